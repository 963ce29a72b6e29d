//! Whatever the files hold, nothing private is in anything that the team gets.

use std::fmt::Write as _;

use proptest::prelude::*;
use songsheet::domain::{Log, LoggedMeeting, MeetingOf, Week};
use songsheet::share;

use crate::logs::{a_log, action, log, one_on_one, team};
use crate::properties::a_world;
use crate::world::World;

/// A word that stands nowhere else, for one topic.
fn canary(index: usize) -> String {
    format!("zxq{index}q")
}

/// Marks every text that the files can hold: each topic's own canary in its title and link, and one
/// that the team may never see in all that belongs to the manager alone.
fn with_canaries(mut world: World) -> World {
    let secret = || "zxqsecret".to_owned();
    for (index, topic) in world.topics.iter_mut().enumerate() {
        topic.title = format!("{} {}", topic.title, canary(index));
        topic.link = Some(format!("https://example.com/{}", canary(index)));
        // Every other topic's notes are shared: these are the team's when the topic is.
        topic.share_notes = index % 2 == 0;
        topic.notes = if topic.share_notes { canary(index) } else { secret() };
        topic.tags = vec![secret()];
        topic.because = topic.because.as_ref().map(|_| secret());
    }
    for member in &mut world.team.members {
        (member.notes, member.role, member.email) = (Some(secret()), Some(secret()), Some(secret()));
    }
    world
}

/// Marks all that was said and promised in 1-1s.
fn with_secret_one_on_ones(past: &Log) -> Log {
    let secret = |text: &mut String| text.push_str(" zxqsecret");
    let mark = |meeting: &LoggedMeeting| {
        let mut meeting = meeting.clone();
        if meeting.of != MeetingOf::Team {
            for item in &mut meeting.items {
                secret(&mut item.title);
                secret(&mut item.notes);
                item.decisions.push("zxqsecret".to_owned());
            }
            meeting.actions.iter_mut().for_each(|action| secret(&mut action.what));
        }
        meeting
    };
    Log::new(past.meetings().iter().map(|one| mark(one).into()).collect(), past.suggestions().to_vec())
}

/// Everything that can be made of the team's agenda, its form in a log included.
fn all_that_the_team_gets(world: &World, ahead: i32) -> String {
    let week = Week::of(world.today).plus(ahead);
    let plan = world.plan_of(&world.route(), week);
    let mut all = share::json::team(week, plan.team.as_ref());
    if let Some(agenda) = &plan.team {
        for columns in [20, 80, 200] {
            all += &share::text::team(agenda, columns);
        }
        all += &share::markdown::team(agenda);
        all += &share::slack::team(agenda);
        all += &share::html::team(agenda);
        all += &share::ics::team(agenda, world.today.into()).replace("\r\n ", "");
        write!(all, "{agenda:?}").unwrap();
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_private_is_in_what_the_team_gets(world in a_world(), past in a_log(), ahead in -2i32..10) {
        let mut world = with_canaries(world);
        world.log = with_secret_one_on_ones(&past);
        let shared = all_that_the_team_gets(&world, ahead);
        prop_assert!(!shared.contains("zxqsecret"), "{}", shared);
        for one in world.route() {
            let topic = one.topic();
            let for_the_team = one.is_clear_broadcast()
                && topic.is_open()
                && topic.embargo.is_none_or(|end| end <= world.today)
                && topic.tell_first.iter().all(|who| topic.told.contains(who));
            prop_assert!(for_the_team || !shared.contains(&canary(topic.key.index)), "{}", topic.title);
        }
    }
}

/// The property above would hold of an empty text too.
#[test]
fn what_is_for_the_team_is_in_what_it_gets() {
    let mut world = World::new();
    world.broadcast("Outage on Friday", 10);
    let shared = all_that_the_team_gets(&with_canaries(world), 0);
    assert!(shared.matches("Outage on Friday zxq0q").count() >= 4, "{shared}");
    let notes = shared.matches("zxq0q").count() - shared.matches("Outage on Friday zxq0q").count();
    assert!(notes >= 4, "its notes are shared: {shared}");
}

#[test]
fn what_was_promised_in_a_one_on_one_is_on_no_team_agenda() {
    let mut world = World::new();
    let mut private = one_on_one("dana", "2026-11-18", Vec::new());
    private.actions.push(action("zxqsecret", Some("dana"), Some("2026-11-20")));
    let mut public = team("2026-11-17", Vec::new());
    public.actions.push(action("Write the runbook", Some("dana"), Some("2026-11-20")));
    world.log = log(vec![public, private]);
    let shared = all_that_the_team_gets(&world, 0);
    assert!(shared.contains("Write the runbook") && !shared.contains("zxqsecret"), "{shared}");
    let plan = world.plan("2026-W48");
    let with_dana = plan.one_on_one(&crate::world::handle("dana")).unwrap();
    let both: Vec<_> = with_dana.promises.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(both, ["Write the runbook", "zxqsecret"]);
    let with_kim = plan.one_on_one(&crate::world::handle("kim")).unwrap();
    assert!(with_kim.promises.is_empty());
}
