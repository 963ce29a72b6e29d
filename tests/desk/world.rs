//! A desk on a workspace that is written down as its files.

use chrono::NaiveDate;
use songsheet::classify::RoutingConfig;
use songsheet::desk::Desk;
use songsheet::domain::{Drawer, Handle, Topic, TopicKey};
use songsheet::store::{Edit, Place, Reason, Texts, Workspace};

pub use crate::roster::TEAM;

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn handle(name: &str) -> Handle {
    Handle::new(name).unwrap()
}

pub fn shared(index: usize) -> TopicKey {
    TopicKey { drawer: Drawer::Shared, index }
}

pub fn private(index: usize) -> TopicKey {
    TopicKey { drawer: Drawer::Private, index }
}

/// A desk on these texts of `topics.toml` and `private/topics.toml`, on Monday 2026-11-23.
pub fn desk(topics: &str, private: &str) -> Desk {
    let place = Place::folder("/nowhere", Reason::DirFlag);
    let texts = Texts { team: TEAM.to_owned(), topics: topics.to_owned(), private: private.to_owned() };
    let workspace = Workspace::of_texts(&place, &texts).unwrap();
    let routing = RoutingConfig { confidential_tags: vec!["hr".to_owned()], ..RoutingConfig::default() };
    Desk::open(workspace, &routing, date("2026-11-23"))
}

/// The desk after an edit, with the text of the topics' file.
pub fn after(desk: &mut Desk, edit: &Edit) -> String {
    desk.apply(edit).unwrap();
    desk.workspace().text(Drawer::Shared)
}

pub fn topic(desk: &Desk, key: TopicKey) -> Topic {
    Topic::clone(desk.workspace().topic(key).unwrap())
}
