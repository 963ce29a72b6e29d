//! One topics file: its text in blocks, and the topics that the blocks say.
//!
//! A block's text is kept as it was read; putting the texts one after the other gives the file byte for
//! byte. Offsets are relative to their block, so an edit of one block moves nothing in the others.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread;

use super::block::{Block, Placed};
use super::diagnostic::{Diagnostic, Finding, LineIndex};
use super::report::Report;
use super::schema::{Roster, parse};
use super::{TopicField, split};
use crate::domain::{Drawer, Topic, TopicKey};

/// The text of a topics file and what it says.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub drawer: Drawer,
    pub file: PathBuf,
    /// What stands before the first topic, then a block per topic.
    pub blocks: Vec<Arc<Block>>,
    /// Where the topic of each index stands.
    slots: Vec<Slot>,
    /// Findings that no single block has.
    across: Vec<Finding>,
    /// The line, from 0, on which each block starts; filled when first asked for.
    first_lines: OnceLock<Vec<usize>>,
}

/// The place of a topic: which block, and which of its topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub block: usize,
    pub nth: usize,
}

/// Below this many blocks a second thread costs more than it saves.
const BLOCKS_PER_THREAD: usize = 500;

impl Document {
    /// Reads a topics file.
    pub fn read(drawer: Drawer, file: PathBuf, text: &str, roster: &Roster) -> Self {
        let pieces = split::blocks(text);
        let mut ranges = pieces.ranges.into_iter();
        let piece = |range| text.get(range).unwrap_or_default();
        let head = ranges.next().map(piece).unwrap_or_default();
        let head = Block::read(head, TopicKey { drawer, index: 0 }, roster);
        let first = head.topics.len();
        let rest: Vec<&str> = ranges.map(piece).collect();
        let mut blocks = vec![Arc::new(head)];
        blocks.extend(read_blocks(&rest, TopicKey { drawer, index: first }, roster));
        let mut document = Self::of_blocks(drawer, file, blocks);
        document.check_whole(text, pieces.closed);
        document
    }

    fn of_blocks(drawer: Drawer, file: PathBuf, blocks: Vec<Arc<Block>>) -> Self {
        let mut slots = Vec::with_capacity(blocks.len());
        for (block, read) in blocks.iter().enumerate() {
            let topics = if block == 0 { read.topics.len() } else { 1 };
            slots.extend((0..topics).map(|nth| Slot { block, nth }));
        }
        Self { drawer, file, blocks, slots, across: Vec::new(), first_lines: OnceLock::new() }
    }

    /// Finds what is wrong between blocks, such as a table defined twice. Only files that have more
    /// than topics can have that, so others are not parsed a second time.
    fn check_whole(&mut self, text: &str, closed: bool) {
        let foreign = self.blocks.iter().filter(|block| block.foreign).count();
        let listed = self.blocks.first().is_some_and(|head| !head.topics.is_empty()) && self.blocks.len() > 1;
        let crowded = self.blocks.iter().skip(1).any(|block| block.topics.len() > 1);
        if (foreign > 1 || listed || crowded || !closed)
            && !self.blocks.iter().any(|block| block.has_errors())
        {
            self.across = parse(text).tell(Vec::new());
            if crowded && self.across.is_empty() {
                let finding = Finding::error(0, "a topic of this file starts with an unusual header");
                self.across.push(finding.hint("start each topic with a plain [[topic]]"));
            }
        }
    }

    /// The whole text, byte for byte.
    pub fn text(&self) -> String {
        self.blocks.iter().map(|block| &*block.text).collect()
    }

    /// Whether `text` is exactly this file's text.
    pub fn is_text(&self, text: &[u8]) -> bool {
        let mut rest = text;
        for block in &self.blocks {
            match rest.strip_prefix(block.text.as_bytes()) {
                Some(after) => rest = after,
                None => return false,
            }
        }
        rest.is_empty()
    }

    /// Whether two versions of a file have the same text; blocks that they share are not compared.
    pub fn is_same_text(&self, other: &Self) -> bool {
        let same =
            |(one, other): (&Arc<Block>, &Arc<Block>)| Arc::ptr_eq(one, other) || one.text == other.text;
        let shared = self.blocks.len().min(other.blocks.len());
        let mut rest = self.blocks.iter().skip(shared).chain(other.blocks.iter().skip(shared));
        self.blocks.iter().zip(&other.blocks).all(same) && rest.all(|block| block.text.is_empty())
    }

    /// The topics in the order of the file.
    pub fn topics(&self) -> impl Iterator<Item = &Arc<Topic>> {
        self.blocks.iter().flat_map(|block| &block.topics).map(|placed| &placed.topic)
    }

