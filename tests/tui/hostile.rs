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

#[test]
fn scripts_of_the_world_stay_readable() {
    let title = "Zoë, محمد, שלום, 田中さん, नमस्ते 👩🏽‍💻";
    let app = App::new(&format!("[[topic]]\ntitle = \"{title}\"\nroute = \"broadcast\"\n"));
    let row: String = app.screen().lines().find(|line| line.contains("Zoë")).unwrap().replace(' ', "");
    for word in ["محمد", "שלום", "田中さん"] {
        assert!(row.contains(word), "{row}");
    }
}
