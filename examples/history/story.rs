//! The story of a year as it was written down by hand: the form is explained at the head of each text.

use chrono::NaiveDate;
use songsheet::domain::{DateRange, Handle, Minutes, Practice, Suggestion, TopicId};

/// What was talked about in the months of team meetings, or with a member.
#[derive(Default)]
pub struct Section {
    /// The month, or the member's handle.
    pub name: String,
    pub entries: Vec<Entry>,
    pub away: Vec<DateRange>,
    /// Days of 1-1s that were not held.
    pub missed: Vec<NaiveDate>,
    pub suggestions: Vec<Suggestion>,
}

/// Something that was talked about.
pub struct Entry {
    /// How it comes back; once, when there is none.
    pub returns: Option<Returns>,
    pub practice: Practice,
    pub minutes: Minutes,
    pub from: Option<Handle>,
    pub title: String,
    pub decisions: Vec<String>,
    pub notes: Vec<String>,
    pub pledges: Vec<Pledge>,
    pub day: Day,
    pub topic: Option<TopicId>,
    /// The meetings that did not reach it.
    pub missed_by: Vec<NaiveDate>,
}

/// How something comes back.
#[derive(Clone, Copy)]
pub enum Returns {
    /// Every so many weeks from a day on.
    Every(i64, NaiveDate),
    /// Whenever there is time.
    ToFill,
}

/// When something was said.
#[derive(Clone, Copy, PartialEq)]
pub enum Day {
    /// When its turn came.
    InTurn,
    On(NaiveDate),
    /// Not yet: it was only carried over.
    NotYet,
}

/// A promise, and how it was kept.
pub struct Pledge {
    pub who: Option<Handle>,
    pub days: u64,
    pub kept: Kept,
    pub what: String,
}

/// How a promise was kept.
#[derive(Clone, Copy)]
pub enum Kept {
    InTime,
    Late(u64),
    Open,
}

/// Reads a story; says which line it does not understand.
pub fn read(text: &str) -> Result<Vec<Section>, String> {
    let mut sections: Vec<Section> = vec![Section::default()];
    for (at, line) in text.lines().enumerate() {
        let section = sections.last_mut().ok_or("no section")?;
        match line.strip_prefix("== ") {
            Some(name) => sections.push(Section { name: name.to_owned(), ..Section::default() }),
            None if line.is_empty() || line.starts_with('#') => {}
            None => section.line(line).ok_or_else(|| format!("line {}: {line}", at + 1))?,
        }
    }
    Ok(sections)
}

impl Section {
    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(of_entry) = line.strip_prefix("  ") {
            return self.entries.last_mut()?.line(of_entry);
        }
        match line.split_once(' ')? {
            ("-", range) => self.away.push(range_of(range)?),
            ("x", day) => self.missed.push(day.parse().ok()?),
            ("?", rest) => self.suggestions.push(suggestion(&self.name, rest)?),
            _ => self.entries.push(Entry::read(line)?),
        }
        Some(())
    }
}

fn range_of(text: &str) -> Option<DateRange> {
    let (from, to) = text.split_once(' ')?;
    Some(DateRange { from: from.parse().ok()?, to: to.parse().ok()? })
}

fn suggestion(with: &str, text: &str) -> Option<Suggestion> {
    let (on, rest) = text.split_once(' ')?;
    let (question, what) = rest.split_once(' ')?;
    let question = question.to_owned();
    Some(Suggestion { with: Handle::new(with)?, question, on: on.parse().ok()?, taken: what == "taken" })
}

impl Entry {
    /// Reads `~ 2 2026-03-03 plan 3 leo | Title`, the beginning of which may be missing.
    fn read(line: &str) -> Option<Self> {
        let (head, title) = line.split_once(" | ")?;
        let words: Vec<&str> = head.split(' ').collect();
        let (returns, rest) = match words.as_slice() {
            ["~", "0", rest @ ..] => (Some(Returns::ToFill), rest),
            ["~", weeks, first, rest @ ..] => {
                (Some(Returns::Every(weeks.parse().ok()?, first.parse().ok()?)), rest)
            }
            rest => (None, rest),
        };
        let [practice, minutes, from] = rest else { return None };
        Some(Self {
            returns,
            practice: practice_of(practice)?,
            minutes: Minutes(minutes.parse().ok()?),
            from: who(from),
            title: title.to_owned(),
            decisions: Vec::new(),
            notes: Vec::new(),
            pledges: Vec::new(),
            day: Day::InTurn,
            topic: None,
            missed_by: Vec::new(),
        })
    }

    fn line(&mut self, line: &str) -> Option<()> {
        let (mark, rest) = line.split_once(' ')?;
        match mark {
            "=" => self.decisions.push(rest.to_owned()),
            "." => self.notes.push(rest.to_owned()),
            "!" => self.pledges.push(pledge(rest)?),
            "<" => self.missed_by.push(rest.parse().ok()?),
            "@" => self.happened(rest)?,
            _ => return None,
        }
        Some(())
    }

    fn happened(&mut self, text: &str) -> Option<()> {
        let (day, id) = text.split_once(' ').unwrap_or((text, ""));
        self.day = if day == "-" { Day::NotYet } else { Day::On(day.parse().ok()?) };
        self.topic = TopicId::new(id);
        Some(())
    }
}

/// Reads `leo 7 late 5 | what`.
fn pledge(text: &str) -> Option<Pledge> {
    let (head, what) = text.split_once(" | ")?;
    let words: Vec<&str> = head.split(' ').collect();
    let (person, days, kept) = match words.as_slice() {
        [person, days] => (person, days, Kept::InTime),
        [person, days, "open"] => (person, days, Kept::Open),
        [person, days, "late", by] => (person, days, Kept::Late(by.parse().ok()?)),
        _ => return None,
    };
    Some(Pledge { who: who(person), days: days.parse().ok()?, kept, what: what.to_owned() })
}

/// Somebody's handle; none for the manager.
fn who(word: &str) -> Option<Handle> {
    if word == "me" { None } else { Handle::new(word) }
}

fn practice_of(word: &str) -> Option<Practice> {
    Some(match word {
        "news" => Practice::BroadInformation,
        "learn" => Practice::CollectiveLearning,
        "open" => Practice::OpenFeedback,
        "plan" => Practice::TimeEfficiency,
        "trust" => Practice::Trust,
        "coach" => Practice::Coaching,
        "conf" => Practice::Confidential,
        "growth" => Practice::Growth,
        "goals" => Practice::Objectives,
        _ => return None,
    })
}
