//! Titles that want to steer the terminal, hide or reorder text.

use crate::app::{App, TEAM};

const HOSTILE: &str = "[[topic]]\ntitle = \"pay\\u202Eroll \\u001b[31mred \\u200Bhidden \\u0007bell\"\nwith = [\"dana\"]\nroute = \"private\"\nnotes = \"\\u009b0c \\u2066x\"\n\n\
                       [[topic]]\ntitle = \"second \\u202Etopic\"\nroute = \"broadcast\"\ntags = [\"\\u202Etag\"]\n";

/// What must never reach a terminal.
fn is_hostile(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn check(app: &App, what: &str) {
    let screen = app.screen().replace('\n', "");
    let found = screen.chars().find(|letter| is_hostile(*letter));
    assert_eq!(found, None, "{what}\n{}", app.screen());
}

#[test]
fn they_are_shown_escaped_on_every_screen() {
    let mut app = App::with_team(&TEAM.replace("Dana Whitfield", "Dana \\u202EWhitfield"), HOSTILE);
    check(&app, "plan");
    assert!(app.shows("<U+202E>"), "{}", app.screen());
    for keys in [
        "tab", "tab", "j", "2", "j", "E", "tab", "esc", "e", "esc", "w", "esc", "p", "esc", "d", "u", "P",
        "esc", "y",
    ] {
        app.press(keys);
        check(&app, keys);
    }
    app.press("/").type_in("\u{202e}x");
    check(&app, "filter");
    app.press("enter");
    check(&app, "filtered");
    app.press("esc").paste("pasted\u{202e}line\n\u{1b}[31m");
    check(&app, "pasted");
}

#[test]
fn problems_are_shown_escaped_too() {
    let mut app = App::new("[[topic]]\ntitle = \"x\"\nroute = \"pri\\u202Evate\"\n");
    check(&app, "problems");
    app.press("j");
    check(&app, "problems");
}

/// Where the frames stand in the rows of the panes, and the most characters in a cell.
fn frames(title: &str) -> (Vec<Vec<usize>>, usize) {
    let topics = format!("[[topic]]\ntitle = \"{title}\"\nroute = \"broadcast\"\nminutes = 7\n");
    let buffer = App::new(&topics).buffer();
    let rows = buffer.content.chunks(usize::from(buffer.area.width)).skip(3).take(5);
    let bars = |row: &[ratatui::buffer::Cell]| {
        row.iter().enumerate().filter(|(_, cell)| cell.symbol() == "│").map(|(x, _)| x).collect()
    };
    let fullest = buffer.content.iter().map(|cell| cell.symbol().chars().count()).max().unwrap();
    (rows.map(bars).collect(), fullest)
}

#[test]
fn titles_in_any_script_leave_what_stands_beside_them_in_its_place() {
    let (plain, _) = frames("plain");
    assert!(plain.iter().all(|bars| bars.len() >= 4), "{plain:?}");
    let long = "السلام الآن لا إله ".repeat(8);
    let piled = format!("z{} z", "\u{301}".repeat(100));
    for title in [&long, "שָׁלוֹם לכולם", "田中さんの休暇", "👩🏽‍💻 👨‍👩‍👧‍👦 🇨🇭 ship it", "नमस्ते टीम", &piled]
    {
        let (bars, fullest) = frames(title);
        assert_eq!(bars, plain, "{title}");
        assert!(fullest <= 9, "{title}: {fullest} characters in a cell");
    }
}

#[test]
fn scripts_of_the_world_stay_readable() {
    let title = "Zoë, محمد, שלום, 田中さん, नमस्ते 👩🏽‍💻";
    let app = App::new(&format!("[[topic]]\ntitle = \"{title}\"\nroute = \"broadcast\"\n"));
    let row: String = app.screen().lines().find(|line| line.contains("Zoë")).unwrap().replace(' ', "");
    for word in ["محمد", "שלום", "田中さん"] {
        assert!(row.contains(word), "{row}");
    }
}
