//! `songsheet drop`: a topic is given up.

use super::failure::Failure;
use super::page::Tone;
use super::session::Session;
use super::{change, topics};

/// What `drop` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The topic stays in its file, marked as dropped; `songsheet edit TOPIC dropped=` takes it back.")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,
}

/// Marks the topic as given up.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let changed =
        change::open_one(session, &args.topic, |desk, key| desk.give_up(key).map_err(change::refused))?;
    Ok(session.page.hanging(&[Tone::Strong.of("Dropped: ")], Tone::Plain, &topics::name(changed.now()))?)
}
