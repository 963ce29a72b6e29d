//! Meetings that are moved or skipped once.

use crate::app::{App, TEAM, TOPICS};

#[test]
fn a_one_on_one_is_skipped_and_held_as_usual_again() {
    let mut app = App::new(TOPICS);
    app.press("tab tab g S");
    assert!(app.shows("1-1 with Dana skipped; the next one: Wed 2 Dec"), "{}", app.screen());
    assert!(app.line_with("Dana  Wed 25 Nov").contains("skipped"), "{}", app.screen());
    assert!(
        app.file("team.toml").contains("[[exception]]\nwith = \"dana\"\non = 2026-11-25"),
        "{}",
        app.file("team.toml")
    );
    app.press("G");
    assert!(app.shows("S skip"), "{}", app.screen());
    app.press("S");
    assert!(app.shows("1-1 with Dana as usual: Wed 25 Nov 14:00"), "{}", app.screen());
    assert_eq!(app.file("team.toml"), TEAM);
}

#[test]
fn a_meeting_is_moved_and_that_is_taken_back() {
    let mut app = App::new(TOPICS);
    app.press("tab M").type_in("thu 15:00");
    assert!(app.shows("Thu 26 Nov, 15:00"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Team meeting moved to Thu 26 Nov 15:00"), "{}", app.screen());
    assert!(app.file("team.toml").contains("to = 2026-11-26"), "{}", app.file("team.toml"));
    app.press("j x").press("u");
    assert!(app.file("team.toml").contains("to = 2026-11-26"), "the last change first\n{}", app.screen());
    app.press("u");
    assert_eq!(app.file("team.toml"), TEAM);
    assert!(app.shows("Tue 24 Nov 10:00"), "{}", app.screen());
    let topics = app.file("topics.toml");
    app.press("ctrl-r");
    assert!(app.file("team.toml").contains("to = 2026-11-26"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), topics, "the meeting was moved first");
    app.press("ctrl-r");
    assert_ne!(app.file("topics.toml"), topics, "{}", app.screen());
    app.press("u u");
    assert_eq!((app.file("team.toml").as_str(), app.file("topics.toml")), (TEAM, topics));
    app.press("j x").press("ctrl-r");
    assert_eq!(app.file("team.toml"), TEAM, "not after something else was done");
}

#[test]
fn what_cannot_be_is_told_while_one_types() {
    let mut app = App::new(TOPICS);
    app.press("tab tab g M").type_in("soon");
    assert!(app.shows("That is not a day yet"), "{}", app.screen());
    app.press("ctrl-u").type_in("30 nov");
    assert!(app.shows("a meeting stays in its own"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Move the meeting to"), "it is not taken\n{}", app.screen());
    app.press("ctrl-u").type_in("16:30").press("enter");
    assert!(app.shows("1-1 with Dana moved to Wed 25 Nov 16:30"), "{}", app.screen());
}

#[test]
fn a_team_meeting_that_is_skipped_says_so_where_it_would_be() {
    let mut app = App::new(TOPICS);
    app.press("tab S");
    assert!(app.shows("There is none this week: skipped."), "{}", app.screen());
    app.press("S");
    assert_eq!(app.file("team.toml"), TEAM);
}
