//! Which topics of the shared file are not for everybody who can read it, and the edit that takes them out.

use super::Desk;
use super::intent::drawer_for;
use crate::classify::Routed;
use crate::domain::{Drawer, Topic, TopicKey};
use crate::store::{Change, Edit};

/// What sealing a workspace comes to.
#[derive(Debug, Clone, Default)]
pub struct Sealing {
    /// The edit that moves them.
    pub edit: Edit,
    /// The topics that move to the private file, closed ones too, in the order of the shared file.
    pub moved: Vec<Routed>,
    /// Those which should, but cannot, with why.
    pub left: Vec<(Routed, Stays)>,
    /// How many stand in both files, to the letter, and are taken out of the shared one.
    pub doubles: usize,
}

/// Why a private topic stays in the shared file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// It is one of a list in braces, which none can leave.
    InBraces,
    /// The private file has it as well, with other comments: both are somebody's words.
    InBoth,
}

impl Desk {
    /// Moves every topic out of the shared file that a capture would have kept in the private one: what is
    /// private, what may be, and what is marked or under an embargo, whether it is open or closed.
    pub fn seal(&self) -> Sealing {
        let doubles = self.workspace.doubles();
        let remove = |key: &TopicKey| Change::Remove { key: *key };
        let mut sealing = Sealing {
            edit: Edit { changes: doubles.iter().map(remove).collect() },
            doubles: doubles.len(),
            ..Sealing::default()
        };
        let shared = self.workspace.topics().filter(|topic| topic.key.drawer == Drawer::Shared);
        for routed in shared.map(|topic| self.verdict_of(topic)).filter(|routed| self.is_to_seal(routed)) {
            let key = routed.topic().key;
            if self.workspace.is_in_braces(key) {
                sealing.left.push((routed, Stays::InBraces));
            } else {
                sealing.edit.changes.push(Change::Move { key, to: Drawer::Private });
                sealing.moved.push(routed);
            }
        }
        let near = self.workspace.near_doubles().into_iter().filter_map(|key| self.workspace.topic(key));
        sealing.left.extend(near.map(|topic| (self.verdict_of(topic), Stays::InBoth)));
        sealing
    }

    /// The verdict of a topic, be it closed.
    fn verdict_of(&self, topic: &Topic) -> Routed {
        self.get(topic.key).cloned().unwrap_or_else(|| self.route(topic.clone()))
    }

    fn is_to_seal(&self, routed: &Routed) -> bool {
        let topic = routed.topic();
        let embargoed = topic.embargo.is_some_and(|end| end > self.today);
        drawer_for(routed) == Drawer::Private
            || embargoed
            || (self.is_marked(topic) && !routed.is_clear_broadcast())
    }
}
