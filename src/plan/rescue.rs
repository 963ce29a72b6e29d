//! What could still save a topic that will be heard too late.

use chrono::NaiveDate;

use super::errand::Errand;
use super::order::Rank;
use super::series::Foreseen;
use super::{ItemText, Slot, kind_of, minutes_of};
use crate::classify::Routed;
use crate::domain::{Kind, MeetingOf, Minutes};

/// What takes longer than this is not told in writing.
const SHORT: Minutes = Minutes(5);

/// Something that could save a topic from being heard too late.
#[derive(Debug, Clone)]
pub enum Rescue {
    /// Another topic, which can wait for the next meeting, makes room for it.
    PutOff {
        /// What can wait.
        topic: ItemText,
        /// The meeting in which that stands.
        on: NaiveDate,
    },
    /// A meeting before the day it is due lasts longer.
    Longer {
        /// By so many minutes.
        by: Minutes,
        /// Which meeting.
        on: NaiveDate,
    },
    /// It is told in writing.
    Write,
}

/// How well a topic can wait: the greater, the better.
type Urgency = (bool, Rank);

/// The meetings of one series to come, and what they have.
pub(super) struct Timetable<'a> {
    pub of: &'a MeetingOf,
    pub played: &'a [Foreseen<usize>],
    /// What the numbers of the slots mean.
    pub topics: &'a [&'a Routed],
}

impl Timetable<'_> {
    /// What could save a topic, the easiest first; nothing when the day it is due is over.
    pub(super) fn rescues<T>(&self, errand: &Errand<'_, T>) -> Vec<Rescue> {
        let Some(due) = errand.routed.topic().due else { return Vec::new() };
        let written = (*self.of == MeetingOf::Team && can_be_written(errand.routed)).then_some(Rescue::Write);
        let in_time =
            || self.played.iter().filter(|one| one.meeting.date <= due && errand.can_be_on(one.meeting.date));
        let waits = in_time()
            .filter_map(|one| self.can_wait(one, errand.minutes))
            .max_by_key(|(urgency, ..)| *urgency);
        let put_off = waits.map(|(_, topic, on)| Rescue::PutOff { topic: ItemText::of(topic), on });
        let roomiest = in_time().max_by_key(|one| one.free);
        let longer = roomiest
            .map(|one| Rescue::Longer { by: errand.minutes.saturating_sub(one.free), on: one.meeting.date });
        written.into_iter().chain(put_off).chain(longer).collect()
    }

    /// The least urgent topic of a meeting that gives enough room and is not late itself in the next one; one that
    /// the manager gave a place only when there is no other.
    fn can_wait(&self, one: &Foreseen<usize>, asked: Minutes) -> Option<(Urgency, &Routed, NaiveDate)> {
        let after =
            self.played.iter().map(|later| later.meeting.date).find(|date| *date > one.meeting.date)?;
        let gives_room = |slot: &&Slot<usize>| slot.minutes + one.free >= asked;
        let topics = one.items.iter().filter(gives_room).filter_map(|slot| self.topics.get(slot.item));
        let patient = topics.filter(|routed| routed.topic().due.is_none_or(|due| due >= after));
        let ranked = patient.map(|routed| {
            let rank = Rank::of(routed, self.theirs(routed)).pressing_before(one.pressing_before);
            let urgency = (routed.topic().order.is_none(), rank);
            (urgency, *routed, one.meeting.date)
        });
        ranked.max_by_key(|(urgency, ..)| *urgency)
    }

    fn theirs(&self, routed: &Routed) -> bool {
        let from = routed.topic().from.as_ref();
        self.of.with().is_some() && from == self.of.with()
    }
}

/// Whether a topic of the team's can be told in writing: it is short, clear and only informs.
pub(super) fn can_be_written(routed: &Routed) -> bool {
    routed.is_clear_broadcast() && kind_of(routed) == Kind::Inform && minutes_of(routed) <= SHORT
}
