//! The agendas of a week. What may be shared with the team is a type of its own.

use chrono::{NaiveDate, NaiveTime};

use crate::classify::{Practice, Routed};
use crate::domain::{Handle, Kind, Minutes, TopicId, TopicKey, Week};

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

/// An item with its time box.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot<T> {
    /// Minutes from the start of the meeting.
    pub offset: Minutes,
    /// The length of the time box.
    pub minutes: Minutes,
    /// What is talked about.
    pub item: T,
}

/// An item that did not fit and where it goes instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Overflow<T> {
    /// The date of the next such meeting.
    pub to: NaiveDate,
    /// How long it needs.
    pub minutes: Minutes,
    /// What is talked about.
    pub item: T,
}

/// What an agenda shows of a topic, on the team's list as on a 1-1's.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemText {
    /// The topic it was made from.
    pub key: TopicKey,
    /// Its short name, when it has one.
    pub id: Option<TopicId>,
    /// What it is about.
    pub title: String,
    /// What the meeting is to do with it.
    pub kind: Kind,
    /// Who raised it; `None` is the manager.
    pub from: Option<Handle>,
    /// The practice that explains its route.
    pub practice: Practice,
    /// The meetings that did not reach it, oldest first.
    pub carried: Vec<NaiveDate>,
    /// By when it must be said.
    pub due: Option<NaiveDate>,
}

/// What the team may hear of one topic.
///
/// The only way to make one is [`BroadcastItem::admit`], which takes a clear broadcast and nothing
/// else; notes, people concerned and the manager's reasons are not part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct BroadcastItem {
    text: ItemText,
    link: Option<String>,
}

impl BroadcastItem {
    /// Admits a topic to the team's list: `None` unless its verdict is a clear broadcast.
    pub fn admit(routed: &Routed) -> Option<Self> {
        routed
            .is_clear_broadcast()
            .then(|| Self { text: ItemText::of(routed), link: routed.topic().link.clone() })
    }

    /// What the agenda shows.
    pub fn text(&self) -> &ItemText {
        &self.text
    }

    /// Where to read more.
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
}

/// One item of a 1-1.
#[derive(Debug, Clone, PartialEq)]
pub struct PrivateItem {
    /// What the agenda shows.
    pub text: ItemText,
    /// The notes, which are the manager's preparation.
    pub notes: String,
    /// Whether the member raised it, which puts it first.
    pub theirs: bool,
    /// The others with whom the same topic is to be talked about.
    pub also_with: Vec<Handle>,
    /// Whether it is a broadcast topic that this member hears before the team does.
    pub told_first: bool,
}

impl ItemText {
    /// What an agenda shows of a routed topic.
    pub(super) fn of(routed: &Routed) -> Self {
        let topic = routed.topic();
        Self {
            key: topic.key,
            id: topic.id.clone(),
            title: topic.title.clone(),
            kind: topic.kind.unwrap_or_else(|| usual_kind(routed.verdict().practice())),
            from: topic.from.clone(),
            practice: routed.verdict().practice(),
            carried: topic.carried.clone(),
            due: topic.due,
        }
    }
}

/// What a meeting usually does with a topic of this practice.
fn usual_kind(practice: Practice) -> Kind {
    match practice {
        Practice::BroadInformation | Practice::TimeEfficiency => Kind::Inform,
        _ => Kind::Discuss,
    }
}

/// The agenda of the team meeting. It holds nothing that the team may not see.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamAgenda {
    /// When it takes place.
    pub meeting: Meeting,
    /// Minutes kept for the hello.
    pub opening: Minutes,
    /// Minutes kept for the wrap-up.
    pub closing: Minutes,
    /// What is talked about, in order.
    pub items: Vec<Slot<BroadcastItem>>,
    /// What did not fit.
    pub overflow: Vec<Overflow<BroadcastItem>>,
}

/// The agenda of one member's 1-1.
#[derive(Debug, Clone, PartialEq)]
pub struct OneOnOneAgenda {
    /// The member.
    pub with: Handle,
    /// When it takes place.
    pub meeting: Meeting,
    /// What is talked about, in order.
    pub items: Vec<Slot<PrivateItem>>,
    /// What did not fit.
    pub overflow: Vec<Overflow<PrivateItem>>,
}

/// Why a topic stands on no agenda of this week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaitingFor {
    /// A private topic that names nobody; the members whom its text mentions may be meant.
    SomeoneToTalkTo {
        /// Members whom the text mentions.
        perhaps: Vec<Handle>,
    },
    /// The 1-1 of a member who is away.
    Return {
        /// Who is away.
        who: Handle,
        /// The date of their next 1-1; `None` when none is in sight.
        until: Option<NaiveDate>,
    },
    /// The next 1-1 of a member who has none this week.
    NextOneOnOne {
        /// Who.
        who: Handle,
        /// The date of it; `None` when none is in sight.
        until: Option<NaiveDate>,
    },
    /// The next team meeting, when this week has none.
    NextTeamMeeting {
        /// The date of it; `None` when none is in sight.
        until: Option<NaiveDate>,
    },
    /// The day that the topic names with `after`.
    ItsDay(NaiveDate),
    /// Those who are to hear it before the team does.
    TellFirst(Vec<Handle>),
}

/// A clear topic that stands on no agenda of this week, for the manager's eyes.
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

/// All agendas of one week.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The week.
    pub week: Week,
    /// The day on which it was made.
    pub today: NaiveDate,
    /// The team meeting, when the week has one.
    pub team: Option<TeamAgenda>,
    /// The 1-1s in the order of the calendar.
    pub one_on_ones: Vec<OneOnOneAgenda>,
    /// Clear topics that stand on no agenda of this week.
    pub waiting: Vec<Waiting>,
    /// Topics that need the manager's call.
    pub undecided: Vec<Undecided>,
}
