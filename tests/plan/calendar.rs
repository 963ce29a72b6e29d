//! On which days meetings are held: rhythms across the years, holidays, absences, and single exceptions.

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::prelude::*;
use songsheet::domain::{Cadence, DateRange, Exception, Instead, MeetingOf, Member, Team, Week};
use songsheet::plan::{
    MeetingDay, NotHeld, WaitingFor, last_one_on_one, next_one_on_one, next_team_meeting, nobody_meets,
    one_on_one, team_meeting, team_meeting_day, week_to_plan,
};

use crate::properties::{a_world, an_exception, except};
use crate::world::{World, date, handle, week};

const THIS_WEEK: &str = "2026-W48";

fn dana() -> MeetingOf {
    MeetingOf::OneOnOne(handle("dana"))
}

fn moved(of: MeetingOf, on: &str, to: &str) -> Exception {
    Exception {
        of,
        on: date(on),
        instead: Instead::Moved { to: date(to), time: NaiveTime::from_hms_opt(9, 0, 0) },
    }
}

fn skipped(of: MeetingOf, on: &str) -> Exception {
    Exception { of, on: date(on), instead: Instead::Skipped }
}

/// The days of a member's 1-1s in these weeks.
fn days(team: &Team, member: &Member, from: &str, weeks: i32) -> Vec<String> {
    let held = |n: i32| one_on_one(team, member, week(from).plus(n)).meeting();
    (0..weeks).filter_map(held).map(|meeting| meeting.date.to_string()).collect()
}

#[test]
fn a_moved_meeting_takes_its_topics_along_and_its_rhythm_stays() {
    let mut world = World::new();
    world.private("her talk", &["dana"]);
    world.team.exceptions = vec![moved(dana(), "2026-11-25", "2026-11-27")];
    let plan = world.plan(THIS_WEEK);
    let meeting = plan.one_on_one(&handle("dana")).unwrap().meeting;
    assert_eq!((meeting.date, meeting.start), (date("2026-11-27"), NaiveTime::from_hms_opt(9, 0, 0)));
    assert_eq!(world.titles_with("dana", THIS_WEEK), ["her talk"]);
    assert_eq!(plan.one_on_ones.last().unwrap().with, handle("dana"), "the calendar's order");
    let dana = &world.team.members[0];
    assert_eq!(next_one_on_one(&world.team, dana, date("2026-11-25")), Some(date("2026-11-27")));
    assert_eq!(next_one_on_one(&world.team, dana, date("2026-11-27")), Some(date("2026-12-02")));
    assert_eq!(last_one_on_one(&world.team, dana, date("2026-11-26")), Some(date("2026-11-18")));
}

#[test]
fn a_skipped_meeting_s_topics_wait_and_say_so() {
    let mut world = World::new();
    world.broadcast("Deploy freeze", 5);
    world.private("her talk", &["dana"]);
    world.team.exceptions = vec![skipped(MeetingOf::Team, "2026-11-24"), skipped(dana(), "2026-11-25")];
    let plan = world.plan(THIS_WEEK);
    assert!(plan.team.is_none() && plan.one_on_one(&handle("dana")).is_none());
    let (who, until, off) = (handle("dana"), Some(date("2026-12-02")), Some(NotHeld::Skipped));
    let whys: Vec<_> = plan.waiting.iter().map(|one| one.why.clone()).collect();
    let team = WaitingFor::NextTeamMeeting { until: Some(date("2026-12-01")), off };
    assert_eq!(whys, [team, WaitingFor::NextOneOnOne { who, until, off }]);
    assert_eq!(
        plan.not_held.iter().map(|off| off.on).collect::<Vec<_>>(),
        [date("2026-11-24"), date("2026-11-25")]
    );
    assert_eq!(world.team_titles("2026-W49"), ["Deploy freeze"]);
}

