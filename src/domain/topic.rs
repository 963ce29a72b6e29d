//! A topic: something to be talked about, with everything that the files can say of it.

use std::fmt;

use chrono::NaiveDate;

use super::{Cadence, Handle, Minutes};

/// Tags that mark a topic as told in confidence, unless the config names others.
pub const CONFIDENTIAL_TAGS: [&str; 8] =
    ["confidential", "private", "hr", "personal", "1-1", "1on1", "secret", "sensitive"];

/// Where a topic is talked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// The team meeting.
    Broadcast,
    /// A 1-1.
    Private,
}

impl Route {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Broadcast => Self::Private,
            Self::Private => Self::Broadcast,
        }
    }

    /// The word used in files, commands and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broadcast => "broadcast",
            Self::Private => "private",
        }
    }

    /// Reads the exact word; anything else is not a route.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Broadcast, Self::Private].into_iter().find(|route| route.as_str() == text)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A call of the manager's, noted to learn from: what the topic said, and where it went.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Call {
    /// The topic's title.
    pub title: String,
    /// Where the manager sent it.
    pub route: Route,
    /// The day of the call.
    pub day: NaiveDate,
}

/// As many calls are learned from, the latest.
pub const MOST_CALLS: usize = 300;

/// What the meeting is to do with a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Tell it; the shortest, so it comes first.
    Inform,
    /// Think about it together.
    Discuss,
    /// Leave with a decision.
    Decide,
}

impl Kind {
    /// All kinds in agenda order.
    pub const ALL: [Self; 3] = [Self::Inform, Self::Discuss, Self::Decide];

    /// The word used in files, commands and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inform => "inform",
            Self::Discuss => "discuss",
            Self::Decide => "decide",
        }
    }

    /// Reads the exact word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The time box of a topic that names none.
    pub fn default_minutes(self) -> Minutes {
        match self {
            Self::Inform => Minutes(5),
            Self::Discuss => Minutes(10),
            Self::Decide => Minutes(15),
        }
    }
}

/// How much a topic matters, most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Priority {
    /// Before all others.
    High,
    /// The usual.
    #[default]
    Normal,
    /// When there is room.
    Low,
}

impl Priority {
    /// All priorities, most urgent first.
    pub const ALL: [Self; 3] = [Self::High, Self::Normal, Self::Low];

    /// The word used in files, commands and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }

    /// Reads the exact word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.as_str() == text)
    }
}

/// The short name by which files and commands refer to a topic, such as `k7f2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(String);

impl TopicId {
    /// Makes an id of letters, digits, `-` and `_`, 64 at most; `None` for anything else.
    pub fn new(text: &str) -> Option<Self> {
        let good = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let length = text.chars().count();
        ((1..=64).contains(&length) && text.chars().all(good)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Whom a topic concerns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum With {
    /// Nobody was named.
    #[default]
    Nobody,
    /// Once with each of these, in the order of the file; never empty.
    Members(Vec<Handle>),
    /// Once with each member.
    Everyone,
}

/// The file that a topic stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Drawer {
    /// `topics.toml`, which is shared.
    Shared,
    /// `private/topics.toml`, which is the manager's alone.
    Private,
}

/// One topic's place among all topics that were loaded: edits keep it, a reload numbers anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicKey {
    /// The file.
    pub drawer: Drawer,
    /// The position in that file when it was loaded, from 0, closed topics counted; what is added later
    /// comes after, and what is removed leaves a gap, so the order of the indices is that of the file.
    pub index: usize,
}

/// Something to be talked about, as one `[[topic]]` of a file says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// Which of the loaded topics this is.
    pub key: TopicKey,
    /// Its short name; written when songsheet first needs one.
    pub id: Option<TopicId>,
    /// What it is about.
    pub title: String,
    /// More about it; empty when there are none.
    pub notes: String,
    /// Whether the team may read the notes as well.
    pub share_notes: bool,
    /// Who raised it; `None` is the manager.
    pub from: Option<Handle>,
    /// Whom it concerns.
    pub with: With,
    /// Free words, without `#`.
    pub tags: Vec<String>,
    /// What the meeting is to do with it; `None` when the file does not say.
    pub kind: Option<Kind>,
    /// Its time box; `None` when the file does not say.
    pub minutes: Option<Minutes>,
    /// How much it matters.
    pub priority: Priority,
    /// When it was written down.
    pub added: Option<NaiveDate>,
    /// By when it must be said.
    pub due: Option<NaiveDate>,
    /// Not before this day.
    pub after: Option<NaiveDate>,
    /// How often it comes back.
    pub repeat: Option<Cadence>,
    /// The manager's call.
    pub route: Option<Route>,
    /// The manager's reason for the call.
    pub because: Option<String>,
    /// Private until then, broadcast from then on.
    pub embargo: Option<NaiveDate>,
    /// These hear it 1-1 before the team does.
    pub tell_first: Vec<Handle>,
    /// The topic that this one was split from.
    pub split_from: Option<TopicId>,
    /// Where to read more.
    pub link: Option<String>,
    /// The manager's own place for it: its position on its agenda, from 1.
    pub order: Option<u32>,
    /// The meetings that did not reach it, oldest first.
    pub carried: Vec<NaiveDate>,
    /// With whom it has been talked about already, when it concerns several.
    pub told: Vec<Handle>,
    /// The day it was put into the parking lot, where it stands on no agenda.
    pub parked: Option<NaiveDate>,
    /// Whether the team is told in writing, not in the meeting.
    pub written: bool,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// The day it was given up.
    pub dropped: Option<NaiveDate>,
}

impl Topic {
    /// A topic with a title and nothing else.
    pub fn new(key: TopicKey, title: impl Into<String>) -> Self {
        Self {
            key,
            id: None,
            title: title.into(),
            notes: String::new(),
            share_notes: false,
            from: None,
            with: With::Nobody,
            tags: Vec::new(),
            kind: None,
            minutes: None,
            priority: Priority::Normal,
            added: None,
            due: None,
            after: None,
            repeat: None,
            route: None,
            because: None,
            embargo: None,
            tell_first: Vec::new(),
            split_from: None,
            link: None,
            order: None,
            carried: Vec::new(),
            told: Vec::new(),
            parked: None,
            written: false,
            done: None,
            dropped: None,
        }
    }

    /// Whether it still waits to be talked about.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_files_are_read_exactly() {
        assert_eq!(Route::parse("private"), Some(Route::Private));
        assert_eq!(Route::parse("Private"), None);
        assert_eq!(Route::parse("рrivate"), None, "a Cyrillic letter is not the word");
        assert!(Kind::ALL.iter().all(|kind| Kind::parse(kind.as_str()) == Some(*kind)));
        assert!(Priority::ALL.iter().all(|p| Priority::parse(p.as_str()) == Some(*p)));
    }

    #[test]
    fn ids_are_plain() {
        assert!(TopicId::new("k7f2").is_some());
        for bad in ["", "a b", "a/b", "\u{202e}", &"x".repeat(65)] {
            assert!(TopicId::new(bad).is_none(), "{bad:?}");
        }
    }
}
