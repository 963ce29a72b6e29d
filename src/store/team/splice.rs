//! Where an exception goes in the text of a roster.

use std::ops::Range;

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use super::{TeamEdit, TeamEditError};
use crate::domain::{Handle, Instead};
use crate::store::edit::{LineEnd, value_as_toml};
use crate::store::schema::{Reader, entries, parse};
use crate::store::{TopicField, Value};

/// Where an exception and its keys stand.
struct Found {
    header: usize,
    end: usize,
    on: Range<usize>,
    to: Option<(usize, Range<usize>)>,
    time: Option<(usize, Range<usize>)>,
}

/// The text with the exception as the edit wants it.
pub(super) fn text_with(text: &str, edit: &TeamEdit) -> Result<String, TeamEditError> {
    let found = find(text, edit)?;
    let splices = match (found, edit.instead) {
        (None, None) => Vec::new(),
        (None, Some(instead)) => vec![append(text, edit, instead)],
        (Some(found), None) => vec![remove(text, &found)],
        (Some(found), Some(instead)) => change(text, &found, edit.on, instead),
    };
    Ok(spliced(text, splices))
}

/// A range of the text and what takes its place.
type Splice = (Range<usize>, String);

fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut next = text.to_owned();
    for (range, new) in splices.into_iter().rev() {
        if next.is_char_boundary(range.start) && next.is_char_boundary(range.end) {
            next.replace_range(range, &new);
        }
    }
    next
}

/// The exception of this meeting; an error when it is one to which nothing can be done.
fn find(text: &str, edit: &TeamEdit) -> Result<Option<Found>, TeamEditError> {
    let parsed = parse(text);
    let root = parsed.root().unwrap_or_default();
    let items = root.get("exception").and_then(|value| value.get_ref().as_array());
    for item in items.into_iter().flatten() {
        let at = item.span().start;
        if text.as_bytes().get(at) == Some(&b'{') {
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            return Err(TeamEditError::Listed { line });
        }
        let found = item.get_ref().as_table().and_then(|table| found(table, at, edit));
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Where the exception stands, when it is that of the edit.
fn found(table: &DeTable<'_>, header: usize, edit: &TeamEdit) -> Option<Found> {
    let mut reader = Reader::default();
    let mut found = Found { header, end: header, on: 0..0, to: None, time: None };
    let (mut who, mut on) = (None, None);
    for entry in entries(table) {
        let span = entry.value.span();
        found.end = found.end.max(span.end);
        match (entry.key, entry.value.get_ref()) {
            ("with", DeValue::String(handle)) => who = Handle::new(handle),
            ("on", _) => {
                on = reader.date(&entry);
                found.on = entry.key_span.start..span.end;
            }
            ("to", _) => found.to = Some((entry.key_span.start, span)),
            ("time", _) => found.time = Some((entry.key_span.start, span)),
            _ => {}
        }
    }
    (on == Some(edit.on) && who.as_ref() == edit.of.with()).then_some(found)
}

/// A new exception at the end of the file, parted by a blank line and in the file's own line ends.
fn append(text: &str, edit: &TeamEdit, instead: Instead) -> Splice {
    let end = LineEnd::of(text).unwrap_or(LineEnd::Lf).as_str();
    let gap = match text.trim_start_matches('\u{feff}') {
        "" => 0,
        text if text.ends_with('\n') => 1,
        _ => 2,
    };
    let with = edit.of.with().map(|who| Value::Text(who.as_str().to_owned()));
    let with = with.map(|who| format!("with = {}", value_as_toml(TopicField::From, &who, None, LineEnd::Lf)));
    let (to, time) = values(edit.on, instead);
    let keys = [
        Some("[[exception]]".to_owned()),
        with,
        Some(format!("on = {}", edit.on)),
        to.map(|to| format!("to = {to}")),
        time.map(|time| format!("time = {time}")),
    ];
    let lines: String = keys.into_iter().flatten().map(|line| line + end).collect();
    (text.len()..text.len(), end.repeat(gap) + &lines)
}

/// The values of `to` and `time`; neither for a meeting that is skipped, and no day when that is the usual one.
fn values(on: NaiveDate, instead: Instead) -> (Option<String>, Option<String>) {
    match instead {
        Instead::Skipped => (None, None),
        Instead::Moved { to, time } => {
            let time = time.map(|time| time.format("\"%H:%M\"").to_string());
            (Some(to.to_string()).filter(|_| to != on || time.is_none()), time)
        }
    }
}

/// Changes, adds or takes out `to` and `time`; all else of the exception stays.
fn change(text: &str, found: &Found, on: NaiveDate, instead: Instead) -> Vec<Splice> {
    let (to, time) = values(on, instead);
    let end = LineEnd::of(text).unwrap_or(LineEnd::Lf).as_str();
    let line = line_start(text, found.on.start)..line_end(text, found.on.end);
    let indent = text.get(line.start..found.on.start).filter(|indent| indent.trim().is_empty());
    let mut new = String::new();
    let mut splices = Vec::new();
    for (name, value, there) in [("to", to, &found.to), ("time", time, &found.time)] {
        match (there, value) {
            (Some((_, span)), Some(value)) => splices.push((span.clone(), value)),
            (Some((key, span)), None) => {
                splices.push((line_start(text, *key)..line_end(text, span.end), String::new()));
            }
            (None, Some(value)) => {
                new.extend([indent.unwrap_or_default(), name, " = ", &value, end]);
            }
            (None, None) => {}
        }
    }
    if !text.get(..line.end).is_some_and(|before| before.ends_with('\n')) && !new.is_empty() {
        new.insert_str(0, end);
    }
    splices.push((line.end..line.end, new));
    splices
}

/// Takes the exception out, with the comments right above it and the blank line that parts it from what is before.
fn remove(text: &str, found: &Found) -> Splice {
    let mut start = line_start(text, found.header);
    while let Some(above) = line_above(text, start).filter(|above| above.1.trim_start().starts_with('#')) {
        start = above.0;
    }
    if let Some(above) = line_above(text, start).filter(|above| above.1.trim().is_empty()) {
        start = above.0;
    }
    (start..line_end(text, found.end), String::new())
}

/// The line that ends where `at` starts, and where it starts.
fn line_above(text: &str, at: usize) -> Option<(usize, &str)> {
    let end = at.checked_sub(1)?;
    let start = line_start(text, end);
    Some((start, text.get(start..at)?))
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line_end| line_end + 1)
}

/// The byte after the end of the line that `at` lies on.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}
