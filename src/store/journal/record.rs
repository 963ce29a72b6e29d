//! The form in which a change is kept: of the topics that it is about the text, and what it makes of them.

use std::collections::BTreeSet;
use std::io;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Pending;
use crate::domain::{Drawer, Instead, MeetingOf, TopicKey};
use crate::store::edit::{LineEnd, new_block};
use crate::store::log::LogNote;
use crate::store::{Change, Edit, TeamEdit, Value, Workspace};

/// A change as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    pub when: NaiveDateTime,
    pub what: String,
    pub change: Recorded,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Recorded {
    Topics(TopicsNote),
    Team(TeamNote),
    Log(LogNote),
}

/// A workspace of those topics alone that a change is about, and the change of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TopicsNote {
    pub shared: String,
    pub private: String,
    pub steps: Vec<Step>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Step {
    Add { private: bool, text: String },
    Set { key: Key, field: String, value: Option<Value> },
    Move { key: Key, private: bool },
    Remove { key: Key },
    Restore { key: Key, from: String, to: String },
    Note { key: Key, day: NaiveDate },
    NoteAdded { day: NaiveDate },
}

/// A topic of the small workspace.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Key {
    pub private: bool,
    pub index: usize,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TeamNote {
    pub with: Option<String>,
    pub on: NaiveDate,
    pub was: Option<InsteadNote>,
    pub instead: Option<InsteadNote>,
}

/// What happens instead of the usual: nothing without a day.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct InsteadNote {
    pub to: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
}

impl Entry {
    /// What is kept of a change; `None` when its topics are written in a way that cannot be taken out of the file.
    pub fn of(pending: &Pending, when: NaiveDateTime) -> Option<Self> {
        let change = match pending {
            Pending::Topics(before, edit) => Recorded::Topics(TopicsNote::of(before, edit)?),
            Pending::Team(before, edit) => Recorded::Team(TeamNote::of(before, edit)),
            Pending::Log(edit) => Recorded::Log(LogNote::of(edit)),
        };
        Some(Self { when, what: pending.in_words(), change })
    }

    pub fn to_json(&self) -> io::Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    pub fn of_json(text: &[u8]) -> Option<Self> {
        serde_json::from_slice(text).ok()
    }
}

impl TopicsNote {
    fn of(before: &Workspace, edit: &Edit) -> Option<Self> {
        let keys = edit.changes.iter().filter_map(Change::key);
        let known: BTreeSet<TopicKey> = keys.filter(|key| before.topic(*key).is_some()).collect();
        let steps = edit.changes.iter().map(|change| step(change, &known)).collect();
        let text = |drawer| texts(before, known.iter().filter(|key| key.drawer == drawer));
        Some(Self { shared: text(Drawer::Shared)?, private: text(Drawer::Private)?, steps })
    }
}

/// The blocks of topics, one below the other; `None` when one holds more than its topic.
fn texts<'k>(before: &Workspace, keys: impl Iterator<Item = &'k TopicKey>) -> Option<String> {
    let mut all = String::new();
    for key in keys {
        let block = before.block_of(*key).filter(|block| block.topics.len() == 1 && !block.foreign)?;
        all.push_str(&block.text);
        if !all.ends_with('\n') {
            all.push('\n');
        }
    }
    Some(all)
}

fn step(change: &Change, known: &BTreeSet<TopicKey>) -> Step {
    let small = |key: &TopicKey| {
        let same = known.iter().filter(|other| other.drawer == key.drawer);
        Key { private: key.drawer == Drawer::Private, index: same.take_while(|other| *other < key).count() }
    };
    match change {
        Change::Add { drawer, topic } => {
            Step::Add { private: *drawer == Drawer::Private, text: new_block(topic, LineEnd::Lf) }
        }
        Change::Set { key, field, value } => {
            Step::Set { key: small(key), field: field.as_str().to_owned(), value: value.clone() }
        }
        Change::Move { key, to } => Step::Move { key: small(key), private: *to == Drawer::Private },
        Change::Remove { key } => Step::Remove { key: small(key) },
        Change::Restore { key, from, to } => {
            Step::Restore { key: small(key), from: from.to_string(), to: to.to_string() }
        }
        Change::Note { key, day } => Step::Note { key: small(key), day: *day },
        Change::NoteAdded { day } => Step::NoteAdded { day: *day },
    }
}

impl TeamNote {
    fn of(before: &Workspace, edit: &TeamEdit) -> Self {
        let with = match &edit.of {
            MeetingOf::Team => None,
            MeetingOf::OneOnOne(who) => Some(who.as_str().to_owned()),
        };
        let was = edit.said_by(before.team()).map(InsteadNote::of);
        Self { with, on: edit.on, was, instead: edit.instead.map(InsteadNote::of) }
    }
}

impl InsteadNote {
    fn of(instead: Instead) -> Self {
        match instead {
            Instead::Skipped => Self { to: None, time: None },
            Instead::Moved { to, time } => Self { to: Some(to), time },
        }
    }

    pub fn instead(&self) -> Instead {
        self.to.map_or(Instead::Skipped, |to| Instead::Moved { to, time: self.time })
    }
}
