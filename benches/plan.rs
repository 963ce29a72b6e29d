//! How long planning takes, and what the desk does around it, by the number of open topics.

use std::sync::{Arc, LazyLock};

use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};
use songsheet::classify::{Routed, Router, RoutingConfig};
use songsheet::desk::Desk;
use songsheet::domain::{
    Action, Drawer, Handle, Kind, Log, LoggedItem, LoggedMeeting, MeetingOf, Member, Minutes, Outcome,
    Practice, Priority, Route, Team, Topic, TopicKey, Week, With,
};

use songsheet::plan::{Basis, Coverage, Forecast, LookBack, Plan};
use songsheet::store::{Place, Reason, Texts, Workspace};

const NAMES: [&str; 12] =
    ["dana", "kim", "leo", "priya", "tomasz", "jonas", "ines", "mei", "grace", "noor", "samuel", "farah"];

static TEAM: LazyLock<Team> =
    LazyLock::new(|| Team::new("Platform", NAMES.iter().filter_map(|name| member(name)).collect()));

fn member(name: &str) -> Option<Member> {
    Some(Member::new(name, Handle::new(name)?))
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default()
}

/// A backlog of every kind: two thirds for the team, a third for one or several members.
fn topic(index: usize) -> Topic {
    let mut topic = Topic::new(TopicKey { drawer: Drawer::Shared, index }, format!("Topic number {index}"));
    let pick = |n: usize| (index * 7919 + n) % 97;
    topic.route = Some(if pick(1) % 3 == 0 { Route::Private } else { Route::Broadcast });
    topic.with = match pick(2) {
        0 => With::Everyone,
        1..8 => {
            With::Members(NAMES.iter().skip(pick(3) % 9).take(3).filter_map(|n| Handle::new(n)).collect())
        }
        _ => With::Members(NAMES.iter().skip(pick(3) % 12).take(1).filter_map(|n| Handle::new(n)).collect()),
    };
    topic.from = NAMES.get(pick(4) % 24).and_then(|name| Handle::new(name));
    topic.kind = Kind::ALL.get(pick(5) % 4).copied();
    topic.priority = Priority::ALL.get(pick(6) % 5).copied().unwrap_or_default();
    topic.minutes = Some(Minutes(2)).filter(|_| pick(7) % 4 == 0);
    topic.added = today().checked_sub_days(Days::new(pick(8) as u64));
    topic.due = today().checked_add_days(Days::new(pick(9) as u64)).filter(|_| pick(10) % 5 == 0);
    topic.after = today().checked_add_days(Days::new(pick(11) as u64)).filter(|_| pick(12) % 9 == 0);
    topic
}

fn routed(topics: usize) -> Vec<Routed> {
    let router = Router::new(&TEAM, &RoutingConfig::default());
    (0..topics).map(|index| router.route(Arc::new(topic(index)), today())).collect()
}

fn basis<'a>(routed: &'a [Routed], log: &'a Log) -> Basis<'a> {
    let mentions = &|_: &Topic| Vec::new();
    Basis { team: &TEAM, routed, log, today: today(), mentions, is_for_all_on: &|_, _| true }
}

fn plan(all: &[Routed], ahead: i32) -> Plan {
    let log = Log::default();
    let basis = basis(all, &log);
    Plan::make(&basis, Week::of(today()).plus(ahead))
}

#[divan::bench(args = [1_000, 2_000, 10_000, 100_000])]
fn this_week(bencher: Bencher, topics: usize) {
    let all = routed(topics);
    bencher.bench_local(|| plan(black_box(&all), 0));
}

#[divan::bench(args = [1_000, 10_000])]
fn ten_weeks_ahead(bencher: Bencher, topics: usize) {
    let all = routed(topics);
    bencher.bench_local(|| plan(black_box(&all), 10));
}

