//! Makes a change of what was kept of it, for the files as they are now.

use super::Pending;
use super::record::{Entry, InsteadNote, Key, Recorded, Step, TeamNote, TopicsNote};
use crate::domain::{Drawer, Handle, MeetingOf, Topic, TopicKey};
use crate::store::log::says_already;
use crate::store::{Change, Edit, TeamEdit, Texts, TopicField, Workspace};

/// What is to be done about a change that was kept.
pub(super) enum Rebuilt {
    /// The files say so already.
    Saved,
    /// It is still to be made.
    Pending(Pending),
    /// It cannot be made sense of.
    Unclear,
}

impl Entry {
    /// The change again, to be saved on what `now` says, unless that is so already.
    pub fn rebuild(&self, now: &Workspace) -> Rebuilt {
        let rebuilt = match &self.change {
            Recorded::Topics(note) => topics(note, now),
            Recorded::Team(note) => team(note, now),
            Recorded::Log(note) => note.edit().map(|edit| {
                if says_already(now.place(), &edit) {
                    Rebuilt::Saved
                } else {
                    Rebuilt::Pending(Pending::Log(edit))
                }
            }),
        };
        rebuilt.unwrap_or(Rebuilt::Unclear)
    }
}

fn topics(note: &TopicsNote, now: &Workspace) -> Option<Rebuilt> {
    let before = small(now, &note.shared, &note.private)?;
    let changes = note.steps.iter().map(|step| change(step, now)).collect::<Option<_>>()?;
    let edit = Edit { changes };
    let saved = is_saved(&edit, &before, now)?;
    Some(if saved { Rebuilt::Saved } else { Rebuilt::Pending(Pending::Topics(Box::new(before), edit)) })
}

/// A workspace of a few topics, with the roster of `now`.
fn small(now: &Workspace, shared: &str, private: &str) -> Option<Workspace> {
    // A comment above the first topic is that topic's own only where it does not open the file.
    let within = |blocks: &str| if blocks.is_empty() { String::new() } else { format!("#\n\n{blocks}") };
    let texts = Texts { team: now.team_text().to_owned(), topics: within(shared), private: within(private) };
    Workspace::of_texts(now.place(), &texts).ok()
}

fn change(step: &Step, now: &Workspace) -> Option<Change> {
    let large = |key: &Key| TopicKey { drawer: drawer(key.private), index: key.index };
    Some(match step {
        Step::Add { private, text } => {
            let read = if *private { small(now, "", text) } else { small(now, text, "") }?;
            let topic = read.topics().next()?.clone();
            Change::Add { drawer: drawer(*private), topic }
        }
        Step::Set { key, field, value } => {
            Change::Set { key: large(key), field: TopicField::parse(field)?, value: value.clone() }
        }
        Step::Move { key, private } => Change::Move { key: large(key), to: drawer(*private) },
        Step::Remove { key } => Change::Remove { key: large(key) },
        Step::Restore { key, from, to } => {
            Change::Restore { key: large(key), from: from.as_str().into(), to: to.as_str().into() }
        }
        Step::Note { key, day } => Change::Note { key: large(key), day: *day },
        Step::NoteAdded { day } => Change::NoteAdded { day: *day },
    })
}

fn drawer(private: bool) -> Drawer {
    if private { Drawer::Private } else { Drawer::Shared }
}

/// Whether the files have, of all topics that an edit is about, what it makes of them; `None` when it cannot be made.
fn is_saved(edit: &Edit, before: &Workspace, now: &Workspace) -> Option<bool> {
    let applied = before.apply(edit);
    // What was taken back once is a gap by now, of which the small workspace knows nothing.
    let Ok(applied) = applied else {
        let only_restores = edit.changes.iter().all(|change| matches!(change, Change::Restore { .. }));
        return only_restores.then(|| edit.changes.iter().all(|change| is_restored(change, now)));
    };
    let after = &applied.workspace;
    let touched = edit.changes.iter().filter_map(Change::key).chain(applied.added.iter().copied());
    let mut all = touched.map(|key| match after.topic(key) {
        Some(topic) => has(now, key.drawer, topic),
        None => before.topic(key).is_none_or(|topic| !has(now, key.drawer, topic)),
    });
    Some(all.all(|saved| saved))
}

/// Whether a file has this topic: as it is, or with the same id and title.
fn has(now: &Workspace, drawer: Drawer, topic: &Topic) -> bool {
    let same = |other: &Topic| Topic { key: other.key, ..topic.clone() } == *other;
    now.topics().any(|other| other.key.drawer == drawer && same(other))
}

fn is_restored(change: &Change, now: &Workspace) -> bool {
    let Change::Restore { key, from, to } = change else { return false };
    let has = |text: &str| {
        now.keys(key.drawer)
            .any(|one| now.block_of(one).is_some_and(|block| block.text.trim() == text.trim()))
    };
    if to.trim().is_empty() { !has(from) } else { has(to) }
}

fn team(note: &TeamNote, now: &Workspace) -> Option<Rebuilt> {
    let of = match &note.with {
        None => MeetingOf::Team,
        Some(who) => MeetingOf::OneOnOne(Handle::new(who)?),
    };
    let instead = |note: &Option<InsteadNote>| note.as_ref().map(InsteadNote::instead);
    let edit = TeamEdit::new(of.clone(), note.on, instead(&note.instead));
    if edit.said_by(now.team()) == edit.instead {
        return Some(Rebuilt::Saved);
    }
    // What the roster said before, so that what somebody else has decided since is seen.
    let was = TeamEdit::new(of, note.on, instead(&note.was));
    let before = now.apply_team(&was).map_or_else(|_| now.clone(), |applied| applied.workspace);
    Some(Rebuilt::Pending(Pending::Team(Box::new(before), edit)))
}
