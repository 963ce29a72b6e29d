//! Fits the router's weights to the labelled topics in `tests/voices`, and says how well it routes
//! authors that the weights were not fitted to.
//!
//! ```text
//! cargo run --release --example fit                      cross-validates
//! cargo run --release --example fit -- --write           writes src/classify/weights.tsv as well
//!     --folds 10 --wrong --measure FILE --set penalty=2 --set trust.stem=0.5
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::format_push_string,
    missing_docs,
    reason = "a program for developers, run by hand"
)]

mod report;
mod train;
mod voices;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use report::Outcome;
use songsheet::classify::{Limits, Model, Router, RoutingConfig};
use train::{Sample, Settings, Weights};
use voices::Voice;

struct Options {
    folds: usize,
    write: bool,
    wrong: bool,
    measure: Vec<PathBuf>,
    settings: Settings,
    limits: Limits,
    sweep: bool,
}

fn main() {
    let options = options();
    let voices = voices::load(Path::new("tests/voices"));
    let samples = train::samples(&voices, &options.settings);
    if options.folds > 1 {
        cross_validate(&voices, &samples, &options);
    }
    if options.write || !options.measure.is_empty() {
        let all: Vec<&Sample> = samples.iter().flatten().collect();
        let weights = train::fit(&all, &options.settings);
        println!("{} features", weights.len());
        let model = train::model(&weights);
        for path in &options.measure {
            for voice in voices::load(path) {
                let outcomes = outcomes(&voice, &model, &options.limits);
                print(&voice.name, &outcomes.iter().collect::<Vec<_>>(), &options);
            }
        }
        if options.write {
            write(&weights);
        }
    }
}

fn options() -> Options {
    let mut settings = Settings::default();
    let mut options = Options {
        folds: 10,
        write: false,
        wrong: false,
        measure: Vec::new(),
        settings: settings.clone(),
        limits: Limits::built_in(),
        sweep: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--write" => options.write = true,
            "--wrong" => options.wrong = true,
            "--folds" => options.folds = words.next().unwrap().parse().unwrap(),
            "--measure" => options.measure.push(words.next().unwrap().into()),
            "--sweep" => options.sweep = true,
            "--set" => {
                let setting = words.next().unwrap();
                let (key, value) = setting.split_once('=').unwrap();
                match key {
                    "clear_broadcast" => options.limits.clear_broadcast = value.parse().unwrap(),
                    "clear_private" => options.limits.clear_private = value.parse().unwrap(),
                    "maybe_sensitive" => options.limits.maybe_sensitive = value.parse().unwrap(),
                    "to_you" => options.limits.to_you = value.parse().unwrap(),
                    "known" => options.limits.known = value.parse().unwrap(),
                    "strange" => options.limits.strange = value.parse().unwrap(),
                    "penalty" => settings.penalty = value.parse().unwrap(),
                    "fewest" => settings.fewest = value.parse().unwrap(),
                    "authored" => settings.authored = value.parse().unwrap(),
                    "unsure" => settings.unsure = value.parse().unwrap(),
                    "copies" => settings.copies = value.parse().unwrap(),
                    "lacking" => settings.lacking = value.parse().unwrap(),
                    "steps" => settings.steps = value.parse().unwrap(),
                    _ => {
                        let kind = key.strip_prefix("trust.").unwrap().to_owned();
                        settings.trust.insert(kind, value.parse().unwrap());
                    }
                }
            }
            _ => panic!("unknown option {word}"),
        }
    }
    options.settings = settings;
    options
}

fn cross_validate(voices: &[Voice], samples: &[Vec<Sample>], options: &Options) {
    let folds = options.folds.min(voices.len());
    let mut models = Vec::new();
    std::thread::scope(|scope| {
        let fold = |fold: usize| {
            let seen: Vec<&Sample> =
                samples.iter().enumerate().filter(|(n, _)| n % folds != fold).flat_map(|(_, s)| s).collect();
            train::model(&train::fit(&seen, &options.settings))
        };
        let halves: Vec<_> = (0..2)
            .map(|half| {
                scope.spawn(move || {
                    (0..folds).filter(|n| n % 2 == half).map(|n| (n, fold(n))).collect::<Vec<_>>()
                })
            })
            .collect();
        for half in halves {
            models.extend(half.join().unwrap());
        }
    });
    models.sort_by_key(|(n, _)| *n);
    let all: Vec<(usize, Vec<Outcome>)> = voices
        .iter()
        .enumerate()
        .map(|(n, voice)| (n, outcomes(voice, &models[n % folds].1, &options.limits)))
        .collect();
    if options.wrong {
        for (n, outcomes) in &all {
            println!("{}", report::line(&voices[*n].name, &outcomes.iter().collect::<Vec<_>>()));
        }
    }
    if options.sweep {
        sweep(voices, &models, folds, options);
    }
    let authored = |n: usize| voices[n].is_authored();
    let pick = |keep: &dyn Fn(usize, &Outcome) -> bool| -> Vec<&Outcome> {
        all.iter()
            .flat_map(|(n, outcomes)| outcomes.iter().filter(|o| keep(*n, o)).collect::<Vec<_>>())
            .collect()
    };
    let everything = pick(&|_, _| true);
    print("all, left out", &everything, options);
    println!("{}", report::line("  authored", &pick(&|n, _| authored(n))));
    println!("{}", report::line("  voices", &pick(&|n, _| !authored(n))));
    println!("{}", report::line("  questions", &pick(&|_, o| o.label.topic.title.contains('?'))));
    println!("{}", report::line("  with notes", &pick(&|_, o| !o.label.topic.notes.is_empty())));
    println!("{}", report::confusion(&everything));
}

/// Prints what other limits would give, for the unseen authors.
fn sweep(voices: &[Voice], models: &[(usize, Model)], folds: usize, options: &Options) {
    for clear in [0.7, 0.8, 0.85, 0.9] {
        for maybe_sensitive in [0.05, 0.08, 0.12] {
            for strange in [0.0, 0.2, 0.4] {
                let limits = Limits {
                    clear_broadcast: clear,
                    clear_private: clear,
                    maybe_sensitive,
                    strange,
                    ..options.limits.clone()
                };
                let (mut authored, mut others) = (Vec::new(), Vec::new());
                for (n, voice) in voices.iter().enumerate() {
                    let list = if voice.is_authored() { &mut authored } else { &mut others };
                    list.extend(outcomes(voice, &models[n % folds].1, &limits));
                }
                println!("clear {clear} maybe_sensitive {maybe_sensitive} strange {strange}");
                println!("{}", report::line("  authored", &authored.iter().collect::<Vec<_>>()));
                println!("{}", report::line("  voices", &others.iter().collect::<Vec<_>>()));
            }
        }
    }
}

fn outcomes<'v>(voice: &'v Voice, model: &Model, limits: &Limits) -> Vec<Outcome<'v>> {
    let router = Router::fitted(&voice.team, &RoutingConfig::default(), model.clone(), limits.clone());
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let route = |label: &'v voices::Labelled| Outcome {
        label,
        verdict: *router.route(Arc::new(label.topic.clone()), today).verdict(),
    };
    voice.topics.iter().map(route).collect()
}

fn print(name: &str, outcomes: &[&Outcome], options: &Options) {
    if options.wrong {
        for outcome in outcomes.iter().filter(|o| (o.label.sure && !o.right()) || o.leak()) {
            println!("{}", report::wrong(outcome));
        }
    }
    println!("{}", report::line(name, outcomes));
}

fn write(weights: &Weights) {
    std::fs::write("src/classify/weights.tsv", train::file(weights)).unwrap();
}
