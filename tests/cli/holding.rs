//! Meetings that were held: what goes into the log, and what becomes of the topics.

use insta::assert_snapshot;

use crate::harness::User;

pub const TEAM: &str = "\
[team]
name = \"Platform\"

[[member]]
name = \"Dana Whitfield\"
handle = \"dana\"
cadence = \"weekly\"
weekday = \"wed\"
time = \"14:00\"

[[member]]
name = \"Kim Sato\"
handle = \"kim\"
cadence = \"weekly\"
weekday = \"thu\"
";

pub const TOPICS: &str = "\
[[topic]]
id = \"fr33\"
title = \"Deploy freeze over the holidays\"
route = \"broadcast\"

[[topic]]
title = \"Which queue do we keep?\"   # no id yet
route = \"broadcast\"
kind = \"decide\"

[[topic]]
id = \"pk11\"
title = \"Rename the repository\"
route = \"broadcast\"
";

pub fn user() -> User {
    let user = User::with(TEAM, TOPICS).at("2026-11-24T11:00:00");
    user.write(
        "private/topics.toml",
        "[[topic]]\nid = \"d1\"\ntitle = \"Her talk\"\nwith = [\"dana\"]\nroute = \"private\"\n",
    );
    user.make_private("private");
    user.write(".gitignore", "private/\n.songsheet.lock\n");
    user
}

