//! What a search of the log found: meetings with what was said, decided and promised there, the newest first.

use chrono::NaiveDate;

use super::super::model::Tone;
use super::entry::{About, Entry};
use crate::desk::Found;
use crate::domain::{Action, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Team};
use crate::plan::Promise;
use crate::share::advice::capital;
use crate::share::logged::{details, named, names, promised};
use crate::share::words::day;

/// The meetings, each with what was found of it; and how many more there are.
pub fn rows(shown: &[Found], more: usize, team: &Team, today: NaiveDate) -> Vec<Entry> {
    let mut rows = Vec::new();
    for found in shown {
        if !rows.is_empty() {
            rows.push(Entry::text(""));
        }
        let meeting = &*found.meeting;
        rows.push(self::meeting(meeting, team, today));
        for nth in &found.items {
            rows.extend(meeting.items.get(*nth).into_iter().flat_map(|one| item(meeting, *nth, one, team)));
        }
        rows.extend(found.actions().map(|one| action(meeting, one, team, today)));
    }
    if more > 0 {
        let text = format!("and {more} more meetings: go on down, or search");
        rows.extend([Entry::text(""), Entry::text(text).toned(Tone::Dim)]);
    }
    rows
}

fn meeting(meeting: &LoggedMeeting, team: &Team, today: NaiveDate) -> Entry {
    let (mark, tone) = match meeting.of {
        MeetingOf::Team => ("● ", Tone::Broadcast),
        MeetingOf::OneOnOne(_) => ("○ ", Tone::Private),
    };
    let text = format!("{} · {}", day(meeting.date, today), named(team, &meeting.of));
    let minutes = meeting.minutes.map(|minutes| format!("{minutes} min"));
    let absent = (!meeting.absent.is_empty()).then(|| format!("not there: {}", names(team, &meeting.absent)));
    let right: Vec<_> = absent.into_iter().chain(minutes).collect();
    let about = About::Meeting(meeting.of.clone(), meeting.date);
    Entry { about: Some(about), ..Entry::heading(text) }.after(mark, tone).beside(right.join(" · "))
}

fn item(meeting: &LoggedMeeting, nth: usize, item: &LoggedItem, team: &Team) -> Vec<Entry> {
    let about = About::Item(meeting.of.clone(), meeting.date, nth);
    let tone = if item.outcome == Outcome::Said { Tone::Plain } else { Tone::Dim };
    let (mark, of_mark) = mark(item.outcome);
    let said = Entry::about(about, &*item.title).after(mark, of_mark).toned(tone);
    let decided = item.decisions.iter().map(|text| Entry::text(&**text).after("    ▸ ", Tone::Good));
    [said.beside(briefly(team, item))].into_iter().chain(decided).collect()
}

/// What became of an item, also where there is no room for the words: as on the page of a meeting that is held.
fn mark(outcome: Outcome) -> (&'static str, Tone) {
    match outcome {
        Outcome::Said => ("  ", Tone::Plain),
        Outcome::Carried => ("→ ", Tone::Warning),
        Outcome::Parked => ("◌ ", Tone::Warning),
        Outcome::Written => ("✎ ", Tone::Dim),
    }
}

/// What is told of an item in the list; all of it stands beside.
fn briefly(team: &Team, item: &LoggedItem) -> String {
    details(team, &LoggedItem { practice: None, ..item.clone() }).join(" · ")
}

/// What was promised in a meeting, be it kept or not.
pub fn action(meeting: &LoggedMeeting, action: &Action, team: &Team, today: NaiveDate) -> Entry {
    let promise = Promise::of(meeting, action, today);
    let (mark, tone) = match (action.is_open(), promise.overdue) {
        (true, true) => ("  ☐ ", Tone::Warning),
        (true, false) => ("  ☐ ", Tone::Plain),
        (false, _) => ("  ☑ ", Tone::Dim),
    };
    let about = About::Promise(promise, action.done);
    Entry::about(about, promised(team, action, today)).after(mark, tone).toned(tone)
}

/// What the list says that has nothing to show.
pub fn nothing(asked: bool) -> Vec<Entry> {
    let text = if asked { "Nothing in the log matches." } else { "No meeting has been logged yet." };
    vec![Entry::text(text).toned(Tone::Dim)]
}

/// What a meeting is called, as a heading.
pub fn called(of: &MeetingOf, date: NaiveDate, team: &Team, today: NaiveDate) -> String {
    format!("{}, {}", capital(&named(team, of)), day(date, today))
}
