//! Outcomes that are finer than broadcast or private, on the example workspaces from end to end.

use crate::harness::User;

#[test]
fn those_to_tell_first_hear_it_before_it_is_on_the_team_s_agenda() {
    let user = User::of_example("platform");
    let news = "Build cache work pauses until spring";
    // Mei's next 1-1 is a week later.
    let of = |whose: &str| {
        let week = if whose == "mei" { "next" } else { "this" };
        user.run(&["agenda", whose, "--week", week]).fine()
    };
    assert!(!of("team").contains(news));
    for member in ["mei", "kim"] {
        let agenda = of(member);
        assert!(agenda.contains(news) && agenda.contains("before the team hears it"), "{agenda}");
    }
    user.run(&["done", news, "--with", "mei"]).fine();
    assert!(!of("team").contains(news), "Kim is still to hear it");
    assert!(!of("mei").contains(news) && of("kim").contains(news));
    user.run(&["done", news, "--with", "kim"]).fine();
    assert!(of("team").contains(news) && !of("kim").contains(news));
}

#[test]
fn what_is_relayed_is_for_all_unless_it_concerns_that_person_alone() {
    for example in ["platform", "startup", "distributed"] {
        let user = User::of_example(example);
        for relay in [
            "Tell Sam what the API team decided",
            "Tell Kim what the API team decided about the queue",
            "Relay the platform team's decision on retries to Leo",
        ] {
            let why = user.run(&["why", relay]).fine();
            assert!(why.contains("● broadcast, clear"), "{example}: {why}");
        }
        for alone in ["Tell Kim that her contract ends", "Tell Dana about her bonus"] {
            let why = user.run(&["why", alone]).fine();
            assert!(why.contains("○ private, clear, sensitive"), "{example}: {why}");
        }
    }
}

#[test]
fn a_topic_of_an_example_is_split_and_taken_to_both_meetings() {
    let user = User::of_example("platform");
    user.run(&["add", "Kim's config change took staging down: what our review missed ~broadcast"]).fine();
    user.run(&["split", "config change", "--yes"]).fine();
    let team = user.run(&["agenda", "team", "--week", "next"]).fine() + &user.run(&["agenda", "team"]).fine();
    assert!(team.contains("The person's config change"), "{team}");
    assert!(!team.contains("Kim's config change"), "{team}");
    let kim = user.run(&["agenda", "kim"]).fine() + &user.run(&["agenda", "kim", "--week", "next"]).fine();
    assert!(kim.contains("Kim's config change"), "{kim}");
}
