//! The log: the record of meetings that were held, and what was said, decided and promised there.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::{Drawer, Handle, Minutes, Practice, TopicId, Week};

/// Which meetings: the team's, or the 1-1s with one member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingOf {
    /// The team meeting.
    Team,
    /// The 1-1 with this member.
    OneOnOne(Handle),
}

impl MeetingOf {
    /// The member whose 1-1 it is.
    pub fn with(&self) -> Option<&Handle> {
        match self {
            Self::Team => None,
            Self::OneOnOne(who) => Some(who),
        }
    }

    /// Where the log of these meetings is kept: the team's is shared, that of 1-1s is the manager's alone.
    pub fn drawer(&self) -> Drawer {
        match self {
            Self::Team => Drawer::Shared,
            Self::OneOnOne(_) => Drawer::Private,
        }
    }
}

/// What a meeting did with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Outcome {
    /// It was talked about.
    #[default]
    Said,
    /// It was not reached, and goes on to the next meeting.
    Carried,
    /// It was put into the parking lot.
    Parked,
    /// It was told in writing, so that all have heard it, whoever was there.
    Written,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Said, Self::Carried, Self::Parked, Self::Written];

    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Carried => "carried",
            Self::Parked => "parked",
            Self::Written => "written",
        }
    }

    /// Reads the exact word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text)
    }
}

/// Somebody heard of an item after the meeting, because they had not been there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub who: Handle,
    /// On which day.
    pub on: NaiveDate,
}

/// An item of a meeting that was held.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedItem {
    /// The topic, when it has an id.
    pub topic: Option<TopicId>,
    /// What it was about.
    pub title: String,
    /// The practice by which it was routed.
    pub practice: Option<Practice>,
    /// Who raised it; `None` is the manager.
    pub from: Option<Handle>,
    /// How long it took; `None` when nobody kept the time.
    pub minutes: Option<Minutes>,
    /// What became of it.
    pub outcome: Outcome,
    /// What was decided, one sentence each.
    pub decisions: Vec<String>,
    /// What else was noted; empty when nothing was.
    pub notes: String,
    /// Who heard of it later; of the team meeting's items alone.
    pub told: Vec<Told>,
}

/// Something promised in a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// Who promised it; `None` is the manager.
    pub who: Option<Handle>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// The day it was ticked off.
    pub done: Option<NaiveDate>,
    /// The topic that it came from, when that has an id.
    pub topic: Option<TopicId>,
}

impl Action {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none()
    }
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedMeeting {
    /// Which meeting.
    pub of: MeetingOf,
    /// The day.
    pub date: NaiveDate,
    /// When it began.
    pub start: Option<NaiveTime>,
    /// How long it took.
    pub minutes: Option<Minutes>,
    /// Whether it was beside the rhythm of the roster, so that the meeting of the week is another one.
    pub extra: bool,
    /// The members who were there; of a 1-1 it is the member.
    pub present: Vec<Handle>,
    /// The members of that day who were not there; of a team meeting alone.
    pub absent: Vec<Handle>,
    /// What was on the table, in the order of the meeting.
    pub items: Vec<LoggedItem>,
    /// What was promised.
    pub actions: Vec<Action>,
}

impl LoggedMeeting {
    /// Whether another record is one of the same meeting: of that day with these people, begun at that time as far as
    /// both say when.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let same_time = self.start.zip(other.start).is_none_or(|(one, other)| one == other);
        (&self.of, self.date, self.extra) == (&other.of, other.date, other.extra)
            && (same_time || !self.extra)
    }
}

/// What the manager did with a question that songsheet suggested for a 1-1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// For whose 1-1 it was suggested.
    pub with: Handle,
    /// The question's id in the bank.
    pub question: String,
    /// The day.
    pub on: NaiveDate,
    /// Whether it became a topic; otherwise it was dismissed.
    pub taken: bool,
}

/// All meetings that were held, as far as they were logged.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Log {
    meetings: Vec<Arc<LoggedMeeting>>,
    suggestions: Vec<Suggestion>,
}

impl Log {
    /// A log of these meetings, in whichever order they come.
    pub fn new(mut meetings: Vec<Arc<LoggedMeeting>>, mut suggestions: Vec<Suggestion>) -> Self {
        meetings.sort_by(|a, b| (a.date, a.start, &a.of).cmp(&(b.date, b.start, &b.of)));
        suggestions.sort_by_key(|one| one.on);
        Self { meetings, suggestions }
    }

    /// All meetings, the oldest first.
    pub fn meetings(&self) -> &[Arc<LoggedMeeting>] {
        &self.meetings
    }

    /// The meetings of one kind with the same people, the oldest first.
    pub fn of<'a>(&'a self, of: &'a MeetingOf) -> impl DoubleEndedIterator<Item = &'a Arc<LoggedMeeting>> {
        self.meetings.iter().filter(move |meeting| &meeting.of == of)
    }

    /// The meetings of a week.
    pub fn in_week(&self, week: Week) -> impl DoubleEndedIterator<Item = &Arc<LoggedMeeting>> {
        self.meetings.iter().filter(move |meeting| week.contains(meeting.date))
    }

    /// The last meeting of these on a day or before it.
    pub fn last(&self, of: &MeetingOf, on: NaiveDate) -> Option<&Arc<LoggedMeeting>> {
        self.meetings.iter().rev().find(|meeting| &meeting.of == of && meeting.date <= on)
    }

    /// What became of suggested questions, the oldest first.
    pub fn suggestions(&self) -> &[Suggestion] {
        &self.suggestions
    }
}
