//! Agendas as an iCalendar file (RFC 5545): one event per meeting, with its agenda as the description.
//!
//! The times are in UTC where the roster names a time zone, else those of whoever reads the file. An event is known again
//! by its week and whose meeting it is, so that an agenda which is imported once more takes the place of the one before,
//! also when the meeting was moved. A calendar is seen by more people than a file: events of 1-1s are marked private and
//! hold no notes.
//!
//! The file is written by hand, since what is hard about it is to fold lines, and `icalendar` (0.17.17) cannot be kept
//! from folding in its own way: a last line of 76 bytes, a time that grows with the square of a description's length,
//! and no end at all where many blanks follow letters of several bytes. A title may hold these.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::outline::{Entry, Sheet};
use crate::domain::{Handle, Week};
use crate::plan::{Meeting, Names, OneOnOneAgenda, Plan, TeamAgenda};

/// A line of the file is no longer than so many bytes.
const LONGEST_LINE: usize = 75;

/// The team meeting; `now`, in UTC, is when the file is made.
pub fn team(agenda: &TeamAgenda, now: NaiveDateTime) -> String {
    calendar([team_event(agenda, now)])
}

/// One member's 1-1, without notes. For the manager.
pub fn one_on_one(agenda: &OneOnOneAgenda, now: NaiveDateTime) -> String {
    calendar([one_on_one_event(agenda, now)])
}

/// All meetings of a week. For the manager.
pub fn week(plan: &Plan, now: NaiveDateTime) -> String {
    let team = plan.team.iter().map(|agenda| team_event(agenda, now));
    calendar(team.chain(plan.one_on_ones.iter().map(|agenda| one_on_one_event(agenda, now))))
}

/// Lines that are folded as they are written.
#[derive(Default)]
struct Lines(String);

fn calendar(events: impl IntoIterator<Item = Lines>) -> String {
    let mut lines = Lines::default();
    lines.property("BEGIN", "VCALENDAR");
    lines.property("VERSION", "2.0");
    lines.property("PRODID", concat!("-//songsheet//songsheet ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.property("CALSCALE", "GREGORIAN");
    events.into_iter().for_each(|event| lines.0.push_str(&event.0));
    lines.property("END", "VCALENDAR");
    lines.0
}

fn team_event(agenda: &TeamAgenda, now: NaiveDateTime) -> Lines {
    let mut event = begin(&agenda.names, &agenda.meeting, None, now);
    event.end(&Sheet::team(agenda))
}

fn one_on_one_event(agenda: &OneOnOneAgenda, now: NaiveDateTime) -> Lines {
    let mut event = begin(&agenda.names, &agenda.meeting, Some(&agenda.with), now);
    event.property("CLASS", "PRIVATE");
    event.end(&Sheet::one_on_one(agenda).without_notes())
}

/// The event up to when it takes place.
fn begin(names: &Names, meeting: &Meeting, with: Option<&Handle>, now: NaiveDateTime) -> Lines {
    let mut event = Lines::default();
    event.property("BEGIN", "VEVENT");
    event.property("UID", &uid(names, meeting, with));
    event.property("DTSTAMP", &format!("{}Z", moment(now)));
    let Some(start) = meeting.start else {
        event.property("DTSTART;VALUE=DATE", &day(meeting.date));
        let next = meeting.date.checked_add_days(Days::new(1)).unwrap_or(meeting.date);
        event.property("DTEND;VALUE=DATE", &day(next));
        event.property("TRANSP", "TRANSPARENT");
        return event;
    };
    let local = meeting.date.and_time(start);
    let utc = names.zone.and_then(|zone| zone.to_utc(local));
    let start = utc.unwrap_or(local);
    let end = start + TimeDelta::minutes(i64::from(meeting.minutes.0));
    let mark = if utc.is_some() { "Z" } else { "" };
    event.property("DTSTART", &format!("{}{mark}", moment(start)));
    event.property("DTEND", &format!("{}{mark}", moment(end)));
    event
}

/// What the event is known again by: the team, the week and whose meeting it is, and nothing that could be read.
fn uid(names: &Names, meeting: &Meeting, with: Option<&Handle>) -> String {
    let with = with.map(Handle::as_str).unwrap_or_default();
    let bytes = names.team.bytes().chain([0]).chain(with.bytes());
    // FNV-1a: the same in every version, on every machine.
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{}-{hash:016x}@songsheet", Week::of(meeting.date))
}

fn moment(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

impl Lines {
    /// What the event is called, and its agenda.
    fn end(&mut self, sheet: &Sheet) -> Self {
        self.property("SUMMARY", &escape(&sheet.heading));
        self.property("DESCRIPTION", &escape(&description(sheet)));
        self.property("END", "VEVENT");
        std::mem::take(self)
    }

    /// Writes one property, over several lines where it is longer than one may be.
    fn property(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as the value of a property.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The agenda in plain lines.
fn description(sheet: &Sheet) -> String {
    let mut text = String::new();
    sheet.entries.iter().for_each(|one| entry(&mut text, one));
    sheet.remarks.iter().for_each(|remark| line(&mut text, remark));
    for section in &sheet.sections {
        line(&mut text, "");
        line(&mut text, &section.heading);
        section.entries.iter().for_each(|one| entry(&mut text, one));
    }
    text.trim_end().to_owned()
}

fn entry(text: &mut String, entry: &Entry) {
    let time = if entry.time.is_empty() { "–" } else { &entry.time };
    let mut first = format!("{time} {}", entry.title);
    if let Some(measure) = entry.measure() {
        let _ = write!(first, " ({measure})");
    }
    for detail in &entry.details {
        let _ = write!(first, " · {detail}");
    }
    line(text, &first);
    let indented = entry.link.iter().chain(&entry.below);
    indented.for_each(|below| line(text, format!("   {below}").trim_end()));
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
