//! An edit that grows change by change, with the workspace as it would be.

use super::{ClosingError, Desk};
use crate::domain::{Topic, TopicId, TopicKey};
use crate::hold::Hold;
use crate::store::{Change, Edit, TopicField, Value, Workspace};

use super::intent::set;

/// An edit that grows, with the workspace as it would be.
pub(super) struct Drawn {
    /// The workspace as it would be.
    pub workspace: Workspace,
    /// The edit that leads there.
    pub edit: Edit,
}

impl Drawn {
    /// Nothing is changed yet.
    pub(super) fn of(desk: &Desk) -> Self {
        Self { workspace: desk.workspace().clone(), edit: Edit::default() }
    }

    /// Adds what another edit changes.
    pub(super) fn add(&mut self, edit: Edit) -> Result<(), ClosingError> {
        self.workspace = self.workspace.apply(&edit).map_err(ClosingError::Edit)?.workspace;
        self.edit.changes.extend(edit.changes);
        Ok(())
    }

    /// Gives a topic an id that no other has.
    pub(super) fn give_id(&mut self, topic: &Topic) -> Result<TopicId, ClosingError> {
        let id = self.workspace.new_id(&topic.title, topic.added);
        let key: TopicKey = topic.key;
        let change: Change = set(key, TopicField::Id, Some(Value::Text(id.as_str().to_owned())));
        self.add(Edit::one(change))?;
        Ok(id)
    }
}

impl Desk {
    /// The edit that gives the topics of a meeting an id where they have none, so that each is known again when it is
    /// closed, whatever it is called by then.
    pub fn ids_for(&self, hold: &Hold) -> Result<Edit, ClosingError> {
        let mut drawn = Drawn::of(self);
        for topic in hold.items().iter().filter_map(|item| self.topic_of(item)) {
            if topic.id.is_none() {
                drawn.give_id(topic)?;
            }
        }
        Ok(drawn.edit)
    }
}
