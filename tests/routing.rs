//! What a manager may rely on when topics are routed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, missing_docs, reason = "tests")]

use std::sync::Arc;

use chrono::NaiveDate;
use songsheet::classify::{
    Certainty, Doubt, Explanation, Field, Reason, Router, RoutingConfig, Source, UserRule, Verdict,
};
use songsheet::domain::{Drawer, Handle, Member, Practice, Principle, Route, Team, Topic, TopicKey, With};

fn member(name: &str, aliases: &[&str]) -> Member {
    let handle = Handle::new(name.split(' ').next().unwrap()).unwrap();
    let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
    Member { aliases, ..Member::new(name, handle) }
}

fn team() -> Team {
    let members = ["Leo", "Kim Park", "Will", "Grace", "Mark"].map(|name| member(name, &[]));
    Team::new("Platform", [vec![member("Dana Whitfield", &["Dee"])], members.to_vec()].concat())
}

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn topic(title: &str, notes: &str) -> Topic {
    let mut topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, title);
    notes.clone_into(&mut topic.notes);
    topic
}

fn router() -> Router {
    Router::new(&team(), &RoutingConfig::default())
}

fn verdict(title: &str) -> Verdict {
    *router().route(Arc::new(topic(title, "")), today()).verdict()
}

fn explain(router: &Router, topic: &Topic) -> Explanation {
    router.explain(topic, today())
}

#[track_caller]
fn goes(route: Route, titles: &[&str]) {
    let wrong: Vec<_> = titles.iter().filter(|title| verdict(title).route() != route).collect();
    assert!(wrong.is_empty(), "not {route}: {wrong:?}");
}

#[test]
fn one_persons_pay_health_and_conduct_are_private() {
    goes(
        Route::Private,
        &[
            "Dana wants a raise",
            "Leo: how is he after the surgery",
            "Kim's promotion case",
            "Grace keeps interrupting people",
            "Will is interviewing elsewhere",
            "Feedback for Mark on his tone in reviews",
            "Leo's goals for next quarter",
            "Conflict between Kim and Grace",
            "Coach Dana on delegating",
        ],
    );
}

#[test]
fn work_is_for_the_team_also_when_a_person_is_named() {
    goes(
        Route::Broadcast,
        &[
            "Dana's outage on Friday: what the alert missed",
            "Status of Leo's migration",
            "Kim demos the new pipeline",
            "Which queue do we keep?",
            "New travel policy from January",
            "Kudos to Grace for the release",
            "Sprint planning",
            "Retro: what slowed us down",
        ],
    );
}

#[test]
fn plain_topics_need_no_call() {
    let titles = [
        "Checkout outage on Friday: what the alert missed",
        "Status of Leo's migration",
        "Which queue do we keep?",
        "Dana has caused three outages",
        "How is Leo after the surgery",
    ];
    let asked: Vec<_> =
        titles.iter().filter(|title| verdict(title).certainty() == Certainty::Unsure).collect();
    assert!(asked.is_empty(), "{asked:?}");
}

#[test]
fn the_practice_says_why() {
    assert_eq!(verdict("Dana wants a raise").practice(), Practice::Confidential);
    assert_eq!(verdict("Kudos to Grace for the release").practice(), Practice::OpenFeedback);
    let outage = verdict("Postmortem of Friday's outage");
    assert_eq!(outage.practice(), Practice::CollectiveLearning);
    assert!(outage.principles().any(|principle| principle == Principle::CaseStudy));
    assert_eq!(verdict("Dana wants a raise").principles().count(), 0);
}

#[test]
fn what_names_its_own_secrecy_is_never_clearly_broadcast() {
    for title in [
        "Roadmap for next year, not yet announced",
        "Between us: the sprint plan changes",
        "Release date, under NDA",
        "New office, don't tell the team yet",
        "Migration plan, strictly confidential",
    ] {
        assert!(!router().route(Arc::new(topic(title, "")), today()).is_clear_broadcast(), "{title}");
    }
}

