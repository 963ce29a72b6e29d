//! `songsheet triage`: every open topic with its verdict.

use crate::classify::{Certainty, Routed};
use crate::desk::Desk;

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
    let asked = |one: &&Routed| !args.unsure || one.verdict().certainty() == Certainty::Unsure;
    let rows: Vec<_> = desk.routed().iter().filter(asked).filter_map(|routed| row(&desk, routed)).collect();
    match args.format {
        TextOrJson::Text => text(args, session, &desk, &rows),
        TextOrJson::Json => Ok(session.page.json(&json(&desk, &rows))?),
    }
}

fn row<'a>(desk: &Desk, routed: &'a Routed) -> Option<Row<'a>> {
    Some(Row { routed, explanation: desk.explain(routed.topic().key)? })
}

fn text(args: &Args, session: &mut Session<'_, '_>, desk: &Desk, rows: &[Row<'_>]) -> Result<(), Failure> {
    if rows.is_empty() {
        let nothing = if args.unsure { "No topic needs your call." } else { "There is no open topic." };
        return Ok(session.page.text(nothing)?);
    }
    triage_text::summary(session.page, desk.team(), desk.routed())?;
    Ok(triage_text::print(session.page, desk.team(), desk.today(), rows)?)
}

fn json<'a>(desk: &Desk, rows: &'a [Row<'_>]) -> Vec<VerdictJson<'a>> {
    let row = |row: &'a Row<'_>| {
        let topic = row.routed.topic();
        VerdictJson::new(topic, &row.explanation, words::place(desk.workspace(), topic.key))
    };
    rows.iter().map(row).collect()
}
