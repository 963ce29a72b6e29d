//! The text form of a meeting that is being held: what a crash leaves behind.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::clock::Stopwatch;
use super::{Hold, HoldItem, State};
use crate::domain::{Action, Drawer, Handle, MeetingOf, Minutes, Practice, TopicId};

/// What a file of it begins with.
const HEAD: &str = "# The meeting that is being held; songsheet takes this file away when it is closed.\n";

/// The text is not that of a meeting that is being held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldTextError {
    /// What is wrong, without the text itself.
    pub what: String,
    /// The byte at which it is wrong, where that can be said.
    pub at: Option<usize>,
}

impl fmt::Display for HoldTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for HoldTextError {}

#[derive(Serialize, Deserialize)]
struct HoldText {
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<String>,
    planned_on: NaiveDate,
    began: NaiveDateTime,
    minutes: u32,
    spent_seconds: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    running_since: Option<NaiveDateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<usize>,
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default, rename = "item")]
    items: Vec<ItemText>,
    #[serde(default, rename = "action")]
    actions: Vec<ActionText>,
}

#[derive(Serialize, Deserialize)]
struct ItemText {
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<String>,
    private: bool,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    practice: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    minutes: u32,
    spent_seconds: i64,
    state: State,
    #[serde(default)]
    decisions: Vec<String>,
    #[serde(default)]
    notes: String,
}

#[derive(Serialize, Deserialize)]
struct ActionText {
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<String>,
}

impl Hold {
    /// The meeting as text.
    pub fn to_text(&self) -> Result<String, HoldTextError> {
        let text = toml::to_string(&HoldText::of(self)).map_err(|error| bad(error.to_string()))?;
        Ok(format!("{HEAD}{text}"))
    }

    /// Reads the text of a meeting that was being held. Its clock is looked at once more at `now`: it has
    /// gone on while songsheet was away, as the meeting has, but not beyond the end of the meeting.
    pub fn from_text(text: &str, now: NaiveDateTime) -> Result<Self, HoldTextError> {
        let read: HoldText = toml::from_str(text).map_err(|error| {
            let at = error.span().map(|span| span.start);
            HoldTextError { what: error.message().to_owned(), at }
        })?;
        let mut hold = read.hold()?;
        let away = hold.watch.unsettled(now);
        if away.num_seconds() > hold.left(hold.watch.since.unwrap_or(now)).seconds {
            hold.watch.since = None;
        }
        Ok(hold)
    }
}

fn bad(what: String) -> HoldTextError {
    HoldTextError { what, at: None }
}

fn seconds(delta: TimeDelta) -> i64 {
    delta.num_seconds()
}

fn delta(seconds: i64) -> Result<TimeDelta, HoldTextError> {
    let day = 24 * 60 * 60;
    let whole = (0..=day).contains(&seconds).then(|| TimeDelta::seconds(seconds));
    whole.ok_or_else(|| bad(format!("{seconds} seconds is not a time that a meeting takes")))
}

fn handle(text: &str) -> Result<Handle, HoldTextError> {
    Handle::new(text).ok_or_else(|| bad("a handle is not one".to_owned()))
}

fn topic_id(text: &str) -> Result<TopicId, HoldTextError> {
    TopicId::new(text).ok_or_else(|| bad("an id is not one".to_owned()))
}

fn practice(text: &str) -> Result<Practice, HoldTextError> {
    Practice::parse(text).ok_or_else(|| bad("a practice is not one of the nine".to_owned()))
}

fn optional<T>(
    text: Option<&str>,
    read: impl Fn(&str) -> Result<T, HoldTextError>,
) -> Result<Option<T>, HoldTextError> {
    text.map(read).transpose()
}

impl HoldText {
    fn of(hold: &Hold) -> Self {
        Self {
            with: hold.of.with().map(ToString::to_string),
            planned_on: hold.planned_on,
            began: hold.began,
            minutes: hold.whole.0,
            spent_seconds: seconds(hold.watch.spent),
            running_since: hold.watch.since,
            current: hold.at,
            absent: hold.absent.iter().map(ToString::to_string).collect(),
            items: hold.items.iter().map(ItemText::of).collect(),
            actions: hold.actions.iter().map(ActionText::of).collect(),
        }
    }

    fn hold(self) -> Result<Hold, HoldTextError> {
        let of = match optional(self.with.as_deref(), handle)? {
            Some(with) => MeetingOf::OneOnOne(with),
            None => MeetingOf::Team,
        };
        let items = self.items.into_iter().map(ItemText::item).collect::<Result<Vec<_>, _>>()?;
        Ok(Hold {
            of,
            extra: false,
            planned_on: self.planned_on,
            began: self.began,
            whole: Minutes(self.minutes),
            at: self.current.filter(|at| *at < items.len()),
            items,
            watch: Stopwatch { spent: delta(self.spent_seconds)?, since: self.running_since },
            absent: self.absent.iter().map(|who| handle(who)).collect::<Result<_, _>>()?,
            actions: self.actions.into_iter().map(ActionText::action).collect::<Result<_, _>>()?,
        })
    }
}

impl ItemText {
    fn of(item: &HoldItem) -> Self {
        Self {
            topic: item.topic.as_ref().map(ToString::to_string),
            private: item.drawer == Drawer::Private,
            title: item.title.clone(),
            practice: item.practice.map(|practice| practice.id().to_owned()),
            from: item.from.as_ref().map(ToString::to_string),
            minutes: item.planned.0,
            spent_seconds: seconds(item.spent),
            state: item.state,
            decisions: item.decisions.clone(),
            notes: item.notes.clone(),
        }
    }

    fn item(self) -> Result<HoldItem, HoldTextError> {
        Ok(HoldItem {
            topic: optional(self.topic.as_deref(), topic_id)?,
            drawer: if self.private { Drawer::Private } else { Drawer::Shared },
            practice: optional(self.practice.as_deref(), practice)?,
            from: optional(self.from.as_deref(), handle)?,
            planned: Minutes(self.minutes),
            spent: delta(self.spent_seconds)?,
            state: self.state,
            title: self.title,
            decisions: self.decisions,
            notes: self.notes,
        })
    }
}

impl ActionText {
    fn of(action: &Action) -> Self {
        Self {
            what: action.what.clone(),
            who: action.who.as_ref().map(ToString::to_string),
            until: action.until,
            topic: action.topic.as_ref().map(ToString::to_string),
        }
    }

    fn action(self) -> Result<Action, HoldTextError> {
        Ok(Action {
            what: self.what,
            who: optional(self.who.as_deref(), handle)?,
            until: self.until,
            done: None,
            topic: optional(self.topic.as_deref(), topic_id)?,
        })
    }
}
