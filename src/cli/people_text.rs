//! How people's 1-1s are printed for reading: a table of everybody, or one member in full.

use std::io;

use chrono::{Datelike as _, NaiveDate};

use crate::cells::{cut, pad, pad_left};
use crate::escape::visible;
use crate::plan::{Asked, Coverage, MustHear, Names, Promise, Share, Standing};
use crate::share::advice::counted;
use crate::share::{remembered, words::day};

use super::page::{Page, Span, Tone, plain};

/// Cells of a name, of a date, of a practice and of a share; all of a line is 79.
const NAME: usize = 12;
const DATE: usize = 9;
const CELL: usize = 7;
const SHARE: usize = 7;
/// What the columns of practices are called; they stand in the article's order.
const PRACTICES: [&str; 5] = ["trust", "coach", "conf.", "growth", "goals"];
/// From so many weeks on a practice has waited long.
const STALE_WEEKS: i64 = 6;

/// A table of everybody, with what asks for attention below each line.
pub fn table(page: &mut Page<'_>, all: &[Coverage], names: &Names, today: NaiveDate) -> io::Result<()> {
    page.line(&[Tone::Quiet.of(header())])?;
    for one in all {
        page.line(&row(one, names, today))?;
        let remarks = remarks(one);
        if !remarks.is_empty() {
            page.paragraph(2, Tone::Attention, &remarks.join(" · "))?;
        }
    }
    if all.iter().all(|one| one.standing == Standing::NoRecord) {
        page.gap()?;
        page.paragraph(
            0,
            Tone::Plain,
            "No 1-1 has been logged yet, so nothing can be said of how they are doing.",
        )?;
    }
    Ok(())
}

fn header() -> String {
    let practices = PRACTICES.map(|label| pad_left(label, CELL)).concat();
    let shares = ["status", "yours"].map(|label| pad_left(label, SHARE)).concat();
    format!("{}{}{}{practices}{shares}", pad("", NAME), pad("last", DATE), pad("next", DATE))
}

fn row<'a>(one: &Coverage, names: &Names, today: NaiveDate) -> Vec<Span<'a>> {
    let date = |date: Option<NaiveDate>| date.map_or_else(|| "–".to_owned(), |date| short_day(date, today));
    let name = visible(names.of_member(&one.who)).into_owned();
    let mut spans = vec![
        Tone::Strong.of(pad(&cut(&name, NAME - 1), NAME)),
        plain(pad(&date(one.last), DATE)),
        plain(pad(&date(one.next), DATE)),
    ];
    spans.extend(one.practices.iter().map(|(_, weeks)| cell(*weeks, one.last.is_some())));
    spans.extend([one.status, one.raised].map(|share| plain(pad_left(&percent(share), SHARE))));
    spans
}

/// A day that fits into its column; of another year, its month.
fn short_day(date: NaiveDate, today: NaiveDate) -> String {
    let form = if date.year() == today.year() { "%-d %b" } else { "%b %Y" };
    date.format(form).to_string()
}

/// The weeks since a practice last had room; long ones stand out, also without colour.
fn cell<'a>(weeks: Option<i64>, has_record: bool) -> Span<'a> {
    match weeks {
        Some(weeks) if weeks >= STALE_WEEKS => Tone::Attention.of(pad_left(&format!("{weeks}!"), CELL)),
        Some(weeks) => plain(pad_left(&weeks.to_string(), CELL)),
        None if has_record => Tone::Attention.of(pad_left("–!", CELL)),
        None => Tone::Quiet.of(pad_left("–", CELL)),
    }
}

fn percent(share: Share) -> String {
    share.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"))
}

/// What asks for attention.
fn remarks(one: &Coverage) -> Vec<String> {
    let mut remarks = Vec::new();
    match one.standing {
        Standing::Overdue { weeks } => {
            remarks.push(format!("overdue: {} since the last 1-1", counted(weeks, "week")));
        }
        Standing::FirstPending => remarks.push("the first 1-1 is still to come".to_owned()),
        Standing::NoRecord | Standing::OnTime => {}
    }
    if one.must_hear > 0 {
        remarks.push(format!("{} still to hear", number(one.must_hear, "thing")));
    }
    let overdue = one.promises.iter().filter(|promise| promise.overdue).count();
    if overdue > 0 {
        remarks.push(format!("{} overdue", number(overdue, "promise")));
    }
    remarks
}

fn number(count: usize, one: &str) -> String {
    counted(i64::try_from(count).unwrap_or(i64::MAX), one)
}

/// One member in full.
pub fn member(
    page: &mut Page<'_>,
    one: &Coverage,
    must_hear: &[MustHear],
    asked: Option<&Asked>,
    (names, today): (&Names, NaiveDate),
) -> io::Result<()> {
    page.line(&[Tone::Strong.of(names.of_member(&one.who).to_owned())])?;
    let date = |date: Option<NaiveDate>| date.map_or_else(|| "none".to_owned(), |date| day(date, today));
    fact(page, "last 1-1", &format!("{}{}", date(one.last), standing(one.standing)))?;
    fact(page, "next 1-1", &date(one.next))?;
    fact(page, "status", &drift(one.status, "of the time, over twelve weeks"))?;
    fact(page, "yours", &drift(one.raised, "of the topics were raised by you"))?;
    page.gap()?;
    page.line(&[Tone::Strong.of("Room for")])?;
    for (practice, weeks) in one.practices {
        page.line(&[plain(format!("  {}{}", pad(practice.label(), NAME + 2), room(weeks)))])?;
    }
    let lines = must_hear.iter().map(|line| format!("{} ({})", line.title, day(line.said_on, today)));
    section(page, "Must hear", &lines.collect::<Vec<_>>())?;
    let (theirs, yours): (Vec<&Promise>, Vec<&Promise>) =
        one.promises.iter().partition(|one| one.who.is_some());
    let said =
        |all: Vec<&Promise>| all.iter().map(|one| remembered::promise(one, names, today)).collect::<Vec<_>>();
    section(page, "They promised", &said(theirs))?;
    section(page, "You promised", &said(yours))?;
    let question = asked.map(|asked| remembered::suggestion(&asked.question));
    section(page, "To ask", &question.into_iter().collect::<Vec<_>>())
}

fn standing(standing: Standing) -> String {
    match standing {
        Standing::Overdue { weeks } => format!(", overdue: {} ago", counted(weeks, "week")),
        Standing::FirstPending => ", the first is still to come".to_owned(),
        Standing::NoRecord => ", nothing was logged yet".to_owned(),
        Standing::OnTime => String::new(),
    }
}

fn drift(share: Share, of: &str) -> String {
    share.percent().map_or_else(|| "nothing to measure yet".to_owned(), |percent| format!("{percent}% {of}"))
}

fn room(weeks: Option<i64>) -> String {
    match weeks {
        None => "never".to_owned(),
        Some(0) => "this week".to_owned(),
        Some(weeks) => format!("{} ago", counted(weeks, "week")),
    }
}

fn fact(page: &mut Page<'_>, label: &str, value: &str) -> io::Result<()> {
    page.hanging(&[Tone::Quiet.of(pad(label, 12))], Tone::Plain, value)
}

/// A heading and lines below it; nothing when there are none.
pub fn section(page: &mut Page<'_>, heading: &str, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.line(&[Tone::Strong.of(heading.to_owned())])?;
    lines.iter().try_for_each(|line| page.hanging(&[plain("  ")], Tone::Plain, line))
}
