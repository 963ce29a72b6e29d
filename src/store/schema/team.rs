//! The roster file.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::{Entry, Reader, entries};
use crate::domain::{DateRange, Handle, Member, Minutes, OneOnOneRhythm, Team, TeamMeetingRhythm};

const TABLES: [&str; 4] = ["team", "meeting", "one_on_one", "member"];
const TEAM: [&str; 3] = ["name", "manager", "timezone"];
const MEETING: [&str; 7] = ["weekday", "time", "minutes", "cadence", "first", "opening", "closing"];
const ONE_ON_ONE: [&str; 5] = ["weekday", "time", "minutes", "cadence", "first"];
const MEMBER: [&str; 13] = [
    "name", "handle", "aliases", "role", "email", "since", "cadence", "weekday", "time", "minutes", "first",
    "away", "notes",
];

/// Reads a roster and notes what is wrong with it.
pub(crate) fn read_team(reader: &mut Reader<'_>, root: &DeTable<'_>) -> Team {
    let mut team = Team {
        name: "Team".to_owned(),
        manager: None,
        timezone: None,
        meeting: TeamMeetingRhythm::default(),
        members: Vec::new(),
    };
    let entries = entries(root);
    let mut usual = OneOnOneRhythm::default();
    for entry in &entries {
        match entry.key {
            "team" => reader.team(&mut team, entry),
            "meeting" => reader.meeting(&mut team.meeting, entry),
            "one_on_one" => reader.one_on_one(&mut usual, entry),
            "member" => {}
            _ => reader.unknown_key(entry, &TABLES, "team.toml"),
        }
    }
    if let Some(entry) = entries.iter().find(|entry| entry.key == "member") {
        team.members = reader.members(entry, &usual);
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
                "timezone" => team.timezone = self.name(&entry),
                _ => self.unknown_key(&entry, &TEAM, "[team]"),
            }
        }
    }

    /// A text that says something.
    fn name(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
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
    fn rhythm(&mut self, rhythm: &mut OneOnOneRhythm, entry: &Entry<'_, '_>) -> bool {
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

    fn members(&mut self, entry: &Entry<'_, '_>, usual: &OneOnOneRhythm) -> Vec<Member> {
        let hint = "start each member with [[member]]";
        let Some(array) = entry.value.get_ref().as_array() else {
            self.error(entry.key_span.start, "`member` must be a list of tables", hint);
            return Vec::new();
        };
        let mut members = Vec::with_capacity(array.len());
        let mut names = Names::default();
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => {
                    members.extend(self.member(table, item.span().start, usual, &mut names));
                }
                _ => self.error(item.span().start, "a member must be a table", hint),
            }
        }
        names.check(self);
        members
    }

    fn member(
        &mut self,
        table: &DeTable<'_>,
        at: usize,
        usual: &OneOnOneRhythm,
        names: &mut Names,
    ) -> Option<Member> {
        let mut name = None;
        let mut handle = None;
        let mut details = Details { one_on_one: usual.clone(), ..Details::default() };
        for entry in entries(table) {
            match entry.key {
                "name" => name = self.name(&entry),
                "handle" => handle = self.own_handle(&entry, names),
                _ => self.detail(&mut details, &entry),
            }
        }
        self.required(at, table, name.as_deref());
        let handle = handle?;
        names.aliases.extend(details.aliases.iter().map(|(alias, at)| (handle.clone(), alias.clone(), *at)));
        Some(details.member(name?, handle))
    }

    fn required(&mut self, at: usize, table: &DeTable<'_>, name: Option<&str>) {
        if !table.contains_key("name") {
            self.error(at, "this member has no name", "add a line such as `name = \"Dana Whitfield\"`");
        }
        if !table.contains_key("handle") {
            let first = name.and_then(|name| name.split_whitespace().next()).and_then(Handle::new);
            let example = first.map_or_else(|| "dana".to_owned(), |handle| handle.to_string());
            self.error(
                at,
                "this member has no handle",
                format!("add a line such as `handle = \"{example}\"`"),
            );
        }
    }

    fn own_handle(&mut self, entry: &Entry<'_, '_>, names: &mut Names) -> Option<Handle> {
        let text = self.text(entry)?;
        let at = entry.value.span().start;
        let handle = Handle::new(&text);
        match &handle {
            Some(handle) => names.handles.push((handle.clone(), at)),
            None => self.error(
                at,
                format!("\"{text}\" cannot be a handle"),
                "one word without @, such as \"dana\"",
            ),
        }
        handle
    }

    fn detail(&mut self, details: &mut Details, entry: &Entry<'_, '_>) {
        match entry.key {
            "aliases" => details.aliases = self.list(entry).unwrap_or_default(),
            "role" => details.role = self.text(entry),
            "email" => details.email = self.email(entry),
            "since" => details.since = self.date(entry),
            "away" => details.away = self.away(entry),
            "notes" => details.notes = self.lines(entry),
            _ if self.rhythm(&mut details.one_on_one, entry) => {}
            _ => self.unknown_key(entry, &MEMBER, "a member"),
        }
    }

    fn email(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
        let email = self.text(entry)?;
        if !email.contains('@') {
            let what = format!("\"{email}\" does not look like an address");
            self.warning(entry.value.span().start, what, "calendar exports leave it out");
        }
        Some(email)
    }

    fn away(&mut self, entry: &Entry<'_, '_>) -> Vec<DateRange> {
        let hint = "write `away = [{ from = 2026-12-21, to = 2027-01-02 }]`";
        let Some(array) = entry.value.get_ref().as_array() else {
            self.error(entry.value.span().start, "`away` must be a list", hint);
            return Vec::new();
        };
        let mut spans = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => spans.extend(self.absence(table, item.span().start, hint)),
                _ => self.error(item.span().start, "an absence must say from when to when", hint),
            }
        }
        spans
    }

    fn absence(&mut self, table: &DeTable<'_>, at: usize, hint: &str) -> Option<DateRange> {
        let errors = self.findings.len();
        let (mut from, mut to) = (None, None);
        for entry in entries(table) {
            match entry.key {
                "from" => from = self.date(&entry),
                "to" => to = self.date(&entry),
                _ => self.unknown_key(&entry, &["from", "to"], "`away`"),
            }
        }
        match (from, to) {
            (Some(from), Some(to)) if from <= to => Some(DateRange { from, to }),
            (Some(from), Some(to)) => {
                self.error(
                    at,
                    format!("this absence ends on {to}, before it starts on {from}"),
                    "swap the dates",
                );
                None
            }
            _ if self.findings.len() > errors => None,
            _ => {
                self.error(at, "an absence must say from when to when", hint);
                None
            }
        }
    }
}

