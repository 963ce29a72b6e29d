//! The form with all fields.

use crate::app::{App, TOPICS, with_line};

#[test]
fn fields_are_saved_together_and_undone_together() {
    let mut app = App::new(TOPICS);
    app.press("E tab").type_in("Line one").press("enter").type_in("and two");
    app.press("tab tab").type_in("kim, leo").press("ctrl-s");
    let file = app.file("topics.toml");
    assert!(file.contains("with = [\"kim\", \"leo\"]") && file.contains("Line one\nand two"), "{file}");
    app.press("u");
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn a_field_that_cannot_be_saved_says_why_and_keeps_the_form_open() {
    let mut app = App::new(TOPICS);
    app.press("E tab tab tab").type_in("kym").press("ctrl-s");
    assert!(app.shows("Edit the topic") && app.line_with("✗").contains("kym"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn a_value_that_a_field_cannot_have_is_told_at_the_field() {
    let mut app = App::new(TOPICS).size(80, 24);
    app.press("E tab tab tab tab tab tab").type_in("dis").press("ctrl-s");
    assert!(app.line_with("is no value of").contains("inform, discuss or decide"), "{}", app.screen());
}

#[test]
fn what_was_typed_is_not_thrown_away_unasked() {
    let mut app = App::new(TOPICS);
    app.press("E").type_in(" and more").press("esc");
    assert!(app.shows("Throw away what you typed?"));
    app.press("n");
    assert!(app.shows("Blorf and more"), "the form is back as it was");
    app.press("esc y");
    assert!(!app.shows("Edit the topic"));
    assert_eq!(app.file("topics.toml"), TOPICS);
}

#[test]
fn a_form_without_a_change_saves_nothing() {
    let mut app = App::new(TOPICS);
    app.press("E ctrl-s");
    assert!(!app.shows("Edit the topic"));
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.press("u");
    assert!(app.shows("nothing to take back"));
}

#[test]
fn a_day_can_be_written_as_a_word_and_a_field_of_few_values_be_leafed_through() {
    let mut app = App::new(TOPICS);
    // title, notes, share notes, with, from, tags, kind
    app.press("E tab tab tab tab tab tab ctrl-n ctrl-n tab tab tab").type_in("fri").press("ctrl-s");
    let expected = with_line(TOPICS, "title = \"Blorf\"", "kind = \"discuss\"\ndue = 2026-11-27");
    assert_eq!(app.file("topics.toml"), expected);
}

#[test]
fn the_form_asks_for_the_reason_that_a_broadcast_needs() {
    for secret in [
        "[[topic]]\ntitle = \"Leo might resign, he told me in confidence\"\n",
        "[[topic]]\ntitle = \"Office move\"\ntags = [\"confidential\"]\n",
    ] {
        let mut app = App::new(secret);
        app.press("E up up up up up up up ctrl-n ctrl-s");
        assert!(
            app.shows("Edit the topic") && app.shows("a broadcast needs your reason"),
            "{}",
            app.screen()
        );
        assert_eq!(app.file("topics.toml"), secret);
        app.type_in("he offered it").press("ctrl-s");
        let file = app.file("topics.toml");
        assert!(file.contains("route = \"broadcast\"\nbecause = \"he offered it\"\n"), "{file}");
    }
}

#[test]
fn a_private_topic_is_released_with_its_reason_and_other_fields_at_once() {
    let mut app = App::new(TOPICS);
    app.press("a").type_in("Burnout and sick leave @kim ~private").press("enter");
    app.press("E up up up").type_in("wiki").press("up up up").type_in("she asked me to");
    app.press("up ctrl-u").type_in("broadcast").press("ctrl-s");
    let file = app.file("topics.toml");
    assert!(file.contains("she asked me to") && file.contains("link = \"wiki\""), "{file}\n{}", app.screen());
    assert!(!app.file("private/topics.toml").contains("Burnout"));
}

#[test]
fn all_fields_and_long_notes_can_be_seen_on_a_standard_screen() {
    let notes =
        "Two product teams lost a day over it. Say so plainly, and ask what they would have needed to know.";
    let topics =
        format!("[[topic]]\ntitle = \"Runners\"\nnotes = \"{notes}\"\nlink = \"https://example.com\"\n");
    let mut app = App::new(&topics).size(80, 24);
    app.press("E");
    for text in ["Two product teams lost a day", "needed to know.", "tell first", "https://example.com"] {
        assert!(app.shows(text), "{text}\n{}", app.screen());
    }
    app.resize(60, 18);
    assert!(app.shows("↓ more"), "{}", app.screen());
}

#[test]
fn the_cursor_is_where_the_next_letter_goes_when_notes_wrap() {
    let mut app = App::new(TOPICS).size(60, 24);
    app.press("E tab").type_in(&"word ".repeat(30));
    app.type_in("END");
    assert!(app.shows("word END"), "{}", app.screen());
    app.press("tab");
    assert!(!app.shows("word END"), "left, they are shown from their beginning\n{}", app.screen());
}

#[test]
fn what_is_wrong_with_a_field_can_be_read_on_a_narrow_screen() {
    let mut app = App::new(TOPICS).size(60, 18);
    app.press("E tab tab tab tab tab tab").type_in("dis").press("ctrl-s");
    let screen = app.screen().replace([' ', '\n', '│'], "");
    assert!(screen.contains("isnovalueof`kind`;writeinform,discussordecide"), "{}", app.screen());
}

#[test]
fn notes_are_shared_by_leafing_to_yes_and_not_by_opening_the_form() {
    let topics = "[[topic]]\ntitle = \"Blorf\"\nnotes = \"Mine\"\nroute = \"broadcast\"\n";
    let mut app = App::new(topics);
    app.press("E tab tab ctrl-n ctrl-s");
    assert_eq!(app.file("topics.toml"), with_line(topics, "notes", "share_notes = true"));
    app.press("E tab tab ctrl-n ctrl-s");
    assert_eq!(app.file("topics.toml"), topics);
}

#[test]
fn a_window_that_gets_too_small_keeps_what_is_typed_and_types_on() {
    for size in [(80, 8), (30, 8)] {
        let mut app = App::new(TOPICS).size(80, 24);
        app.press("E tab").type_in("A paragraph");
        app.resize(size.0, size.1);
        app.type_in(" and quite").press("enter esc");
        assert!(!app.has_quit() && app.shows("what you typed is kept"), "{}", app.screen());
        app.resize(80, 24);
        assert!(app.shows("A paragraph and quite"), "{}", app.screen());
        app.press("ctrl-s");
        assert!(app.file("topics.toml").contains("notes = \"A paragraph and quite\""));
    }
}

#[test]
fn a_captured_line_survives_a_window_that_gets_too_small() {
    let mut app = App::new(TOPICS);
    app.press("a").type_in("Zorb");
    app.resize(20, 5);
    app.type_in(" quickly");
    app.resize(80, 24);
    app.press("enter");
    assert!(!app.has_quit() && app.file("private/topics.toml").contains("title = \"Zorb quickly\""));
}

#[test]
fn the_form_asks_before_private_notes_move_to_the_shareable_file() {
    let secret = "[[topic]]\ntitle = \"Deploy calendar for January\"\nnotes = \"Mei cannot cope.\"\n";
    let mut app = App::new("");
    app.somebody_writes("private/topics.toml", secret);
    app.press("E up up up up up up up ctrl-n ctrl-s");
    assert!(app.shows("Edit the topic") && app.shows("its notes included"), "{}", app.screen());
    assert_eq!(app.file("private/topics.toml"), secret);
    app.type_in("they may know").press("ctrl-s");
    assert!(app.file("topics.toml").contains("Mei cannot cope."));
}
