//! What the team is to hear that no team meeting can have yet: what is under an embargo, and what somebody hears first.
//!
//! It is for the manager's forecast alone. Agendas of later weeks keep it off, and what is made here is no
//! `BroadcastItem` and cannot become one.

use chrono::NaiveDate;

use super::Basis;
use super::errand::Errand;
use super::errands::{running_embargo, untold};
use crate::classify::{Certainty, Routed};
use crate::domain::{Handle, Route, TopicKey};

/// What has to come before the team hears a topic.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition {
    /// The day on which its embargo ends.
    pub released: Option<NaiveDate>,
    /// Who has to be told before.
    pub told: Vec<Handle>,
}

/// The errands of what is certain to become the team's by a day. `told_on` says in which 1-1 somebody will hear a topic;
/// the team can have it on a later day.
pub(super) fn coming<'a>(
    basis: &Basis<'a>,
    last: NaiveDate,
    told_on: impl Fn(TopicKey, &Handle) -> Option<NaiveDate>,
) -> Vec<Errand<'a, Option<Condition>>> {
    let open = basis.routed.iter().filter(|one| one.topic().is_open() && one.topic().parked.is_none());
    let in_sight = open.filter(|one| one.topic().after.is_none_or(|after| after <= last));
    in_sight.filter_map(|routed| one(basis, last, routed, &told_on)).collect()
}

fn one<'a>(
    basis: &Basis<'_>,
    last: NaiveDate,
    routed: &'a Routed,
    told_on: impl Fn(TopicKey, &Handle) -> Option<NaiveDate>,
) -> Option<Errand<'a, Option<Condition>>> {
    let topic = routed.topic();
    let is_private =
        routed.verdict().route() == Route::Private && routed.verdict().certainty() == Certainty::Clear;
    let released = running_embargo(routed).filter(|_| is_private);
    let told = untold(topic, &topic.tell_first);
    let becomes_theirs = match released {
        Some(end) => end <= last && (basis.is_for_all_on)(topic, end),
        None => routed.is_clear_broadcast() && !told.is_empty(),
    };
    if !becomes_theirs {
        return None;
    }
    let mut ready = released.unwrap_or(NaiveDate::MIN);
    for who in &told {
        ready = ready.max(told_on(topic.key, who)?.succ_opt()?);
    }
    let mut errand = Errand::new(routed, Some(Condition { released, told }), false);
    errand.ready = errand.ready.max(ready);
    Some(if topic.written { errand.in_writing() } else { errand })
}
