//! Agendas as JSON with stable fields, for scripts.

use chrono::NaiveDate;
use serde::Serialize;

use super::remembered_json::{AdviceJson, PromiseJson, TheirsJson};
use super::words;
use crate::classify::Routed;
use crate::domain::{Handle, Minutes, TopicId, Week};
use crate::escape;
use crate::plan::{
    BroadcastItem, ItemText, Meeting, MeetingOff, Names, OneOnOneAgenda, Overflow, Plan, PrivateItem, Slot,
    TeamAgenda, TeamPromise, Waiting,
};

/// The version of the fields.
const SCHEMA: u32 = 1;

/// The team meeting of a week, `null` when it has none.
pub fn team(week: Week, agenda: Option<&TeamAgenda>) -> String {
    to_text(&TeamJson { schema: SCHEMA, week: week.to_string(), team: agenda.map(MeetingJson::team) })
}

/// One member's 1-1 of a week; the list is empty when there is none. For the manager.
pub fn one_on_one(week: Week, agenda: Option<&OneOnOneAgenda>) -> String {
    let one_on_ones = agenda.into_iter().map(MeetingJson::one_on_one).collect();
    to_text(&OneOnOneJson { schema: SCHEMA, week: week.to_string(), one_on_ones })
}

/// All agendas of a week, with what needs the manager's call and what waits. For the manager.
pub fn week(plan: &Plan) -> String {
    let waiting = plan.waiting.iter().map(|one| WaitingJson::of(one, &plan.names, plan.today));
    to_text(&WeekJson {
        schema: SCHEMA,
        week: plan.week.to_string(),
        team: plan.team.as_ref().map(MeetingJson::team),
        one_on_ones: plan.one_on_ones.iter().map(MeetingJson::one_on_one).collect(),
        unsure: plan.undecided.iter().map(|one| TopicJson::of(&one.routed)).collect(),
        waiting: waiting.collect(),
        advice: plan.advice.iter().map(|one| AdviceJson::of(one, plan)).collect(),
        not_held: plan.not_held.iter().map(NotHeldJson::of).collect(),
    })
}

/// Any value as indented JSON that ends with a line break, safe to show in a terminal.
pub fn to_text(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    escape::json(&text).into_owned()
}

#[derive(Serialize)]
struct TeamJson<'a> {
    schema: u32,
    week: String,
    team: Option<MeetingJson<'a>>,
}

#[derive(Serialize)]
struct OneOnOneJson<'a> {
    schema: u32,
    week: String,
    one_on_ones: Vec<MeetingJson<'a>>,
}

#[derive(Serialize)]
struct WeekJson<'a> {
    schema: u32,
    week: String,
    team: Option<MeetingJson<'a>>,
    one_on_ones: Vec<MeetingJson<'a>>,
    unsure: Vec<TopicJson<'a>>,
    waiting: Vec<WaitingJson<'a>>,
    not_held: Vec<NotHeldJson<'a>>,
    advice: Vec<AdviceJson<'a>>,
}

#[derive(Serialize)]
struct NotHeldJson<'a> {
    with: Option<&'a str>,
    on: String,
    why: &'static str,
}

#[derive(Serialize)]
struct MeetingJson<'a> {
    with: Option<&'a str>,
    date: String,
    start: Option<String>,
    minutes: u32,
    /// The day on which it was held, when the log has it already.
    held: Option<String>,
    items: Vec<ItemJson<'a>>,
    overflow: Vec<OverflowJson<'a>>,
    /// What the team reads instead of hearing it; a 1-1 has no such list.
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<Vec<WrittenJson<'a>>>,
    promises: Vec<PromiseJson<'a>>,
    #[serde(flatten)]
    theirs: Option<TheirsJson<'a>>,
}

#[derive(Serialize)]
struct WrittenJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    from: Option<&'a str>,
    practice: &'static str,
    due: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    notes: &'a str,
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
    /// What the team may read as well, on its own agenda.
    #[serde(skip_serializing_if = "str::is_empty")]
    notes: &'a str,
}

#[derive(Serialize)]
struct OverflowJson<'a> {
    #[serde(flatten)]
    item: ItemJson<'a>,
    to: Option<String>,
}

/// A topic that stands on no agenda.
#[derive(Serialize)]
pub struct TopicJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
}

/// A topic that waits, and what for.
#[derive(Serialize)]
pub struct WaitingJson<'a> {
    #[serde(flatten)]
    topic: TopicJson<'a>,
    why: String,
}

impl<'a> MeetingJson<'a> {
    fn team(agenda: &'a TeamAgenda) -> Self {
        let text = |item: &'a BroadcastItem| item.text();
        let mut meeting = Self::of(None, &agenda.meeting, &agenda.items, &agenda.overflow, text);
        for (json, slot) in meeting.items.iter_mut().zip(&agenda.items) {
            json.notes = slot.item.notes();
        }
        meeting.held = agenda.held_on.map(iso);
        meeting.promises = agenda.promises.iter().map(TeamPromise::promise).map(PromiseJson::of).collect();
        meeting.written = Some(agenda.written.iter().map(WrittenJson::of).collect());
        meeting
    }

    fn one_on_one(agenda: &'a OneOnOneAgenda) -> Self {
        let mut meeting =
            Self::of(Some(&agenda.with), &agenda.meeting, &agenda.items, &agenda.overflow, PrivateItem::text);
        meeting.held = agenda.held_on.map(iso);
        meeting.promises = agenda.promises.iter().map(PromiseJson::of).collect();
        meeting.theirs = Some(TheirsJson::of(agenda));
        meeting
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
            held: None,
            items: items.iter().map(item).collect(),
            overflow: overflow.iter().map(left).collect(),
            written: None,
            promises: Vec::new(),
            theirs: None,
        }
    }
}

impl<'a> ItemJson<'a> {
    fn of(item: &'a ItemText, minutes: Minutes, start: Option<String>) -> Self {
        Self {
            id: item.id().map(TopicId::as_str),
            title: item.title(),
            kind: item.kind().as_str(),
            start,
            minutes: minutes.0,
            from: item.from().map(Handle::as_str),
            practice: item.practice().id(),
            carried: item.carried().len(),
            due: item.due().map(iso),
            notes: "",
        }
    }
}

impl<'a> WrittenJson<'a> {
    fn of(item: &'a BroadcastItem) -> Self {
        let text = item.text();
        Self {
            id: text.id().map(TopicId::as_str),
            title: text.title(),
            from: text.from().map(Handle::as_str),
            practice: text.practice().id(),
            due: text.due().map(iso),
            notes: item.notes(),
        }
    }
}

impl<'a> NotHeldJson<'a> {
    fn of(off: &'a MeetingOff) -> Self {
        Self { with: off.of.with().map(Handle::as_str), on: iso(off.on), why: off.why.as_str() }
    }
}

impl<'a> TopicJson<'a> {
    /// The fields of a topic.
    pub fn of(routed: &'a Routed) -> Self {
        let topic = routed.topic();
        Self { id: topic.id.as_ref().map(TopicId::as_str), title: &topic.title }
    }
}

impl<'a> WaitingJson<'a> {
    /// The fields of a topic that waits, with the members' names for what it waits for.
    pub fn of(one: &'a Waiting, names: &Names, today: NaiveDate) -> Self {
        Self { topic: TopicJson::of(&one.routed), why: words::waiting(one, names, today) }
    }
}

fn start(meeting: &Meeting, offset: Minutes) -> Option<String> {
    meeting.time_at(offset).map(|time| time.format("%H:%M").to_string())
}

fn iso(date: NaiveDate) -> String {
    date.to_string()
}
