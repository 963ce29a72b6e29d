//! `songsheet log`: what was said, decided and promised, and who heard it.

use crate::desk::{Desk, Found, Index, Query, QueryError};
use crate::domain::Log;
use crate::plan::{Ledger, Promise};
use crate::store::Logs;

use super::failure::Failure;
use super::format::TextOrJson;
use super::session::Session;
use super::{log_json, log_text, words};

/// What `log` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A query is any of these; all of it must hold, in upper or lower case, with accents or without:
  queue alert           words of a title, a decision, a note or a promise, or their beginnings
  '\"on call\"'           words one after the other; within quotation marks nothing else is meant
  @dana                 what concerns Dana: raised, promised or heard later by her, said in her 1-1, or
                        naming her; @me: raised or promised by you
  practice:trust        what was on the table by this practice
  decision, action      what was decided; what was promised
  open                  promises that are still to be kept
  team, 1-1             team meetings alone; 1-1s alone
  since:2026-09, until:2026-09-30
                        a day, a month, a year, or a week such as 2026-W40

Examples:
  songsheet log queue decision          when did we decide on the queue?
  songsheet log --open                  who promised what, overdue first
  songsheet log team since:2026-11 --format json")]
pub struct Args {
    /// Words, @dana, practice:trust, decision, action, open, team, 1-1, since:DATE, until:DATE
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,

    /// Only promises that are still to be kept, yours and theirs
    #[arg(long)]
    pub open: bool,

    /// As many meetings, or with --open promises, the newest first
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,

    /// How to print them
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints what the log says of a query.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open()?;
    let logs = session.logs()?;
    let query = query(&args.query, &desk, logs.log())?;
    let asked = !query.is_empty();
    let index = Index::new(logs.log(), desk.team());
    if args.open {
        return open(args, session, &desk, &index.find(&query.of_open_promises()));
    }
    let found = index.find(&query);
    let shown = found.get(..args.limit).unwrap_or(&found);
    let more = found.len() - shown.len();
    if args.format == TextOrJson::Json {
        return Ok(session.page.json(&log_json::meetings(shown, more, desk.today()))?);
    }
    if found.is_empty() {
        return nothing(session, &logs, asked);
    }
    let ledger = Ledger::of(desk.team(), logs.log(), desk.today());
    log_text::meetings(session.page, &desk, &ledger, shown)?;
    further(session, more, args.limit, ("meeting", "meetings"))
}

/// Reads a query that may stand in several arguments.
pub fn query(words: &[String], desk: &Desk, log: &Log) -> Result<Query, Failure> {
    Query::read(&words.join(" "), desk.team(), log, desk.today())
        .map_err(|QueryError { what, hint }| Failure::usage(format!("{what}.")).hint(hint))
}

fn nothing(session: &mut Session<'_, '_>, logs: &Logs, asked: bool) -> Result<(), Failure> {
    let is_empty = logs.log().meetings().is_empty();
    let text =
        if asked && !is_empty { "Nothing in the log matches." } else { "No meeting has been logged yet." };
    Ok(session.page.text(text)?)
}

/// Prints promises that are still to be kept.
fn open(args: &Args, session: &mut Session<'_, '_>, desk: &Desk, found: &[Found]) -> Result<(), Failure> {
    let promises = promises(found, desk);
    let shown = promises.get(..args.limit).unwrap_or(&promises);
    let more = promises.len() - shown.len();
    if args.format == TextOrJson::Json {
        return Ok(session.page.json(&log_json::promises(shown, more))?);
    }
    if promises.is_empty() {
        let which = if args.query.is_empty() { "No promise is open." } else { "No open promise matches." };
        return Ok(session.page.text(which)?);
    }
    log_text::promises(session.page, desk, shown, promises.len())?;
    further(session, more, args.limit, ("promise", "promises"))
}

/// The open promises of what was found: overdue ones first, then by their day, then those without one.
fn promises(found: &[Found], desk: &Desk) -> Vec<Promise> {
    let made = found.iter().flat_map(|found| found.actions().map(move |action| (&*found.meeting, action)));
    let mut all: Vec<_> = made.map(|(meeting, action)| Promise::of(meeting, action, desk.today())).collect();
    all.sort_by_key(|promise| (!promise.overdue, promise.until.is_none(), promise.until, promise.made_on));
    all
}

/// Says how many were left out.
fn further(
    session: &mut Session<'_, '_>,
    more: usize,
    limit: usize,
    (one, many): (&str, &str),
) -> Result<(), Failure> {
    if more == 0 {
        return Ok(());
    }
    session.page.gap()?;
    let counted = words::count(more, one, many);
    Ok(session.page.text(&format!("and {counted} more: --limit {} shows them.", limit + more))?)
}
