//! What the log says of people, weeks ahead and weeks past, and what it makes songsheet suggest.

use proptest::prelude::*;
use songsheet::domain::{
    Kind, Log, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Practice, Priority, Suggestion, TopicId, Week,
};
use songsheet::plan::{
    Advice, Condition, Coverage, Forecast, LookBack, Nudge, Plan, Rescue, Share, Standing, Suggested,
    next_one_on_one,
};

use crate::logs::{action, item, log, of_practice, one_on_one, team, told};
use crate::properties::a_world;
use crate::world::{World, date, handle, week};

fn coverage(world: &World) -> Vec<Coverage> {
    world.with_basis(&world.route(), Coverage::of_all)
}

fn of(who: &str, all: &[Coverage]) -> Coverage {
    all.iter().find(|one| one.who == handle(who)).unwrap().clone()
}

fn forecast(world: &World) -> Forecast {
    world.with_basis(&world.route(), |basis| Forecast::make(basis, 8))
}

fn look_back(world: &World, of: &str) -> LookBack {
    world.with_basis(&world.route(), |basis| LookBack::on(basis, week(of)))
}

/// Weekly 1-1s with somebody since August, each about one practice.
fn ten_weeks(who: &str, practices: &[Practice]) -> Vec<LoggedMeeting> {
    let meeting = |n: i32| {
        let on = week("2026-W38").plus(n).day(chrono::Weekday::Wed).to_string();
        let practice = practices[usize::try_from(n).unwrap() % practices.len()];
        one_on_one(who, &on, vec![of_practice(practice)])
    };
    (0..10).map(meeting).collect()
}

#[test]
fn a_missed_one_on_one_keeps_the_clock_running() {
    let mut world = World::new();
    world.team.members[1].since = Some(date("2026-11-20"));
    world.log = log(vec![one_on_one("dana", "2026-11-04", Vec::new())]);
    let all = coverage(&world);
    assert_eq!(of("dana", &all).standing, Standing::Overdue { weeks: 3 });
    assert_eq!(of("kim", &all).standing, Standing::FirstPending);
    assert_eq!(of("leo", &all).standing, Standing::NoRecord, "nothing was ever logged of him");
    assert_eq!(all[0].who, handle("dana"), "who waits longest comes first");
    world.log = log(vec![one_on_one("dana", "2026-11-18", Vec::new())]);
    assert_eq!(of("dana", &coverage(&world)).standing, Standing::OnTime);
}

#[test]
fn coverage_says_what_had_room_and_what_drifts() {
    let mut world = World::new();
    let mut held =
        one_on_one("dana", "2026-11-11", vec![of_practice(Practice::Growth), item("Status of the queue")]);
    held.items[0].from = Some(handle("dana"));
    held.items[0].minutes = Some(Minutes(30));
    let long_ago = one_on_one("dana", "2026-01-14", vec![of_practice(Practice::Trust), item("Old status")]);
    world.log = log(vec![long_ago, held]);
    let dana = of("dana", &coverage(&world));
    let weeks: Vec<_> = dana.practices.iter().map(|(practice, weeks)| (practice.id(), *weeks)).collect();
    let expected = [
        ("trust", Some(45)),
        ("coaching", None),
        ("confidential", None),
        ("growth", Some(2)),
        ("objectives", None),
    ];
    assert_eq!(weeks, expected);
    assert_eq!((dana.status, dana.status.percent()), (Share { part: 10, whole: 40 }, Some(25)));
    assert_eq!(dana.raised, Share { part: 1, whole: 2 });
    assert_eq!((dana.last, dana.next), (Some(date("2026-11-11")), Some(date("2026-11-25"))));
}

fn suggested(world: &World, of: &str) -> Option<Suggested> {
    world.plan(of).one_on_one(&handle("dana")).unwrap().suggestion.clone()
}

#[test]
fn a_question_is_suggested_for_the_practice_that_waits_longest() {
    let mut world = World::new();
    let all = [Practice::Trust, Practice::Coaching, Practice::Confidential, Practice::Objectives];
    world.log = log(ten_weeks("dana", &all));
    assert_eq!(suggested(&world, "2026-W48").unwrap().practice, Practice::Growth);
    world.private("Feedback on her talk: what went well", &["dana"]).minutes = Some(Minutes(26));
    assert_eq!(suggested(&world, "2026-W48"), None, "four minutes are not enough");
}

