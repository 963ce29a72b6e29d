//! Meetings and suggestions as TOML text.

use std::fmt::{Display, Write as _};

use chrono::{NaiveTime, Timelike as _};

use super::read::MOST_MINUTES;
use crate::domain::{
    Action, Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Suggestion, Told,
};
use crate::store::edit::{LineEnd, value_as_toml};
use crate::store::{TopicField, Value};

/// A key, and its value as it is written; a key without one does not stand there.
pub(super) type Key = (&'static str, Option<String>);

/// The keys of a meeting itself in songsheet's own order.
pub(super) const MEETING: [&str; 7] = ["with", "date", "start", "minutes", "extra", "present", "absent"];
/// The keys of an action in songsheet's own order.
pub(super) const ACTION: [&str; 5] = ["what", "who", "until", "done", "topic"];
/// The keys of an item in songsheet's own order.
pub(super) const ITEM: [&str; 9] =
    ["topic", "title", "practice", "from", "minutes", "outcome", "decisions", "notes", "told"];
/// The keys of a suggestion in songsheet's own order.
pub(super) const SUGGESTION: [&str; 4] = ["with", "question", "on", "taken"];

/// A meeting as a file would say it: each handle once, times to the second, one kind of line end.
pub(super) fn as_written(meeting: &LoggedMeeting) -> LoggedMeeting {
    let (present, absent) = match &meeting.of {
        MeetingOf::Team => (each_once(&meeting.present), each_once(&meeting.absent)),
        MeetingOf::OneOnOne(who) => (vec![who.clone()], Vec::new()),
    };
    LoggedMeeting {
        of: meeting.of.clone(),
        date: meeting.date,
        start: start_as_written(meeting.start),
        minutes: meeting.minutes.map(bounded),
        extra: meeting.extra,
        present,
        absent,
        items: meeting.items.iter().map(item_as_written).collect(),
        actions: meeting
            .actions
            .iter()
            .filter(|action| says_something(action))
            .map(action_as_written)
            .collect(),
    }
}

/// A time of day as a file would say it.
pub(super) fn start_as_written(start: Option<NaiveTime>) -> Option<NaiveTime> {
    start.and_then(|time| time.with_nanosecond(0))
}

fn item_as_written(item: &LoggedItem) -> LoggedItem {
    let decisions = item.decisions.iter().filter(|decision| !decision.trim().is_empty());
    LoggedItem {
        title: one_line_end(&item.title),
        minutes: item.minutes.map(bounded),
        decisions: decisions.map(|decision| one_line_end(decision)).collect(),
        notes: one_line_end(&item.notes),
        ..item.clone()
    }
}

fn says_something(action: &Action) -> bool {
    !action.what.trim().is_empty()
}

fn action_as_written(action: &Action) -> Action {
    Action { what: one_line_end(&action.what), ..action.clone() }
}

fn each_once(handles: &[Handle]) -> Vec<Handle> {
    let mut once: Vec<Handle> = Vec::with_capacity(handles.len());
    for handle in handles {
        if !once.contains(handle) {
            once.push(handle.clone());
        }
    }
    once
}

fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A clock that was left running over night says no more than a day.
fn bounded(minutes: Minutes) -> Minutes {
    minutes.min(Minutes(MOST_MINUTES))
}

/// A meeting as a block of lines, the last of which is ended.
pub(super) fn meeting(meeting: &LoggedMeeting, end: LineEnd) -> String {
    let mut lines = Lines::new("meeting", end);
    lines.all(meeting_keys(meeting, end));
    let within = meeting.items.iter().map(|one| item(one, end));
    lines.text.extend(within.chain(meeting.actions.iter().map(|one| action(one, end))));
    lines.text
}

/// An item as a block of lines after an empty one.
pub(super) fn item(item: &LoggedItem, end: LineEnd) -> String {
    let mut lines = Lines::within("meeting.item", end);
    lines.all(item_keys(item, end));
    lines.text
}

/// An action as a block of lines after an empty one.
pub(super) fn action(action: &Action, end: LineEnd) -> String {
    let mut lines = Lines::within("meeting.action", end);
    lines.all(action_keys(action, end));
    lines.text
}

/// The keys of a meeting itself, each with its value as it is written.
pub(super) fn meeting_keys(meeting: &LoggedMeeting, end: LineEnd) -> Vec<Key> {
    let of_team = meeting.of == MeetingOf::Team;
    vec![
        ("with", meeting.of.with().map(|who| text(who.as_str(), end))),
        ("date", Some(meeting.date.to_string())),
        ("start", meeting.start.map(|time| time.format("%H:%M:%S").to_string())),
        ("minutes", meeting.minutes.map(|minutes| minutes.to_string())),
        ("extra", meeting.extra.then(|| "true".to_owned())),
        ("present", handles(&meeting.present, end).filter(|_| of_team)),
        ("absent", handles(&meeting.absent, end).filter(|_| of_team)),
    ]
}

/// The keys of an item.
pub(super) fn item_keys(item: &LoggedItem, end: LineEnd) -> Vec<Key> {
    let notes = || value_as_toml(TopicField::Notes, &Value::Text(item.notes.clone()), None, end);
    vec![
        ("topic", item.topic.as_ref().map(|id| text(id.as_str(), end))),
        ("title", Some(text(&item.title, end))),
        ("practice", item.practice.map(|practice| text(practice.id(), end))),
        ("from", item.from.as_ref().map(|who| text(who.as_str(), end))),
        ("minutes", item.minutes.map(|minutes| minutes.to_string())),
        ("outcome", (item.outcome != Outcome::Said).then(|| text(item.outcome.as_str(), end))),
        ("decisions", texts(&item.decisions, end)),
        ("notes", (!item.notes.is_empty()).then(notes)),
        ("told", (!item.told.is_empty()).then(|| told_list(&item.told))),
    ]
}

/// The keys of an action.
pub(super) fn action_keys(action: &Action, end: LineEnd) -> Vec<Key> {
    vec![
        ("what", Some(text(&action.what, end))),
        ("who", action.who.as_ref().map(|who| text(who.as_str(), end))),
        ("until", action.until.map(|date| date.to_string())),
        ("done", action.done.map(|date| date.to_string())),
        ("topic", action.topic.as_ref().map(|id| text(id.as_str(), end))),
    ]
}

/// A suggestion as a block of lines, the last of which is ended.
pub(super) fn suggestion(suggestion: &Suggestion, end: LineEnd) -> String {
    let mut lines = Lines::new("suggestion", end);
    lines.some("with", Some(text(suggestion.with.as_str(), end)));
    lines.some("question", Some(text(&suggestion.question, end)));
    lines.some("on", Some(suggestion.on));
    lines.some("taken", Some(suggestion.taken));
    lines.text
}

/// All who were told, as a list on one line.
fn told_list(told: &[Told]) -> String {
    let entries: Vec<_> = told.iter().map(told_entry).collect();
    format!("[{}]", entries.join(", "))
}

/// One who was told.
pub(super) fn told_entry(told: &Told) -> String {
    format!("{{ who = {}, on = {} }}", text(told.who.as_str(), LineEnd::Lf), told.on)
}

fn text(text: &str, end: LineEnd) -> String {
    value_as_toml(TopicField::Title, &Value::Text(text.to_owned()), None, end)
}

fn texts(texts: &[String], end: LineEnd) -> Option<String> {
    let list = || value_as_toml(TopicField::Tags, &Value::List(texts.to_vec()), None, end);
    (!texts.is_empty()).then(list)
}

fn handles(handles: &[Handle], end: LineEnd) -> Option<String> {
    texts(&handles.iter().map(|handle| handle.as_str().to_owned()).collect::<Vec<_>>(), end)
}

/// A block that is being written.
struct Lines {
    text: String,
    end: LineEnd,
}

impl Lines {
    fn new(table: &str, end: LineEnd) -> Self {
        Self { text: format!("[[{table}]]{}", end.as_str()), end }
    }

    /// A table within another, parted from what stands before it.
    fn within(table: &str, end: LineEnd) -> Self {
        Self { text: format!("{0}[[{table}]]{0}", end.as_str()), end }
    }

    /// Writes the keys that have a value.
    fn all(&mut self, keys: Vec<Key>) {
        for (key, value) in keys {
            self.some(key, value);
        }
    }

    /// Writes a key that has a value.
    fn some(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            let _ = write!(self.text, "{key} = {value}{}", self.end.as_str());
        }
    }
}
