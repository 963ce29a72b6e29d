//! The agendas of a week, as values to draw, print and export.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::{Advice, BroadcastItem, MustHear, NotHeld, PrivateItem, Promise, Suggested, TeamPromise};
use crate::classify::Routed;
use crate::domain::{Handle, MeetingOf, Minutes, Team, TopicKey, Week, Zone};

/// One meeting in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub date: NaiveDate,
    /// When it starts; `None` when the roster does not say.
    pub start: Option<NaiveTime>,
    /// Its whole length.
    pub minutes: Minutes,
}

impl Meeting {
    /// The time of day so many minutes into the meeting; `None` when the roster gives no start.
    pub fn time_at(&self, offset: Minutes) -> Option<NaiveTime> {
        let into = chrono::TimeDelta::minutes(i64::from(offset.0));
        self.start.map(|start| start.overflowing_add_signed(into).0)
    }
}

/// An item with its time box.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot<T> {
    /// Minutes from the start of the meeting.
    pub offset: Minutes,
    /// The length of the time box.
    pub minutes: Minutes,
    /// How long the topic asks for; more than `minutes` when it is longer than the whole meeting.
    pub asked: Minutes,
    /// What is talked about.
    pub item: T,
}

impl<T> Slot<T> {
    /// The same time box for another form of the item.
    pub(super) fn map<U>(self, form: impl FnOnce(T) -> U) -> Slot<U> {
        Slot { offset: self.offset, minutes: self.minutes, asked: self.asked, item: form(self.item) }
    }

    /// The same time box for something else.
    pub(super) fn with_item<U>(&self, item: U) -> Slot<U> {
        Slot { offset: self.offset, minutes: self.minutes, asked: self.asked, item }
    }
}

/// An item that did not fit and where it goes instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Overflow<T> {
    /// The date of the meeting that has room for it, as far as can be foreseen today; `None` when none of the
    /// coming eight weeks has.
    pub to: Option<NaiveDate>,
    /// How long it asks for.
    pub minutes: Minutes,
    /// What is talked about.
    pub item: T,
}

/// The names by which agendas call people, and the clock they go by; nothing else of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// The team's name.
    pub team: String,
    /// The time zone of its meetings, when the roster names one that there is.
    pub zone: Option<Zone>,
    members: Vec<(Handle, String)>,
    count: usize,
}

impl Names {
    /// The names of a team, as it is on a day.
    pub fn of(team: &Team, on: NaiveDate) -> Self {
        let members = team.members.iter().map(|m| (m.handle.clone(), m.short_name().to_owned())).collect();
        let zone = team.timezone.as_deref().and_then(Zone::named);
        Self { team: team.name.clone(), zone, members, count: team.members_on(on).count() }
    }

    /// How many members the team has; who has left has a name still, and is not counted.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The name to show for a handle; the handle itself when nobody has it.
    pub fn of_member<'a>(&'a self, handle: &'a Handle) -> &'a str {
        self.members.iter().find(|(one, _)| one == handle).map_or(handle.as_str(), |(_, name)| name)
    }
}

/// The agenda of the team meeting. It holds nothing that the team may not see.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamAgenda {
    /// The names of the team and its people.
    pub names: Arc<Names>,
    /// When it takes place.
    pub meeting: Meeting,
    /// The day on which it was held, when the log has it already: then nothing is planned for it any more.
    pub held_on: Option<NaiveDate>,
    /// Minutes kept for the hello.
    pub opening: Minutes,
    /// Minutes kept for the wrap-up.
    pub closing: Minutes,
    /// What is talked about, in order.
    pub items: Vec<Slot<BroadcastItem>>,
    /// What did not fit, most pressing first.
    pub overflow: Vec<Overflow<BroadcastItem>>,
    /// What is told in writing instead; it takes no time.
    pub written: Vec<BroadcastItem>,
    /// What was promised in front of the team and is still open, the overdue first.
    pub promises: Vec<TeamPromise>,
}

impl TeamAgenda {
    /// The minutes in use, hello and wrap-up included.
    pub fn used(&self) -> Minutes {
        self.opening + self.items.iter().map(|slot| slot.minutes).sum() + self.closing
    }
}

/// The agenda of one member's 1-1.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOnOneAgenda {
    /// The names of the team and its people.
    pub names: Arc<Names>,
    /// The member.
    pub with: Handle,
    /// When it takes place.
    pub meeting: Meeting,
    /// The day on which it was held, when the log has it already: then nothing is planned for it any more.
    pub held_on: Option<NaiveDate>,
    /// What is talked about, in order: the member's own topics first.
    pub items: Vec<Slot<PrivateItem>>,
    /// What did not fit, most pressing first.
    pub overflow: Vec<Overflow<PrivateItem>>,
    /// What the team has heard without them, to be told at the start.
    pub must_hear: Vec<MustHear>,
    /// The minutes kept for that, at most half of the meeting.
    pub reserved: Minutes,
    /// What was promised in these 1-1s, and what they promised the team; the overdue first.
    pub promises: Vec<Promise>,
    /// A question, when there is time and a practice has not had room for long.
    pub suggestion: Option<Suggested>,
}

impl OneOnOneAgenda {
    /// The minutes in use.
    pub fn used(&self) -> Minutes {
        self.reserved + self.items.iter().map(|slot| slot.minutes).sum()
    }
}

