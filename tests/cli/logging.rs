//! The log as a user sees it: searched, ticked, and told to who was not there.

use insta::assert_snapshot;

use crate::fixture::user;
use crate::harness::User;

const TEAM_LOG: &str = r#"# What we said.
[[meeting]]
date = 2026-11-17
start = 10:00:00
minutes = 42
present = ["dana", "kim"]
absent = ["leo", "ann"]

[[meeting.item]]
topic = "q5m8"
title = "Which queue do we keep?"
practice = "collective-learning"
from = "leo"
minutes = 14
decisions = ["Keep the new queue", "Alert on the age of the queue"]
notes = """
The old one goes in January.
Zoë tells finance."""
told = [{ who = "leo", on = 2026-11-18 }]

[[meeting.item]]
topic = "tr4v"
title = "Travel policy changes in January"
minutes = 5

[[meeting.item]]
title = "Tooling budget"
outcome = "carried"

[[meeting.action]]
what = "Write the runbook"
who = "dana"
until = 2026-11-20   # before the audit
topic = "q5m8"

[[meeting.action]]
what = "Ask legal about the travel policy"
until = 2026-12-04
"#;

const PRIVATE_LOG: &str = r#"[[meeting]]
with = "kim"
date = 2026-11-18
minutes = 30

[[meeting.item]]
title = "What would a next step be"
practice = "growth"
notes = "Wants to lead the queue migration."

[[meeting.action]]
what = "Write the job description"
"#;

const TEAM_FILE: &str = "log/2026-W47.toml";

fn held() -> User {
    let user = user();
    user.write(TEAM_FILE, TEAM_LOG);
    user.write("private/log/2026-W47.toml", PRIVATE_LOG);
    user.make_private("private/log");
    // The warnings of the backlog are none of the log's.
    let topics = user.read("topics.toml").replace("tags = [\"confidential\"]", "");
    user.write("topics.toml", &topics);
    user
}

