//! How the log of meetings is put into words. For the manager only: nothing that the team gets is made from it.

use chrono::NaiveDate;

use super::words::day;
use crate::domain::{Action, Handle, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Team};
use crate::plan::{Ledger, MustHear};

/// What a meeting is called: `team meeting`, `1-1 with Dana`.
pub fn named(team: &Team, of: &MeetingOf) -> String {
    of.with().map_or_else(|| "team meeting".to_owned(), |who| format!("1-1 with {}", team.name_of(who)))
}

/// Who was at a team meeting, and who was not.
pub fn attendance(team: &Team, meeting: &LoggedMeeting) -> Option<String> {
    let some =
        |label: &str, who: &[Handle]| (!who.is_empty()).then(|| format!("{label}: {}", names(team, who)));
    let of_team = meeting.of == MeetingOf::Team;
    let parts = [some("there", &meeting.present).filter(|_| of_team), some("not there", &meeting.absent)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Names with commas between them.
pub fn names(team: &Team, who: &[Handle]) -> String {
    who.iter().map(|who| team.name_of(who)).collect::<Vec<_>>().join(", ")
}

/// What became of an item, who raised it, by which practice, and how long it took.
pub fn details(team: &Team, item: &LoggedItem) -> Vec<String> {
    let outcome = match item.outcome {
        Outcome::Said => None,
        Outcome::Carried => Some("not reached"),
        Outcome::Parked => Some("put into the parking lot"),
        Outcome::Written => Some("told in writing"),
    };
    let mut details: Vec<String> = outcome.map(str::to_owned).into_iter().collect();
    details.extend(item.from.as_ref().map(|who| format!("from {}", team.name_of(who))));
    details.extend(item.practice.map(|practice| practice.id().to_owned()));
    details.extend(item.minutes.map(|minutes| format!("{minutes} min")));
    details
}

/// Who was not there and has still to hear it.
pub fn unheard(ledger: &Ledger, meeting: &LoggedMeeting, item: &LoggedItem) -> Vec<Handle> {
    let is_it = |line: &MustHear| {
        line.said_on == meeting.date && line.topic == item.topic && line.title == item.title
    };
    let waits = |who: &&Handle| ledger.must_hear(who).iter().any(is_it);
    meeting.absent.iter().filter(waits).cloned().collect()
}

/// Who heard of it later, and who has not yet.
pub fn heard(team: &Team, item: &LoggedItem, unheard: &[Handle], today: NaiveDate) -> Vec<String> {
    let told = item.told.iter().map(|told| (team.name_of(&told.who), told.on));
    let mut lines: Vec<_> = told.map(|(name, on)| format!("{name} heard it on {}", day(on, today))).collect();
    if !unheard.is_empty() {
        let have = if unheard.len() == 1 { "has" } else { "have" };
        lines.push(format!("{} {have} not heard it yet", names(team, unheard)));
    }
    lines
}

/// A promise in a line: `Write the runbook — Dana, until Tue 1 Dec, overdue`.
pub fn promised(team: &Team, action: &Action, today: NaiveDate) -> String {
    let by = by_when(action.until, action.until.is_some_and(|until| until < today), today);
    let by = match action.done {
        Some(done) => format!(", kept on {}", day(done, today)),
        None => by,
    };
    format!("{} — {}{by}", action.what, whose(team, action.who.as_ref()))
}

/// Until when, and whether that is over: `, until Tue 1 Dec, overdue`.
pub fn by_when(until: Option<NaiveDate>, overdue: bool, today: NaiveDate) -> String {
    let late = if overdue { ", overdue" } else { "" };
    until.map_or_else(String::new, |until| format!(", until {}{late}", day(until, today)))
}

/// Who promised: a member by name, or the manager, who reads this.
pub fn whose<'t>(team: &'t Team, who: Option<&'t Handle>) -> &'t str {
    who.map_or("you", |who| team.name_of(who))
}
