//! Rules of the user's own: those of the config file, and one that is tried out before it goes there.

use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::classify::UserRule;
use crate::domain::Practice;
use crate::store::Diagnostic;
use crate::store::report::report;
use crate::store::schema::{Entry, Reader, entries, parse};

const RULE: [&str; 5] = ["id", "practice", "phrases", "weight", "sensitive"];

/// What a rule needs: the keys, and what is said when one is missing.
const NEEDED: (&[&str], &str) =
    (&["id", "practice", "phrases"], "a rule needs an id, a practice and phrases");

/// What a rule needs that has a name already.
const BESIDE_A_NAME: (&[&str], &str) = (&["practice", "phrases"], "a rule needs a practice and phrases");

/// The most that a rule of the user's may weigh.
const HEAVIEST: f32 = 10.0;

/// What stands around a rule that is read by itself.
const AROUND: [&str; 2] = ["rule = { ", " }"];

/// Rules as they are given to try them out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TriedRules {
    /// The rules, in the order in which they were given.
    pub rules: Vec<UserRule>,
    /// What deserves a look in them.
    pub warnings: Vec<Diagnostic>,
}

impl TriedRules {
    /// Reads rules, each the inside of a `[[routing.rule]]` table in one line. Those without an id get a
    /// name.
    pub fn read(written: &[String]) -> Result<Self, Vec<Diagnostic>> {
        let mut tried = Self::default();
        for text in written {
            let name = match tried.rules.len() {
                0 => "tried-out".to_owned(),
                before => format!("tried-out-{}", before + 1),
            };
            let (rule, warnings) = read_rule(text, name, &tried.rules)?;
            tried.rules.push(rule);
            tried.warnings.extend(warnings);
        }
        Ok(tried)
    }
}

/// A rule with what deserves a look in it.
type Read = (UserRule, Vec<Diagnostic>);

fn read_rule(written: &str, name: String, others: &[UserRule]) -> Result<Read, Vec<Diagnostic>> {
    let text = AROUND.join(written);
    let parsed = parse(&text);
    let mut reader = Reader::default();
    let rule = parsed.root().and_then(|root| {
        let all = entries(&root);
        let [entry] = all.as_slice() else {
            reader.error(0, "this is more than one rule", ONE_LINE);
            return None;
        };
        let rule = reader.rule(entry.value.get_ref().as_table()?, AROUND[0].len(), Some(name))?;
        reader.only_once(others, &rule, AROUND[0].len());
        Some(rule)
    });
    let mut problems = report(Path::new("--rule"), &text, &parsed.tell(reader.findings));
    for problem in &mut problems {
        as_given(problem, written);
    }
    let wrong = problems.iter().any(Diagnostic::is_error);
    match rule.filter(|_| !wrong) {
        Some(rule) => Ok((rule, problems)),
        None => Err(problems),
    }
}

/// How a rule is written on the command line.
const ONE_LINE: &str = "write it as `practice = \"trust\", phrases = [\"war room\"], weight = 2`";

/// Says a problem's place as it is in what was given.
fn as_given(problem: &mut Diagnostic, written: &str) {
    let last = written.chars().count().max(1);
    problem.column = problem.column.saturating_sub(AROUND[0].len()).clamp(1, last);
    problem.excerpt = problem.excerpt.as_ref().map(|_| written.to_owned());
}

impl Reader<'_> {
    pub(super) fn rules(&mut self, entry: &Entry<'_, '_>) -> Vec<UserRule> {
        let hint = "start each rule with [[routing.rule]]";
        let Some(array) = entry.value.get_ref().as_array() else {
            self.error(entry.key_span.start, "`rule` must be a list of tables", hint);
            return Vec::new();
        };
        let mut rules: Vec<UserRule> = Vec::with_capacity(array.len());
        for item in array {
            let DeValue::Table(table) = item.get_ref() else {
                self.error(item.span().start, "a rule must be a table", hint);
                continue;
            };
            if let Some(rule) = self.rule(table, item.span().start, None) {
                self.only_once(&rules, &rule, item.span().start);
                rules.push(rule);
            }
        }
        rules
    }

    /// Refuses a rule that has the id of another.
    fn only_once(&mut self, others: &[UserRule], rule: &UserRule, at: usize) {
        if others.iter().any(|other| other.id == rule.id) {
            let what = format!("two rules have the id \"{}\"", rule.id);
            self.error(at, what, "give one of them another id");
        }
    }

    /// Reads a rule, which is called `name` when it has no id; without either it is wrong.
    fn rule(&mut self, table: &DeTable<'_>, at: usize, name: Option<String>) -> Option<UserRule> {
        let (mut id, mut practice, mut phrases) = (name, None, None);
        let (needed, needs) = if id.is_some() { BESIDE_A_NAME } else { NEEDED };
        let (mut weight, mut sensitive) = (Some(1.0), Some(false));
        for entry in entries(table) {
            match entry.key {
                "id" => id = self.text(&entry),
                "practice" => practice = self.practice(&entry),
                "phrases" => phrases = self.phrases(&entry),
                "weight" => weight = self.weight(&entry, HEAVIEST),
                "sensitive" => sensitive = self.switch(&entry),
                _ => self.slip_or_unknown(&entry, &RULE, "a rule"),
            }
        }
        for key in needed.iter().filter(|key| !table.contains_key(**key)) {
            self.error(at, format!("this rule has no `{key}`"), needs);
        }
        Some(UserRule {
            id: id?,
            practice: practice?,
            phrases: phrases?,
            weight: weight?,
            sensitive: sensitive?,
        })
    }

    fn practice(&mut self, entry: &Entry<'_, '_>) -> Option<Practice> {
        let names: Vec<_> = Practice::ALL.iter().map(|practice| practice.id()).collect();
        self.word(entry, &names, Practice::parse)
    }

    fn phrases(&mut self, entry: &Entry<'_, '_>) -> Option<Vec<String>> {
        let phrases = self.list(entry)?;
        if let Some((_, at)) = phrases.iter().find(|(phrase, _)| phrase.trim().is_empty()) {
            self.error(*at, "a phrase is empty", "remove it: it would fit every topic");
        }
        Some(phrases.into_iter().map(|(phrase, _)| phrase).collect())
    }
}
