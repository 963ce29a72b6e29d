//! Where a topic goes and in which order a meeting has its topics.

use songsheet::domain::{DateRange, Kind, Minutes, Priority, Route, With};
use songsheet::plan::{NotHeld, WaitingFor};

use crate::world::{World, date, handle, titles};

const THIS_WEEK: &str = "2026-W48";

fn why(world: &World, of: &str) -> Vec<(String, WaitingFor)> {
    let plan = world.plan(of);
    plan.waiting.iter().map(|one| (one.routed.topic().title.clone(), one.why.clone())).collect()
}

#[test]
fn the_most_pressing_comes_first() {
    let mut world = World::new();
    let titles =
        ["low", "new", "old", "decide", "inform", "high", "next time is early enough", "pressing", "overdue"];
    for title in titles {
        let topic = world.broadcast(title, 1);
        topic.kind = Some(Kind::Discuss);
        topic.added = Some(date("2026-11-10"));
        match title {
            "low" => topic.priority = Priority::Low,
            "new" => topic.added = Some(date("2026-11-20")),
            "old" => topic.added = Some(date("2026-01-20")),
            "decide" => topic.kind = Some(Kind::Decide),
            "inform" => topic.kind = Some(Kind::Inform),
            "high" => topic.priority = Priority::High,
            "next time is early enough" => topic.due = Some(date("2026-12-01")),
            "pressing" => topic.due = Some(date("2026-11-30")),
            "overdue" => topic.due = Some(date("2026-11-02")),
            _ => {}
        }
    }
    let expected =
        ["overdue", "pressing", "next time is early enough", "high", "inform", "old", "new", "decide", "low"];
    assert_eq!(world.team_titles(THIS_WEEK), expected);
}

#[test]
fn a_due_date_that_two_more_meetings_can_meet_does_not_press() {
    let mut world = World::new();
    world.broadcast("renew the contract", 5).due = Some(date("2026-12-08"));
    let queue = world.broadcast("which queue", 5);
    queue.priority = Priority::High;
    assert_eq!(world.team_titles(THIS_WEEK), ["which queue", "renew the contract"]);
    world.topics[0].due = Some(date("2026-12-07"));
    assert_eq!(world.team_titles(THIS_WEEK), ["renew the contract", "which queue"]);
    world.topics[0].due = Some(date("2026-12-14"));
    let next = ["renew the contract", "which queue"];
    world.topics.iter_mut().for_each(|topic| topic.after = Some(date("2026-12-01")));
    assert_eq!(world.team_titles("2026-W49"), next, "a week later it does");
}

#[test]
fn a_due_date_presses_in_one_on_ones_by_their_own_rhythm() {
    let mut world = World::new();
    world.private("feedback", &["leo"]);
    world.private("raise", &["leo"]);
    world.topics[0].priority = Priority::High;
    world.topics[1].due = Some(date("2026-12-29"));
    assert_eq!(world.titles_with("leo", "2026-W49"), ["raise", "feedback"], "he has them every other week");
}

#[test]
fn what_was_carried_comes_before_what_matters_as_much() {
    let mut world = World::new();
    world.broadcast("inform", 5).kind = Some(Kind::Inform);
    world.broadcast("once", 5).carried = vec![date("2026-11-17")];
    world.broadcast("thrice", 5).carried = ["2026-11-03", "2026-11-10", "2026-11-17"].map(date).to_vec();
    world.broadcast("high", 5).priority = Priority::High;
    assert_eq!(world.team_titles(THIS_WEEK), ["high", "thrice", "once", "inform"]);
}

#[test]
fn a_pin_beats_all_reasons() {
    let mut world = World::new();
    world.broadcast("overdue", 5).due = Some(date("2026-11-02"));
    world.broadcast("plain", 5);
    world.broadcast("second by hand", 5).order = Some(2);
    world.broadcast("first by hand", 5).order = Some(1);
    assert_eq!(world.team_titles(THIS_WEEK), ["first by hand", "second by hand", "overdue", "plain"]);
}

#[test]
fn the_report_s_own_topics_open_their_one_on_one() {
    let mut world = World::new();
    world.private("overdue feedback", &["dana"]).due = Some(date("2026-11-02"));
    world.private("her idea", &["dana"]).from = Some(handle("dana"));
    assert_eq!(world.titles_with("dana", THIS_WEEK), ["her idea", "overdue feedback"]);
}

