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

#[test]
fn the_notes_of_what_is_talked_about_stand_in_a_1_1_alone() {
    let notes = "notes = \"She wants the second half to be braver\"\n";
    let topics = crate::holding::TOPICS.replace("minutes = 15\n", &format!("minutes = 15\n{notes}"));
    let topics = topics.replace("with = [\"dana\"]\n", &format!("with = [\"dana\"]\n{notes}"));
    let mut app = App::with_files(TEAM, &topics, &[]);
    at(&mut app, "10:00:00");
    app.press("tab tab g H n");
    for (width, height) in [(120, 36), (80, 24), (60, 18)] {
        app.resize(width, height);
        assert!(app.shows("She wants the second half"), "{width}\n{}", app.screen());
        assert!(app.shows("Meeting"), "{width}\n{}", app.screen());
    }
    app.press("C y tab H n n");
    assert!(app.shows("Checkout outage") && !app.shows("braver"), "{}", app.screen());
}

#[test]
fn what_comes_up_can_be_talked_about_at_once() {
    let mut app = app();
    app.press("tab H n a").type_in("Release checklist: a new step for all ~broadcast ").press("enter");
    assert!(app.shows("Talk about it in this meeting?"), "{}", app.screen());
    app.press("y n n n d").type_in("It is on the list").press("enter C y");
    let log = app.file("log/2026-W48.toml");
    assert!(log.contains("Release checklist") && log.contains("It is on the list"), "{log}");
    let topics = app.file("topics.toml");
    assert_eq!(topics.matches("done = 2026-11-24").count(), 4, "{topics}");
}

#[test]
fn what_is_not_for_the_team_is_not_offered_to_it() {
    for line in ["Blorf: pay ", "Her pay @dana ~private "] {
        let mut app = app();
        app.press("tab H n a").type_in(line).press("enter");
        assert!(
            app.shows("Captured: it is in the backlog") && !app.shows("Talk about it"),
            "{}",
            app.screen()
        );
    }
    let mut app = app();
    app.press("tab tab g H n a").type_in("Her pay ~private ").press("enter y");
    assert!(app.line_with("Her pay").contains("min"), "{}", app.screen());
}

#[test]
fn what_a_topic_led_to_leaves_the_page_with_it() {
    let mut app = app();
    app.press("tab H n x").type_in("kim: write the travel runbook by fri").press("enter n");
    assert!(app.shows("write the travel runbook"), "{}", app.screen());
    let private = app.file("topics.toml").replacen("route = \"broadcast\"", "route = \"private\"", 1);
    app.somebody_writes("topics.toml", &private);
    assert!(!app.shows("write the travel runbook"), "{}", app.screen());
}

#[test]
fn what_was_promised_about_a_topic_that_is_private_by_now_is_not_shown() {
    let log =
        "[[meeting]]\ndate = 2026-11-17\n\n[[meeting.action]]\nwhat = \"Ask the vendor\"\ntopic = \"out1\"\n";
    let files = [("log/2026-W47.toml", log)];
    let mut app = App::with_files(TEAM, crate::holding::TOPICS, &files);
    at(&mut app, "10:00:00");
    app.press("tab H");
    assert!(app.shows("Ask the vendor"), "{}", app.screen());
    let private = app.file("topics.toml").replacen("id = \"out1\"", "id = \"out1\"\nembargo = 2026-12-24", 1);
    app.somebody_writes("topics.toml", &private);
    assert!(!app.shows("Ask the vendor") && app.shows("(not for this screen)"), "{}", app.screen());
}

#[test]
fn closing_a_1_1_says_what_is_still_to_be_heard() {
    let mut app = app();
    app.press("tab tab g H n C");
    assert!(app.shows("1 line that was said without them is still to be heard"), "{}", app.screen());
    app.press("esc g t C");
    assert!(!app.shows("still to be heard"), "{}", app.screen());
}

#[test]
fn a_promise_needs_a_date_that_is_one_and_somebody_who_is_there() {
    let team = format!("{TEAM}until = 2026-11-20\n");
    let mut app = App::with_files(&team, crate::holding::TOPICS, &[]);
    at(&mut app, "10:00:00");
    app.press("tab H n x").type_in("kim: write it by 31 feb").press("enter");
    assert!(
        app.shows("`31 feb` is no date") && app.file("private/hold.toml").contains("action = []"),
        "{}",
        app.screen()
    );
    app.press("esc x").type_in("leo: write it").press("enter");
    assert!(app.shows("Leo has left: the last day was 2026-11-20"), "{}", app.screen());
}

#[test]
fn the_log_shows_what_was_not_reached_at_any_width() {
    let mut app = app();
    app.press("tab H n n C y 4");
    for width in [120, 60] {
        app.resize(width, 24);
        assert!(app.line_with("Which queue do we").contains('→'), "{width}\n{}", app.screen());
        assert!(!app.line_with("Travel policy").contains('→'), "{width}\n{}", app.screen());
    }
}
