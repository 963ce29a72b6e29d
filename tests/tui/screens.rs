//! Pictures of the screens, as text with the runs of every style listed beside it.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use songsheet::classify::{Field, Reason};
use songsheet::domain::Practice;

use crate::app::{App, TOPICS};
use crate::looking;

/// The lines of a screen, then each run of cells that is not plain text: line, columns, style.
fn picture(app: &App) -> String {
    let buffer = app.buffer();
    let mut out = app.screen();
    out.push_str("---\n");
    for y in 0..buffer.area.height {
        styles(&buffer, y, &mut out);
    }
    out
}

fn styles(buffer: &Buffer, y: u16, out: &mut String) {
    let row: Vec<&Cell> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
    let mut x = 0;
    for run in row.chunk_by(|a, b| a.style() == b.style()) {
        let blank = run.iter().all(|cell| cell.symbol() == " ") && run[0].bg == ratatui::style::Color::Reset;
        if !blank {
            let (fg, bg, modifier) = (run[0].fg, run[0].bg, run[0].modifier);
            let _ = writeln!(out, "{y:>2}:{x:<3}+{:<3} {fg} on {bg} {modifier:?}", run.len());
        }
        x += run.len();
    }
}

macro_rules! snapshots {
    ($($name:ident: $app:expr;)+) => {
        $(#[test]
        fn $name() {
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(stringify!($name), picture(&$app));
            });
        })+
    };
}

/// A week with something of everything. All routes are called, so that no change of the rules moves a topic.
const WEEK: &str = r#"
[[topic]]
id = "out1"
title = "Checkout outage on Friday: what the alert missed and who was paged first"
from = "dana"
kind = "discuss"
minutes = 15
due = 2026-11-27
route = "broadcast"
notes = "Timeline is in the incident document.\nTalk about the alert, not about who was on call."
tags = ["incident"]

[[topic]]
title = "Travel policy changes in January"
kind = "inform"
minutes = 5
route = "broadcast"

[[topic]]
title = "Which message queue do we keep, and which one do we switch off?"
from = "leo"
kind = "decide"
minutes = 12
carried = [2026-11-10, 2026-11-17]
route = "broadcast"

[[topic]]
title = "Alerts at night that nobody acted on"
kind = "discuss"
minutes = 20
route = "broadcast"

[[topic]]
title = "Her talk proposal for the spring conference"
from = "dana"
with = ["dana"]
minutes = 10
route = "private"

[[topic]]
title = "What would you like to be doing a year from now?"
with = ["everyone"]
minutes = 15
route = "private"

[[topic]]
title = "Workload until the release"
with = ["dana"]
minutes = 15
route = "private"

[[topic]]
title = "Confidential: the reorganisation of the storage group"
embargo = 2026-12-08
tell_first = ["leo"]

[[topic]]
title = "A question of pay"
route = "private"

[[topic]]
title = "Blorf"

[[topic]]
title = "Release status 会议室 and 田中さん"
kind = "inform"
minutes = 3
route = "broadcast"
"#;

/// The week at a size, after some keys. The words that the rules found are replaced by words that stay.
fn week(keys: &str, (width, height): (u16, u16)) -> App {
    let mut app = after(keys, App::new(WEEK).size(width, height));
    let work = app.model.work.as_mut().unwrap();
    if let Some(why) = &mut work.board.why {
        let reason = |text: &str, weight: f32| Reason {
            rule: "a rule".to_owned(),
            practice: Practice::CollectiveLearning,
            weight,
            field: Field::Title,
            start: 0,
            end: text.len(),
            text: text.to_owned(),
        };
        why.explanation.reasons = vec![reason("outage", 1.7), reason("what the alert missed", 0.9)];
        why.explanation.against = vec![reason("who was paged", -0.4)];
        why.explanation.advice = vec!["One piece of advice.".to_owned()];
    }
    app
}

