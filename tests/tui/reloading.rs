//! Somebody else writes the files while they are on the screen.

use crate::app::{App, TOPICS, with_line};

const THEIRS: &str = "[[topic]]\ntitle = \"Put in above all others\"\nroute = \"broadcast\"\n\n";

#[test]
fn what_others_write_is_shown_and_the_selection_stays() {
    let mut app = App::new(TOPICS);
    app.press("j j");
    app.somebody_writes("topics.toml", &format!("{THEIRS}{TOPICS}"));
    assert!(app.shows("● Put in above"), "{}", app.screen());
    assert_eq!(app.selected(), "Travel policy changes in January");
}

#[test]
fn both_sides_changes_end_up_in_the_file_and_undo_takes_ones_own_back() {
    let mut app = App::new(TOPICS);
    app.disk_is_slow();
    app.press("b");
    crate::app::write(&app.folder().join("topics.toml"), &format!("{THEIRS}{TOPICS}"));
    app.disk_catches_up();
    let both = format!("{THEIRS}{}", with_line(TOPICS, "title = \"Blorf\"", "route = \"broadcast\""));
    assert_eq!(app.file("topics.toml"), both);
    assert!(app.shows("● Put in above"), "{}", app.screen());
    app.press("u");
    assert_eq!(app.file("topics.toml"), format!("{THEIRS}{TOPICS}"));
}

#[test]
fn what_is_being_edited_goes_to_its_topic_wherever_that_stands_now() {
    let mut app = App::new(TOPICS);
    app.press("e").type_in(" morning");
    app.somebody_writes("topics.toml", &format!("{THEIRS}{TOPICS}"));
    app.press("enter");
    let expected = format!("{THEIRS}{}", TOPICS.replace("Blorf", "Blorf morning"));
    assert_eq!(app.file("topics.toml"), expected);
}

#[test]
fn what_is_being_edited_is_given_up_when_its_topic_is_gone() {
    let mut app = App::new(TOPICS);
    app.press("e").type_in(" morning");
    app.somebody_writes("topics.toml", THEIRS);
    assert!(app.shows("not in the files any more"));
    app.press("enter");
    assert_eq!(app.file("topics.toml"), THEIRS);
}

#[test]
fn a_broken_file_keeps_the_last_plan_and_says_what_is_wrong() {
    let mut app = App::new(TOPICS);
    app.somebody_writes("topics.toml", "[[topic]]\ntitel = \"x\"\nroute = \"privat\"\n");
    assert!(app.shows("◐ Blorf") && app.shows("The files have errors"), "{}", app.screen());
    app.press("!");
    assert!(app.shows("topics.toml:3") && app.shows("private"), "{}", app.screen());
    app.somebody_writes("topics.toml", TOPICS);
    assert!(!app.shows("The files have errors"), "{}", app.screen());
}

#[test]
fn broken_files_open_on_what_is_wrong_and_go_on_when_mended() {
    let mut app = App::new("[[topic]]\ntitle = 3\n");
    assert!(app.shows("Problems 1") && app.shows("topics.toml:2"), "{}", app.screen());
    app.press("1 2 b d u a q");
    assert!(app.has_quit(), "only leaving is possible");
    app.somebody_writes("topics.toml", TOPICS);
    assert!(app.shows("◐ Blorf"), "{}", app.screen());
}

#[test]
fn a_form_goes_to_its_topic_even_while_leaving_it_is_asked_about() {
    let mut app = App::new("[[topic]]\ntitle = \"Alpha\"\n\n[[topic]]\ntitle = \"Beta\"\n");
    app.press("j E").type_in(" typed").press("esc");
    app.somebody_writes("topics.toml", &format!("{THEIRS}{}", app.file("topics.toml")));
    app.press("n ctrl-s");
    let expected = format!("{THEIRS}[[topic]]\ntitle = \"Alpha\"\n\n[[topic]]\ntitle = \"Beta typed\"\n");
    assert_eq!(app.file("topics.toml"), expected);
}

#[test]
fn of_two_topics_with_one_title_the_opened_one_is_saved() {
    let twins = "[[topic]]\ntitle = \"Feedback\"\nwith = [\"dana\"]\nroute = \"private\"\n\n\
                 [[topic]]\ntitle = \"Feedback\"\nwith = [\"kim\"]\nroute = \"private\"\n";
    let mut app = App::new(twins);
    app.press("G E tab").type_in("Kim is burnt out");
    app.somebody_writes("topics.toml", &format!("{twins}# a comment\n"));
    app.press("ctrl-s");
    let file = app.file("topics.toml");
    let (dana, kim) = file.split_once("[\"dana\"]").unwrap();
    assert!(kim.contains("burnt out") && !dana.contains("burnt out"), "{file}");
}

#[test]
fn a_form_does_not_overwrite_what_somebody_else_wrote_unasked() {
    let mut app = App::new(TOPICS);
    app.press("E tab").type_in("mine");
    let theirs = with_line(TOPICS, "title = \"Blorf\"", "notes = \"theirs\"");
    app.somebody_writes("topics.toml", &theirs);
    app.press("ctrl-s");
    assert_eq!(app.file("topics.toml"), theirs);
    assert!(app.shows("mine") && app.line_with("meanwhile").contains("theirs"), "{}", app.screen());
    app.press("ctrl-s");
    assert_eq!(app.file("topics.toml"), theirs.replace("\"theirs\"", "\"mine\""));
}

#[test]
fn what_was_typed_into_a_form_stays_when_its_topic_is_gone() {
    let plain = "[[topic]]\ntitle = \"Alpha\"\n";
    let mut app = App::new(plain);
    app.press("E tab").type_in("ten minutes of notes");
    let renamed = plain.replace("Alpha", "Omega");
    app.somebody_writes("topics.toml", &renamed);
    app.press("ctrl-s");
    assert!(app.shows("ten minutes of notes") && app.shows("gone or renamed"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), renamed);
}

#[test]
fn a_title_of_two_lines_is_not_taken_for_changed() {
    let topics = "[[topic]]\ntitle = \"\"\"two\nlines\"\"\"\n";
    let mut app = App::new(topics);
    app.press("E esc");
    assert!(!app.shows("Throw away"), "{}", app.screen());
    app.press("e enter");
    assert_eq!(app.file("topics.toml"), topics);
}

#[test]
fn errors_are_gone_as_soon_as_a_change_could_be_saved_again() {
    let mut app = App::new(TOPICS);
    app.somebody_writes("topics.toml", &format!("{TOPICS}x = \""));
    app.press("d");
    assert!(app.shows("The files have errors") || app.shows("not saved"), "{}", app.screen());
    app.somebody_writes("topics.toml", TOPICS);
    assert!(app.shows("✓ saved") && !app.shows("The files have errors"), "{}", app.screen());
}

#[test]
fn copies_of_a_sync_program_are_pointed_out() {
    let mut app = App::new(TOPICS);
    crate::app::write(&app.folder().join("topics (conflict).toml"), TOPICS);
    app.look_around();
    assert!(app.shows("! Problems 1"), "{}", app.screen());
    app.press("!");
    assert!(app.shows("topics (conflict).toml"), "{}", app.screen());
    app.somebody_writes("topics.toml", &format!("{THEIRS}{TOPICS}"));
    assert!(app.shows("! Problems 1"), "{}", app.screen());
}
