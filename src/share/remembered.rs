//! What agendas say because of earlier meetings: what somebody must hear, what was promised, and a question that is
//! suggested. Text and Markdown both use these words.

use chrono::NaiveDate;

use super::words::{day, name};
use crate::escape::visible;
use crate::plan::{MustHear, Names, OneOnOneAgenda, Promise, Suggested, TeamAgenda, TeamPromise};

/// The heading of what a member must hear.
pub const MUST_HEAR: &str = "Must hear: the team heard it without them";
/// The heading of promises.
pub const PROMISED: &str = "Promised";

/// One thing that a member must hear: `Checkout outage (Tue 17 Nov)`.
pub fn must_hear(line: &MustHear, agenda: &OneOnOneAgenda) -> String {
    format!("{} ({})", visible(&line.title), day(line.said_on, agenda.meeting.date))
}

/// A promise in a 1-1: who promised it, until when, and whether that is over. For the manager, who is `you`.
pub fn promise(promise: &Promise, names: &Names, on: NaiveDate) -> String {
    let team = if promise.of.with().is_none() { " · to the team" } else { "" };
    format!("{}{team}", promised(promise, names, "you", on))
}

/// The promises of a team meeting, as the team reads them.
pub fn team_promises(agenda: &TeamAgenda) -> Vec<String> {
    let promises = agenda.promises.iter().map(TeamPromise::promise);
    promises.map(|one| promised(one, &agenda.names, "the manager", agenda.meeting.date)).collect()
}

fn promised(promise: &Promise, names: &Names, manager: &str, on: NaiveDate) -> String {
    let who = promise.who.as_ref().map_or_else(|| manager.to_owned(), |who| name(names, who));
    let until = promise.until.map(|until| format!(", until {}", day(until, on))).unwrap_or_default();
    let overdue = if promise.overdue { ", overdue" } else { "" };
    format!("{} · {who}{until}{overdue}", visible(&promise.what))
}

/// A suggested question, said to be one: `Suggestion, Growth has waited: “…?” (growth-03)`.
pub fn suggestion(one: &Suggested) -> String {
    format!("Suggestion, for {}: {} ({})", one.practice.label().to_lowercase(), one.text, one.id)
}
