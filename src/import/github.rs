//! Issues as GitHub gives them: an array, one issue, the pages of `gh api --paginate` one after the other, or what a search
//! gives. Fields that songsheet does not need are passed over.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::found::{Closed, Named, Otherwise, Role};
use super::lines::Lines;
use super::{Found, Problem};

/// What to ask GitHub for.
const HINT: &str = "gh issue list --json number,title,body,labels,assignees,author,url,state";

#[derive(Deserialize)]
struct Issue {
    number: Option<u64>,
    title: String,
    body: Option<String>,
    #[serde(default)]
    labels: Vec<Label>,
    #[serde(default)]
    assignees: Vec<Account>,
    #[serde(alias = "user")]
    author: Option<Account>,
    url: Option<String>,
    html_url: Option<String>,
    state: Option<String>,
    pull_request: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Label {
    Named { name: String },
    Word(String),
}

#[derive(Deserialize)]
struct Account {
    login: String,
}

/// The pages of a search.
#[derive(Deserialize)]
struct Page<'t> {
    #[serde(borrow)]
    items: Vec<&'t RawValue>,
}

/// Reads every issue.
pub(super) fn read(text: &str) -> Result<Vec<Found>, Vec<Problem>> {
    let lines = Lines::of(text);
    let mut reader = Reader { text, lines, found: Vec::new(), problems: Vec::new() };
    let values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    for value in values {
        match value {
            Ok(value) => reader.value(value.get(), 0),
            Err(error) => {
                reader.wrong(0, &error);
                break;
            }
        }
    }
    if reader.problems.is_empty() { Ok(reader.found) } else { Err(reader.problems) }
}

struct Reader<'t> {
    text: &'t str,
    lines: Lines<'t>,
    found: Vec<Found>,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    /// Reads an issue, or a list of issues, or a list of such lists.
    fn value(&mut self, json: &'t str, depth: usize) {
        if json.starts_with('[') && depth >= 2 {
            let told = self.lines.problem(
                self.place_of(json),
                "lists are nested too deeply",
                "an export is a list of issues",
            );
            self.problems.push(told);
        } else if json.starts_with('[') {
            match serde_json::from_str::<Vec<&RawValue>>(json) {
                Ok(values) => values.into_iter().for_each(|value| self.value(value.get(), depth + 1)),
                Err(error) => self.wrong(self.place_of(json), &error),
            }
        } else if let Ok(page) = serde_json::from_str::<Page<'t>>(json) {
            page.items.into_iter().for_each(|value| self.value(value.get(), 2));
        } else {
            match serde_json::from_str::<Issue>(json) {
                Ok(issue) => self.issue(issue, self.place_of(json)),
                Err(error) => self.wrong(self.place_of(json), &error),
            }
        }
    }

    fn issue(&mut self, issue: Issue, at: usize) {
        if issue.title.trim().is_empty() {
            self.problems.push(self.lines.problem(
                at,
                "the issue has no title",
                "give it one, or leave it out",
            ));
            return;
        }
        let (line, column) = self.lines.locate(at);
        let closed = match (issue.pull_request, issue.state) {
            (Some(_), _) => Some(Closed::PullRequest),
            (None, Some(state)) if !state.eq_ignore_ascii_case("open") => Some(Closed::Done),
            _ => None,
        };
        let url = issue.html_url.or(issue.url);
        let mut notes = issue.body.unwrap_or_default().replace("\r\n", "\n").trim().to_owned();
        if let Some(number) = issue.number.filter(|_| url.is_none()) {
            format!("#{number}\n{notes}").trim_end().clone_into(&mut notes);
        }
        let people = issue.author.into_iter().map(|account| account.named(Role::From));
        let people =
            people.chain(issue.assignees.into_iter().map(|account| account.named(Role::With))).collect();
        let tags = issue.labels.into_iter().map(Label::name).collect();
        let title = issue.title.trim().to_owned();
        self.found.push(Found {
            line,
            column,
            title,
            notes,
            tags,
            people,
            link: url,
            closed,
            ..Found::default()
        });
    }

    /// Where a part of the text stands in it.
    fn place_of(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// Tells of an error in the part of the text that begins at `at`.
    fn wrong(&mut self, at: usize, error: &serde_json::Error) {
        let (line, column) = self.lines.locate(at);
        // The error counts from where the part begins.
        let (line, column) = match error.line() {
            0 => (line, column),
            1 => (line, column + error.column().saturating_sub(1)),
            more => (line + more - 1, error.column().max(1)),
        };
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or(&what);
        let (what, hint) = (format!("this is no issue: {what}"), format!("`{HINT}` gives them"));
        self.problems.push(Problem { line, column, what, hint });
    }
}

impl Label {
    fn name(self) -> String {
        let (Self::Named { name } | Self::Word(name)) = self;
        name.trim().to_owned()
    }
}

impl Account {
    fn named(self, role: Role) -> Named {
        Named { role, name: self.login, otherwise: Otherwise::Note }
    }
}
