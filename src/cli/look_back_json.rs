//! What a week was like, as JSON with stable fields.

use serde::Serialize;

use crate::domain::Handle;
use crate::plan::{Caught, Economics, HeldMeeting, LookBack, MustHear};
use crate::share::nudge;
use crate::share::remembered_json::{MustHearJson, PromiseJson};

/// What `look-back --format json` prints.
#[derive(Serialize)]
pub struct LookBackJson<'a> {
    schema: u32,
    week: String,
    held: Vec<HeldJson<'a>>,
    missed: Vec<MissedJson<'a>>,
    unheard: Vec<UnheardJson<'a>>,
    told: Vec<ToldJson<'a>>,
    untold: Vec<UntoldJson<'a>>,
    made: Vec<PromiseJson<'a>>,
    kept: Vec<PromiseJson<'a>>,
    overdue: Vec<PromiseJson<'a>>,
    economics: EconomicsJson,
    nudge: NudgeJson,
}

#[derive(Serialize)]
struct HeldJson<'a> {
    with: Option<&'a str>,
    date: String,
    minutes: Option<u32>,
    said: usize,
    not_reached: &'a [String],
}

#[derive(Serialize)]
struct MissedJson<'a> {
    with: Option<&'a str>,
    date: String,
}

#[derive(Serialize)]
struct UnheardJson<'a> {
    who: &'a str,
    weeks: Option<i64>,
}

#[derive(Serialize)]
struct ToldJson<'a> {
    who: &'a str,
    title: &'a str,
    on: String,
}

#[derive(Serialize)]
struct UntoldJson<'a> {
    who: &'a str,
    must_hear: Vec<MustHearJson<'a>>,
}

#[derive(Serialize)]
struct EconomicsJson {
    broadcast: u64,
    serial: u64,
    person_minutes_saved: i64,
    manager_minutes_saved: i64,
}

#[derive(Serialize)]
struct NudgeJson {
    kind: &'static str,
    text: String,
}

/// The fields of a week.
pub fn of(seen: &LookBack) -> LookBackJson<'_> {
    LookBackJson {
        schema: 1,
        week: seen.week.to_string(),
        held: seen.held.iter().map(HeldJson::of).collect(),
        missed: seen
            .missed
            .iter()
            .map(|(of, on)| MissedJson { with: of.with().map(Handle::as_str), date: on.to_string() })
            .collect(),
        unheard: seen
            .unheard
            .iter()
            .map(|(who, weeks)| UnheardJson { who: who.as_str(), weeks: *weeks })
            .collect(),
        told: seen.told.iter().map(ToldJson::of).collect(),
        untold: seen.untold.iter().map(|(who, lines)| UntoldJson::of(who, lines)).collect(),
        made: seen.made.iter().map(PromiseJson::of).collect(),
        kept: seen.kept.iter().map(PromiseJson::of).collect(),
        overdue: seen.overdue.iter().map(PromiseJson::of).collect(),
        economics: EconomicsJson::of(&seen.economics),
        nudge: NudgeJson { kind: nudge::kind(&seen.nudge), text: nudge::sentence(&seen.nudge, &seen.names) },
    }
}

impl<'a> HeldJson<'a> {
    fn of(one: &'a HeldMeeting) -> Self {
        Self {
            with: one.of.with().map(Handle::as_str),
            date: one.on.to_string(),
            minutes: one.minutes.map(|minutes| minutes.0),
            said: one.said,
            not_reached: &one.carried,
        }
    }
}

impl<'a> ToldJson<'a> {
    fn of(one: &'a Caught) -> Self {
        Self { who: one.who.as_str(), title: &one.title, on: one.on.to_string() }
    }
}

impl<'a> UntoldJson<'a> {
    fn of(who: &'a Handle, lines: &'a [MustHear]) -> Self {
        Self { who: who.as_str(), must_hear: lines.iter().map(MustHearJson::of).collect() }
    }
}

impl EconomicsJson {
    fn of(price: &Economics) -> Self {
        Self {
            broadcast: price.broadcast,
            serial: price.serial,
            person_minutes_saved: price.team_saves(),
            manager_minutes_saved: price.manager_saves(),
        }
    }
}
