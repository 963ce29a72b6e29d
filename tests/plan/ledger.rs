//! Who has to hear what the team has heard, and when they are told.

use proptest::prelude::*;
use songsheet::domain::{LoggedMeeting, MeetingOf, Minutes, Outcome, TopicId, Week};
use songsheet::plan::{Ledger, MustHear, next_one_on_one};

use crate::logs::{a_log, item, log, one_on_one, team, told};
use crate::properties::a_world;
use crate::world::{World, date, handle};

/// What Leo still has to hear on the usual Monday.
fn leo_must_hear(meetings: Vec<LoggedMeeting>) -> Vec<String> {
    let world = World::new();
    let ledger = Ledger::of(&world.team, &log(meetings), world.today);
    assert!(ledger.must_hear(&handle("dana")).is_empty(), "who was there has heard it");
    ledger.must_hear(&handle("leo")).iter().map(|line| line.title.clone()).collect()
}

#[test]
fn who_was_absent_hears_what_was_said_and_nothing_else() {
    let mut items = vec![item("Outage"), item("Queue"), item("Lunch"), item("Travel policy")];
    (items[1].outcome, items[2].outcome, items[3].outcome) =
        (Outcome::Carried, Outcome::Parked, Outcome::Written);
    assert_eq!(leo_must_hear(vec![team("2026-11-17", items)]), ["Outage"]);
}

#[test]
fn being_told_ends_it() {
    let outage = || team("2026-11-10", vec![item("Outage")]);
    assert_eq!(leo_must_hear(vec![outage()]), ["Outage"]);
    let by_note = team("2026-11-10", vec![told(item("Outage"), "leo", "2026-11-12")]);
    assert!(leo_must_hear(vec![by_note]).is_empty());
    let in_one_on_one = one_on_one("leo", "2026-11-18", vec![item("Outage")]);
    assert!(leo_must_hear(vec![outage(), in_one_on_one]).is_empty());
    let kim_was_told = one_on_one("kim", "2026-11-18", vec![item("Outage")]);
    assert_eq!(leo_must_hear(vec![outage(), kim_was_told]), ["Outage"]);
    let again = LoggedMeeting {
        present: vec![handle("leo")],
        absent: Vec::new(),
        ..team("2026-11-17", vec![item("Outage")])
    };
    assert!(leo_must_hear(vec![outage(), again]).is_empty());
}

#[test]
fn what_was_missed_twice_is_one_line_with_the_last_date() {
    let world = World::new();
    let both = log(vec![team("2026-11-10", vec![item("Outage")]), team("2026-11-17", vec![item("Outage")])]);
    let line = MustHear { topic: None, title: "Outage".into(), said_on: date("2026-11-17") };
    assert_eq!(Ledger::of(&world.team, &both, world.today).must_hear(&handle("leo")), [line]);
}

#[test]
fn who_heard_it_before_the_team_need_not_hear_it_again_unless_something_was_decided() {
    let before = || one_on_one("leo", "2026-11-04", vec![item("Reorg")]);
    assert!(leo_must_hear(vec![before(), team("2026-11-10", vec![item("Reorg")])]).is_empty());
    let mut decided = item("Reorg");
    decided.decisions.push("We move in May".into());
    assert_eq!(leo_must_hear(vec![before(), team("2026-11-10", vec![decided])]), ["Reorg"]);
    let long_ago = one_on_one("leo", "2026-06-03", vec![item("Reorg")]);
    assert_eq!(leo_must_hear(vec![long_ago, team("2026-11-10", vec![item("Reorg")])]), ["Reorg"]);
}

#[test]
fn topics_are_the_same_by_their_id_though_they_were_renamed() {
    let named = |title| songsheet::domain::LoggedItem { topic: TopicId::new("k7f2"), ..item(title) };
    let renamed = one_on_one("leo", "2026-11-18", vec![named("The outage of Friday")]);
    assert!(leo_must_hear(vec![team("2026-11-10", vec![named("Outage")]), renamed]).is_empty());
}

#[test]
fn who_joined_later_or_has_left_has_nothing_to_hear() {
    let mut world = World::new();
    let missed = log(vec![team("2026-11-10", vec![item("Outage")])]);
    world.team.members[2].since = Some(date("2026-11-16"));
    assert!(Ledger::of(&world.team, &missed, world.today).must_hear(&handle("leo")).is_empty());
    world.team.members[2].since = None;
    world.team.members[2].until = Some(date("2026-11-20"));
    assert!(Ledger::of(&world.team, &missed, world.today).must_hear(&handle("leo")).is_empty());
    world.team.members[2].until = Some(date("2026-12-31"));
    assert_eq!(Ledger::of(&world.team, &missed, world.today).must_hear(&handle("leo")).len(), 1);
}

