//! `songsheet defer`: a topic rests until a date.

use crate::desk::read_date;
use crate::share::words::day;

use super::failure::Failure;
use super::page::Tone;
use super::session::Session;
use super::{change, topics};

/// What `defer` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet defer k7f2 2026-12-07
  songsheet defer k7f2 'next mon'
  songsheet defer k7f2 'in 2 weeks'")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// The day from which it stands on agendas again
    #[arg(value_name = "DATE")]
    pub date: String,
}

/// Sets the day before which the topic stands on no agenda.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let until = read_date(&args.date, session.today()).ok_or_else(|| {
        Failure::usage(format!("“{}” is not a date.", args.date))
            .hint("fri, next mon, in 2 weeks, 7 dec or 2026-12-07")
    })?;
    let changed =
        change::open_one(session, &args.topic, |desk, key| desk.defer(key, until).map_err(change::refused))?;
    let head = format!("Not before {}: ", day(until, session.today()));
    Ok(session.page.hanging(&[Tone::Strong.of(head)], Tone::Plain, &topics::name(changed.now()))?)
}
