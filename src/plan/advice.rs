//! What the manager should know of a week, said to nobody else.

use std::collections::{BTreeMap, HashMap};

use chrono::{Days, NaiveDate};

use super::coverage::{Standing, standing};
use super::ledger::{Key, Ledger};
use super::rescue::{Rescue, can_be_written};
use super::{Basis, Forecast, ItemText, Overflow, Plan, PrivateItem, WaitingFor};
use crate::classify::Routed;
use crate::domain::{Handle, MeetingOf, Minutes, Outcome, TopicKey};

/// So often carried, a topic asks for something else than the next meeting.
const CARRIED_OFTEN: usize = 3;
/// So many topics are proposed for writing.
const WRITTEN_AT_MOST: usize = 3;
/// So far ahead due dates are looked at.
const WEEKS_AHEAD: u32 = 8;
/// So far back it matters that somebody was told of a topic that is still open.
const TOLD_OF_LATE: Days = Days::new(366);

/// One thing that the manager should know or decide. No agenda of the team holds any.
#[derive(Debug, Clone)]
pub enum Advice {
    /// Somebody is to hear a topic before the team does, and has not.
    NotToldYet {
        /// The topic.
        topic: ItemText,
        /// Who.
        who: Vec<Handle>,
        /// The team meeting that could have it.
        before: Option<NaiveDate>,
    },
    /// A topic will be heard after the day it is due.
    TooLate {
        /// The topic.
        topic: ItemText,
        /// In which meetings.
        of: MeetingOf,
        /// The day it is due.
        due: NaiveDate,
        /// The day it will be heard; `None` when no meeting in sight has room.
        heard: Option<NaiveDate>,
        /// What would save it, the easiest first.
        rescues: Vec<Rescue>,
    },
    /// More time has gone by since a member's last 1-1 than their rhythm has between two.
    Overdue {
        /// Whose 1-1.
        who: Handle,
        /// Whole weeks since the last one.
        weeks: i64,
        /// When the next one is planned.
        next: Option<NaiveDate>,
    },
    /// Somebody joined and has not had a 1-1 yet.
    FirstPending {
        /// Who.
        who: Handle,
        /// When it is planned.
        next: Option<NaiveDate>,
    },
    /// News for the team was told to some in 1-1s, and the others have not heard it.
    UnequalAccess {
        /// The topic.
        topic: ItemText,
        /// Who has heard it.
        told: Vec<Handle>,
        /// How many the team has.
        of: usize,
        /// When the first of them heard it, as far as that was logged.
        since: Option<NaiveDate>,
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
        moved: Vec<(ItemText, Option<NaiveDate>)>,
    },
    /// A topic for several has no room in the 1-1s of more than one of them.
    NoRoomInSeveral {
        /// The topic.
        topic: ItemText,
        /// Whose 1-1s have no room for it, and where it goes.
        with: Vec<(Handle, Option<NaiveDate>)>,
    },
    /// A topic was carried three times or more: decide, delegate, drop it, or write it up.
    CarriedOften {
        /// The topic.
        topic: ItemText,
        /// How often.
        times: usize,
    },
    /// A short topic that only informs could be told in writing, since the team meeting overflows.
    WriteInstead {
        /// The topic.
        topic: ItemText,
        /// The minutes that it gives back.
        minutes: Minutes,
    },
}

/// What the manager should know of a week, the most pressing first.
pub(super) fn advise(basis: &Basis<'_>, ledger: &Ledger, plan: &Plan) -> Vec<Advice> {
    let mut all = not_told_yet(basis);
    all.extend(too_late(basis, ledger, plan));
    all.extend(missed_one_on_ones(basis));
    all.extend(unequal_access(basis));
    all.extend(too_full(plan));
    all.extend(carried_often(basis.routed));
    all.extend(better_written(plan));
    all
}

fn not_told_yet(basis: &Basis<'_>) -> Vec<Advice> {
    let untold = |routed: &Routed| {
        let topic = routed.topic();
        let untold = topic.tell_first.iter().filter(|who| !topic.told.contains(who));
        let there = |who: &&Handle| basis.team.members_on(basis.today).any(|member| member.handle == **who);
        untold.filter(there).cloned().collect::<Vec<_>>()
    };
    let clear = basis.routed.iter().filter(|routed| is_for_the_team(routed));
    let waits = clear.map(|routed| (routed, untold(routed))).filter(|(_, who)| !who.is_empty());
    let advice = |(routed, who): (&Routed, Vec<Handle>)| {
        let met = who.iter().filter_map(|who| basis.next_one_on_one(basis.team.member(who)?)).max();
        let ready = [routed.topic().after, met].into_iter().flatten().fold(basis.today, NaiveDate::max);
        let before = basis.next_team_meeting(ready);
        Advice::NotToldYet { topic: ItemText::of(routed), who, before }
    };
    waits.map(advice).collect()
}

