//! The members of the roster.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::{Entry, Reader, entries};
use crate::domain::{DateRange, Handle, Member, OneOnOneRhythm};

const MEMBER: [&str; 14] = [
    "name", "handle", "aliases", "role", "email", "since", "until", "cadence", "weekday", "time", "minutes",
    "first", "away", "notes",
];

impl Reader<'_> {
    /// Reads all members, each with the rhythm of `usual` where it says nothing else.
    pub fn members(&mut self, entry: &Entry<'_, '_>, usual: &OneOnOneRhythm) -> Vec<Member> {
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
        if let (Some(since), Some(until)) = (details.since, details.until)
            && until < since
        {
            let what = format!("this member leaves on {until}, before they join on {since}");
            self.error(at, what, "swap `since` and `until`");
        }
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
            "until" => details.until = self.date(entry),
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

    /// Spans of days on which somebody is away.
    pub fn away(&mut self, entry: &Entry<'_, '_>) -> Vec<DateRange> {
        let hint = format!("write `{} = [{{ from = 2026-12-21, to = 2027-01-02 }}]`", entry.key);
        let Some(array) = entry.value.get_ref().as_array() else {
            self.error(entry.value.span().start, format!("`{}` must be a list", entry.key), hint);
            return Vec::new();
        };
        let mut spans = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => spans.extend(self.absence(table, item.span().start, &hint)),
                _ => self.error(item.span().start, "an absence must say from when to when", &*hint),
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
                _ => self.unknown_key(&entry, &["from", "to"], "an absence"),
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
    until: Option<chrono::NaiveDate>,
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
            until: self.until,
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
