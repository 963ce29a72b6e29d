//! The words in which the command line speaks of verdicts, people and days.

use chrono::NaiveDate;

use crate::classify::{Certainty, Source, Verdict};
use crate::domain::{Handle, Route, Team, Topic, TopicKey, With};
use crate::share::words::day;
use crate::store::Workspace;

use super::page::Tone;

/// Where a route leads.
pub fn meeting(route: Route) -> &'static str {
    match route {
        Route::Broadcast => "team meeting",
        Route::Private => "1-1",
    }
}

/// The mark before a topic with its tone: full for all, empty for one, half for in doubt.
pub fn mark(verdict: &Verdict) -> (&'static str, Tone) {
    match (verdict.certainty(), verdict.route()) {
        (Certainty::Unsure, _) => ("◐", Tone::Attention),
        (Certainty::Clear, Route::Broadcast) => ("●", Tone::Broadcast),
        (Certainty::Clear, Route::Private) => ("○", Tone::Private),
    }
}

/// Why a verdict is unsure, as a sentence.
pub fn doubt(verdict: &Verdict) -> Option<String> {
    let why = verdict.why_unsure()?;
    let mut letters = why.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    Some(format!("{}{}.", first.collect::<String>(), letters.as_str()))
}

/// Who decided, when it was not the rules.
pub fn decided(topic: &Topic, verdict: &Verdict, today: NaiveDate) -> Option<String> {
    match (verdict.source(), topic.embargo) {
        (Source::Rules, _) => None,
        (Source::Embargo, Some(date)) if date <= today => {
            Some(format!("its embargo ended on {}", day(date, today)))
        }
        (Source::Embargo, Some(date)) => Some(format!("embargo until {}", day(date, today))),
        (Source::Embargo, None) => Some("embargo".to_owned()),
        (Source::Manager, _) if topic.route.is_none() => Some("kept in the private file".to_owned()),
        (Source::Manager, _) => Some(match &topic.because {
            Some(because) => format!("your call: {because}"),
            None => "your call".to_owned(),
        }),
    }
}

/// Whom a topic concerns, by name; who raised it when it names nobody.
pub fn people(team: &Team, topic: &Topic) -> String {
    match (&topic.with, &topic.from) {
        (With::Everyone, _) => "everyone".to_owned(),
        (With::Members(members), _) => names(team, members),
        (With::Nobody, Some(from)) => team.name_of(from).to_owned(),
        (With::Nobody, None) => String::new(),
    }
}

/// Names as a list: `Dana, Kim`.
pub fn names(team: &Team, handles: &[Handle]) -> String {
    handles.iter().map(|handle| team.name_of(handle)).collect::<Vec<_>>().join(", ")
}

/// Where a topic stands: the file as people call it, and the line.
pub fn place(workspace: &Workspace, key: TopicKey) -> Option<(String, usize)> {
    Some((workspace.place().short_name(key.drawer), workspace.line_of(key)?))
}

/// A number with its noun: `1 topic`, `3 topics`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
