//! Weeks before and after this one.

use songsheet::domain::{Cadence, Minutes, Week};
use songsheet::plan::{Coverage, Forecast, WaitingFor};

use crate::logs::{log, one_on_one, team};
use crate::world::{World, date, handle, titles};

#[test]
fn what_an_earlier_week_takes_is_gone_and_what_it_does_not_reach_goes_on() {
    let mut world = World::new();
    for n in 0..9 {
        world.broadcast(&format!("topic {n}"), 10);
    }
    assert_eq!(world.team_titles("2026-W48"), ["topic 0", "topic 1", "topic 2", "topic 3"]);
    assert_eq!(world.team_titles("2026-W49"), ["topic 4", "topic 5", "topic 6", "topic 7"]);
    assert_eq!(world.team_titles("2026-W50"), ["topic 8"]);
    assert!(world.team_titles("2026-W51").is_empty());
}

#[test]
fn a_repeating_topic_comes_back_in_its_rhythm_only() {
    let mut world = World::new();
    world.broadcast("metrics", 10).repeat = Some(Cadence::Weeks(2));
    let weeks: Vec<usize> = (0..6)
        .map(|n| world.team_titles(&Week::parse("2026-W48").unwrap().plus(n).to_string()).len())
        .collect();
    assert_eq!(weeks, [1, 0, 1, 0, 1, 0]);
    assert!(world.plan("2026-W49").waiting.is_empty());
}

#[test]
fn a_topic_waits_for_its_day() {
    let mut world = World::new();
    world.broadcast("freeze", 5).after = Some(date("2026-12-01"));
    let plan = world.plan("2026-W48");
    assert_eq!(plan.waiting[0].why, WaitingFor::ItsDay(date("2026-12-01")));
    assert_eq!(world.team_titles("2026-W49"), ["freeze"], "a day counts from itself on");
    world.topics[0].after = Some(date("2026-11-25"));
    let next = WaitingFor::NextTeamMeeting { until: Some(date("2026-12-01")), off: None };
    assert_eq!(world.plan("2026-W48").waiting[0].why, next, "this week, but after the meeting");
}

#[test]
fn a_meeting_that_is_over_shows_what_stands_open_but_nothing_newer() {
    let mut world = World::new();
    world.today = date("2026-11-27");
    world.broadcast("not said on Tuesday", 5).added = Some(date("2026-11-20"));
    world.broadcast("captured on Thursday", 5).added = Some(date("2026-11-26"));
    assert_eq!(world.team_titles("2026-W48"), ["not said on Tuesday"]);
    let next = WaitingFor::NextTeamMeeting { until: Some(date("2026-12-01")), off: None };
    assert_eq!(world.plan("2026-W48").waiting[0].why, next);
    assert_eq!(world.team_titles("2026-W49"), ["not said on Tuesday", "captured on Thursday"]);
}