/// Whether the team is to hear a topic in one of the coming meetings.
fn is_for_the_team(routed: &Routed) -> bool {
    routed.is_clear_broadcast() && routed.topic().parked.is_none()
}

/// Plays the coming weeks only when something could come too late.
fn too_late(basis: &Basis<'_>, ledger: &Ledger, plan: &Plan) -> Vec<Advice> {
    if !may_be_late(plan) {
        return Vec::new();
    }
    let forecast = Forecast::knowing(ledger, basis, WEEKS_AHEAD);
    let late = forecast.topics.into_iter().filter_map(|one| {
        let due = one.topic.due()?;
        Some(Advice::TooLate { topic: one.topic, of: one.of, due, heard: one.on, rescues: one.late? })
    });
    let mut late: Vec<_> = late.collect();
    late.sort_by_key(|one| if let Advice::TooLate { due, .. } = one { *due } else { NaiveDate::MAX });
    late
}

fn may_be_late(plan: &Plan) -> bool {
    // What becomes the team's only later takes the time of others, and no agenda knows.
    let becomes_theirs = |why: &WaitingFor| matches!(why, WaitingFor::Embargo(_) | WaitingFor::TellFirst(_));
    let unknown = plan.waiting.iter().any(|one| becomes_theirs(&one.why));
    let late = |due: Option<NaiveDate>, on: Option<NaiveDate>| {
        due.is_some_and(|due| on.is_none_or(|on| due < on || (unknown && on > plan.today)))
    };
    let team = plan.team.iter().any(|agenda| {
        agenda.items.iter().any(|slot| late(slot.item.text().due(), Some(agenda.meeting.date)))
            || agenda.overflow.iter().any(|one| late(one.item.text().due(), one.to))
    });
    let one_on_ones = plan.one_on_ones.iter().any(|agenda| {
        agenda.items.iter().any(|slot| late(slot.item.text().due(), Some(agenda.meeting.date)))
            || agenda.overflow.iter().any(|one| late(one.item.text().due(), one.to))
    });
    team || one_on_ones || plan.waiting.iter().any(|one| late(one.routed.topic().due, one.why.until()))
}

fn missed_one_on_ones(basis: &Basis<'_>) -> Vec<Advice> {
    let Basis { team, log, today, .. } = *basis;
    let mut all = Vec::new();
    for member in team.members_on(today) {
        let who = member.handle.clone();
        let next = || basis.next_one_on_one(member);
        match standing(member, log, today) {
            Standing::Overdue { weeks } => all.push(Advice::Overdue { who, weeks, next: next() }),
            Standing::FirstPending => all.push(Advice::FirstPending { who, next: next() }),
            Standing::NoRecord | Standing::OnTime => {}
        }
    }
    all.sort_by_key(|one| if let Advice::Overdue { weeks, .. } = one { -weeks } else { 0 });
    all
}

/// Open topics for the team that some have heard in their 1-1s.
fn unequal_access(basis: &Basis<'_>) -> Vec<Advice> {
    let clear = basis.routed.iter().filter(|routed| is_for_the_team(routed));
    let mut known: HashMap<Key<'_>, Told<'_>> = clear
        .map(|routed| (key_of(routed), Told { routed, who: routed.topic().told.clone(), since: None }))
        .collect();
    add_one_on_ones(basis, &mut known);
    let team: Vec<_> = basis.team.members_on(basis.today).map(|member| &member.handle).collect();
    let mut unequal: Vec<_> = known.into_values().collect();
    for one in &mut unequal {
        one.who.retain(|who| team.contains(&who));
    }
    // Whoever is to hear it first hears it as planned: that is told to nobody else's disadvantage.
    let beyond_plan = |one: &Told<'_>| one.who.iter().any(|who| !one.routed.topic().tell_first.contains(who));
    unequal.retain(|one| beyond_plan(one) && one.who.len() < team.len());
    unequal.sort_by_key(|one| one.routed.topic().key);
    let of = team.len();
    let advice = |one: Told<'_>| Advice::UnequalAccess {
        topic: ItemText::of(one.routed),
        told: one.who,
        of,
        since: one.since,
    };
    unequal.into_iter().map(advice).collect()
}

/// Who was told of a topic in 1-1s.
struct Told<'a> {
    routed: &'a Routed,
    who: Vec<Handle>,
    since: Option<NaiveDate>,
}