/// Why a topic stands on no agenda of this week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaitingFor {
    /// A private topic that names nobody; the members whom its text mentions may be meant.
    SomeoneToTalkTo {
        /// Members whom the text mentions.
        perhaps: Vec<Handle>,
    },
    /// The next 1-1 of a member who has none this week, or none left for this topic.
    NextOneOnOne {
        /// Who.
        who: Handle,
        /// The date of it; `None` when none is in sight.
        until: Option<NaiveDate>,
        /// What keeps this week's from being held, when the week would have one.
        off: Option<NotHeld>,
    },
    /// The next team meeting, when this week has none, or none left for this topic.
    NextTeamMeeting {
        /// The date of it; `None` when none is in sight.
        until: Option<NaiveDate>,
        /// What keeps this week's from being held, when the week would have one.
        off: Option<NotHeld>,
    },
    /// The day that the topic names with `after`.
    ItsDay(NaiveDate),
    /// The end of its embargo; nobody is named who should hear it before.
    Embargo(NaiveDate),
    /// Those who are to hear it before the team does.
    TellFirst(Vec<Handle>),
    /// Its being taken out of the parking lot, where it stands since this day.
    Parked(NaiveDate),
    /// Nothing more: all whom it concerns have heard it, and it may be marked done.
    BeingClosed,
}

impl WaitingFor {
    /// The place in the waiting list: what needs the manager first, then by date.
    pub(super) fn rank(&self) -> (u8, NaiveDate, Option<Handle>) {
        let (group, date) = self.group();
        (group, date, self.who().cloned())
    }

    /// The member whose 1-1 it waits for.
    pub fn who(&self) -> Option<&Handle> {
        match self {
            Self::NextOneOnOne { who, .. } => Some(who),
            _ => None,
        }
    }

    /// The day on which it may be talked about at last, as far as one is known.
    pub fn until(&self) -> Option<NaiveDate> {
        match self {
            Self::NextOneOnOne { until, .. } | Self::NextTeamMeeting { until, .. } => *until,
            Self::ItsDay(date) | Self::Embargo(date) => Some(*date),
            Self::SomeoneToTalkTo { .. } | Self::TellFirst(_) | Self::Parked(_) | Self::BeingClosed => None,
        }
    }

    fn group(&self) -> (u8, NaiveDate) {
        match self {
            Self::SomeoneToTalkTo { .. } => (0, NaiveDate::MIN),
            Self::BeingClosed => (1, NaiveDate::MIN),
            Self::TellFirst(_) => (2, NaiveDate::MIN),
            Self::Parked(since) => (4, *since),
            _ => (3, self.until().unwrap_or(NaiveDate::MAX)),
        }
    }
}

/// A clear or a parked topic that stands on no agenda of this week, for the manager's eyes.
///
/// A topic for several members can wait more than once: each time for another member.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The topic.
    pub routed: Routed,
    /// What it waits for.
    pub why: WaitingFor,
}

/// A topic that needs the manager's call.
#[derive(Debug, Clone)]
pub struct Undecided {
    /// The topic with its unsure verdict.
    pub routed: Routed,
}

/// A meeting that the rhythm has in a week and that is not held; for the manager's eyes.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingOff {
    /// Which meeting.
    pub of: MeetingOf,
    /// The day on which it would be.
    pub on: NaiveDate,
    /// What keeps it from being held.
    pub why: NotHeld,
}

/// All agendas of one week.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The week.
    pub week: Week,
    /// The day on which it was made.
    pub today: NaiveDate,
    /// The names of the team and its people.
    pub names: Arc<Names>,
    /// The team meeting, when the week has one.
    pub team: Option<TeamAgenda>,
    /// The 1-1s in the order of the calendar.
    pub one_on_ones: Vec<OneOnOneAgenda>,
    /// Meetings that the rhythm has in this week and that are not held, the team's first.
    pub not_held: Vec<MeetingOff>,
    /// Clear and parked topics that stand on no agenda of this week.
    pub waiting: Vec<Waiting>,
    /// Topics that need the manager's call.
    pub undecided: Vec<Undecided>,
    /// What the manager should know or decide, the most pressing first.
    pub advice: Vec<Advice>,
}

impl Plan {
    /// Whether more that a member must hear could move a topic in their 1-1. It takes half of the meeting at most, so
    /// where that is free nothing has to give way.
    pub fn may_give_way_to_news(&self, key: TopicKey) -> bool {
        let has = |agenda: &&OneOnOneAgenda| {
            agenda.items.iter().any(|slot| slot.item.text().key() == key)
                || agenda.overflow.iter().any(|over| over.item.text().key() == key)
        };
        self.one_on_ones.iter().filter(has).any(|agenda| {
            let free = agenda.meeting.minutes.saturating_sub(agenda.used()) + agenda.reserved;
            !agenda.overflow.is_empty() || free.0 < agenda.meeting.minutes.0 / 2
        })
    }

    /// The 1-1 of one member, when the week has one.
    pub fn one_on_one(&self, with: &Handle) -> Option<&OneOnOneAgenda> {
        self.one_on_ones.iter().find(|agenda| &agenda.with == with)
    }
}
