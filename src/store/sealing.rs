//! What there is to know about the shared file before private topics are taken out of it.

use super::edit::own_part;
use super::{Workspace, comments};
use crate::domain::{Drawer, TopicKey};

impl Workspace {
    /// Shared topics that are left out because they stand in the private file too, to the letter and with the
    /// comments beside them: a move between the files was interrupted, and nothing is lost when the shared one goes.
    pub fn doubles(&self) -> Vec<TopicKey> {
        let private = self.text(Drawer::Private);
        let is_double = |key: &TopicKey| self.own_text(*key).is_some_and(|text| private.contains(text));
        self.leftovers().filter(is_double).collect()
    }

    /// Shared topics that stand in the private file too, but with other comments or spacing.
    pub fn near_doubles(&self) -> Vec<TopicKey> {
        let doubles = self.doubles();
        self.leftovers().filter(|key| !doubles.contains(key)).collect()
    }

    /// Whether a topic is one of a list in braces, which none can leave.
    pub fn is_in_braces(&self, key: TopicKey) -> bool {
        self.document(key.drawer).placed(key.index).is_some_and(|(_, placed)| placed.surface.inline)
    }

    /// The comments of a drawer that stand apart from its topics, and so move with none.
    pub fn comments_apart(&self, drawer: Drawer) -> usize {
        let apart = |key| {
            let block = self.block_of(key)?;
            let own = self.own_text(key).map_or(0, str::len);
            Some(comments::count(block.text.get(own..)?))
        };
        let head = self.document(drawer).block(0).filter(|head| head.topics.is_empty());
        let of_head = head.map_or(0, |head| comments::count(&head.text));
        of_head + self.keys(drawer).filter_map(apart).sum::<usize>()
    }

    /// The text that moves with a topic.
    fn own_text(&self, key: TopicKey) -> Option<&str> {
        let (block, placed) = self.document(key.drawer).placed(key.index)?;
        Some(block.text.get(own_part(block, placed))?.trim())
    }
}
