//! Agendas as JSON with stable fields, for scripts.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Serialize;

use super::words;
use crate::classify::Routed;
use crate::domain::{Handle, Minutes, Week};
use crate::escape::is_hostile;
use crate::plan::{ItemText, Meeting, OneOnOneAgenda, Overflow, Plan, PrivateItem, Slot, TeamAgenda};

/// The version of the fields.
const SCHEMA: u32 = 1;

/// The team meeting of a week, `null` when it has none.
pub fn team(week: Week, agenda: Option<&TeamAgenda>) -> String {
    to_text(&Document { team: Some(agenda.map(MeetingJson::team)), ..Document::of(week) })
}

/// One member's 1-1 of a week; the list is empty when there is none. For the manager.
pub fn one_on_one(week: Week, agenda: Option<&OneOnOneAgenda>) -> String {
    to_text(&Document {
        one_on_ones: Some(agenda.into_iter().map(MeetingJson::one_on_one).collect()),
        ..Document::of(week)
    })
}

/// All agendas of a week, with what needs the manager's call and what waits. For the manager.
pub fn week(plan: &Plan) -> String {
    let waiting = plan.waiting.iter().map(|one| WaitingJson {
        topic: TopicJson::of(&one.routed),
        why: words::waiting(&one.why, &plan.names),
    });
    to_text(&Document {
        team: Some(plan.team.as_ref().map(MeetingJson::team)),
        one_on_ones: Some(plan.one_on_ones.iter().map(MeetingJson::one_on_one).collect()),
        unsure: Some(plan.undecided.iter().map(|one| TopicJson::of(&one.routed)).collect()),
        waiting: Some(waiting.collect()),
        ..Document::of(plan.week)
    })
}

/// Any value as indented JSON that ends with a line break. What could steer a terminal, or hide or
/// reorder text, is written as `\u…`, which every reader gives back unchanged.
pub fn to_text(value: &impl Serialize) -> String {
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut text = String::with_capacity(plain.len() + 1);
    let mut units = [0; 2];
    for c in plain.chars() {
        if c == '\n' || !is_hostile(c) {
            text.push(c);
        } else {
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
    }
    text.push('\n');
    text
}

#[derive(Serialize, Default)]
struct Document<'a> {
    schema: u32,
    week: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<Option<MeetingJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_on_ones: Option<Vec<MeetingJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsure: Option<Vec<TopicJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting: Option<Vec<WaitingJson<'a>>>,
}

impl Document<'_> {
    fn of(week: Week) -> Self {
        Self { schema: SCHEMA, week: week.to_string(), ..Self::default() }
    }
}

#[derive(Serialize)]
struct MeetingJson<'a> {
    with: Option<&'a str>,
    date: String,
    start: Option<String>,
    minutes: u32,
    items: Vec<ItemJson<'a>>,
    overflow: Vec<OverflowJson<'a>>,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    kind: &'static str,
    start: Option<String>,
    minutes: u32,
    from: Option<&'a str>,
    practice: &'static str,
    carried: usize,
    due: Option<String>,
}

#[derive(Serialize)]
struct OverflowJson<'a> {
    #[serde(flatten)]
    item: ItemJson<'a>,
    to: Option<String>,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
}

#[derive(Serialize)]
struct WaitingJson<'a> {
    #[serde(flatten)]
    topic: TopicJson<'a>,
    why: String,
}

impl<'a> MeetingJson<'a> {
    fn team(agenda: &'a TeamAgenda) -> Self {
        Self::of(None, &agenda.meeting, &agenda.items, &agenda.overflow, |item| item.text())
    }

    fn one_on_one(agenda: &'a OneOnOneAgenda) -> Self {
        Self::of(Some(&agenda.with), &agenda.meeting, &agenda.items, &agenda.overflow, PrivateItem::text)
    }

    fn of<T>(
        with: Option<&'a Handle>,
        meeting: &Meeting,
        items: &'a [Slot<T>],
        overflow: &'a [Overflow<T>],
        text: impl Fn(&'a T) -> &'a ItemText,
    ) -> Self {
        let item =
            |slot: &'a Slot<T>| ItemJson::of(text(&slot.item), slot.minutes, start(meeting, slot.offset));
        let left = |one: &'a Overflow<T>| OverflowJson {
            item: ItemJson::of(text(&one.item), one.minutes, None),
            to: one.to.map(iso),
        };
        Self {
            with: with.map(Handle::as_str),
            date: iso(meeting.date),
            start: start(meeting, Minutes(0)),
            minutes: meeting.minutes.0,
            items: items.iter().map(item).collect(),
            overflow: overflow.iter().map(left).collect(),
        }
    }
}

impl<'a> ItemJson<'a> {
    fn of(item: &'a ItemText, minutes: Minutes, start: Option<String>) -> Self {
        Self {
            id: item.id().map(|id| id.as_str()),
            title: item.title(),
            kind: item.kind().as_str(),
            start,
            minutes: minutes.0,
            from: item.from().map(Handle::as_str),
            practice: item.practice().id(),
            carried: item.carried().len(),
            due: item.due().map(iso),
        }
    }
}

impl<'a> TopicJson<'a> {
    fn of(routed: &'a Routed) -> Self {
        let topic = routed.topic();
        Self { id: topic.id.as_ref().map(|id| id.as_str()), title: &topic.title }
    }
}

fn start(meeting: &Meeting, offset: Minutes) -> Option<String> {
    meeting.time_at(offset).map(|time| time.format("%H:%M").to_string())
}

fn iso(date: NaiveDate) -> String {
    date.to_string()
}