    pub fn slot(&self, index: usize) -> Option<Slot> {
        self.slots.get(index).copied()
    }

    pub fn block(&self, index: usize) -> Option<&Arc<Block>> {
        self.blocks.get(index)
    }

    /// The topic of this index with its block; `None` when there is none, or none any more.
    pub fn placed(&self, index: usize) -> Option<(&Block, &Placed)> {
        let slot = self.slot(index)?;
        let block = self.block(slot.block)?;
        Some((block, block.topics.get(slot.nth)?))
    }

    /// The index that the next added topic gets.
    pub fn next_index(&self) -> usize {
        self.slots.len()
    }

    /// The document with one block replaced.
    pub fn with_block(&self, at: usize, block: Block) -> Self {
        let mut blocks = self.blocks.clone();
        if let Some(place) = blocks.get_mut(at) {
            *place = Arc::new(block);
        }
        Self { blocks, first_lines: OnceLock::new(), ..self.clone_but_blocks() }
    }

    /// The document with one more block at its end.
    pub fn with_added(&self, block: Block) -> Self {
        let mut next = self.with_block(usize::MAX, Block::read("", self.key(0), &Roster::default()));
        next.slots.push(Slot { block: next.blocks.len(), nth: 0 });
        next.blocks.push(Arc::new(block));
        next
    }

    fn clone_but_blocks(&self) -> Self {
        Self {
            drawer: self.drawer,
            file: self.file.clone(),
            blocks: Vec::new(),
            slots: self.slots.clone(),
            across: self.across.clone(),
            first_lines: OnceLock::new(),
        }
    }

    pub fn key(&self, index: usize) -> TopicKey {
        TopicKey { drawer: self.drawer, index }
    }

    /// The line, from 1, of the header of a topic.
    pub fn line_of(&self, index: usize) -> Option<usize> {
        let slot = self.slot(index)?;
        let (block, placed) = self.placed(index)?;
        let before = block.text.get(..placed.surface.span.start)?;
        let within = before.bytes().filter(|b| *b == b'\n').count();
        Some(self.first_lines().get(slot.block)? + within + 1)
    }

    /// The line and column, from 1, of a key of a topic, or of its header when it has no such key.
    pub fn place_of(&self, index: usize, field: TopicField) -> Option<(usize, usize)> {
        let slot = self.slot(index)?;
        let (block, placed) = self.placed(index)?;
        let key = placed.surface.keys.iter().find(|key| key.field == field);
        let offset = key.map_or(placed.surface.span.start, |key| key.key.start);
        let (line, column) = LineIndex::new(&block.text).locate(&block.text, offset);
        Some((self.first_lines().get(slot.block)? + line + 1, column))
    }

    /// The line, from 1, on which a block starts, or would start behind the last one.
    pub fn first_line(&self, block: Option<usize>) -> usize {
        let there = block.and_then(|block| self.first_lines().get(block).copied());
        there.unwrap_or_else(|| self.blocks.iter().map(|block| block.line_breaks).sum()) + 1
    }

    fn first_lines(&self) -> &[usize] {
        self.first_lines.get_or_init(|| {
            let start = |line: &mut usize, block: &Arc<Block>| {
                let start = *line;
                *line += block.line_breaks;
                Some(start)
            };
            self.blocks.iter().scan(0, start).collect()
        })
    }

    /// All that is wrong with this file, in its order.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut report = Report::of(&self.file);
        for (block, first_line) in self.blocks.iter().zip(self.first_lines()) {
            report.add(&block.text, &block.findings, first_line + 1);
        }
        if !self.across.is_empty() {
            report.add(&self.text(), &self.across, 1);
        }
        report.finish()
    }
}

/// Reads blocks of one topic each, on several threads when there are many.
fn read_blocks(texts: &[&str], first: TopicKey, roster: &Roster) -> Vec<Arc<Block>> {
    let read = |start: usize, texts: &[&str]| -> Vec<Arc<Block>> {
        let block = |(nth, text): (usize, &&str)| {
            let key = TopicKey { index: first.index + start + nth, ..first };
            Arc::new(Block::read(text, key, roster))
        };
        texts.iter().enumerate().map(block).collect()
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(texts.len() / BLOCKS_PER_THREAD);
    if threads < 2 {
        return read(0, texts);
    }
    let size = texts.len().div_ceil(threads);
    thread::scope(|scope| {
        let read = &read;
        let chunks = texts.chunks(size).enumerate();
        let running: Vec<_> =
            chunks.map(|(nth, chunk)| scope.spawn(move || read(nth * size, chunk))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}