#[test]
fn the_next_one_on_one_begins_with_it_and_keeps_time_for_it() {
    let mut world = World::new();
    world.private("His talk", &["leo"]);
    world.log = log(vec![team("2026-11-17", vec![item("Outage"), item("Queue")])]);
    let this_week = world.plan("2026-W48");
    assert!(this_week.one_on_ones.iter().all(|agenda| agenda.must_hear.is_empty()), "he has none this week");
    let next = world.plan("2026-W49");
    let agenda = next.one_on_one(&handle("leo")).unwrap();
    let lines: Vec<_> = agenda.must_hear.iter().map(|line| line.title.as_str()).collect();
    assert_eq!((lines, agenda.reserved), (vec!["Outage", "Queue"], Minutes(4)));
    assert_eq!(agenda.items[0].offset, Minutes(4));
    assert_eq!(agenda.used(), Minutes(14));
    let later = world.plan("2026-W51");
    assert!(later.one_on_one(&handle("leo")).unwrap().must_hear.is_empty(), "told by then");
}

#[test]
fn it_takes_half_of_the_meeting_at_most() {
    let mut world = World::new();
    let many = (0..20).map(|n| item(&format!("Thing {n}"))).collect();
    world.log = log(vec![team("2026-11-17", many)]);
    world.private("His talk", &["leo"]).minutes = Some(Minutes(15));
    let plan = world.plan("2026-W49");
    let agenda = plan.one_on_one(&handle("leo")).unwrap();
    assert_eq!((agenda.must_hear.len(), agenda.reserved), (20, Minutes(15)));
    assert_eq!((agenda.items.len(), agenda.used()), (1, Minutes(30)));
}

/// Whether somebody was told of an item of a meeting by the log, however that came about; the plain reading of it.
fn was_told(meetings: &[&LoggedMeeting], at: usize, item: &songsheet::domain::LoggedItem, who: &str) -> bool {
    let who = handle(who);
    let same = |other: &songsheet::domain::LoggedItem| match (&item.topic, &other.topic) {
        (None, None) => item.title == other.title,
        (a, b) => a == b,
    };
    let directly = |one: &songsheet::domain::LoggedItem| one.told.iter().any(|told| told.who == who);
    directly(item)
        || meetings[at + 1..].iter().any(|later| {
            later.items.iter().filter(|other| same(other)).any(|other| match (&later.of, other.outcome) {
                (MeetingOf::Team, Outcome::Written) => true,
                (MeetingOf::Team, Outcome::Said) => later.present.contains(&who) || directly(other),
                (MeetingOf::OneOnOne(with), Outcome::Said) => *with == who,
                _ => false,
            })
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_absentee_not_told_hears_it_in_the_next_one_on_one_and_nobody_else_does(
        mut world in a_world(),
        past in a_log(),
    ) {
        world.log = past;
        let meetings: Vec<&LoggedMeeting> = world.log.meetings().iter().map(|one| &**one).collect();
        let ledger = Ledger::of(&world.team, &world.log, world.today);
        for member in &world.team.members {
            let (who, lines) = (&member.handle, ledger.must_hear(&member.handle));
            for line in lines {
                let missed = meetings.iter().any(|one| {
                    one.of == MeetingOf::Team && one.date == line.said_on && one.absent.contains(who)
                        && one.items.iter().any(|item| item.title == line.title && item.outcome == Outcome::Said)
                });
                prop_assert!(missed, "{who} was there, or it was not said: {line:?}");
            }
            for (at, one) in meetings.iter().enumerate().filter(|(_, one)| one.of == MeetingOf::Team) {
                let joined = member.since.is_none_or(|since| since <= one.date) && !member.has_left(world.today);
                for item in one.items.iter().filter(|item| item.outcome == Outcome::Said) {
                    let line = lines.iter().find(|line| line.topic == item.topic && line.title == item.title);
                    let told = was_told(&meetings, at, item, who.as_str());
                    let alone = meetings.iter().filter(|other| other.date == one.date).count() == 1;
                    if told && alone {
                        prop_assert!(line.is_none_or(|line| line.said_on > one.date), "{who} was told: {item:?}");
                    } else if told {
                        // Which of the day's meetings came first is not known.
                    } else if one.absent.contains(who) && joined && !item.decisions.is_empty() {
                        prop_assert!(line.is_some(), "{who} never heard {item:?}");
                    }
                }
            }
            let held = world.log.last(&MeetingOf::OneOnOne(who.clone()), world.today).map(|one| one.date);
            let this_week = Week::of(world.today);
            let over = held.is_some_and(|held| this_week.contains(held));
            let before = if over { this_week.day(chrono::Weekday::Sun) } else { world.today.pred_opt().unwrap() };
            if let Some(next) = next_one_on_one(&world.team, member, before).filter(|_| !lines.is_empty()) {
                let plan = world.plan_of(&world.route(), Week::of(next));
                let agenda = plan.one_on_one(who).unwrap();
                prop_assert_eq!(agenda.must_hear.as_slice(), lines);
                prop_assert!(agenda.reserved <= Minutes(agenda.meeting.minutes.0 / 2));
                prop_assert!(agenda.used() <= agenda.meeting.minutes);
            }
        }
    }
}