#[test]
fn nothing_is_suggested_while_the_log_is_young_or_nothing_is_stale() {
    let mut world = World::new();
    assert_eq!(suggested(&world, "2026-W48"), None);
    world.log = log(vec![one_on_one("dana", "2026-10-21", Vec::new())]);
    assert_eq!(suggested(&world, "2026-W48"), None);
    world.log = log(ten_weeks("dana", &Practice::ALL[..5]));
    assert_eq!(suggested(&world, "2026-W48"), None);
}

/// What the manager does with a suggestion.
#[derive(Debug, Clone, Copy)]
enum Does {
    Nothing,
    Takes,
    Dismisses,
}

proptest! {
    #[test]
    fn no_question_is_suggested_twice_running_nor_again_while_others_are_left(
        cadence in 1u32..4,
        does in prop::collection::vec(
            prop_oneof![Just(Does::Nothing), Just(Does::Takes), Just(Does::Dismisses)], 20..60),
    ) {
        let mut world = World::new();
        world.team.members[0].one_on_one.cadence = songsheet::domain::Cadence::Weeks(cadence);
        let meetings = log(vec![one_on_one("dana", "2026-08-05", Vec::new())]).meetings().to_vec();
        let mut done: Vec<Suggestion> = Vec::new();
        let mut before: Option<Suggested> = None;
        for does in does {
            let next = next_one_on_one(&world.team, &world.team.members[0], world.today).unwrap();
            world.today = next;
            world.log = Log::new(meetings.clone(), done.clone());
            let plan: Plan = world.plan_of(&[], Week::of(next));
            let one = plan.one_on_one(&handle("dana")).unwrap().suggestion.clone().unwrap();
            prop_assert_ne!(Some(&one), before.as_ref());
            let used = done.iter().filter(|done| done.question.starts_with(one.practice.id())).count();
            let again = done.iter().any(|done| done.question == one.id);
            prop_assert!(!again || used > 12, "{} again after {}", one.id, used);
            if !matches!(does, Does::Nothing) {
                let taken = matches!(does, Does::Takes);
                done.push(Suggestion { with: handle("dana"), question: one.id.into(), on: next, taken });
            }
            before = Some(one);
        }
    }

    #[test]
    fn a_forecast_and_the_plans_of_its_weeks_say_the_same(world in a_world()) {
        let mut world = world;
        for topic in &mut world.topics {
            (topic.embargo, topic.tell_first) = (None, Vec::new());
        }
        let all = world.route();
        let forecast = world.with_basis(&all, |basis| Forecast::make(basis, 6));
        for ahead in 0..6 {
            let week = Week::of(world.today).plus(ahead);
            let plan = world.plan_of(&all, week);
            let Some(agenda) = plan.team.filter(|agenda| agenda.meeting.date >= world.today) else { continue };
            let foreseen = |key| forecast.topics.iter().find(|one| one.of == MeetingOf::Team && one.topic.key() == key);
            for slot in &agenda.items {
                let key = slot.item.text().key();
                // A topic whose day comes later waits in the plans of earlier weeks.
                let repeats = world.topics[key.index].repeat.is_some();
                let on = foreseen(key).and_then(|one| one.on);
                prop_assert!(on == Some(agenda.meeting.date) || repeats, "{:?} {:?}", on, agenda.meeting.date);
            }
        }
    }
}

proptest! {
    #[test]
    fn what_has_a_condition_comes_after_it_and_is_on_no_agenda_of_the_team(world in a_world()) {
        let all = world.route();
        let forecast = world.with_basis(&all, |basis| Forecast::make(basis, 6));
        let weeks = (0..6).map(|ahead| world.plan_of(&all, Week::of(world.today).plus(ahead)));
        let agendas: Vec<_> = weeks.filter_map(|plan| plan.team).collect();
        for one in &forecast.topics {
            let (key, Some(condition)) = (one.topic.key(), &one.condition) else { continue };
            prop_assert_eq!(&one.of, &MeetingOf::Team);
            prop_assert!(condition.released.is_some() || !condition.told.is_empty());
            let in_1_1 = |who| {
                let of = MeetingOf::OneOnOne(who);
                forecast.topics.iter().find(|one| one.of == of && one.topic.key() == key).and_then(|one| one.on)
            };
            for on in one.on.iter().chain(&one.again) {
                prop_assert!(condition.released.is_none_or(|end| end <= *on));
                prop_assert!(condition.told.iter().all(|who| in_1_1(who.clone()).is_some_and(|told| told < *on)));
            }
            for agenda in &agendas {
                let items = agenda.items.iter().map(|slot| &slot.item);
                let left = agenda.overflow.iter().map(|one| &one.item);
                prop_assert!(items.chain(left).chain(&agenda.written).all(|item| item.text().key() != key));
            }
        }
    }
}