/// The week after some that are in the log.
fn after_weeks(keys: &str, size: (u16, u16)) -> App {
    let team_log = "[[meeting]]\ndate = 2026-11-17\nstart = 10:00:00\nminutes = 41\npresent = [\"kim\", \"leo\"]\nabsent = \
        [\"dana\"]\n\n[[meeting.item]]\ntitle = \"Deploys stop on the 18th\"\nminutes = 6\ndecisions = [\"Nobody deploys \
        after it\"]\n\n[[meeting.action]]\nwhat = \"Write the runbook\"\nwho = \"kim\"\nuntil = 2026-11-20\n\n\
        [[meeting.action]]\nwhat = \"Book the room\"\nuntil = 2026-11-27\n";
    let kims = "[[meeting]]\nwith = \"kim\"\ndate = 2026-09-30\n\n[[meeting.item]]\ntitle = \"Workload\"\npractice = \
        \"trust\"\nminutes = 12\nnotes = \"Two evenings a week is too much.\"\n\n[[meeting.item]]\ntitle = \"Release \
        dates\"\npractice = \"broad-information\"\nminutes = 8\n";
    let danas = "[[meeting]]\nwith = \"dana\"\ndate = 2026-11-18\n\n[[meeting.item]]\ntitle = \"Her talk\"\nfrom = \
        \"dana\"\npractice = \"growth\"\nminutes = 20\n\n[[meeting.action]]\nwhat = \"Ask for the travel budget\"\n";
    let files = [
        ("log/2026-W47.toml", team_log),
        ("private/log/2026-W40.toml", kims),
        ("private/log/2026-W47.toml", danas),
    ];
    after(keys, App::with_files(crate::app::TEAM, WEEK, &files).size(size.0, size.1))
}

/// The team meeting of the week while it is held, some minutes later.
fn meeting(size: (u16, u16)) -> App {
    let mut app = week("tab H", size);
    let later = |app: &mut App, text: &str| {
        app.send(songsheet::tui::message::Message::Now(text.parse().unwrap()));
    };
    app.press("n d")
        .type_in("Rail below five hours")
        .press("enter x")
        .type_in("kim: ask about trains by fri");
    later(&mut app, "2026-11-23T00:04:10");
    app.press("enter n");
    later(&mut app, "2026-11-23T00:17:00");
    app
}

fn after(keys: &str, mut app: App) -> App {
    app.press(keys);
    app
}

snapshots! {
    plan_120x40: week("j", (120, 40));
    plan_80x24: week("j", (80, 24));
    plan_60x18: week("j", (60, 18));
    plan_20x5: week("", (20, 5));
    triage_120x40: week("2 j", (120, 40));
    triage_80x24: week("2 j", (80, 24));
    one_on_ones_80x24: week("tab tab", (80, 24));
    presenter_120x40: week("P", (120, 40));
    presenter_60x18: week("P", (60, 18));
    meeting_120x40: meeting((120, 40));
    meeting_80x24: meeting((80, 24));
    meeting_60x18: meeting((60, 18));
    plan_after_weeks_120x40: after_weeks("tab tab j", (120, 40));
    advice_80x24: after_weeks("A", (80, 24));
    one_on_one_held_80x24: after_weeks("tab tab g H n", (80, 24));
    help_80x24: after("?", App::new(TOPICS).size(80, 24));
    form_80x24: after("j E", App::new(WEEK).size(80, 24));
    people_80x24: week("p", (80, 24));
    people_page_120x40: after("3 j", looking::app((120, 40)));
    people_page_80x24: after("3 j", looking::app((80, 24)));
    people_page_60x18: after("3 j enter", looking::app((60, 18)));
    log_120x40: after("4 j", looking::app((120, 40)));
    log_80x24: after("4 j j", looking::app((80, 24)));
    log_60x18: after("4 / q u e u e", looking::app((60, 18)));
    forecast_120x40: after("5", looking::app((120, 40)));
    forecast_80x24: after("5", looking::app((80, 24)));
    look_back_120x40: after("6", looking::app((120, 40)));
    look_back_80x24: after("6", looking::app((80, 24)));
    problems_80x24: App::new("[[topic]]\ntitel = \"x\"\nroute = \"privat\"\n").size(80, 24);
    empty_80x24: App::new("").size(80, 24);
}
