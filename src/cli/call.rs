//! `songsheet call`: the manager decides where a topic goes.

use clap::ValueEnum;

use crate::domain::Route;

use super::failure::Failure;
use super::session::Session;
use super::{change, landing};

/// What `call` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet call k7f2 broadcast
  songsheet call 'talk proposal' broadcast --because 'she offered to present it'
  songsheet edit k7f2 route=              takes the call back: the rules decide again")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// Where it goes: broadcast is the team meeting, private a 1-1
    #[arg(value_name = "broadcast|private", hide_possible_values = true)]
    pub route: Call,

    /// Your reason, kept beside the call
    #[arg(long, value_name = "TEXT")]
    pub because: Option<String>,
}

/// The route on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Call {
    /// To the team meeting.
    Broadcast,
    /// To a 1-1.
    Private,
}

impl From<Call> for Route {
    fn from(call: Call) -> Self {
        match call {
            Call::Broadcast => Self::Broadcast,
            Call::Private => Self::Private,
        }
    }
}

/// Writes the manager's call down, and says where the topic stands with it.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let because = args.because.as_deref();
    let changed = change::open_one(session, &args.topic, |desk, key| {
        let edit = desk.call(key, args.route.into(), because).map_err(change::refused)?;
        change::not_contradictory(desk, key, edit)
    })?;
    change::tell_dropped_reason(session, &changed.before, &[changed.now()])?;
    let told = change::tell_readable(session, &changed)?;
    landing::changed(session.page, &changed.desk, changed.key)?;
    // A private topic may stand in the file that others read; the manager should know that it does.
    match change::still_shared(&changed).filter(|_| !told) {
        Some(remark) => landing::remark(session.page, &format!("still in {remark}")),
        None => Ok(()),
    }
}
