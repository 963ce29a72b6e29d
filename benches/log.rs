//! How long it takes to read five years of meetings and to search them: `cargo bench --bench log`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;

use chrono::Weekday;
use divan::{Bencher, black_box};
use songsheet::classify::RoutingConfig;
use songsheet::desk::{Desk, Index, Query};
use songsheet::domain::{Handle, Member, Team, Week};
use songsheet::store::{LogEdit, Logs, Place, Reason, Workspace};

fn main() {
    divan::main();
}

const NAMES: [&str; 9] = ["dana", "kim", "leo", "priya", "tomasz", "jonas", "ines", "mei", "noor"];
const WEEKS: i32 = 260;
/// With as many items in each of the two files of a week, there are 20,000.
const ITEMS: usize = 38;

const TITLES: [&str; 6] = [
    "Checkout outage on Friday: what the alert missed",
    "Which message queue do we keep, and which one do we switch off?",
    "Deploy freeze from 18 December to 4 January",
    "How is the rota?",
    "Thanks to the support desk for their triage guide",
    "Zoë: what would a next step be",
];

/// The text of a week's file.
fn week(week: Week, private: bool) -> String {
    let mut text = String::new();
    let meetings = if private { NAMES.len() } else { 1 };
    for nth in 0..meetings {
        let date = week.day(if private { Weekday::Wed } else { Weekday::Tue });
        writeln!(text, "[[meeting]]").unwrap();
        if private {
            writeln!(text, "with = \"{}\"", NAMES[nth]).unwrap();
        }
        writeln!(text, "date = {date}\nstart = 10:00:00\nminutes = 42").unwrap();
        if !private {
            writeln!(text, "present = [\"dana\", \"kim\", \"priya\"]\nabsent = [\"leo\"]").unwrap();
        }
        for item in 0..ITEMS / meetings + usize::from(nth < ITEMS % meetings) {
            let title = TITLES[(item + nth) % TITLES.len()];
            writeln!(
                text,
                "\n[[meeting.item]]\ntopic = \"t{item}\"\ntitle = \"{title}, part {item}\"\npractice = \"collective-learning\"\n\
                 from = \"{}\"\nminutes = 7\ndecisions = [\"Alert on the age of the queue\"]\nnotes = \"What we said about it.\"",
                NAMES[item % NAMES.len()]
            )
            .unwrap();
        }
        writeln!(
            text,
            "\n[[meeting.action]]\nwhat = \"Write the runbook of {date}\"\nwho = \"dana\"\nuntil = {date}\n"
        )
        .unwrap();
    }
    text
}

/// A workspace with five years of meetings: 520 files, 20,000 items.
fn workspace() -> (tempfile::TempDir, Place) {
    let folder = tempfile::tempdir().unwrap();
    let last = Week::parse("2026-W48").unwrap();
    for (private, log) in [(false, "log"), (true, "private/log")] {
        fs::create_dir_all(folder.path().join(log)).unwrap();
        for back in 0..WEEKS {
            let name = last.plus(-back);
            let mut file = File::create(folder.path().join(log).join(format!("{name}.toml"))).unwrap();
            file.write_all(week(name, private).as_bytes()).unwrap();
        }
    }
    let place = Place::folder(folder.path(), Reason::DirFlag);
    (folder, place)
}

fn team() -> Team {
    let member = |name: &&str| Member::new(*name, Handle::new(name).unwrap());
    Team::new("Platform", NAMES.iter().map(member).collect())
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    let (_folder, place) = workspace();
    let logs = Logs::load(&place);
    let items: usize = logs.log().meetings().iter().map(|meeting| meeting.items.len()).sum();
    assert_eq!((items, logs.problems().len()), (WEEKS as usize * 2 * ITEMS, 0));
    bencher.bench(|| Logs::load(black_box(&place)));
}

/// What `agenda` does: from the files of 2,000 open topics and of five years of log to the plan of a week.
#[divan::bench]
fn open_and_plan(bencher: Bencher<'_, '_>) {
    let (folder, place) = workspace();
    let write = |name: &str, text: String| {
        File::create(folder.path().join(name)).unwrap().write_all(text.as_bytes()).unwrap();
    };
    let member = |name: &&str| format!("[[member]]\nname = \"{name}\"\nhandle = \"{name}\"\n");
    write("team.toml", NAMES.iter().map(member).collect());
    let topic = |nth: usize| {
        let title = TITLES[nth % TITLES.len()];
        format!("[[topic]]\nid = \"o{nth}\"\ntitle = \"{title}, once more {nth}\"\nadded = 2026-11-20\n\n")
    };
    write("topics.toml", (0..2_000).map(topic).collect());
    let today = "2026-11-23".parse().unwrap();
    bencher.bench_local(|| {
        let workspace = Workspace::load(black_box(&place)).unwrap();
        let mut desk = Desk::open(workspace, &RoutingConfig::default(), today);
        desk.remember(Logs::load(&place).log().clone());
        desk.plan(Week::of(today))
    });
}

#[divan::bench]
fn hold_one_more_meeting(bencher: Bencher<'_, '_>) {
    let (_folder, place) = workspace();
    let logs = Logs::load(&place);
    let meeting = logs.log().meetings().last().unwrap().clone();
    let mut next = (*meeting).clone();
    next.items.truncate(2);
    let edit = LogEdit::Hold(Box::new(next));
    bencher.bench(|| logs.apply(black_box(&edit)).unwrap());
}

#[divan::bench]
fn index(bencher: Bencher<'_, '_>) {
    let (_folder, place) = workspace();
    let (logs, team) = (Logs::load(&place), team());
    bencher.bench(|| Index::new(black_box(logs.log()), &team));
}

#[divan::bench(args = ["", "queue", "next step zoe", "xyzzy", "@leo open", "runbook since:2026-09", "decision practice:trust"])]
fn search(bencher: Bencher<'_, '_>, query: &str) {
    let (_folder, place) = workspace();
    let (logs, team) = (Logs::load(&place), team());
    let index = Index::new(logs.log(), &team);
    let today = "2026-11-23".parse().unwrap();
    bencher.bench(|| {
        let query = Query::read(black_box(query), &team, logs.log(), today).unwrap();
        index.find(&query).len()
    });
}
