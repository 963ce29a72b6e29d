//! One thing done to the log, as data, and how it changes the text of a file.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::file::LogFile;
use super::read::Volume;
use super::{render, rewrite, splice, told};
use crate::domain::{
    Action, Drawer, Handle, LoggedItem, LoggedMeeting, MeetingOf, Suggestion, Told, TopicId, Week,
};
use crate::escape::visible;
use crate::store::Diagnostic;

/// One thing done to the log. Each can be taken back by itself, so none is in the undo stack.
#[derive(Debug, Clone, PartialEq)]
pub enum LogEdit {
    /// A meeting was held. A record of the same one is replaced, so that the same said twice
    /// is there once; what was ticked off and who was told since then stays.
    Hold(Box<LoggedMeeting>),
    /// A meeting was not held after all, or is noted anew: its record goes.
    Unhold {
        /// Which meetings.
        of: MeetingOf,
        /// The day.
        date: NaiveDate,
        /// When it began, as the record has it.
        start: Option<NaiveTime>,
    },
    /// A promise was kept, or was not after all.
    Tick {
        /// The meetings in one of which it was made.
        of: MeetingOf,
        /// The day of that meeting.
        date: NaiveDate,
        /// What was promised.
        what: String,
        /// Who promised it; `None` is the manager.
        who: Option<Handle>,
        /// The day it was kept; `None` opens it again.
        done: Option<NaiveDate>,
    },
    /// Somebody who was not at a team meeting heard of an item later.
    Told {
        /// The day of the team meeting.
        date: NaiveDate,
        /// The item's topic, when it has an id.
        topic: Option<TopicId>,
        /// The item's title.
        title: String,
        /// Who heard of it.
        who: Handle,
        /// On which day; `None` takes it back.
        on: Option<NaiveDate>,
    },
    /// A suggested question became a topic, or was dismissed.
    Suggested(Suggestion),
}

/// Why the log was not changed.
#[derive(Debug)]
pub enum LogError {
    /// The week's file has errors, so it was left alone.
    Broken(Vec<Diagnostic>),
    /// What is to be changed does not stand in the week's file.
    NotThere(PathBuf),
    /// The file is written in a way that does not let this be said; it was left alone.
    NotAsMeant(PathBuf),
    /// Somebody else keeps writing the file.
    Busy(PathBuf),
    /// The file could not be read or written.
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &Path| visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::Broken(_) => f.write_str("the log of that week has errors and was left alone"),
            Self::NotThere(file) => write!(f, "that is not in {} any more", shown(file)),
            Self::NotAsMeant(file) => {
                write!(f, "{} is written in a way that songsheet cannot add this to", shown(file))
            }
            Self::Busy(file) => write!(f, "{} is being written by another program all the time", shown(file)),
            Self::Io { file, error } => write!(f, "{} cannot be saved: {error}", shown(file)),
        }
    }
}

impl std::error::Error for LogError {}

/// What a file is to say after an edit, and the text that is to say so.
struct Meant {
    text: Option<String>,
    meetings: Vec<Arc<LoggedMeeting>>,
    suggestions: Vec<Suggestion>,
}

impl LogEdit {
    /// The drawer and the week of the file that it changes.
    pub fn place(&self) -> (Drawer, Week) {
        match self {
            Self::Hold(meeting) => (meeting.of.drawer(), Week::of(meeting.date)),
            Self::Tick { of, date, .. } | Self::Unhold { of, date, .. } => (of.drawer(), Week::of(*date)),
            Self::Told { date, .. } => (Drawer::Shared, Week::of(*date)),
            Self::Suggested(suggestion) => (Drawer::Private, Week::of(suggestion.on)),
        }
    }

    pub(super) fn volume(&self) -> Volume {
        let (drawer, week) = self.place();
        Volume { drawer, week }
    }