/// What a member's table says beside name and handle.
#[derive(Default)]
struct Details {
    aliases: Vec<(String, usize)>,
    role: Option<String>,
    email: Option<String>,
    since: Option<chrono::NaiveDate>,
    one_on_one: OneOnOneRhythm,
    away: Vec<DateRange>,
    notes: Option<String>,
}

impl Details {
    fn member(self, name: String, handle: Handle) -> Member {
        Member {
            name,
            handle,
            aliases: self.aliases.into_iter().map(|(alias, _)| alias).collect(),
            role: self.role,
            email: self.email,
            since: self.since,
            one_on_one: self.one_on_one,
            away: self.away,
            notes: self.notes,
        }
    }
}

/// The names that must mean one member each.
#[derive(Default)]
struct Names {
    handles: Vec<(Handle, usize)>,
    aliases: Vec<(Handle, String, usize)>,
}

impl Names {
    fn check(&self, reader: &mut Reader<'_>) {
        let hint = "every name must mean one member only";
        let mut taken = HashMap::new();
        for (handle, at) in &self.handles {
            if taken.insert(handle.as_str().to_owned(), handle).is_some() {
                reader.error(*at, format!("two members have the handle \"{handle}\""), hint);
            }
        }
        for (owner, alias, at) in &self.aliases {
            match taken.insert(alias.to_lowercase(), owner) {
                Some(other) if other != owner => {
                    let what = format!("the name \"{alias}\" is taken by the member \"{other}\"");
                    reader.error(*at, what, hint);
                }
                _ => {}
            }
        }
    }
}
