//! Pasted text is text, never keys.

use crate::app::{App, TOPICS};

#[test]
fn a_paste_outside_of_a_prompt_is_offered_as_topics() {
    let mut app = App::new(TOPICS);
    app.paste("xdbq\r\nSecond line @kim\r\r\n");
    assert_eq!(app.file("topics.toml"), TOPICS, "no key of it has run");
    assert!(app.shows("Capture the 2 pasted lines as topics?") && app.shows("Second line @kim"));
    app.press("n");
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.paste("Demo of the deploy pipeline ~broadcast").press("y");
    assert!(app.file("topics.toml").contains("Demo of the deploy pipeline"));
}

#[test]
fn a_paste_into_a_prompt_is_one_line_of_text() {
    let mut app = App::new(TOPICS);
    app.press("a").paste("Sprint\nplanning\r\nboard ~broadcast\n");
    assert!(app.shows("› Sprint planning board ~broadcast"));
    app.press("enter");
    assert!(
        app.file("topics.toml").contains("title = \"Sprint planning board\""),
        "{}",
        app.file("topics.toml")
    );
}

#[test]
fn a_paste_into_the_notes_keeps_its_lines() {
    let mut app = App::new(TOPICS);
    app.press("E tab").paste("one\r\ntwo\r\n").press("ctrl-s");
    assert!(app.file("topics.toml").contains("one\ntwo"), "{}", app.file("topics.toml"));
}

#[test]
fn a_huge_paste_is_refused_in_good_time() {
    let mut app = App::new(TOPICS);
    app.paste(&"line\n".repeat(2_000_000));
    assert!(app.shows("they are ignored"));
    app.press("a").paste(&"x".repeat(10_000_000));
    assert!(app.shows("Capture a topic"));
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn a_captured_broadcast_of_what_may_be_sensitive_asks_for_a_reason() {
    let mut app = App::new(TOPICS);
    app.press("a").type_in("Dana has resigned ~broadcast");
    assert!(app.shows("needs your reason") && app.shows("because:\"REASON\""), "{}", app.screen());
    app.press("enter");
    assert_eq!(app.file("topics.toml"), TOPICS, "the prompt stays and nothing is kept");
    app.type_in(" because:\"she told everybody\"");
    app.press("enter");
    assert!(app.file("topics.toml").contains("because = \"she told everybody\""), "{}", app.screen());
    app.paste("Dana is ill ~broadcast\nSprint demo ~broadcast").press("y");
    assert!(app.shows("1 captured, but not this line: Dana is ill"), "{}", app.screen());
}
