//! How long routing takes: `cargo bench --bench classify`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::hint::black_box;
use std::sync::Arc;

use chrono::NaiveDate;
use divan::Bencher;
use songsheet::classify::{Router, RoutingConfig};
use songsheet::domain::{Call, Drawer, MOST_CALLS, Route, Team, Topic, TopicKey};

fn main() {
    divan::main();
}

/// The labelled topics of one author, without their labels.
fn topics() -> Vec<Arc<Topic>> {
    let text = include_str!("../tests/voices/word-names.tsv");
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t"));
    let topic = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let key = TopicKey { drawer: Drawer::Shared, index: 0 };
        let mut topic = Topic::new(key, cells.get(6).copied().unwrap_or_default());
        cells.get(7).copied().unwrap_or_default().clone_into(&mut topic.notes);
        Arc::new(topic)
    };
    rows.map(topic).collect()
}

fn team() -> Team {
    Team::new("Team", Vec::new())
}

/// Everything that a router needs, weights included.
#[divan::bench]
fn new_router() -> Router {
    Router::new(&team(), &RoutingConfig::default())
}

/// Learning from as many calls as are learned from, all of which teach something.
#[divan::bench]
fn learn_from_calls(bencher: Bencher<'_, '_>) {
    let mut router = Router::new(&team(), &RoutingConfig::default());
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let other = |topic: &Arc<Topic>| {
        let private = router.route(Arc::clone(topic), day).verdict().route() == Route::Private;
        let route = if private { Route::Broadcast } else { Route::Private };
        Call { title: topic.title.clone(), route, day }
    };
    let calls: Vec<_> =
        topics().iter().map(other).collect::<Vec<_>>().into_iter().cycle().take(MOST_CALLS).collect();
    bencher.bench_local(|| router.learn(black_box(&calls)));
}

/// Routing the topics of one author; the figure is for all of them.
#[divan::bench]
fn route_author(bencher: Bencher<'_, '_>) {
    let router = Router::new(&team(), &RoutingConfig::default());
    let topics = topics();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    bencher.counter(divan::counter::ItemsCount::new(topics.len())).bench_local(|| {
        for topic in &topics {
            black_box(router.route(Arc::clone(topic), today));
        }
    });
}