fn key_of(routed: &Routed) -> Key<'_> {
    let topic = routed.topic();
    Key::new(topic.id.as_ref(), &topic.title)
}

fn add_one_on_ones<'a>(basis: &Basis<'a>, known: &mut HashMap<Key<'a>, Told<'a>>) {
    let start = basis.today.checked_sub_days(TOLD_OF_LATE).unwrap_or(NaiveDate::MIN);
    let of_late = basis.log.meetings().iter().rev().take_while(|meeting| meeting.date >= start);
    for meeting in of_late {
        let Some(who) = meeting.of.with() else { continue };
        for item in meeting.items.iter().filter(|item| item.outcome == Outcome::Said) {
            let Some(told) = known.get_mut(&Key::of(item)) else { continue };
            // The latest comes first, so the last one to be seen is the first who heard it.
            told.since = Some(meeting.date);
            if !told.who.contains(who) {
                told.who.push(who.clone());
            }
        }
    }
}

fn too_full(plan: &Plan) -> Vec<Advice> {
    let mut all = Vec::new();
    if let Some(agenda) = &plan.team {
        let free = agenda.meeting.minutes.saturating_sub(agenda.used());
        let full = overfull(&agenda.overflow, |item| item.text(), free);
        let on = agenda.meeting.date;
        all.extend(full.map(|(missing, moved)| Advice::TooFull { of: MeetingOf::Team, on, missing, moved }));
    }
    let shared = shared_overflow(plan);
    for agenda in &plan.one_on_ones {
        let free = agenda.meeting.minutes.saturating_sub(agenda.used());
        let full = overfull(&agenda.overflow, PrivateItem::text, free);
        let (of, on) = (MeetingOf::OneOnOne(agenda.with.clone()), agenda.meeting.date);
        all.extend(full.and_then(|(missing, mut moved)| {
            moved.retain(|(topic, _)| shared.iter().all(|(one, _)| one.key() != topic.key()));
            (!moved.is_empty()).then_some(Advice::TooFull { of, on, missing, moved })
        }));
    }
    all.extend(shared.into_iter().map(|(topic, with)| Advice::NoRoomInSeveral { topic, with }));
    all
}

/// The topics that more than one 1-1 has no room for: what is to be done about them is said once.
#[expect(clippy::type_complexity, reason = "taken apart right where it is made")]
fn shared_overflow(plan: &Plan) -> Vec<(ItemText, Vec<(Handle, Option<NaiveDate>)>)> {
    let mut by_topic: BTreeMap<TopicKey, (ItemText, Vec<_>)> = BTreeMap::new();
    for agenda in &plan.one_on_ones {
        for left in &agenda.overflow {
            let topic = left.item.text();
            let one = by_topic.entry(topic.key()).or_insert_with(|| (topic.clone(), Vec::new()));
            one.1.push((agenda.with.clone(), left.to));
        }
    }
    by_topic.into_values().filter(|(_, with)| with.len() > 1).collect()
}

/// The minutes that are missing for what did not fit, and where each of it goes.
#[expect(clippy::type_complexity, reason = "taken apart right where it is made")]
fn overfull<T>(
    left: &[Overflow<T>],
    text: impl Fn(&T) -> &ItemText,
    free: Minutes,
) -> Option<(Minutes, Vec<(ItemText, Option<NaiveDate>)>)> {
    let wanted: Minutes = left.iter().map(|one| one.minutes).sum();
    let moved = left.iter().map(|one| (text(&one.item).clone(), one.to)).collect();
    (!left.is_empty()).then(|| (wanted.saturating_sub(free), moved))
}

fn carried_often(routed: &[Routed]) -> impl Iterator<Item = Advice> {
    let open = routed.iter().filter(|one| one.topic().parked.is_none());
    let often = open.filter(|one| one.topic().carried.len() >= CARRIED_OFTEN);
    often.map(|one| Advice::CarriedOften { topic: ItemText::of(one), times: one.topic().carried.len() })
}

/// What could be told in writing when the team meeting does not have time for all.
fn better_written(plan: &Plan) -> Vec<Advice> {
    let Some(agenda) = plan.team.as_ref().filter(|agenda| !agenda.overflow.is_empty()) else {
        return Vec::new();
    };
    let on_it = agenda.items.iter().map(|slot| (slot.item.text(), slot.minutes));
    let left = agenda.overflow.iter().map(|one| (one.item.text(), one.minutes));
    let short = on_it.chain(left).filter(|(item, _)| can_be_written(item.routed()));
    let advice =
        |(item, minutes): (&ItemText, Minutes)| Advice::WriteInstead { topic: item.clone(), minutes };
    short.take(WRITTEN_AT_MOST).map(advice).collect()
}