#[test]
fn the_team_meeting_starts_after_the_hello_and_a_gap_is_filled() {
    let mut world = World::new();
    for (title, minutes) in [("a", 30), ("b", 20), ("c", 10)] {
        world.broadcast(title, minutes).kind = Some(Kind::Discuss);
    }
    let agenda = world.plan(THIS_WEEK).team.unwrap();
    let slots: Vec<_> = agenda.items.iter().map(|slot| (slot.item.text().title(), slot.offset.0)).collect();
    assert_eq!(slots, [("a", 3), ("c", 33)]);
    assert_eq!(agenda.meeting.time_at(Minutes(33)).unwrap().to_string(), "10:33:00");
    assert_eq!((agenda.used(), agenda.overflow[0].to), (Minutes(45), Some(date("2026-12-01"))));
    assert_eq!(titles(agenda.overflow.iter().map(|left| left.item.text())), ["b"]);
}

#[test]
fn each_topic_that_does_not_fit_goes_to_the_meeting_that_has_room() {
    let mut world = World::new();
    for title in ["a", "b", "c"] {
        world.broadcast(title, 40);
    }
    world.broadcast("d", 3000).order = Some(9);
    let agenda = world.plan(THIS_WEEK).team.unwrap();
    let moved: Vec<_> =
        agenda.overflow.iter().map(|left| (left.item.text().title(), left.to.unwrap().to_string())).collect();
    assert_eq!(agenda.items[0].item.text().title(), "d");
    assert_eq!(
        moved,
        [("a", "2026-12-01".to_owned()), ("b", "2026-12-08".to_owned()), ("c", "2026-12-15".to_owned())]
    );

    for number in 0..9 {
        world.broadcast(&format!("more {number}"), 40).priority = Priority::High;
    }
    let agenda = world.plan(THIS_WEEK).team.unwrap();
    assert_eq!(agenda.overflow.last().unwrap().to, None, "no room within eight weeks");
}

#[test]
fn a_topic_longer_than_the_meeting_tells_how_long_it_wants() {
    let mut world = World::new();
    world.broadcast("the whole strategy", 90);
    let agenda = world.plan(THIS_WEEK).team.unwrap();
    assert_eq!((agenda.items[0].minutes, agenda.items[0].asked), (Minutes(40), Minutes(90)));
}

#[test]
fn a_private_topic_goes_to_each_whom_it_names() {
    let mut world = World::new();
    world.private("how we work together", &["dana", "kim"]);
    let plan = world.plan(THIS_WEEK);
    for (name, other) in [("dana", "kim"), ("kim", "dana")] {
        let item = &plan.one_on_one(&handle(name)).unwrap().items[0].item;
        assert_eq!(item.also_with().collect::<Vec<_>>(), [&handle(other)]);
    }
    assert!(plan.team.unwrap().items.is_empty());
}

#[test]
fn who_has_been_told_is_not_told_again() {
    let mut world = World::new();
    world.private("your goals", &[]).with = With::Everyone;
    world.topics[0].told = vec![handle("dana")];
    assert!(world.titles_with("dana", THIS_WEEK).is_empty());
    assert_eq!(world.titles_with("kim", THIS_WEEK), ["your goals"]);
    let next = WaitingFor::NextOneOnOne { who: handle("leo"), until: Some(date("2026-12-02")), off: None };
    assert_eq!(why(&world, THIS_WEEK), [("your goals".to_owned(), next)]);
}

#[test]
fn when_all_have_been_told_it_waits_to_be_closed() {
    let mut world = World::new();
    world.private("your bonus", &["dana"]).told = vec![handle("dana")];
    assert_eq!(why(&world, THIS_WEEK), [("your bonus".to_owned(), WaitingFor::BeingClosed)]);
}

#[test]
fn without_names_it_goes_to_who_raised_it_or_asks_for_one() {
    let mut world = World::new();
    world.private("my load", &[]).from = Some(handle("kim"));
    world.private("Dana wants to move to the other team", &[]);
    assert_eq!(world.titles_with("kim", THIS_WEEK), ["my load"]);
    let perhaps = vec![handle("dana")];
    let expected = WaitingFor::SomeoneToTalkTo { perhaps };
    assert_eq!(why(&world, THIS_WEEK), [("Dana wants to move to the other team".to_owned(), expected)]);
}

