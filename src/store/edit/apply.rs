//! Applies an edit to a workspace in memory.

use std::sync::Arc;

use chrono::NaiveDate;

use super::render::{LineEnd, new_block};
use super::{Applied, Change, Edit, EditError, splice};
use crate::domain::{Call, Drawer, Topic, TopicId, TopicKey};
use crate::store::block::{Block, Placed};
use crate::store::document::Document;
use crate::store::report::report_from;
use crate::store::{TopicField, Value, Workspace};

impl Workspace {
    /// Makes the workspace after `edit`, with the edit that takes it back. Nothing is saved.
    pub fn apply(&self, edit: &Edit) -> Result<Applied, EditError> {
        let mut applied = Applied { workspace: self.clone(), inverse: Edit::default(), added: Vec::new() };
        for change in &edit.changes {
            applied.change(change)?;
        }
        applied.inverse.changes.reverse();
        Ok(applied)
    }
}

impl Applied {
    fn change(&mut self, change: &Change) -> Result<(), EditError> {
        match change {
            Change::Add { drawer, topic } => self.add(*drawer, topic),
            Change::Set { key, field, value } => self.set(*key, *field, value.as_ref()),
            Change::Move { key, to } => self.move_to(*key, *to),
            Change::Remove { key } => self.take_out(*key).map(drop),
            Change::Note { key, day } => self.note(*key, *day),
            Change::NoteAdded { day } => {
                self.added.last().copied().map_or(Ok(()), |key| self.note(key, *day))
            }
            Change::Restore { key, from, to } => self.restore(*key, from, to),
        }
    }

    fn add(&mut self, drawer: Drawer, topic: &Topic) -> Result<(), EditError> {
        let topic = as_written(topic)?;
        let document = self.workspace.document(drawer);
        let text = new_block(&topic, line_end(document, ""));
        let key = self.append(drawer, &text)?;
        self.expect(key, &Topic { key, ..topic })
    }

    /// Puts a block at the end of a drawer, parted from what is there as the file's own blocks are.
    fn append(&mut self, drawer: Drawer, text: &str) -> Result<TopicKey, EditError> {
        let document = self.workspace.document(drawer);
        let key = document.key(document.next_index());
        if document.is_listed() {
            let line = document.line_of(0).unwrap_or(1);
            return Err(EditError::Listed { file: document.file.clone(), line });
        }
        let text = format!("{}{text}", separator(document));
        let block = Block::read(&text, key, &self.workspace.roster);
        self.put_block(key, None, block)?;
        self.added.push(key);
        Ok(key)
    }

    fn set(&mut self, key: TopicKey, field: TopicField, value: Option<&Value>) -> Result<(), EditError> {
        let document = self.workspace.document(key.drawer);
        let (block, placed) = document.placed(key.index).ok_or(EditError::NoSuchTopic(key))?;
        let mut expected = Topic::clone(&placed.topic);
        if field.assign(&mut expected, value).is_err() {
            return Err(EditError::BadValue { field, value: value.cloned() });
        }
        // What is written is what a reader makes of it: tags without `#`, one kind of line end.
        let written = field.value_of(&expected).or(value.filter(|_| field == TopicField::Priority).cloned());
        let splice = splice::set(block, placed, field, written.as_ref(), line_end(document, &block.text));
        let text = splice.of(&block.text).ok_or(EditError::NotAsMeant(key))?;
        self.replace_text(key, &text)?;
        self.expect(key, &expected)
    }

    fn move_to(&mut self, key: TopicKey, to: Drawer) -> Result<(), EditError> {
        if key.drawer == to {
            return Ok(());
        }
        let topic = self.workspace.topic(key).ok_or(EditError::NoSuchTopic(key))?.clone();
        let text = self.take_out(key)?;
        let end = LineEnd::of(&text).unwrap_or(LineEnd::Lf);
        let moved = self.append(to, &format!("{}{}", text.trim_end(), end.as_str()))?;
        self.expect(moved, &Topic { key: moved, ..Topic::clone(&topic) })
    }

    /// Takes the topic's own part out of its block and gives its text.
    fn take_out(&mut self, key: TopicKey) -> Result<String, EditError> {
        let document = self.workspace.document(key.drawer);
        let (block, placed) = document.placed(key.index).ok_or(EditError::NoSuchTopic(key))?;
        if placed.surface.inline {
            return Err(EditError::Unsupported(key));
        }
        let own = splice::own_part(block, placed);
        let text = block.text.get(own.clone()).unwrap_or_default().to_owned();
        let rest = block.text.get(own.end..).unwrap_or_default().to_owned();
        self.replace_text(key, &rest)?;
        if self.workspace.topic(key).is_some() {
            return Err(EditError::Unsupported(key));
        }
        Ok(text)
    }

