//! `songsheet carry`: a meeting did not reach a topic.

use chrono::NaiveDate;

use crate::desk::read_date;
use crate::share::words::day;

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::{change, topics, words};

/// What `carry` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet carry k7f2                  the last meeting it could have been said at did not reach it
  songsheet carry k7f2 --on 2026-11-24")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// The day of the meeting; without it the last one until today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// Notes that the meeting did not reach the topic, which goes on to the next one.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let today = session.today();
    let named = args.on.as_deref().map(|on| date_of(on, today)).transpose()?;
    let changed = change::open_one(session, &args.topic, |desk, key| {
        let meeting = named.or_else(|| desk.last_meeting_for(key)).ok_or_else(none_yet)?;
        desk.carry(key, meeting).map_err(change::refused)
    })?;
    let topic = changed.now();
    session.page.hanging(&[Tone::Strong.of("Carried over: ")], Tone::Plain, &topics::name(topic))?;
    let since = topic.carried.first().map_or_else(String::new, |first| {
        let times = words::count(topic.carried.len(), "meeting has", "meetings have");
        format!("{times} not reached it since {}", day(*first, today))
    });
    Ok(session.page.line(&[plain("  "), Tone::Quiet.of(since)])?)
}

fn date_of(text: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    read_date(text, today).filter(|date| *date <= today).ok_or_else(|| {
        Failure::usage(format!("“{text}” is not the day of a meeting that was held."))
            .hint("today, yesterday or 2026-11-24")
    })
}

fn none_yet() -> Failure {
    Failure::data("No meeting that could have had it was held yet.").hint("--on names the day of the meeting")
}
