//! One errand: a topic to be talked about in one series of meetings.

use chrono::NaiveDate;

use super::calendar::next_turn;
use super::minutes_of;
use super::order::Rank;
use crate::classify::Routed;
use crate::domain::{Cadence, Minutes};

/// A topic to be talked about in one series of meetings, as the item that it will be there.
///
/// It has by itself all that planning asks of its topic again and again: reading a hundred thousand
/// topics once is much faster than reading them at every step.
#[derive(Debug)]
pub(super) struct Errand<'a, T> {
    pub routed: &'a Routed,
    pub item: T,
    pub rank: Rank,
    /// How long it asks for.
    pub minutes: Minutes,
    /// The manager's own place for it.
    pub place: Option<u32>,
    /// The first day on which a meeting can have it.
    pub ready: NaiveDate,
    carried: &'a [NaiveDate],
    repeat: Option<Cadence>,
    /// Whether an earlier week's meeting had it already, so that it waits for nothing.
    pub had_its_turn: bool,
}

impl<'a, T> Errand<'a, T> {
    /// The errand of a topic; `theirs` tells that it comes from the member whose 1-1 it is.
    pub(super) fn new(routed: &'a Routed, item: T, theirs: bool) -> Self {
        let topic = routed.topic();
        Self {
            routed,
            item,
            rank: Rank::of(routed, theirs),
            minutes: minutes_of(routed),
            place: topic.order,
            ready: topic.added.max(topic.after).unwrap_or(NaiveDate::MIN),
            carried: &topic.carried,
            repeat: topic.repeat,
            had_its_turn: false,
        }
    }

    /// The same errand without a time box: it is read, not talked about.
    pub(super) fn in_writing(self) -> Self {
        Self { minutes: Minutes(0), ..self }
    }

    /// The same errand with something else for its item.
    pub(super) fn with_item<U>(&self, item: U) -> Errand<'a, U> {
        let Self { routed, rank, minutes, place, ready, carried, repeat, had_its_turn, .. } = *self;
        Errand { routed, item, rank, minutes, place, ready, carried, repeat, had_its_turn }
    }

    /// Whether the manager wants no meeting before the day after this one, or a later one, to have it.
    pub(super) fn is_put_off_beyond(&self, date: NaiveDate) -> bool {
        self.routed.topic().after.is_some_and(|after| after > date)
    }

    /// Whether the meeting on this day can have it. A meeting that is known not to have reached it
    /// cannot have it again.
    pub(super) fn can_be_on(&self, date: NaiveDate) -> bool {
        self.ready <= date && !self.carried.contains(&date)
    }

    /// The same errand after a meeting that had it: `None` unless it repeats.
    pub(super) fn again_after(self, date: NaiveDate) -> Option<Self> {
        let turn = next_turn(self.repeat?, date);
        Some(Self { ready: self.ready.max(turn), had_its_turn: true, ..self })
    }
}
