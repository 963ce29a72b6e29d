//! What the user did, as data, and how it changes the text of the files.
//!
//! An edit is a splice: the bytes outside of what was meant stay as they are. After each splice the
//! block is read again and must say exactly what was intended, otherwise the edit is refused.

mod apply;
mod list;
mod render;
mod splice;

pub(super) use render::{LineEnd, new_block, value as value_as_toml};
pub(super) use splice::{entry_with_comma, indentation, line_end, line_start, own_part};

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Diagnostic, TopicField, Value, Workspace};
use crate::domain::{Drawer, Topic, TopicId, TopicKey};

/// One thing that the user did: all of its changes happen, or none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edit {
    /// What is changed, in this order.
    pub changes: Vec<Change>,
}

/// One change of the files.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Puts a new topic at the end of a drawer. The topic's `key` means nothing.
    Add {
        /// The file to put it in.
        drawer: Drawer,
        /// What it says.
        topic: Arc<Topic>,
    },
    /// Sets one key of a topic.
    Set {
        /// The topic.
        key: TopicKey,
        /// The key.
        field: TopicField,
        /// Its new value; `None` removes the key.
        value: Option<Value>,
    },
    /// Moves a topic with its comments to the end of a drawer.
    Move {
        /// The topic.
        key: TopicKey,
        /// The file to move it to.
        to: Drawer,
    },
    /// Takes a topic out, with the comments right above it.
    Remove {
        /// The topic.
        key: TopicKey,
    },
    /// Notes the call that a topic bears, to learn from it. Taking an edit back leaves the note: it counts
    /// only as long as the topic bears the call.
    Note {
        /// The topic.
        key: TopicKey,
        /// The day of the call.
        day: NaiveDate,
    },
    /// Notes the call that the topic bears which the edit added last.
    NoteAdded {
        /// The day of the call.
        day: NaiveDate,
    },
    /// Puts an earlier text of a topic back: the inverse of any change.
    Restore {
        /// The topic, or the gap that it left.
        key: TopicKey,
        /// The text that must be there now; empty for a gap.
        from: Arc<str>,
        /// The text to put there; empty to leave a gap.
        to: Arc<str>,
    },
}

impl Change {
    /// The topic that it is about, unless that is a new one.
    pub fn key(&self) -> Option<TopicKey> {
        match self {
            Self::Add { .. } | Self::NoteAdded { .. } => None,
            Self::Set { key, .. }
            | Self::Move { key, .. }
            | Self::Remove { key }
            | Self::Note { key, .. }
            | Self::Restore { key, .. } => Some(*key),
        }
    }
}

impl Edit {
    /// An edit of one change.
    pub fn one(change: Change) -> Self {
        Self { changes: vec![change] }
    }

    /// Sets one key of a topic.
    pub fn set(key: TopicKey, field: TopicField, value: Value) -> Self {
        Self::one(Change::Set { key, field, value: Some(value) })
    }

    /// Removes one key of a topic.
    pub fn clear(key: TopicKey, field: TopicField) -> Self {
        Self::one(Change::Set { key, field, value: None })
    }

    /// Adds a topic to a drawer.
    pub fn add(drawer: Drawer, topic: Topic) -> Self {
        Self::one(Change::Add { drawer, topic: Arc::new(topic) })
    }
}

/// What an edit made.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The workspace after the edit.
    pub workspace: Workspace,
    /// The edit that takes it back, byte for byte.
    pub inverse: Edit,
    /// The new keys of topics that were added or moved, in the order of the edit.
    pub added: Vec<TopicKey>,
}

/// Why an edit was refused. Nothing has changed then.
#[derive(Debug, Clone, PartialEq)]
pub enum EditError {
    /// There is no such topic, or no more.
    NoSuchTopic(TopicKey),
    /// Another topic has this id.
    IdTaken(TopicId),
    /// The value is not one that this key can have.
    BadValue {
        /// The key.
        field: TopicField,
        /// What was given.
        value: Option<Value>,
    },
    /// The file would have errors afterwards, such as a person who is not on the roster.
    Invalid(Vec<Diagnostic>),
    /// The text of the topic is not what the edit was made for.
    Changed(TopicKey),
    /// The file would not say what was meant; it is a bug when this happens.
    NotAsMeant(TopicKey),
    /// The topic is written in a way that this edit cannot keep, such as one of a list in braces.
    Unsupported(TopicKey),
    /// All topics of a file are one list in braces, to which none can be added.
    Listed {
        /// The file.
        file: PathBuf,
        /// The line, from 1, of the first of them.
        line: usize,
    },
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchTopic(_) => f.write_str("the topic is not there any more"),
            Self::IdTaken(id) => write!(f, "the id \"{id}\" is taken by another topic"),
            Self::BadValue { field, value: None } => write!(f, "`{}` cannot be removed", field.as_str()),
            Self::BadValue { field, .. } => write!(f, "this is no value that `{}` can have", field.as_str()),
            Self::Invalid(problems) => match problems.iter().find(|problem| problem.is_error()) {
                Some(problem) => f.write_str(&crate::escape::visible(&problem.what)),
                None => f.write_str("the file would not be valid"),
            },
            Self::Changed(_) => f.write_str("the topic has been changed meanwhile"),
            Self::NotAsMeant(_) => f.write_str("the file would not say what was meant"),
            Self::Unsupported(_) => {
                f.write_str("the topic stands in a list in braces: write it as a [[topic]] of its own")
            }
            Self::Listed { file, line } => {
                let file = file.display().to_string();
                let file = crate::escape::visible(&file);
                write!(
                    f,
                    "nothing was kept: the topics of {file}:{line} are a list in braces, to which none can "
                )?;
                f.write_str("be added; write each as a [[topic]] of its own")
            }
        }
    }
}

impl std::error::Error for EditError {}
