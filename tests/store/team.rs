//! Edits of the roster: single meetings that are moved, skipped, or as usual again.

use std::fs;

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use proptest::sample::select;
use songsheet::domain::{Drawer, Handle, Instead, MeetingOf};
use songsheet::store::save::{CommitError, Saved, commit_team};
use songsheet::store::{Place, Reason, TeamEdit, TeamEditError, Texts, Workspace};

use crate::support::{TEAM, write};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dana() -> MeetingOf {
    MeetingOf::OneOnOne(Handle::new("dana").unwrap())
}

fn to(day: &str) -> Instead {
    Instead::Moved { to: date(day), time: None }
}

fn at(day: &str, time: &str) -> Instead {
    Instead::Moved { to: date(day), time: Some(time.parse::<NaiveTime>().unwrap()) }
}

fn of(team: &str) -> Workspace {
    let texts = Texts { team: team.into(), ..Texts::default() };
    Workspace::of_texts(&Place::example(), &texts).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The text of a roster after the edit of Dana's 1-1 of this day.
fn after(team: &str, on: &str, instead: Option<Instead>) -> String {
    let applied = of(team).apply_team(&TeamEdit::new(dana(), date(on), instead)).unwrap();
    applied.workspace.team_text().to_owned()
}

#[test]
fn an_exception_is_added_at_the_end_in_the_style_of_the_file() {
    let added = "\n[[exception]]\nwith = \"dana\"\non = 2026-11-25\nto = 2026-11-27\ntime = \"15:00\"\n";
    assert_eq!(after(TEAM, "2026-11-25", Some(at("2026-11-27", "15:00:00"))), format!("{TEAM}{added}"));
    let unended = TEAM.trim_end();
    assert_eq!(after(unended, "2026-11-25", None), unended);
    let skipped = "\n\n[[exception]]\nwith = \"dana\"\non = 2026-11-25\n";
    assert_eq!(after(unended, "2026-11-25", Some(Instead::Skipped)), format!("{unended}{skipped}"));
    let crlf = TEAM.replace('\n', "\r\n");
    let same_day = after(&crlf, "2026-11-25", Some(at("2026-11-25", "09:30:00")));
    let added = "\r\n[[exception]]\r\nwith = \"dana\"\r\non = 2026-11-25\r\ntime = \"09:30\"\r\n";
    assert_eq!(same_day, format!("{crlf}{added}"));
}

const TWO: &str = "\
# The exceptions of this winter.

# She is at a conference.
[[exception]]   # for once
with = 'Dana'
on = \"2026-11-25\" # a Wednesday
to = 2026-11-27
why = \"conference\"

[[exception]]
on = 2026-12-01
";

#[test]
fn an_exception_is_changed_in_its_place_and_all_else_stays() {
    let team = format!("{TWO}\n{TEAM}");
    let moved = after(&team, "2026-11-25", Some(to("2026-11-26")));
    assert_eq!(moved, team.replace("2026-11-27", "2026-11-26"));
    let timed = after(&team, "2026-11-25", Some(at("2026-11-27", "08:00:00")));
    assert_eq!(timed, team.replace("# a Wednesday\n", "# a Wednesday\ntime = \"08:00\"\n"));
    let skipped = after(&team, "2026-11-25", Some(Instead::Skipped));
    assert_eq!(skipped, team.replace("to = 2026-11-27\n", ""));
    let on_its_day = after(&team, "2026-11-25", Some(at("2026-11-25", "08:00:00")));
    assert_eq!(
        on_its_day,
        team.replace("to = 2026-11-27\n", "").replace("nesday\n", "nesday\ntime = \"08:00\"\n")
    );
}

#[test]
fn an_exception_goes_with_its_own_comment_and_no_other() {
    let team = format!("{TWO}\n{TEAM}");
    let usual = after(&team, "2026-11-25", None);
    assert_eq!(
        usual,
        format!("# The exceptions of this winter.\n\n[[exception]]\non = 2026-12-01\n\n{TEAM}")
    );
    let edit = TeamEdit::new(MeetingOf::Team, date("2026-12-01"), None);
    let both = of(&usual).apply_team(&edit).unwrap();
    assert_eq!(both.workspace.team_text(), format!("# The exceptions of this winter.\n\n{TEAM}"));
    assert!(both.workspace.team().exceptions.is_empty());
}

#[test]
fn what_cannot_be_is_refused() {
    let refused = |team: &str, on: &str, instead| {
        of(team).apply_team(&TeamEdit::new(dana(), date(on), instead)).unwrap_err()
    };
    let other_week = refused(TEAM, "2026-11-25", Some(to("2026-12-01")));
    assert!(matches!(&other_week, TeamEditError::Invalid(problems) if problems[0].line > 5), "{other_week}");
    let listed = format!("exception = [{{ on = 2026-12-01 }}]\n{TEAM}");
    assert_eq!(refused(&listed, "2026-11-25", Some(to("2026-11-26"))), TeamEditError::Listed { line: 1 });
    let stranger = TeamEdit::new(
        MeetingOf::OneOnOne(Handle::new("zoe").unwrap()),
        date("2026-11-25"),
        Some(to("2026-11-26")),
    );
    assert!(of(TEAM).apply_team(&stranger).is_err());
}

fn an_instead() -> impl Strategy<Value = Option<Instead>> {
    let day = select(vec!["2026-11-23", "2026-11-25", "2026-11-27", "2026-11-29"]);
    let time = select(vec![None, Some("08:15:00"), Some("23:59:00")]);
    let moved = (day, time).prop_map(|(day, time)| Instead::Moved {
        to: date(day),
        time: time.map(|time| time.parse().unwrap()),
    });
    prop_oneof![Just(None), Just(Some(Instead::Skipped)), moved.prop_map(Some)]
}

/// Rosters in many styles, some with an exception already.
fn a_roster() -> impl Strategy<Value = String> {
    let before =
        select(vec!["", "\u{feff}", "# mine\n", TWO, "[[exception]]\non=2026-11-24\nwith = \"kim\"\n\n"]);
    let last =
        select(vec!["", "\n\n\n", "# the end", "\n[[exception]]\n  on = 2026-11-25\n  with = \"dana\""]);
    (before, last, any::<bool>()).prop_map(|(before, last, crlf)| {
        let last = if before == TWO { "" } else { last };
        let text = format!("{before}{TEAM}{last}");
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

proptest! {
    #[test]
    fn the_roster_says_what_was_meant_and_undoing_restores_every_byte(
        roster in a_roster(),
        insteads in prop::collection::vec((any::<bool>(), an_instead()), 1..5),
    ) {
        let mut now = of(&roster);
        let mut back = Vec::new();
        for (team, instead) in insteads {
            let (of, on) = if team { (MeetingOf::Team, "2026-11-24") } else { (dana(), "2026-11-25") };
            let before = now.clone();
            let applied = now.apply_team(&TeamEdit::new(of.clone(), date(on), instead)).unwrap();
            now = applied.workspace;
            let said = now.team().exceptions.iter().find(|one| one.of == of && one.on == date(on));
            prop_assert_eq!(said.map(|one| one.instead), instead);
            prop_assert_eq!(now.team().exceptions.iter().filter(|one| one.of != of).collect::<Vec<_>>(),
                before.team().exceptions.iter().filter(|one| one.of != of).collect::<Vec<_>>());
            for line in roster.lines().filter(|line| line.starts_with("name") || line.starts_with("# the end")) {
                prop_assert!(now.team_text().contains(line));
            }
            back.push((applied.inverse, before));
        }
        while let Some((edit, before)) = back.pop() {
            let undone = now.apply_team(&edit).unwrap();
            prop_assert_eq!(undone.workspace.team_text(), before.team_text());
            let redone = undone.workspace.apply_team(&undone.inverse).unwrap();
            prop_assert_eq!(redone.workspace.team_text(), now.team_text());
            now = undone.workspace;
        }
    }
}

/// A workspace folder that goes away with the test.
fn folder() -> (tempfile::TempDir, Place) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("team.toml"), TEAM);
    write(&folder.path().join("topics.toml"), "[[topic]]\nid = \"aa\"\ntitle = \"Deploy freeze\"\n");
    let place = Place::folder(folder.path(), Reason::DirFlag);
    (folder, place)
}

fn roster_of(place: &Place) -> String {
    fs::read_to_string(place.team_file()).unwrap()
}

#[test]
fn an_exception_is_saved_and_taken_back() {
    let (_folder, place) = folder();
    let before = Workspace::load(&place).unwrap();
    let edit = TeamEdit::new(dana(), date("2026-11-25"), Some(to("2026-11-27")));
    let done = commit_team(&place, &before, &edit).unwrap();
    assert_eq!((done.saved, done.reloaded), (Saved::Durably, false));
    assert_eq!(roster_of(&place), done.workspace.team_text());
    assert_eq!(done.workspace.text(Drawer::Shared), before.text(Drawer::Shared));
    let undone = commit_team(&place, &done.workspace, &done.inverse).unwrap();
    assert_eq!((roster_of(&place).as_str(), undone.reloaded), (TEAM, false));
}

#[test]
fn somebody_else_s_change_of_the_roster_stays() {
    let (_folder, place) = folder();
    let before = Workspace::load(&place).unwrap();
    let theirs = format!("# holidays are to come\n{TEAM}");
    write(place.team_file(), &theirs);
    let edit = TeamEdit::new(dana(), date("2026-11-25"), Some(to("2026-11-27")));
    let done = commit_team(&place, &before, &edit).unwrap();
    assert!(done.reloaded && roster_of(&place).starts_with(&theirs));
    let again = format!("{}# more\n", roster_of(&place));
    write(place.team_file(), &again);
    commit_team(&place, &done.workspace, &done.inverse).unwrap();
    assert_eq!(roster_of(&place), format!("{theirs}# more\n"), "what came later stays when it is taken back");
}

#[test]
fn two_who_decide_otherwise_of_one_meeting_are_told() {
    let (_folder, place) = folder();
    let before = Workspace::load(&place).unwrap();
    let skip = TeamEdit::new(dana(), date("2026-11-25"), Some(Instead::Skipped));
    commit_team(&place, &before, &skip).unwrap();
    let theirs = roster_of(&place);
    let edit = TeamEdit::new(dana(), date("2026-11-25"), Some(to("2026-11-27")));
    let refused = commit_team(&place, &before, &edit).unwrap_err();
    assert!(matches!(refused, CommitError::Conflict(_)), "{refused}");
    assert_eq!(refused.to_string(), "\"the 1-1 with Dana of 2026-11-25\" was changed meanwhile");
    assert_eq!(roster_of(&place), theirs);
    let same = commit_team(&place, &before, &skip).unwrap();
    assert_eq!((roster_of(&place), same.reloaded), (theirs, true));
}

#[test]
fn a_broken_roster_is_left_alone() {
    let (_folder, place) = folder();
    let before = Workspace::load(&place).unwrap();
    let broken = format!("{TEAM}[[member]\n");
    write(place.team_file(), &broken);
    let edit = TeamEdit::new(dana(), date("2026-11-25"), Some(to("2026-11-27")));
    assert!(matches!(commit_team(&place, &before, &edit), Err(CommitError::Broken(_))));
    assert_eq!(roster_of(&place), broken);
}
