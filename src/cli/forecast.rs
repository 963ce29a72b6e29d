//! `songsheet forecast`: which meeting will have each open topic, and which will come too late.

use std::io;

use serde::Serialize;

use crate::cells::pad_left;
use crate::domain::{Handle, MeetingOf, TopicId};
use crate::plan::{Condition, Expected, Filled, Forecast, ItemText};
use crate::share;
use crate::share::advice::{capital, meeting, way_out};
use crate::share::json::{TopicJson, WaitingJson};
use crate::share::remembered_json::RescueJson;
use crate::share::words::{day, waiting};

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::{Page, Tone, plain};
use super::people_text::section;
use super::session::Session;

/// What `forecast` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet forecast
  songsheet forecast --weeks 4

The meetings are filled as the plan fills them, with the time that they have and what stands open today. What
the team can hear only once an embargo is over or somebody has been told stands there with that condition; no agenda
has it before. What will be late is named, with what would save it.")]
pub struct Args {
    /// How many weeks to look ahead, this one included
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=52))]
    pub weeks: u32,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints what the coming meetings will have.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open_with_log()?;
    let forecast = desk.forecast(args.weeks);
    if args.format == TextOrJson::Json {
        return Ok(session.page.json(&ForecastJson::of(&forecast))?);
    }
    Ok(print(session.page, &forecast)?)
}

fn print(page: &mut Page<'_>, forecast: &Forecast) -> io::Result<()> {
    let mut first = true;
    for one in &forecast.meetings {
        let topics: Vec<_> = forecast.topics.iter().filter(|topic| is_in(topic, one)).collect();
        if topics.is_empty() {
            continue;
        }
        if !std::mem::take(&mut first) {
            page.gap()?;
        }
        heading(page, one, forecast)?;
        topics.into_iter().try_for_each(|topic| expected(page, topic, one, forecast))?;
    }
    if first {
        page.text("No meeting in sight has anything on it.")?;
    }
    let no_room = forecast.topics.iter().filter(|one| one.on.is_none());
    let no_room = no_room.map(|one| format!("{}: {}", meeting(&one.of, &forecast.names), one.topic.title()));
    section(page, "No room in sight", &no_room.collect::<Vec<_>>())?;
    section(page, "Too late", &late(forecast))?;
    let waits = forecast.waiting.iter();
    let waits = waits.map(|one| {
        format!("{}: {}", one.routed.topic().title, waiting(one, &forecast.names, forecast.today))
    });
    section(page, "Waiting", &waits.collect::<Vec<_>>())?;
    let calls = forecast.undecided.iter().map(|one| one.routed.topic().title.clone());
    section(page, "Needs your call", &calls.collect::<Vec<_>>())
}

fn is_in(topic: &Expected, one: &Filled) -> bool {
    topic.of == one.of && topic.is_on(one.meeting.date)
}

fn heading(page: &mut Page<'_>, one: &Filled, forecast: &Forecast) -> io::Result<()> {
    let name = match &one.of {
        MeetingOf::Team => "Team meeting".to_owned(),
        with @ MeetingOf::OneOnOne(_) => capital(meeting(with, &forecast.names).trim_start_matches("the ")),
    };
    let free = if one.free.0 == 0 { "full".to_owned() } else { format!("{} min free", one.free) };
    page.line(&[
        Tone::Strong.of(format!("{}  {name}", day(one.meeting.date, forecast.today))),
        Tone::Quiet.of(format!("  {free}")),
    ])
}

