//! Properties of every plan: nothing lost, nothing private in front of the team, no meeting too full.

use std::collections::BTreeMap;

use chrono::Days;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use songsheet::classify::{Certainty, Routed, Source};
use songsheet::domain::{
    Cadence, DateRange, Exception, Handle, Instead, Kind, MeetingOf, Minutes, Priority, Route, Team, Topic,
    TopicKey, Week, With,
};
use songsheet::plan::{Plan, WaitingFor};

use crate::world::{World, date, handle};

const NAMES: [&str; 4] = ["dana", "kim", "leo", "zoe"];

fn names() -> impl Strategy<Value = Vec<Handle>> {
    subsequence(NAMES.to_vec(), 0..=NAMES.len()).prop_map(|names| names.into_iter().map(handle).collect())
}

fn a_day() -> impl Strategy<Value = Option<chrono::NaiveDate>> {
    prop::option::weighted(0.3, (0u64..60).prop_map(|days| date("2026-11-02") + Days::new(days)))
}

fn whom() -> impl Strategy<Value = With> {
    prop_oneof![
        Just(With::Nobody),
        Just(With::Everyone),
        names().prop_filter("somebody", |names| !names.is_empty()).prop_map(With::Members),
    ]
}

prop_compose! {
    fn a_topic()(
        title in select(vec![
            "Outage on Friday", "Dana: pay", "Deploy freeze", "How is Kim doing?", "Thing", "Layoffs, between us",
        ]),
        route in select(vec![None, Some(Route::Broadcast), Some(Route::Broadcast), Some(Route::Private)]),
        (with, from, tell_first, told) in (whom(), prop::option::of(select(NAMES.to_vec())), names(), names()),
        tells_first in prop::bool::weighted(0.2),
        (added, due, after, embargo, done) in (a_day(), a_day(), a_day(), a_day(), a_day()),
        closed in prop::bool::weighted(0.1),
        embargoed in prop::bool::weighted(0.3),
        (minutes, order) in (prop::option::of(1u32..70), prop::option::weighted(0.2, 1u32..6)),
        (kind, priority) in (prop::option::of(select(Kind::ALL.to_vec())), select(Priority::ALL.to_vec())),
        carried in prop::option::weighted(0.2, Just(date("2026-11-24"))),
        repeat in prop::option::weighted(0.2, (1u32..5).prop_map(Cadence::Weeks)),
        (parked, written) in (prop::option::weighted(0.1, Just(date("2026-11-10"))), prop::bool::weighted(0.2)),
    ) -> Topic {
        let mut topic = Topic::new(TopicKey { drawer: songsheet::domain::Drawer::Shared, index: 0 }, title);
        (topic.route, topic.with, topic.from) = (route, with, from.map(handle));
        topic.because = route.map(|_| "so".to_owned());
        (topic.added, topic.due, topic.after) = (added, due, after);
        topic.tell_first = if tells_first { tell_first } else { Vec::new() };
        topic.embargo = embargo.filter(|_| embargoed);
        topic.done = done.filter(|_| closed);
        (topic.kind, topic.priority, topic.order) = (kind, priority, order);
        (topic.minutes, topic.repeat, topic.told) = (minutes.map(Minutes), repeat, told);
        topic.carried = carried.into_iter().collect();
        (topic.parked, topic.written) = (parked, written);
        topic
    }
}

/// Whose meeting, in which week, and to which day of it; to none, when it is skipped.
pub type AnException = (usize, i32, Option<u8>);

pub fn an_exception() -> impl Strategy<Value = AnException> {
    (0..=NAMES.len(), 0..12i32, prop::option::of(0u8..7))
}

/// Lets a meeting be as the exception says, when the week has it and none stands there already.
pub fn except(team: &mut Team, (whose, ahead, day): AnException) {
    let of = match whose.checked_sub(1).map(|at| team.members.get(at)) {
        None => MeetingOf::Team,
        Some(Some(member)) => MeetingOf::OneOnOne(member.handle.clone()),
        Some(None) => return,
    };
    let week = crate::world::week("2026-W45").plus(ahead);
    let Some(on) = team.usual_day(&of, week) else { return };
    let to = day.map(|day| week.day(chrono::Weekday::try_from(day).unwrap()));
    let instead = to.map_or(Instead::Skipped, |to| Instead::Moved { to, time: None });
    if !team.exceptions.iter().any(|other| other.of == of && other.on == on) {
        team.exceptions.push(Exception { of, on, instead });
    }
}

