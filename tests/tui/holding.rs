//! Holding a meeting: from the agenda to the log, and what a crash leaves behind.

use chrono::NaiveDateTime;
use songsheet::tui::message::Message;

use crate::app::{App, TEAM};

pub const TOPICS: &str = r#"[[topic]]
title = "Travel policy changes in January"
route = "broadcast"
kind = "inform"
minutes = 5

[[topic]]
id = "out1"
title = "Checkout outage: what the alert missed"
route = "broadcast"
minutes = 15

[[topic]]
title = "Which queue do we keep?"
route = "broadcast"
kind = "decide"
minutes = 10

[[topic]]
title = "Blorf: her goals for the first quarter"
with = ["dana"]
route = "private"
minutes = 10

[[topic]]
title = "Blorf"
"#;

/// The team meeting before, at which Dana was not, and a 1-1 with her.
const LOGS: [(&str, &str); 2] = [
    (
        "log/2026-W47.toml",
        "[[meeting]]\ndate = 2026-11-17\npresent = [\"kim\", \"leo\"]\nabsent = [\"dana\"]\n\n[[meeting.item]]\n\
         title = \"Deploys stop on the 18th\"\n\n[[meeting.action]]\nwhat = \"Write the runbook\"\nwho = \"kim\"\n\
         until = 2026-11-20\n",
    ),
    (
        "private/log/2026-W47.toml",
        "[[meeting]]\nwith = \"dana\"\ndate = 2026-11-18\n\n[[meeting.action]]\nwhat = \"Blorf: ask for the budget\"\n",
    ),
];

/// What the workspace says before the meeting, opened at ten on Tuesday.
pub fn app() -> App {
    let mut app = App::with_files(TEAM, TOPICS, &LOGS);
    at(&mut app, "10:00:00");
    app
}

/// It is this time on Tuesday.
pub fn at(app: &mut App, time: &str) {
    let now: NaiveDateTime = format!("2026-11-24T{time}").parse().unwrap();
    app.send(Message::Now(now));
}

#[test]
fn a_team_meeting_is_held_and_closed() {
    let mut app = app();
    app.press("tab H");
    assert!(app.shows("Hello") && app.shows("3 items"), "{}", app.screen());
    at(&mut app, "10:02:00");
    app.press("w").type_in("leo").press("tab enter enter");
    at(&mut app, "10:03:30");
    assert!(app.shows("not here: Leo"), "{}", app.screen());
    assert!(app.line_with("Item").contains("3:30 left"), "{}", app.screen());
    app.press("enter");
    at(&mut app, "10:16:00");
    assert!(app.line_with("Item").contains("left, soon over"), "{}", app.screen());
    at(&mut app, "10:20:00");
    assert!(app.line_with("Item").contains("1:30 over"), "{}", app.screen());
    app.press("+ d").type_in("Alert on the queue's age").press("enter x");
    app.type_in("kim: write the runbook by fri");
    assert!(app.shows("☐ Kim · write the runbook · until Fri 27 Nov"), "{}", app.screen());
    app.press("enter");
    assert!(
        app.shows("▸ Alert on the queue's age") && app.shows("☐  Kim: write the runbook"),
        "{}",
        app.screen()
    );
    assert!(app.file("private/hold.toml").contains("Alert on the queue"), "it is kept at once");
    app.press("enter C");
    assert!(app.shows("3 said · 1 decided · 1 promised"), "{}", app.screen());
    app.press("n c C y");
    assert!(app.shows("Closed: 2 said · 1 carried over"), "{}", app.screen());
    let log = app.file("log/2026-W48.toml");
    assert!(
        log.contains("absent = [\"leo\"]") && log.contains("decisions = [\"Alert on the queue's age\"]"),
        "{log}"
    );
    assert!(log.contains("what = \"write the runbook\"") && log.contains("until = 2026-11-27"), "{log}");
    let topics = app.file("topics.toml");
    assert_eq!(topics.matches("done = 2026-11-24").count(), 2, "{topics}");
    assert_eq!(topics.matches("carried = [2026-11-24]").count(), 1, "{topics}");
    assert!(!app.folder().join("private/hold.toml").exists());
}