#[test]
fn news_of_people_and_pay_that_nobody_says_are_announced_ask_for_it() {
    for title in [
        "Leo's last day is 15 January",
        "Rosalba's last day is 15 January",
        "Grace leaves us at the end of January",
        "Will's replacement starts on 1 February",
        "Replacement for Mark from May",
        "Who takes over from Leo when he goes",
        "Dana's new title from January",
        "Grace is the new lead from January",
        "Kim moves to the data team in spring",
        "Kim joins the data team in spring",
        "Who backfills Mark from March",
        "Dana reports to Kim from January",
        "Our lead leaves in February",
        "The team shrinks to eight in spring",
        "Salary increase 2027: three per cent for everybody",
    ] {
        let verdict = verdict(title);
        let asks = verdict.asks().unwrap_or("nothing");
        assert!(asks.starts_with("Is it announced yet?"), "{title}: {asks}");
        assert_eq!(verdict.route(), Route::Private, "{title}: the guess that can be taken back");
        assert!(verdict.may_be_sensitive(), "{title}");
    }
    let notes = router().route(Arc::new(topic("Plan of the spring", "Leo leaves us in May")), today());
    assert!(!notes.is_clear_broadcast(), "the notes tell as well");
}

#[test]
fn news_that_are_announced_and_what_only_sounds_like_them_need_no_call() {
    for title in [
        "Farewell lunch for Leo on Friday",
        "Welcome Bálint: first day 1 December",
        "New joiner on 1 December: Bálint Szabó",
        "Handover of Leo's services",
        "As announced: Grace is the new lead from January",
        "Kim covers for Leo on Friday",
        "Dana's new role for the deploy bot",
        "Replacement of the old load balancer",
        "The old server leaves us in March",
        "Salary bands will be published company-wide next month",
    ] {
        assert!(router().route(Arc::new(topic(title, "")), today()).is_clear_broadcast(), "{title}");
    }
}

#[test]
fn what_is_asked_of_somebody_about_their_own_life_is_never_clearly_broadcast() {
    for title in [
        "What could our way of working do for your family life?",
        "Which meeting would you drop for your own health?",
        "Firing the lazy: an essay on culture and incidents",
    ] {
        assert!(!router().route(Arc::new(topic(title, "")), today()).is_clear_broadcast(), "{title}");
    }
}

#[test]
fn why_somebody_is_away_is_never_clearly_broadcast() {
    for title in [
        "Grace's knee operation on 3 December, cover for on-call",
        "Cover for on-call: Leo in hospital from 3 December",
        "Dana's burnout leave from Monday, cover for databases",
        "Thanks to Grace for covering while Leo is at her therapist",
        "Congratulations to Leo for surviving his PIP",
        "Who takes which of Dana's systems when she is fired",
    ] {
        let verdict = verdict(title);
        assert!(!router().route(Arc::new(topic(title, "")), today()).is_clear_broadcast(), "{title}");
        assert!(verdict.may_be_sensitive(), "{title}");
    }
    for title in ["Leo is away from 3 December: who covers on-call?", "Burnout of the SSDs in rack four"] {
        assert!(router().route(Arc::new(topic(title, "")), today()).is_clear_broadcast(), "{title}");
    }
}

#[test]
fn one_or_two_small_words_are_too_little() {
    for title in ["it?", "It", "what now", "and then?", "us"] {
        assert_eq!(verdict(title).doubt(), Some(Doubt::LittleEvidence), "{title}");
    }
}

#[test]
fn the_notes_can_overrule_the_title() {
    let notes = "He told me he is getting divorced, nobody else knows";
    let routed = router().route(Arc::new(topic("Sprint planning with Leo", notes)), today());
    assert!(!routed.is_clear_broadcast());
}

#[test]
fn hidden_and_imitated_letters_are_never_clearly_broadcast() {
    for title in [
        "Sprint plan\u{200b}ning for next week",
        "Sprint planning \u{202e}for next week",
        "Sprint pl\u{430}nning for next week",
        "Sprint planning for next week \u{440}\u{430}\u{443}",
        "Sprint planning for next week\u{7}",
    ] {
        let verdict = verdict(title);
        assert!(
            verdict.certainty() == Certainty::Unsure || verdict.route() == Route::Private,
            "{title:?}: {verdict:?}"
        );
    }
}

#[test]
fn any_text_gets_a_verdict_and_nothing_said_is_a_doubt() {
    for title in ["", " ", "?", "::::", "\u{301}\u{301}", "'", "’s", "@", "給与"] {
        assert!(!router().route(Arc::new(topic(title, "")), today()).is_clear_broadcast(), "{title:?}");
    }
    assert_eq!(verdict("").doubt(), Some(Doubt::LittleEvidence));
}

