//! A list on several lines with some of its items changed: lines and comments of the others stay.

use std::ops::Range;

use toml::de::DeValue;

use super::render::LineEnd;

/// An item as it is to be written, and what it is known again by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub text: String,
    pub name: String,
}

/// The text of a list after its items have become `items`; `None` when it stands on one line, so that
/// there is nothing to keep, or when it is written in a way that is not understood here.
pub(super) fn changed(old: &str, items: &[Item], end: LineEnd) -> Option<String> {
    if !old.contains('\n') {
        return None;
    }
    let there = read(old)?;
    let kept = in_both(&there, items);
    let mut splices: Vec<_> = there
        .iter()
        .enumerate()
        .filter(|(nth, _)| !kept.iter().any(|(old, _)| old == nth))
        .map(|(_, (span, _))| (with_comma(old, span.clone()), String::new()))
        .collect();
    for (after, added) in runs(items, &kept) {
        let after = after.and_then(|nth| there.get(nth)).map(|(span, _)| span.clone());
        let first = there.first().map(|(span, _)| span.clone()).filter(|_| !kept.is_empty());
        match (after, first) {
            (None, Some(first)) => splices.push(put_before(old, first, &added, end)),
            (after, _) => splices.extend(append(old, after, &added, end)),
        }
    }
    // What is put in where something goes stands before it, so that it does not go with it.
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut text = old.to_owned();
    for (range, new) in splices.into_iter().rev() {
        text.replace_range(range, &new);
    }
    let names: Vec<_> = read(&text)?.into_iter().map(|(_, name)| name).collect();
    names.iter().eq(items.iter().map(|item| &item.name)).then_some(text)
}

/// The most items that stay in their order: pairs of the places in the old list and the new one.
fn in_both(there: &[(Range<usize>, String)], items: &[Item]) -> Vec<(usize, usize)> {
    let mut best: Vec<Vec<(usize, usize)>> = vec![Vec::new(); items.len() + 1];
    // After each old item, `best[n]` is what stays of it and those before when only n new ones are looked at.
    for (old, (_, name)) in there.iter().enumerate() {
        let mut next = vec![Vec::new()];
        for (new, ((item, before), above)) in items.iter().zip(&best).zip(best.iter().skip(1)).enumerate() {
            let left = next.last().cloned().unwrap_or_default();
            let mut longest = if above.len() > left.len() { above.clone() } else { left };
            if item.name == *name && before.len() + 1 > longest.len() {
                longest.clone_from(before);
                longest.push((old, new));
            }
            next.push(longest);
        }
        best = next;
    }
    best.pop().unwrap_or_default()
}

/// The new items that stand one after the other, each run with the place in the old list of what it follows.
fn runs<'i>(items: &'i [Item], kept: &[(usize, usize)]) -> Vec<(Option<usize>, Vec<&'i str>)> {
    let mut runs: Vec<(Option<usize>, Vec<&str>)> = vec![(None, Vec::new())];
    for (at, item) in items.iter().enumerate() {
        match (kept.iter().find(|(_, new)| *new == at), runs.last_mut()) {
            (Some((old, _)), _) => runs.push((Some(*old), Vec::new())),
            (None, Some((_, run))) => run.push(&item.text),
            (None, None) => {}
        }
    }
    runs.retain(|(_, run)| !run.is_empty());
    runs
}

/// Puts items before the first one, which has a line to itself or not.
fn put_before(list: &str, first: Range<usize>, added: &[&str], end: LineEnd) -> (Range<usize>, String) {
    let line_start = list.get(..first.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let indent = list.get(line_start..first.start).unwrap_or_default();
    if line_start == 0 || !indent.trim().is_empty() {
        let text = added.iter().flat_map(|item| [*item, ", "]).collect();
        return (first.start..first.start, text);
    }
    let text = added.iter().flat_map(|item| [indent, *item, ",", end.as_str()]).collect();
    (line_start..line_start, text)
}

/// The items of a list with their places.
fn read(list: &str) -> Option<Vec<(Range<usize>, String)>> {
    let value = DeValue::parse(list).ok()?;
    let item = |item: &toml::Spanned<DeValue<'_>>| (item.span(), name(item.get_ref()));
    Some(value.get_ref().as_array()?.iter().map(item).collect())
}

/// What an item is known again by: handles and tags are the same in upper case and with a `#`.
fn name(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => known_by(text),
        DeValue::Datetime(date) => date.to_string(),
        other => format!("{other:?}"),
    }
}