#[test]
fn a_team_meeting_goes_into_the_shared_log_and_its_topics_go_where_they_went() {
    let user = user();
    let shown = user.run(&[
        "hold",
        "team",
        "--close",
        "--minutes",
        "42",
        "--absent",
        "kim",
        "--park",
        "rename",
        "--decide",
        "which queue: the second one",
        "--action",
        "dana: move the consumers by fri",
        "--action",
        "me: tell the customers",
    ]);
    assert_snapshot!(shown.fine(), @"
    Held: the team meeting of Tue 24 Nov
      2 said · 1 parked · 2 promised · 1 absent
    ");
    assert_snapshot!(user.read("log/2026-W48.toml"), @r#"
    [[meeting]]
    date = 2026-11-24
    start = 10:00:00
    minutes = 42
    present = ["dana"]
    absent = ["kim"]

    [[meeting.item]]
    topic = "fr33"
    title = "Deploy freeze over the holidays"
    practice = "broad-information"

    [[meeting.item]]
    topic = "pk11"
    title = "Rename the repository"
    practice = "collective-learning"
    outcome = "parked"

    [[meeting.item]]
    topic = "n3tc"
    title = "Which queue do we keep?"
    practice = "collective-learning"
    decisions = ["the second one"]

    [[meeting.action]]
    what = "move the consumers"
    who = "dana"
    until = 2026-11-27

    [[meeting.action]]
    what = "tell the customers"
    "#);
    assert_snapshot!(user.read("topics.toml"), @r#"
    [[topic]]
    id = "fr33"
    title = "Deploy freeze over the holidays"
    route = "broadcast"
    done = 2026-11-24

    [[topic]]
    id = "n3tc"
    title = "Which queue do we keep?"   # no id yet
    route = "broadcast"
    kind = "decide"
    done = 2026-11-24

    [[topic]]
    id = "pk11"
    title = "Rename the repository"
    route = "broadcast"
    parked = 2026-11-24
    "#);
    assert!(!user.path("private/log").exists());
}

#[test]
fn a_one_on_one_goes_into_the_private_log() {
    let user = user().at("2026-11-25T15:00:00");
    let shown = user.run(&["hold", "dana", "--close", "--note", "her talk: wants to practise first"]);
    assert_snapshot!(shown.fine(), @"
    Held: the 1-1 with Dana of Wed 25 Nov
      1 said
    ");
    assert_snapshot!(user.read("private/log/2026-W48.toml"), @r#"
    [[meeting]]
    with = "dana"
    date = 2026-11-25
    start = 14:00:00

    [[meeting.item]]
    topic = "d1"
    title = "Her talk"
    practice = "growth"
    notes = "wants to practise first"
    "#);
    assert!(user.read("private/topics.toml").ends_with("done = 2026-11-25\n"));
    assert!(!user.path("log").exists());
}

#[test]
fn what_cannot_be_noted_changes_nothing() {
    let user = user();
    for wrong in [
        &["hold", "leo", "--close"][..],
        &["hold", "--close", "--said", "her talk"],
        &["hold", "--close", "--carry", "nothing like it"],
        &["hold", "--close", "--decide", "no colon"],
        &["hold", "--close", "--on", "2026-12-24"],
        &["hold", "--close", "--start", "soon"],
        &["hold", "dana", "--close", "--on", "2026-11-18", "--absent", "kim"],
        &["hold", "--close", "--action", "leo: write it down"],
    ] {
        let shown = user.run(wrong);
        assert!(matches!(shown.code, 1 | 2) && shown.stdout.is_empty(), "{wrong:?}: {shown}");
        assert!(!user.path("log").exists() && user.read("topics.toml") == TOPICS, "{wrong:?}");
    }
}

#[test]
fn a_meeting_is_noted_once() {
    let user = user();
    user.run(&["hold", "--close", "--minutes", "42", "--decide", "which queue: the second one"]);
    let (log, topics) = (user.read("log/2026-W48.toml"), user.read("topics.toml"));
    let again = user.run(&["hold", "--close", "--absent", "kim"]);
    assert_snapshot!(again.failed(1), @"
    error: The team meeting of Tue 24 Nov is in the log already, so nothing was noted.
    hint: `songsheet hold team --again` adds to what the log says, --undo takes the meeting back
    hint: or edit log/2026-W48.toml
    ");
    let next_day = user.at("2026-11-25T11:00:00");
    assert_eq!(next_day.run(&["hold", "--close"]).code, 1, "a week has one team meeting");
    assert_eq!((next_day.read("log/2026-W48.toml"), next_day.read("topics.toml")), (log, topics));
}

#[test]
fn only_what_the_calendar_has_was_held_on_its_day_or_later_in_its_week() {
    let away = "away = [{ from = 2026-11-26, to = 2026-11-26 }]\n";
    let user = user().at("2026-11-23T11:00:00");
    user.write("team.toml", &format!("{TEAM}{away}"));
    let early = user.run(&["hold", "--close"]);
    assert_snapshot!(early.failed(1), @"
    error: There was no team meeting on Mon 23 Nov: it is on Tue 24 Nov.
    hint: the last one was on Tue 17 Nov: --on 2026-11-17
    hint: `songsheet move team 2026-11-23` when it was held today
    hint: --extra notes one beside those that the roster has
    ");
    let user = user.at("2026-11-26T11:00:00");
    assert_snapshot!(user.run(&["hold", "kim", "--close"]).failed(1), @"
    error: There was no 1-1 with Kim on Thu 26 Nov: Kim is away.
    hint: the last one was on Thu 19 Nov: --on 2026-11-19
    hint: --extra notes one beside those that the roster has
    ");
    assert_eq!(user.run(&["skip", "dana"]).code, 0);
    assert_snapshot!(user.run(&["hold", "dana", "--close"]).failed(1), @"
    error: There was no 1-1 with Dana on Thu 26 Nov: it is skipped.
    hint: the last one was on Wed 18 Nov: --on 2026-11-18
    hint: `songsheet move dana 2026-11-26` when it was held today
    hint: --extra notes one beside those that the roster has
    ");
    assert!(!user.path("log").exists() && !user.path("private/log").exists());
    let late = user.run(&["hold", "--close", "--on", "2026-11-25"]);
    assert_eq!(late.code, 0, "{late}");
    assert!(user.read("log/2026-W48.toml").contains("date = 2026-11-25"));
}

#[test]
fn whom_the_roster_has_away_is_absent() {
    let user = user();
    user.write("team.toml", &format!("{TEAM}away = [{{ from = 2026-11-23, to = 2026-11-25 }}]\n"));
    let shown = user.run(&["hold", "--close", "--absent", "kim", "--absent", "kim"]);
    assert_snapshot!(shown.fine(), @"
    Held: the team meeting of Tue 24 Nov
      3 said · 1 absent
      away, so absent: Kim
    ");
    let log = user.read("log/2026-W48.toml");
    assert!(log.contains("present = [\"dana\"]\nabsent = [\"kim\"]"), "{log}");
}

#[test]
fn the_agenda_of_a_meeting_that_was_held_says_so() {
    let user = crate::fixture::user().at("2026-11-25T18:00:00");
    user.run(&["hold", "team", "--close", "--on", "2026-11-24"]);
    user.run(&["hold", "dana", "--close", "--on", "2026-11-25"]);
    let text = user.run(&["agenda"]).stdout;
    assert!(text.contains("TEAM MEETING") && text.contains("held on Tue 24 Nov"), "{text}");
    assert!(text.contains("held on Wed 25 Nov") && !text.contains("Hello"), "{text}");
    let markdown = user.run(&["agenda", "team", "--format", "markdown"]).stdout;
    assert!(markdown.contains(" · held on Tue 24 Nov\n") && !markdown.contains("Hello"), "{markdown}");
    let json: serde_json::Value =
        serde_json::from_str(&user.run(&["agenda", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["team"]["held"], "2026-11-24");
    let held = |who: &str| {
        let all = json["one_on_ones"].as_array().unwrap();
        all.iter().find(|one| one["with"] == who).unwrap()["held"].clone()
    };
    assert_eq!((held("dana"), held("kim")), ("2026-11-25".into(), serde_json::Value::Null));
}
