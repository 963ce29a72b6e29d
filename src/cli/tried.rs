//! Rules that `why` tries out: what they change, for one topic and for all that are open.

use std::io;

use crate::classify::{Routed, RoutingConfig, UserRule, Verdict};
use crate::config::TriedRules;
use crate::desk::Desk;
use crate::domain::Topic;

use super::failure::Failure;
use super::page::{Page, Tone, plain};
use super::session::Session;
use super::{problems, topics, words};

/// Rules to try out, with the routing that they are added to.
pub struct Trial {
    rules: Vec<UserRule>,
    routing: RoutingConfig,
}

/// What rules change.
pub struct Tried {
    /// The rules.
    pub rules: Vec<UserRule>,
    /// The verdict without them.
    pub without: Verdict,
    /// How many topics are open.
    pub open: usize,
    /// The open topics whose verdicts they change.
    pub changes: Vec<Changed>,
}

/// An open topic whose verdict is another one.
pub struct Changed {
    /// The topic.
    pub topic: Topic,
    /// The file that it stands in and the line, as people refer to them.
    pub place: Option<(String, usize)>,
    /// The verdict without the rules.
    pub before: Verdict,
    /// The verdict with them.
    pub after: Verdict,
}

impl Trial {
    /// Reads the rules of a command line; `None` when there are none.
    pub fn read(written: &[String], session: &mut Session<'_, '_>) -> Result<Option<Self>, Failure> {
        if written.is_empty() {
            return Ok(None);
        }
        let TriedRules { rules, warnings } = TriedRules::read(written).map_err(not_a_rule)?;
        problems::print(session.aside, &warnings)?;
        let routing = session.start.config.routing.value.clone().with_rules(&rules);
        Ok(Some(Self { rules, routing }))
    }

    /// The desk as it would be with the rules.
    pub fn on(&self, desk: &Desk) -> Desk {
        Desk::open(desk.workspace().clone(), &self.routing, desk.today())
    }

    /// What the rules change.
    pub fn compare(self, desk: &Desk, trying: &Desk, topic: &Topic) -> Tried {
        let pairs = desk.routed().iter().zip(trying.routed());
        let other = pairs.filter(|(old, new)| told(old.verdict()) != told(new.verdict()));
        let changed = |(old, new): (&Routed, &Routed)| Changed {
            topic: new.topic().clone(),
            place: words::place(desk.workspace(), new.topic().key),
            before: *old.verdict(),
            after: *new.verdict(),
        };
        Tried {
            without: *desk.route(topic.clone()).verdict(),
            open: desk.routed().len(),
            changes: other.map(changed).collect(),
            rules: self.rules,
        }
    }
}

impl Tried {
    /// The ids of the rules.
    pub fn ids(&self) -> Vec<&str> {
        self.rules.iter().map(|tried| tried.id.as_str()).collect()
    }

    /// Whether a reason comes from one of the rules.
    pub fn is_tried(&self, rule: &str) -> bool {
        self.rules.iter().any(|tried| tried.id == rule)
    }

    /// Prints what the rules change.
    pub fn print(&self, page: &mut Page<'_>, hit: bool) -> io::Result<()> {
        let (one, its) = if self.rules.len() == 1 { ("the rule", "its") } else { ("the rules", "their") };
        page.gap()?;
        page.line(&[Tone::Strong.of(format!("What {one} would change"))])?;
        if !hit {
            page.paragraph(2, Tone::Plain, &format!("Nothing here: the text has none of {its} phrases."))?;
        }
        page.line(&[plain(format!("  Without {one} it is ")), verdict(&self.without), plain(".")])?;
        let count = self.changes.len();
        let open = words::count(self.open, "open topic", "open topics");
        let changes = if count == 0 { "none".to_owned() } else { count.to_string() };
        let stop = if count == 0 { "." } else { ":" };
        page.line(&[plain(format!("  Of {open} {changes} would change{stop}"))])?;
        self.changes.iter().try_for_each(|change| one_change(page, change))
    }
}

fn one_change(page: &mut Page<'_>, change: &Changed) -> io::Result<()> {
    page.hanging(&[plain("    ")], Tone::Plain, &topics::name(&change.topic))?;
    page.line(&[plain("      "), verdict(&change.before), plain(" → "), verdict(&change.after)])
}

/// A verdict in a few words: `○ private, clear, sensitive`.
fn verdict(verdict: &Verdict) -> super::page::Span<'static> {
    let (mark, tone) = words::mark(verdict);
    let sensitive = if verdict.sensitive() { ", sensitive" } else { "" };
    tone.of(format!("{mark} {}, {}{sensitive}", verdict.route(), verdict.certainty().as_str()))
}

/// What of a verdict decides where a topic stands.
fn told(verdict: &Verdict) -> impl PartialEq + use<> {
    (verdict.route(), verdict.certainty(), verdict.sensitive())
}

fn not_a_rule(problems: Vec<crate::store::Diagnostic>) -> Failure {
    let failure = Failure { problems, ..Failure::usage("The rule cannot be tried out.") };
    failure.hint("write it as --rule 'practice = \"trust\", phrases = [\"war room\"], weight = 2'")
}
