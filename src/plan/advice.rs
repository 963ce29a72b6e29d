//! What the manager should know of a week, said to nobody else.

use chrono::NaiveDate;

use crate::classify::Routed;
use crate::domain::{Handle, MeetingOf, Minutes};

/// What could save a topic that will be heard too late.
#[derive(Debug, Clone)]
pub enum Rescue {
    /// Another topic, which can wait, makes room for it.
    PutOff(Box<Routed>),
    /// So many minutes more in the last meeting before it is due.
    Longer(Minutes),
    /// It is told in writing.
    Write,
}

/// One thing that the manager should know or decide. No agenda of the team holds any.
#[derive(Debug, Clone)]
pub enum Advice {
    /// A topic was carried three times or more: decide, delegate, drop it, or write it up.
    CarriedOften {
        /// The topic.
        routed: Routed,
        /// How often.
        times: usize,
        /// Since when.
        since: NaiveDate,
    },
    /// A meeting wants more minutes than it has.
    TooFull {
        /// Which meeting.
        of: MeetingOf,
        /// Its day.
        on: NaiveDate,
        /// So many minutes are missing.
        missing: Minutes,
        /// What goes where for lack of them; `None` when no meeting in sight has room.
        moved: Vec<(Routed, Option<NaiveDate>)>,
    },
    /// A topic will be heard after the day it is due.
    TooLate {
        /// The topic.
        routed: Routed,
        /// In which meetings.
        of: MeetingOf,
        /// The day it is due.
        due: NaiveDate,
        /// The day it will be heard; `None` when no meeting in sight has room.
        heard: Option<NaiveDate>,
        /// What would save it, the easiest first.
        rescues: Vec<Rescue>,
    },
    /// A short topic that only informs could be told in writing, since the team meeting overflows.
    WriteInstead {
        /// The topic.
        routed: Routed,
        /// The minutes that it gives back.
        minutes: Minutes,
    },
    /// News for the team was told to some in 1-1s, and the others have not heard it.
    UnequalAccess {
        /// The topic.
        routed: Routed,
        /// Who has heard it.
        told: Vec<Handle>,
        /// How many the team has.
        of: usize,
        /// Since when the first of them knows, as far as that was logged.
        since: Option<NaiveDate>,
    },
    /// Somebody is to hear a topic before the team does, and has not.
    NotToldYet {
        /// The topic.
        routed: Routed,
        /// Who.
        who: Vec<Handle>,
        /// The team meeting that it waits for.
        before: Option<NaiveDate>,
    },
    /// More time has gone by since a member's last 1-1 than their rhythm has between two.
    Overdue {
        /// Whose 1-1.
        who: Handle,
        /// When the last one was held.
        last: NaiveDate,
        /// Whole weeks since then.
        weeks: i64,
    },
    /// Somebody joined and has not had a 1-1 yet.
    FirstPending {
        /// Who.
        who: Handle,
        /// When it is planned.
        on: Option<NaiveDate>,
    },
}
