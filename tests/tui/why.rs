//! Why a topic stands where it stands: to be read to the end on every screen.

use ratatui::layout::Position;
use songsheet::tui::message::{Message, Mouse};

use crate::app::{App, TOPICS};

/// A topic about which there is much to say.
const LONG: &str = r#"
[[topic]]
id = "out1"
title = "Checkout outage: what the alert missed"
route = "broadcast"
because = "everybody is on call"
minutes = 15
tags = ["incident"]
link = "https://wiki.example.com/incidents"
notes = """
First line of the notes.
Second line of the notes.
Third line of the notes.
Fourth line of the notes.
Last line of the notes."""
"#;

/// All that the page with everything shows, line by line as it is scrolled.
fn read_to_the_end(app: &mut App) -> String {
    let mut seen = app.screen();
    for _ in 0..60 {
        app.press("down");
        seen.push_str(&app.screen());
    }
    seen
}

#[test]
fn everything_can_be_read_at_every_size() {
    for size in [(120, 36), (80, 24), (80, 20), (60, 18), (36, 9)] {
        let mut app = App::new(LONG).size(size.0, size.1);
        app.press("enter");
        let seen = read_to_the_end(&mut app);
        for text in
            ["Broadcast · your call", "Last line of the notes", "everybody is on call", "topics.toml:2"]
        {
            assert!(seen.contains(text), "{text} at {size:?}\n{seen}");
        }
        let first = app.screen();
        app.press("down");
        assert_eq!(app.screen(), first, "it ends where there is no more");
        app.press("esc");
        assert!(!app.shows("everybody is on call") || size == (120, 36), "{}", app.screen());
    }
}

#[test]
fn the_key_that_shows_it_is_named_on_every_screen() {
    for size in [(200, 60), (120, 36), (80, 24), (60, 18)] {
        let app = App::new(LONG).size(size.0, size.1);
        assert!(app.shows("enter why"), "{size:?}\n{}", app.screen());
    }
}

#[test]
fn a_panel_that_is_too_small_says_so_and_the_wheel_scrolls_it() {
    let mut app = App::new(LONG).size(80, 24);
    assert!(app.shows("enter shows all") && !app.shows("Last line of the notes"), "{}", app.screen());
    for _ in 0..30 {
        app.send(Message::Mouse(Mouse::WheelDown(Position::new(20, 20))));
    }
    assert!(app.shows("Last line of the notes") && !app.shows("enter shows all"), "{}", app.screen());
    app.send(Message::Mouse(Mouse::WheelUp(Position::new(20, 20))));
    assert!(!app.shows("Last line of the notes"), "one notch is enough\n{}", app.screen());
}

#[test]
fn another_topic_is_read_from_its_beginning() {
    let mut app = App::new(&format!("{LONG}{TOPICS}").replace("id = \"out1\"\n", "")).size(80, 24);
    app.press("j j");
    for _ in 0..30 {
        app.send(Message::Mouse(Mouse::WheelDown(Position::new(20, 20))));
    }
    assert!(!app.shows("Broadcast · your call"), "{}", app.screen());
    app.press("j k");
    assert!(app.shows("Broadcast · your call"), "{}", app.screen());
}

#[test]
fn a_doubt_is_told_whole() {
    let app = App::new("[[topic]]\ntitle = \"Blorf\"\nroute = \"broadcast\"\ntags = [\"confidential\"]\n");
    let mut app = app.size(60, 24);
    app.press("2");
    let screen = app.screen().replace([' ', '\n', '│'], "");
    assert!(screen.contains("itiscalledbroadcast,yetmarkedasconfidential"), "{}", app.screen());
}

#[test]
fn a_topic_can_be_called_from_there() {
    let mut app = App::new(TOPICS);
    app.press("enter n");
    assert!(app.line_with("Snarf").contains("Snarf"));
    app.press("b");
    assert!(app.file("topics.toml").contains("title = \"Snarf\"\nroute = \"broadcast\""));
    assert!(!app.shows("esc back"), "and the plan shows where it stands now\n{}", app.screen());
}

#[test]
fn what_earlier_calls_have_taught_is_told_as_such() {
    let topics = "[[topic]]\ntitle = \"Flumbo garble\"\nfrom = \"dana\"\n\n[[topic]]\ntitle = \"Flumbo wuzzle\"\nfrom = \"dana\"\n";
    let mut app = App::new(topics).size(100, 40);
    app.press("2 p n enter");
    assert!(!app.shows("your calls"), "no other topic moves under the hands\n{}", app.screen());
    let text = app.file("topics.toml");
    app.press("esc").somebody_writes("topics.toml", &format!("{text}# read again\n"));
    app.press("enter");
    assert!(app.shows("your calls: “Flumbo”"), "{}", app.screen());
}

#[test]
fn a_member_is_shown_there_too() {
    let mut app = App::new(TOPICS).size(60, 18);
    app.press("tab tab G");
    assert!(!app.shows("Prefers mornings"));
    app.press("enter");
    assert!(app.shows("Leo Fontana") && app.shows("Prefers mornings"), "{}", app.screen());
    app.press("q");
    assert!(!app.shows("Prefers mornings") && !app.has_quit());
}

#[test]
fn words_that_stand_twice_in_a_topic_are_one_reason() {
    let topics = "[[topic]]\ntitle = \"Outage: what the outage taught us\"\nnotes = \"the outage\"\n";
    let mut app = App::new(topics);
    app.press("enter");
    assert_eq!(app.screen().to_lowercase().matches("“outage”").count(), 1, "{}", app.screen());
}