prop_compose! {
    pub fn a_world()(
        topics in prop::collection::vec(a_topic(), 0..25),
        size in 0usize..=NAMES.len(),
        cadence in prop_oneof![(1u32..5).prop_map(Cadence::Weeks), Just(Cadence::Monthly)],
        (opening, closing, minutes) in (0u32..10, 0u32..10, 1u32..60),
        (away, back) in (0u64..40, 0u64..40),
        today in 0u64..30,
        (holidays, manager_away, last_day) in (prop::collection::vec(a_day(), 0..4), a_day(), a_day()),
        exceptions in prop::collection::vec(an_exception(), 0..8),
    ) -> World {
        let mut world = World::new();
        let rhythms = [Cadence::Weeks(1), Cadence::Weeks(2), Cadence::Monthly, cadence];
        world.team.members = NAMES.iter().zip(rhythms).take(size)
            .map(|(name, cadence)| crate::world::member(name, cadence, "2026-11-04")).collect();
        if let Some(dana) = world.team.members.first_mut() {
            let from = date("2026-11-02") + Days::new(away);
            dana.away = vec![DateRange { from, to: from + Days::new(back) }];
        }
        if let Some(leo) = world.team.members.get_mut(2) {
            leo.until = last_day;
        }
        world.team.holidays = holidays.into_iter().flatten().collect();
        world.team.manager_away = manager_away.map(|from| DateRange { from, to: from + Days::new(5) }).into_iter().collect();
        world.team.meeting.cadence = cadence;
        for exception in exceptions {
            except(&mut world.team, exception);
        }
        (world.team.meeting.opening, world.team.meeting.closing) = (Minutes(opening), Minutes(closing));
        world.team.meeting.minutes = Minutes(minutes);
        world.today = date("2026-11-09") + Days::new(today);
        world.topics = topics;
        for (index, topic) in world.topics.iter_mut().enumerate() {
            topic.key.index = index;
        }
        world
    }
}

/// In how many places of a plan each topic stands, and for whom; `None` is the team.
fn places(plan: &Plan) -> BTreeMap<(TopicKey, Option<Handle>), usize> {
    let mut places = BTreeMap::new();
    let mut count =
        |key: TopicKey, who: Option<&Handle>| *places.entry((key, who.cloned())).or_insert(0) += 1;
    if let Some(agenda) = &plan.team {
        agenda.items.iter().for_each(|slot| count(slot.item.text().key(), None));
        agenda.overflow.iter().for_each(|left| count(left.item.text().key(), None));
        agenda.written.iter().for_each(|item| count(item.text().key(), None));
    }
    for agenda in &plan.one_on_ones {
        agenda.items.iter().for_each(|slot| count(slot.item.text().key(), Some(&agenda.with)));
        agenda.overflow.iter().for_each(|left| count(left.item.text().key(), Some(&agenda.with)));
    }
    for waiting in &plan.waiting {
        let who = match &waiting.why {
            WaitingFor::NextOneOnOne { who, .. } => Some(who),
            _ => None,
        };
        count(waiting.routed.topic().key, who);
    }
    plan.undecided.iter().for_each(|one| count(one.routed.topic().key, None));
    places
}

