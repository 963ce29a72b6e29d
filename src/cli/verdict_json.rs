//! A verdict as JSON: the fields of `triage --format json` and `why --format json`, which are stable.

use serde::Serialize;

use crate::classify::{Explanation, Principle, Reason, Verdict};
use crate::domain::{Handle, Topic, TopicId, With};
use crate::plan::Economics;

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
    file: Option<String>,
    line: Option<usize>,
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
}

#[derive(Debug, Serialize)]
struct ReasonJson<'a> {
    rule: &'a str,
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
            file,
            line,
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
        }
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
        practice: reason.practice.id(),
        weight: (f64::from(reason.weight) * 1000.0).round() / 1000.0,
        field: reason.field.as_str(),
        start: reason.start,
        end: reason.end,
        text: &reason.text,
    }
}
