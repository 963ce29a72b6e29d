//! The meetings of single weeks that are not as usual.

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::{Entry, Reader, Roster, entries};
use crate::domain::{Exception, Handle, Instead, MeetingOf, Team, Week, weekday_name};

const EXCEPTION: [&str; 4] = ["with", "on", "to", "time"];

/// What people write for `with`; without it the exception would be the team meeting's.
const WHO: [&str; 5] = ["who", "member", "handle", "person", "name"];

/// What people write for `to`; without it the meeting would be skipped.
const NEW_DAY: [&str; 6] = ["new", "new_date", "moved", "moved_to", "instead", "at"];

impl Reader<'_> {
    /// Reads the exceptions of a team whose people and rhythms are known.
    pub fn exceptions(&mut self, entry: &Entry<'_, '_>, team: &Team) -> Vec<Exception> {
        let hint = "start each exception with [[exception]]";
        let Some(array) = entry.value.get_ref().as_array() else {
            self.error(entry.key_span.start, "`exception` must be a list of tables", hint);
            return Vec::new();
        };
        let roster = Roster::of(team);
        let mut exceptions: Vec<Exception> = Vec::with_capacity(array.len());
        for item in array {
            let DeValue::Table(table) = item.get_ref() else {
                self.error(item.span().start, "an exception must be a table", hint);
                continue;
            };
            let Some((exception, at)) = self.exception(table, item.span().start, &roster) else { continue };
            if exceptions.iter().any(|other| other.of == exception.of && other.on == exception.on) {
                let what = format!("there are two exceptions for {} on {}", of(&exception), exception.on);
                self.error(at, what, "keep one of the two");
            } else {
                self.meets(&exception, at, team);
                exceptions.push(exception);
            }
        }
        exceptions
    }

    /// One exception, and where its day stands.
    fn exception(&mut self, table: &DeTable<'_>, at: usize, roster: &Roster) -> Option<(Exception, usize)> {
        let errors = self.findings.len();
        let mut of = Some(MeetingOf::Team);
        let (mut on, mut to, mut time) = (None, None, None);
        for entry in entries(table) {
            let place = entry.value.span().start;
            match entry.key {
                "with" => of = self.whose(&entry, roster),
                "on" => on = self.date(&entry).map(|date| (date, place)),
                "to" => to = self.date(&entry).map(|date| (date, place)),
                "time" => time = self.time(&entry),
                key if WHO.contains(&key) => self.other_word(&entry, "with"),
                key if NEW_DAY.contains(&key) => self.other_word(&entry, "to"),
                _ => self.slip_or_unknown(&entry, &EXCEPTION, "an exception"),
            }
        }
        if !table.contains_key("on") {
            let hint = "add the usual day of the meeting, such as `on = 2026-11-25`";
            self.error(at, "this exception does not say which meeting it is for", hint);
        }
        let (on, place) = on?;
        if let Some((to, at)) = to.filter(|(to, _)| Week::of(*to) != Week::of(on)) {
            let what = format!("a meeting stays in its week, and {to} is not in {}", Week::of(on));
            let hint = "without `to` it is skipped, and its topics go to the next one";
            self.error(at, what, hint);
        }
        if self.has_error_since(errors) {
            return None;
        }
        let instead = match (to, time) {
            (None, None) => Instead::Skipped,
            (to, time) => Instead::Moved { to: to.map_or(on, |(to, _)| to), time },
        };
        Some((Exception { of: of?, on, instead }, place))
    }

    /// Whose 1-1 it is.
    fn whose(&mut self, entry: &Entry<'_, '_>, roster: &Roster) -> Option<MeetingOf> {
        let text = self.text(entry)?;
        let handle = Handle::new(&text).filter(|handle| roster.has(handle));
        if handle.is_none() {
            let hint = match text.as_str() {
                "team" => "without `with` it is the team meeting".to_owned(),
                text => roster.hint(text.trim_start_matches('@')),
            };
            let what = format!("`with` names \"{text}\", who is not on the roster");
            self.error(entry.value.span().start, what, hint);
        }
        handle.map(MeetingOf::OneOnOne)
    }

    fn other_word(&mut self, entry: &Entry<'_, '_>, meant: &str) {
        let what = format!("`{}` is not a key of an exception", entry.key);
        self.error(entry.key_span.start, what, format!("write `{meant}`"));
    }

    /// Warns when there is no such meeting. The rhythm may have been another one when this was written.
    fn meets(&mut self, exception: &Exception, at: usize, team: &Team) {
        let week = Week::of(exception.on);
        let usual = team.usual_day(&exception.of, week);
        if usual == Some(exception.on) {
            return;
        }
        let what =
            format!("{} is not usually on {}, so this has no effect", of(exception), named(exception.on));
        let hint = match usual {
            Some(day) => format!("in {week} it is on {}: write `on = {day}`", named(day)),
            None => format!("{week} has none; take it out, or name the day on which it would be"),
        };
        let finding = crate::store::diagnostic::Finding::warning(at, what).hint(hint);
        self.findings.push(finding.once("exception that is for no meeting"));
    }
}

fn of(exception: &Exception) -> String {
    match &exception.of {
        MeetingOf::Team => "the team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("the 1-1 with \"{who}\""),
    }
}

fn named(date: NaiveDate) -> String {
    use chrono::Datelike as _;
    format!("{} {date}", weekday_name(date.weekday()))
}
