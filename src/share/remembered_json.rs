//! What agendas say because of earlier meetings, and advice, as JSON with stable fields.

use chrono::NaiveDate;
use serde::Serialize;

use super::advice;
use crate::domain::{Handle, TopicId};
use crate::plan::{Advice, ItemText, MustHear, OneOnOneAgenda, Plan, Promise, Rescue, Suggested};

/// What 1-1s have and team meetings have not.
#[derive(Serialize)]
pub(super) struct TheirsJson<'a> {
    must_hear: Vec<MustHearJson<'a>>,
    reserved: u32,
    suggestion: Option<SuggestedJson>,
}

/// Something that a member must hear.
#[derive(Serialize)]
pub struct MustHearJson<'a> {
    topic: Option<&'a str>,
    title: &'a str,
    said_on: String,
}

/// A suggested question.
#[derive(Serialize)]
pub struct SuggestedJson {
    id: &'static str,
    practice: &'static str,
    text: &'static str,
}

/// A promise, in whichever list it stands.
#[derive(Serialize)]
pub struct PromiseJson<'a> {
    with: Option<&'a str>,
    made_on: String,
    what: &'a str,
    who: Option<&'a str>,
    until: Option<String>,
    overdue: bool,
}

/// What could save a topic from being heard too late.
#[derive(Serialize)]
pub struct RescueJson<'a> {
    kind: &'static str,
    id: Option<&'a str>,
    title: Option<&'a str>,
    on: Option<String>,
    minutes: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct AdviceJson<'a> {
    kind: &'static str,
    id: Option<&'a str>,
    title: Option<&'a str>,
    with: Option<&'a str>,
    text: String,
}

impl<'a> TheirsJson<'a> {
    /// The fields of a 1-1.
    pub(super) fn of(agenda: &'a OneOnOneAgenda) -> Self {
        Self {
            must_hear: agenda.must_hear.iter().map(MustHearJson::of).collect(),
            reserved: agenda.reserved.0,
            suggestion: agenda.suggestion.as_ref().map(SuggestedJson::of),
        }
    }
}

impl<'a> MustHearJson<'a> {
    /// The fields of one line.
    pub fn of(line: &'a MustHear) -> Self {
        Self {
            topic: line.topic.as_ref().map(TopicId::as_str),
            title: &line.title,
            said_on: iso(line.said_on),
        }
    }
}

impl SuggestedJson {
    /// The fields of a question.
    pub fn of(one: &Suggested) -> Self {
        Self { id: one.id, practice: one.practice.id(), text: one.text }
    }
}

impl<'a> PromiseJson<'a> {
    /// The fields of a promise.
    pub fn of(promise: &'a Promise) -> Self {
        Self {
            with: promise.of.with().map(Handle::as_str),
            made_on: iso(promise.made_on),
            what: &promise.what,
            who: promise.who.as_ref().map(Handle::as_str),
            until: promise.until.map(iso),
            overdue: promise.overdue,
        }
    }
}

impl<'a> RescueJson<'a> {
    /// The fields of one way out.
    pub fn of(rescue: &'a Rescue) -> Self {
        let of = |kind, topic: Option<&'a ItemText>, on: Option<NaiveDate>, minutes| Self {
            kind,
            id: topic.and_then(ItemText::id).map(TopicId::as_str),
            title: topic.map(ItemText::title),
            on: on.map(iso),
            minutes,
        };
        match rescue {
            Rescue::PutOff { topic, on } => of("put_off", Some(topic), Some(*on), None),
            Rescue::Longer { by, on } => of("longer", None, Some(*on), Some(by.0)),
            Rescue::Write => of("write", None, None, None),
        }
    }
}

impl<'a> AdviceJson<'a> {
    /// The fields of a piece of advice.
    pub(super) fn of(one: &'a Advice, plan: &Plan) -> Self {
        let topic = advice::topic(one);
        Self {
            kind: advice::kind(one),
            id: topic.and_then(ItemText::id).map(TopicId::as_str),
            title: topic.map(ItemText::title),
            with: advice::with(one).map(Handle::as_str),
            text: advice::sentence(one, &plan.names, plan.today),
        }
    }
}

fn iso(date: NaiveDate) -> String {
    date.to_string()
}
