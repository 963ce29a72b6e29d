//! Meetings and suggestions as TOML text.

use std::fmt::{Display, Write as _};

use chrono::{NaiveTime, Timelike as _};

use super::read::MOST_MINUTES;
use crate::domain::{
    Action, Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Suggestion, Told,
};
use crate::store::edit::{LineEnd, value_as_toml};
use crate::store::{TopicField, Value};

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
    lines.some("with", meeting.of.with().map(|who| text(who.as_str(), end)));
    lines.some("date", Some(meeting.date));
    lines.some("start", meeting.start.map(|time| time.format("%H:%M:%S")));
    lines.some("minutes", meeting.minutes);
    if meeting.of == MeetingOf::Team {
        lines.some("present", handles(&meeting.present, end));
        lines.some("absent", handles(&meeting.absent, end));
    }
    meeting.items.iter().for_each(|one| item(&mut lines, one));
    meeting.actions.iter().for_each(|one| action(&mut lines, one));
    lines.text
}

fn item(lines: &mut Lines, item: &LoggedItem) {
    let end = lines.end;
    lines.header("meeting.item");
    lines.some("topic", item.topic.as_ref().map(|id| text(id.as_str(), end)));
    lines.some("title", Some(text(&item.title, end)));
    lines.some("practice", item.practice.map(|practice| text(practice.id(), end)));
    lines.some("from", item.from.as_ref().map(|who| text(who.as_str(), end)));
    lines.some("minutes", item.minutes);
    lines.some("outcome", (item.outcome != Outcome::Said).then(|| text(item.outcome.as_str(), end)));
    lines.some("decisions", texts(&item.decisions, end));
    let notes = || value_as_toml(TopicField::Notes, &Value::Text(item.notes.clone()), None, end);
    lines.some("notes", (!item.notes.is_empty()).then(notes));
    lines.some("told", (!item.told.is_empty()).then(|| told_list(&item.told)));
}

fn action(lines: &mut Lines, action: &Action) {
    let end = lines.end;
    lines.header("meeting.action");
    lines.some("what", Some(text(&action.what, end)));
    lines.some("who", action.who.as_ref().map(|who| text(who.as_str(), end)));
    lines.some("until", action.until);
    lines.some("done", action.done);
    lines.some("topic", action.topic.as_ref().map(|id| text(id.as_str(), end)));
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

    fn header(&mut self, table: &str) {
        let end = self.end.as_str();
        self.text.extend([end, "[[", table, "]]", end]);
    }

    /// Writes a key that has a value.
    fn some(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            let _ = write!(self.text, "{key} = {value}{}", self.end.as_str());
        }
    }
}
