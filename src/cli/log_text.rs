//! The log as text: a meeting with what was said, who heard it, what was decided and promised.

use std::io;

use chrono::NaiveDate;

use crate::desk::{Desk, Found};
use crate::domain::{Action, Handle, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Team};
use crate::plan::{Ledger, MustHear, Promise};
use crate::share::words::day;

use super::page::{Page, Tone, plain};
use super::words;

/// Prints meetings, with a blank line between them; the ledger says who has still to hear what was said in them.
pub fn meetings(page: &mut Page<'_>, desk: &Desk, ledger: &Ledger, all: &[Found]) -> io::Result<()> {
    for (nth, found) in all.iter().enumerate() {
        if nth > 0 {
            page.gap()?;
        }
        meeting(page, desk, ledger, found)?;
    }
    Ok(())
}

fn meeting(page: &mut Page<'_>, desk: &Desk, ledger: &Ledger, found: &Found) -> io::Result<()> {
    let (team, today) = (desk.team(), desk.today());
    let meeting = &*found.meeting;
    let tone = if meeting.of == MeetingOf::Team { Tone::Broadcast } else { Tone::Private };
    let mut about = vec![named(team, &meeting.of)];
    about.extend(meeting.minutes.map(|minutes| format!("{minutes} min")));
    page.line(&[Tone::Strong.of(day(meeting.date, today)), plain(" · "), tone.of(about.join(" · "))])?;
    if let Some(attendance) = attendance(team, meeting) {
        page.paragraph(2, Tone::Quiet, &attendance)?;
    }
    found.items().try_for_each(|item| self::item(page, desk, item, &unheard(ledger, meeting, item)))?;
    found.actions().try_for_each(|action| self::action(page, team, action, today))
}

/// What a meeting is called: `team meeting`, `1-1 with Dana`.
pub fn named(team: &Team, of: &MeetingOf) -> String {
    of.with().map_or_else(|| "team meeting".to_owned(), |who| format!("1-1 with {}", team.name_of(who)))
}

fn attendance(team: &Team, meeting: &LoggedMeeting) -> Option<String> {
    let some = |label: &str, who: &[Handle]| {
        (!who.is_empty()).then(|| format!("{label}: {}", words::names(team, who)))
    };
    let of_team = meeting.of == MeetingOf::Team;
    let parts = [some("there", &meeting.present).filter(|_| of_team), some("not there", &meeting.absent)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn item(page: &mut Page<'_>, desk: &Desk, item: &LoggedItem, unheard: &[Handle]) -> io::Result<()> {
    let id = item.topic.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
    page.hanging(&[plain("  ")], Tone::Plain, &format!("{}{id}", item.title))?;
    let details = details(desk.team(), item);
    if !details.is_empty() {
        page.paragraph(4, Tone::Quiet, &details.join(" · "))?;
    }
    for line in heard(desk, item, unheard) {
        page.paragraph(4, Tone::Quiet, &line)?;
    }
    item.decisions.iter().try_for_each(|text| page.hanging(&[plain("    ▸ ")], Tone::Strong, text))?;
    item.notes.lines().try_for_each(|line| page.paragraph(4, Tone::Plain, line))
}

/// What became of an item, who raised it, by which practice, and how long it took.
fn details(team: &Team, item: &LoggedItem) -> Vec<String> {
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
fn unheard(ledger: &Ledger, meeting: &LoggedMeeting, item: &LoggedItem) -> Vec<Handle> {
    let is_it = |line: &MustHear| {
        line.said_on == meeting.date && line.topic == item.topic && line.title == item.title
    };
    let waits = |who: &&Handle| ledger.must_hear(who).iter().any(is_it);
    meeting.absent.iter().filter(waits).cloned().collect()
}

/// Who heard of it later, and who has not yet.
fn heard(desk: &Desk, item: &LoggedItem, unheard: &[Handle]) -> Vec<String> {
    let (team, today) = (desk.team(), desk.today());
    let told = item.told.iter().map(|told| (team.name_of(&told.who), told.on));
    let mut lines: Vec<_> = told.map(|(name, on)| format!("{name} heard it on {}", day(on, today))).collect();
    if !unheard.is_empty() {
        let have = if unheard.len() == 1 { "has" } else { "have" };
        lines.push(format!("{} {have} not heard it yet", words::names(team, unheard)));
    }
    lines
}

fn action(page: &mut Page<'_>, team: &Team, action: &Action, today: NaiveDate) -> io::Result<()> {
    let overdue = action.is_open() && action.until.is_some_and(|until| until < today);
    let tone = if overdue { Tone::Attention } else { Tone::Plain };
    let mark = if action.is_open() { "  ☐ " } else { "  ☑ " };
    page.hanging(&[tone.of(mark)], tone, &promised(team, action, today))
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

fn by_when(until: Option<NaiveDate>, overdue: bool, today: NaiveDate) -> String {
    let late = if overdue { ", overdue" } else { "" };
    until.map_or_else(String::new, |until| format!(", until {}{late}", day(until, today)))
}

/// Who promised: a member by name, or the manager, who reads this.
fn whose<'t>(team: &'t Team, who: Option<&'t Handle>) -> &'t str {
    who.map_or("you", |who| team.name_of(who))
}

/// Prints open promises, each with the meeting in which it was made; `all` are so many.
pub fn promises(page: &mut Page<'_>, desk: &Desk, shown: &[Promise], all: usize) -> io::Result<()> {
    let counted = words::count(all, "open promise", "open promises");
    let overdue = shown.iter().filter(|promise| promise.overdue).count();
    let late = if overdue == 0 { String::new() } else { format!(" · {overdue} overdue") };
    page.line(&[Tone::Strong.of(counted), Tone::Attention.of(late)])?;
    shown.iter().try_for_each(|promise| self::promise(page, desk, promise))
}

fn promise(page: &mut Page<'_>, desk: &Desk, promise: &Promise) -> io::Result<()> {
    let (team, today) = (desk.team(), desk.today());
    let tone = if promise.overdue { Tone::Attention } else { Tone::Plain };
    let by = by_when(promise.until, promise.overdue, today);
    let text = format!("{} — {}{by}", promise.what, whose(team, promise.who.as_ref()));
    page.hanging(&[tone.of("☐ ")], tone, &text)?;
    page.paragraph(2, Tone::Quiet, &format!("{}, {}", named(team, &promise.of), day(promise.made_on, today)))
}
