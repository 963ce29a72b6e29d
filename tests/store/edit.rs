//! Edits as a user sees them: what changes in the files, and what comes back with undo.

use songsheet::domain::{Drawer, Route, Topic, TopicId, TopicKey};
use songsheet::store::{Change, Edit, EditError, Place, Texts, TopicField, Value, Workspace};

use crate::support::{TEAM, shared};

fn workspace(topics: &str) -> Workspace {
    let texts = Texts { team: TEAM.into(), topics: topics.into(), private: String::new() };
    Workspace::of_texts(&Place::example(), &texts).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Applies an edit, checks that its inverse restores every byte, and gives the new text.
fn edited(topics: &str, edit: &Edit) -> String {
    let before = workspace(topics);
    let applied = before.apply(edit).unwrap();
    let back = applied.workspace.apply(&applied.inverse).unwrap();
    for drawer in [Drawer::Shared, Drawer::Private] {
        assert_eq!(back.workspace.text(drawer), before.text(drawer), "undo restores the very bytes");
    }
    let again = back.workspace.apply(&back.inverse).unwrap();
    assert_eq!(again.workspace.text(Drawer::Shared), applied.workspace.text(Drawer::Shared), "redo");
    applied.workspace.text(Drawer::Shared)
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

#[test]
fn the_built_in_example_loads_without_a_word() {
    let example = Workspace::load(&Place::example()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(example.topics().count() > 50);
    assert_eq!(example.diagnostics(), []);
}

#[test]
fn a_call_changes_one_line_and_keeps_what_stands_around_it() {
    let topics = "\u{feff}# mine\r\n\r\n[[topic]]\r\ntitle = 'a'   # A\r\nroute='private' # she asked\r\n";
    let edit = Edit::set(shared(0), TopicField::Route, text("broadcast"));
    let expected =
        "\u{feff}# mine\r\n\r\n[[topic]]\r\ntitle = 'a'   # A\r\nroute='broadcast' # she asked\r\n";
    assert_eq!(edited(topics, &edit), expected);
}

#[test]
fn a_new_key_stands_where_songsheet_would_write_it() {
    let topics = "[[topic]]\n  title = \"a\"\n  tags = [\n    \"x\", # y\n  ]\n  due = 2026-11-27\n\n# end\n";
    let edit = Edit::set(shared(0), TopicField::Kind, text("decide"));
    let expected = "[[topic]]\n  title = \"a\"\n  tags = [\n    \"x\", # y\n  ]\n  kind = \"decide\"\n  due = 2026-11-27\n\n# end\n";
    assert_eq!(edited(topics, &edit), expected);
    let edit = Edit::set(shared(0), TopicField::Id, text("k7f2"));
    assert!(edited(topics, &edit).starts_with("[[topic]]\n  id = \"k7f2\"\n  title"));
}

#[test]
fn a_key_is_removed_with_its_line() {
    let topics = "[[topic]]\ntitle = 'a'\nnotes = \"\"\"\nx\ny\"\"\" # long\nroute = 'private'\n";
    assert_eq!(
        edited(topics, &Edit::clear(shared(0), TopicField::Notes)),
        "[[topic]]\ntitle = 'a'\nroute = 'private'\n"
    );
    assert_eq!(edited(topics, &Edit::clear(shared(0), TopicField::Due)), topics, "nothing to remove");
}

#[test]
fn a_key_in_braces_is_removed_without_its_neighbours() {
    let list = |first: &str, second: &str| format!("topic = [\n  {{ {first} }},\n  {{ {second} }},\n]\n");
    let (first, second) = (
        "title = 'a', size = 'M', route = 'private', with = ['dana']",
        "due = 2026-12-01, jira = 'OPS-1', title = 'b'",
    );
    let edit = Edit::clear(shared(0), TopicField::Route);
    assert_eq!(edited(&list(first, second), &edit), list("title = 'a', size = 'M', with = ['dana']", second));
    let edit = Edit::clear(shared(1), TopicField::Due);
    assert_eq!(edited(&list(first, second), &edit), list(first, "jira = 'OPS-1', title = 'b'"));
}

#[test]
fn a_topic_is_added_as_the_file_parts_its_own() {
    let topic = || Topic { route: Some(Route::Private), ..Topic::new(shared(99), "b \"c\"") };
    let block = "[[topic]]\ntitle = \"b \\\"c\\\"\"\nroute = \"private\"\n";
    for (topics, between) in [
        ("", ""),
        ("[[topic]]\ntitle = 'a'\n", "\n"),
        ("[[topic]]\ntitle = 'a'", "\n\n"),
        ("[[topic]]\ntitle = 'a'\n\n", ""),
        ("# only a comment", "\n\n"),
    ] {
        let expected = format!("{topics}{between}{block}");
        assert_eq!(edited(topics, &Edit::add(Drawer::Shared, topic())), expected, "{topics:?}");
    }
}

#[test]
fn a_moved_topic_takes_its_comments_along() {
    let topics =
        "# file\n\n# about a\n[[topic]]\ntitle = 'a' # x\n\n# --- next ---\n\n[[topic]]\ntitle = 'b'\n";
    let edit = Edit { changes: vec![Change::Move { key: shared(0), to: Drawer::Private }] };
    assert_eq!(edited(topics, &edit), "# file\n\n# --- next ---\n\n[[topic]]\ntitle = 'b'\n");
    let moved = workspace(topics).apply(&edit).unwrap();
    assert_eq!(moved.workspace.text(Drawer::Private), "# about a\n[[topic]]\ntitle = 'a' # x\n");
    assert_eq!(moved.added, [TopicKey { drawer: Drawer::Private, index: 0 }]);
}

#[test]
fn edits_that_would_break_the_file_are_refused() {
    let before = workspace("[[topic]]\nid = 'x1'\ntitle = 'a'\n\n[[topic]]\ntitle = 'b'\n");
    let refused = |edit: &Edit| before.apply(edit).unwrap_err();
    let strangers = Value::List(vec!["nobody".into()]);
    assert!(matches!(refused(&Edit::set(shared(0), TopicField::With, strangers)), EditError::Invalid(_)));
    let taken = refused(&Edit::set(shared(1), TopicField::Id, text("x1")));
    assert_eq!(taken, EditError::IdTaken(TopicId::new("x1").unwrap()));
    assert!(matches!(refused(&Edit::clear(shared(0), TopicField::Title)), EditError::BadValue { .. }));
    assert_eq!(refused(&Edit::clear(shared(7), TopicField::Due)), EditError::NoSuchTopic(shared(7)));
}

#[test]
fn unchanged_topics_are_shared_and_lines_follow() {
    let before = workspace("[[topic]]\ntitle = 'a'\n\n[[topic]]\ntitle = 'b'\n");
    let edit = Edit::set(shared(0), TopicField::Notes, text("x\ny"));
    let after = before.apply(&edit).unwrap().workspace;
    assert!(std::sync::Arc::ptr_eq(before.topic(shared(1)).unwrap(), after.topic(shared(1)).unwrap()));
    assert_eq!((before.line_of(shared(1)), after.line_of(shared(1))), (Some(4), Some(7)));
}

#[test]
fn topics_of_a_list_in_braces_can_be_changed_but_not_moved() {
    let topics = "topic = [\n  { title = 'a', due = 2026-11-27 }, # one\n  { title = 'b' },\n]\n";
    let set = Edit::set(shared(1), TopicField::Route, text("private"));
    assert_eq!(edited(topics, &set), topics.replace("'b' }", "'b', route = \"private\" }"));
    assert_eq!(
        edited(topics, &Edit::clear(shared(0), TopicField::Due)),
        topics.replace(", due = 2026-11-27", "")
    );
    let before = workspace(topics);
    for edit in [
        Edit::one(Change::Move { key: shared(0), to: Drawer::Private }),
        Edit::one(Change::Remove { key: shared(0) }),
        Edit::add(Drawer::Shared, Topic::new(shared(0), "c")),
    ] {
        assert!(matches!(
            before.apply(&edit).unwrap_err(),
            EditError::Unsupported(_) | EditError::Listed { .. }
        ));
    }
}

#[test]
fn a_topic_keeps_tables_that_songsheet_does_not_know() {
    let topics = "[[topic]]\ntitle = 'a'\nsize = 3\n\n[topic.tracker]\nid = 7\n\n[views]\nx = 1\n\n[[topic]]\ntitle = 'b'\n";
    let set = Edit::set(shared(0), TopicField::Kind, text("decide"));
    assert_eq!(edited(topics, &set), topics.replace("'a'\n", "'a'\nkind = \"decide\"\n"));
    let moved = Edit::one(Change::Move { key: shared(0), to: Drawer::Private });
    assert_eq!(edited(topics, &moved), "[views]\nx = 1\n\n[[topic]]\ntitle = 'b'\n");
    let private = workspace(topics).apply(&moved).unwrap().workspace.text(Drawer::Private);
    assert_eq!(private, "[[topic]]\ntitle = 'a'\nsize = 3\n\n[topic.tracker]\nid = 7\n");
}

#[test]
fn an_edit_of_several_changes_happens_whole_or_not_at_all() {
    let topics = "[[topic]]\ntitle = 'a'\n\n[[topic]]\ntitle = 'b'\n";
    let set = |index, value: &str| Change::Set {
        key: shared(index),
        field: TopicField::Route,
        value: Some(text(value)),
    };
    let both =
        Edit { changes: vec![set(0, "private"), set(1, "broadcast"), Change::Remove { key: shared(0) }] };
    assert_eq!(edited(topics, &both), "[[topic]]\ntitle = 'b'\nroute = \"broadcast\"\n");
    let half = Edit { changes: vec![set(0, "private"), set(1, "Private")] };
    assert!(matches!(workspace(topics).apply(&half).unwrap_err(), EditError::BadValue { .. }));
}

#[test]
fn a_refused_edit_names_the_line_of_its_topic() {
    let topics = "# head\n\n[[topic]]\ntitle = 'a'\n\n[[topic]]\ntitle = 'b'\n";
    let refused = workspace(topics).apply(&Edit::set(shared(1), TopicField::Minutes, Value::Number(2000)));
    let Err(EditError::Invalid(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].line, 8);
}
