//! One line of an agenda. What may be said to the team is a type of its own, made here and only here.
//!
//! Items share their topic instead of copying it, and show it through accessors: this small file is
//! the only code that decides which parts of a topic an agenda can show.

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::classify::Routed;
use crate::domain::{Handle, Kind, Minutes, Practice, Topic, TopicId, TopicKey, With};

/// What an agenda shows of a topic, on the team's list as on a 1-1's.
///
/// It shows what everybody in the meeting may see, and neither notes nor tags nor whom the topic
/// concerns nor the manager's reasons. Its `Debug` form has no text, so that none ends up in a log.
#[derive(Clone)]
pub struct ItemText {
    routed: Routed,
}

impl ItemText {
    pub(super) fn of(routed: &Routed) -> Self {
        Self { routed: routed.clone() }
    }

    /// The whole topic, for what the manager alone gets to see.
    pub(super) fn routed(&self) -> &Routed {
        &self.routed
    }

    fn topic(&self) -> &Topic {
        self.routed.topic()
    }

    /// The topic it was made from.
    pub fn key(&self) -> TopicKey {
        self.topic().key
    }

    /// Its short name, when it has one.
    pub fn id(&self) -> Option<&TopicId> {
        self.topic().id.as_ref()
    }

    /// What it is about.
    pub fn title(&self) -> &str {
        &self.topic().title
    }

    /// What the meeting is to do with it.
    pub fn kind(&self) -> Kind {
        kind_of(&self.routed)
    }

    /// Who raised it; `None` is the manager.
    pub fn from(&self) -> Option<&Handle> {
        self.topic().from.as_ref()
    }

    /// The practice that explains its route.
    pub fn practice(&self) -> Practice {
        self.routed.verdict().practice()
    }

    /// The meetings that did not reach it, oldest first.
    pub fn carried(&self) -> &[NaiveDate] {
        &self.topic().carried
    }

    /// By when it must be said.
    pub fn due(&self) -> Option<NaiveDate> {
        self.topic().due
    }
}

impl PartialEq for ItemText {
    fn eq(&self, other: &Self) -> bool {
        self.topic() == other.topic() && self.routed.verdict() == other.routed.verdict()
    }
}

impl fmt::Debug for ItemText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemText").field("key", &self.key()).finish_non_exhaustive()
    }
}

/// What the team may hear of one topic.
///
/// The only way to make one is [`BroadcastItem::admit`], which takes a clear broadcast and nothing
/// else. Tags, people concerned and the manager's reasons cannot be read from it, and the notes only when the
/// manager shares them.
#[derive(Debug, Clone, PartialEq)]
pub struct BroadcastItem {
    text: ItemText,
}

impl BroadcastItem {
    /// Admits a topic to the team's list: `None` unless its verdict is a clear broadcast.
    pub fn admit(routed: &Routed) -> Option<Self> {
        routed.is_clear_broadcast().then(|| Self { text: ItemText::of(routed) })
    }

    /// What the agenda shows.
    pub fn text(&self) -> &ItemText {
        &self.text
    }

    /// Where to read more.
    pub fn link(&self) -> Option<&str> {
        self.text.topic().link.as_deref()
    }

    /// The notes, when the manager shares them with the team; else empty.
    pub fn notes(&self) -> &str {
        let topic = self.text.topic();
        if topic.share_notes { &topic.notes } else { "" }
    }

    /// How many people it concerns, when it names some; for the manager's sums only.
    pub(super) fn concerns(&self) -> Option<usize> {
        match &self.text.topic().with {
            With::Members(members) => Some(members.len()),
            With::Nobody | With::Everyone => None,
        }
    }
}

/// One item of a 1-1.
#[derive(Debug, Clone, PartialEq)]
pub struct PrivateItem {
    text: ItemText,
    with: Handle,
    audience: Option<Arc<[Handle]>>,
    told_first: bool,
}

impl PrivateItem {
    /// Puts a topic on the 1-1 of `with` beside those that the plan has there.
    pub fn beside(routed: &Routed, with: &Handle) -> Self {
        Self::new(routed, with, None, false)
    }

    /// Puts a topic on the 1-1 of `with`; `audience` are all who still have to hear it, when there
    /// are several.
    pub(super) fn new(
        routed: &Routed,
        with: &Handle,
        audience: Option<Arc<[Handle]>>,
        told_first: bool,
    ) -> Self {
        Self { text: ItemText::of(routed), with: with.clone(), audience, told_first }
    }

    /// What the agenda shows.
    pub fn text(&self) -> &ItemText {
        &self.text
    }

    /// The notes, which are the manager's preparation; empty when there are none.
    pub fn notes(&self) -> &str {
        &self.text.topic().notes
    }

    /// Where to read more.
    pub fn link(&self) -> Option<&str> {
        self.text.topic().link.as_deref()
    }

    /// Whether the member raised it, which puts it first.
    pub fn theirs(&self) -> bool {
        self.text.from() == Some(&self.with)
    }

    /// The others with whom the same topic is still to be talked about.
    pub fn also_with(&self) -> impl Iterator<Item = &Handle> {
        self.audience.iter().flat_map(|all| all.iter()).filter(|handle| **handle != self.with)
    }

    /// Whether it is news for the team that this member hears first.
    pub fn told_first(&self) -> bool {
        self.told_first
    }
}

/// What the meeting is to do with a topic: what its file says, else what its practice usually asks for.
pub fn kind_of(routed: &Routed) -> Kind {
    let usual = || match routed.verdict().practice() {
        Practice::BroadInformation | Practice::TimeEfficiency => Kind::Inform,
        _ => Kind::Discuss,
    };
    routed.topic().kind.unwrap_or_else(usual)
}

/// The time that a topic asks for: what its file says, else the usual of its kind.
pub fn minutes_of(routed: &Routed) -> Minutes {
    routed.topic().minutes.unwrap_or_else(|| kind_of(routed).default_minutes())
}
