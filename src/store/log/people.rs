//! Who is named in the log and is not on the roster: a name that was mistyped by hand has heard nothing, and the
//! member whom it should name has missed nothing.

use std::collections::HashMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::LogFile;
use super::load::Logs;
use crate::domain::Handle;
use crate::store::diagnostic::Finding;
use crate::store::report::report;
use crate::store::schema::{Roster, entries, parse};
use crate::store::{Diagnostic, Workspace};

/// The tables in which people are named.
const TABLES: [&str; 5] = ["meeting", "item", "action", "told", "suggestion"];
/// The keys that name people, with whether they say who has heard what.
const NAMING: [(&str, bool); 5] =
    [("with", true), ("present", true), ("absent", true), ("who", true), ("from", false)];

/// Somebody whom a file names and the roster does not have.
struct Stranger<'t> {
    key: &'t str,
    name: &'t str,
    bears: bool,
    at: usize,
}

impl Logs {
    /// What is wrong with whom the log names. A name that is nearly a member's is an error where it says who has heard
    /// what; one that the roster does not have any more is told once, where it stands first.
    pub fn strangers(&self, workspace: &Workspace) -> Vec<Diagnostic> {
        let roster = &*workspace.roster;
        let mut found: Vec<Diagnostic> = Vec::new();
        // Where somebody unknown was told of first, and how often they are named.
        let mut unknown: HashMap<String, (usize, usize)> = HashMap::new();
        for file in self.files().filter(|file| names_strangers(file, roster)) {
            let parsed = parse(&file.text);
            let Some(root) = parsed.root() else { continue };
            for stranger in strangers(&root, roster) {
                if roster.meant_by(stranger.name).is_none() {
                    let next = found.len();
                    let (_, count) = unknown.entry(stranger.name.to_owned()).or_insert((next, 0));
                    *count += 1;
                    if *count > 1 {
                        continue;
                    }
                }
                found.extend(report(&file.file, &file.text, &[stranger.finding(roster)]));
            }
        }
        for (first, count) in unknown.into_values().filter(|(_, count)| *count > 1) {
            if let Some(problem) = found.get_mut(first) {
                let places = if count == 2 { "one more place" } else { "more places" };
                problem.what = format!("{}, here and in {places}", problem.what);
            }
        }
        found
    }
}

impl Stranger<'_> {
    fn finding(&self, roster: &Roster) -> Finding {
        let what = format!("`{}` names \"{}\", who is not on the roster", self.key, self.name);
        let left = "whoever has left stays in team.toml, with `until`";
        match roster.meant_by(self.name) {
            Some(meant) if self.bears => Finding::error(self.at, what).hint(format!("{meant} {left}")),
            Some(meant) => Finding::warning(self.at, what).hint(format!("{meant} {left}")),
            None => Finding::warning(self.at, what).hint(left),
        }
    }
}

/// Whether a file names anybody whom the roster does not have: hardly any does, so hardly any is read again.
fn names_strangers(file: &LogFile, roster: &Roster) -> bool {
    let is_stranger = |who: &Handle| !roster.has(who);
    let in_meetings = file.meetings.iter().any(|meeting| {
        meeting.of.with().is_some_and(is_stranger)
            || meeting.present.iter().chain(&meeting.absent).any(is_stranger)
            || meeting.actions.iter().filter_map(|action| action.who.as_ref()).any(is_stranger)
            || meeting.items.iter().any(|item| {
                item.from.as_ref().is_some_and(is_stranger)
                    || item.told.iter().any(|told| is_stranger(&told.who))
            })
    });
    in_meetings || file.suggestions.iter().any(|one| is_stranger(&one.with))
}

/// Everybody of a table, and of those within it, whom the roster does not have.
fn strangers<'t>(table: &'t DeTable<'_>, roster: &Roster) -> Vec<Stranger<'t>> {
    let mut found = Vec::new();
    for entry in entries(table) {
        if TABLES.contains(&entry.key) {
            let within = entry.value.get_ref().as_array().into_iter().flat_map(|all| all.iter());
            let tables = within.filter_map(|one| one.get_ref().as_table());
            found.extend(tables.flat_map(|table| strangers(table, roster)));
        }
        let Some((key, bears)) = NAMING.into_iter().find(|(key, _)| *key == entry.key) else { continue };
        let named = named(entry.value).into_iter().filter(|(name, _)| is_stranger(name, roster));
        found.extend(named.map(|(name, at)| Stranger { key, name, bears, at }));
    }
    found
}

/// The names that a value has, with their places.
fn named<'t>(value: &'t Spanned<DeValue<'_>>) -> Vec<(&'t str, usize)> {
    let name = |value: &'t Spanned<DeValue<'_>>| Some((value.get_ref().as_str()?, value.span().start));
    match value.get_ref().as_array() {
        Some(list) => list.iter().filter_map(name).collect(),
        None => name(value).into_iter().collect(),
    }
}

fn is_stranger(name: &str, roster: &Roster) -> bool {
    Handle::new(name).is_some_and(|handle| !roster.has(&handle))
}
