//! From row to row, pane to pane, page to page and week to week.

use ratatui::layout::Position;
use songsheet::tui::effect::Effect;
use songsheet::tui::message::{Message, Mouse};

use crate::app::{App, TOPICS};

#[test]
fn the_other_panes_show_where_the_selected_topic_stands() {
    let mut app = App::new(TOPICS);
    app.press("j j");
    assert_eq!(app.selected(), "Travel policy changes in January");
    app.press("tab");
    assert_eq!(app.selected(), "Travel policy changes in January", "the same topic, on the agenda now");
}

#[test]
fn n_goes_round_the_topics_that_need_a_call() {
    let mut app = App::new(TOPICS);
    app.press("G n");
    assert_eq!(app.selected(), "Blorf");
    app.press("n");
    assert_eq!(app.selected(), "Snarf");
    app.press("n");
    assert_eq!(app.selected(), "Blorf");
}

#[test]
fn a_click_selects_and_the_wheel_moves() {
    let mut app = App::new(TOPICS);
    let screen = app.screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("● Travel")).unwrap();
    let x = line.chars().position(|letter| letter == '●').unwrap();
    let at = Position::new(u16::try_from(x).unwrap() + 3, u16::try_from(y).unwrap());
    app.send(Message::Mouse(Mouse::Click(at)));
    assert_eq!(app.selected(), "Travel policy changes in January");
    app.send(Message::Mouse(Mouse::WheelUp(at)));
    assert_eq!(app.selected(), "Blorf");
    app.send(Message::Mouse(Mouse::Click(Position::new(0, 0))));
    assert_eq!(app.selected(), "Blorf", "there is nothing in the corner");
}

#[test]
fn weeks_can_be_leafed_through() {
    let mut app = App::new(TOPICS);
    app.press("]");
    assert!(app.line_with("week 49").contains("30 Nov–4 Dec · next week"));
    app.press("] [ [");
    assert!(app.line_with("week 48").contains("23–27 Nov"));
    app.press("[");
    assert!(app.line_with("week 48").contains("23–27 Nov") && app.shows("are over"), "{}", app.screen());
    app.press("] ] 0");
    assert!(app.line_with("week 48").contains("23–27 Nov"));
}

#[test]
fn a_member_on_the_1_1s_can_be_looked_at() {
    let mut app = App::new(TOPICS);
    app.press("tab tab G");
    assert!(app.shows("Leo Fontana") && app.shows("Prefers mornings"), "{}", app.screen());
}

#[test]
fn on_a_narrow_screen_the_focused_pane_is_seen() {
    let mut app = App::new(TOPICS).size(60, 18);
    assert!(app.shows("╭ Topics") && !app.shows("╭ 1-1s"));
    app.press("tab tab");
    assert!(app.shows("╭ 1-1s") && !app.shows("╭ Topics"));
    app.resize(120, 36);
    assert!(app.shows("╭ 1-1s") && app.shows("╭ Topics"));
}

#[test]
fn all_keys_are_told_by_one() {
    let mut app = App::new(TOPICS);
    app.press("?");
    assert!(app.line_with("Capture a topic").contains(" a "));
    app.press("esc");
    assert!(!app.shows("Capture a topic"));
}

#[test]
fn leaving_leaves() {
    let mut app = App::new(TOPICS);
    app.press("a q");
    assert!(!app.has_quit(), "a letter in a prompt is a letter");
    app.press("esc q");
    assert!(app.has_quit());
}

#[test]
fn a_key_draws_the_screen_anew_wherever_it_is_pressed() {
    for keys in ["ctrl-l", "P ctrl-l", "a ctrl-l", "E ctrl-l", "? ctrl-l", "enter ctrl-l"] {
        let mut app = App::new(TOPICS);
        app.asked.clear();
        app.press(keys);
        assert!(app.asked.iter().any(|effect| matches!(effect, Effect::Redraw)), "{keys}");
    }
}

#[test]
fn help_can_be_read_to_the_end_at_every_size() {
    for size in [(120, 36), (80, 24), (60, 18), (36, 9)] {
        let mut app = App::new(TOPICS).size(size.0, size.1);
        app.press("?");
        let mut seen = app.screen();
        for _ in 0..200 {
            app.send(Message::Mouse(Mouse::WheelDown(Position::new(5, 5))));
            seen.push_str(&app.screen());
        }
        assert!(!seen.contains('…'), "nothing is cut at {size:?}\n{seen}");
        let seen: String = seen.split_whitespace().filter(|word| *word != "│").collect();
        for text in ["thefilegetsitsoldbytesagain.", "Choosethenextvalue", "Leaveitasitis."] {
            assert!(seen.contains(text), "{text} at {size:?}\n{}", app.screen());
        }
        let end = app.screen();
        app.press("j");
        assert_eq!(app.screen(), end);
        app.press("q");
        assert!(!app.has_quit() && !app.shows("Keys"), "it closes\n{}", app.screen());
    }
}

#[test]
fn help_names_only_keys_that_do_something_there() {
    let mut app = App::new(TOPICS);
    app.press("?");
    assert!(!app.line_with("esc back").contains("quit"), "q only closes it");
    app.press("esc P ?");
    assert!(app.shows("Presenter mode") && !app.shows("Capture") && !app.shows("Save the form"));
    app.press("esc");
    assert!(app.line_with("? help").contains("P end"), "{}", app.screen());
}

/// The first line of the 1-1s' pane, with where it is on the screen.
fn top_of_one_on_ones(app: &App) -> (Position, String) {
    let screen = app.screen();
    let (y, title) = screen.lines().enumerate().find(|(_, line)| line.contains("1-1s")).unwrap();
    let x = title.split("1-1s").next().unwrap().chars().count();
    let line =
        screen.lines().nth(y + 1).unwrap().chars().skip(x).take_while(|letter| *letter != '│').collect();
    (Position::new(u16::try_from(x).unwrap(), u16::try_from(y + 1).unwrap()), line)
}

#[test]
fn whose_1_1_it_is_stays_on_top_of_a_list_that_begins_within_it() {
    let mut app = App::example();
    let named = |app: &App| top_of_one_on_ones(app).1.contains(" min");
    app.press("/").type_in("Leo asked not").press("enter esc g");
    assert!(named(&app), "{}", app.screen());
    app.press("tab tab");
    for key in ["j", "k"] {
        for _ in 0..30 {
            let (_, line) = top_of_one_on_ones(&app);
            assert!(named(&app) || line.trim().is_empty(), "{}", app.screen());
            app.press(key);
        }
    }
}

#[test]
fn a_click_on_the_name_that_stays_on_top_goes_to_that_member() {
    let mut app = App::example().size(120, 24);
    app.press("tab tab");
    let row = |app: &App, offset: bool| {
        let list = &app.model.work.as_ref().unwrap().board.one_on_ones;
        format!("{:?}", list.rows[if offset { list.cursor.offset } else { list.cursor.selected }])
    };
    let mut steps = 0..60;
    while !row(&app, true).starts_with("Item(0") && steps.next().is_some() {
        app.press("j");
    }
    assert!(row(&app, true).starts_with("Item(0"), "{}", app.screen());
    let (at, line) = top_of_one_on_ones(&app);
    app.send(Message::Mouse(Mouse::Click(at)));
    assert_eq!(row(&app, false), "Head(0)", "{line}");
}