#[test]
fn whom_the_roster_has_away_is_not_there_from_the_start() {
    let away = format!("{TEAM}away = [{{ from = 2026-11-23, to = 2026-11-27 }}]\n");
    let mut app = App::with_files(&away, TOPICS, &LOGS);
    at(&mut app, "10:00:00");
    app.press("tab H");
    assert!(app.shows("not here: Leo"), "{}", app.screen());
    app.press("enter C y");
    let log = app.file("log/2026-W48.toml");
    assert!(log.contains("present = [\"dana\", \"kim\"]\nabsent = [\"leo\"]"), "{log}");
}

#[test]
fn a_one_on_one_ticks_what_was_missed_and_promised_at_once() {
    let mut app = app();
    app.press("tab tab g H");
    assert!(app.shows("1-1 with Dana") && app.shows("Said without them"), "{}", app.screen());
    app.press("g t");
    assert!(app.line_with("Deploys stop").contains('☑'), "{}", app.screen());
    assert!(app.file("log/2026-W47.toml").contains("told = [{ who = \"dana\""));
    app.press("t");
    assert!(!app.file("log/2026-W47.toml").contains("told"), "and back");
    app.press("t G t");
    assert!(app.line_with("ask for the budget").contains('☑'), "{}", app.screen());
    assert!(app.file("private/log/2026-W47.toml").contains("done = 2026-11-24"));
    at(&mut app, "10:09:00");
    app.press("n o").type_in("wants to lead the migration").press("enter C y");
    let log = app.file("private/log/2026-W48.toml");
    assert!(log.contains("with = \"dana\"") && log.contains("wants to lead"), "{log}");
    assert_eq!(app.file("topics.toml").matches("done =").count(), 1);
}

#[test]
fn nothing_private_is_shown_while_a_team_meeting_is_held() {
    for keys in ["tab H", "P H"] {
        let mut app = app();
        app.press(keys);
        for key in
            "j j k n space n z z c t J K u g G x esc o esc d esc w esc a esc ? esc C n P n r".split(' ')
        {
            app.press(key);
            assert!(!app.shows("Blorf"), "{keys} {key}\n{}", app.screen());
        }
        assert!(app.shows("Team meeting"), "{}", app.screen());
    }
    let mut app = app();
    app.press("tab tab g H P");
    assert!(
        !app.shows("Blorf") && app.shows("Presenter mode"),
        "a 1-1 hides while presenting\n{}",
        app.screen()
    );
}

