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

#[test]
fn the_log_shows_the_newest_first_with_what_was_decided_and_promised() {
    let screen = after("4").screen();
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
    let order =
        ["1-1 with Dana", "Her talk", "Ask for the budget", "team meeting", "Deploys stop on the 18th"];
    assert!(order.windows(2).all(|two| at(two[0]) < at(two[1])), "{screen}");
    assert!(
        screen.contains("▸ Alert on the queue's age") && screen.contains("☑ Order the screens"),
        "{screen}"
    );
    assert!(screen.contains("☐ Write the runbook — Kim, until Fri 20 Nov, overdue"), "{screen}");
}

#[test]
fn the_log_follows_what_is_typed_and_esc_brings_back_what_was_there() {
    let mut app = after("4 /");
    app.type_in("queu");
    assert!(app.shows("Log 2 meetings") && app.shows("Move to the new queue"), "{}", app.screen());
    assert!(!app.shows("Her talk"), "{}", app.screen());
    app.type_in("e since:2026-11").press("enter");
    assert!(app.shows("Log 1 meeting") && app.shows("/queue since:2026-11"), "{}", app.screen());
    app.press("/").type_in(" xyzzy");
    assert!(app.shows("Nothing in the log matches."), "{}", app.screen());
    app.press("esc");
    assert!(app.shows("Log 1 meeting") && app.shows("The queue's age, again"), "{}", app.screen());
    app.press("esc");
    assert!(app.shows("Log 4 meetings"), "{}", app.screen());
}

#[test]
fn a_search_that_cannot_be_read_says_why_and_what_was_found_stays() {
    let mut app = after("4 /");
    app.paste("practice:tru");
    assert!(app.shows("write one of: trust, coaching"), "{}", app.screen());
    assert!(app.shows("Log 4 meetings") && app.shows("Her talk"), "{}", app.screen());
}

#[test]
fn what_is_selected_in_the_log_is_shown_in_full() {
    let mut app = after("4 /");
    app.type_in("age again").press("enter j");
    assert!(app.shows("Nobody saw the first page."), "{}", app.screen());
    assert!(app.shows("Dana has not heard it yet"), "{}", app.screen());
    app.press("k");
    assert!(app.shows("at 10:00 · 42 min · there: Kim, Leo"), "the meeting: {}", app.screen());
}

#[test]
fn promises_are_ticked_off_in_the_log_and_opened_again() {
    let mut app = after("4 /");
    app.type_in("screens").press("enter j");
    assert!(app.shows("t open again"), "{}", app.screen());
    app.press("t");
    assert!(
        app.shows("Open again: Order the screens") && app.shows("☐ Order the screens"),
        "{}",
        app.screen()
    );
    assert!(!app.file("log/2026-W47.toml").contains("done"));
    app.press("t");
    assert!(app.file("log/2026-W47.toml").contains("done = 2026-11-23"), "{}", app.screen());
    app.press("u u");
    assert_eq!(app.file("log/2026-W47.toml"), LAST_TEAM, "byte for byte");
}

#[test]
fn the_log_goes_on_as_one_goes_down() {
    let week = |n: i64| songsheet::domain::Week::parse("2026-W46").unwrap().plus(-i32::try_from(n).unwrap());
    let meeting = |n: i64| {
        let date = week(n).monday();
        format!("[[meeting]]\ndate = {date}\n\n[[meeting.item]]\ntitle = \"Item {n}\"\n")
    };
    let files: Vec<_> = (0..150).map(|n| (format!("log/{}.toml", week(n)), meeting(n))).collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut app = App::with_files(TEAM, TOPICS, &files);
    app.press("4");
    assert!(
        app.shows("Log 150 meetings") && app.shows("Item 0") && !app.shows("Item 149"),
        "{}",
        app.screen()
    );
    app.press("G G G G");
    assert!(app.shows("Item 149"), "{}", app.screen());
    app.press("g");
    assert!(app.shows("Item 0"), "{}", app.screen());
}

#[test]
fn without_any_log_the_pages_say_so() {
    for key in ["4", "6"] {
        let mut app = App::new(TOPICS);
        app.press(key);
        assert!(app.shows("No meeting has been logged yet."), "{}", app.screen());
    }
}

#[test]
fn the_forecast_names_what_comes_too_late_and_leads_to_its_topic() {
    let long = |n: u32| {
        format!(
            "[[topic]]\ntitle = \"Talk {n}\"\nroute = \"broadcast\"\nminutes = 40\npriority = \"high\"\ndue = 2026-11-24\n\n"
        )
    };
    let mut app = App::with_files(TEAM, &format!("{}{}{TOPICS}", long(1), long(2)), &FILES).size(120, 40);
    app.press("5");
    assert!(app.shows("Too late"), "{}", app.screen());
    assert!(app.line_with("! Talk").contains("due Tue 24 Nov · heard Tue 1 Dec"), "{}", app.screen());
    assert!(app.shows("◐ Blorf") && app.shows("1-1 with Dana"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Broadcast · your call") && app.shows("b broadcast"), "{}", app.screen());
    app.press("x");
    assert!(!app.shows("Too late"), "done there, and played again: {}", app.screen());
    assert!(app.shows("Team meetings"), "back where one was: {}", app.screen());
}

#[test]
fn a_member_of_the_forecast_or_the_week_leads_to_their_page() {
    let mut app = after("5 tab g enter");
    assert!(app.shows("Dana Whitfield") && app.shows("Must hear"), "{}", app.screen());
    app.press("6 tab g");
    assert!(app.line_with("! Kim").contains("no 1-1 for 25 weeks"), "{}", app.screen());
    app.press("enter");
    assert!(app.shows("Kim Osei"), "{}", app.screen());
}

#[test]
fn looking_back_shows_last_week_at_the_beginning_of_one_and_others_by_key() {
    let mut app = after("6");
    assert!(
        app.shows("Week 47 · 16–20 Nov 2026") && app.shows("Team meeting, Tue 17 Nov"),
        "{}",
        app.screen()
    );
    assert!(
        app.shows("Not reached") && app.shows("Kudos") && app.shows("☑ Order the screens"),
        "{}",
        app.screen()
    );
    app.press("]");
    assert!(app.shows("Week 48"), "{}", app.screen());
    app.press("]");
    assert!(app.shows("Week 48") && app.shows("That week is still to come"), "{}", app.screen());
    app.press("[ [");
    assert!(app.shows("Week 46") && !app.shows("Order the screens"), "{}", app.screen());
    app.press("0");
    assert!(app.shows("Week 47"), "{}", app.screen());
}

#[test]
fn a_meeting_of_the_week_leads_into_the_log() {
    let app = after("6 enter");
    assert!(app.shows("Log 1 meeting") && app.shows("/team since:2026-11-17"), "{}", app.screen());
    assert!(app.shows("Deploys stop on the 18th") && !app.shows("Her talk"), "{}", app.screen());
}
