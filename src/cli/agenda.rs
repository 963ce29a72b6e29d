//! `songsheet agenda`: the agendas of a week.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use clap::ValueEnum;

use crate::desk::{Desk, member_called};
use crate::domain::{Handle, Team};
use crate::escape::visible_text;
use crate::plan::{OneOnOneAgenda, Plan, next_one_on_one, next_team_meeting};
use crate::share::{self, html, ics, json, markdown, slack, text};
use crate::store::disk::Access;
use crate::store::{ExportError, export};

use super::failure::Failure;

use super::session::Session;
use super::{change, problems, week};

/// What `agenda` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet agenda                                 the whole week, for your eyes
  songsheet agenda team --format markdown          to send to the team
  songsheet agenda team --week next --out next.md --format markdown
  songsheet agenda team --format ics --out team.ics     for everybody's calendar
  songsheet agenda dana                            to prepare one 1-1

What `agenda team` prints holds nothing private.")]
pub struct Args {
    /// Whose: `team`, the handle of a member, or `all`
    #[arg(value_name = "team|HANDLE|all", default_value = "all")]
    pub whose: String,

    /// Which week: this, next, 2026-W48 or a date in it; without it this one, at a weekend the coming one
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,

    /// How to print it
    #[arg(
        long,
        value_name = "text|markdown|slack|html|json|ics",
        default_value = "text",
        hide_possible_values = true
    )]
    pub format: Format,

    /// Write to this file instead
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How an agenda is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading in a terminal.
    Text,
    /// For wikis, documents and mail.
    Markdown,
    /// For a message in Slack.
    Slack,
    /// A page for a browser, and for paper.
    Html,
    /// For a program; the fields are stable.
    Json,
    /// For a calendar: an event for each meeting.
    Ics,
}

/// The form that an agenda is given.
#[derive(Clone, Copy)]
struct Form {
    format: Format,
    width: usize,
    now: NaiveDateTime,
}

/// Whose agenda.
enum Whose {
    All,
    Team,
    Member(Handle),
}

/// Prints the agendas that were asked for, or writes them to a file.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let today = session.today();
    let week = args.week.as_deref().map(|week| week::parse(week, today)).transpose()?;
    let desk = session
        .open_with_log()
        .map_err(|failure| if args.whose == "team" { discreet(failure) } else { failure })?;
    let whose = whose(desk.team(), &args.whose)?;
    // Others may see where the team's agenda or a member's is printed.
    if matches!(whose, Whose::All) {
        session.tell_released(&desk)?;
    }
    let plan = desk.plan(week.unwrap_or_else(|| desk.week()));
    let form = Form { format: args.format, width: session.page.width(), now: session.start.clock.utc() };
    let agenda = match &whose {
        Whose::All => Some(all(&plan, form)),
        Whose::Team => team(&plan, form),
        Whose::Member(handle) => member(&plan, plan.one_on_one(handle), form),
    };
    if args.format == Format::Ics && agenda.is_some() {
        tell_of_calendar(session, &plan, &whose)?;
    }
    let none = || Failure::data(no_meeting(&plan, desk.team(), &whose));
    match (agenda, &args.out) {
        // Its lines end as those of a calendar have to.
        (Some(agenda), None) if args.format == Format::Ics => {
            Ok(session.page.as_laid_out(agenda.as_bytes())?)
        }
        (Some(agenda), None) => Ok(session.page.text(&agenda)?),
        (Some(agenda), Some(file)) => to_file(&desk, &whose, file, &agenda),
        (None, Some(_)) => Err(none()),
        (None, None) => Ok(session.page.text(&none().what)?),
    }
}

/// Says what a calendar cannot say of itself: for whom it is, and whose clock its times are by.
fn tell_of_calendar(session: &mut Session<'_, '_>, plan: &Plan, whose: &Whose) -> Result<(), Failure> {
    if !matches!(whose, Whose::Team) {
        session.note("1-1s are in it, with their topics: it is for a calendar that you alone can read.")?;
    }
    if plan.names.zone.is_none() {
        session.note("it has no time zone, so its times are those of whoever reads it; `timezone` below [team] in team.toml names one.")?;
    }
    Ok(())
}

