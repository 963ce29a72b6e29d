//! How each member's 1-1s are doing: when they were held, what had room in them, and what drifts.

use chrono::NaiveDate;

use super::ledger::Ledger;
use super::promises::Promises;
use super::{Basis, Promise};
use crate::domain::{
    Cadence, Handle, Log, LoggedItem, LoggedMeeting, MeetingOf, Member, Minutes, Outcome, Practice, Route,
    Week,
};

/// So many weeks back the drift is measured: what was long ago is not how things are.
const DRIFT_WEEKS: i64 = 12;
/// The time of an item that nobody timed.
const UNTIMED: Minutes = Minutes(5);
/// The five practices that a 1-1 is for.
pub const PRIVATE_PRACTICES: usize = 5;

/// Whether a member's 1-1s are held as often as their rhythm says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// None was ever logged, so nothing can be said.
    NoRecord,
    /// They joined since there is a log, and have not had one yet.
    FirstPending,
    /// The last one is not longer ago than their rhythm says.
    OnTime,
    /// The last one is so many weeks ago, more than their rhythm says.
    Overdue {
        /// Whole weeks since the last one.
        weeks: i64,
    },
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// The part.
    pub part: u32,
    /// The whole; 0 when there is nothing to measure.
    pub whole: u32,
}

impl Share {
    /// The share in per cent; `None` of nothing.
    pub fn percent(self) -> Option<u32> {
        let percent =
            (u64::from(self.part) * 100 + u64::from(self.whole) / 2).checked_div(u64::from(self.whole))?;
        u32::try_from(percent).ok()
    }

    /// Both shares together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let (part, whole) = (self.part.saturating_add(other.part), self.whole.saturating_add(other.whole));
        Self { part, whole }
    }

    fn add(&mut self, amount: u32, counts: bool) {
        self.whole = self.whole.saturating_add(amount);
        self.part = self.part.saturating_add(if counts { amount } else { 0 });
    }
}

/// How the 1-1s with one member are doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The member.
    pub who: Handle,
    /// Whether they are held as often as they should be.
    pub standing: Standing,
    /// The day of the last one.
    pub last: Option<NaiveDate>,
    /// The day of the next one.
    pub next: Option<NaiveDate>,
    /// Each practice that a 1-1 is for, and the weeks since it last had room; `None` is never.
    pub practices: [(Practice, Option<i64>); PRIVATE_PRACTICES],
    /// How much of the time of late went to what the whole team could have heard.
    pub status: Share,
    /// How many of the topics of late the manager raised.
    pub raised: Share,
    /// What both have promised each other, and the member the team, and is open.
    pub promises: Vec<Promise>,
    /// How many things they still have to hear.
    pub must_hear: usize,
}

impl Coverage {
    /// How everybody's 1-1s are doing: first who has waited longest beyond their rhythm, then who has had none.
    pub fn of_all(basis: &Basis<'_>) -> Vec<Self> {
        let Basis { team, log, today, .. } = *basis;
        let (ledger, promises) = (Ledger::of(team, log, today), Promises::of(log, today));
        let mut all: Vec<_> =
            team.members_on(today).map(|member| Self::of(basis, member, &ledger, &promises)).collect();
        all.sort_by_key(|one| one.standing.rank());
        all
    }

    fn of(basis: &Basis<'_>, member: &Member, ledger: &Ledger, promises: &Promises) -> Self {
        let Basis { log, today, .. } = *basis;
        let who = &member.handle;
        let held = Held::with(log, who, today);
        Self {
            who: who.clone(),
            standing: standing(member, log, today),
            last: held.last(),
            next: basis.next_one_on_one(member),
            practices: held.practices(today),
            status: held.status(today),
            raised: held.raised(today),
            promises: promises.between(who).cloned().collect(),
            must_hear: ledger.must_hear(who).len(),
        }
    }
}

impl Standing {
    fn rank(self) -> (u8, i64) {
        match self {
            Self::Overdue { weeks } => (0, -weeks),
            Self::FirstPending => (1, 0),
            Self::OnTime => (2, 0),
            Self::NoRecord => (3, 0),
        }
    }
}

/// Whether a member's 1-1s are held as often as their rhythm says. The clock keeps running while one is away or a
/// meeting is skipped: what counts is what was held.
pub(super) fn standing(member: &Member, log: &Log, today: NaiveDate) -> Standing {
    let of = MeetingOf::OneOnOne(member.handle.clone());
    let Some(last) = log.last(&of, today) else {
        let begun = log.meetings().first().map(|first| first.date);
        let joined_since = begun.zip(member.since).is_some_and(|(begun, since)| since > begun);
        return if joined_since { Standing::FirstPending } else { Standing::NoRecord };
    };
    let weeks = Week::of(today).since(Week::of(last.date));
    let overdue = weeks > longest_gap(member.one_on_one.cadence);
    if overdue { Standing::Overdue { weeks } } else { Standing::OnTime }
}

/// The weeks between two meetings of a rhythm.
fn longest_gap(cadence: Cadence) -> i64 {
    match cadence {
        Cadence::Weeks(weeks) => i64::from(weeks),
        Cadence::Monthly => 5,
    }
}

/// The 1-1s with one member that were held until a day, the oldest first.
pub(super) struct Held<'a> {
    meetings: Vec<&'a LoggedMeeting>,
}

impl<'a> Held<'a> {
    /// Looks them up.
    pub(super) fn with(log: &'a Log, who: &Handle, until: NaiveDate) -> Self {
        let theirs = log.meetings().iter().filter(|one| one.of.with() == Some(who) && one.date <= until);
        Self { meetings: theirs.map(|one| &**one).collect() }
    }

    /// Each practice that a 1-1 is for, with the weeks from when it last had room until a day.
    pub(super) fn practices(&self, today: NaiveDate) -> [(Practice, Option<i64>); PRIVATE_PRACTICES] {
        let private = [
            Practice::Trust,
            Practice::Coaching,
            Practice::Confidential,
            Practice::Growth,
            Practice::Objectives,
        ];
        private.map(|practice| {
            let had_room =
                |meeting: &&&LoggedMeeting| said(meeting).any(|item| item.practice == Some(practice));
            let last = self.meetings.iter().rev().find(had_room);
            (practice, last.map(|last| Week::of(today).since(Week::of(last.date))))
        })
    }

    fn last(&self) -> Option<NaiveDate> {
        self.meetings.last().map(|meeting| meeting.date)
    }

    fn status(&self, today: NaiveDate) -> Share {
        let mut share = Share::default();
        for item in self.lately(today).filter(|item| item.practice.is_some()) {
            let for_all = item.practice.is_some_and(|practice| practice.route() == Route::Broadcast);
            share.add(item.minutes.unwrap_or(UNTIMED).0, for_all);
        }
        share
    }

    fn raised(&self, today: NaiveDate) -> Share {
        let mut share = Share::default();
        self.lately(today).for_each(|item| share.add(1, item.from.is_none()));
        share
    }

    fn lately(&self, today: NaiveDate) -> impl Iterator<Item = &'a LoggedItem> {
        let recent =
            move |meeting: &&&LoggedMeeting| Week::of(today).since(Week::of(meeting.date)) < DRIFT_WEEKS;
        self.meetings.iter().filter(recent).flat_map(|meeting| said(meeting))
    }
}

/// What was talked about in a meeting.
pub(super) fn said(meeting: &LoggedMeeting) -> impl Iterator<Item = &LoggedItem> {
    meeting.items.iter().filter(|item| item.outcome == Outcome::Said)
}
