//! Every screen at every size from nothing to more than enough.

use crate::app::{App, TEAM, TOPICS};

/// Keys that lead to a screen of its own each.
const SCREENS: [&str; 30] = [
    "",
    "tab",
    "tab tab",
    "2",
    "3",
    "3 tab",
    "4",
    "4 enter",
    "4 /",
    "5",
    "5 tab",
    "5 enter",
    "6",
    "6 tab",
    "6 [ [ [",
    "!",
    "?",
    "a",
    "/",
    "p",
    "E",
    "P",
    "P P",
    "H",
    "tab tab H n",
    "P H n w",
    "H n x",
    "A",
    "tab M",
    "tab tab S",
];

#[test]
fn nothing_breaks_at_any_size() {
    let sizes: Vec<(u16, u16)> = (0..=130)
        .step_by(9)
        .flat_map(|width| (0..=45).step_by(4).map(move |height| (width, height)))
        .collect();
    for keys in SCREENS {
        let mut app = App::example();
        app.press(keys);
        for (width, height) in &sizes {
            app.resize(*width, *height);
            assert_eq!(app.buffer().area.width, *width, "{keys} at {width}×{height}");
        }
    }
}

#[test]
fn every_size_around_the_smallest_one_is_either_told_or_drawn() {
    let mut app = App::example();
    for (width, height) in (20..45).flat_map(|width| (3..14).map(move |height| (width, height))) {
        app.resize(width, height);
        let small = app.shows("needs 36 × 9");
        assert_eq!(small, width < 36 || height < 9, "{width}×{height}\n{}", app.screen());
        assert!(small || app.shows("Platform"), "{width}×{height}\n{}", app.screen());
    }
}

#[test]
fn a_screen_that_was_too_small_is_drawn_again_when_it_grows() {
    let mut app = App::example();
    let before = app.screen();
    app.resize(10, 3);
    app.resize(0, 0);
    app.resize(120, 36);
    assert_eq!(app.screen(), before);
}

#[test]
fn a_list_that_goes_on_says_how_much_is_left() {
    let mut app = App::example().size(80, 24);
    app.press("P");
    let last = |app: &App| app.screen().lines().rev().find(|line| line.contains('╰')).unwrap().to_owned();
    let more = |app: &App| -> usize {
        let line = last(app);
        line.split_once("↓ ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok()).unwrap_or_default()
    };
    let below = more(&app);
    assert!(below > 0, "{}", app.screen());
    app.press("G");
    assert!(!last(&app).contains('↓'), "{}", app.screen());
    app.press("g").resize(80, 90);
    assert!(!last(&app).contains('↓'), "{}", app.screen());
}

#[test]
fn what_is_wrong_with_the_files_is_the_last_to_leave_the_header() {
    let team = TEAM.replacen("name = ", "name = \"Localization and onboarding in all regions\"\n# ", 1);
    let topics = format!("{TOPICS}\n[[topic]]\ntitle = \"Lunch\"\nwith = [\"gone\"]\ndone = 2026-11-20\n");
    for team in [TEAM, &team] {
        let mut app = App::with_team(team, &topics);
        for width in 40..130 {
            app.resize(width, 24);
            let screen = app.screen();
            assert!(screen.lines().next().unwrap().contains("! Problems 1"), "{width}\n{screen}");
        }
    }
    let mut app = App::with_team(TEAM, &topics).size(80, 24);
    assert!(app.line_with("Problems 1").contains("◐ 2"), "{}", app.screen());
    app.resize(120, 36);
    assert!(app.line_with("Problems 1").contains("1 Plan  2 Triage  3 People"), "{}", app.screen());
}