/// What only the manager may see goes into a file that only the manager can read.
fn to_file(desk: &Desk, whose: &Whose, file: &Path, agenda: &str) -> Result<(), Failure> {
    let access = if matches!(whose, Whose::Team) { Access::Usual } else { Access::OwnerOnly };
    export(desk.workspace().place(), file, &visible_text(agenda), access).map_err(|error| match error {
        ExportError::OwnFile(_) | ExportError::Toml(_) => {
            Failure::usage(format!("Nothing was written: {error}.")).hint("name another file after --out")
        }
        ExportError::Io { .. } => Failure::data(format!("{error}.")),
    })
}

/// Prints the plan of this week, as `songsheet` does without a command and without a terminal; a
/// presenter shows the team's agenda there as well, and nothing else.
pub fn this_week(session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let whose = if session.start.config.presenter.value { "team" } else { "all" };
    let args = Args { whose: whose.into(), week: None, format: Format::Text, out: None };
    run(&args, session)
}

/// Others may see where the team's agenda is printed, so not even an error quotes a file there.
fn discreet(failure: Failure) -> Failure {
    let problems = failure.problems.iter().map(problems::discreet).collect();
    Failure { problems, ..failure }.hint("`songsheet check` says more, for your eyes")
}

fn whose(team: &Team, text: &str) -> Result<Whose, Failure> {
    match text {
        "all" => Ok(Whose::All),
        "team" => Ok(Whose::Team),
        name => member_called(team, name.trim_start_matches('@'))
            .map(Whose::Member)
            .map_err(change::not_understood),
    }
}

fn all(plan: &Plan, form: Form) -> String {
    match form.format {
        Format::Text => text::week(plan, form.width),
        Format::Markdown => markdown::week(plan),
        Format::Slack => slack::week(plan),
        Format::Html => html::week(plan),
        Format::Json => json::week(plan),
        Format::Ics => ics::week(plan, form.now),
    }
}

/// The team's agenda, made from what the team may see and nothing else.
fn team(plan: &Plan, form: Form) -> Option<String> {
    let agenda = plan.team.as_ref();
    match form.format {
        Format::Text => agenda.map(|agenda| text::team(agenda, form.width)),
        Format::Markdown => agenda.map(markdown::team),
        Format::Slack => agenda.map(slack::team),
        Format::Html => agenda.map(html::team),
        Format::Json => Some(json::team(plan.week, agenda)),
        Format::Ics => agenda.map(|agenda| ics::team(agenda, form.now)),
    }
}

fn member(plan: &Plan, agenda: Option<&OneOnOneAgenda>, form: Form) -> Option<String> {
    match form.format {
        Format::Text => agenda.map(|agenda| text::one_on_one(agenda, form.width)),
        Format::Markdown => agenda.map(markdown::one_on_one),
        Format::Slack => agenda.map(slack::one_on_one),
        Format::Html => agenda.map(html::one_on_one),
        Format::Json => Some(json::one_on_one(plan.week, agenda)),
        Format::Ics => agenda.map(|agenda| ics::one_on_one(agenda, form.now)),
    }
}

/// Says that the week has no such meeting, and when the next one is.
fn no_meeting(plan: &Plan, team: &Team, whose: &Whose) -> String {
    let sunday = plan.week.day(chrono::Weekday::Sun);
    let (what, next) = match whose {
        Whose::Member(handle) => {
            let next = team.member(handle).and_then(|member| next_one_on_one(team, member, sunday));
            (format!("no 1-1 with {}", team.name_of(handle)), next)
        }
        _ => ("no team meeting".to_owned(), next_team_meeting(team, sunday)),
    };
    let next = next.map_or_else(
        || "none is in sight".to_owned(),
        |date| format!("the next is on {}", share::words::day(date, plan.today)),
    );
    let why = why_none(plan, team, whose).map(|why| format!(" ({why})")).unwrap_or_default();
    format!("{} has {what}{why}; {next}.", plan.week)
}

/// Why the week has no 1-1 with a member, for the manager; who prints the team's agenda may not be alone.
fn why_none(plan: &Plan, team: &Team, whose: &Whose) -> Option<String> {
    let Whose::Member(handle) = whose else { return None };
    let off = plan.not_held.iter().find(|off| off.of.with() == Some(handle))?;
    Some(share::words::not_held(off.why, team.name_of(handle), plan.today))
}