#[test]
fn who_is_away_hears_it_on_their_return() {
    let mut world = World::new();
    let away = DateRange { from: date("2026-11-24"), to: date("2026-12-04") };
    world.team.members[0].away = vec![away];
    world.private("her talk", &["dana"]);
    let (who, until) = (handle("dana"), Some(date("2026-12-09")));
    let back = WaitingFor::NextOneOnOne { who, until, off: Some(NotHeld::Away(away)) };
    assert_eq!(why(&world, THIS_WEEK), [("her talk".to_owned(), back)]);
}

#[test]
fn those_to_tell_first_hear_it_before_it_is_on_any_team_agenda() {
    let mut world = World::new();
    world.broadcast("Kim leads the migration", 5).tell_first = vec![handle("kim"), handle("dana")];
    assert!(world.plan(THIS_WEEK).one_on_one(&handle("kim")).unwrap().items[0].item.told_first());
    world.topics[0].told = vec![handle("kim")];
    assert!(world.titles_with("kim", THIS_WEEK).is_empty());
    assert_eq!(world.titles_with("dana", THIS_WEEK), ["Kim leads the migration"]);
    assert_eq!(why(&world, THIS_WEEK)[0].1, WaitingFor::TellFirst(vec![handle("dana")]));
    for week in [THIS_WEEK, "2026-W49", "2026-W52"] {
        assert!(world.team_titles(week).is_empty(), "{week}");
    }
    world.topics[0].told.push(handle("dana"));
    assert_eq!(world.team_titles(THIS_WEEK), ["Kim leads the migration"]);
}

#[test]
fn an_embargo_keeps_a_topic_off_the_team_s_agendas_until_its_day() {
    let mut world = World::new();
    let topic = world.broadcast("The office moves", 5);
    topic.embargo = Some(date("2026-11-24"));
    topic.tell_first = vec![handle("dana")];
    topic.route = None;
    assert_eq!(world.titles_with("dana", THIS_WEEK), ["The office moves"]);
    assert!(world.team_titles(THIS_WEEK).is_empty(), "the day before, in doubt private");
    for week in [THIS_WEEK, "2026-W51"] {
        assert_eq!(
            why(&world, week)[0].1,
            WaitingFor::Embargo(date("2026-11-24")),
            "it is not lost in {week}"
        );
    }
    world.topics[0].told = vec![handle("dana")];
    assert_eq!(why(&world, THIS_WEEK)[0].1, WaitingFor::Embargo(date("2026-11-24")));
    world.today = date("2026-11-24");
    assert_eq!(world.team_titles(THIS_WEEK), ["The office moves"]);
}

#[test]
fn what_is_unsure_stands_on_no_agenda() {
    let mut world = World::new();
    let topic = world.broadcast("Salary bands", 5);
    (topic.tags, topic.because) = (vec!["confidential".to_owned()], None);
    world.topics[0].embargo = Some(date("2027-01-01"));
    let plan = world.plan(THIS_WEEK);
    assert!(plan.team.unwrap().items.is_empty());
    assert_eq!(plan.undecided.len(), 1);
}

#[test]
fn what_has_a_date_is_not_put_off_for_what_has_none() {
    let mut world = World::new();
    world.broadcast("no date", 40).added = Some(date("2026-11-01"));
    world.broadcast("by 1 Dec", 40).due = Some(date("2026-12-01"));
    world.broadcast("by 2 Dec", 40).due = Some(date("2026-12-02"));
    assert_eq!(world.team_titles(THIS_WEEK), ["by 1 Dec"]);
    assert_eq!(world.team_titles("2026-W49"), ["by 2 Dec"]);
    assert_eq!(world.team_titles("2026-W50"), ["no date"]);
}

#[test]
fn closed_topics_are_gone() {
    let mut world = World::new();
    world.broadcast("said", 5).done = Some(date("2026-11-17"));
    world.topic(Route::Private, "given up").dropped = Some(date("2026-11-17"));
    let plan = world.plan(THIS_WEEK);
    assert!(plan.team.unwrap().items.is_empty() && plan.waiting.is_empty() && plan.undecided.is_empty());
}
