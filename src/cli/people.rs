//! `songsheet people`: who is due, overdue and not heard, and when each practice last had room.

use crate::desk::{Desk, member_called};
use crate::plan::{Coverage, Names};

use super::failure::Failure;
use super::format::TextOrJson;
use super::session::Session;
use super::{change, people_json, people_text};

/// What `people` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet people                 everybody, whoever is overdue first
  songsheet people dana            one member, with promises and what she must hear

The numbers below a practice are weeks since a 1-1 last had room for it; – is never. `status` is the share
of the time of the last twelve weeks that the whole team could have heard, `yours` the share of topics that
you raised. What meetings had is taken from the log.")]
pub struct Args {
    /// One member: a handle or a name
    #[arg(value_name = "WHO")]
    pub who: Option<String>,

    /// How to print them
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints how the 1-1s with everybody, or with one member, are doing.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open_with_log()?;
    let mut people = desk.people();
    if let Some(who) = &args.who {
        let who = member_called(desk.team(), who.trim_start_matches('@')).map_err(change::not_understood)?;
        people.retain(|one| one.who == who);
    }
    if args.format == TextOrJson::Json {
        return Ok(session.page.json(&people_json::all(&desk, &people))?);
    }
    let names = Names::of(desk.team(), desk.today());
    match (people.as_slice(), &args.who) {
        ([], Some(who)) => Err(Failure::data(format!("{who} is not part of the team any more."))
            .hint("`songsheet log` has the record")),
        ([], None) => Ok(session.page.text("The roster has nobody yet.")?),
        ([one], Some(_)) => detail(session, &desk, one, &names),
        (all, _) => Ok(people_text::table(session.page, all, &names, desk.today())?),
    }
}

fn detail(session: &mut Session<'_, '_>, desk: &Desk, one: &Coverage, names: &Names) -> Result<(), Failure> {
    let ledger = desk.ledger();
    let asked = desk.suggestion(&one.who, false);
    Ok(people_text::member(
        session.page,
        one,
        ledger.must_hear(&one.who),
        asked.as_ref(),
        (names, desk.today()),
    )?)
}
