//! An edit of the log in a form that can be kept until it is saved.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::edit::LogEdit;
use super::file::LogFile;
use super::read::Volume;
use super::render;
use crate::domain::{Drawer, Handle, MeetingOf, TopicId, Week};
use crate::store::Place;
use crate::store::disk::RealDisk;
use crate::store::edit::LineEnd;

/// An edit of the log as it is kept. Meetings and suggestions are kept as the log writes them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::store) enum LogNote {
    Hold { private: bool, week: NaiveDate, text: String },
    Unhold { with: Option<String>, date: NaiveDate, start: Option<NaiveTime> },
    Tick { with: Option<String>, date: NaiveDate, what: String, who: Option<String>, done: Option<NaiveDate> },
    Told { date: NaiveDate, topic: Option<String>, title: String, who: String, on: Option<NaiveDate> },
    Suggested { week: NaiveDate, text: String },
}

impl LogNote {
    pub fn of(edit: &LogEdit) -> Self {
        let (drawer, week) = edit.place();
        let (private, week) = (drawer == Drawer::Private, week.monday());
        match edit.clone() {
            LogEdit::Hold(meeting) => {
                Self::Hold { private, week, text: render::meeting(&meeting, LineEnd::Lf) }
            }
            LogEdit::Unhold { of, date, start } => Self::Unhold { with: with(&of), date, start },
            LogEdit::Tick { of, date, what, who, done } => {
                Self::Tick { with: with(&of), date, what, who: who.map(|who| who.as_str().to_owned()), done }
            }
            LogEdit::Told { date, topic, title, who, on } => {
                let topic = topic.map(|id| id.as_str().to_owned());
                Self::Told { date, topic, title, who: who.as_str().to_owned(), on }
            }
            LogEdit::Suggested(suggestion) => {
                Self::Suggested { week, text: render::suggestion(&suggestion, LineEnd::Lf) }
            }
        }
    }

    /// The edit again; `None` when it cannot be made sense of.
    pub fn edit(&self) -> Option<LogEdit> {
        Some(match self {
            Self::Hold { private, week, text } => {
                let drawer = if *private { Drawer::Private } else { Drawer::Shared };
                let meeting = said(drawer, *week, text).meetings.pop()?;
                LogEdit::Hold(Box::new(meeting.as_ref().clone()))
            }
            Self::Unhold { with, date, start } => {
                LogEdit::Unhold { of: of(with.as_deref())?, date: *date, start: *start }
            }
            Self::Tick { with, date, what, who, done } => {
                let who = who.as_deref().map(Handle::new).map_or(Some(None), |who| who.map(Some))?;
                LogEdit::Tick { of: of(with.as_deref())?, date: *date, what: what.clone(), who, done: *done }
            }
            Self::Told { date, topic, title, who, on } => {
                let topic = topic.as_deref().and_then(TopicId::new);
                LogEdit::Told { date: *date, topic, title: title.clone(), who: Handle::new(who)?, on: *on }
            }
            Self::Suggested { week, text } => {
                LogEdit::Suggested(said(Drawer::Private, *week, text).suggestions.pop()?)
            }
        })
    }
}

/// Whether the log says already what an edit would make it say.
pub(in crate::store) fn says_already(place: &Place, edit: &LogEdit) -> bool {
    let volume = edit.volume();
    let file = LogFile::read(&RealDisk, volume, &place.log_file(volume.drawer, volume.week));
    matches!(edit.apply(&file), Ok(None))
}

fn said(drawer: Drawer, week: NaiveDate, text: &str) -> LogFile {
    LogFile::of_text(Volume { drawer, week: Week::of(week) }, Path::new(""), text)
}

fn with(of: &MeetingOf) -> Option<String> {
    of.with().map(|who| who.as_str().to_owned())
}

fn of(with: Option<&str>) -> Option<MeetingOf> {
    match with {
        None => Some(MeetingOf::Team),
        Some(who) => Handle::new(who).map(MeetingOf::OneOnOne),
    }
}
