//! The roster file.

use toml::de::{DeTable, DeValue};

use super::{Entry, Reader, entries};
use crate::domain::{Minutes, Mistakes, OneOnOneRhythm, Team, TeamMeetingRhythm, Zone};
use crate::store::suggest::nearest;

const TABLES: [&str; 5] = ["team", "meeting", "one_on_one", "member", "exception"];
const TEAM: [&str; 6] = ["name", "manager", "timezone", "mistakes", "holidays", "manager_away"];
const MEETING: [&str; 7] = ["weekday", "time", "minutes", "cadence", "first", "opening", "closing"];
const ONE_ON_ONE: [&str; 5] = ["weekday", "time", "minutes", "cadence", "first"];

/// Reads a roster and notes what is wrong with it.
pub(crate) fn read_team(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Team {
    let mut team = Team::new("Team", Vec::new());
    let entries = entries(root);
    let mut usual = OneOnOneRhythm::default();
    for entry in &entries {
        match entry.key {
            "team" => reader.team(&mut team, entry),
            "meeting" => reader.meeting(&mut team.meeting, entry),
            "one_on_one" => reader.one_on_one(&mut usual, entry),
            "member" | "exception" => {}
            _ => reader.slip_or_unknown(entry, &TABLES, "team.toml"),
        }
    }
    if let Some(entry) = entries.iter().find(|entry| entry.key == "member") {
        team.members = reader.members(entry, &usual);
    }
    // Who cannot be read is no stranger.
    if let Some(entry) =
        entries.iter().find(|entry| entry.key == "exception").filter(|_| !reader.has_error_since(0))
    {
        team.exceptions = reader.exceptions(entry, &team);
    }
    team
}

impl Reader<'_> {
    /// The entries of a table; none, and an error, when the value is something else.
    pub fn table<'t, 'i>(&mut self, entry: &Entry<'t, 'i>) -> Vec<Entry<'t, 'i>> {
        if let DeValue::Table(table) = entry.value.get_ref() {
            return entries(table);
        }
        let what = format!("`{}` must be a table", entry.key);
        self.error(entry.key_span.start, what, format!("write [{}] on a line of its own", entry.key));
        Vec::new()
    }

    fn team(&mut self, team: &mut Team, entry: &Entry<'_, '_>) {
        for entry in self.table(entry) {
            match entry.key {
                "name" => team.name = self.name(&entry).unwrap_or_default(),
                "manager" => team.manager = self.name(&entry),
                "timezone" => team.timezone = self.timezone(&entry),
                "holidays" => team.holidays = self.dates(&entry).unwrap_or_default(),
                "manager_away" => team.manager_away = self.away(&entry),
                "mistakes" => {
                    let words = Mistakes::ALL.map(Mistakes::as_str);
                    team.mistakes = self.word(&entry, &words, Mistakes::parse).unwrap_or_default();
                }
                // Misspelt, it would have names said that were not to be.
                key if nearest(key, TEAM) == Some("mistakes") => {
                    self.slip_or_unknown(&entry, &TEAM, "[team]");
                }
                _ => self.unknown_key(&entry, &TEAM, "[team]"),
            }
        }
    }

    /// The name of a time zone. One that there is not costs calendars the right time, and nobody else anything.
    fn timezone(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
        let name = self.name(entry)?;
        if Zone::named(&name).is_none() && !name.trim().is_empty() {
            let hint = match nearest(&name, Zone::names()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "write a name such as \"Europe/Zurich\"".to_owned(),
            };
            let what = format!("there is no time zone \"{name}\", so calendars get the times without one");
            self.warning(entry.value.span().start, what, hint);
        }
        Some(name)
    }

    /// A text that says something.
    pub fn name(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
        let text = self.text(entry)?;
        if text.trim().is_empty() {
            let what = format!("`{}` is empty", entry.key);
            self.error(entry.value.span().start, what, "fill it in, or remove the line");
        }
        Some(text)
    }

    fn meeting(&mut self, meeting: &mut TeamMeetingRhythm, entry: &Entry<'_, '_>) {
        let at = entry.key_span.start;
        for entry in self.table(entry) {
            match entry.key {
                "weekday" => meeting.weekday = self.weekday(&entry).unwrap_or(meeting.weekday),
                "time" => meeting.time = self.time(&entry).unwrap_or(meeting.time),
                "minutes" => meeting.minutes = self.minutes(&entry).unwrap_or(meeting.minutes),
                "cadence" => meeting.cadence = self.cadence(&entry).unwrap_or(meeting.cadence),
                "first" => meeting.first = self.date(&entry),
                "opening" => meeting.opening = self.margin(&entry).unwrap_or(meeting.opening),
                "closing" => meeting.closing = self.margin(&entry).unwrap_or(meeting.closing),
                _ => self.unknown_key(&entry, &MEETING, "[meeting]"),
            }
        }
        if meeting.opening + meeting.closing >= meeting.minutes {
            let what = "hello and wrap-up leave no time for topics";
            self.error(at, what, "make `opening` and `closing` shorter than `minutes` together");
        }
    }

    /// Minutes that may also be none.
    fn margin(&mut self, entry: &Entry<'_, '_>) -> Option<Minutes> {
        self.number(entry, 0, 24 * 60).map(Minutes)
    }

    fn one_on_one(&mut self, rhythm: &mut OneOnOneRhythm, entry: &Entry<'_, '_>) {
        for entry in self.table(entry) {
            if !self.rhythm(rhythm, &entry) {
                self.unknown_key(&entry, &ONE_ON_ONE, "[one_on_one]");
            }
        }
    }

    /// Reads a key of a 1-1's rhythm; false when it is another key.
    pub fn rhythm(&mut self, rhythm: &mut OneOnOneRhythm, entry: &Entry<'_, '_>) -> bool {
        match entry.key {
            "weekday" => rhythm.weekday = self.weekday(entry).unwrap_or(rhythm.weekday),
            "time" => rhythm.time = self.time(entry),
            "minutes" => rhythm.minutes = self.minutes(entry).unwrap_or(rhythm.minutes),
            "cadence" => rhythm.cadence = self.cadence(entry).unwrap_or(rhythm.cadence),
            "first" => rhythm.first = self.date(entry),
            _ => return false,
        }
        true
    }
}
