//! How long it takes to read files and to apply edits: `cargo bench --bench store`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use divan::Bencher;
use songsheet::domain::{Drawer, Topic, TopicKey};
use songsheet::store::{Edit, Place, Texts, TopicField, Value, Workspace};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Texts with topics of about 180 bytes.
fn texts(topics: usize) -> Texts {
    let team = "[[member]]\nname = 'Dana Whitfield'\nhandle = 'dana'\n".to_owned();
    let topic = |nth: usize| {
        format!(
            "[[topic]]\nid = \"t{nth}\"\ntitle = \"Checkout outage on Friday, part {nth}: what the alert missed\"\n\
             from = \"dana\"\ntags = [\"incident\", \"x\"]\nkind = \"discuss\"\nminutes = 15\nadded = 2026-11-18\n\n"
        )
    };
    Texts { team, topics: (0..topics).map(topic).collect(), private: String::new() }
}

fn workspace(topics: usize) -> Workspace {
    Workspace::of_texts(&Place::example(), &texts(topics)).unwrap()
}

fn middle(topics: usize) -> TopicKey {
    TopicKey { drawer: Drawer::Shared, index: topics / 2 }
}

#[divan::bench(args = SIZES)]
fn load(bencher: Bencher<'_, '_>, topics: usize) {
    let texts = texts(topics);
    bencher.bench(|| Workspace::of_texts(&Place::example(), &texts).unwrap());
}

#[divan::bench(args = SIZES)]
fn set_a_route(bencher: Bencher<'_, '_>, topics: usize) {
    let before = workspace(topics);
    let edit = Edit::set(middle(topics), TopicField::Route, Value::Text("private".into()));
    bencher.bench(|| before.apply(&edit).unwrap());
}

#[divan::bench(args = SIZES)]
fn add_a_topic(bencher: Bencher<'_, '_>, topics: usize) {
    let before = workspace(topics);
    let add = |before: &Workspace| {
        let id = before.new_id("new", None);
        let topic = Topic { id: Some(id), ..Topic::new(middle(topics), "new") };
        before.apply(&Edit::add(Drawer::Shared, topic)).unwrap()
    };
    bencher.bench(|| add(&before));
}

#[divan::bench(args = SIZES)]
fn say_every_line(bencher: Bencher<'_, '_>, topics: usize) {
    let before = workspace(topics);
    bencher.bench(|| before.topics().filter_map(|topic| before.line_of(topic.key)).sum::<usize>());
}
