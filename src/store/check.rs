//! What `check` says beyond what the files themselves say: topics that contradict themselves, and copies
//! that a sync program left.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use super::diagnostic::Severity;
use super::save::{BACKUP, beside};
use super::{Diagnostic, Place, TopicField, Workspace, log};
use crate::domain::{Drawer, Route, Topic};

impl Workspace {
    /// Open topics that say broadcast and yet bear a mark of confidence, without a reason, and those that bear one
    /// in the file that others may read: each with the line that says so. `marks` are tags in lower case, without `#`.
    pub fn contradictions(&self, marks: &[String], today: NaiveDate) -> Vec<Diagnostic> {
        let open = self.topics().filter(|topic| topic.is_open());
        open.filter_map(|topic| self.contradiction(topic, marks, today)).collect()
    }

    fn contradiction(&self, topic: &Topic, marks: &[String], today: NaiveDate) -> Option<Diagnostic> {
        let because = topic.because.as_deref().unwrap_or_default();
        let passed = topic.embargo.is_some_and(|embargo| embargo <= today);
        let hint = "remove one of the two, or say why with `because`; until then it needs your call";
        match topic.route {
            Some(Route::Broadcast) if topic.key.drawer == Drawer::Private && topic.embargo.is_none() => {
                let what = "the topic is called broadcast, but stands in the private file".to_owned();
                let hint = "move it to the shared file with `songsheet call TOPIC broadcast`";
                self.warning_at(topic, TopicField::Route, what, hint)
            }
            Some(Route::Broadcast) if because.trim().is_empty() => {
                let what = format!("the topic is called broadcast, but {}", mark_of(topic, marks, today)?);
                self.warning_at(topic, TopicField::Route, what, hint)
            }
            None if passed => {
                let what = format!("the topic's embargo is over, but {}", mark_of(topic, marks, today)?);
                let hint = "remove one of the two, or call it broadcast with `because`; until then it needs your call";
                self.warning_at(topic, TopicField::Embargo, what, hint)
            }
            Some(Route::Private) | None if topic.key.drawer == Drawer::Shared => {
                let tag = marking_tag(topic, marks)?;
                let what = format!(
                    "the tag \"{tag}\" marks the topic as confidential, but others may read this file"
                );
                let hint = "`songsheet call TOPIC private` moves it into private/topics.toml";
                self.warning_at(topic, TopicField::Tags, what, hint)
            }
            _ => None,
        }
    }

    /// A warning at a key of a topic.
    fn warning_at(&self, topic: &Topic, field: TopicField, what: String, hint: &str) -> Option<Diagnostic> {
        let document = self.document(topic.key.drawer);
        let hint = Some(hint.to_owned());
        let mut warning = Diagnostic::of_file(Severity::Warning, &document.file, what, hint);
        (warning.line, warning.column) = document.place_of(topic.key.index, field)?;
        Some(warning)
    }
}

/// What marks a topic as told in confidence.
fn mark_of(topic: &Topic, marks: &[String], today: NaiveDate) -> Option<String> {
    if let Some(embargo) = topic.embargo.filter(|embargo| *embargo > today) {
        return Some(format!("its embargo runs until {embargo}"));
    }
    marking_tag(topic, marks).map(|tag| format!("its tag \"{tag}\" marks it as confidential"))
}

/// The tag that marks a topic as told in confidence.
fn marking_tag<'t>(topic: &'t Topic, marks: &[String]) -> Option<&'t String> {
    let is_mark = |tag: &&String| marks.contains(&tag.trim_start_matches('#').to_lowercase());
    topic.tags.iter().find(is_mark)
}

impl Place {
    /// Copies that a sync or merge program left beside the files, and what interrupted saves left.
    /// They are never read and never deleted.
    pub fn copies(&self) -> Vec<Diagnostic> {
        let shared = self.topics_file(Drawer::Shared);
        let (calls, session) = (self.calls_file(), self.session_file());
        let named = [self.team_file(), shared, self.topics_file(Drawer::Private), &calls, &session];
        let mut copies: Vec<_> = named
            .into_iter()
            .filter(|_| !self.is_example())
            .flat_map(|file| copies_of(file, self.root()))
            .collect();
        if !self.is_example() {
            copies.extend(log::strays(self));
        }
        copies.sort_by(|one, other| one.file.cmp(&other.file));
        copies
    }
}