#[test]
fn the_log_says_who_heard_what_and_what_came_of_it() {
    assert_snapshot!(held().run(&["log"]).fine(), @"
    Wed 18 Nov · 1-1 with Kim · 30 min
      What would a next step be
        growth
        Wants to lead the queue migration.
      ☐ Write the job description — you

    Tue 17 Nov · team meeting · 42 min
      there: Dana, Kim · not there: Leo, ann
      Which queue do we keep? (q5m8)
        from Leo · collective-learning · 14 min
        Leo heard it on Wed 18 Nov
        ▸ Keep the new queue
        ▸ Alert on the age of the queue
        The old one goes in January.
        Zoë tells finance.
      Travel policy changes in January (tr4v)
        5 min
        Leo has not heard it yet
      Tooling budget
        not reached
      ☐ Write the runbook — Dana, until Fri 20 Nov, overdue
      ☐ Ask legal about the travel policy — you, until Fri 4 Dec
    ");
    assert_snapshot!(held().run(&["log", "--limit", "1", "QUEUE"]).fine(), @"
    Wed 18 Nov · 1-1 with Kim · 30 min
      What would a next step be
        growth
        Wants to lead the queue migration.

    and 1 meeting more: --limit 2 shows them.
    ");
    assert_eq!(held().run(&["log", "queue", "salsa"]).fine(), "Nothing in the log matches.\n");
    assert_eq!(user().run(&["log", "queue"]).stdout, "No meeting has been logged yet.\n");
}

#[test]
fn open_promises_are_listed_with_those_overdue_first() {
    assert_snapshot!(held().run(&["log", "--open"]).fine(), @"
    3 open promises · 1 overdue
    ☐ Write the runbook — Dana, until Fri 20 Nov, overdue
      team meeting, Tue 17 Nov
    ☐ Ask legal about the travel policy — you, until Fri 4 Dec
      team meeting, Tue 17 Nov
    ☐ Write the job description — you
      1-1 with Kim, Wed 18 Nov
    ");
    assert_snapshot!(held().run(&["log", "--open", "@dana", "--format", "json"]).fine(), @r#"
    {
      "schema": 1,
      "promises": [
        {
          "with": null,
          "made_on": "2026-11-17",
          "what": "Write the runbook",
          "who": "dana",
          "until": "2026-11-20",
          "overdue": true
        }
      ],
      "more": 0
    }
    "#);
}

#[test]
fn the_log_is_an_object_for_programs() {
    let shown = held().run(&["log", "--format", "json", "--limit", "1", "team"]).fine();
    let json: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!((&json["schema"], &json["more"]), (&1.into(), &0.into()));
    let meeting = &json["meetings"][0];
    assert_eq!((&meeting["with"], &meeting["start"]), (&serde_json::Value::Null, &"10:00".into()));
    assert_eq!(meeting["items"][0]["told"][0], serde_json::json!({ "who": "leo", "on": "2026-11-18" }));
    assert_eq!(meeting["items"][0]["decisions"][0], "Keep the new queue");
    assert_eq!(meeting["actions"][0]["overdue"], true);
}

#[test]
fn a_query_that_is_not_understood_says_what_would_be() {
    for (query, told) in [
        ("practice:growht", "error: “growht” is not a practice.\nhint: did you mean practice:growth?\n"),
        ("sinse:2026", "error: “sinse:” says nothing here.\nhint: did you mean since:2026?\n"),
        (
            "since:soon",
            "error: “since:soon” has no date.\nhint: write 2026-09-01, 2026-09, 2026-W36, 2026, today or yesterday\n",
        ),
    ] {
        assert_eq!(held().run(&["log", query]).failed(2), told);
    }
}

#[test]
fn a_promise_is_ticked_off_and_opened_again() {
    let user = held();
    assert_snapshot!(user.run(&["tick", "runbook"]).fine(), @"
    Kept: Write the runbook
      Dana · team meeting, Tue 17 Nov
    ");
    let ticked = TEAM_LOG.replace("# before the audit\n", "# before the audit\ndone = 2026-11-23\n");
    assert_eq!(user.read(TEAM_FILE), ticked);
    assert_snapshot!(user.run(&["tick", "runbook"]), @"
    -- stderr
    error: “Write the runbook” was kept on Mon 23 Nov already.
    hint: `songsheet tick --undo WORDS` opens it again
    -- exit 1
    ");
    assert_snapshot!(user.run(&["tick", "--undo", "runbook"]).fine(), @"
    Open again: Write the runbook
      Dana · team meeting, Tue 17 Nov
    ");
    assert_eq!(user.read(TEAM_FILE), TEAM_LOG);
}

#[test]
fn words_that_match_several_promises_tick_none() {
    let user = held();
    assert_snapshot!(user.run(&["tick", "write"]), @"
    -- stderr
    error: “write” matches 2 promises:
      Write the job description (you, Wed 18 Nov)
      Write the runbook (dana, Tue 17 Nov)
    hint: say more of its words, or whose it is (@dana, @me), or when it was made (since:, until:)
    -- exit 1
    ");
    assert_eq!(user.read(TEAM_FILE), TEAM_LOG);
    assert!(user.run(&["tick", "Write the job description"]).fine().starts_with("Kept: "));
    assert!(user.run(&["tick", "write", "@dana"]).fine().starts_with("Kept: Write the runbook"));
}

#[test]
fn who_was_not_there_is_told_later() {
    let user = held();
    assert_snapshot!(user.run(&["told", "travel", "leo", "--on", "fri"]).fine(), @"
    Noted: Travel policy changes in January
      Leo heard on Fri 20 Nov what the team did on Tue 17 Nov
    ");
    let told = "minutes = 5\ntold = [{ who = \"leo\", on = 2026-11-20 }]\n";
    assert_eq!(user.read(TEAM_FILE), TEAM_LOG.replace("minutes = 5\n", told));
    for (topic, who, why) in [
        ("travel", "leo", "error: Leo heard it on Fri 20 Nov already.\n"),
        (
            "q5m8",
            "dana",
            "error: Dana was there when the team heard “Which queue do we keep?”, on Tue 17 Nov.\n",
        ),
        (
            "tooling",
            "leo",
            "error: Neither an open topic nor what a team meeting has said matches “tooling”.\nhint: `songsheet log team` lists what the team has heard\n",
        ),
    ] {
        assert_eq!(user.run(&["told", topic, who]).failed(1), why);
    }
    assert_eq!(user.run(&["told", "travel", "leo", "--on", "2026-12-01"]).code, 2);
}

/// A user whose member Leo was at no meeting of last week and has two things to hear.
fn two_to_hear() -> User {
    let user = held();
    user.write(TEAM_FILE, &TEAM_LOG.replace("\ntold = [{ who = \"leo\", on = 2026-11-18 }]", ""));
    user
}

#[test]
fn closing_a_1_1_says_what_is_still_to_be_heard_and_notes_what_was() {
    let user = two_to_hear();
    let close = ["hold", "leo", "--close", "--on", "2026-11-20", "--heard"];
    let before = user.read(TEAM_FILE);
    let unknown = user.run(&[&close[..], &["salsa"]].concat()).failed(1);
    assert!(unknown.starts_with("error: Nothing that Leo must hear matches “salsa”"), "{unknown}");
    assert_eq!(user.run(&["log", "@leo", "since:2026-11-19"]).fine(), "Nothing in the log matches.\n");
    let shown = user.run(&[&close[..], &["travel"]].concat());
    assert_snapshot!(shown.stderr, @"
    note: 1 line that Leo must hear is still open: `songsheet told TOPIC leo` notes one, `songsheet told
          --all leo` all.
    ");
    let heard = before.replace("minutes = 5\n", "minutes = 5\ntold = [{ who = \"leo\", on = 2026-11-20 }]\n");
    assert_eq!(user.read(TEAM_FILE), heard);
    let tuesday = user.at("2026-11-24T11:00:00");
    assert_eq!(tuesday.run(&["hold", "team", "--close", "--heard", "all"]).code, 2);

    let user = two_to_hear();
    let shown = user.run(&[&close[..], &["all"]].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert_eq!(user.read(TEAM_FILE).matches("{ who = \"leo\", on = 2026-11-20 }").count(), 2);
}

#[test]
fn all_that_somebody_missed_is_told_at_once() {
    let user = two_to_hear();
    assert_snapshot!(user.run(&["told", "--all", "leo", "--on", "fri"]).fine(), @"
    Noted: Which queue do we keep?
    Noted: Travel policy changes in January
      Leo heard 2 things on Fri 20 Nov
    ");
    assert_eq!(
        user.run(&["told", "--all", "leo"]).failed(1),
        "error: There is nothing that Leo must hear.\n"
    );
}

#[test]
fn what_was_said_in_their_1_1_they_have_heard() {
    let user = held();
    let one_on_one = "[[meeting]]\nwith = \"leo\"\ndate = 2026-11-20\n\n[[meeting.item]]\ntopic = \"tr4v\"\ntitle = \"Travel\"\n";
    assert!(user.run(&["log", "travel"]).fine().contains("Leo has not heard it yet"));
    user.write("private/log/2026-W47.toml", one_on_one);
    assert!(!user.run(&["log", "travel"]).fine().contains("not heard"));
}

#[test]
fn an_open_topic_that_somebody_is_to_hear_is_told_as_it_is_done_with_them() {
    let (user, other) = (held(), held());
    let told = user.run(&["told", "r2d4", "dana"]).fine();
    assert_eq!(told, other.run(&["done", "r2d4", "--with", "dana"]).fine());
    assert_eq!(user.read("topics.toml"), other.read("topics.toml"));
}

#[test]
fn what_somebody_heard_by_the_way_is_noted_on_its_topic_and_not_on_one_of_the_same_words() {
    let user = held();
    let checkout = |open: &str| {
        let outage = "\n[[meeting.item]]\ntopic = \"ck02\"\ntitle = \"Checkout: what the outage cost\"\n";
        user.write(TEAM_FILE, &format!("{TEAM_LOG}{outage}"));
        user.run(&["told", open, "leo"])
    };
    let both = checkout("checkout").failed(1);
    assert!(both.contains("matches 2 items:\n  Checkout outage on Friday"), "{both}");
    assert!(both.contains("  Checkout: what the outage cost (Tue 17 Nov)\n"), "{both}");
    let noted = checkout("k7f2").fine();
    assert!(noted.starts_with("Noted: Checkout outage") && noted.contains("told: Leo"), "{noted}");
    assert!(user.read("topics.toml").contains("told = [\"leo\"]"));
    let advice = user.run(&["agenda"]).stdout;
    assert!(advice.contains("was told to 1 of 3"), "the others should hear it soon: {advice}");
    let private = user.run(&["told", "quieter", "dana"]).failed(1);
    assert!(private.starts_with("error: Dana is not to hear"), "{private}");
}

#[test]
fn several_topics_are_noted_at_once_or_none_of_them() {
    let user = two_to_hear();
    let before = (user.read("topics.toml"), user.read(TEAM_FILE));
    assert_eq!(user.run(&["told", "r2d4", "salsa", "leo"]).code, 1);
    assert_eq!((user.read("topics.toml"), user.read(TEAM_FILE)), before);
    let noted = user.run(&["told", "r2d4", "k7f2", "travel", "leo"]).fine();
    assert_eq!(noted.matches("Noted: ").count(), 3, "{noted}");
    assert_eq!(user.read("topics.toml").matches("told = [\"leo\"]").count(), 2);
    assert_eq!(user.read(TEAM_FILE).matches("who = \"leo\"").count(), 1);
    assert_eq!(user.run(&["told", "k7f2"]).code, 2, "nobody is named");
}

#[test]
fn a_week_with_errors_is_left_out_and_left_alone() {
    let user = held();
    let broken = TEAM_LOG.replace("2026-11-17", "2026-11-24");
    user.write(TEAM_FILE, &broken);
    let shown = user.run(&["log", "--open"]);
    assert_eq!(
        shown.stderr,
        "note: 1 file of the log has errors and is left out; `songsheet check` lists them.\n"
    );
    assert!(shown.stdout.starts_with("1 open promise\n"), "{shown}");
    assert_eq!(user.run(&["tick", "runbook"]).code, 1);
    assert_eq!(user.read(TEAM_FILE), broken);
}

#[test]
fn nothing_of_the_log_steers_the_terminal() {
    let user = held();
    let hostile = TEAM_LOG
        .replace("Write the runbook", "Write \\u001b[2J\\u202e it")
        .replace("Keep the new", "Keep \\u0007");
    user.write(TEAM_FILE, &hostile);
    for command in
        [vec!["log"], vec!["log", "--open"], vec!["log", "--format", "json"], vec!["tick", "write"]]
    {
        let shown = user.run(&command);
        let text = format!("{}{}", shown.stdout, shown.stderr);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{command:?}: {text}");
        assert!(text.to_lowercase().contains("202e"), "{command:?}: it is shown: {text}");
    }
}

#[test]
fn there_is_no_log_of_1_1s_in_front_of_an_audience() {
    let shown = held().run(&["--presenter", "log"]);
    assert_eq!((shown.code, shown.stdout.as_str()), (2, ""));
}