/// In which meetings a topic is expected, and under which condition.
fn expected(forecast: &Forecast, title: &str) -> Vec<(Option<String>, Vec<String>, Option<Condition>)> {
    let of_team =
        forecast.topics.iter().filter(|one| one.of == MeetingOf::Team && one.topic.title() == title);
    let days = |one: &songsheet::plan::Expected| one.again.iter().map(ToString::to_string).collect();
    of_team.map(|one| (one.on.map(|on| on.to_string()), days(one), one.condition.clone())).collect()
}

#[test]
fn what_is_certain_to_come_is_in_the_forecast_with_its_condition_and_takes_its_time() {
    let mut world = World::new();
    let topic = world.broadcast("The data team joins us", 30);
    (topic.route, topic.embargo, topic.priority) = (None, Some(date("2026-12-08")), Priority::High);
    world.broadcast("Debate", 20).after = Some(date("2026-12-07"));
    world.broadcast("Reorg", 10).tell_first = vec![handle("leo"), handle("dana")];
    world.broadcast("Never", 10).tell_first = vec![handle("nobody")];
    let forecast = forecast(&world);
    let released = Condition { released: Some(date("2026-12-08")), told: Vec::new() };
    let told = Condition { released: None, told: vec![handle("leo"), handle("dana")] };
    let on = |day: &str, condition| vec![(Some(day.to_owned()), Vec::new(), condition)];
    assert_eq!(expected(&forecast, "The data team joins us"), on("2026-12-08", Some(released)));
    assert_eq!(
        expected(&forecast, "Debate"),
        on("2026-12-15", None),
        "it has no room beside the announcement"
    );
    assert_eq!(expected(&forecast, "Reorg"), on("2026-12-08", Some(told)), "Leo's 1-1 is on 2 December");
    assert_eq!(expected(&forecast, "Never"), []);
    let waiting: Vec<_> = forecast.waiting.iter().map(|one| one.routed.topic().title.as_str()).collect();
    assert_eq!(waiting, ["Never", "Never"], "for being told, and for a 1-1 with whoever that is");
    assert_eq!(world.team_titles("2026-W50"), ["Debate"], "an agenda does not even keep the time for it");
}

#[test]
fn an_embargo_on_what_will_need_a_call_is_no_certainty() {
    let mut world = World::new();
    let topic = world.broadcast("Salary bands", 10);
    (topic.embargo, topic.route, topic.because) = (Some(date("2026-12-08")), None, None);
    topic.tags = vec!["confidential".to_owned()];
    let forecast = forecast(&world);
    assert_eq!(expected(&forecast, "Salary bands"), []);
    assert_eq!(forecast.waiting.len(), 1);
}

#[test]
fn what_repeats_is_in_each_meeting_that_has_it() {
    let mut world = World::new();
    world.broadcast("Numbers", 10).repeat = Some(songsheet::domain::Cadence::Weeks(3));
    let again = ["2026-12-15", "2027-01-05"].map(str::to_owned).to_vec();
    assert_eq!(expected(&forecast(&world), "Numbers"), [(Some("2026-11-24".to_owned()), again, None)]);
}

#[test]
fn a_forecast_says_when_each_topic_is_heard_and_what_would_save_a_late_one() {
    let mut world = World::new();
    world.broadcast("Strategy", 25).due = Some(date("2026-11-24"));
    world.broadcast("Debate", 15).added = Some(date("2026-11-02"));
    let late = world.broadcast("Freeze", 5);
    (late.due, late.kind) = (Some(date("2026-11-27")), Some(Kind::Inform));
    late.added = Some(date("2026-11-23"));
    world.topics[1].order = Some(1);
    world.broadcast("Offsite", 15);
    let heard = |forecast: &Forecast, title: &str| {
        forecast.topics.iter().find(|one| one.topic.title() == title).unwrap().on.map(|on| on.to_string())
    };
    let one = forecast(&world);
    assert_eq!(heard(&one, "Debate").as_deref(), Some("2026-11-24"));
    assert_eq!(heard(&one, "Offsite").as_deref(), Some("2026-12-01"));
    assert_eq!(heard(&one, "Freeze").as_deref(), Some("2026-12-01"));
    let late: Vec<_> = one.late().map(|one| one.topic.title().to_owned()).collect();
    assert_eq!(late, ["Freeze"]);
    let rescues = one.late().next().unwrap().late.clone().unwrap();
    assert!(matches!(rescues.first(), Some(Rescue::Write)), "{rescues:?}");
    assert!(matches!(rescues.last(), Some(Rescue::Longer { by: Minutes(5), .. })), "{rescues:?}");
}

