//! What to look at this week: counted in the first line, listed with what could be done.

use crate::app::{App, TEAM};

const TOPICS: &str = r#"[[topic]]
id = "out1"
title = "Checkout outage: what the alert missed"
route = "broadcast"
minutes = 15
carried = [2026-11-03, 2026-11-10, 2026-11-17]

[[topic]]
title = "Her goals for the first quarter"
with = ["dana"]
route = "private"
"#;

const KIMS_LOG: &str =
    "[[meeting]]\nwith = \"kim\"\ndate = 2026-10-07\n\n[[meeting.item]]\ntitle = \"Workload\"\n";

fn app() -> App {
    App::with_files(TEAM, TOPICS, &[("private/log/2026-W41.toml", KIMS_LOG)])
}

#[test]
fn it_is_counted_and_says_what_could_be_done() {
    let mut app = app();
    assert!(app.line_with("Platform").contains("⚑ 2"), "{}", app.screen());
    app.press("A");
    assert!(app.shows("Kim: the last 1-1 was 7 weeks ago"), "{}", app.screen());
    assert!(app.shows("was carried 3 times: decide it, delegate it, drop it"), "{}", app.screen());
    assert!(app.shows("d decided · w delegate · x drop · W write it up"), "{}", app.screen());
    app.press("esc");
    assert!(!app.shows("Worth a look"));
}

#[test]
fn what_could_be_done_is_done_from_there() {
    for (key, done) in [("W", "written = true"), ("x", "dropped = 2026-11-23"), ("z", "parked = 2026-11-23")]
    {
        let mut app = app();
        app.press("A G").press(key);
        assert!(app.file("topics.toml").contains(done), "{key}\n{}", app.screen());
        app.press("u");
        assert_eq!(app.file("topics.toml"), TOPICS);
    }
    let mut app = app();
    app.press("A enter");
    assert!(app.shows("People") && !app.shows("Worth a look"), "{}", app.screen());
    app.press("A G enter");
    assert!(
        app.shows("Checkout outage: what the alert missed") && app.shows("your call"),
        "{}",
        app.screen()
    );
}

#[test]
fn without_advice_it_says_so_and_a_topic_that_a_filter_hides_is_found() {
    let mut app = App::new(crate::app::TOPICS);
    app.press("A");
    assert!(app.shows("Nothing stands out this week."), "{}", app.screen());
    let mut app = self::app();
    app.press("/").type_in("goals").press("enter A G W");
    assert!(app.file("topics.toml").contains("written = true"), "{}", app.screen());
}
