//! Carries an edit over to files that somebody else has changed meanwhile.

use std::fmt;
use std::sync::Arc;

use crate::domain::{Drawer, Topic, TopicKey};
use crate::escape::visible;
use crate::store::block::Block;
use crate::store::{Change, Edit, TopicField, Workspace};

/// The same topic was changed by somebody else, or is gone: both versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The title of the topic as the edit knew it.
    pub title: String,
    /// The key that both changed, when it is one.
    pub field: Option<TopicField>,
    /// The text of the topic as the edit would have made it, or knew it.
    pub ours: String,
    /// The text of the topic in the file now; `None` when it is gone.
    pub theirs: Option<String>,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = visible(&self.title);
        match (&self.theirs, self.field) {
            (None, _) => write!(f, "\"{title}\" is not in the file any more"),
            (Some(_), Some(field)) => write!(f, "`{}` of \"{title}\" was changed meanwhile", field.as_str()),
            (Some(_), None) => write!(f, "\"{title}\" was changed meanwhile"),
        }
    }
}

impl std::error::Error for Conflict {}

/// Makes of an edit for `before` the same edit for `now`. A topic is known again by its id, or else by
/// the same text; a key that both sides have changed is a conflict.
pub fn rebase(edit: &Edit, before: &Workspace, now: &Workspace) -> Result<Edit, Conflict> {
    let rebase = Rebase { before, now };
    let carry_over =
        |change: &Change| rebase.change(change).map_err(|conflict| rebase.with_ours(conflict, change));
    let changes = edit.changes.iter().map(carry_over).collect::<Result<_, _>>()?;
    Ok(Edit { changes })
}

/// A text with the blank lines before and after it that another one has.
fn set_like(text: &str, like: &str) -> Arc<str> {
    let core = text.trim();
    if core.is_empty() {
        return Arc::default();
    }
    let before = like.len() - like.trim_start().len();
    let after = like.trim_end().len();
    [like.get(..before).unwrap_or_default(), core, like.get(after..).unwrap_or_default()].concat().into()
}

struct Rebase<'a> {
    before: &'a Workspace,
    now: &'a Workspace,
}

impl Rebase<'_> {
    fn change(&self, change: &Change) -> Result<Change, Conflict> {
        Ok(match change {
            Change::Add { drawer, topic } => Change::Add { drawer: *drawer, topic: self.with_free_id(topic) },
            Change::Set { key, field, .. } => {
                let key = self.find(*key)?;
                self.unchanged(change, key, *field)?
            }
            Change::Move { key, to } => Change::Move { key: self.find(*key)?, to: *to },
            Change::NoteAdded { day } => Change::NoteAdded { day: *day },
            Change::Note { key, day } => Change::Note { key: self.find(*key)?, day: *day },
            Change::Remove { key } => Change::Remove { key: self.find(*key)? },
            Change::Restore { key, from, to } if from.is_empty() => {
                Change::Restore { key: self.next_key(key.drawer), from: from.clone(), to: to.clone() }
            }
            Change::Restore { key, from, to } => self.restore(*key, from, to)?,
        })
    }

    /// An earlier text can come back when nobody else has changed the topic. The blank lines around it
    /// are those that it has now: what stands beside it may be another topic.
    fn restore(&self, key: TopicKey, from: &str, to: &str) -> Result<Change, Conflict> {
        let known = self.before.block_of(key).map_or(from, |block| &block.text);
        let now = self.same_text(key, if known.is_empty() { from } else { known })?;
        let like = self.now.block_of(now).map_or(from, |block| &block.text);
        Ok(Change::Restore { key: now, from: set_like(from, like), to: set_like(to, like) })
    }

    /// A new topic whose id somebody else has taken meanwhile gets another one.
    fn with_free_id(&self, topic: &Arc<Topic>) -> Arc<Topic> {
        match &topic.id {
            Some(id) if self.now.topic_by_id(id).is_some() => {
                let id = self.now.new_id(&topic.title, topic.added);
                Arc::new(Topic { id: Some(id), ..Topic::clone(topic) })
            }
            _ => topic.clone(),
        }
    }

    /// The key now of a topic that had `key` before.
    fn find(&self, key: TopicKey) -> Result<TopicKey, Conflict> {
        // What stands in both files has one id for two places.
        let topic = self.before.topic(key).filter(|_| self.before.leftovers().all(|other| other != key));
        let by_id = topic.and_then(|topic| self.now.topic_by_id(topic.id.as_ref()?));
        if let Some(found) = by_id {
            return Ok(found.key);
        }
        self.same_text(key, self.before.block_of(key).map_or("", |block| &block.text))
    }

    /// The topic whose block has this text; of several, the one that is as many from the top.
    fn same_text(&self, key: TopicKey, text: &str) -> Result<TopicKey, Conflict> {
        let same = |block: &Block| block.text.trim() == text.trim();
        let nth = self.before.keys(key.drawer).take_while(|other| *other < key);
        let nth = nth.filter(|other| self.before.block_of(*other).is_some_and(same)).count();
        let mut found = self.now.keys(key.drawer).filter(|other| self.now.block_of(*other).is_some_and(same));
        found.nth(nth).ok_or_else(|| self.conflict(key, None, None))
    }

    fn next_key(&self, drawer: Drawer) -> TopicKey {
        let document = self.now.document(drawer);
        document.key(document.next_index())
    }

    /// Checks that a key has not been changed by somebody else, unless to the same value.
    fn unchanged(&self, change: &Change, now: TopicKey, field: TopicField) -> Result<Change, Conflict> {
        let Change::Set { key, value, .. } = change else { return Ok(change.clone()) };
        let value_in =
            |workspace: &Workspace, key| workspace.topic(key).and_then(|topic| field.value_of(topic));
        let (base, theirs) = (value_in(self.before, *key), value_in(self.now, now));
        if theirs != base && theirs != *value {
            return Err(self.conflict(*key, Some(field), Some(now)));
        }
        Ok(Change::Set { key: now, field, value: value.clone() })
    }

    /// A conflict with the text that the change would have made of the topic.
    fn with_ours(&self, conflict: Conflict, change: &Change) -> Conflict {
        let Change::Set { key, .. } = change else { return conflict };
        let applied = self.before.apply(&Edit::one(change.clone())).ok();
        let ours = applied.as_ref().and_then(|applied| applied.workspace.block_of(*key));
        match ours {
            Some(block) => Conflict { ours: block.text.trim().to_owned(), ..conflict },
            None => conflict,
        }
    }

    fn conflict(&self, key: TopicKey, field: Option<TopicField>, now: Option<TopicKey>) -> Conflict {
        let text = |block: &Block| block.text.trim().to_owned();
        let by_title = || {
            let title = &self.before.topic(key)?.title;
            self.now.topics().find(|topic| topic.title == *title).map(|topic| topic.key)
        };
        Conflict {
            title: self.before.topic(key).map(|topic| topic.title.clone()).unwrap_or_default(),
            field,
            ours: self.before.block_of(key).map(text).unwrap_or_default(),
            theirs: now.or_else(by_title).and_then(|key| self.now.block_of(key)).map(text),
        }
    }
}
