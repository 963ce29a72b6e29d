//! What the log of earlier meetings brings onto the agendas, and what is ticked off there.

use songsheet::tui::message::Message;

use crate::app::{App, TEAM, TOPICS, write};

/// A team meeting that Dana was not at, and that left two promises; and a 1-1 with one.
const TEAM_LOG: &str = "\
[[meeting]]
date = 2026-11-17
present = [\"kim\", \"leo\"]
absent = [\"dana\"]

[[meeting.item]]
topic = \"old1\"
title = \"Deploys stop on the 18th\"

[[meeting.action]]
what = \"Write the runbook\"
who = \"kim\"
until = 2026-11-20
";

const DANAS_LOG: &str = "\
[[meeting]]
with = \"dana\"
date = 2026-11-18

[[meeting.item]]
title = \"Her talk\"

[[meeting.action]]
what = \"Ask for the budget\"
until = 2026-11-30
";

fn app() -> App {
    let files = [("log/2026-W47.toml", TEAM_LOG), ("private/log/2026-W47.toml", DANAS_LOG)];
    App::with_files(TEAM, TOPICS, &files).size(120, 60)
}

#[test]
fn agendas_show_what_was_missed_and_promised() {
    let app = app();
    assert!(app.line_with("Deploys stop on the 18th").contains('↻'), "{}", app.screen());
    assert!(app.shows("Kim: Write the runbook") && app.shows("overdue since Fri 20 Nov"), "{}", app.screen());
    assert!(app.shows("you: Ask for the budget"), "{}", app.screen());
}

#[test]
fn what_was_heard_and_kept_is_ticked_off_at_once_and_can_be_taken_back() {
    let mut app = app();
    app.press("tab tab g j t");
    assert!(app.shows("Dana has heard: Deploys stop on the 18th"), "{}", app.screen());
    assert!(app.file("log/2026-W47.toml").contains("told = [{ who = \"dana\", on = 2026-11-23 }]"));
    app.press("u");
    assert_eq!(app.file("log/2026-W47.toml"), TEAM_LOG, "byte for byte");
    assert!(app.line_with("Deploys stop on the 18th").contains('↻'));
    app.press("ctrl-r");
    assert!(app.file("log/2026-W47.toml").contains("told = [{ who = \"dana\", on = 2026-11-23 }]"));
    app.press("u");
    assert_eq!(app.file("log/2026-W47.toml"), TEAM_LOG, "and back");
    app.press("j t");
    assert!(app.shows("Kept: Ask for the budget"), "{}", app.screen());
    assert!(app.file("private/log/2026-W47.toml").contains("done = 2026-11-23"));
    app.press("tab tab G t");
    assert!(app.file("log/2026-W47.toml").contains("done = 2026-11-23"), "{}", app.screen());
}

#[test]
fn a_log_that_somebody_else_writes_is_read_again() {
    let mut app = app();
    write(&app.folder().join("log/2026-W47.toml"), &TEAM_LOG.replace("runbook", "handbook"));
    app.send(Message::LogsChanged);
    assert!(app.shows("Write the handbook") && !app.shows("runbook"), "{}", app.screen());
}

#[test]
fn problems_of_the_log_are_counted_and_what_is_in_order_is_used() {
    let files = [("log/2026-W46.toml", "[[meeting]]\ndate = 3\n"), ("private/log/2026-W47.toml", DANAS_LOG)];
    let mut app = App::with_files(TEAM, TOPICS, &files).size(120, 60);
    assert!(app.shows("Problems 1") && app.shows("Ask for the budget"), "{}", app.screen());
    app.press("!");
    assert!(app.shows("log/2026-W46.toml:2"), "{}", app.screen());
}

#[test]
fn what_cannot_be_logged_waits_and_is_tried_again_in_order() {
    let mut app = app();
    write(&app.folder().join("log/2026-W47.toml"), "[[meeting]]\ndate = 3\n");
    app.press("tab tab g j t");
    assert!(app.shows("1 not saved"), "{}", app.screen());
    app.press("tab b");
    assert!(!app.file("topics.toml").contains("done ="), "what comes after it waits");
    write(&app.folder().join("log/2026-W47.toml"), TEAM_LOG);
    app.press("r");
    assert!(app.shows("saved") && !app.shows("not saved"), "{}", app.screen());
    assert!(app.file("log/2026-W47.toml").contains("told = ["));
}

#[test]
fn a_topic_is_parked_and_taken_out_again() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("Travel").press("enter z");
    assert!(
        app.file("topics.toml").contains("parked = 2026-11-23") && app.shows("parked"),
        "{}",
        app.screen()
    );
    app.press("z");
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.press("u u");
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn what_is_told_in_writing_takes_no_time() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("Travel").press("enter W");
    assert!(app.file("topics.toml").contains("written = true"));
    assert!(app.shows("In writing ─"), "{}", app.screen());
    app.press("esc /").type_in("Her goals").press("enter W");
    assert!(app.shows("Only what is clearly for the whole team"), "{}", app.screen());
}

#[test]
fn a_topic_that_the_last_meeting_did_not_reach_is_carried() {
    let mut app = App::new(TOPICS);
    app.press("/").type_in("Travel").press("enter c");
    assert!(app.file("topics.toml").contains("carried = [2026-11-17]"), "{}", app.screen());
    app.press("u");
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn a_suggested_question_is_taken_or_dismissed() {
    let long_ago = "[[meeting]]\nwith = \"dana\"\ndate = 2026-09-01\n\n[[meeting.item]]\ntitle = \"Hello\"\n";
    let files = [("private/log/2026-W36.toml", long_ago)];
    let mut app = App::with_files(TEAM, TOPICS, &files).size(120, 60);
    assert!(app.shows("suggested:"), "{}", app.screen());
    app.press("tab tab g j j");
    assert!(app.shows("t take"), "{}", app.screen());
    app.press("t");
    assert!(app.file("private/topics.toml").contains("with = [\"dana\"]"), "{}", app.screen());
    assert!(app.file("private/log/2026-W48.toml").contains("taken = true"), "{}", app.screen());
    let mut app = App::with_files(TEAM, TOPICS, &files).size(120, 60);
    app.press("tab tab g j j x");
    assert!(app.file("private/log/2026-W48.toml").contains("taken = false"), "{}", app.screen());
    assert_eq!(app.file("private/topics.toml"), "");
}
