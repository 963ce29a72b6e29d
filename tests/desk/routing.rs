//! However a state was reached, its topics have the verdicts that a fresh start gives them.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use songsheet::classify::RoutingConfig;
use songsheet::desk::Desk;
use songsheet::domain::{Drawer, Route, Topic, TopicKey, With};
use songsheet::store::{Edit, TopicField};

use crate::world::{date, desk, handle};

const SHARED: &str = r#"# Ours.
[[topic]]
title = "Checkout outage on Friday"   # loud

[[topic]]
title = "Kim's pay"
with = ["kim"]

[[topic]]
title = "Deploy freeze"
tags = ["hr"]
"#;

const PRIVATE: &str = "[[topic]]\ntitle = \"Leo wants to leave\"\nfrom = \"leo\"\n";

/// One thing a manager may do to some topic.
#[derive(Debug, Clone, Copy)]
enum Step {
    Capture(&'static str),
    Call(Index, Route),
    Uncall(Index),
    Title(Index, &'static str),
    Done(Index),
    Reopen(Index),
    Defer(Index),
    Concern(Index),
    Undo,
    Redo,
}

fn a_step() -> impl Strategy<Value = Step> {
    let route = select(vec![Route::Broadcast, Route::Private]);
    prop_oneof![
        select(vec!["Demo of the golden path", "Dana has resigned", "Thing @kim due:fri"])
            .prop_map(Step::Capture),
        (any::<Index>(), route).prop_map(|(index, route)| Step::Call(index, route)),
        any::<Index>().prop_map(Step::Uncall),
        (any::<Index>(), select(vec!["Layoffs", "Travel policy"]))
            .prop_map(|(index, title)| Step::Title(index, title)),
        any::<Index>().prop_map(Step::Done),
        any::<Index>().prop_map(Step::Reopen),
        any::<Index>().prop_map(Step::Defer),
        any::<Index>().prop_map(Step::Concern),
        Just(Step::Undo),
        Just(Step::Redo),
    ]
}

fn pick(desk: &Desk, index: Index) -> TopicKey {
    let keys: Vec<TopicKey> = desk.workspace().topics().map(|topic| topic.key).collect();
    *index.get(&keys)
}

fn take(desk: &mut Desk, step: Step) {
    let edit: Edit = match step {
        Step::Capture(line) => desk.capture(line).unwrap().edit,
        Step::Call(index, route) => desk.call(pick(desk, index), route, Some("so")).unwrap(),
        Step::Uncall(index) => desk.uncall(pick(desk, index)).unwrap(),
        Step::Title(index, title) => desk.set(pick(desk, index), TopicField::Title, title).unwrap(),
        Step::Done(index) => desk.done(pick(desk, index), None).unwrap(),
        Step::Reopen(index) => desk.reopen(pick(desk, index)).unwrap(),
        Step::Defer(index) => desk.defer(pick(desk, index), date("2026-12-01")).unwrap(),
        Step::Concern(index) => {
            desk.concern(pick(desk, index), &With::Members(vec![handle("dana")])).unwrap()
        }
        Step::Undo => return drop(desk.undo().unwrap()),
        Step::Redo => return drop(desk.redo().unwrap()),
    };
    desk.apply(&edit).unwrap();
}

fn texts(desk: &Desk) -> [String; 2] {
    [desk.workspace().text(Drawer::Shared), desk.workspace().text(Drawer::Private)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn verdicts_are_those_of_a_fresh_start_and_undoing_all_gives_the_bytes_back(
        steps in prop::collection::vec(a_step(), 1..30),
    ) {
        // Calls teach when the files are read, so a fresh start may know more; here they teach nothing.
        let routing = RoutingConfig { learn: false, ..RoutingConfig::default() };
        let mut desk = Desk::open(desk(SHARED, PRIVATE).workspace().clone(), &routing, date("2026-11-23"));
        for step in steps {
            take(&mut desk, step);
        }
        let fresh = Desk::open(desk.workspace().clone(), &routing, desk.today());
        let verdicts = |desk: &Desk| {
            let pair = |one: &songsheet::classify::Routed| (Topic::clone(one.topic()), *one.verdict());
            desk.routed().iter().map(pair).collect::<Vec<_>>()
        };
        prop_assert_eq!(verdicts(&desk), verdicts(&fresh));
        while desk.undo().unwrap().is_some() {}
        prop_assert_eq!(texts(&desk), [SHARED.to_owned(), PRIVATE.to_owned()]);
    }
}

#[test]
fn many_topics_are_routed_like_few() {
    let few = ["Checkout outage on Friday", "Kim's pay", "Status of the migration", "Leo's goals"];
    let block = |title: &&str| format!("[[topic]]\ntitle = \"{title}\"\n");
    let once: String = few.iter().map(block).collect();
    let expected: Vec<_> = desk(&once, "").routed().iter().map(|one| *one.verdict()).collect();
    let many = desk(&once.repeat(1_000), "");
    assert_eq!(many.routed().len(), 4_000);
    for (index, one) in many.routed().iter().enumerate() {
        assert_eq!((one.topic().key.index, *one.verdict()), (index, expected[index % few.len()]));
    }
}