    /// The file after the edit; `None` when it says so already. Refused unless the new text, read again,
    /// says exactly what was meant.
    pub(super) fn apply(&self, file: &LogFile) -> Result<Option<LogFile>, LogError> {
        if file.is_broken() {
            return Err(LogError::Broken(file.problems.clone()));
        }
        let not_there = || LogError::NotThere(file.file.clone());
        let meant = match self {
            Self::Hold(meeting) => hold(file, &render::as_written(meeting)),
            Self::Unhold { of, date, start } => unhold(file, of, *date, *start).ok_or_else(not_there)?,
            Self::Tick { of, date, what, who, done } => {
                tick(file, of, *date, (what, who.as_ref()), *done).ok_or_else(not_there)?
            }
            Self::Told { date, topic, title, who, on } => {
                tell(file, *date, (topic.as_ref(), title), who, *on).ok_or_else(not_there)?
            }
            Self::Suggested(suggestion) => suggest(file, suggestion),
        };
        if meant.meetings == file.meetings && meant.suggestions == file.suggestions {
            return Ok(None);
        }
        let text = meant.text.ok_or_else(|| LogError::NotAsMeant(file.file.clone()))?;
        let next = LogFile::of_text(file.volume, &file.file, &text);
        let said =
            !next.is_broken() && next.meetings == meant.meetings && next.suggestions == meant.suggestions;
        if said { Ok(Some(next)) } else { Err(LogError::NotAsMeant(file.file.clone())) }
    }
}

/// The place of a meeting of that day with these people; of several, the one that began then.
fn place_of(file: &LogFile, wanted: &LoggedMeeting) -> Option<usize> {
    let same = |meeting: &Arc<LoggedMeeting>| meeting.is_same_as(wanted);
    let began = |meeting: &Arc<LoggedMeeting>| same(meeting) && meeting.start == wanted.start;
    file.meetings.iter().position(began).or_else(|| file.meetings.iter().position(same))
}

fn hold(file: &LogFile, meeting: &LoggedMeeting) -> Meant {
    let mut meetings = file.meetings.clone();
    let end = splice::line_end_of(&file.text);
    let at = place_of(file, meeting);
    let before = at.and_then(|at| file.meetings.get(at));
    let meeting = &before.map_or_else(|| meeting.clone(), |before| with_what_came_later(meeting, before));
    let block = render::meeting(meeting, end);
    let text = if let (Some(at), Some(before)) = (at, before) {
        if let Some(place) = meetings.get_mut(at) {
            *place = Arc::new(meeting.clone());
        }
        let kept = rewrite::rewritten(&file.text, at, (before, meeting), &partners_of(before, meeting), end);
        let says_so = |text: &String| LogFile::of_text(file.volume, &file.file, text).meetings == meetings;
        kept.filter(says_so).or_else(|| splice::replace_table(&file.text, ("meeting", at), &block))
    } else {
        meetings.push(Arc::new(meeting.clone()));
        Some(splice::append(&file.text, &block, end))
    };
    Meant { text, meetings, suggestions: file.suggestions.clone() }
}

fn unhold(file: &LogFile, of: &MeetingOf, date: NaiveDate, start: Option<NaiveTime>) -> Option<Meant> {
    let start = render::start_as_written(start);
    let is_it = |one: &Arc<LoggedMeeting>| (&one.of, one.date, one.start) == (of, date, start);
    let at = file.meetings.iter().position(is_it)?;
    let mut meetings = file.meetings.clone();
    meetings.remove(at);
    let text = splice::remove_table(&file.text, ("meeting", at));
    Some(Meant { text, meetings, suggestions: file.suggestions.clone() })
}

/// Which items and actions of the first record those of the new one are.
fn partners_of(before: &LoggedMeeting, now: &LoggedMeeting) -> rewrite::Partners {
    rewrite::Partners {
        items: places(&now.items, &before.items, |item| (&item.topic, &item.title)),
        actions: places(&now.actions, &before.actions, |action| (&action.what, &action.who)),
    }
}

/// A meeting that is closed again, with the promises of it that were kept and who heard of its items since it was
/// closed first.
fn with_what_came_later(closed: &LoggedMeeting, before: &LoggedMeeting) -> LoggedMeeting {
    let mut meeting = closed.clone();
    let actions = partners(&closed.actions, &before.actions, |action| (&action.what, &action.who));
    for (action, other) in meeting.actions.iter_mut().zip(actions) {
        action.done = action.done.or(other.and_then(|other| other.done));
    }
    let items = partners(&closed.items, &before.items, |item| (&item.topic, &item.title));
    for (item, other) in meeting.items.iter_mut().zip(items) {
        let told = other.map_or([].as_slice(), |other| &other.told);
        let is_new = |one: &&Told| !item.told.iter().any(|told| told.who == one.who);
        let later: Vec<_> = told.iter().filter(is_new).cloned().collect();
        item.told.extend(later);
    }
    meeting
}

