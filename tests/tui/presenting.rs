//! Presenter mode: whatever happens, nothing private is on the screen.

use ratatui::layout::Position;
use songsheet::tui::message::{Message, Mouse};
use songsheet::tui::model::Trouble;
use songsheet::tui::worker::Report;

use crate::app::{App, TEAM};

/// Everything private bears this word.
const CANARY: &str = "Blorf";

const SECRETS: &str = r#"
# Blorf
[[topic]]
title = "Release plan"   # Blorf
route = "broadcast"
whose_idea = "Blorf"
notes = "Blorf notes of a broadcast topic"
because = "Blorf reason"
tags = ["Blorf"]
with = ["kim"]

[[topic]]
title = "Blorf: pay review"
with = ["dana"]
route = "private"

[[topic]]
title = "Blorf: reorganisation"
embargo = 2026-12-01

[[topic]]
title = "Blorf"

[[topic]]
title = "Blorf outage, in confidence"
route = "broadcast"
tags = ["confidential"]
"#;

fn team() -> String {
    TEAM.replace("Prefers mornings", "Blorf about Leo")
}

/// A 1-1 and a team meeting that Dana missed, noted calls and copies of files; all but the team's is private.
const LOGS: [(&str, &str); 5] = [
    (
        "private/topics.toml",
        "# Blorf\n[[topic]]\ntitle = \"Blorf in private\"\nwith = [\"kim\"]\nBlorf = 1\n",
    ),
    ("private/calls.toml", "[[call]]\ntitle = \"Blorf\"\nroute = \"Blorf\"\nday = 2026-11-18\n"),
    ("private/topics (Blorf conflicted copy).toml", "Blorf"),
    (
        "private/log/2026-W40.toml",
        "[[meeting]]\nwith = \"dana\"\ndate = 2026-09-30\n\n[[meeting.item]]\ntitle = \"Blorf and pay\"\nnotes = \"Blorf\"\n\n\
         [[meeting.action]]\nwhat = \"Blorf: ask for more\"\nwho = \"dana\"\nuntil = 2026-10-01\n",
    ),
    (
        "log/2026-W47.toml",
        "[[meeting]]\ndate = 2026-11-17\nabsent = [\"dana\"]\n\n[[meeting.item]]\ntitle = \"Deploys stop\"\n\n\
         [[meeting.action]]\nwhat = \"Write it down\"\nwho = \"kim\"\n",
    ),
];

fn app() -> App {
    App::with_files(&team(), SECRETS, &LOGS)
}

#[test]
fn the_canary_is_on_the_screen_before() {
    assert!(app().shows(CANARY), "or this file tests nothing");
}

#[test]
fn no_key_shows_anything_private() {
    let keys = "j k g G ] ] [ 0 ? j esc a b p w e E enter d f x / n tab shift-tab 1 2 3 4 5 6 7 ! A t z W c M S r u ctrl-r P n esc n \
         H j k n d esc x esc o esc w esc a esc c z t J + L space u P n C n r 3 4 A esc esc H n esc P n";
    for size in [(120, 36), (80, 24), (60, 18), (37, 10), (20, 5)] {
        let mut app = app().size(size.0, size.1);
        app.press("P");
        for key in keys.split(' ') {
            app.press(key);
            assert!(!app.shows(CANARY), "{key} at {size:?}\n{}", app.screen());
        }
        assert!(size.0 < 40 || app.shows("Release plan"), "{}", app.screen());
        assert!(size.0 < 80 || app.shows("Write it down"), "the team's promises are shown\n{}", app.screen());
    }
}

#[test]
fn nothing_that_happens_shows_anything_private() {
    let mut app = app();
    app.press("x P");
    assert!(!app.shows(CANARY), "what was said before is gone");
    app.paste("Blorf");
    app.somebody_writes("topics.toml", &format!("{SECRETS}\n[[topic]]\ntitle = \"Blorf 2\"\n"));
    assert!(!app.shows(CANARY), "{}", app.screen());
    app.somebody_writes("topics.toml", "[[topic]]\ntitle = \"Blorf\"\nroute = \"Blorf\"\n");
    assert!(!app.shows(CANARY), "{}", app.screen());
    app.send(Message::Worker(Report::Stuck(Trouble::Failed("Blorf".to_owned()))));
    assert!(!app.shows(CANARY), "{}", app.screen());
    for (width, height) in
        (0..130).step_by(7).flat_map(|width| (0..45).step_by(4).map(move |height| (width, height)))
    {
        app.resize(width, height);
        assert!(!app.shows(CANARY), "{width}×{height}");
    }
}

#[test]
fn leaving_it_is_asked_about_first() {
    let mut app = app();
    app.press("P P");
    assert!(app.shows("Show the 1-1s and private topics again?") && !app.shows(CANARY));
    app.press("n");
    assert!(!app.shows(CANARY));
    app.press("P y");
    assert!(app.shows(CANARY));
}

