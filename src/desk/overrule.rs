//! The manager's version of a topic that somebody else has changed too, or taken out: made once more on
//! what the files say now.

use std::sync::Arc;

use crate::domain::{Drawer, Topic, TopicKey};
use crate::store::{Change, Edit, TopicField, Workspace};

/// Makes of an edit for `before` one for `now` that gives the topic the manager's values; what else somebody
/// has changed stays. A topic that is gone comes back. `None` when the edit cannot be made any more.
pub fn overrule(edit: &Edit, before: &Workspace, now: &Workspace) -> Option<Edit> {
    let both = Both { before, now };
    let after = before.apply(edit).ok()?;
    let moved = edit.changes.iter().find_map(|change| match change {
        Change::Move { to, .. } => Some(*to),
        _ => None,
    });
    let mut changes = Vec::new();
    let mut back = None;
    for change in &edit.changes {
        match (change, key_of(change).map(|key| (key, both.find(key)))) {
            (Change::Add { .. }, _) => changes.push(change.clone()),
            (_, None) => return None,
            (_, Some((key, None))) => back = back.or(Some(key)),
            (Change::Set { field, value, .. }, Some((_, Some(key)))) => {
                changes.push(Change::Set { key, field: *field, value: value.clone() });
            }
            (Change::Move { to, .. }, Some((_, Some(key)))) if key.drawer != *to => {
                changes.push(Change::Move { key, to: *to });
            }
            (Change::Move { .. }, _) => {}
            (Change::Remove { .. } | Change::Restore { .. }, Some((old, Some(key)))) => {
                changes.extend(both.as_it_was_left(old, key, after.workspace.topic(old)));
            }
        }
    }
    if let Some(key) = back {
        let topic = after.workspace.topic(key).or_else(|| after.workspace.topic(*after.added.last()?))?;
        let drawer: Drawer = moved.unwrap_or(key.drawer);
        changes.push(Change::Add { drawer, topic: topic.clone() });
    }
    Some(Edit { changes })
}

fn key_of(change: &Change) -> Option<TopicKey> {
    match change {
        Change::Add { .. } => None,
        Change::Set { key, .. }
        | Change::Move { key, .. }
        | Change::Remove { key }
        | Change::Restore { key, .. } => Some(*key),
    }
}

/// The files as the edit knew them, and as they are.
struct Both<'a> {
    before: &'a Workspace,
    now: &'a Workspace,
}

impl Both<'_> {
    /// The key now of a topic: that of its id or, when it has none, of the only one with its title.
    fn find(&self, key: TopicKey) -> Option<TopicKey> {
        let topic = self.before.topic(key)?;
        if let Some(id) = &topic.id {
            return self.now.topic_by_id(id).map(|topic| topic.key);
        }
        let mut namesakes =
            self.now.topics().filter(|other| other.title == topic.title && other.id.is_none());
        let found = namesakes.next()?;
        namesakes.next().is_none().then_some(found.key)
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