#[test]
fn nobody_meets_while_the_manager_is_away_or_on_a_holiday() {
    let mut world = World::new();
    let away = DateRange { from: date("2026-12-21"), to: date("2027-01-01") };
    world.team.manager_away = vec![away];
    world.team.holidays = vec![date("2027-01-05")];
    let day = |of: &str| team_meeting_day(&world.team, week(of));
    assert_eq!(day("2026-W52").why_not(), Some(NotHeld::ManagerAway(away)));
    assert_eq!(day("2026-W53").why_not(), Some(NotHeld::ManagerAway(away)));
    assert_eq!(day("2027-W01").why_not(), Some(NotHeld::Holiday(date("2027-01-05"))));
    assert_eq!(next_team_meeting(&world.team, date("2026-12-15")), Some(date("2027-01-12")));
    let kim = &world.team.members[1];
    assert_eq!(days(&world.team, kim, "2026-W51", 4), ["2026-12-16", "2027-01-06"], "a week 53 lies between");
}

#[test]
fn a_meeting_is_held_when_it_was_moved_away_from_a_holiday_and_not_when_moved_onto_one() {
    let mut world = World::new();
    world.team.holidays = vec![date("2026-11-24"), date("2026-11-27")];
    world.team.exceptions =
        vec![moved(MeetingOf::Team, "2026-11-24", "2026-11-26"), moved(dana(), "2026-11-25", "2026-11-27")];
    assert_eq!(team_meeting(&world.team, week(THIS_WEEK)).unwrap().date, date("2026-11-26"));
    let day = one_on_one(&world.team, &world.team.members[0], week(THIS_WEEK));
    let why = NotHeld::Holiday(date("2026-11-27"));
    assert_eq!(day, MeetingDay::Off { on: date("2026-11-27"), why });
}

#[test]
fn longer_rhythms_keep_counting_whatever_is_moved_or_skipped() {
    let mut world = World::new();
    let leo = world.team.members[2].clone();
    assert_eq!(days(&world.team, &leo, "2026-W49", 6), ["2026-12-02", "2026-12-16", "2026-12-30"]);
    world.team.exceptions = vec![
        skipped(MeetingOf::OneOnOne(handle("leo")), "2026-12-16"),
        moved(MeetingOf::OneOnOne(handle("leo")), "2026-12-30", "2027-01-01"),
    ];
    let expected = ["2026-12-02", "2027-01-01", "2027-01-13", "2027-01-27"];
    assert_eq!(days(&world.team, &leo, "2026-W49", 9), expected, "2026 has a week 53");
    let mut rare = leo;
    rare.one_on_one.cadence = Cadence::Monthly;
    rare.one_on_one.first = None;
    world.team.exceptions = vec![moved(MeetingOf::OneOnOne(handle("leo")), "2026-12-02", "2026-11-30")];
    let expected = ["2026-11-04", "2026-11-30", "2027-01-06"];
    assert_eq!(days(&world.team, &rare, "2026-W45", 10), expected, "December's is held in November");
}

#[test]
fn an_exception_for_another_day_or_another_s_meeting_changes_nothing() {
    let mut world = World::new();
    let before = world.plan(THIS_WEEK).one_on_ones;
    world.team.exceptions = vec![
        skipped(dana(), "2026-11-24"),
        skipped(MeetingOf::Team, "2026-11-25"),
        skipped(MeetingOf::OneOnOne(handle("leo")), "2026-11-25"),
    ];
    let plan = world.plan(THIS_WEEK);
    assert!(plan.team.is_some() && plan.not_held.is_empty());
    assert_eq!(plan.one_on_ones, before);
}

#[test]
fn who_leaves_has_no_one_on_one_after_the_last_day_and_is_not_counted() {
    let mut world = World::new();
    world.team.members[0].until = Some(date("2026-11-30"));
    world.private("her talk", &["dana"]).after = Some(date("2026-12-01"));
    world.private("your goals", &[]).with = songsheet::domain::With::Everyone;
    assert_eq!(world.titles_with("dana", THIS_WEEK), ["your goals"]);
    assert_eq!(world.plan(THIS_WEEK).names.count(), 3);
    let next = world.plan("2026-W49");
    assert_eq!(next.names.count(), 3, "the 30th is still hers");
    let later = world.plan("2026-W50");
    assert_eq!(later.names.count(), 2);
    assert_eq!(later.names.of_member(&handle("dana")), "Dana", "she keeps her name");
    let (who, off) = (handle("dana"), Some(NotHeld::Left(date("2026-11-30"))));
    let whys: Vec<_> = later.waiting.iter().map(|one| one.why.clone()).collect();
    assert_eq!(whys, [WaitingFor::NextOneOnOne { who, until: None, off }]);
}

