//! `songsheet triage`: every open topic with its verdict.

use crate::classify::{Certainty, Routed};
use crate::desk::{Desk, for_all};

use super::failure::Failure;
use super::format::TextOrJson;
use super::session::Session;
use super::triage_text::{self, Row};
use super::verdict_json::VerdictJson;
use super::words;

/// What `triage` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet triage --unsure              what needs your call
  songsheet triage --format json | jq -r '.[] | select(.route == \"private\") | .id'")]
pub struct Args {
    /// Only topics that need your call
    #[arg(long)]
    pub unsure: bool,

    /// How to print them
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints every open topic with its verdict.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open()?;
    session.tell_released(&desk)?;
    let asked = |one: &&Routed| !args.unsure || needs_call(one);
    let topics: Vec<_> = desk.routed().iter().filter(asked).collect();
    match args.format {
        TextOrJson::Text => text(args, session, &desk, &topics),
        TextOrJson::Json => json(session, &desk, &topics),
    }
}

/// What is parked needs no call before it comes out.
fn needs_call(routed: &Routed) -> bool {
    routed.verdict().certainty() == Certainty::Unsure && routed.topic().parked.is_none()
}

fn text(args: &Args, session: &mut Session<'_, '_>, desk: &Desk, topics: &[&Routed]) -> Result<(), Failure> {
    if topics.is_empty() {
        let nothing = if args.unsure { "No topic needs your call." } else { "There is no open topic." };
        return Ok(session.page.text(nothing)?);
    }
    triage_text::summary(session.page, desk.team(), desk.routed())?;
    let rows = for_all(topics, |routed| Row::of(desk, routed));
    Ok(triage_text::print(session.page, desk.team(), &rows)?)
}

fn json(session: &mut Session<'_, '_>, desk: &Desk, topics: &[&Routed]) -> Result<(), Failure> {
    let explained = for_all(topics, |routed| desk.explain(routed.topic().key));
    let verdicts = topics.iter().zip(&explained).filter_map(|(routed, explanation)| {
        let topic = routed.topic();
        let place = words::place(desk.workspace(), topic.key);
        Some(VerdictJson::new(topic, explanation.as_ref()?, place))
    });
    Ok(session.page.json(&verdicts.collect::<Vec<_>>())?)
}