#[test]
fn a_meeting_that_was_held_takes_nothing_more_and_the_next_has_what_stands_open() {
    let mut world = World::new();
    world.today = date("2026-11-24");
    world.broadcast("Laptops", 2);
    world.broadcast("Long story", 40);
    world.broadcast("Roadmap", 30);
    world.private("Her talk", &["dana"]);
    world.log = log(vec![team("2026-11-24", Vec::new()), one_on_one("dana", "2026-11-24", Vec::new())]);
    let plan = world.plan("2026-W48");
    let agenda = plan.team.as_ref().unwrap();
    assert!(agenda.items.is_empty() && agenda.overflow.is_empty(), "it is over on its own day");
    assert_eq!(agenda.held_on, Some(date("2026-11-24")));
    let hers = plan.one_on_one(&handle("dana")).unwrap();
    assert!(hers.items.is_empty() && hers.suggestion.is_none(), "held a day early");
    assert_eq!(
        (hers.held_on, plan.one_on_one(&handle("kim")).unwrap().held_on),
        (Some(date("2026-11-24")), None)
    );
    let until = |title: &str| {
        let waits = plan.waiting.iter().find(|one| one.routed.topic().title == title);
        waits.unwrap().why.until().unwrap()
    };
    assert_eq!((until("Laptops"), until("Her talk")), (date("2026-12-01"), date("2026-12-02")));
    assert!(plan.advice.is_empty(), "{:?}", plan.advice);
    assert!(world.team_titles("2026-W49").contains(&"Laptops".to_owned()));
    world.with_basis(&world.route(), |basis| {
        let forecast = Forecast::make(basis, 4);
        assert!(
            forecast
                .meetings
                .iter()
                .all(|one| one.of.with() == Some(&handle("kim")) || one.meeting.date > date("2026-11-29"))
        );
        assert!(forecast.topics.iter().filter_map(|one| one.on).all(|on| on > date("2026-11-29")));
        for one in forecast.topics.iter().filter(|one| one.of.with().is_none()) {
            assert_eq!(one.on, Some(until(one.topic.title())), "the plan and the forecast say the same");
        }
        let dana = Coverage::of_all(basis).into_iter().find(|one| one.who == handle("dana")).unwrap();
        assert_eq!((dana.last, dana.next), (Some(date("2026-11-24")), Some(date("2026-12-02"))));
    });
}

#[test]
fn a_meeting_that_did_not_reach_a_topic_cannot_have_it_again() {
    let mut world = World::new();
    world.today = date("2026-11-25");
    world.broadcast("carried", 5).carried = vec![date("2026-11-24")];
    assert!(world.team_titles("2026-W48").is_empty());
    let agenda = world.plan("2026-W49").team.unwrap();
    assert_eq!(agenda.items[0].item.text().carried(), [date("2026-11-24")]);
}

#[test]
fn a_week_without_a_team_meeting_says_when_the_next_is() {
    let mut world = World::new();
    world.team.meeting.cadence = Cadence::Weeks(2);
    world.team.meeting.first = Some(date("2026-12-01"));
    world.broadcast("news", 5);
    let plan = world.plan("2026-W48");
    assert!(plan.team.is_none());
    let next = WaitingFor::NextTeamMeeting { until: Some(date("2026-12-01")), off: None };
    assert_eq!(plan.waiting[0].why, next);
    assert_eq!(world.team_titles("2026-W49"), ["news"]);
}

#[test]
fn past_weeks_are_planned_from_what_stands_open() {
    let mut world = World::new();
    world.broadcast("old", 5).added = Some(date("2026-10-01"));
    world.broadcast("new", 5).added = Some(date("2026-11-20"));
    assert_eq!(world.team_titles("2026-W46"), ["old"]);
    let next = WaitingFor::NextTeamMeeting { until: Some(date("2026-11-24")), off: None };
    assert_eq!(world.plan("2026-W46").waiting[0].why, next, "a meeting that is over is not the next one");
}

#[test]
fn one_on_ones_stand_in_the_order_of_the_calendar() {
    let mut world = World::new();
    world.team.members[0].one_on_one.time = None;
    let plan = world.plan("2026-W49");
    let order: Vec<_> = plan.one_on_ones.iter().map(|agenda| agenda.with.as_str()).collect();
    assert_eq!(order, ["kim", "leo", "dana"], "an unknown time comes last");
}

#[test]
fn a_one_on_one_overflows_to_the_member_s_own_next_date() {
    let mut world = World::new();
    for n in 0..3 {
        world.private(&format!("talk {n}"), &["leo"]).minutes = Some(Minutes(15));
    }
    let plan = world.plan("2026-W49");
    let agenda = plan.one_on_one(&handle("leo")).unwrap();
    assert_eq!(agenda.overflow[0].to, Some(date("2026-12-16")));
    assert_eq!(titles(agenda.overflow.iter().map(|left| left.item.text())), ["talk 2"]);
    assert_eq!(world.titles_with("leo", "2026-W51"), ["talk 2"]);
}
