//! Meetings that are noted once more, taken back, noted beside the usual ones, or being held in a window meanwhile.

use insta::assert_snapshot;
use songsheet::store::{Place, Reason, SessionKeeper, SessionStep};

use crate::harness::User;
use crate::holding::{TEAM, TOPICS, user};

const KIM_TOO: &str =
    "[[topic]]\nid = \"k1\"\ntitle = \"His shifts\"\nwith = [\"kim\"]\nroute = \"private\"\n";

/// The files that a meeting changes.
fn files(user: &User) -> [String; 3] {
    ["topics.toml", "log/2026-W48.toml", "private/topics.toml"].map(|file| text(user, file))
}

fn text(user: &User, file: &str) -> String {
    if user.path(file).exists() { user.read(file) } else { String::new() }
}

fn append(user: &User, file: &str, more: &str) {
    user.write(file, &format!("{}{more}", user.read(file)));
}

#[test]
fn a_meeting_is_taken_back_with_all_that_it_did() {
    let user = user();
    let topics =
        TOPICS.replace("route = \"broadcast\"\n\n", "route = \"broadcast\"\ncarried = [2026-11-17]\n\n");
    user.write("topics.toml", &topics.replacen("[[topic]]\ntitle", "[[topic]]\nid = \"qu11\"\ntitle", 1));
    let before = files(&user);
    user.run(&[
        "hold",
        "--close",
        "--park",
        "rename",
        "--carry",
        "freeze",
        "--decide",
        "queue: the second one",
        "--action",
        "dana: move the consumers by fri",
    ])
    .fine();
    assert_ne!(files(&user), before);
    let undone = user.run(&["hold", "--undo"]);
    assert_snapshot!(undone.fine(), @r#"
    Taken back: the team meeting of Tue 24 Nov is not in the log any more
      3 topics are as before
      was decided: Which queue do we keep? · the second one
      was promised: dana: move the consumers by 2026-11-27
    "#);
    assert_eq!(files(&user), before);
    assert_snapshot!(user.run(&["hold", "--undo"]).failed(1), @r#"
    error: The log has no team meeting, so nothing was changed.
    hint: `songsheet hold team --close` notes one
    "#);
    assert_eq!(user.run(&["hold", "--close"]).code, 0, "it can be noted again");
}

#[test]
fn a_1_1_that_is_taken_back_is_to_be_heard_again() {
    let user = user();
    user.run(&["hold", "--close", "--absent", "dana"]).fine();
    let user = user.at("2026-11-25T15:00:00");
    let before = files(&user);
    user.run(&["hold", "dana", "--close", "--heard", "all"]).fine();
    assert!(
        user.read("log/2026-W48.toml").contains("told") && user.read("private/topics.toml").contains("done")
    );
    user.run(&["hold", "dana", "--undo"]).fine();
    assert_eq!(files(&user), before);
}

#[test]
fn a_meeting_is_noted_once_more_from_what_the_log_has() {
    let user = user();
    user.run(&[
        "hold",
        "--close",
        "--minutes",
        "42",
        "--carry",
        "rename",
        "--decide",
        "queue: the second one",
        "--action",
        "dana: move the consumers by fri",
    ])
    .fine();
    let again = user.run(&["hold", "--again", "--absent", "kim", "--said", "rename"]);
    assert_snapshot!(again.fine(), @r#"
    Held: the team meeting of Tue 24 Nov
      3 said · 1 promised · 1 absent
    "#);
    let log = user.read("log/2026-W48.toml");
    assert_eq!(log.matches("[[meeting]]").count(), 1, "{log}");
    assert!(
        log.contains("present = [\"dana\"]\nabsent = [\"kim\"]") && log.contains("minutes = 42"),
        "{log}"
    );
    assert!(log.contains("the second one") && log.contains("until = 2026-11-27"), "{log}");
    let topics = user.read("topics.toml");
    assert_eq!(
        (topics.matches("done = 2026-11-24").count(), topics.matches("carried").count()),
        (3, 0),
        "{topics}"
    );
}

#[test]
fn whom_the_roster_has_away_may_have_been_there() {
    let user = user();
    user.write("team.toml", &format!("{TEAM}away = [{{ from = 2026-11-23, to = 2026-11-25 }}]\n"));
    user.run(&["hold", "--close", "--present", "kim"]).fine();
    assert!(user.read("log/2026-W48.toml").contains("present = [\"dana\", \"kim\"]\n"));
}

#[test]
fn a_second_1_1_in_a_week_is_noted_beside_the_usual_one() {
    let user = user().at("2026-11-23T16:20:00");
    let shown = user.run(&["hold", "dana", "--close", "--extra", "--note", "her talk: she is worried"]);
    assert_snapshot!(shown.fine(), @r#"
    Held: the 1-1 with Dana of Mon 23 Nov
      1 said
    "#);
    let twice = user.run(&["hold", "dana", "--close", "--extra"]);
    assert_eq!(twice.code, 1, "{twice}");
    let user = user.at("2026-11-25T15:00:00");
    assert!(user.run(&["agenda", "dana"]).stdout.contains("Wed 25 Nov"), "the usual one is still to come");
    user.run(&["hold", "dana", "--close"]).fine();
    let log = user.read("private/log/2026-W48.toml");
    assert!(log.contains("start = 16:20:00\nextra = true") && log.contains("start = 14:00:00\n"), "{log}");
    user.run(&["hold", "dana", "--undo"]).fine();
    assert!(
        user.read("private/log/2026-W48.toml").contains("extra = true"),
        "the last one goes, the other stays"
    );
}

#[test]
fn what_is_for_somebody_else_is_not_talked_about_in_a_1_1() {
    let user = user().at("2026-11-25T15:00:00");
    append(&user, "private/topics.toml", &format!("\n{KIM_TOO}"));
    let other = user.run(&["hold", "dana", "--close", "--said", "his shifts"]);
    assert_snapshot!(other.failed(1), @r#"
    error: “His shifts” is not one to talk about with Dana, so nothing was noted.
    hint: `songsheet edit k1 with=HANDLES` says whom it concerns
    "#);
    assert!(!user.path("private/log").exists());
    let team = user.run(&["hold", "dana", "--close", "--said", "rename"]);
    assert_snapshot!(team, @r#"
    Held: the 1-1 with Dana of Wed 25 Nov
      2 said
    -- stderr
    note: “Rename the repository” is still to be said to the team.
    -- exit 0
    "#);
}

#[test]
fn a_promise_needs_somebody_who_is_there_and_a_date_that_is_one() {
    let user = user();
    user.write("team.toml", &format!("{TEAM}until = 2026-11-20\n"));
    let gone = user.run(&["hold", "--close", "--action", "kim: write it down"]);
    assert_snapshot!(gone.failed(1), @r#"
    error: Kim has left: the last day was 2026-11-20.
    "#);
    let date = user.run(&["hold", "--close", "--action", "dana: write it down by 31 feb"]);
    assert_snapshot!(date.failed(1), @r#"
    error: `31 feb` is no date.
    hint: write fri, "next tue", 27 nov or 2026-11-27 at the end
    "#);
    let absent = user.run(&["hold", "--close", "--absent", "kim"]);
    assert_snapshot!(absent.failed(1), @r#"
    error: Kim was not part of the team on Tue 24 Nov, so nothing was noted.
    "#);
    assert!(!user.path("log").exists());
}

#[test]
fn what_is_noted_later_is_done_as_of_the_day_of_the_meeting() {
    let user = user().at("2026-11-27T11:00:00");
    append(
        &user,
        "topics.toml",
        "\n[[topic]]\ntitle = \"Status of the store\"\nroute = \"broadcast\"\nrepeat = \"weekly\"\n",
    );
    user.run(&["hold", "--close", "--on", "2026-11-24", "--said", "status"]).fine();
    let topics = user.read("topics.toml");
    assert_eq!(topics.matches("done = 2026-11-24").count(), 3, "{topics}");
    assert!(topics.contains("after = 2026-12-01") || topics.contains("after = 2026-11-30"), "{topics}");
}

#[test]
fn a_meeting_that_is_held_in_a_window_is_not_noted_beside_it() {
    let user = user();
    let place = Place::folder(user.path(""), Reason::DirFlag);
    let mut window = SessionKeeper::of(&place);
    let text =
        "planned_on = \"2026-11-24\"\nbegan = \"2026-11-24T10:00:00\"\nminutes = 45\nspent_seconds = 0\n";
    window.step(&SessionStep::Begin(text.to_owned())).unwrap();
    assert_snapshot!(user.run(&["hold", "--close"]).failed(1), @r#"
    error: The team meeting is being held in a window, so nothing was noted.
    hint: close it there, or leave that window first
    "#);
    drop(window);
    assert_snapshot!(user.run(&["hold", "--close"]).failed(1), @r#"
    error: The team meeting was begun in the interface and is not closed, so nothing was noted.
    hint: `songsheet` asks what becomes of it: close it, go on with it or forget it
    "#);
    assert!(!user.path("log").exists());
    let other = user.at("2026-11-25T15:00:00");
    assert_eq!(other.run(&["hold", "dana", "--close"]).code, 0, "another meeting is noted");
}

#[test]
fn a_meeting_of_an_earlier_week_is_changed_only_by_its_day() {
    let user = user();
    user.run(&["hold", "--close"]).fine();
    let user = user.at("2026-12-02T09:00:00");
    let before = files(&user);
    for change in ["--undo", "--again"] {
        let refused = user.run(&["hold", change]);
        assert!(refused.code == 1 && refused.stderr.contains("--on 2026-11-24"), "{refused}");
    }
    assert_eq!(files(&user), before);
    user.run(&["hold", "--undo", "--on", "2026-11-24"]).fine();
    assert_ne!(files(&user), before);
}

#[test]
fn who_was_told_before_the_meeting_has_nothing_to_hear() {
    let user = user();
    user.run(&["told", "queue", "dana"]).fine();
    user.run(&["hold", "--close", "--absent", "dana"]).fine();
    let open = user.run(&["people", "dana"]).stdout;
    assert!(open.contains("freeze") && !open.contains("queue"), "{open}");
}
