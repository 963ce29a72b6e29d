//! How days are told: those of another year, and those that are too late.

use crate::fixture::user;
use crate::harness::User;

#[test]
fn a_day_of_another_year_says_so_in_every_answer() {
    let user = user();
    let deferred = user.run(&["defer", "k7f2", "2027-01-11"]).fine();
    assert!(deferred.starts_with("Not before Mon 11 Jan 2027: "), "{deferred}");
    let added = user.run(&["add", "Office move due:2027-01-13 after:2027-01-06 ~broadcast"]).fine();
    assert!(added.contains("not before Wed 6 Jan 2027"), "{added}");
    user.write("private/topics.toml", "[[topic]]\nid = \"m2c5\"\ntitle = \"Merger\"\nembargo = 2027-02-02\n");
    let why = user.run(&["why", "m2c5"]).fine();
    assert!(why.contains("until its embargo ends on Tue 2 Feb 2027"), "{why}");
    let added = user.run(&["add", "Bonus round @dana embargo:2027-02-02"]).fine();
    assert!(added.contains("embargo until Tue 2 Feb 2027 · on the 1-1 with Dana on Wed 25 Nov"), "{added}");
    let triage = user.run(&["triage"]).fine();
    assert!(triage.contains("embargo until Tue 2 Feb 2027"), "{triage}");
    let agenda = user.run(&["agenda", "--week", "2027-W02"]).fine();
    assert!(agenda.contains("due Wed 13 Jan\n"), "a date of the meeting's own year: {agenda}");
}

#[test]
fn a_topic_that_its_meeting_hears_too_late_says_so() {
    let user = user();
    user.write(
        "topics.toml",
        "[[topic]]\nid = \"a1\"\ntitle = \"Notice period\"\nwith = [\"leo\"]\nroute = \"private\"\ndue = 2026-11-27\n",
    );
    let late = "1-1 on Wed 2 Dec, late: due Fri 27 Nov";
    let why = user.run(&["why", "a1"]).fine();
    assert!(why.contains(&format!("→ Leo is away; {late}")), "{why}");
    let agenda = user.run(&["agenda", "--format", "markdown"]).fine();
    assert!(agenda.contains(&format!("- Notice period (Leo is away; {late})")), "{agenda}");
    let added = user.run(&["add", "Visa papers @kim due:2026-11-24 ~private"]).fine();
    assert!(added.contains("on the 1-1 with Kim on Wed 25 Nov, late: due Tue 24 Nov"), "{added}");
    let added = user.run(&["add", "Badge rules due:2026-11-23 ~broadcast"]).fine();
    assert!(added.contains("on the team meeting of Tue 24 Nov, late: due Mon 23 Nov"), "{added}");
    let added = user.run(&["add", "Parking rules due:2026-11-24 ~broadcast"]).fine();
    assert!(!added.contains("late"), "{added}");
}

#[test]
fn at_a_weekend_the_coming_week_is_planned_once_nothing_of_this_one_is_left() {
    let user = user();
    let shown = |now: &str, arguments: &[&str]| {
        let output = user.command(arguments).env("SONGSHEET_NOW", now).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for (now, week) in [
        ("2026-11-27T18:00:00", "week 48 "),
        ("2026-11-28T09:00:00", "week 49 "),
        ("2026-11-29T09:00:00", "week 49 "),
        ("2026-11-30T09:00:00", "week 49 "),
    ] {
        for arguments in [[].as_slice(), &["agenda"], &["agenda", "team"]] {
            assert!(shown(now, arguments).contains(week), "{now} {arguments:?}");
        }
    }
    let sunday = "2026-11-29T09:00:00";
    assert!(shown(sunday, &["agenda", "--week", "this"]).contains("week 48 "));
    assert!(shown(sunday, &["agenda", "--week", "next"]).contains("week 49 "));
    assert!(shown(sunday, &["why", "k7f2"]).contains("→ on the team meeting of Tue 1 Dec, late"));
    user.write("team.toml", &crate::fixture::TEAM.replace("\"tue\"", "\"sun\""));
    assert!(shown(sunday, &["agenda"]).contains("week 48 "), "the team meets on this day");
}

/// A workspace in which an embargo ends on this day.
fn embargoed(until: &str) -> User {
    let user = user();
    let topic = format!("[[topic]]\nid = \"emb\"\ntitle = \"The data team joins us\"\nembargo = {until}\n");
    user.write("private/topics.toml", &topic);
    user.make_private("private");
    user.write("topics.toml", "");
    user
}

#[test]
fn an_embargo_that_is_over_is_announced_to_the_manager_until_a_meeting_had_it() {
    let today = "note: Today: the embargo on “The data team joins us” is over, it is on the team agenda of Tue 24 Nov.";
    let user = embargoed("2026-11-23");
    for command in [vec!["triage"], vec!["agenda"], vec!["agenda", "--format", "json"]] {
        let shown = user.run(&command);
        let said: Vec<_> = shown.stderr.split_whitespace().collect();
        assert_eq!((said.join(" ").as_str(), shown.code), (today, 0), "{command:?}");
    }
    let team = user.run(&["agenda", "team"]).fine();
    assert!(team.contains("The data team joins us"), "the team's own output has the topic and no more");
    assert!(user.run(&["why", "emb"]).fine().contains("its embargo ended on Mon 23 Nov"));
    let since = embargoed("2026-11-19").run(&["triage"]).stderr;
    assert!(since.starts_with("note: Since Thu 19 Nov: the embargo"), "{since}");
    let heard = embargoed("2026-11-17").run(&["triage"]);
    assert_eq!(heard.stderr, "", "the meeting of the 17th had it");
    let running = embargoed("2026-11-24").run(&["triage"]);
    assert_eq!(running.stderr, "");
    let user = embargoed("2026-11-23");
    user.run(&["done", "emb"]).fine();
    assert_eq!(user.run(&["triage"]).stderr, "");
}
