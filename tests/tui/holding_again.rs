//! A meeting that is held in one window and looked at from another, is closed and opened again, or whose topics change
//! while it is held.

use songsheet::tui::message::Message;

use crate::app::{App, TEAM, write};
use crate::holding::{app, at};

/// Another window on the workspace, at five past ten.
fn other(app: &App) -> App {
    let mut other = app.another_window();
    at(&mut other, "10:05:00");
    other
}

#[test]
fn a_second_window_leaves_a_meeting_alone_that_is_being_held() {
    let mut first = app();
    first.press("tab H n d").type_in("Nobody flies").press("enter");
    let kept = first.file("private/hold.toml");
    let mut second = other(&first);
    assert!(second.shows("A meeting is being held in another window"), "{}", second.screen());
    for keys in ["tab H", "n", "C y", "tab tab g H", "n C y"] {
        second.press(keys);
        let screen = second.screen();
        assert!(!screen.contains("was not closed") && !screen.contains("▶ Hello"), "{keys}\n{screen}");
        assert_eq!(first.file("private/hold.toml"), kept, "{keys}");
    }
    assert!(first.file("log/2026-W48.toml").is_empty());
    first.press("C y");
    assert!(first.file("log/2026-W48.toml").contains("Nobody flies"), "{}", first.screen());
    second.press("1 tab tab g H");
    assert!(second.shows("1-1 with Dana"), "the next one can be held there\n{}", second.screen());
}

#[test]
fn a_window_that_was_ended_leaves_its_meeting_to_the_next() {
    let mut first = app();
    let mut second = other(&first);
    first.press("tab H n d").type_in("Nobody flies").press("enter");
    let folder = first.keep_folder();
    drop(first);
    second.send(Message::FilesChanged);
    second.press("tab H");
    assert!(second.shows("was not closed. What becomes of it?"), "{}", second.screen());
    second.press("r n");
    assert!(second.shows("▸ Nobody flies"), "{}", second.screen());
    let text = std::fs::read_to_string(folder.path().join("private/hold.toml")).unwrap();
    assert!(text.contains("Nobody flies") && text.contains("state = \"said\""), "{text}");
}

#[test]
fn what_somebody_does_to_the_kept_meeting_is_noticed() {
    let mut app = app();
    app.press("tab H n");
    let file = app.folder().join("private/hold.toml");
    std::fs::remove_file(&file).unwrap();
    app.press("n");
    assert!(app.shows("had been taken away: it was written again") && file.exists(), "{}", app.screen());
    write(&file, "theirs = true\n");
    app.press("C y");
    assert!(app.shows("theirs is in private/hold-other-1.toml"), "{}", app.screen());
    assert_eq!(app.file("private/hold-other-1.toml"), "theirs = true\n");
    assert!(!file.exists() && app.file("log/2026-W48.toml").contains("Travel policy"));
}

#[test]
fn closing_is_taken_back_in_the_log_and_in_the_topics_alike() {
    let mut app = app();
    app.press("tab H");
    let before = app.file("topics.toml");
    app.press("n x").type_in("kim: write the runbook by fri").press("enter C y");
    assert!(app.file("topics.toml") != before && app.file("log/2026-W48.toml").contains("runbook"));
    app.press("u");
    assert_eq!(app.file("topics.toml"), before);
    assert_eq!(app.file("log/2026-W48.toml"), "");
    assert!(app.shows("was not closed. What becomes of it?"), "{}", app.screen());
    app.press("r");
    assert!(app.shows("Kim: write the runbook"), "what was noted is there again\n{}", app.screen());
    app.press("C y");
    assert!(app.file("log/2026-W48.toml").contains("runbook"));
    app.press("u f ctrl-r");
    assert_eq!((app.file("topics.toml"), app.file("log/2026-W48.toml")), (before, String::new()));
    assert!(app.shows("nothing to make again"), "the topics alone are not closed again\n{}", app.screen());
    assert!(!app.folder().join("private/hold.toml").exists());
}

#[test]
fn closing_is_not_half_taken_back() {
    let mut app = app();
    app.press("tab H n C y");
    let log = app.file("log/2026-W48.toml");
    let changed = app.file("topics.toml").replace("minutes = 5", "minutes = 7");
    app.somebody_writes("topics.toml", &changed);
    app.press("u");
    assert!(app.shows("keeps the closing from being taken back"), "{}", app.screen());
    assert_eq!((app.file("topics.toml"), app.file("log/2026-W48.toml")), (changed, log));
}

#[test]
fn a_topic_that_is_renamed_while_it_is_talked_about_is_closed_all_the_same() {
    let mut app = app();
    app.press("tab H n");
    let renamed = app.file("topics.toml").replace("Travel policy changes in January", "Travel policy, v2");
    app.somebody_writes("topics.toml", &renamed);
    app.press("C y");
    let topics = app.file("topics.toml");
    let travel = topics.split("[[topic]]").find(|topic| topic.contains("Travel policy, v2")).unwrap();
    assert!(travel.contains("done = 2026-11-24"), "{topics}");
}

#[test]
fn an_item_whose_topic_is_gone_is_told() {
    let mut app = app();
    app.press("tab H n");
    let topics = app.file("topics.toml");
    let without: Vec<_> = topics.split_inclusive("\n\n").filter(|topic| !topic.contains("out1")).collect();
    app.somebody_writes("topics.toml", &without.concat());
    app.press("C");
    assert!(app.shows("1 topic is not in the files any more"), "{}", app.screen());
    app.press("y");
    assert!(app.shows("Closed:") && app.shows("1 topic is not in the files any more"), "{}", app.screen());
}

#[test]
fn who_has_not_joined_yet_is_neither_there_nor_absent() {
    let team = format!("{TEAM}since = 2026-12-01\n");
    let mut app = App::with_files(&team, crate::holding::TOPICS, &[]);
    at(&mut app, "10:00:00");
    app.press("tab H n C y");
    let log = app.file("log/2026-W48.toml");
    assert!(log.contains("present = [\"dana\", \"kim\"]\n") && !log.contains("leo"), "{log}");
}
