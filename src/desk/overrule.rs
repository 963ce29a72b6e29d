//! The manager's version of a topic that somebody else has changed too, or taken out: made once more on
//! what the files say now.

use std::sync::Arc;

use crate::domain::{Topic, TopicKey};
use crate::store::{Applied, Change, Edit, TopicField, Workspace};

/// Makes of an edit for `before` one for `now` that gives the topic the manager's values; what else somebody
/// has changed stays. A topic that is gone comes back. `None` when the edit cannot be made any more.
pub fn overrule(edit: &Edit, before: &Workspace, now: &Workspace) -> Option<Edit> {
    let both = Both { before, now };
    let after = before.apply(edit).ok()?;
    let again = edit.changes.iter().flat_map(|change| both.again(change, &after));
    let changes = again.chain(both.brought_back(edit, &after)).collect();
    Some(Edit { changes })
}

/// The files as the edit knew them, and as they are.
struct Both<'a> {
    before: &'a Workspace,
    now: &'a Workspace,
}

impl Both<'_> {
    /// The key now of a topic: that of its id or, when it has none, of the only one in
    /// its file with its title.
    fn find(&self, key: TopicKey) -> Option<TopicKey> {
        let topic = self.before.topic(key)?;
        if let Some(id) = &topic.id {
            return self.now.topic_by_id(id).map(|topic| topic.key);
        }
        let namesake = |other: &&Arc<Topic>| {
            other.id.is_none() && other.key.drawer == key.drawer && other.title == topic.title
        };
        let mut namesakes = self.now.topics().filter(namesake);
        let found = namesakes.next()?;
        namesakes.next().is_none().then_some(found.key)
    }

    /// The same change of the topic as it is now; nothing for one that is gone.
    fn again(&self, change: &Change, after: &Applied) -> Vec<Change> {
        let Some(old) = change.key() else { return vec![change.clone()] };
        let Some(key) = self.find(old) else { return Vec::new() };
        match change {
            Change::Set { field, value, .. } => {
                vec![Change::Set { key, field: *field, value: value.clone() }]
            }
            Change::Move { to, .. } if key.drawer != *to => vec![Change::Move { key, to: *to }],
            Change::Move { .. } => Vec::new(),
            Change::Note { day, .. } => vec![Change::Note { key, day: *day }],
            _ => self.as_it_was_left(old, key, after.workspace.topic(old)),
        }
    }

    /// The topic that is gone, as the edit made it.
    fn brought_back(&self, edit: &Edit, after: &Applied) -> Option<Change> {
        let gone = edit.changes.iter().filter_map(Change::key).find(|key| self.find(*key).is_none())?;
        let moved = || after.added.last().and_then(|key| after.workspace.topic(*key));
        let topic = after.workspace.topic(gone).or_else(moved)?;
        Some(Change::Add { drawer: topic.key.drawer, topic: topic.clone() })
    }

    /// What makes of the topic now the one that a step back or forth left; nothing left takes it out.
    fn as_it_was_left(&self, old: TopicKey, key: TopicKey, left: Option<&Arc<Topic>>) -> Vec<Change> {
        let (Some(left), Some(base)) = (left, self.before.topic(old)) else {
            return vec![Change::Remove { key }];
        };
        let changed = TopicField::ALL.iter().filter(|field| field.value_of(left) != field.value_of(base));
        changed.map(|field| Change::Set { key, field: *field, value: field.value_of(left) }).collect()
    }
}
