//! The year that lies behind the example team: it is what its program makes, it is believable, and it keeps what is
//! private off the team's log.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../examples/history/dice.rs"]
mod dice;
#[path = "../examples/history/story.rs"]
mod story;
#[path = "../examples/history/write.rs"]
mod write;
#[path = "../examples/history/year.rs"]
mod year;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use songsheet::classify::{Certainty, Router, RoutingConfig};
use songsheet::domain::{
    Drawer, Handle, Log, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Route, Topic, TopicKey,
};
use songsheet::plan::{Basis, Coverage, Ledger, Standing};
use songsheet::store::{Logs, Place, Reason, Workspace};

const MONDAY: &str = "2026-11-23";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/platform")
}

fn place() -> Place {
    Place::folder(folder(), Reason::DirFlag)
}

fn log() -> Log {
    let logs = Logs::load(&place());
    assert_eq!(logs.problems(), [], "the log is read without a complaint");
    (**logs.log()).clone()
}

fn items(meetings: &[&LoggedMeeting]) -> Vec<LoggedItem> {
    meetings.iter().flat_map(|meeting| meeting.items.clone()).collect()
}

fn of_team(log: &Log) -> Vec<&LoggedMeeting> {
    log.of(&MeetingOf::Team).map(|meeting| &**meeting).collect()
}

fn of_one_on_ones(log: &Log) -> Vec<&LoggedMeeting> {
    log.meetings().iter().filter(|meeting| meeting.of != MeetingOf::Team).map(|meeting| &**meeting).collect()
}

#[test]
fn the_files_are_what_the_program_makes() {
    let copy = tempfile::tempdir().unwrap();
    for file in ["team.toml", "topics.toml"] {
        std::fs::copy(folder().join(file), copy.path().join(file)).unwrap();
    }
    let year = write::year(copy.path()).unwrap();
    write::write(copy.path(), &year).unwrap();
    let files = write::files(&year);
    let mut bytes = 0;
    for file in &files {
        let (made, kept) = (std::fs::read(copy.path().join(file)), std::fs::read(folder().join(file)));
        bytes += kept.as_ref().map_or(0, Vec::len);
        assert!(made.unwrap() == kept.unwrap_or_default(), "{file}: cargo run --example history");
    }
    let kept =
        ["log", "private/log"].iter().map(|log| std::fs::read_dir(folder().join(log)).unwrap().count());
    assert_eq!(kept.sum::<usize>(), files.len(), "no other file lies there");
    assert!(bytes <= 400 * 1024, "{bytes} bytes");
}

#[test]
fn the_built_in_example_has_it_too() {
    assert_eq!(**Logs::load(&Place::example()).log(), log());
}

#[test]
fn it_is_a_year_of_different_things() {
    let log = log();
    let (team, one_on_ones) = (of_team(&log), of_one_on_ones(&log));
    assert!(team.len() >= 45 && one_on_ones.len() >= 240, "{} and {}", team.len(), one_on_ones.len());
    let titles = |meetings: &[&LoggedMeeting]| {
        items(meetings).into_iter().map(|item| item.title).collect::<HashSet<_>>().len()
    };
    assert!(titles(&team) >= 100 && titles(&one_on_ones) >= 120);
    let actions: Vec<_> = log.meetings().iter().flat_map(|meeting| &meeting.actions).collect();
    let kept_late = actions.iter().filter(|action| action.done > action.until && action.done.is_some());
    assert!(actions.len() >= 60 && kept_late.count() >= 5);
    assert!((10..=20).contains(&actions.iter().filter(|action| action.is_open()).count()));
    assert!(items(&team).iter().filter(|item| item.outcome == Outcome::Carried).count() >= 8);
    let last = log.meetings().last().unwrap().date;
    assert!(last.to_string().as_str() < MONDAY && last.to_string().as_str() > "2026-11-15");
}

#[test]
fn who_speaks_or_promises_is_there() {
    let log = log();
    for meeting in of_team(&log) {
        let said = meeting.items.iter().filter(|item| item.outcome == Outcome::Said);
        let who = said.filter_map(|item| item.from.as_ref());
        let all: HashSet<&Handle> = meeting.present.iter().chain(&meeting.absent).collect();
        assert!(all.len() == meeting.present.len() + meeting.absent.len(), "{}", meeting.date);
        for who in who.chain(meeting.actions.iter().filter_map(|action| action.who.as_ref())) {
            assert!(all.contains(who), "{}: {who} is not in the team", meeting.date);
        }
        for who in meeting.actions.iter().filter_map(|action| action.who.as_ref()) {
            assert!(meeting.present.contains(who), "{}: {who}", meeting.date);
        }
        assert!(meeting.minutes.is_some_and(|minutes| minutes.0 <= 52), "{}", meeting.date);
    }
}

#[test]
fn nothing_of_a_one_on_one_stands_in_the_team_s_log() {
    let log = log();
    let workspace = Workspace::load(&place()).unwrap();
    let private = workspace.topics().filter(|topic| topic.key.drawer == Drawer::Private);
    let mut secrets: HashSet<String> = private.map(|topic| topic.title.clone()).collect();
    secrets.extend(items(&of_one_on_ones(&log)).into_iter().map(|item| item.title));
    let router = Router::new(workspace.team(), &RoutingConfig::default());
    for item in items(&of_team(&log)) {
        assert!(!secrets.contains(&item.title), "{}", item.title);
        assert!(item.practice.is_some_and(|practice| practice.route() == Route::Broadcast), "{}", item.title);
        let topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, item.title.clone());
        let verdict = *router.route(topic.into(), MONDAY.parse().unwrap()).verdict();
        assert!(
            verdict.route() == Route::Broadcast || verdict.certainty() == Certainty::Unsure,
            "{}",
            item.title
        );
    }
}

#[test]
fn there_is_something_to_see_on_the_monday_after() {
    let (log, workspace) = (log(), Workspace::load(&place()).unwrap());
    let today = MONDAY.parse().unwrap();
    let team = workspace.team();
    let (mentions, is_for_all_on) = (|_: &_| Vec::new(), |_: &_, _| false);
    let basis =
        Basis { team, routed: &[], log: &log, today, mentions: &mentions, is_for_all_on: &is_for_all_on };
    let all = Coverage::of_all(&basis);
    let overdue = all.iter().filter(|one| matches!(one.standing, Standing::Overdue { .. }));
    assert_eq!(overdue.map(|one| one.who.as_str()).collect::<Vec<_>>(), ["leo", "ines"]);
    let practices = all.iter().flat_map(|one| one.practices);
    let stale = practices.filter(|(_, weeks)| weeks.is_none_or(|weeks| weeks >= 6)).count();
    assert!((15..40).contains(&stale), "{stale} of 60 are stale: neither all is well, nor is all lost");
    let ledger = Ledger::of(team, &log, today);
    let unheard: Vec<&str> = ledger.unheard().map(|(who, _)| who.as_str()).collect();
    assert!(unheard.contains(&"leo") && (2..=4).contains(&unheard.len()), "{unheard:?}");
    assert!(!log.suggestions().is_empty());
}
