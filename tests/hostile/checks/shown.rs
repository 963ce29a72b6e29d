//! What is shown, whatever the files say: nothing that steers a terminal, and no place outside of the file.

use chrono::{NaiveDate, NaiveDateTime};
use songsheet::desk::Desk;
use songsheet::escape;
use songsheet::share::{json, markdown, text};
use songsheet::store::{Diagnostic, Place, Reason};

/// The roster of whatever is not about rosters.
pub const TEAM: &str = "[team]\nname = \"Platform\"\nmanager = \"Alex Moreau\"\n\n\
    [[member]]\nname = \"Dana Whitfield\"\nhandle = \"dana\"\naliases = [\"Dee\"]\n\n\
    [[member]]\nname = \"Kim Osei\"\nhandle = \"kim\"\n";

/// Where the files would be.
pub fn place() -> Place {
    Place::folder("team", Reason::DirFlag)
}

/// The moment at which everything plays: a Monday.
pub fn now() -> NaiveDateTime {
    today().and_hms_opt(9, 0, 0).unwrap()
}

/// The day of it.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Problems of this text are told in two safe lines each, at places that the text has.
pub fn problems_lie_within(text: &str, problems: &[Diagnostic]) {
    let lines: Vec<&str> = text.split('\n').collect();
    for problem in problems {
        let told = problem.to_string();
        is_safe(&told);
        assert!(told.lines().count() <= 2, "{told}");
        if problem.line == 0 {
            assert!(problem.what.starts_with("there are "), "{problem} has no place");
            continue;
        }
        let line = lines.get(problem.line - 1);
        let line = line.unwrap_or_else(|| panic!("{problem} lies below the last line"));
        assert!((1..=line.chars().count() + 1).contains(&problem.column), "{problem} lies beside the line");
        assert!(problem.hint.is_some() || !problem.is_error(), "{problem} has no hint");
    }
}

/// Nothing in this text steers, hides or reorders.
pub fn is_safe(text: &str) {
    for line in text.split('\n') {
        assert_eq!(escape::visible(line), line);
    }
}

/// Plans the week after that of `desk`, which plays both, and shows it in every way.
pub fn everything_is_safe(desk: &Desk) {
    let week = desk.week();
    let plan = desk.plan(week.plus(1));
    is_safe(&text::week(&plan, 80));
    is_safe(&markdown::week(&plan));
    json_is_safe(&json::week(&plan));
    if let Some(team) = &plan.team {
        is_safe(&text::team(team, 40));
        is_safe(&markdown::team(team));
        json_is_safe(&json::team(week, Some(team)));
    }
    let _ = (desk.people(), desk.ledger(), desk.forecast(2), desk.look_back(week));
}

fn json_is_safe(json: &str) {
    assert_eq!(escape::json(json), json);
    serde_json::from_str::<serde_json::Value>(json).unwrap();
}
