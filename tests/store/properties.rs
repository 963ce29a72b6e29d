//! What holds for any file and any row of edits.

use std::fmt::Write as _;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use songsheet::domain::{Drawer, Kind, Route, Topic, TopicKey, With};
use songsheet::store::{Change, Edit, EditError, Place, Shape, Texts, TopicField, Value, Workspace};

use crate::support::TEAM;

/// Lines that may stand in a topic, as people write them. No two may set the same key.
const LINES: [&str; 16] = [
    "notes = \"\"\"\nfirst\n  [[topic]]\n\"\"\"  # long",
    "notes = '''x'''",
    "with = [\n  \"dana\", # first\n  # or\n  'Kim'\n]",
    "with=['kim']",
    "tags = [ \"a\", \"b\" ] # tags",
    "  kind = 'discuss'",
    "minutes=15",
    "priority = \"high\"   ",
    "added = 2026-11-18",
    "due = \"2026-11-27\" # soon",
    "route = \"private\"",
    "embargo = 2026-12-03",
    "carried = [2026-11-10, 2026-11-17]   # twice",
    "estimate = 3 # mine",
    "tracker.id = 7",
    "# just a thought",
];

/// What may stand between topics.
const BETWEEN: [&str; 6] =
    ["", "\n", "\n\n", "\n# --- next ---\n\n", "# right above\n", "\n[views.NTH]\nsort = 'due'\n\n"];

fn a_topic() -> impl Strategy<Value = (Vec<&'static str>, &'static str)> {
    (subsequence(LINES.to_vec(), 0..LINES.len()), select(BETWEEN.to_vec()))
}

/// A file of topics in many styles.
fn a_file() -> impl Strategy<Value = String> {
    let head =
        select(vec!["", "# mine\n", "# mine\n\n", "\u{feff}", "\u{feff}# mine\n\n", "version = 1\n\n"]);
    let topics = prop::collection::vec(a_topic(), 0..6);
    (head, topics, any::<bool>(), any::<bool>()).prop_map(|(head, topics, crlf, ended)| {
        let mut text = head.to_owned();
        for (nth, (lines, between)) in topics.into_iter().enumerate() {
            writeln!(text, "[[topic]]\ntitle = \"topic {nth}\"").unwrap();
            let mut keys = Vec::new();
            for line in lines {
                let key = line.trim_start().split(['=', ' ', '.']).next().unwrap();
                if key == "#" || !keys.contains(&key) {
                    keys.push(key);
                    writeln!(text, "{line}").unwrap();
                }
            }
            text += &between.replace("NTH", &format!("v{nth}"));
        }
        let text = if ended { text } else { text.trim_end_matches('\n').to_owned() };
        if crlf { text.replace('\n', "\r\n") } else { text }
    })
}

fn a_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{1,20}",
        "[a-z\"'\\\\\n#\\[\\]]{1,12}",
        Just("it's \"\"\"so\"\"\"\nand ''' so\\".to_owned()),
        Just("日本 👩🏽‍💻\u{202e}\u{7f}\t\r\nx".to_owned()),
    ]
}

fn a_date() -> impl Strategy<Value = NaiveDate> {
    (1u32..=28).prop_map(|day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap())
}

