//! `songsheet done`: a topic has been talked about.

use crate::desk::{Desk, IntentError, member_called};
use crate::domain::{Team, Topic, TopicKey};
use crate::share::words::day;
use crate::store::Edit;

use super::change::Changed;
use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::{change, topics, words};

/// What `done` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet done k7f2
  songsheet done k7f2 --with dana      one of several with whom it is talked about")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// With whom, when it is talked about with several; may be repeated
    #[arg(long, value_name = "HANDLE")]
    pub with: Vec<String>,
}

/// Marks the topic as talked about, with some or altogether.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let changed = change::open_one(session, &args.topic, |desk, key| match args.with.as_slice() {
        [] => desk.done(key, None).map_err(change::refused),
        names => told(desk, key, names),
    })?;
    tell(session, &changed)
}

/// Says what became of a topic that was talked about.
pub fn tell(session: &mut Session<'_, '_>, changed: &Changed) -> Result<(), Failure> {
    tell_of(session, &changed.desk, changed.now())
}

/// The same of a topic as it is now.
pub fn tell_of(session: &mut Session<'_, '_>, desk: &Desk, topic: &Topic) -> Result<(), Failure> {
    let (what, rest) = said(desk, topic);
    session.page.hanging(&[Tone::Strong.of(what)], Tone::Plain, &topics::name(topic))?;
    if rest.is_empty() { Ok(()) } else { Ok(session.page.line(&[plain("  "), Tone::Quiet.of(rest)])?) }
}

/// Marks the topic as talked about with each of these, one after the other.
fn told(desk: &mut Desk, key: TopicKey, names: &[String]) -> Result<Edit, Failure> {
    let mut whole = Edit::default();
    for name in names {
        let who = member_called(desk.team(), name.trim_start_matches('@')).map_err(change::not_understood)?;
        let edit = desk.done(key, Some(&who)).map_err(|error| not_with(error, desk.team()))?;
        desk.apply(&edit).map_err(change::refused_edit)?;
        whole.changes.extend(edit.changes);
    }
    Ok(whole)
}

fn not_with(error: IntentError, team: &Team) -> Failure {
    match error {
        IntentError::NotConcerned(who) => {
            let name = team.name_of(&who);
            Failure::data(format!("The topic is not one to talk about with {name} in a 1-1."))
                .hint("without --with, it is marked as talked about altogether")
        }
        error => change::refused(error),
    }
}

/// What became of the topic, and what is left of it.
fn said(desk: &Desk, topic: &Topic) -> (&'static str, String) {
    match (topic.done, topic.after) {
        (Some(_), _) => ("Done: ", String::new()),
        (None, Some(after)) if topic.repeat.is_some() => {
            ("Done for now: ", format!("it comes back from {} on", day(after, desk.today())))
        }
        (None, _) => ("Noted: ", format!("told: {}", words::names(desk.team(), &topic.told))),
    }
}