#[test]
fn a_huge_title_is_read_in_part_and_doubted() {
    for word in ["status ", "a", "ü", "' ", "\u{301}", "Will "] {
        let title = word.repeat(1_000_000 / word.len());
        assert!(!router().route(Arc::new(topic(&title, "")), today()).is_clear_broadcast());
    }
}

#[test]
fn names_that_are_words_are_people_only_where_they_are_meant() {
    let router = router();
    let named = |title: &str| -> Vec<String> {
        router.mentions(&topic(title, "")).iter().map(ToString::to_string).collect()
    };
    assert_eq!(named("Will we ship on Friday?"), [""; 0]);
    assert_eq!(named("Grace period for the old API"), [""; 0]);
    assert_eq!(named("mark the release as done"), [""; 0]);
    assert_eq!(named("Talk with Will about his talk"), ["will"]);
    assert_eq!(named("Grace: next steps"), ["grace"]);
    assert_eq!(named("Mark's review, and Dee's"), ["dana", "mark"]);
    assert_eq!(named("@kim and Dana Whitfield"), ["dana", "kim"]);
}

#[test]
fn a_tag_of_confidence_makes_a_topic_private() {
    let mut topic = topic("Sprint planning", "");
    topic.tags = vec!["HR".to_owned()];
    let verdict = *router().route(Arc::new(topic), today()).verdict();
    assert_eq!((verdict.route(), verdict.certainty()), (Route::Private, Certainty::Clear));
    assert_eq!(verdict.source(), Source::Rules);
    assert!(verdict.sensitive());
}

#[test]
fn naming_whom_it_concerns_speaks_for_private() {
    let mut concerns = topic("Sprint planning", "");
    concerns.with = With::Members(vec![Handle::new("leo").unwrap()]);
    let share = |topic| router().route(Arc::new(topic), today()).verdict().broadcast_share();
    assert!(share(concerns) < share(topic("Sprint planning", "")));
}

#[test]
fn the_users_rules_count_and_are_named() {
    let rule = |sensitive| UserRule {
        id: "project-heron".to_owned(),
        practice: Practice::Confidential,
        phrases: vec!["project heron".to_owned()],
        weight: 20.0,
        sensitive,
    };
    let title = topic("Sprint planning for Project Heron", "");
    for sensitive in [false, true] {
        let config = RoutingConfig { rules: vec![rule(sensitive)], ..RoutingConfig::default() };
        let router = Router::new(&team(), &config);
        let explanation = explain(&router, &title);
        assert_eq!(explanation.verdict.route(), Route::Private);
        let own = explanation.reasons.iter().find(|reason| reason.rule == "project-heron").unwrap();
        assert_eq!(own.text, "Project Heron");
    }
}

#[test]
fn reasons_quote_the_words_they_rest_on() {
    let router = router();
    let topic = topic("Zoë’s Überstunden – how is she?", "Dana told me: “she can’t sleep”.");
    let explanation = explain(&router, &topic);
    for reason in explanation.reasons.iter().chain(&explanation.against) {
        let text = if reason.field.as_str() == "notes" { &topic.notes } else { &topic.title };
        assert_eq!(&text[reason.start..reason.end], reason.text);
        assert!(!reason.rule.is_empty() && reason.weight != 0.0);
    }
    assert!(explanation.reasons.iter().all(|reason| reason.practice == explanation.verdict.practice()));
    assert!(explanation.reasons.is_sorted_by(|a, b| a.weight >= b.weight));
}

#[test]
fn a_doubt_comes_with_advice() {
    let router = router();
    let explanation = explain(&router, &topic("Leo", ""));
    if explanation.verdict.doubt().is_some() {
        assert!(!explanation.advice.is_empty());
    }
    let mut called = topic("Dana wants a raise", "");
    called.route = Some(Route::Broadcast);
    let explanation = explain(&router, &called);
    assert_eq!(explanation.verdict.source(), Source::Manager);
    assert_eq!(explanation.advice, ["Without that, the rules would say private."]);
}

#[test]
fn the_same_text_is_judged_the_same_by_every_thread() {
    let router = router();
    let topic = Arc::new(topic("Dana's third late release", ""));
    let alone = *router.route(Arc::clone(&topic), today()).verdict();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let topic = Arc::clone(&topic);
            let router = &router;
            scope.spawn(move || assert_eq!(*router.route(topic, today()).verdict(), alone));
        }
    });
}