#[test]
fn a_topic_that_can_wait_makes_room_for_one_that_would_be_late() {
    let mut world = World::new();
    // It is hers, so it comes first; so does what the manager gave a place.
    world.private("Her talk", &["dana"]).from = Some(handle("dana"));
    world.private("Her desk", &["dana"]).order = Some(1);
    world.private("Contract", &["dana"]).due = Some(date("2026-11-27"));
    for (topic, minutes) in world.topics.iter_mut().zip([12, 10, 10]) {
        topic.minutes = Some(Minutes(minutes));
    }
    let put_off = |world: &World| {
        let forecast = forecast(world);
        let rescues = forecast.late().next().unwrap().late.clone().unwrap();
        let title = |one: &Rescue| match one {
            Rescue::PutOff { topic, .. } => Some(topic.title().to_owned()),
            Rescue::Longer { .. } | Rescue::Write => None,
        };
        rescues.iter().find_map(title)
    };
    assert_eq!(put_off(&world).as_deref(), Some("Her talk"));
    world.topics[0].due = Some(date("2026-11-26"));
    assert_eq!(put_off(&world).as_deref(), Some("Her desk"), "what is due before the next one cannot wait");
    world.topics[1].due = Some(date("2026-11-26"));
    assert_eq!(put_off(&world), None);
}

fn advice(world: &World) -> Vec<Advice> {
    world.plan("2026-W48").advice
}

#[test]
fn a_topic_that_was_carried_three_times_asks_for_a_decision() {
    let mut world = World::new();
    let carried = ["2026-11-03", "2026-11-10", "2026-11-17"].map(date);
    world.broadcast("Queue", 10).carried = carried[..2].to_vec();
    assert!(advice(&world).is_empty());
    world.topics[0].carried = carried.to_vec();
    assert!(matches!(&advice(&world)[..], [Advice::CarriedOften { times: 3, .. }]));
}

#[test]
fn a_meeting_that_is_too_full_says_by_how_much_and_what_could_be_written() {
    let mut world = World::new();
    world.broadcast("Strategy", 30);
    world.broadcast("Debate", 20);
    world.broadcast("Freeze", 5).kind = Some(Kind::Inform);
    let all = advice(&world);
    let Some(Advice::TooFull { of: MeetingOf::Team, missing, moved, .. }) = all.first() else {
        panic!("{all:?}")
    };
    assert_eq!((*missing, moved.len(), moved[0].0.title()), (Minutes(15), 1, "Debate"));
    assert!(matches!(&all[1], Advice::WriteInstead { topic, .. } if topic.title() == "Freeze"), "{all:?}");
}

#[test]
fn news_told_to_some_and_not_to_others_is_remarked_on() {
    let mut world = World::new();
    world.broadcast("Travel policy", 10).id = TopicId::new("trav");
    let named = || LoggedItem { topic: TopicId::new("trav"), ..item("Travel policy") };
    world.log = log(vec![
        one_on_one("kim", "2026-11-18", vec![named()]),
        one_on_one("dana", "2026-11-19", vec![named()]),
    ]);
    let all = advice(&world);
    let Some(Advice::UnequalAccess { told, of, since, .. }) = all.first() else { panic!("{all:?}") };
    assert_eq!((told.len(), *of, *since), (2, 3, Some(date("2026-11-18"))));
    world.topics[0].told = vec![handle("leo")];
    assert!(advice(&world).is_empty(), "all have heard it");
}

#[test]
fn what_is_told_first_as_planned_is_no_unequal_access() {
    let mut world = World::new();
    let topic = world.broadcast("Reorg", 10);
    (topic.tell_first, topic.told) = (vec![handle("kim"), handle("leo")], vec![handle("kim")]);
    assert!(matches!(&advice(&world)[..], [Advice::NotToldYet { .. }]), "{:?}", advice(&world));
    world.topics[0].told = vec![handle("kim"), handle("leo")];
    assert!(advice(&world).is_empty(), "{:?}", advice(&world));
    world.topics[0].told.push(handle("dana"));
    assert!(advice(&world).is_empty(), "now all have heard it");
    world.topics[0].tell_first = vec![handle("kim")];
    world.topics[0].told = vec![handle("kim"), handle("leo")];
    assert!(matches!(&advice(&world)[..], [Advice::UnequalAccess { .. }]), "Leo was not to hear it first");
}

