//! Logs written down briefly, and logs of every kind.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use songsheet::domain::{
    Action, Handle, Log, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Practice, Suggestion, Told,
    TopicId,
};

use crate::world::{date, handle};

pub fn item(title: &str) -> LoggedItem {
    LoggedItem {
        topic: None,
        title: title.to_owned(),
        practice: Some(Practice::BroadInformation),
        from: None,
        minutes: Some(Minutes(10)),
        outcome: Outcome::Said,
        decisions: Vec::new(),
        notes: String::new(),
        told: Vec::new(),
    }
}

pub fn of_practice(practice: Practice) -> LoggedItem {
    LoggedItem { practice: Some(practice), ..item(practice.label()) }
}

pub fn told(mut item: LoggedItem, who: &str, on: &str) -> LoggedItem {
    item.told.push(Told { who: handle(who), on: date(on) });
    item
}

pub fn action(what: &str, who: Option<&str>, until: Option<&str>) -> Action {
    Action { what: what.to_owned(), who: who.map(handle), until: until.map(date), done: None, topic: None }
}

pub fn meeting(of: MeetingOf, on: &str, items: Vec<LoggedItem>) -> LoggedMeeting {
    let present = of.with().cloned().into_iter().collect();
    LoggedMeeting {
        of,
        date: date(on),
        start: None,
        minutes: Some(Minutes(30)),
        extra: false,
        present,
        absent: Vec::new(),
        items,
        actions: Vec::new(),
    }
}

/// A team meeting with Dana and Kim, without Leo.
pub fn team(on: &str, items: Vec<LoggedItem>) -> LoggedMeeting {
    let present = vec![handle("dana"), handle("kim")];
    LoggedMeeting { present, absent: vec![handle("leo")], ..meeting(MeetingOf::Team, on, items) }
}

pub fn one_on_one(who: &str, on: &str, items: Vec<LoggedItem>) -> LoggedMeeting {
    meeting(MeetingOf::OneOnOne(handle(who)), on, items)
}

pub fn log(meetings: Vec<LoggedMeeting>) -> Log {
    Log::new(meetings.into_iter().map(Arc::new).collect(), Vec::new())
}

const NAMES: [&str; 4] = ["dana", "kim", "leo", "zoe"];

fn a_day(span: u64) -> impl Strategy<Value = NaiveDate> {
    (0..span).prop_map(|days| date("2026-08-03") + Days::new(days))
}

prop_compose! {
    fn an_item()(
        number in 0usize..12,
        with_id in any::<bool>(),
        practice in select(Practice::ALL.to_vec()),
        outcome in select(Outcome::ALL.to_vec()),
        minutes in prop::option::of(1u32..20),
        from in prop::option::of(select(NAMES.to_vec())),
        told in prop::option::weighted(0.3, (select(NAMES.to_vec()), a_day(120))),
        decided in prop::bool::weighted(0.2),
    ) -> LoggedItem {
        LoggedItem {
            topic: with_id.then(|| TopicId::new(&format!("t{number}")).unwrap()),
            practice: Some(practice),
            from: from.map(handle),
            minutes: minutes.map(Minutes),
            outcome,
            decisions: if decided { vec!["We do".to_owned()] } else { Vec::new() },
            told: told.into_iter().map(|(who, on)| Told { who: handle(who), on }).collect(),
            ..item(&format!("Thing {number}"))
        }
    }
}

prop_compose! {
    fn an_action()(
        number in 0usize..100,
        who in prop::option::of(select(NAMES.to_vec())),
        until in prop::option::of(a_day(140)),
        done in prop::option::weighted(0.3, a_day(120)),
    ) -> Action {
        Action { until, done, ..action(&format!("Promise {number}"), who, None) }
    }
}

prop_compose! {
    fn a_meeting()(
        who in prop::option::of(select(NAMES.to_vec())),
        on in a_day(110),
        absent in subsequence(NAMES.to_vec(), 0..=NAMES.len()),
        mut items in prop::collection::vec(an_item(), 0..5),
        actions in prop::collection::vec(an_action(), 0..3),
    ) -> LoggedMeeting {
        items.sort_by(|a: &LoggedItem, b| a.title.cmp(&b.title));
        items.dedup_by(|a, b| a.title == b.title);
        let of = who.map_or(MeetingOf::Team, |who| MeetingOf::OneOnOne(handle(who)));
        let mut held = LoggedMeeting { date: on, actions, ..meeting(of, "2026-08-03", items) };
        if held.of == MeetingOf::Team {
            let there = |who: &&str| !absent.contains(who);
            held.present = NAMES.iter().filter(|who| there(who)).map(|who| handle(who)).collect::<Vec<Handle>>();
            held.absent = absent.iter().map(|who| handle(who)).collect();
        }
        held
    }
}

prop_compose! {
    pub fn a_log()(
        meetings in prop::collection::vec(a_meeting(), 0..30),
        suggestions in prop::collection::vec((select(NAMES.to_vec()), 1u32..15, a_day(110), any::<bool>()), 0..6),
    ) -> Log {
        let suggestion = |(who, number, on, taken)| {
            Suggestion { with: handle(who), question: format!("trust-{number:02}"), on, taken }
        };
        let suggestions = suggestions.into_iter().map(suggestion).collect();
        Log::new(meetings.into_iter().map(Arc::new).collect(), suggestions)
    }
}
