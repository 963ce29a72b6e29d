//! What a reader found: everything that a list says of one topic, not yet compared with the team.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::{Kind, Minutes, Priority, Route};

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// What it is about; never empty.
    pub title: String,
    /// More about it.
    pub notes: String,
    /// The headings that it stands below, the outermost first.
    pub under: Vec<String>,
    /// Its tags, without a sign.
    pub tags: Vec<String>,
    /// Whom it names.
    pub people: Vec<Named>,
    /// What the meeting is to do with it.
    pub kind: Option<Kind>,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// When it was written down.
    pub added: Option<NaiveDate>,
    /// By when it must be said.
    pub due: Option<NaiveDate>,
    /// Not before this day.
    pub after: Option<NaiveDate>,
    /// The manager's call.
    pub route: Option<Route>,
    /// The reason for the call.
    pub because: Option<String>,
    /// Private until then.
    pub embargo: Option<NaiveDate>,
    /// Where to read more.
    pub link: Option<String>,
    /// Why it is no topic any more, or never was one.
    pub closed: Option<Closed>,
}

/// Why an entry is not taken, whatever else it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It is done.
    Done,
    /// It is a change that was proposed, not an issue.
    PullRequest,
}

/// Somebody whom an entry names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What they have to do with it.
    pub role: Role,
    /// What they are called there.
    pub name: String,
    /// What the name is when nobody in the team has it.
    pub otherwise: Otherwise,
}

/// What somebody has to do with a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It concerns them.
    With,
    /// They raised it.
    From,
    /// They hear it before the team does.
    First,
}

impl Role {
    /// The word for it in what is captured and in notes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::With => "with",
            Self::From => "from",
            Self::First => "first",
        }
    }
}

/// What a name is that nobody in the team has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// Somebody all the same, so the topic may not be for everybody.
    Doubt,
    /// A word like any other: a tag.
    Tag,
    /// Somebody of whom the notes tell.
    Note,
}

/// What is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What would put it right.
    pub hint: String,
}

/// Reads a date as files of other programs have it: `2026-11-27`, with or without a time of day after it.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split_once(['T', ' ']).map_or(text, |(day, _)| day);
    let good = day.len() == 10 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = day.parse::<NaiveDate>().ok().filter(|_| good)?;
    (1000..=9999).contains(&date.year()).then_some(date)
}
