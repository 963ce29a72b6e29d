//! An item of a meeting that is being held.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::domain::{Drawer, Handle, Minutes, Practice, Topic, TopicId};
use crate::plan::{ItemText, Slot};

/// What has become of an item so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is still to come, or is talked about.
    Open,
    /// It has been talked about.
    Said,
    /// It goes on to the next meeting.
    Carried,
    /// It is in the parking lot.
    Parked,
    /// It is told in writing, and takes no time.
    Written,
}

/// An item on the table.
#[derive(Debug, Clone, PartialEq)]
pub struct HoldItem {
    /// The topic's id, when it has one.
    pub topic: Option<TopicId>,
    /// The file in which the topic stands.
    pub drawer: Drawer,
    /// What it is about.
    pub title: String,
    /// The practice by which it was routed; none where the log did not say.
    pub practice: Option<Practice>,
    /// Who raised it; `None` is the manager.
    pub from: Option<Handle>,
    /// Its time box, extensions counted.
    pub planned: Minutes,
    /// The time it has taken, as far as it was settled.
    pub(super) spent: TimeDelta,
    /// What has become of it.
    pub state: State,
    /// What was decided, one sentence each.
    pub decisions: Vec<String>,
    /// What was noted; empty when nothing was.
    pub notes: String,
}

impl HoldItem {
    pub(super) fn of<T>(slot: &Slot<T>, text: impl Fn(&T) -> &ItemText) -> Self {
        Self::timed(text(&slot.item), slot.minutes)
    }

    pub(super) fn timed(text: &ItemText, planned: Minutes) -> Self {
        Self { planned, ..Self::new(text) }
    }

    pub(super) fn written(text: &ItemText) -> Self {
        Self { state: State::Written, ..Self::new(text) }
    }

    fn new(text: &ItemText) -> Self {
        Self {
            topic: text.id().cloned(),
            drawer: text.key().drawer,
            title: text.title().to_owned(),
            practice: Some(text.practice()),
            from: text.from().cloned(),
            planned: Minutes(0),
            spent: TimeDelta::zero(),
            state: State::Open,
            decisions: Vec::new(),
            notes: String::new(),
        }
    }

    /// Whether it is about this topic: the one with its id or, where one of them has none, with its title in the same
    /// file. An editor that had the file open may have saved it without the id.
    pub fn is_of(&self, topic: &Topic) -> bool {
        match (&self.topic, &topic.id) {
            (Some(own), Some(id)) => own == id,
            _ => topic.title == self.title && topic.key.drawer == self.drawer,
        }
    }

    /// Whether it is still to come, or is talked about.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Whole minutes that it took, rounded up; `None` when nobody kept the time.
    pub fn took(&self) -> Option<Minutes> {
        let seconds = u32::try_from(self.spent.num_seconds()).ok().filter(|seconds| *seconds > 0)?;
        Some(Minutes(seconds.div_ceil(60)))
    }
}
