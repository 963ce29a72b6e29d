//! The log as JSON; the fields are stable.

use chrono::NaiveDate;
use serde::Serialize;

use crate::desk::Found;
use crate::domain::{Action, Handle, LoggedItem, Practice, TopicId};
use crate::plan::Promise;
use crate::share::remembered_json::PromiseJson;

const SCHEMA: u32 = 1;

/// What was found, with how many meetings were left out.
pub fn meetings(found: &[Found], more: usize, today: NaiveDate) -> impl Serialize + '_ {
    let meetings = found.iter().map(|found| MeetingJson::of(found, today)).collect();
    LogJson { schema: SCHEMA, meetings, more }
}

/// Open promises, with how many were left out.
pub fn promises(shown: &[Promise], more: usize) -> impl Serialize + '_ {
    PromisesJson { schema: SCHEMA, promises: shown.iter().map(PromiseJson::of).collect(), more }
}

#[derive(Serialize)]
struct LogJson<'a> {
    schema: u32,
    meetings: Vec<MeetingJson<'a>>,
    more: usize,
}

#[derive(Serialize)]
struct MeetingJson<'a> {
    with: Option<&'a str>,
    date: String,
    start: Option<String>,
    minutes: Option<u32>,
    present: Vec<&'a str>,
    absent: Vec<&'a str>,
    items: Vec<ItemJson<'a>>,
    actions: Vec<ActionJson<'a>>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    topic: Option<&'a str>,
    title: &'a str,
    practice: Option<&'static str>,
    from: Option<&'a str>,
    minutes: Option<u32>,
    outcome: &'static str,
    decisions: &'a [String],
    notes: &'a str,
    told: Vec<ToldJson<'a>>,
}

#[derive(Serialize)]
struct ToldJson<'a> {
    who: &'a str,
    on: String,
}

#[derive(Serialize)]
struct ActionJson<'a> {
    what: &'a str,
    who: Option<&'a str>,
    until: Option<String>,
    done: Option<String>,
    topic: Option<&'a str>,
    overdue: bool,
}

#[derive(Serialize)]
struct PromisesJson<'a> {
    schema: u32,
    promises: Vec<PromiseJson<'a>>,
    more: usize,
}

fn handles(handles: &[Handle]) -> Vec<&str> {
    handles.iter().map(Handle::as_str).collect()
}

fn date(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

impl<'a> MeetingJson<'a> {
    fn of(found: &'a Found, today: NaiveDate) -> Self {
        let meeting = &*found.meeting;
        Self {
            with: meeting.of.with().map(Handle::as_str),
            date: meeting.date.to_string(),
            start: meeting.start.map(|start| start.format("%H:%M").to_string()),
            minutes: meeting.minutes.map(|minutes| minutes.0),
            present: handles(&meeting.present),
            absent: handles(&meeting.absent),
            items: found.items().map(ItemJson::of).collect(),
            actions: found.actions().map(|action| ActionJson::of(action, today)).collect(),
        }
    }
}

impl<'a> ItemJson<'a> {
    fn of(item: &'a LoggedItem) -> Self {
        let told = item.told.iter().map(|told| ToldJson { who: told.who.as_str(), on: told.on.to_string() });
        Self {
            topic: item.topic.as_ref().map(TopicId::as_str),
            title: &item.title,
            practice: item.practice.map(Practice::id),
            from: item.from.as_ref().map(Handle::as_str),
            minutes: item.minutes.map(|minutes| minutes.0),
            outcome: item.outcome.as_str(),
            decisions: &item.decisions,
            notes: &item.notes,
            told: told.collect(),
        }
    }
}

impl<'a> ActionJson<'a> {
    fn of(action: &'a Action, today: NaiveDate) -> Self {
        Self {
            what: &action.what,
            who: action.who.as_ref().map(Handle::as_str),
            until: date(action.until),
            done: date(action.done),
            topic: action.topic.as_ref().map(TopicId::as_str),
            overdue: action.is_open() && action.until.is_some_and(|until| until < today),
        }
    }
}