/// Where a topic has to stand: with the team (or in a list), or with each of these members.
fn expected(routed: &Routed, world: &World, week: Week) -> Vec<Option<Handle>> {
    let (topic, team) = (routed.topic(), &world.team);
    let sunday = week.day(chrono::Weekday::Sun);
    if topic.parked.is_some() {
        return vec![None];
    }
    let untold =
        |all: Vec<Handle>| all.into_iter().filter(|who| !topic.told.contains(who)).map(Some).collect();
    if routed.verdict().certainty() == Certainty::Unsure || topic.after.is_some_and(|after| after > sunday) {
        return vec![None];
    }
    if routed.verdict().route() == Route::Broadcast {
        let mut all: Vec<_> = untold(topic.tell_first.clone());
        all.push(None);
        return all;
    }
    let mut named = match &topic.with {
        With::Nobody => Vec::new(),
        With::Members(members) => members.clone(),
        With::Everyone => {
            team.members_on(week.monday().max(world.today)).map(|member| member.handle.clone()).collect()
        }
    };
    if topic.with != With::Everyone {
        named.extend(topic.tell_first.iter().filter(|who| !named.contains(who)).cloned().collect::<Vec<_>>());
    }
    if named.is_empty() && topic.with == With::Nobody {
        named.extend(topic.from.clone());
    }
    let mut all: Vec<_> = untold(named);
    let announced = routed.verdict().source() == Source::Embargo && topic.route != Some(Route::Private);
    if all.is_empty() || announced {
        all.push(None);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn each_open_topic_stands_in_exactly_one_place_for_each_whom_it_concerns(world in a_world()) {
        let routed = world.route();
        let week = Week::of(world.today);
        let plan = world.plan_of(&routed, week);
        let mut wanted = BTreeMap::new();
        for one in routed.iter().filter(|one| one.topic().is_open()) {
            for who in expected(one, &world, week) {
                wanted.insert((one.topic().key, who), 1);
            }
        }
        prop_assert_eq!(places(&plan), wanted);
    }

    #[test]
    fn the_team_agenda_has_clear_broadcasts_only_and_no_meeting_is_too_full(world in a_world(), ahead in 0i32..6) {
        let routed = world.route();
        let plan = world.plan_of(&routed, Week::of(world.today).plus(ahead));
        if let Some(agenda) = &plan.team {
            let keys = agenda.items.iter().map(|slot| slot.item.text().key());
            let written = agenda.written.iter().map(|item| item.text().key());
            prop_assert!(written.clone().all(|key| routed[key.index].topic().written));
            for key in keys.chain(written).chain(agenda.overflow.iter().map(|left| left.item.text().key())) {
                let one = &routed[key.index];
                prop_assert!(one.is_clear_broadcast());
                prop_assert!(one.topic().tell_first.iter().all(|who| one.topic().told.contains(who)));
                prop_assert!(one.topic().embargo.is_none_or(|end| end <= world.today));
            }
            let reserved = agenda.opening + agenda.closing;
            prop_assert!(agenda.used() <= agenda.meeting.minutes || agenda.items.is_empty() && reserved == agenda.used());
            let mut at = agenda.opening;
            for slot in &agenda.items {
                prop_assert_eq!(slot.offset, at);
                at += slot.minutes;
            }
        }
        for agenda in &plan.one_on_ones {
            prop_assert!(agenda.used() <= agenda.meeting.minutes);
            prop_assert!(agenda.overflow.iter().all(|left| left.to.is_none_or(|to| to > agenda.meeting.date)));
        }
    }

    #[test]
    fn what_does_not_fit_is_on_the_agenda_of_the_day_it_is_moved_to(world in a_world(), ahead in 0i32..3) {
        let routed = world.route();
        let plan = world.plan_of(&routed, Week::of(world.today).plus(ahead));
        let moved = plan.team.iter().flat_map(|agenda| &agenda.overflow);
        for (to, key) in moved.filter_map(|left| Some((left.to?, left.item.text().key()))) {
            let then = world.plan_of(&routed, Week::of(to)).team.unwrap();
            prop_assert_eq!(then.meeting.date, to);
            prop_assert!(then.items.iter().any(|slot| slot.item.text().key() == key));
        }
        for agenda in &plan.one_on_ones {
            for (to, key) in agenda.overflow.iter().filter_map(|left| Some((left.to?, left.item.text().key()))) {
                let plan = world.plan_of(&routed, Week::of(to));
                let then = plan.one_on_one(&agenda.with).unwrap();
                prop_assert_eq!(then.meeting.date, to);
                prop_assert!(then.items.iter().any(|slot| slot.item.text().key() == key));
            }
        }
    }

    #[test]
    fn the_order_of_the_topics_given_makes_no_difference(world in a_world(), ahead in 0i32..4) {
        let mut routed = world.route();
        let week = Week::of(world.today).plus(ahead);
        let one = world.plan_of(&routed, week);
        routed.reverse();
        let other = world.plan_of(&routed, week);
        prop_assert_eq!(&one.team, &other.team);
        prop_assert_eq!(&one.one_on_ones, &other.one_on_ones);
        prop_assert_eq!(places(&one), places(&other));
    }

    #[test]
    fn playing_the_weeks_says_each_topic_once(world in a_world()) {
        let mut world = world;
        world.topics.iter_mut().for_each(|topic| topic.repeat = None);
        let routed = world.route();
        let mut said = BTreeMap::new();
        for ahead in 0..12 {
            let plan = world.plan_of(&routed, Week::of(world.today).plus(ahead));
            let coming = |date: chrono::NaiveDate| date >= world.today;
            for agenda in plan.team.iter().filter(|agenda| coming(agenda.meeting.date)) {
                agenda.items.iter().for_each(|slot| *said.entry((slot.item.text().key(), None)).or_insert(0) += 1);
                agenda.written.iter().for_each(|item| *said.entry((item.text().key(), None)).or_insert(0) += 1);
            }
            for agenda in plan.one_on_ones.iter().filter(|agenda| coming(agenda.meeting.date)) {
                for slot in &agenda.items {
                    *said.entry((slot.item.text().key(), Some(agenda.with.clone()))).or_insert(0) += 1;
                }
            }
        }
        prop_assert!(said.values().all(|times| *times == 1), "{:?}", said);
    }
}
