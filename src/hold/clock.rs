//! How the time of a meeting goes.

use chrono::{NaiveDateTime, TimeDelta};

use super::Hold;
use crate::domain::Minutes;

/// Time that adds up while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stopwatch {
    pub spent: TimeDelta,
    pub since: Option<NaiveDateTime>,
}

impl Stopwatch {
    pub fn running(since: NaiveDateTime) -> Self {
        Self { spent: TimeDelta::zero(), since: Some(since) }
    }

    pub fn is_running(self) -> bool {
        self.since.is_some()
    }

    /// What has run since it was looked at last. A clock that was set back takes nothing away.
    pub fn unsettled(self, now: NaiveDateTime) -> TimeDelta {
        self.since.map_or(TimeDelta::zero(), |since| (now - since).max(TimeDelta::zero()))
    }

    pub fn at(self, now: NaiveDateTime) -> TimeDelta {
        self.spent + self.unsettled(now)
    }
}

/// How much of a time box is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLeft {
    /// Seconds; negative when it is overrun.
    pub seconds: i64,
    /// How that is.
    pub pace: Pace,
}

/// Whether there is time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    /// There is.
    Calm,
    /// The last fifth has begun.
    Short,
    /// The time is up.
    Over,
}

impl TimeLeft {
    fn of(whole: Minutes, spent: TimeDelta) -> Self {
        let whole = i64::from(whole.0) * 60;
        let seconds = whole - spent.num_seconds();
        let pace = match seconds {
            ..=0 => Pace::Over,
            left if left * 5 <= whole => Pace::Short,
            _ => Pace::Calm,
        };
        Self { seconds, pace }
    }
}

impl Hold {
    /// The time left in the whole meeting.
    pub fn left(&self, now: NaiveDateTime) -> TimeLeft {
        TimeLeft::of(self.whole, self.watch.at(now))
    }

    /// The time left for the item that is talked about.
    pub fn left_for_item(&self, now: NaiveDateTime) -> Option<TimeLeft> {
        let item = self.current()?;
        Some(TimeLeft::of(item.planned, item.spent + self.watch.unsettled(now)))
    }

    /// By how much the items still open are longer than the time left; `None` when they fit.
    pub fn overrun(&self, now: NaiveDateTime) -> Option<Minutes> {
        let open: i64 = self.open_seconds(now);
        let lacking = open - self.left(now).seconds.max(0);
        let minutes = u32::try_from(lacking.max(0).div_euclid(60) + i64::from(lacking.rem_euclid(60) > 0));
        minutes.ok().filter(|minutes| lacking > 0 && *minutes > 0).map(Minutes)
    }

    /// The seconds that the open items still ask for.
    fn open_seconds(&self, now: NaiveDateTime) -> i64 {
        let current = self.left_for_item(now).map_or(0, |left| left.seconds.max(0));
        let waits = |(at, item): &(usize, &super::HoldItem)| item.is_open() && Some(*at) != self.at;
        let ahead = self.items.iter().enumerate().filter(waits);
        current + ahead.map(|(_, item)| i64::from(item.planned.0) * 60).sum::<i64>()
    }

    /// Adds what has run to the meeting and to the item that is talked about.
    pub(super) fn settle(&mut self, now: NaiveDateTime) {
        let ran = self.watch.unsettled(now);
        self.watch.spent += ran;
        if let Some(item) = self.at.and_then(|at| self.items.get_mut(at)) {
            item.spent += ran;
        }
        if self.watch.is_running() {
            self.watch.since = Some(now);
        }
    }
}