/// The copies of a file of the workspace in `root`.
fn copies_of(file: &Path, root: &Path) -> Vec<Diagnostic> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // What is private must not be taken over into the shared file of the same name.
    let of = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let backup = backup_of(file);
    let mut found = Vec::new();
    for entry in entries {
        let other = entry.file_name();
        let other = other.to_string_lossy();
        let copy = folder.join(entry.file_name());
        if backup == other {
            found.push(copy_of(&copy, "a save was interrupted; this is the text from before it", &of));
        } else if is_copy(&name, &other) {
            found.push(copy_of(&copy, "this looks like a copy that a sync or merge program left", &of));
        }
    }
    found
}

/// The name of the file that keeps the text from before a save that writes over a file.
pub(super) fn backup_of(file: &Path) -> String {
    beside(file, BACKUP).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A copy, and what it is one of.
pub(super) fn copy_of(copy: &Path, what: &str, of: &str) -> Diagnostic {
    let hint = format!("it is not read: take over into {of} what is missing there, then delete it");
    Diagnostic::of_file(Severity::Warning, copy, what, Some(hint))
}

/// Whether `other` is named as programs name a copy of `name`: `topics (conflicted copy).toml`,
/// `topics.sync-conflict-20261123.toml`, `topics 2.toml`, `topics_BACKUP_4711.toml`, `topics.toml.orig`.
pub(super) fn is_copy(name: &str, other: &str) -> bool {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if let Some(rest) = other.strip_prefix(name) {
        return [".orig", ".rej", ".mine", ".theirs"].contains(&rest)
            || rest.to_lowercase().contains("conflict");
    }
    let Some(rest) = other.strip_prefix(stem).and_then(|rest| rest.strip_suffix(extension)) else {
        return false;
    };
    let rest = rest.trim_end_matches('.');
    let of_machine = is_of_machine(rest);
    let rest = rest.to_lowercase();
    let numbered = rest.trim_matches([' ', '(', ')', '-', '~']);
    let of_merge = ["_backup_", "_base_", "_local_", "_remote_"].iter().any(|mark| rest.starts_with(mark));
    // Four digits are a year.
    let is_number =
        rest != numbered && (1..4).contains(&numbered.len()) && numbered.chars().all(|c| c.is_ascii_digit());
    of_merge || of_machine || is_number || rest.contains("conflict")
}

/// Whether a name goes on as sync programs name the copy of another machine: `-DESKTOP-4F2A`.
fn is_of_machine(rest: &str) -> bool {
    let Some(machine) = rest.strip_prefix('-') else { return false };
    let of_name = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-';
    machine.len() > 2
        && machine.chars().all(of_name)
        && machine.contains(|letter: char| letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for copy in [
            "topics (conflict).toml",
            "topics (Alex's conflicted copy 2026-11-23).toml",
            "topics.sync-conflict-20261123-101112-ABCDEFG.toml",
            "topics 2.toml",
            "topics (1).toml",
            "topics-DESKTOP-4F2A.toml",
            "topics (Case Conflict 1).toml",
            "topics (Alex Moreau's conflicted copy 2026-11-23 091200).toml",
            "topics_REMOTE_4711.toml",
            "topics.toml.orig",
            "topics-CONFLICT-1.toml",
            "topics.toml.sync-conflict-1",
        ] {
            assert!(is_copy("topics.toml", copy), "{copy}");
        }
        for own in [
            "topics.toml",
            "topics2026.toml",
            "topics-old.toml",
            "topics-2026.toml",
            "team.toml",
            "topics.md",
            "topics.toml.bak",
        ] {
            assert!(!is_copy("topics.toml", own), "{own}");
        }
    }
}