/// A value that the key can have.
fn a_value(field: TopicField) -> BoxedStrategy<Value> {
    let people = || subsequence(vec!["dana".to_owned(), "kim".to_owned()], 0..=2);
    let words =
        |words: &[&'static str]| select(words.to_vec()).prop_map(|word| Value::Text(word.into())).boxed();
    match field {
        TopicField::Id | TopicField::SplitFrom => "[a-z0-9]{5,9}".prop_map(Value::Text).boxed(),
        TopicField::From => words(&["dana", "kim"]),
        TopicField::Kind => words(&["inform", "discuss", "decide"]),
        TopicField::Priority => words(&["high", "normal", "low"]),
        TopicField::Repeat => words(&["weekly", "every 3 weeks", "monthly"]),
        TopicField::Route => words(&["broadcast", "private"]),
        TopicField::Tags => prop::collection::vec("[#a-z\"' ]{1,5}", 0..4).prop_map(Value::List).boxed(),
        _ => match field.shape() {
            Shape::Number => (1u32..600).prop_map(Value::Number).boxed(),
            Shape::Date => a_date().prop_map(Value::Date).boxed(),
            Shape::Dates => prop::collection::vec(a_date(), 0..4).prop_map(Value::Dates).boxed(),
            Shape::Switch => Just(Value::Switch(true)).boxed(),
            Shape::List => people().prop_map(Value::List).boxed(),
            Shape::Text | Shape::Lines => a_text().prop_map(Value::Text).boxed(),
        },
    }
}

/// A change of some topic; which one is chosen by a number.
#[derive(Debug, Clone)]
enum Act {
    Add(Drawer, String, Option<Route>, Vec<NaiveDate>),
    Set(usize, TopicField, Option<Value>),
    Move(usize, Drawer),
    Remove(usize),
}

fn an_act() -> impl Strategy<Value = Act> {
    let drawer = || select(vec![Drawer::Shared, Drawer::Private]);
    let route = prop::option::of(select(vec![Route::Broadcast, Route::Private]));
    let set = (any::<usize>(), select(TopicField::ALL.to_vec()))
        .prop_flat_map(|(nth, field)| (Just(nth), Just(field), prop::option::weighted(0.7, a_value(field))));
    prop_oneof![
        2 => (drawer(), a_text(), route, prop::collection::vec(a_date(), 0..3))
            .prop_map(|(drawer, title, route, carried)| Act::Add(drawer, title, route, carried)),
        6 => set.prop_map(|(nth, field, value)| Act::Set(nth, field, value)),
        2 => (any::<usize>(), drawer()).prop_map(|(nth, to)| Act::Move(nth, to)),
        1 => any::<usize>().prop_map(Act::Remove),
    ]
}

/// The act as an edit of what is there; `None` when there is no topic to act on.
fn edit_of(act: &Act, workspace: &Workspace) -> Option<Edit> {
    let keys: Vec<TopicKey> = workspace.topics().map(|topic| topic.key).collect();
    let key = |nth: usize| (!keys.is_empty()).then(|| keys[nth % keys.len()]);
    Some(Edit::one(match act.clone() {
        Act::Add(drawer, title, route, carried) => {
            let topic = Topic {
                route,
                carried,
                kind: Some(Kind::Decide),
                with: With::Everyone,
                ..Topic::new(TopicKey { drawer, index: 0 }, title)
            };
            Change::Add { drawer, topic: topic.into() }
        }
        Act::Set(nth, field, value) => Change::Set { key: key(nth)?, field, value },
        Act::Move(nth, to) => Change::Move { key: key(nth)?, to },
        Act::Remove(nth) => Change::Remove { key: key(nth)? },
    }))
}

fn texts_of(workspace: &Workspace) -> Texts {
    Texts {
        team: TEAM.into(),
        topics: workspace.text(Drawer::Shared),
        private: workspace.text(Drawer::Private),
    }
}

fn load(texts: &Texts) -> Workspace {
    Workspace::of_texts(&Place::example(), texts)
        .unwrap_or_else(|problems| panic!("{texts:#?}\n{problems:#?}"))
}

/// The topics with their lines and without their places, as a fresh reading would number them otherwise.
/// A shared topic that is the same as a private one is left out, as a fresh reading does.
fn said(workspace: &Workspace) -> Vec<(usize, Topic)> {
    let nowhere = TopicKey { drawer: Drawer::Shared, index: 0 };
    let anywhere = |topic: &Topic| Topic { key: nowhere, ..topic.clone() };
    let is_private = |topic: &&std::sync::Arc<Topic>| topic.key.drawer == Drawer::Private;
    let private: Vec<_> = workspace.topics().filter(is_private).map(|topic| anywhere(topic)).collect();
    let counts = |topic: &&std::sync::Arc<Topic>| is_private(topic) || !private.contains(&anywhere(topic));
    let said = |topic: &std::sync::Arc<Topic>| (workspace.line_of(topic.key).unwrap(), anywhere(topic));
    workspace.topics().filter(counts).map(said).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_undone_give_the_same_bytes(file in a_file(), acts in prop::collection::vec(an_act(), 1..12)) {
        let start = Texts { team: TEAM.into(), topics: file, private: String::new() };
        let mut workspace = load(&start);
        let mut undo = Vec::new();
        let mut redo = Vec::new();
        for act in &acts {
            let Some(edit) = edit_of(act, &workspace) else { continue };
            match workspace.apply(&edit) {
                Ok(applied) => {
                    undo.push(applied.inverse);
                    workspace = applied.workspace;
                }
                Err(EditError::BadValue { .. } | EditError::IdTaken(_)) => continue,
                Err(error) => panic!("{error}: {edit:#?}\n{}", workspace.text(Drawer::Shared)),
            }
            // What is kept in memory is what a fresh reading of the files says.
            let fresh = load(&texts_of(&workspace));
            prop_assert_eq!(said(&fresh), said(&workspace));
        }
        let end = texts_of(&workspace);
        for edit in undo.iter().rev() {
            let applied = workspace.apply(edit).unwrap();
            redo.push(applied.inverse);
            workspace = applied.workspace;
        }
        prop_assert_eq!(texts_of(&workspace), start);
        for edit in redo.iter().rev() {
            workspace = workspace.apply(edit).unwrap().workspace;
        }
        prop_assert_eq!(texts_of(&workspace), end);
    }

    #[test]
    fn one_value_is_one_line(file in a_file(), nth in any::<usize>(), choice in any::<usize>()) {
        let before = load(&Texts { team: TEAM.into(), topics: file, private: String::new() });
        let Some(topic) = before.topics().nth(nth % before.topics().count().max(1)) else { return Ok(()) };
        let single = [
            (TopicField::Title, Value::Text("x".into())),
            (TopicField::Route, Value::Text("broadcast".into())),
            (TopicField::Minutes, Value::Number(7)),
            (TopicField::Due, Value::Date(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap())),
            (TopicField::Kind, Value::Text("decide".into())),
            (TopicField::Told, Value::List(vec!["dana".into()])),
        ];
        let (field, value) = single[choice % single.len()].clone();
        let old = before.text(Drawer::Shared);
        let was_there = field.value_of(topic).is_some();
        let new = before.apply(&Edit::set(topic.key, field, value)).unwrap().workspace.text(Drawer::Shared);
        let lines = |text: &str| text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect::<Vec<_>>();
        let (old, new) = (lines(&old), lines(&new));
        let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let same_end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        let (gone, come) = (old.len().saturating_sub(same + same_end), new.len().saturating_sub(same + same_end));
        prop_assert!(gone <= usize::from(was_there) && come <= 1, "{} lines became {}", gone, come);
    }

    #[test]
    fn broken_files_are_found_whatever_is_broken(
        file in a_file(),
        cut in any::<prop::sample::Index>(),
        junk in select(vec!["\"", "'''", "\"\"\"", "[", "]", "{", "=", "\n[[topic]]\n", "#", "\\", "\r", "\u{0}", "[[topic]]", ","]),
    ) {
        let places: Vec<usize> = file.char_indices().map(|(at, _)| at).chain([file.len()]).collect();
        let at = places[cut.index(places.len())];
        let broken = [file.get(..at).unwrap(), junk, file.get(at..).unwrap()].concat();
        let texts = Texts { team: TEAM.into(), topics: broken.clone(), private: String::new() };
        let loaded = Workspace::of_texts(&Place::example(), &texts);
        let is_toml = toml::de::DeTable::parse(&broken).is_ok();
        match loaded {
            Ok(workspace) => {
                prop_assert!(is_toml, "read although it is not TOML: {broken}");
                prop_assert_eq!(workspace.text(Drawer::Shared), broken);
            }
            Err(problems) => prop_assert!(problems.iter().any(|problem| problem.line > 0)),
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_explained(text in "[\\PC\n\r\t]{0,200}") {
        let texts = Texts { team: text.clone(), topics: text.clone(), private: text.clone() };
        if let Ok(workspace) = Workspace::of_texts(&Place::example(), &texts) {
            prop_assert_eq!(workspace.text(Drawer::Private), text);
        }
    }
}