    fn note(&mut self, key: TopicKey, day: NaiveDate) -> Result<(), EditError> {
        let topic = self.workspace.topic(key).ok_or(EditError::NoSuchTopic(key))?;
        if let Some(route) = topic.route {
            let call = Call { title: topic.title.clone(), route, day };
            self.workspace = self.workspace.with_calls(self.workspace.calls().with(&call));
        }
        Ok(())
    }

    fn restore(&mut self, key: TopicKey, from: &str, to: &str) -> Result<(), EditError> {
        let document = self.workspace.document(key.drawer);
        let now = document.slot(key.index).and_then(|slot| document.block(slot.block));
        match now {
            Some(block) if *block.text == *from => self.replace_text(key, to),
            None if from.is_empty() => self.append(key.drawer, to).map(drop),
            Some(_) | None => Err(EditError::Changed(key)),
        }
    }

    /// Replaces the text of the block that `key` stands in.
    fn replace_text(&mut self, key: TopicKey, text: &str) -> Result<(), EditError> {
        let document = self.workspace.document(key.drawer);
        let slot = document.slot(key.index).ok_or(EditError::NoSuchTopic(key))?;
        let first = TopicKey { index: key.index - slot.nth, ..key };
        let block = Block::read(text, first, &self.workspace.roster);
        self.put_block(key, Some(slot.block), block)
    }

    /// Puts a block in place of another or at the end, unless it has errors, and notes the way back.
    fn put_block(&mut self, key: TopicKey, at: Option<usize>, block: Block) -> Result<(), EditError> {
        let document = self.workspace.document(key.drawer);
        if block.has_errors() {
            let line = document.first_line(at);
            return Err(EditError::Invalid(report_from(&document.file, line, &block.text, &block.findings)));
        }
        let old = at.and_then(|at| document.block(at)).map(|block| &**block);
        self.check_ids(&block, old)?;
        let to: Arc<str> = old.map(|block| &*block.text).unwrap_or_default().into();
        let from: Arc<str> = (*block.text).into();
        let next = match at {
            Some(at) => document.with_block(at, block),
            None => document.with_added(block),
        };
        self.workspace = self.workspace.with_document(next);
        self.inverse.changes.push(Change::Restore { key, from, to });
        Ok(())
    }

    /// Refuses the edit unless the text now says exactly what was intended.
    fn expect(&self, key: TopicKey, expected: &Topic) -> Result<(), EditError> {
        match self.workspace.topic(key) {
            Some(topic) if **topic == *expected => Ok(()),
            _ => Err(EditError::NotAsMeant(key)),
        }
    }

    /// Refuses ids in a new block that topics of other blocks have.
    fn check_ids(&self, new: &Block, old: Option<&Block>) -> Result<(), EditError> {
        let ids_of =
            |block: &Block| block.topics.iter().filter_map(|placed| placed.topic.id.clone()).collect();
        let had: Vec<TopicId> = old.map(ids_of).unwrap_or_default();
        for id in new.topics.iter().filter_map(|placed| placed.topic.id.as_ref()) {
            if !had.contains(id) && self.workspace.topic_by_id(id).is_some() {
                return Err(EditError::IdTaken(id.clone()));
            }
        }
        Ok(())
    }
}

/// A topic as a file would say it, such as tags without `#` and each handle once.
fn as_written(topic: &Topic) -> Result<Topic, EditError> {
    let mut written = Topic::new(topic.key, "");
    for field in TopicField::ALL {
        let value = field.value_of(topic);
        if field.assign(&mut written, value.as_ref()).is_err() {
            return Err(EditError::BadValue { field, value });
        }
    }
    Ok(written)
}

/// The line end of a block, or else of its file.
fn line_end(document: &Document, block: &str) -> LineEnd {
    let of_file = || document.blocks.iter().find_map(|block| LineEnd::of(&block.text));
    LineEnd::of(block).or_else(of_file).unwrap_or(LineEnd::Lf)
}

/// What parts a new block from the text before it: the line end that may be missing, and a blank line.
fn separator(document: &Document) -> String {
    let end = line_end(document, "").as_str();
    let mut texts = document.blocks.iter().rev().map(|block| &*block.text).filter(|text| !text.is_empty());
    let Some(last) = texts.next() else { return String::new() };
    if last == "\u{feff}" {
        return String::new();
    }
    let lines = last.trim_end_matches([' ', '\t']);
    match lines.strip_suffix('\n') {
        None => end.repeat(2),
        Some(before) if before.trim_end_matches('\r').ends_with('\n') => String::new(),
        Some(_) => end.to_owned(),
    }
}

impl Document {
    /// Whether its topics are one list in braces, to which no `[[topic]]` can be added.
    fn is_listed(&self) -> bool {
        let inline = |placed: &Placed| placed.surface.inline;
        self.blocks.first().is_some_and(|head| head.topics.iter().any(inline))
    }
}