/// A workspace of topics as a manager writes them, without calls, so that the rules read every one.
fn workspace(topics: usize) -> Option<Workspace> {
    const TITLES: [&str; 6] = [
        "Checkout outage on Friday: what the alert missed",
        "Dana: where she stands before the January round",
        "Which message queue do we keep, and which one do we switch off?",
        "Deploy freeze from 18 December to 4 January",
        "How is Kim finding the rota?",
        "Thanks to the support desk for their triage guide",
    ];
    let member = |name: &&str| format!("[[member]]\nname = \"{name}\"\nhandle = \"{name}\"\n");
    let topic = |(at, title): (usize, &&str)| {
        format!("[[topic]]\nid = \"t{at}\"\ntitle = \"{title}\"\nadded = 2026-11-20\n\n")
    };
    let texts = Texts {
        team: NAMES.iter().map(member).collect(),
        topics: TITLES.iter().cycle().take(topics).enumerate().map(topic).collect(),
        private: String::new(),
    };
    Workspace::of_texts(&Place::folder("/nowhere", Reason::DirFlag), &texts).ok()
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn open_and_route(bencher: Bencher, topics: usize) {
    let workspace = workspace(topics);
    bencher
        .bench_local(|| Some(Desk::open(black_box(workspace.clone())?, &RoutingConfig::default(), today())));
}

/// What a key press in triage costs before anything is drawn: a call, the routing, the plan, an undo.
#[divan::bench(args = [1_000, 10_000])]
fn call_plan_and_undo(bencher: Bencher, topics: usize) {
    let desk = workspace(topics).map(|workspace| Desk::open(workspace, &RoutingConfig::default(), today()));
    let Some(mut desk) = desk else { return };
    let Some(key) = desk.routed().get(topics / 2).map(|one| one.topic().key) else { return };
    bencher.bench_local(|| {
        let edit = desk.call(key, Route::Private, None).unwrap_or_default();
        let changed = desk.apply(&edit);
        let plan = desk.plan(Week::of(today()));
        (changed.is_ok(), plan, desk.undo().is_ok())
    });
}

/// Five years of weekly meetings with everybody, of which each member missed one in ten: 20,000 items.
fn five_years() -> Log {
    let start = Week::of(today()).plus(-260);
    let mut meetings = Vec::new();
    for week in 0..260 {
        let of_all = NAMES.iter().filter_map(|name| Handle::new(name)).map(MeetingOf::OneOnOne);
        for (at, of) in std::iter::once(MeetingOf::Team).chain(of_all).enumerate() {
            meetings.push(Arc::new(held(of, start.plus(week), at)));
        }
    }
    Log::new(meetings, Vec::new())
}

fn held(of: MeetingOf, week: Week, at: usize) -> LoggedMeeting {
    let number = usize::try_from(week.since(Week::of(today())).unsigned_abs()).unwrap_or(0) * 13 + at;
    let item = |n: usize| LoggedItem {
        topic: songsheet::domain::TopicId::new(&format!("t{}", number * 6 + n)),
        title: format!("Topic number {} of a week long ago", number * 6 + n),
        practice: Practice::ALL.get((number + n) % 9).copied(),
        from: None,
        minutes: Some(Minutes(5)),
        outcome: Outcome::Said,
        decisions: Vec::new(),
        notes: String::new(),
        told: Vec::new(),
    };
    let action = |n: usize| Action {
        what: format!("Promise number {n}"),
        who: NAMES.get(n % 12).and_then(|name| Handle::new(name)),
        until: Some(week.day(chrono::Weekday::Fri)),
        done: (!n.is_multiple_of(10)).then(|| week.day(chrono::Weekday::Fri)),
        topic: None,
    };
    let (absent, present) = NAMES
        .iter()
        .filter_map(|name| Handle::new(name))
        .enumerate()
        .partition::<Vec<_>, _>(|(n, _)| (n + number).is_multiple_of(10));
    let handles = |all: Vec<(usize, Handle)>| all.into_iter().map(|(_, who)| who).collect();
    LoggedMeeting {
        date: week.day(chrono::Weekday::Wed),
        start: None,
        minutes: Some(Minutes(30)),
        extra: false,
        present: handles(present),
        absent: if of == MeetingOf::Team { handles(absent) } else { Vec::new() },
        items: (0..6).map(item).collect(),
        actions: vec![action(number)],
        of,
    }
}

/// Measures something that is made of 2,000 open topics and five years of log.
fn of_five_years<T>(bencher: Bencher, make: impl Fn(&Basis<'_>) -> T) {
    let (all, log) = (routed(2_000), five_years());
    let basis = basis(&all, &log);
    bencher.bench_local(|| make(black_box(&basis)));
}

#[divan::bench]
fn this_week_after_five_years(bencher: Bencher) {
    of_five_years(bencher, |basis| Plan::make(basis, Week::of(today())));
}

#[divan::bench]
fn forecast_after_five_years(bencher: Bencher) {
    of_five_years(bencher, |basis| Forecast::make(basis, 8));
}

#[divan::bench]
fn people_after_five_years(bencher: Bencher) {
    of_five_years(bencher, Coverage::of_all);
}

#[divan::bench]
fn look_back_after_five_years(bencher: Bencher) {
    of_five_years(bencher, |basis| LookBack::on(basis, Week::of(today())));
}

fn main() {
    divan::main();
}