#[test]
fn a_meeting_that_was_not_closed_is_offered_at_the_next_start() {
    let mut app = app();
    app.press("tab H n").press("d").type_in("Nobody flies").press("enter esc");
    assert!(app.shows("The meeting goes on; H leads back"), "{}", app.screen());
    let kept = app.file("private/hold.toml");
    let files: Vec<_> = LOGS.into_iter().chain([("private/hold.toml", kept.as_str())]).collect();
    let again = || {
        let mut app = App::with_files(TEAM, TOPICS, &files);
        at(&mut app, "10:05:00");
        app
    };
    let mut app = again();
    assert!(app.shows("The team meeting of Tue 24 Nov 10:00 was not closed"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("▸ Nobody flies"), "{}", app.screen());
    let mut app = again();
    app.press("esc");
    assert!(!app.shows("was not closed"));
    app.press("H");
    assert!(app.shows("was not closed"), "it is asked about before another one begins\n{}", app.screen());
    app.press("C y");
    assert!(app.file("log/2026-W48.toml").contains("Nobody flies"), "{}", app.screen());
    let mut app = again();
    app.press("f");
    assert!(!app.folder().join("private/hold.toml").exists() && app.file("log/2026-W48.toml").is_empty());
}

#[test]
fn steps_are_taken_back_and_items_moved_and_taken_up() {
    let mut app = app();
    app.press("tab H g J");
    let order = |app: &App, first: &str, then: &str| {
        let screen = app.screen();
        screen.find(first).unwrap() < screen.find(then).unwrap()
    };
    assert!(order(&app, "Checkout outage", "Travel policy"), "{}", app.screen());
    app.press("u");
    assert!(order(&app, "Travel policy", "Checkout outage"), "{}", app.screen());
    app.press("G");
    while !app.shows("t take up") {
        app.press("k");
    }
    app.press("t");
    assert!(app.line_with("Which queue do we keep?").contains("Which queue"), "{}", app.screen());
    app.press("space");
    assert!(app.shows("paused") && app.shows("space go on"), "{}", app.screen());
}

#[test]
fn a_log_that_cannot_be_written_keeps_the_meeting() {
    let mut app = app();
    crate::app::write(&app.folder().join("log/2026-W48.toml"), "[[meeting]]\ndate = 3\n");
    app.send(Message::LogsChanged);
    app.press("tab H n C y");
    assert!(app.shows("has errors and was left alone"), "{}", app.screen());
    assert!(
        app.file("private/hold.toml").contains("Travel policy") && !app.file("topics.toml").contains("done")
    );
}

#[test]
fn what_comes_up_in_a_meeting_is_captured_for_later() {
    let mut app = app();
    app.press("tab H a").type_in("Blorf: pay ").press("enter");
    assert!(app.shows("Captured: it is in the backlog") && !app.shows("Blorf"), "{}", app.screen());
    let mut app = self::app();
    app.press("tab tab g H a").type_in("A rest after the release ").press("enter");
    let files = [app.file("topics.toml"), app.file("private/topics.toml")].concat();
    assert_eq!(files.matches("with = [\"dana\"]").count(), 2, "it is for her\n{files}");
}

#[test]
fn a_kept_meeting_that_cannot_be_read_is_told_and_left_alone() {
    let broken = "began = \"Blorf\"\n";
    let files: Vec<_> = LOGS.into_iter().chain([("private/hold.toml", broken)]).collect();
    let mut app = App::with_files(TEAM, TOPICS, &files);
    assert!(app.shows("Problems 1"), "{}", app.screen());
    app.press("tab H");
    assert!(app.shows("cannot be read: see the problems first"), "{}", app.screen());
    assert_eq!(app.file("private/hold.toml"), broken);
}

#[test]
fn the_built_in_example_can_be_tried_out() {
    let mut app = App::example();
    at(&mut app, "10:00:00");
    app.press("tab H n d").type_in("Nobody flies").press("enter C y");
    assert!(app.shows("Closed: 1 said") && app.shows("in memory"), "{}", app.screen());
}

#[test]
fn a_meeting_that_is_left_for_a_while_says_so_on_the_other_pages() {
    let mut app = app();
    app.press("tab H n esc");
    assert!(app.line_with("Platform").contains("▶ H meeting"), "{}", app.screen());
    app.press("H");
    assert!(app.shows("1 of 3"), "{}", app.screen());
}

#[test]
fn what_becomes_private_leaves_the_page_of_a_team_meeting() {
    let mut app = app();
    app.press("tab H n d").type_in("Nobody flies").press("enter");
    assert!(app.shows("Travel policy") && app.shows("Checkout outage"), "{}", app.screen());
    let private = TOPICS.replacen("route = \"broadcast\"", "route = \"private\"", 2);
    app.somebody_writes("topics.toml", &private);
    for keys in ["k", "n", "C", "esc P", "H", "P"] {
        app.press(keys);
        let names = ["Travel policy", "Checkout outage", "Nobody flies"];
        assert!(!names.iter().any(|name| app.shows(name)), "{keys}\n{}", app.screen());
    }
    assert!(app.shows("(not for this screen)") && app.shows("Which queue"), "{}", app.screen());
    let kept = app.file("private/hold.toml");
    let mut app = App::with_files(TEAM, &private, &[("private/hold.toml", kept.as_str())]);
    at(&mut app, "10:05:00");
    app.press("enter");
    assert!(app.shows("(not for this screen)") && !app.shows("Travel policy"), "{}", app.screen());
    app.somebody_writes("topics.toml", "");
    assert!(!app.shows("Which queue"), "what is gone is not shown\n{}", app.screen());
}

#[test]
fn a_meeting_of_another_week_is_not_held() {
    for keys in ["tab ] H", "P ] H"] {
        let mut app = app();
        app.press(keys);
        assert!(app.shows("The meeting of Tue 1 Dec is not this week's"), "{keys}\n{}", app.screen());
        assert!(!app.folder().join("private/hold.toml").exists());
    }
}

#[test]
fn a_meeting_that_the_log_has_is_not_held_again() {
    let mut app = app();
    app.press("tab H enter C y");
    let log = app.file("log/2026-W48.toml");
    app.press("H");
    assert!(app.shows("was held on Tue 24 Nov and is in the log"), "{}", app.screen());
    app.press("C y");
    assert_eq!(app.file("log/2026-W48.toml"), log);
}
