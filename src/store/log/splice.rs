//! Where in a log file's text a change goes. Tables are named by their path: the third `action` of the second
//! `meeting`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::store::edit::{LineEnd, entry_with_comma, indentation, line_end, line_start};
use crate::store::schema::{Entry, end_of, entries};

/// The line end of a file; LF when it has none.
pub(super) fn line_end_of(text: &str) -> LineEnd {
    LineEnd::of(text).unwrap_or(LineEnd::Lf)
}

/// The text with a block after all else, parted from it by a blank line.
pub(super) fn append(text: &str, block: &str, end: LineEnd) -> String {
    let before = text.trim_end_matches([' ', '\t']);
    let separator = match before.strip_suffix('\n') {
        _ if before.is_empty() || before == "\u{feff}" => String::new(),
        None => end.as_str().repeat(2),
        Some(line) if line.trim_end_matches('\r').ends_with('\n') => String::new(),
        Some(_) => end.as_str().to_owned(),
    };
    format!("{text}{separator}{block}")
}

/// The text with a whole table, and those within it, replaced by a block.
pub(super) fn replace_table(text: &str, path: (&str, usize), block: &str) -> Option<String> {
    let root = DeTable::parse(text).ok()?;
    let table = table_of(root.get_ref(), &[path])?;
    if is_inline(text, table) {
        return None;
    }
    let range = line_start(text, table.span().start)..line_end(text, end_of(table));
    replaced(text, range, block)
}

/// The text without a table and those within it, and without the blank lines that parted it from the next one or,
/// when it is the last, from the one before.
pub(super) fn remove_table(text: &str, path: (&str, usize)) -> Option<String> {
    let root = DeTable::parse(text).ok()?;
    let table = table_of(root.get_ref(), &[path])?;
    if is_inline(text, table) {
        return None;
    }
    let range = line_start(text, table.span().start)..line_end(text, end_of(table));
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    let next = after.trim_start_matches(['\r', '\n']);
    if !next.is_empty() {
        return Some([before, next].concat());
    }
    let kept = before.trim_end_matches(['\r', '\n']);
    let end = if kept.is_empty() || kept == "\u{feff}" { "" } else { line_end_of(text).as_str() };
    Some([kept, end].concat())
}

/// The text with a key of a table set, or taken out. A new key goes on a line after those that come before it
/// in `order`.
pub(super) fn set_key(
    text: &str,
    path: &[(&str, usize)],
    order: &[&str],
    key: &str,
    value: Option<&str>,
) -> Option<String> {
    let root = DeTable::parse(text).ok()?;
    let table = table_of(root.get_ref(), path)?;
    let inline = is_inline(text, table);
    let keys = entries(table.get_ref().as_table()?);
    let there = keys.iter().find(|entry| entry.key == key);
    match (there, value) {
        (Some(entry), Some(value)) => replaced(text, entry.value.span(), value),
        (Some(entry), None) if inline => {
            replaced(text, entry_with_comma(text, entry.key_span.start..entry.value.span().end), "")
        }
        (Some(entry), None) => replaced(text, whole_lines(text, entry), ""),
        (None, Some(value)) if inline => {
            let last = keys.iter().map(|entry| entry.value.span().end).max()?;
            replaced(text, last..last, &format!(", {key} = {value}"))
        }
        (None, Some(value)) => insert(text, table, &keys, order, &format!("{key} = {value}")),
        (None, None) => Some(text.to_owned()),
    }
}

/// A value of a table, as it is written.
pub(super) fn value_of<'t>(text: &'t str, path: &[(&str, usize)], key: &str) -> Option<&'t str> {
    let root = DeTable::parse(text).ok()?;
    let table = table_of(root.get_ref(), path)?.get_ref().as_table()?;
    text.get(table.get(key)?.span())
}

/// The table that a path leads to.
fn table_of<'r, 't>(root: &'r DeTable<'t>, path: &[(&str, usize)]) -> Option<&'r Spanned<DeValue<'t>>> {
    let ((list, nth), rest) = path.split_first()?;
    let table = root.get(*list)?.get_ref().as_array()?.get(*nth)?;
    if rest.is_empty() { Some(table) } else { table_of(table.get_ref().as_table()?, rest) }
}

fn is_inline(text: &str, table: &Spanned<DeValue<'_>>) -> bool {
    text.as_bytes().get(table.span().start) == Some(&b'{')
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> Option<String> {
    Some([text.get(..range.start)?, by, text.get(range.end..)?].concat())
}

/// The lines of a key. The last line of a file that does not end goes with the line end before it, since that
/// was put there with it.
fn whole_lines(text: &str, entry: &Entry<'_, '_>) -> Range<usize> {
    let (start, end) = (line_start(text, entry.key_span.start), line_end(text, entry.value.span().end));
    let ended = text.get(..end).is_some_and(|lines| lines.ends_with('\n'));
    let before = text.get(..start).and_then(|before| before.strip_suffix('\n'));
    match before.filter(|_| !ended) {
        Some(before) => before.strip_suffix('\r').unwrap_or(before).len()..end,
        None => start..end,
    }
}

fn insert(
    text: &str,
    table: &Spanned<DeValue<'_>>,
    keys: &[Entry<'_, '_>],
    order: &[&str],
    line: &str,
) -> Option<String> {
    let rank = |key: &str| order.iter().position(|other| *other == key).unwrap_or(usize::MAX);
    let own = rank(line.split(' ').next()?);
    let before = keys.iter().rfind(|entry| rank(entry.key) < own);
    let at = line_end(text, before.map_or(table.span().end, |entry| entry.value.span().end));
    let model = before.or(keys.first());
    let indent = model.map_or("", |entry| indentation(text, entry.key_span.start));
    let end = line_end_of(text).as_str();
    let ended = text.get(..at)?.ends_with('\n');
    let line = if ended { format!("{indent}{line}{end}") } else { format!("{end}{indent}{line}") };
    replaced(text, at..at, &line)
}
