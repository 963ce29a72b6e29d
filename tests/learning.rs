//! What the manager's calls teach the router, and what they can never do. The topics are those of the
//! labelled voices, so that nothing here rests on single weights.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    dead_code,
    reason = "tests"
)]

#[path = "../examples/fit/voices.rs"]
mod voices;

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use songsheet::classify::{Doubt, Lesson, Routed, Router, RoutingConfig, Verdict, YOUR_CALLS};
use songsheet::domain::{Call, Drawer, Route, Topic, TopicKey};
use voices::Voice;

fn voices() -> Vec<Voice> {
    voices::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/voices"))
}

fn router(voice: &Voice) -> Router {
    Router::new(&voice.team, &RoutingConfig::default())
}

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn call(title: &str, route: Route) -> Call {
    Call { title: title.to_owned(), route, day: today() }
}

fn topic(title: &str) -> Topic {
    Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, title)
}

fn routed(router: &Router, topic: &Topic) -> Routed {
    router.route(Arc::new(topic.clone()), today())
}

fn verdict(router: &Router, title: &str) -> Verdict {
    *routed(router, &topic(title)).verdict()
}

fn log_odds(verdict: &Verdict) -> f32 {
    (verdict.broadcast_share() / (1.0 - verdict.broadcast_share())).ln()
}

/// What is, or may be, what should not reach the team.
fn is_guarded(verdict: &Verdict) -> bool {
    verdict.may_be_sensitive() || verdict.doubt() == Some(Doubt::MaybeSensitive)
}

/// Some authors with one of their doubtful titles each that is perhaps for a 1-1 and that nothing marks as sensitive.
fn doubtful() -> Vec<(Router, String)> {
    let one = |voice: &Voice| {
        let router = router(voice);
        let doubtful = voice.topics.iter().map(|labelled| labelled.topic.title.clone()).find(|title| {
            let verdict = verdict(&router, title);
            let torn = verdict.doubt() == Some(Doubt::Torn) && !verdict.sensitive();
            torn && verdict.route() == Route::Private && title.split(' ').count() > 3
        })?;
        Some((router, doubtful))
    };
    let found: Vec<_> = voices().iter().filter_map(one).take(21).collect();
    assert!(found.len() > 20, "{} authors have a doubtful title", found.len());
    found
}

/// The one that matters: whatever was called broadcast, and however often, nothing that was kept from the
/// team because it is or may be sensitive reaches it, and nothing that the rules would have kept private.
#[test]
fn no_call_moves_what_is_sensitive_to_the_team() {
    let mut moved = 0;
    for voice in voices() {
        let plain = router(&voice);
        let kept: Vec<_> =
            voice.topics.iter().filter(|one| !routed(&plain, &one.topic).is_clear_broadcast()).collect();
        let hostile: Vec<_> = kept.iter().map(|one| call(&one.topic.title, Route::Broadcast)).collect();
        let mut taught = router(&voice);
        taught.learn(&vec![hostile; 4].concat());
        for one in kept {
            let (before, after) = (routed(&plain, &one.topic), routed(&taught, &one.topic));
            let kept_by_rules = is_guarded(before.verdict()) || before.verdict().route() == Route::Private;
            assert!(!(kept_by_rules && after.is_clear_broadcast()), "{}: {}", voice.name, one.topic.title);
            assert!(!before.verdict().sensitive() || is_guarded(after.verdict()), "{}", one.topic.title);
            moved += usize::from(before.verdict() != after.verdict());
        }
    }
    assert!(moved > 100, "{moved} verdicts were moved, so the test says something");
}

#[test]
fn a_call_moves_the_same_words_toward_its_route() {
    let mut settled = 0;
    for (mut router, title) in doubtful() {
        let before = verdict(&router, &title);
        for (route, sign) in [(Route::Broadcast, 1.0), (Route::Private, -1.0)] {
            router.learn(&[call(&title, route)]);
            let after = verdict(&router, &title);
            let moved = (log_odds(&after) - log_odds(&before)) * sign;
            assert!(moved > 0.0 && moved < 1.51, "{title}: {moved}");
            settled += usize::from(after.doubt().is_none());
        }
    }
    assert!(settled > 5, "{settled} doubtful titles became clear");
}

