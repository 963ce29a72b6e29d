//! `songsheet move`: one meeting is held on another day of its week.

use chrono::NaiveDate;

use crate::desk::{Appointment, Desk, MoveError, read_date};
use crate::domain::{MeetingOf, Week, parse_time, parse_weekday};
use crate::share::words::{day, not_held};

use super::failure::Failure;
use super::format::TextOrJson;
use super::session::Session;
use super::{appointment, week};

/// What `move` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet move dana fri 15:00           this week's 1-1 with Dana
  songsheet move team wed                 at its usual time
  songsheet move dana thu --week next

It is written to team.toml as an [[exception]]; `songsheet usual` takes it back.")]
pub struct Args {
    /// Which meeting: `team`, or the handle of a member
    #[arg(value_name = "team|HANDLE")]
    pub who: String,

    /// The day it is held instead: fri, tomorrow, 27 nov or 2026-11-27
    #[arg(value_name = "DAY")]
    pub day: String,

    /// When it starts; without it, at its usual time
    #[arg(value_name = "TIME")]
    pub time: Option<String>,

    /// Which week: this, next, 2026-W48 or a date in it; without it this one, at a weekend the coming one
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,

    /// How to print the answer
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Moves the meeting, and says what that means.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let today = session.today();
    let week = args.week.as_deref().map(|week| week::parse(week, today)).transpose()?;
    let time = args.time.as_deref().map(|text| {
        parse_time(text).ok_or_else(|| {
            Failure::usage(format!("“{text}” is not a time.")).hint("hours and minutes, such as 15:00")
        })
    });
    let time = time.transpose()?;
    let desk = session.open_own()?;
    let of = appointment::whose(desk.team(), &args.who)?;
    let (week, to) = target(&args.day, week, &desk)?;
    let meeting = appointment::of_week(&desk, of, week)?;
    let edit = desk.move_meeting(&meeting, to, time).map_err(|error| refused(error, &desk, &meeting, to))?;
    appointment::decide(session, desk, &meeting, &edit, args.format)
}

/// The week that is meant and the day in it: a weekday is that of the week; another date brings its own week.
fn target(text: &str, week: Option<Week>, desk: &Desk) -> Result<(Week, NaiveDate), Failure> {
    if let Some(weekday) = parse_weekday(text) {
        let week = week.unwrap_or_else(|| desk.week());
        return Ok((week, week.day(weekday)));
    }
    let date = read_date(text, desk.today()).ok_or_else(|| {
        Failure::usage(format!("“{text}” is not a day.")).hint("fri, tomorrow, 27 nov or 2026-11-27")
    })?;
    Ok((week.unwrap_or_else(|| Week::of(date)), date))
}

fn refused(error: MoveError, desk: &Desk, meeting: &Appointment, to: NaiveDate) -> Failure {
    let (name, shown) = (appointment::name(desk.team(), &meeting.of), day(to, desk.today()));
    let skip = match &meeting.of {
        MeetingOf::Team => "songsheet skip team".to_owned(),
        MeetingOf::OneOnOne(who) => format!("songsheet skip {who}"),
    };
    match error {
        MoveError::OtherWeek => {
            Failure::data(format!("A meeting stays in its week, and {shown} is not in {}.", meeting.week))
                .hint(format!("`{skip}` lets it go; its topics can wait for the next one"))
        }
        MoveError::Over => {
            Failure::data(format!("{shown} is over.")).hint("--week next moves that of the next week")
        }
        MoveError::NotHeld(why) => {
            let who = meeting.of.with().map_or("", |who| desk.team().name_of(who));
            let why = not_held(why, who, desk.today());
            Failure::data(format!("The {name} cannot be on {shown}: {why}."))
                .hint(format!("another day of the week, or `{skip}`"))
        }
    }
}