/// For each of `now` the one of `before` that is the same by `key`.
fn partners<'a, T, K: PartialEq>(
    now: &'a [T],
    before: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Vec<Option<&'a T>> {
    places(now, before, key).into_iter().map(|at| at.and_then(|at| before.get(at))).collect()
}

/// For each of `now` the place in `before` of the one that is the same by `key`. Of several that are, the first belongs
/// to the first and so on.
fn places<'a, T, K: PartialEq>(
    now: &'a [T],
    before: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Vec<Option<usize>> {
    let mut free: Vec<(usize, &T)> = before.iter().enumerate().collect();
    let mut place = |one: &'a T| {
        let at = free.iter().position(|(_, other)| key(other) == key(one))?;
        Some(free.remove(at).0)
    };
    now.iter().map(&mut place).collect()
}

fn tick(
    file: &LogFile,
    of: &MeetingOf,
    date: NaiveDate,
    promise: (&str, Option<&Handle>),
    done: Option<NaiveDate>,
) -> Option<Meant> {
    let is_it = |action: &Action| (action.what.as_str(), action.who.as_ref()) == promise;
    let mut found = Vec::new();
    for (at, meeting) in file.meetings.iter().enumerate() {
        if &meeting.of == of && meeting.date == date {
            let actions = meeting.actions.iter().enumerate().filter(|(_, action)| is_it(action));
            found.extend(actions.map(|(nth, action)| (at, nth, action.is_open())));
        }
    }
    // Of several of the same words, the one that is to change: what was ticked last is opened first.
    let to_change = |(_, _, open): &&(usize, usize, bool)| *open == done.is_some();
    let chosen = if done.is_some() { found.iter().find(to_change) } else { found.iter().rfind(to_change) };
    let (at, nth, _) = *chosen.or(found.first())?;
    let mut meetings = file.meetings.clone();
    Arc::make_mut(meetings.get_mut(at)?).actions.get_mut(nth)?.done = done;
    let value = done.map(|date| date.to_string());
    let path = [("meeting", at), ("action", nth)];
    let text = splice::set_key(&file.text, &path, &render::ACTION, "done", value.as_deref());
    Some(Meant { text, meetings, suggestions: file.suggestions.clone() })
}

fn tell(
    file: &LogFile,
    date: NaiveDate,
    item: (Option<&TopicId>, &str),
    who: &Handle,
    on: Option<NaiveDate>,
) -> Option<Meant> {
    let is_it = |one: &LoggedItem| match (item.0, &one.topic) {
        (Some(wanted), Some(id)) => wanted == id,
        _ => one.title == item.1,
    };
    let mut held = file.meetings.iter().enumerate().filter(|(_, meeting)| meeting.date == date);
    let (at, nth) = held.find_map(|(at, meeting)| Some((at, meeting.items.iter().position(is_it)?)))?;
    let mut meetings = file.meetings.clone();
    let told = &mut Arc::make_mut(meetings.get_mut(at)?).items.get_mut(nth)?.told;
    let known = told.iter().any(|one| &one.who == who);
    match on {
        Some(on) if !known => told.push(Told { who: who.clone(), on }),
        Some(_) => {}
        None => told.retain(|one| &one.who != who),
    }
    let text = told::changed(&file.text, [("meeting", at), ("item", nth)], told);
    Some(Meant { text, meetings, suggestions: file.suggestions.clone() })
}

fn suggest(file: &LogFile, suggestion: &Suggestion) -> Meant {
    let mut suggestions = file.suggestions.clone();
    let same = |other: &Suggestion| {
        (&other.with, &other.question, other.on) == (&suggestion.with, &suggestion.question, suggestion.on)
    };
    let end = splice::line_end_of(&file.text);
    let text = if let Some((at, there)) = suggestions.iter_mut().enumerate().find(|(_, other)| same(other)) {
        there.taken = suggestion.taken;
        let value = suggestion.taken.to_string();
        let path = [("suggestion", at)];
        splice::set_key(&file.text, &path, &render::SUGGESTION, "taken", Some(&value))
    } else {
        suggestions.push(suggestion.clone());
        Some(splice::append(&file.text, &render::suggestion(suggestion, end), end))
    };
    Meant { text, meetings: file.meetings.clone(), suggestions }
}