/// The form of a text by which an item is known again.
pub(super) fn known_by(text: &str) -> String {
    text.trim().trim_start_matches('#').to_lowercase()
}

/// The range of an item with its comma; its whole line, when it has one to itself.
fn with_comma(list: &str, span: Range<usize>) -> Range<usize> {
    let after = list.get(span.end..).unwrap_or_default();
    let blank = after.len() - after.trim_start_matches([' ', '\t']).len();
    let comma = if after.get(blank..).is_some_and(|rest| rest.starts_with(',')) { blank + 1 } else { 0 };
    let end = span.end + comma;
    let line_start = list.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = list.get(end..).unwrap_or_default();
    let (line, ended) = rest.split_once('\n').map_or((rest, 0), |(line, _)| (line, 1));
    let before_is_blank = list.get(line_start..span.start).is_some_and(|before| before.trim().is_empty());
    let after_is_blank = line.trim().is_empty() || line.trim_start().starts_with('#');
    if before_is_blank && after_is_blank && ended == 1 {
        return line_start..end + line.len() + 1;
    }
    span.start..end + (line.len() - line.trim_start_matches(' ').len())
}

/// Puts items after the last one that stays: on lines of their own, as the others are.
fn append(
    list: &str,
    kept: Option<Range<usize>>,
    added: &[&str],
    end: LineEnd,
) -> Vec<(Range<usize>, String)> {
    let Some(kept) = kept else { return vec![(1..1, added.join(", "))] };
    let after = list.get(kept.end..).unwrap_or_default();
    let Some(line_end) = after.find('\n') else {
        return vec![(kept.end..kept.end, format!(", {}", added.join(", ")))];
    };
    let line_start = list.get(..kept.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = list.get(line_start..kept.start).unwrap_or_default();
    let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
    let indent = if line_start == 0 { "  " } else { indent };
    let lines = added.iter().flat_map(|item| [indent, *item, ",", end.as_str()]).collect();
    let next_line = kept.end + line_end + 1;
    let mut splices = vec![(next_line..next_line, lines)];
    if !after.trim_start_matches([' ', '\t']).starts_with(',') {
        splices.push((kept.end..kept.end, ",".to_owned()));
    }
    splices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(old: &str, items: &[&str]) -> Option<String> {
        let item = |text: &&str| Item { text: format!("\"{text}\""), name: known_by(text) };
        changed(old, &items.iter().map(item).collect::<Vec<_>>(), LineEnd::Lf)
    }

    const LONG: &str = "[\n  # who\n  \"dana\", # first\n  'Kim' # then\n]";

    #[test]
    fn lines_and_comments_of_what_stays_stay() {
        let longer = "[\n  # who\n  \"dana\", # first\n  'Kim', # then\n  \"leo\",\n]";
        assert_eq!(list(LONG, &["dana", "kim", "leo"]).unwrap(), longer);
        assert_eq!(list(LONG, &["kim"]).unwrap(), "[\n  # who\n  'Kim' # then\n]");
        assert_eq!(list(LONG, &["dana"]).unwrap(), "[\n  # who\n  \"dana\", # first\n]");
        assert_eq!(list(LONG, &["leo"]).unwrap(), "[\"leo\"\n  # who\n]");
        assert_eq!(list(LONG, &["kim", "dana"]).unwrap(), "[\n  # who\n  'Kim', # then\n  \"dana\",\n]");
        assert_eq!(list("[\"a\",\n \"b\"]", &["a", "b", "c"]).unwrap(), "[\"a\",\n \"b\", \"c\"]");
        let commented = "[\n  \"alpha\",   # why alpha\n  \"beta\",    # why beta\n]";
        let replaced = "[\n  \"alpha\",   # why alpha\n  \"gamma\",\n]";
        assert_eq!(list(commented, &["alpha", "gamma"]).unwrap(), replaced);
        let replaced = "[\n  \"gamma\",\n  \"beta\",    # why beta\n]";
        assert_eq!(list(commented, &["gamma", "beta"]).unwrap(), replaced);
        assert_eq!(list("[\"a\", \"b\",\n]", &["b"]).unwrap(), "[\"b\",\n]");
    }

    #[test]
    fn lists_on_one_line_are_written_anew() {
        assert_eq!(list("[\"a\"]", &["b"]), None);
    }
}
