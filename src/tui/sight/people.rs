//! How everybody's 1-1s are doing: a table, with the weeks for which each practice had no room.

use chrono::{Datelike as _, NaiveDate};

use super::super::model::Tone;
use super::entry::{About, Entry, Piece};
use crate::cells::{cut, pad, pad_left};
use crate::domain::Practice;
use crate::escape::visible;
use crate::plan::{Coverage, Names, PRIVATE_PRACTICES, Share, Standing};

/// From so many weeks on a practice has waited, and from so many long.
const WAITED: i64 = 3;
const LONG: i64 = 6;

/// How wide the columns are.
struct Columns {
    name: usize,
    last: usize,
    next: usize,
    practice: usize,
    share: usize,
}

/// What is right for a narrow terminal: all of it in 76 cells.
const NARROW: Columns = Columns { name: 11, last: 9, next: 7, practice: 7, share: 7 };
/// And where there is room for whole words.
const WIDE: Columns = Columns { name: 18, last: 9, next: 8, practice: 13, share: 7 };
const ROOM_FOR_WORDS: usize = 114;

/// A line for each of them, whoever has waited longest first, below the names of the columns.
pub fn rows(all: &[Coverage], names: &Names, today: NaiveDate, width: usize) -> Vec<Entry> {
    let columns = if width >= ROOM_FOR_WORDS { WIDE } else { NARROW };
    let mut rows = vec![Entry::text("").after(header(all, &columns), Tone::Dim)];
    rows.extend(all.iter().map(|one| row(one, names, today, &columns)));
    if all.iter().all(|one| one.standing == Standing::NoRecord) {
        let none = "No 1-1 has been logged yet, so nothing can be said of how they are doing.";
        rows.extend([Entry::text(""), Entry::text(none).toned(Tone::Dim)]);
    }
    rows
}

fn header(all: &[Coverage], columns: &Columns) -> String {
    let practices = all.first().map_or(ORDER, |one| one.practices.map(|(practice, _)| practice));
    let label = |practice: Practice| {
        let label = practice.label().to_lowercase();
        pad_left(&label.chars().take(columns.practice - 1).collect::<String>(), columns.practice)
    };
    let shares = ["status", "yours"].map(|label| pad_left(label, columns.share)).concat();
    let days = format!("{}{}", pad("last", columns.last), pad("next", columns.next));
    format!("{}{days}{}{shares}", pad("", columns.name), practices.map(label).concat())
}

const ORDER: [Practice; PRIVATE_PRACTICES] =
    [Practice::Trust, Practice::Coaching, Practice::Confidential, Practice::Growth, Practice::Objectives];

fn row(one: &Coverage, names: &Names, today: NaiveDate, columns: &Columns) -> Entry {
    let name = visible(names.of_member(&one.who)).into_owned();
    let waits = matches!(one.standing, Standing::Overdue { .. } | Standing::FirstPending);
    let (mark, tone) = if waits { ("!", Tone::Warning) } else { (" ", Tone::Plain) };
    let mut entry = Entry::about(About::Member(one.who.clone()), "")
        .after(pad(&cut(&format!("{mark} {name}"), columns.name - 1), columns.name), tone)
        .after(pad(&short(one.last, today), columns.last), tone)
        .after(pad(&short(one.next, today), columns.next), Tone::Plain);
    let has_record = one.last.is_some();
    entry.cells.extend(one.practices.iter().map(|(_, weeks)| heat(*weeks, has_record, columns.practice)));
    entry.cells.extend([one.status, one.raised].map(|share| percent(share, columns.share)));
    entry
}

/// A day without its weekday; of another year the month alone.
fn short(date: Option<NaiveDate>, today: NaiveDate) -> String {
    let near = |date: NaiveDate| (date - today).num_days().abs() < 180;
    date.map_or_else(
        || "–".to_owned(),
        |date| {
            let whole = date.year() == today.year() || near(date);
            date.format(if whole { "%-d %b" } else { "%b %Y" }).to_string()
        },
    )
}

/// The weeks for which a practice had no room. The longer, the fuller the bar before them.
fn heat(weeks: Option<i64>, has_record: bool, width: usize) -> Piece {
    let (text, tone) = match weeks {
        Some(weeks) if weeks >= LONG => (format!("▇ {weeks}!"), Tone::Warning),
        Some(weeks) if weeks >= WAITED => (format!("▄ {weeks} "), Tone::Plain),
        Some(weeks) => (format!("▁ {weeks} "), Tone::Good),
        None if has_record => ("▇ –!".to_owned(), Tone::Warning),
        None => ("– ".to_owned(), Tone::Dim),
    };
    (pad_left(&text, width), tone)
}

fn percent(share: Share, width: usize) -> Piece {
    let text = share.percent().map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"));
    (pad_left(&text, width), Tone::Plain)
}
