//! The pages that look back and ahead: people, the log, the forecast and the week that is past.

use crate::app::{App, TEAM, TOPICS, write};
use songsheet::tui::message::{Message, Mouse};

/// Half a year ago a meeting of each kind; last week one that Dana was not at, with two promises, and her 1-1.
pub const FILES: [(&str, &str); 4] = [
    ("log/2026-W22.toml", OLD_TEAM),
    ("private/log/2026-W22.toml", OLD_KIM),
    ("log/2026-W47.toml", LAST_TEAM),
    ("private/log/2026-W47.toml", LAST_DANA),
];

const OLD_TEAM: &str = "\
[[meeting]]
date = 2026-05-26
minutes = 40
present = [\"dana\", \"kim\", \"leo\"]

[[meeting.item]]
title = \"Move to the new queue\"
practice = \"collective-learning\"
decisions = [\"Both queues until July\"]
";

const OLD_KIM: &str = "\
[[meeting]]
with = \"kim\"
date = 2026-05-27

[[meeting.item]]
title = \"A year from now\"
practice = \"growth\"
minutes = 20
";

const LAST_TEAM: &str = "\
[[meeting]]
date = 2026-11-17
start = 10:00:00
minutes = 42
present = [\"kim\", \"leo\"]
absent = [\"dana\"]

[[meeting.item]]
topic = \"old1\"
title = \"Deploys stop on the 18th\"
practice = \"broad-information\"
minutes = 5

[[meeting.item]]
title = \"The queue's age, again\"
from = \"kim\"
minutes = 12
decisions = [\"Alert on the queue's age\"]
notes = \"Nobody saw the first page.\"

[[meeting.item]]
title = \"Kudos\"
outcome = \"carried\"

[[meeting.action]]
what = \"Write the runbook\"
who = \"kim\"
until = 2026-11-20

[[meeting.action]]
what = \"Order the screens\"
until = 2026-11-19
done = 2026-11-18
";

const LAST_DANA: &str = "\
[[meeting]]
with = \"dana\"
date = 2026-11-18
minutes = 28

[[meeting.item]]
title = \"Her talk\"
from = \"dana\"
practice = \"growth\"
minutes = 15

[[meeting.item]]
title = \"Migration status\"
practice = \"time-efficiency\"
minutes = 5

[[meeting.action]]
what = \"Ask for the budget\"
until = 2026-11-30
";

/// A workspace with a log, at a size.
pub fn app((width, height): (u16, u16)) -> App {
    App::with_files(TEAM, TOPICS, &FILES).size(width, height)
}

fn after(keys: &str) -> App {
    let mut app = app((120, 40));
    app.press(keys);
    app
}

#[test]
fn people_shows_first_who_has_waited_longest() {
    let app = after("3");
    let (kim, dana) = (app.screen().find("! Kim"), app.screen().find("  Dana"));
    assert!(kim.is_some() && kim < dana, "{}", app.screen());
    assert!(app.line_with("! Kim").contains("26!"), "{}", app.screen());
    assert!(app.shows("overdue: 26 weeks ago"), "it tells of the first: {}", app.screen());
}

#[test]
fn the_second_list_tells_of_who_is_selected() {
    let mut app = after("3 j");
    assert!(app.shows("Dana Whitfield") && app.shows("Her talk"), "{}", app.screen());
    assert!(app.shows("75%") || app.shows("25%"), "what status took of the time: {}", app.screen());
    app.press("j");
    assert!(app.shows("Leo Fontana") && app.shows("nothing was logged yet"), "{}", app.screen());
}

#[test]
fn on_a_small_screen_enter_shows_the_details_and_esc_leads_back() {
    let mut app = app((80, 14));
    app.press("3 j");
    assert!(!app.shows("Dana Whitfield"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Dana Whitfield") && app.shows("Must hear"), "{}", app.screen());
    app.press("esc");
    assert!(app.shows("! Kim"), "{}", app.screen());
    app.press("esc");
    assert!(app.shows("Topics"), "{}", app.screen());
}

#[test]
fn promises_and_news_are_ticked_off_there_and_taken_back() {
    let mut app = after("3 j enter g t");
    assert!(app.shows("Dana has heard: Deploys stop on the 18th"), "{}", app.screen());
    assert!(app.file("log/2026-W47.toml").contains("told = [{ who = \"dana\", on = 2026-11-23 }]"));
    assert!(app.shows("The queue's age, again (Tue 17 Nov)"), "the next one is selected: {}", app.screen());
    app.press("u");
    assert_eq!(app.file("log/2026-W47.toml"), LAST_TEAM, "byte for byte");
    app.press("j t");
    assert!(app.shows("Kept: Ask for the budget"), "{}", app.screen());
    assert!(app.file("private/log/2026-W47.toml").contains("done = 2026-11-23"));
    assert!(!app.shows("You promised"), "{}", app.screen());
}

#[test]
fn without_any_log_people_says_so() {
    let mut app = App::new(TOPICS);
    app.press("3");
    assert!(app.shows("No 1-1 has been logged yet"), "{}", app.screen());
}

#[test]
fn a_page_follows_what_somebody_else_writes() {
    let mut app = after("3 j");
    write(&app.folder().join("private/log/2026-W47.toml"), &LAST_DANA.replace("Her talk", "Her book"));
    app.send(Message::LogsChanged);
    assert!(app.shows("Her book") && !app.shows("Her talk"), "{}", app.screen());
    assert!(app.shows("Dana Whitfield"), "she stays selected: {}", app.screen());
}

#[test]
fn the_mouse_selects_and_scrolls_there() {
    let mut app = after("3");
    let line = app.screen().lines().position(|line| line.contains("  Leo")).unwrap();
    let at = ratatui::layout::Position::new(10, u16::try_from(line).unwrap());
    app.send(Message::Mouse(Mouse::Click(at)));
    assert!(app.shows("Leo Fontana"), "{}", app.screen());
    app.send(Message::Mouse(Mouse::WheelUp(at)));
    assert!(app.shows("Kim Osei"), "{}", app.screen());
}
