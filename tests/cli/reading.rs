//! What the commands that only read show: triage, why, agenda.

use std::fmt::Write as _;

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::{TEAM, user};
use crate::harness::User;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn triage_shows_what_needs_a_call_first() {
    assert_snapshot!(user().run(&["triage"]).fine(), @"
    Platform · 6 open topics
    ◐ 1 needs your call  ● 2 for the team meeting  ○ 3 for 1-1s

    Needs your call · 1
      ◐ Next year's budget                                                your call
        perhaps 1-1, Confidential. It is called broadcast, yet marked as confidential. Take one back, or
        say why all may hear it.

    Team meeting (broadcast) · 2
      Collective learning and reasoning
      ● Checkout outage on Friday: what the alert missed  Dana      k7f2  your call
      ● Which queue do we keep?                           Leo       q5m8  your call: everybody runs it

    1-1s (private) · 3
      Building trust and relationships
      ○ Leo: a quieter week after the move                Leo             “quieter week”
      Confidential or sensitive issues
      ○ The data team joins us in January                 Dana      m2c5  embargo until Tue 8 Dec
      Detailed feedback and personal growth
      ○ What would you like to learn?                     everyone  r2d4  your call
    ");
    assert_snapshot!(user().columns(72).run(&["triage", "--unsure"]).fine(), @"
    Platform · 6 open topics
    ◐ 1 needs your call  ● 2 for the team meeting  ○ 3 for 1-1s

    Needs your call · 1
      ◐ Next year's budget  your call
        perhaps 1-1, Confidential. It is called broadcast, yet marked as
        confidential. Take one back, or say why all may hear it.
    ");
}

#[test]
fn triage_fits_the_page() {
    for columns in [72, 80, 100, 120, 160] {
        for example in ["startup", "platform", "distributed"] {
            let shown = User::of_example(example).columns(columns).run(&["triage"]).stdout;
            let long = shown.lines().find(|line| songsheet::cells::width(line) > columns);
            assert_eq!(long, None, "{example} at {columns}");
        }
    }
}

#[test]
fn triage_of_an_empty_backlog_says_so() {
    let user = User::with(TEAM, "");
    assert_eq!(user.run(&["triage"]).fine(), "There is no open topic.\n");
    assert_eq!(user.run(&["triage", "--format", "json"]).fine(), "[]\n");
}

#[test]
fn triage_as_json_has_the_stable_fields() {
    let unsure = user().run(&["triage", "--unsure", "--format", "json"]).fine();
    assert_snapshot!(unsure.split("\"reasons\"").next().unwrap(), @r#"
    [
      {
        "id": null,
        "title": "Next year's budget",
        "route": "private",
        "certainty": "unsure",
        "source": "manager",
        "practice": "confidential",
        "principles": [],
        "with": [],
        "sensitive": true,
        "doubt": "contradiction",
        "file": "topics.toml",
        "line": 21,
    "#);
    let all = json(&user().run(&["triage", "--format", "json"]).fine());
    let ids: Vec<_> = all.as_array().unwrap().iter().map(|topic| topic["id"].as_str()).collect();
    assert_eq!(ids, [Some("k7f2"), Some("q5m8"), None, Some("r2d4"), Some("m2c5"), None]);
    let embargoed = &all[4];
    let told = ["route", "certainty", "source", "file"].map(|field| embargoed[field].as_str().unwrap());
    assert_eq!(told, ["private", "clear", "embargo", "private/topics.toml"]);
    assert_eq!((&embargoed["line"], &embargoed["with"]), (&json("1"), &json("[\"dana\"]")));
}

#[test]
fn a_long_triage_keeps_the_order_of_the_file() {
    let mut topics = String::new();
    for at in 0..700 {
        write!(topics, "[[topic]]\nid = \"t{at}\"\ntitle = \"Outage {at}\"\n").unwrap();
    }
    let all = json(&User::with(TEAM, &topics).run(&["triage", "--format", "json"]).fine());
    for (at, topic) in all.as_array().unwrap().iter().enumerate() {
        assert_eq!(
            (&topic["id"], &topic["title"]),
            (&format!("t{at}").into(), &format!("Outage {at}").into())
        );
    }
}

#[test]
fn reasons_name_the_words_that_they_rest_on() {
    let topics = "[[topic]]\ntitle = \"Müller-Fall: postmortem of the database outage 👩🏽‍💻\"\nnotes = \"What did the alert miss?\"\n";
    let all = json(&User::with(TEAM, topics).run(&["triage", "--format", "json"]).fine());
    let reasons = all[0]["reasons"].as_array().unwrap();
    assert!(!reasons.is_empty());
    for reason in reasons {
        let field = all[0][reason["field"].as_str().unwrap()].as_str().unwrap_or("What did the alert miss?");
        let at = |end: &str| usize::try_from(reason[end].as_u64().unwrap()).unwrap();
        assert_eq!(&field[at("start")..at("end")], reason["text"].as_str().unwrap(), "{reason}");
        assert!(reason["weight"].as_f64().unwrap() > 0.0);
    }
}

#[test]
fn why_tells_of_a_call() {
    let shown = user().run(&["why", "q5m8"]).fine();
    let head: Vec<_> = shown.lines().take(6).collect();
    assert_snapshot!(head.join("\n"), @"
    Which queue do we keep?
    q5m8 · Leo · topics.toml:12

    ● broadcast, clear
      It goes to the team meeting – your call: everybody runs it. Nearest in the article: “Collective
      learning and reasoning”. Told to all, it serves “Empowerment Through Transparency” and “Feedback
    ");
    assert!(shown.contains("What it costs"), "{shown}");
}

#[test]
fn why_tells_what_an_embargo_means_and_where_the_topic_stands() {
    let shown = user().run(&["why", "m2c5"]).fine();
    let head: Vec<_> = shown.lines().take(7).collect();
    assert_snapshot!(head.join("\n"), @"
    The data team joins us in January
    m2c5 · Dana · private/topics.toml:1

    ○ private, clear
      It goes to a 1-1 until its embargo ends on Tue 8 Dec, then to the team meeting. Nearest in the
      article: “Confidential or sensitive issues”.
      → on the 1-1 with Dana on Wed 25 Nov
    ");
    let friday = user().command(&["why", "k7f2"]).env("SONGSHEET_NOW", "2026-11-27").output().unwrap();
    let friday = String::from_utf8(friday.stdout).unwrap();
    assert!(friday.contains("→ was on the team meeting of Tue 24 Nov"), "{friday}");
}

#[test]
fn why_tells_what_is_missing() {
    let shown = user().run(&["why", "budget"]).fine();
    let head: Vec<_> = shown.lines().take(7).collect();
    assert_snapshot!(head.join("\n"), @"
    Next year's budget
    topics.toml:21

    ◐ private, unsure, sensitive
      It is called broadcast, yet marked as confidential. The guess is a 1-1 (“Confidential or sensitive
      issues”), but it stands on no agenda until your call.
    ");
}

#[test]
fn why_tries_any_text_without_a_workspace_and_writes_nothing() {
    let user = User::new();
    let shown = user.run(&["why", "postmortem", "of", "the", "database", "outage"]);
    assert!(shown.stdout.starts_with("postmortem of the database outage\n"), "{shown}");
    assert!(shown.stdout.contains("What speaks for it") && shown.code == 0, "{shown}");
    assert_eq!(std::fs::read_dir(user.path("")).unwrap().count(), 0);
}

#[test]
fn why_as_json_has_the_stable_fields() {
    let answer = json(&user().run(&["why", "--format", "json", "k7f2"]).fine());
    assert_eq!((&answer["schema"], &answer["id"]), (&json("1"), &json("\"k7f2\"")));
    assert_eq!(answer["economics"]["broadcast"], json("60"), "four people for fifteen minutes");
    let text = json(&user().run(&["why", "--format", "json", "some new text"]).fine());
    assert_eq!([&text["id"], &text["file"], &text["line"]], [&Value::Null; 3]);
}

#[test]
fn without_a_command_a_pipe_gets_the_plan() {
    let user = user();
    assert_eq!(user.run::<&str>(&[]).fine(), user.run(&["agenda", "all"]).fine());
    assert_snapshot!(user.columns(80).run::<&str>(&[]).fine(), @"
    Platform · week 48 · 23–27 Nov 2026

    TEAM MEETING  Tue 24 Nov 2026 · 10:00–10:45                         35 of 45 min
    ────────────────────────────────────────────────────────────────────────────────
    10:00   3  Hello
    10:03  15  Checkout outage on Friday: what the alert missed              discuss
                 from Dana · due Fri 27 Nov
    10:18  15  Which queue do we keep?                                       decide
                 from Leo · carried 1×, since 17 Nov
    10:43   2  Wrap-up

    DANA  Wed 25 Nov 2026 · 14:00–14:30                                 20 of 30 min
    ────────────────────────────────────────────────────────────────────────────────
    14:00  10  What would you like to learn?                                 discuss
                 also with Kim and Leo
    14:10  10  The data team joins us in January                             discuss

    KIM  Wed 25 Nov 2026 · 15:00–15:30                                  10 of 30 min
    ────────────────────────────────────────────────────────────────────────────────
    15:00  10  What would you like to learn?                                 discuss
                 also with Dana and Leo

    NEEDS YOUR CALL  1
    ────────────────────────────────────────────────────────────────────────────────
    private?  Next year's budget

    WAITING  3
    ────────────────────────────────────────────────────────────────────────────────
    Leo is away; 1-1 on Wed 2 Dec  What would you like to learn?
                                   Leo: a quieter week after the move
    embargo until Tue 8 Dec        The data team joins us in January

    NOT HELD
    ────────────────────────────────────────────────────────────────────────────────
    1-1 with Leo: away

    Said once to all: 120 person-minutes. One by one: 180, 90 of them yours. 60
    person-minutes saved.
    ");
}

#[test]
fn for_a_presenter_a_pipe_gets_the_team_agenda_alone() {
    let user = user();
    let team = user.run(&["agenda", "team"]).fine();
    assert_eq!(user.run(&["--presenter"]).fine(), team);
    user.write("../.config/songsheet/config.toml", "presenter = true\n");
    assert_eq!(user.run::<&str>(&[]).fine(), team);
}

#[test]
fn the_team_agenda_has_nothing_of_the_manager_s_alone() {
    assert_snapshot!(user().columns(72).run(&["agenda", "team"]).fine(), @"
    Platform · week 48 · 23–27 Nov 2026

    TEAM MEETING  Tue 24 Nov 2026 · 10:00–10:45                 35 of 45 min
    ────────────────────────────────────────────────────────────────────────
    10:00   3  Hello
    10:03  15  Checkout outage on Friday: what the alert missed      discuss
                 from Dana · due Fri 27 Nov
    10:18  15  Which queue do we keep?                               decide
                 from Leo · carried 1×, since 17 Nov
    10:43   2  Wrap-up
    ");
    for format in ["text", "markdown", "slack", "html", "json"] {
        let shown = user().run(&["agenda", "team", "--format", format]).fine();
        for private in ["data team", "quieter", "budget", "everybody runs it", "would you like"] {
            assert!(!shown.contains(private), "{format}: {shown}");
        }
    }
}

#[test]
fn one_one_on_one_by_handle_alias_or_name() {
    let user = user().columns(72);
    let shown = user.run(&["agenda", "dana"]).fine();
    assert_snapshot!(shown, @"
    DANA  Wed 25 Nov 2026 · 14:00–14:30                         20 of 30 min
    ────────────────────────────────────────────────────────────────────────
    14:00  10  What would you like to learn?                         discuss
                 also with Kim and Leo
    14:10  10  The data team joins us in January                     discuss
    ");
    for name in ["@dana", "Dee", "Dana", "dana whitfield"] {
        assert_eq!(user.run(&["agenda", name]).fine(), shown, "{name}");
    }
}

#[test]
fn a_week_without_the_meeting_says_when_the_next_is() {
    let user = user();
    assert_snapshot!(user.run(&["agenda", "leo"]).fine(), @"2026-W48 has no 1-1 with Leo (Leo is away); the next is on Wed 2 Dec.");
    let json = json(&user.run(&["agenda", "leo", "--format", "json"]).fine());
    assert_eq!(json["one_on_ones"].as_array().map(Vec::len), Some(0));
    assert_snapshot!(user.run(&["agenda", "leo", "--out", "leo.txt"]), @"
    -- stderr
    error: 2026-W48 has no 1-1 with Leo (Leo is away); the next is on Wed 2 Dec.
    -- exit 1
    ");
    assert!(!user.path("leo.txt").exists());
}

#[test]
fn weeks_are_named_as_people_name_them() {
    let user = user();
    let next = user.run(&["agenda", "team", "--week", "next"]).fine();
    for week in ["2026-W49", "w49", "2026-12-01"] {
        assert_eq!(user.run(&["agenda", "team", "--week", week]).fine(), next, "{week}");
    }
    assert!(next.contains("1 Dec 2026"), "{next}");
    assert_snapshot!(user.run(&["agenda", "--week", "someday"]), @"
    -- stderr
    error: “someday” is not a week.
    hint: this, next, 2026-W48, W48, or a date of the week such as 2026-11-24
    -- exit 2
    ");
}

#[test]
fn agendas_go_to_files_that_only_their_readers_can_open() {
    let user = user();
    assert_eq!(user.run(&["agenda", "team", "--format", "markdown", "--out", "team.md"]).fine(), "");
    assert_eq!(user.read("team.md"), user.run(&["agenda", "team", "--format", "markdown"]).fine());
    assert_eq!(user.run(&["agenda", "--out", "all.txt"]).fine(), "");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &str| user.path(name).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("all.txt"), 0o600);
    }
    let before = user.read("topics.toml");
    assert_snapshot!(user.run(&["agenda", "--out", "topics.toml"]), @"
    -- stderr
    error: Nothing was written: topics.toml is a file of the workspace.
    hint: name another file after --out
    -- exit 2
    ");
    assert_eq!(user.read("topics.toml"), before);
}

#[test]
fn notes_are_the_manager_s_unless_they_are_shared() {
    let topics = "[[topic]]\ntitle = \"Build cache pauses\"\nnotes = \"It is Mei's year.\"\nroute = \"broadcast\"\n\n\
        [[topic]]\ntitle = \"Deploy freeze\"\nnotes = \"From the 18th\\non.\"\nshare_notes = true\nroute = \"broadcast\"\n";
    let user = user();
    user.write("topics.toml", topics);
    for format in ["text", "markdown", "slack", "html", "json"] {
        let team = user.run(&["agenda", "team", "--format", format]).fine();
        assert!(team.contains("From the 18th"), "{team}");
        assert!(!team.contains("Mei"), "{team}");
    }
    let json = user.run(&["agenda", "team", "--format", "json"]).fine();
    assert_eq!(json.matches("\"notes\"").count(), 1, "{json}");
    user.run(&["edit", "freeze", "share_notes=no"]).fine();
    assert_eq!(user.read("topics.toml"), topics.replace("share_notes = true\n", ""));
    assert!(!user.run(&["agenda", "team"]).fine().contains("18th"));
    let refused = user.run(&["edit", "freeze", "share_notes=perhaps"]).failed(1);
    assert!(refused.contains("write yes or no"), "{refused}");
}

#[test]
fn a_mark_of_confidence_in_the_file_that_others_read_is_warned_of() {
    let user = user();
    let topics = user.read("topics.toml");
    user.write(
        "topics.toml",
        &format!("{topics}\n[[topic]]\ntitle = \"The raise\"\nwith = [\"dana\"]\ntags = [\"hr\"]\n"),
    );
    let checked = user.run(&["check"]).stdout;
    assert!(
        checked.contains("warning: the tag \"hr\" marks the topic as confidential, but others may read"),
        "{checked}"
    );
    user.run(&["call", "The raise", "private"]);
    assert!(!user.run(&["check"]).stdout.contains("\"hr\""), "it has moved: {}", user.read("topics.toml"));
}

#[test]
fn a_text_is_judged_as_it_would_be_captured() {
    let shown = user().run(&["why", "--format", "json", "We upgrade the CDN #confidential 10m"]).stdout;
    let answer: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        (answer["title"].as_str(), answer["route"].as_str()),
        (Some("We upgrade the CDN"), Some("private"))
    );
}
