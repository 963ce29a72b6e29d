//! How people's 1-1s are doing, as JSON with stable fields.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::desk::Desk;
use crate::plan::{Coverage, Share, Standing};
use crate::share::remembered_json::PromiseJson;

/// What `people --format json` prints.
#[derive(Serialize)]
pub struct PeopleJson<'a> {
    schema: u32,
    today: String,
    people: Vec<PersonJson<'a>>,
}

#[derive(Serialize)]
struct PersonJson<'a> {
    handle: &'a str,
    name: &'a str,
    standing: &'static str,
    weeks_since_last: Option<i64>,
    last: Option<String>,
    next: Option<String>,
    weeks_since_practice: BTreeMap<&'static str, Option<i64>>,
    status: ShareJson,
    raised_by_manager: ShareJson,
    must_hear: usize,
    promises: Vec<PromiseJson<'a>>,
}

#[derive(Serialize)]
struct ShareJson {
    part: u32,
    whole: u32,
    percent: Option<u32>,
}

impl From<Share> for ShareJson {
    fn from(share: Share) -> Self {
        Self { part: share.part, whole: share.whole, percent: share.percent() }
    }
}

/// The fields of all of them.
pub fn all<'a>(desk: &'a Desk, people: &'a [Coverage]) -> PeopleJson<'a> {
    let people = people.iter().map(|one| PersonJson::of(desk, one)).collect();
    PeopleJson { schema: 1, today: desk.today().to_string(), people }
}

impl<'a> PersonJson<'a> {
    fn of(desk: &'a Desk, one: &'a Coverage) -> Self {
        let since = |date: chrono::NaiveDate| {
            crate::domain::Week::of(desk.today()).since(crate::domain::Week::of(date))
        };
        Self {
            handle: one.who.as_str(),
            name: desk.team().member(&one.who).map_or(one.who.as_str(), |member| member.name.as_str()),
            standing: standing(one.standing),
            weeks_since_last: one.last.map(since),
            last: one.last.map(|date| date.to_string()),
            next: one.next.map(|date| date.to_string()),
            weeks_since_practice: one
                .practices
                .iter()
                .map(|(practice, weeks)| (practice.id(), *weeks))
                .collect(),
            status: one.status.into(),
            raised_by_manager: one.raised.into(),
            must_hear: one.must_hear,
            promises: one.promises.iter().map(PromiseJson::of).collect(),
        }
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NoRecord => "no_record",
        Standing::FirstPending => "first_pending",
        Standing::OnTime => "on_time",
        Standing::Overdue { .. } => "overdue",
    }
}
