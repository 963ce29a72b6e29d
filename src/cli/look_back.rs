//! `songsheet look-back`: what a week was like.

use std::io;

use crate::domain::MeetingOf;
use crate::plan::{HeldMeeting, LookBack, MustHear, week_to_look_back_on};
use crate::share::advice::{capital, counted, meeting};
use crate::share::{nudge, remembered, words};

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::{Page, Tone};
use super::people_text::section;
use super::session::Session;
use super::{look_back_json, week};

/// What `look-back` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet look-back                      this week so far; on a Monday or Tuesday, last week
  songsheet look-back --week 2026-W47
  songsheet look-back --week last")]
pub struct Args {
    /// Which week: this, last, 2026-W47 or a date in it
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints what a week was like.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let today = session.today();
    let week = match args.week.as_deref() {
        Some(text) => week::past(text, today)?,
        None => week_to_look_back_on(today),
    };
    let desk = session.open_with_log()?;
    let seen = desk.look_back(week);
    if args.format == TextOrJson::Json {
        return Ok(session.page.json(&look_back_json::of(&seen))?);
    }
    Ok(print(session.page, &seen)?)
}

fn print(page: &mut Page<'_>, seen: &LookBack) -> io::Result<()> {
    page.line(&[Tone::Strong.of(format!("{} · {}", seen.names.team, words::week(seen.week)))])?;
    if !seen.has_log {
        page.gap()?;
        return page.paragraph(0, Tone::Plain, "No meeting has been logged yet; `songsheet hold` does.");
    }
    let day = |date| words::day(date, seen.seen_on);
    let name = |who| seen.names.of_member(who).to_owned();
    section(page, "Held", &seen.held.iter().map(|one| held(one, seen)).collect::<Vec<_>>())?;
    let missed = seen.missed.iter().map(|(of, on)| format!("{}, {}", called(of, seen), day(*on)));
    section(page, "Not held", &missed.collect::<Vec<_>>())?;
    let carried = seen.held.iter().flat_map(|one| one.carried.iter().cloned());
    section(page, "Not reached", &carried.collect::<Vec<_>>())?;
    let unheard = seen.unheard.iter().map(|(who, weeks)| {
        let since = weeks.map_or_else(
            || "no 1-1 yet".to_owned(),
            |weeks| format!("no 1-1 for {}", counted(weeks, "week")),
        );
        format!("{}: {since}", name(who))
    });
    section(page, "Not heard", &unheard.collect::<Vec<_>>())?;
    let told = seen.told.iter().map(|one| format!("{}: {}, {}", name(&one.who), one.title, day(one.on)));
    section(page, "Told later", &told.collect::<Vec<_>>())?;
    let untold = seen.untold.iter().map(|(who, lines)| format!("{}: {}", name(who), titles(lines)));
    section(page, "Still to be told", &untold.collect::<Vec<_>>())?;
    for (heading, all) in [("Promised", &seen.made), ("Kept", &seen.kept), ("Overdue", &seen.overdue)] {
        let lines = all.iter().map(|one| remembered::promise(one, &seen.names, seen.seen_on));
        section(page, heading, &lines.collect::<Vec<_>>())?;
    }
    page.gap()?;
    if let Some(price) = words::economics(&seen.economics) {
        page.paragraph(0, Tone::Plain, &price)?;
    }
    page.paragraph(0, Tone::Strong, &nudge::sentence(&seen.nudge, &seen.names))
}

fn held(one: &HeldMeeting, seen: &LookBack) -> String {
    let count = i64::try_from(one.said).unwrap_or(i64::MAX);
    let minutes = one.minutes.map(|minutes| format!(", {minutes} min")).unwrap_or_default();
    format!(
        "{}, {}: {}{minutes}",
        called(&one.of, seen),
        words::day(one.on, seen.seen_on),
        counted(count, "item")
    )
}

fn called(of: &MeetingOf, seen: &LookBack) -> String {
    capital(meeting(of, &seen.names).trim_start_matches("the "))
}

/// The titles of what is still to be told.
fn titles(lines: &[MustHear]) -> String {
    let titles: Vec<_> = lines.iter().map(|line| line.title.as_str()).collect();
    titles.join(" · ")
}