#[test]
fn a_topic_that_several_one_on_ones_have_no_room_for_is_said_once() {
    let mut world = World::new();
    world.private("Her talk", &["dana"]).minutes = Some(Minutes(20));
    world.private("Goals", &["kim"]).minutes = Some(Minutes(20));
    world.private("Survey", &["dana", "kim"]).minutes = Some(Minutes(15));
    let all = advice(&world);
    let [Advice::NoRoomInSeveral { topic, with }] = &all[..] else { panic!("{all:?}") };
    let next = Some(date("2026-12-02"));
    assert_eq!(topic.title(), "Survey");
    assert_eq!(with, &[(handle("dana"), next), (handle("kim"), next)]);
    world.private("Her desk", &["dana"]).minutes = Some(Minutes(12));
    let all = advice(&world);
    let own = all.iter().find_map(|one| match one {
        Advice::TooFull { moved, .. } => {
            Some(moved.iter().map(|(topic, _)| topic.title()).collect::<Vec<_>>())
        }
        _ => None,
    });
    assert_eq!(own, Some(vec!["Her desk"]), "what is hers alone is still said of her 1-1");
}

#[test]
fn who_is_to_hear_it_first_is_named_with_the_meeting_that_comes_after_their_1_1() {
    let mut world = World::new();
    world.broadcast("Reorg", 10).tell_first = vec![handle("kim")];
    let all = advice(&world);
    let Some(Advice::NotToldYet { who, before, .. }) = all.first() else { panic!("{all:?}") };
    assert_eq!((who.as_slice(), *before), (&[handle("kim")][..], Some(date("2026-12-01"))));
}

#[test]
fn a_week_is_looked_back_on() {
    let mut world = World::new();
    world.today = date("2026-11-27");
    let mut meeting = team("2026-11-24", vec![told(item("Outage"), "leo", "2026-11-26"), item("Queue")]);
    meeting.actions.push(action("Write the runbook", Some("kim"), Some("2026-11-25")));
    let mut before = one_on_one("dana", "2026-11-18", Vec::new());
    before.actions.push(action("Ask about the course", None, None));
    before.actions[0].done = Some(date("2026-11-26"));
    world.log = log(vec![before, one_on_one("kim", "2026-11-25", Vec::new()), meeting]);
    let seen = look_back(&world, "2026-W48");
    assert_eq!(seen.held.len(), 2);
    assert_eq!(seen.missed, [(MeetingOf::OneOnOne(handle("dana")), date("2026-11-25"))]);
    let told: Vec<_> = seen.told.iter().map(|one| (one.who.as_str(), one.title.as_str())).collect();
    assert_eq!(told, [("leo", "Outage")]);
    let untold: Vec<_> = seen.untold.iter().map(|(who, lines)| (who.as_str(), lines.len())).collect();
    assert_eq!(untold, [("leo", 1)]);
    let whats = |promises: &[songsheet::plan::Promise]| {
        promises.iter().map(|one| one.what.clone()).collect::<Vec<_>>()
    };
    assert_eq!(whats(&seen.made), ["Write the runbook"]);
    assert_eq!(whats(&seen.kept), ["Ask about the course"]);
    assert_eq!(whats(&seen.overdue), ["Write the runbook"]);
    // Two were there and heard 20 minutes: 40 each way one by one, and 60 together.
    assert_eq!((seen.economics.serial, seen.economics.broadcast, seen.economics.team_saves()), (80, 60, 20));
}

#[test]
fn a_meeting_of_which_nobody_timed_the_items_counts_with_what_it_took() {
    let mut world = World::new();
    world.today = date("2026-11-27");
    let untimed = LoggedItem { minutes: None, ..item("Queue") };
    world.log = log(vec![team("2026-11-24", vec![item("Outage"), untimed])]);
    // Half an hour in all, of which ten minutes were timed.
    let seen = look_back(&world, "2026-W48").economics;
    assert_eq!((seen.serial, seen.broadcast, seen.team_saves()), (120, 90, 30));
}

#[test]
fn one_thing_to_think_of_is_the_most_telling_one() {
    let mut world = World::new();
    assert_eq!(look_back(&world, "2026-W48").nudge, Nudge::Fine);
    let practices = [Practice::Trust, Practice::Coaching, Practice::Confidential, Practice::Objectives];
    world.log = log(ten_weeks("dana", &practices));
    assert_eq!(look_back(&world, "2026-W48").nudge, Nudge::Stale(Practice::Growth, vec![handle("dana")]));
    world.log = log(ten_weeks("dana", &[Practice::TimeEfficiency]));
    assert!(
        matches!(look_back(&world, "2026-W48").nudge, Nudge::Status(share) if share.percent() == Some(100))
    );
    world.today = date("2026-12-21");
    assert_eq!(look_back(&world, "2026-W52").nudge, Nudge::Unheard(vec![handle("dana")]));
}