#[test]
fn broken_files_are_not_taken_for_a_week_without_a_meeting() {
    let app = App::presenting("[[topic]]\ntitle = 3\n");
    assert!(app.shows("The agenda cannot be shown"), "{}", app.screen());
}

#[test]
fn it_can_be_what_the_program_starts_with() {
    let mut app = App::presenting(SECRETS);
    assert!(app.shows("Release plan") && !app.shows(CANARY));
    app.press("q");
    assert!(app.has_quit());
}

#[test]
fn what_is_not_saved_is_a_neutral_mark_there() {
    let mut app = app();
    app.disk_is_slow();
    app.press("x P");
    app.send(Message::Worker(Report::Stuck(Trouble::Failed("Blorf".to_owned()))));
    assert!(app.shows("1 not saved yet"), "{}", app.screen());
    assert!(!app.shows("✗") && !app.shows("r tries again") && !app.shows("r retry"), "{}", app.screen());
}

#[test]
fn a_week_without_a_meeting_says_so_of_that_week() {
    let rare = TEAM.replace("weekday = \"tue\"", "weekday = \"tue\"\ncadence = \"monthly\"");
    let mut app = App::with_team(&rare, SECRETS);
    app.press("P ] ]");
    assert!(app.shows("There is no team meeting that week."), "{}", app.screen());
    app.press("] ] ] [ [");
    assert!(!app.shows("this week") && !app.shows("cannot be shown"), "{}", app.screen());
}

#[test]
fn the_wheel_moves_through_the_agenda() {
    let topics: Vec<_> = (0..9)
        .map(|n| format!("[[topic]]\ntitle = \"Item {n}\"\nroute = \"broadcast\"\nminutes = 3\n\n"))
        .collect();
    let mut app = App::with_team(&team(), &topics.concat()).size(60, 12);
    app.press("P");
    assert!(!app.shows("Item 8"), "{}", app.screen());
    for _ in 0..4 {
        app.send(Message::Mouse(Mouse::WheelDown(Position::new(5, 5))));
    }
    assert!(app.shows("Item 8"), "{}", app.screen());
}

#[test]
fn it_shows_notes_that_are_shared_and_no_others() {
    let topics = "[[topic]]\ntitle = \"Build cache pauses\"\nnotes = \"It is Mei's year.\"\nroute = \"broadcast\"\n\n\
        [[topic]]\ntitle = \"Deploy freeze\"\nnotes = \"From the 18th on.\"\nshare_notes = true\nroute = \"broadcast\"\n";
    let app = App::presenting(topics);
    assert!(app.shows("From the 18th on.") && !app.shows("Mei"), "{}", app.screen());
}

#[test]
fn what_the_team_only_has_to_read_stands_below_the_meeting() {
    let topics = "[[topic]]\ntitle = \"Deploy freeze\"\nnotes = \"From the 18th on.\"\nshare_notes = true\nroute = \"broadcast\"\n\
        written = true\n\n[[topic]]\ntitle = \"Dana's pay\"\nwith = [\"dana\"]\nroute = \"private\"\nwritten = true\n";
    let screen = App::presenting(topics).screen();
    let (heading, title) = (screen.find("In writing").unwrap(), screen.find("Deploy freeze").unwrap());
    assert!(heading < title && screen.contains("From the 18th on.") && !screen.contains("pay"), "{screen}");
    assert!(screen.contains("5/45 min"), "it takes no time: {screen}");
}

#[test]
fn the_pages_that_look_back_and_ahead_cannot_be_reached_and_leave_nothing_behind() {
    let log = "[[meeting]]\nwith = \"dana\"\ndate = 2026-11-18\n\n[[meeting.item]]\ntitle = \"Blorf\"\nnotes = \"Blorf\"\n\n\
        [[meeting.action]]\nwhat = \"Blorf\"\nuntil = 2026-11-19\n";
    let files = [("private/log/2026-W47.toml", log)];
    for page in ["3", "3 enter", "4", "4 / B l", "4 enter", "5", "5 tab", "5 enter", "6", "6 tab"] {
        let mut app = App::with_files(&team(), SECRETS, &files).size(120, 40);
        app.press(page);
        assert!(app.shows(CANARY), "{page} shows nothing, so this tests nothing:\n{}", app.screen());
        // Out of whatever lies over the page, then present.
        app.press("esc P");
        if !app.model.window.presenting() {
            app.press("esc P");
        }
        assert!(app.model.window.presenting(), "{page}");
        for key in "3 4 5 6 / t enter tab j [ 0 A ! a".split(' ') {
            app.press(key);
            assert!(!app.shows(CANARY), "{page}, then {key}\n{}", app.screen());
        }
        for (width, height) in [(200, 60), (80, 24), (60, 18), (36, 9)] {
            app.resize(width, height);
            assert!(!app.shows(CANARY), "{page} at {width}×{height}");
        }
    }
}
