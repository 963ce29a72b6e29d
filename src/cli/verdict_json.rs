//! A verdict as JSON: the fields of `triage --format json` and `why --format json`, which are stable.

use serde::Serialize;

use crate::classify::{Doubt, Explanation, Reason, Verdict};
use crate::domain::{Handle, Principle, Topic, TopicId, With};
use crate::plan::Economics;

use super::tried::{Changed, Tried};

/// One topic of `triage`.
#[derive(Debug, Serialize)]
pub struct VerdictJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    route: &'static str,
    certainty: &'static str,
    source: &'static str,
    practice: &'static str,
    principles: Vec<&'static str>,
    with: Vec<&'a str>,
    sensitive: bool,
    /// Why it is unsure; `null` when it is not.
    doubt: Option<&'static str>,
    file: Option<String>,
    line: Option<usize>,
    /// Since when it is in the parking lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    parked: Option<String>,
    reasons: Vec<ReasonJson<'a>>,
}

/// The answer of `why`.
#[derive(Debug, Serialize)]
pub struct WhyJson<'a> {
    schema: u32,
    #[serde(flatten)]
    verdict: VerdictJson<'a>,
    against: Vec<ReasonJson<'a>>,
    advice: &'a [String],
    economics: EconomicsJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    tried: Option<TriedJson<'a>>,
}

/// What rules change that are tried out.
#[derive(Debug, Serialize)]
struct TriedJson<'a> {
    rules: Vec<&'a str>,
    without: ShortJson,
    open: usize,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangeJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    before: ShortJson,
    after: ShortJson,
}

/// A verdict without what it rests on.
#[derive(Debug, Serialize)]
struct ShortJson {
    route: &'static str,
    certainty: &'static str,
    practice: &'static str,
    sensitive: bool,
}

impl From<&Verdict> for ShortJson {
    fn from(verdict: &Verdict) -> Self {
        Self {
            route: verdict.route().as_str(),
            certainty: verdict.certainty().as_str(),
            practice: verdict.practice().id(),
            sensitive: verdict.sensitive(),
        }
    }
}

impl<'a> From<&'a Tried> for TriedJson<'a> {
    fn from(tried: &'a Tried) -> Self {
        let change = |change: &'a Changed| ChangeJson {
            id: change.topic.id.as_ref().map(TopicId::as_str),
            title: &change.topic.title,
            file: change.place.as_ref().map(|(file, _)| file.as_str()),
            line: change.place.as_ref().map(|(_, line)| *line),
            before: (&change.before).into(),
            after: (&change.after).into(),
        };
        Self {
            rules: tried.rules.iter().map(|rule| rule.id.as_str()).collect(),
            without: (&tried.without).into(),
            open: tried.open,
            changes: tried.changes.iter().map(change).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct ReasonJson<'a> {
    rule: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    tried: bool,
    practice: &'static str,
    weight: f64,
    field: &'static str,
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct EconomicsJson {
    people: u64,
    serial: u64,
    broadcast: u64,
    manager_serial: u64,
    manager_broadcast: u64,
}

impl<'a> VerdictJson<'a> {
    /// A topic that stands at a line of a file, or text that stands nowhere.
    pub fn new(topic: &'a Topic, explanation: &'a Explanation, place: Option<(String, usize)>) -> Self {
        let verdict: &Verdict = &explanation.verdict;
        let (file, line) = place.unzip();
        Self {
            id: topic.id.as_ref().map(TopicId::as_str),
            title: &topic.title,
            route: verdict.route().as_str(),
            certainty: verdict.certainty().as_str(),
            source: verdict.source().as_str(),
            practice: verdict.practice().id(),
            principles: verdict.principles().map(Principle::id).collect(),
            with: with(&topic.with),
            sensitive: verdict.sensitive(),
            doubt: verdict.doubt().map(Doubt::as_str),
            file,
            line,
            parked: topic.parked.map(|since| since.to_string()),
            reasons: reasons(&explanation.reasons),
        }
    }
}

impl<'a> WhyJson<'a> {
    /// The verdict with all that is said about it.
    pub fn new(verdict: VerdictJson<'a>, explanation: &'a Explanation, economics: Economics) -> Self {
        Self {
            schema: 1,
            verdict,
            against: reasons(&explanation.against),
            advice: &explanation.advice,
            economics: EconomicsJson {
                people: economics.people,
                serial: economics.serial,
                broadcast: economics.broadcast,
                manager_serial: economics.manager_serial,
                manager_broadcast: economics.manager_broadcast,
            },
            tried: None,
        }
    }

    /// The same with what rules change that are tried out; their reasons are marked.
    #[must_use]
    pub fn with_trial(mut self, tried: Option<&'a Tried>) -> Self {
        let Some(tried) = tried else { return self };
        for reason in self.verdict.reasons.iter_mut().chain(&mut self.against) {
            reason.tried = tried.is_tried(reason.rule);
        }
        self.tried = Some(tried.into());
        self
    }
}

fn with(with: &With) -> Vec<&str> {
    match with {
        With::Nobody => Vec::new(),
        With::Members(members) => members.iter().map(Handle::as_str).collect(),
        With::Everyone => vec!["everyone"],
    }
}

fn reasons(reasons: &[Reason]) -> Vec<ReasonJson<'_>> {
    reasons.iter().map(reason).collect()
}

fn reason(reason: &Reason) -> ReasonJson<'_> {
    ReasonJson {
        rule: &reason.rule,
        tried: false,
        practice: reason.practice.id(),
        weight: (f64::from(reason.weight) * 1000.0).round() / 1000.0,
        field: reason.field.as_str(),
        start: reason.start,
        end: reason.end,
        text: &reason.text,
    }
}
