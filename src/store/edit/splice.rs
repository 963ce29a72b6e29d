//! Where in a block's text a change goes.

use std::ops::Range;

use super::render::{self, LineEnd};
use crate::store::block::{Block, Placed};
use crate::store::schema::KeySpan;
use crate::store::{TopicField, Value};

/// A range of a text and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Splice {
    pub range: Range<usize>,
    pub text: String,
}

impl Splice {
    /// The text with the range replaced; `None` when the range does not lie in it.
    pub fn of(&self, text: &str) -> Option<String> {
        let before = text.get(..self.range.start)?;
        let after = text.get(self.range.end..)?;
        Some([before, &self.text, after].concat())
    }
}

/// Sets or removes a key of a topic. Nothing is to be done when a key to remove is not there.
pub(crate) fn set(
    block: &Block,
    placed: &Placed,
    field: TopicField,
    value: Option<&Value>,
    end: LineEnd,
) -> Splice {
    let at = placed.surface.keys.iter().position(|key| key.field == field);
    let there = at.and_then(|at| placed.surface.keys.get(at));
    match (there, value) {
        (Some(key), Some(value)) => replace(&block.text, key, value, end),
        (Some(key), None) if placed.surface.inline => {
            Splice { range: entry_with_comma(&block.text, key.key.start..key.value.end), text: String::new() }
        }
        (Some(key), None) => Splice { range: whole_lines(&block.text, key), text: String::new() },
        (None, Some(value)) if placed.surface.inline => insert_inline(placed, field, value, end),
        (None, Some(value)) => insert(block, placed, field, value, end),
        (None, None) => Splice { range: 0..0, text: String::new() },
    }
}

fn replace(text: &str, key: &KeySpan, value: &Value, end: LineEnd) -> Splice {
    let old = text.get(key.value.clone());
    Splice { range: key.value.clone(), text: render::value(key.field, value, old, end) }
}

/// The lines of a key, its indentation and line end included.
fn whole_lines(text: &str, key: &KeySpan) -> Range<usize> {
    line_start(text, key.key.start)..line_end(text, key.value.end)
}

/// A new key goes on a line after the last of the keys that come before it in songsheet's own order.
fn insert(block: &Block, placed: &Placed, field: TopicField, value: &Value, end: LineEnd) -> Splice {
    let text = &block.text;
    let before = placed.surface.keys.iter().rfind(|key| key.field < field);
    let after_what = before.map_or(placed.surface.span.clone(), |key| key.key.start..key.value.end);
    let at = line_end(text, after_what.end);
    let model = before.or(placed.surface.keys.first());
    let indent = model.map_or("", |key| indentation(text, key.key.start));
    let equals =
        model.and_then(|key| text.get(key.key.end..key.value.start)).filter(|sign| sign.trim() == "=");
    let line =
        format!("{indent}{}{}{}", field.as_str(), usual_sign(equals), render::value(field, value, None, end));
    let ended = at == 0 || text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let text = if ended { line + end.as_str() } else { format!("{}{line}", end.as_str()) };
    Splice { range: at..at, text }
}

/// ` = ` or `=`, as the neighbour has it; keys lined up by hand with blanks are not imitated.
fn usual_sign(neighbour: Option<&str>) -> &str {
    if neighbour == Some("=") { "=" } else { " = " }
}

fn insert_inline(placed: &Placed, field: TopicField, value: &Value, end: LineEnd) -> Splice {
    let last = placed.surface.keys.last().map_or(placed.surface.span.start + 1, |key| key.value.end);
    let value = render::value(field, value, None, end);
    Splice { range: last..last, text: format!(", {} = {value}", field.as_str()) }
}

/// The range of a key in a table in braces with one of the commas beside it. Its neighbours may be keys
/// that songsheet does not know, so it is the text that says where it ends.
pub(crate) fn entry_with_comma(text: &str, entry: Range<usize>) -> Range<usize> {
    let Range { start, end } = entry;
    let before = text.get(..start).unwrap_or_default().trim_end();
    if before.ends_with(',') {
        return before.len() - 1..end;
    }
    let after = text.get(end..).unwrap_or_default();
    match after.trim_start().strip_prefix(',') {
        Some(rest) => start..text.len() - rest.trim_start_matches([' ', '\t']).len(),
        None => start..end,
    }
}

pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line_end| line_end + 1)
}

/// The byte after the end of the line that `at` lies on.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}

pub(crate) fn indentation(text: &str, at: usize) -> &str {
    text.get(line_start(text, at)..at).filter(|indent| indent.trim().is_empty()).unwrap_or_default()
}

/// The part of a block that is the topic, with the comments right above and below it and the blank
/// lines that follow: what moves with it. What is left stands for itself.
pub(crate) fn own_part(block: &Block, placed: &Placed) -> Range<usize> {
    let text = &block.text;
    let mut end = line_end(text, placed.surface.end);
    let rest = text.get(end..).unwrap_or_default();
    let mut blank_seen = false;
    for line in rest.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        if !blank && (blank_seen || !line.trim_start().starts_with('#')) {
            break;
        }
        blank_seen |= blank;
        end += line.len();
    }
    0..end
}