#[test]
fn a_tag_that_decides_is_named_first() {
    let mut marked = topic("Checkout outage on Friday: what the alert missed", "");
    marked.tags = vec!["incident".to_owned(), "HR".to_owned()];
    let explanation = explain(&router(), &marked);
    let first = &explanation.reasons[0];
    assert_eq!((first.field, first.text.as_str()), (Field::Tags, "HR"));
    assert_eq!(explanation.advice, ["Without the tag “HR” it would be broadcast."]);
}

#[test]
fn the_reasons_add_up_to_the_distance_between_the_two_practices() {
    let router = router();
    for (title, notes) in [
        ("Dana has caused three outages", ""),
        (
            "Checkout outage on Friday: what the alert missed",
            "A timeline; not about who. Leo's numbers, too.",
        ),
        ("Leo's last day is 15 January", ""),
        ("", ""),
    ] {
        let topic = topic(title, notes);
        let explanation = explain(&router, &topic);
        let weigh = |all: &[Reason]| all.iter().map(|one| one.weight).sum::<f32>();
        let [for_it, against] = explanation.sides(&topic, |_| false);
        let told = [for_it, against]
            .iter()
            .map(|side| weigh(&side.telling) + weigh(&side.calls) + side.rest)
            .sum::<f32>();
        assert!((told - router.distance(&topic, today())).abs() < 0.01, "{title}: {told}");
        let sum: f32 =
            explanation.reasons.iter().chain(&explanation.against).map(|reason| reason.weight).sum();
        assert!((sum - router.distance(&topic, today())).abs() < 0.01, "{title}: {sum}");
    }
}

#[test]
fn what_would_turn_a_verdict_does_turn_it() {
    let router = router();
    let explanation = explain(&router, &topic("I think Kim is burnt out since the migration", ""));
    let advice = explanation.advice.first().unwrap();
    let words = advice.split(['“', '”']).nth(1).unwrap();
    let rest = "I think Kim is burnt out since the migration".replace(words, "");
    let other = router.route(Arc::new(topic(&rest, "")), today());
    let needs_call = advice.ends_with("it would need your call.");
    assert!(needs_call || advice.ends_with(&format!("it would be {}.", other.verdict().route())), "{advice}");
    assert_eq!(needs_call, other.verdict().doubt().is_some(), "{advice}");
    let whole = explain(&router, &topic("App crash on first pairing, what we changed", ""));
    assert!(
        whole.advice.iter().all(|advice| !advice.contains("App crash on first pairing, what we changed"))
    );
}

#[test]
fn explanations_quote_whole_words_and_advise_what_can_be_done() {
    let router = router();
    let bands = topic("On-call rota and salary bands, published company-wide", "");
    let explanation = explain(&router, &bands);
    for reason in explanation.reasons.iter().chain(&explanation.against) {
        assert!(!reason.text.starts_with("wide") && !reason.text.ends_with("company"), "{}", reason.text);
        assert!(!reason.text.starts_with("call") && !reason.text.ends_with("On"), "{}", reason.text);
    }
    for title in ["Leo's idea for the queue: shall we try it?", "Leo's last day is 15 January"] {
        for advice in explain(&router, &topic(title, "")).advice {
            assert!(!advice.starts_with("Without"), "{title}: {advice}");
        }
    }
    let wish = explain(&router, &topic("Ask Grace whether she wants to lead the incident review", ""));
    assert!(wish.advice.iter().all(|advice| !advice.contains("split")), "{:?}", wish.advice);
}

#[test]
fn a_surname_names_a_member_as_the_first_name_does() {
    let mut team = team();
    team.members = vec![member("Bo Whitfield", &[]), member("Mei Young", &[])];
    let router = Router::new(&team, &RoutingConfig::default());
    let named = |title: &str| {
        let mentions = router.mentions(&topic(title, ""));
        mentions.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for title in ["Whitfield broke prod twice", "whitfield: third late release", "what Bo Whitfield found"] {
        assert_eq!(named(title), ["bo"], "{title}");
    }
    assert!(named("young companies and their first audit").is_empty(), "a word as well");
    let verdict = |title: &str| *router.route(Arc::new(topic(title, "")), today()).verdict();
    assert_eq!(verdict("Whitfield broke prod twice").route(), verdict("Bo broke prod twice").route());
}
