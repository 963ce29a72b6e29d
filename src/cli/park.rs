//! `songsheet park`: a topic goes to the parking lot, where it stands on no agenda, or comes out of it again.

use crate::classify::Routed;
use crate::domain::Topic;
use crate::share::words::parked_since;

use super::failure::Failure;
use super::page::Tone;
use super::session::Session;
use super::{change, landing, topics};

/// What `park` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet park k7f2            not now, and nobody knows when
  songsheet park k7f2 --out      it stands on agendas again
  songsheet park                 what is parked

For a topic that has its day, `songsheet defer` is the better word.")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title; without one, all that are parked are listed
    #[arg(value_name = "TOPIC")]
    pub topic: Option<String>,

    /// Take it out of the parking lot
    #[arg(long, requires = "topic")]
    pub out: bool,
}

/// Parks the topic, takes it out again, or lists what is parked.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    match args.topic.as_deref() {
        None => list(session),
        Some(topic) if args.out => out(topic, session),
        Some(topic) => park(topic, session),
    }
}

fn park(words: &str, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let changed = change::open_one(session, words, |desk, key| desk.park(key).map_err(change::refused))?;
    let topic = changed.now();
    session.page.hanging(&[Tone::Strong.of("Parked: ")], Tone::Plain, &topics::name(topic))?;
    let name = topic.id.as_ref().map_or("TOPIC", |id| id.as_str());
    let back = format!("it stands on no agenda; `songsheet park {name} --out` takes it out again");
    Ok(session.page.paragraph(2, Tone::Quiet, &back)?)
}

fn out(words: &str, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let changed = change::open_one(session, words, |desk, key| desk.unpark(key).map_err(change::refused))?;
    landing::changed(session.page, &changed.desk, changed.key)
}

/// Lists what is parked, what has been there for longest first.
fn list(session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open()?;
    let mut parked: Vec<&Topic> = desk.routed().iter().map(Routed::topic).collect();
    parked.retain(|topic| topic.parked.is_some());
    parked.sort_by_key(|topic| topic.parked);
    if parked.is_empty() {
        return Ok(session.page.text("Nothing is parked.")?);
    }
    let today = desk.today();
    parked.into_iter().try_for_each(|topic| {
        let since = topic.parked.map(|since| parked_since(since, today)).unwrap_or_default();
        Ok(session.page.hanging(
            &[Tone::Quiet.of(format!("{since}  "))],
            Tone::Plain,
            &topics::name(topic),
        )?)
    })
}