fn expected(page: &mut Page<'_>, topic: &Expected, on: &Filled, forecast: &Forecast) -> io::Result<()> {
    let again = topic.on != Some(on.meeting.date);
    let is_late = topic.late.is_some() && !again;
    let tone = if is_late { Tone::Attention } else { Tone::Plain };
    let due = topic.topic.due().filter(|_| !again).map(|due| {
        let late = if is_late { ", late" } else { "" };
        format!("due {}{late}", day(due, forecast.today))
    });
    let condition = topic.condition.as_ref().filter(|_| !again);
    let condition = condition.map(|one| share::words::condition(one, &forecast.names, forecast.today));
    let again = again.then(|| "again".to_owned());
    let remarks: Vec<_> = [due, condition, again].into_iter().flatten().collect();
    let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    // What is told in writing takes no time.
    let minutes = if topic.minutes.0 == 0 { "–".to_owned() } else { topic.minutes.to_string() };
    let head = [plain(format!("  {}  ", pad_left(&minutes, 3)))];
    page.hanging(&head, tone, &format!("{}{remarks}", topic.topic.title()))
}

/// Each topic that will be late, and what would save it.
fn late(forecast: &Forecast) -> Vec<String> {
    let said = |one: &Expected| {
        let due = one.topic.due().map(|due| day(due, forecast.today)).unwrap_or_default();
        let way = way_out(one.late.as_deref().unwrap_or_default(), forecast.today);
        format!("{}: due {due}.{way}", one.topic.title())
    };
    forecast.late().map(said).collect()
}

#[derive(Serialize)]
struct ForecastJson<'a> {
    schema: u32,
    from: String,
    weeks: u32,
    meetings: Vec<FilledJson<'a>>,
    topics: Vec<ExpectedJson<'a>>,
    waiting: Vec<WaitingJson<'a>>,
    unsure: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct FilledJson<'a> {
    with: Option<&'a str>,
    date: String,
    start: Option<String>,
    minutes: u32,
    free: u32,
}

#[derive(Serialize)]
struct ExpectedJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    with: Option<&'a str>,
    minutes: u32,
    on: Option<String>,
    again: Vec<String>,
    condition: Option<ConditionJson<'a>>,
    due: Option<String>,
    late: bool,
    rescues: Vec<RescueJson<'a>>,
}

#[derive(Serialize)]
struct ConditionJson<'a> {
    released: Option<String>,
    told: Vec<&'a str>,
}

impl<'a> ForecastJson<'a> {
    fn of(forecast: &'a Forecast) -> Self {
        let wait = |one| WaitingJson::of(one, &forecast.names, forecast.today);
        Self {
            schema: 1,
            from: forecast.from.to_string(),
            weeks: forecast.weeks,
            meetings: forecast.meetings.iter().map(FilledJson::of).collect(),
            topics: forecast.topics.iter().map(ExpectedJson::of).collect(),
            waiting: forecast.waiting.iter().map(wait).collect(),
            unsure: forecast.undecided.iter().map(|one| TopicJson::of(&one.routed)).collect(),
        }
    }
}

impl<'a> FilledJson<'a> {
    fn of(one: &'a Filled) -> Self {
        Self {
            with: one.of.with().map(Handle::as_str),
            date: one.meeting.date.to_string(),
            start: one.meeting.start.map(|start| start.format("%H:%M").to_string()),
            minutes: one.meeting.minutes.0,
            free: one.free.0,
        }
    }
}

impl<'a> ExpectedJson<'a> {
    fn of(one: &'a Expected) -> Self {
        Self {
            id: ItemText::id(&one.topic).map(TopicId::as_str),
            title: one.topic.title(),
            with: one.with().map(Handle::as_str),
            minutes: one.minutes.0,
            on: one.on.map(|on| on.to_string()),
            again: one.again.iter().map(ToString::to_string).collect(),
            condition: one.condition.as_ref().map(ConditionJson::of),
            due: one.topic.due().map(|due| due.to_string()),
            late: one.late.is_some(),
            rescues: one.late.iter().flatten().map(RescueJson::of).collect(),
        }
    }
}

impl<'a> ConditionJson<'a> {
    fn of(condition: &'a Condition) -> Self {
        Self {
            released: condition.released.map(|on| on.to_string()),
            told: condition.told.iter().map(Handle::as_str).collect(),
        }
    }
}
