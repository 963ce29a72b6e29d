//! The stored weights against the data they were fitted to. Slow, so run by hand after a change of the
//! voices, the phrases or the features:
//!
//! ```text
//! cargo test --release --test routing_fit -- --ignored
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    missing_docs,
    dead_code,
    clippy::format_push_string,
    reason = "a test, and parts of the program that fits"
)]

#[path = "../examples/fit/report.rs"]
mod report;
#[path = "../examples/fit/train.rs"]
mod train;
#[path = "../examples/fit/voices.rs"]
mod voices;

use std::path::Path;
use std::sync::Arc;

use report::Outcome;
use songsheet::classify::{Certainty, Limits, Model, Router, RoutingConfig};
use train::{Sample, Settings};
use voices::{Labelled, Voice};

fn outcomes<'v>(voice: &'v Voice, model: &Model) -> Vec<Outcome<'v>> {
    let router = Router::fitted(&voice.team, &RoutingConfig::default(), model.clone(), Limits::built_in());
    let today = "2026-11-23".parse().unwrap();
    let route = |label: &'v Labelled| Outcome {
        label,
        verdict: *router.route(Arc::new(label.topic.clone()), today).verdict(),
    };
    voice.topics.iter().map(route).collect()
}

#[test]
#[ignore = "fits all weights, which takes a minute"]
fn the_stored_weights_are_what_the_fit_gives() {
    let voices = voices::load(Path::new("tests/voices"));
    let settings = Settings::default();
    let samples = train::samples(&voices, &settings);
    let weights = train::fit(&samples.iter().flatten().collect::<Vec<_>>(), &settings);
    let stored = std::fs::read_to_string("src/classify/weights.tsv").unwrap();
    assert!(train::file(&weights) == stored, "run `cargo run --release --example fit -- --write`");
}

#[test]
#[ignore = "fits the weights three times, which takes a minute"]
fn authors_whom_the_fit_never_saw_are_routed_well() {
    let voices = voices::load(Path::new("tests/voices"));
    let settings = Settings::default();
    let samples = train::samples(&voices, &settings);
    let mut all = Vec::new();
    for fold in 0..3 {
        let seen = samples.iter().enumerate().filter(|(n, _)| n % 3 != fold);
        let seen: Vec<&Sample> = seen.flat_map(|(_, samples)| samples).collect();
        let model = train::model(&train::fit(&seen, &settings));
        let unseen = voices.iter().enumerate().filter(|(n, _)| n % 3 == fold);
        all.extend(unseen.flat_map(|(_, voice)| outcomes(voice, &model)));
    }
    let share = |part: &dyn Fn(&&Outcome<'_>) -> bool, of: &dyn Fn(&&Outcome<'_>) -> bool| {
        let whole: Vec<_> = all.iter().filter(of).collect();
        whole.iter().filter(|outcome| part(outcome)).count() as f64 / whole.len() as f64
    };
    let clear = |outcome: &&Outcome<'_>| outcome.verdict.certainty() == Certainty::Clear;
    assert!(share(&|o| o.right(), &|o| o.label.sure) > 0.87);
    assert!(share(&|o| o.right(), &|o| o.label.sure && clear(o)) > 0.94);
    assert!(share(&clear, &|_| true) > 0.68);
    assert!(share(&|o| o.leak(), &|o| o.label.sensitive) < 0.04);
}
