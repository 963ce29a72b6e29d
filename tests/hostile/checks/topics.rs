//! Files of topics.

use songsheet::classify::RoutingConfig;
use songsheet::desk::Desk;
use songsheet::domain::{Drawer, Route, Topic, TopicKey};
use songsheet::store::{Edit, EditError, Shape, Texts, TopicField, Value, Workspace};

use super::shown::{TEAM, everything_is_safe, place, problems_lie_within, today};

/// So many topics of a text are edited: each is read again for each of its keys.
const EDITED: usize = 3;

/// A text of topics is loaded, byte for byte, or explained; what is loaded can be edited and shown.
pub fn topics(text: &str) {
    let texts = Texts { team: TEAM.to_owned(), topics: text.to_owned(), private: String::new() };
    let workspace = match Workspace::of_texts(&place(), &texts) {
        Err(problems) => {
            assert!(problems.iter().any(songsheet::store::Diagnostic::is_error));
            return problems_lie_within(text, &problems);
        }
        Ok(workspace) => workspace,
    };
    assert_eq!(workspace.text(Drawer::Shared), text);
    assert!(text.parse::<toml::Table>().is_ok(), "what is loaded is TOML");
    problems_lie_within(text, &workspace.diagnostics());
    for topic in workspace.topics().take(EDITED) {
        for field in TopicField::ALL {
            one_value_changes(&workspace, topic, field);
        }
    }
    one_topic_more(&workspace);
    let desk = Desk::open(workspace, &RoutingConfig::default(), today());
    everything_is_safe(&desk);
    for routed in desk.routed().iter().take(EDITED) {
        let _ = desk.explain(routed.topic().key);
    }
}

/// A value that the key can have.
fn another(field: TopicField) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match (field, field.shape()) {
        (TopicField::From, _) => text("kim"),
        (TopicField::Kind, _) => text("decide"),
        (TopicField::Priority, _) => text("low"),
        (TopicField::Repeat, _) => text("every 3 weeks"),
        (TopicField::Route, _) => text("private"),
        (TopicField::Id | TopicField::SplitFrom, _) => text("zzzz9"),
        (_, Shape::Number) => Value::Number(7),
        (_, Shape::Date) => Value::Date(today()),
        (_, Shape::Dates) => Value::Dates(vec![today()]),
        (_, Shape::Switch) => Value::Switch(true),
        (_, Shape::List) => Value::List(vec!["dana".to_owned()]),
        (_, Shape::Text | Shape::Lines) => text("it's \"so\" \u{202e}\\"),
    }
}

/// Setting one key changes nothing else that the file says, adds text and takes none away where the key
/// was not there, and can be taken back byte for byte.
fn one_value_changes(before: &Workspace, topic: &Topic, field: TopicField) {
    let applied = match before.apply(&Edit::set(topic.key, field, another(field))) {
        Ok(applied) => applied,
        Err(EditError::Unsupported(_) | EditError::IdTaken(_)) => return,
        Err(error) => panic!("`{}` of {topic:?} cannot be set: {error:?}", field.as_str()),
    };
    let (old, new) = (before.text(Drawer::Shared), applied.workspace.text(Drawer::Shared));
    let was_there = said(&old, topic.key, field).1;
    assert_eq!(said(&old, topic.key, field).0, said(&new, topic.key, field).0, "{old}\n---\n{new}");
    if !was_there {
        assert!(is_inserted(&old, &new), "{old}\n---\n{new}");
    }
    let read = Texts { team: TEAM.to_owned(), topics: new, private: String::new() };
    let read = Workspace::of_texts(&place(), &read).expect("what was written can be read");
    assert!(read.topics().eq(applied.workspace.topics()));
    let back = applied.workspace.apply(&applied.inverse).expect("an edit can be taken back").workspace;
    assert_eq!(back.text(Drawer::Shared), old);
}

/// All that a file says but for one key of one topic, and whether that key is there.
fn said(text: &str, key: TopicKey, field: TopicField) -> (toml::Table, bool) {
    let mut all: toml::Table = text.parse().expect("what is loaded is TOML");
    let topics = all.get_mut("topic").and_then(toml::Value::as_array_mut);
    let topic = topics.and_then(|topics| topics.get_mut(key.index)).and_then(toml::Value::as_table_mut);
    let gone = topic.expect("the topic is there").remove(field.as_str());
    (all, gone.is_some())
}

/// Whether `new` is `old` with something put in at one place.
fn is_inserted(old: &str, new: &str) -> bool {
    let before = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    let after = old.bytes().rev().zip(new.bytes().rev()).take_while(|(one, other)| one == other).count();
    before + after >= old.len()
}

/// A topic can be added, moved away and removed, and all that taken back.
fn one_topic_more(before: &Workspace) {
    let topic = Topic {
        route: Some(Route::Private),
        ..Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, "One \u{7} more")
    };
    let added = match before.apply(&Edit::add(Drawer::Shared, topic)) {
        Ok(added) => added,
        Err(EditError::Listed { .. }) => return,
        Err(error) => panic!("nothing can be added: {error:?}"),
    };
    let (old, new) = (before.text(Drawer::Shared), added.workspace.text(Drawer::Shared));
    assert!(new.starts_with(&old), "what was there stays");
    let back = added.workspace.apply(&added.inverse).expect("an edit can be taken back").workspace;
    assert_eq!(back.text(Drawer::Shared), old);
}