#[test]
fn what_is_written_goes_out_with_one_team_agenda_and_takes_no_time() {
    let mut world = World::new();
    world.broadcast("Deploy freeze", 40);
    world.broadcast("Badge rules", 30).written = true;
    let agenda = world.plan(THIS_WEEK).team.unwrap();
    assert_eq!(
        crate::world::titles(agenda.written.iter().map(songsheet::plan::BroadcastItem::text)),
        ["Badge rules"]
    );
    assert_eq!((agenda.items.len(), agenda.overflow.len(), agenda.used().0), (1, 0, 45));
    assert!(world.plan("2026-W49").team.unwrap().written.is_empty(), "they have read it");
    world.team.exceptions = vec![skipped(MeetingOf::Team, "2026-11-24")];
    assert_eq!(world.plan("2026-W49").team.unwrap().written.len(), 1);
    world.topics[1].tell_first = vec![handle("kim")];
    world.topics[1].parked = None;
    assert!(world.plan("2026-W49").team.unwrap().written.is_empty(), "Kim hears it first");
}

#[test]
fn what_is_parked_stands_on_no_agenda_sure_or_not() {
    let mut world = World::new();
    world.broadcast("Deploy freeze", 5).parked = Some(date("2026-11-10"));
    world.private("her talk", &["dana"]).parked = Some(date("2026-11-17"));
    world.topic(songsheet::domain::Route::Private, "Thing").parked = Some(date("2026-11-20"));
    world.topics[2].route = None;
    let plan = world.plan(THIS_WEEK);
    assert!(plan.undecided.is_empty() && plan.team.unwrap().items.is_empty());
    let since: Vec<_> = plan.waiting.iter().map(|one| one.why.clone()).collect();
    let parked = |day| WaitingFor::Parked(date(day));
    assert_eq!(since, [parked("2026-11-10"), parked("2026-11-17"), parked("2026-11-20")]);
}

#[test]
fn the_week_to_plan_knows_of_a_meeting_that_was_moved_to_the_weekend() {
    let mut world = World::new();
    assert_eq!(week_to_plan(&world.team, date("2026-11-28")), week("2026-W49"));
    world.team.exceptions = vec![moved(dana(), "2026-11-25", "2026-11-29")];
    assert_eq!(week_to_plan(&world.team, date("2026-11-28")), week(THIS_WEEK));
}

proptest! {
    #[test]
    fn a_meeting_is_in_its_own_week_on_a_day_on_which_people_meet(world in a_world()) {
        let team = &world.team;
        for ahead in 0..14 {
            let week = week("2026-W44").plus(ahead);
            let mut days: Vec<_> = team.members.iter().map(|member| (Some(member), one_on_one(team, member, week))).collect();
            days.push((None, team_meeting_day(team, week)));
            for (member, day) in days {
                let Some(meeting) = day.meeting() else { continue };
                prop_assert!(week.contains(meeting.date));
                prop_assert_eq!(nobody_meets(team, meeting.date), None);
                if let Some(member) = member {
                    prop_assert!(member.away_on(meeting.date).is_none() && !member.has_left(meeting.date));
                }
            }
        }
    }

    #[test]
    fn an_exception_changes_its_own_week_and_no_other(world in a_world(), exception in an_exception()) {
        let mut other = world.team.clone();
        except(&mut other, exception);
        let weeks = |team: &Team, n: i32| {
            let week = week("2026-W44").plus(n);
            let members = team.members.iter().map(|member| one_on_one(team, member, week));
            members.chain([team_meeting_day(team, week)]).collect::<Vec<_>>()
        };
        let changed: Vec<_> = (0..14).filter(|n| weeks(&world.team, *n) != weeks(&other, *n)).collect();
        prop_assert!(changed.is_empty() || changed == [exception.1 + 1], "{:?}", changed);
    }

    #[test]
    fn the_next_meeting_is_the_first_that_a_week_has(world in a_world(), ahead in 0u64..50) {
        let after: NaiveDate = date("2026-11-02") + Days::new(ahead);
        let team = &world.team;
        for member in &team.members {
            let held = |n: i32| one_on_one(team, member, Week::of(after).plus(n)).meeting();
            let first = (0..=105).filter_map(held).map(|meeting| meeting.date).find(|date| *date > after);
            prop_assert_eq!(next_one_on_one(team, member, after), first);
        }
    }
}