#[test]
fn what_calls_add_to_one_topic_has_a_limit() {
    for (mut router, title) in doubtful() {
        let before = log_odds(&verdict(&router, &title));
        router.learn(&vec![call(&title, Route::Private); 200]);
        let moved = before - log_odds(&verdict(&router, &title));
        assert!(moved > 0.3 && moved < 1.51, "{title}: {moved}");
    }
}

#[test]
fn the_reasons_say_what_the_calls_add() {
    for (mut router, title) in doubtful() {
        let before = verdict(&router, &title);
        router.learn(&vec![call(&title, Route::Private); 3]);
        let after = router.explain(&topic(&title), today());
        let all = after.reasons.iter().chain(&after.against).filter(|reason| reason.rule == YOUR_CALLS);
        let all: Vec<_> = all.collect();
        let sum: f32 = all.iter().map(|reason| reason.weight).sum();
        let sign = if after.verdict.route() == Route::Broadcast { 1.0 } else { -1.0 };
        let moved = log_odds(&after.verdict) - log_odds(&before);
        assert!((sum * sign - moved).abs() < 0.01, "{title}: {sum} {moved}");
        assert!(all.iter().all(|reason| title[reason.start..reason.end] == reason.text));
        assert!(
            all.iter().all(|reason| (reason.practice == after.verdict.practice()) == (reason.weight > 0.0))
        );
    }
}

#[test]
fn all_reasons_of_a_text_still_add_up() {
    for (mut router, title) in doubtful() {
        router.learn(&vec![call(&title, Route::Private); 3]);
        let text = topic(&title);
        let explanation = router.explain(&text, today());
        let all = explanation.reasons.iter().chain(&explanation.against);
        let sum: f32 = all.map(|reason| reason.weight).sum();
        assert!((sum - router.distance(&text, today())).abs() < 0.01, "{title}: {sum}");
    }
}

#[test]
fn what_the_rules_say_by_themselves_teaches_nothing() {
    let voice = &voices()[0];
    let (plain, mut router) = (router(voice), router(voice));
    let clear: Vec<_> = voice.topics.iter().map(|one| one.topic.title.clone()).collect();
    let clear = clear.iter().filter(|title| verdict(&plain, title).doubt().is_none());
    let calls: Vec<_> = clear.map(|title| call(title, verdict(&plain, title).route())).collect();
    assert!(calls.len() > 10);
    assert!(router.learn(&calls).iter().all(|lesson| *lesson == Lesson::Agreed));
    assert!(router.has_learned_like(&plain));
}

#[test]
fn a_broadcast_of_what_is_sensitive_is_an_exception() {
    let voice = &voices()[0];
    let (plain, mut router) = (router(voice), router(voice));
    let titles = voice.topics.iter().map(|one| &one.topic.title);
    let sensitive = titles.filter(|title| verdict(&plain, title).sensitive());
    let calls: Vec<_> = sensitive.map(|title| call(title, Route::Broadcast)).collect();
    assert!(calls.len() > 3);
    assert!(router.learn(&calls).iter().all(|lesson| *lesson == Lesson::Exception));
    assert!(router.has_learned_like(&plain));
}

#[test]
fn days_and_small_words_teach_nothing() {
    let mut router = router(&voices()[0]);
    // Other days and months mean something else as well, such as a weekend or to march.
    let days = "Monday Tuesday Wednesday Thursday Friday January February April September October December";
    for day in days.split(' ') {
        for route in [Route::Broadcast, Route::Private] {
            let title = format!("On {day} and then");
            if let Some(Lesson::Taught(moved)) = router.learn(&[call(&title, route)]).first() {
                assert_eq!(*moved, [], "{title}");
            }
        }
    }
}

#[test]
fn names_teach_nothing() {
    let mut tried = 0;
    for voice in voices() {
        let mut router = router(&voice);
        let titles: Vec<_> = voice.topics.iter().map(|one| one.topic.title.as_str()).collect();
        let calls: Vec<_> = titles.iter().map(|title| call(title, Route::Private)).collect();
        for (title, lesson) in titles.into_iter().zip(router.learn(&calls)) {
            let Lesson::Taught(moved) = lesson else { continue };
            for name in router.mentions(&topic(title)) {
                // "Art: state of the art" has the word as well.
                let once = title.to_lowercase().matches(name.as_str()).count() == 1;
                let is_name = |text: &str| once && text.to_lowercase() == name.as_str();
                assert!(!moved.iter().any(|one| is_name(&title[one.words.clone()])), "{title}: {name}");
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried} names stand in titles that taught something");
}
