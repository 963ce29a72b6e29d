//! A table whose first row names the fields. Columns that songsheet has no field for go to the notes, so that nothing is
//! lost; one that is nearly a field which bears on privacy is an error.

use csv::{Position, ReaderBuilder, StringRecord, Trim};

use super::found::{Closed, Named, Otherwise, Role, date};
use super::lines::Lines;
use super::{Found, Problem};
use crate::domain::{Kind, Minutes, Priority, Route};
use crate::store::suggest::nearest;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Title,
    Notes,
    Tags,
    People(Role),
    Kind,
    Minutes,
    Priority,
    Added,
    Due,
    After,
    Route,
    Because,
    Embargo,
    Link,
    Done,
    /// None of songsheet's.
    Other,
}

/// The names that a column may have.
const NAMES: [(&str, Column); 27] = [
    ("title", Column::Title),
    ("topic", Column::Title),
    ("subject", Column::Title),
    ("summary", Column::Title),
    ("notes", Column::Notes),
    ("description", Column::Notes),
    ("tags", Column::Tags),
    ("labels", Column::Tags),
    ("with", Column::People(Role::With)),
    ("from", Column::People(Role::From)),
    ("tell_first", Column::People(Role::First)),
    ("first", Column::People(Role::First)),
    ("kind", Column::Kind),
    ("minutes", Column::Minutes),
    ("priority", Column::Priority),
    ("added", Column::Added),
    ("created", Column::Added),
    ("due", Column::Due),
    ("after", Column::After),
    ("route", Column::Route),
    ("because", Column::Because),
    ("embargo", Column::Embargo),
    ("link", Column::Link),
    ("url", Column::Link),
    ("done", Column::Done),
    ("closed", Column::Done),
    ("dropped", Column::Done),
];

/// The fields of which a misspelt name could show what was to be hidden.
const CAREFUL: [&str; 7] = ["with", "route", "embargo", "tell_first", "tags", "labels", "private"];

struct Table<'t> {
    text: &'t str,
    lines: Lines<'t>,
    separator: u8,
    names: Vec<String>,
    columns: Vec<Column>,
    problems: Vec<Problem>,
}

/// Reads every row but the first and blank ones.
pub(super) fn read(text: &str) -> Result<Vec<Found>, Vec<Problem>> {
    let separator = separator(text);
    let mut reader =
        ReaderBuilder::new().delimiter(separator).trim(Trim::All).flexible(true).from_reader(text.as_bytes());
    let lines = Lines::of(text);
    let header = reader.headers().cloned().unwrap_or_default();
    let names: Vec<String> = header.iter().map(|name| name.to_lowercase().replace([' ', '-'], "_")).collect();
    let columns = names.iter().map(|name| column(name)).collect();
    let mut table = Table { text, lines, separator, names, columns, problems: Vec::new() };
    table.header();
    let mut found = Vec::new();
    for row in reader.records() {
        match row {
            Ok(row) if row.iter().all(str::is_empty) => {}
            Ok(row) => found.extend(table.row(&row)),
            Err(error) => {
                let at = error.position().map_or(0, offset);
                table.problems.push(table.lines.problem(at, format!("{error}"), "save it as CSV once more"));
            }
        }
    }
    if table.problems.is_empty() { Ok(found) } else { Err(table.problems) }
}

/// Spreadsheets separate by a semicolon where the comma is in numbers, and by a tab when asked to.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    *[b',', b';', b'\t'].iter().rev().max_by_key(|separator| count(**separator)).unwrap_or(&b',')
}

fn column(name: &str) -> Column {
    NAMES.iter().find(|(known, _)| *known == name).map_or(Column::Other, |(_, column)| *column)
}

fn offset(position: &Position) -> usize {
    usize::try_from(position.byte()).unwrap_or_default()
}

impl Table<'_> {
    /// Looks at the names of the columns.
    fn header(&mut self) {
        if !self.columns.contains(&Column::Title) {
            let hint = "name the columns in the first row: title, notes, with, from, tags, due, link, …";
            self.problem(0, 0, "the first row names no column `title`".to_owned(), hint);
        }
        for (at, name) in self.names.clone().iter().enumerate() {
            let other = self.columns.get(at) == Some(&Column::Other);
            let near = nearest(name, CAREFUL).filter(|_| other);
            if let Some(near) = near {
                let what =
                    format!("the column `{name}` is not known, and nearly one that keeps topics private");
                let near = if near == "private" { "route" } else { near };
                self.problem(0, at, what, &format!("call it `{near}`, or something else"));
            }
            let column = self.columns.get(at).filter(|column| !matches!(column, Column::Other));
            if column.is_some_and(|column| self.columns.iter().take(at).any(|before| before == column)) {
                self.problem(
                    0,
                    at,
                    format!("the column `{name}` says what another one says"),
                    "remove one of the two",
                );
            }
        }
    }

    fn row(&mut self, row: &StringRecord) -> Option<Found> {
        let position = row.position().map_or(0, offset);
        // The reader counts the end of the line before to the row.
        let before =
            self.text.bytes().skip(position).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = position + before;
        let (line, column) = self.lines.locate(start);
        let mut found = Found { line, column, ..Found::default() };
        let problems = self.problems.len();
        if row.len() > self.names.len() {
            let what =
                format!("the row has {} fields, and the first row names {}", row.len(), self.names.len());
            self.problem(
                start,
                self.names.len(),
                what,
                "put a field that has the separator in it between quotes",
            );
        }
        for (at, value) in row.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            if let Err((what, hint)) = self.field(&mut found, at, value) {
                self.problem(start, at, what, &hint);
            }
        }
        if found.title.is_empty() {
            self.problem(
                start,
                0,
                "the row has no title".to_owned(),
                "write what it is about, or remove the row",
            );
        }
        (self.problems.len() == problems).then_some(found)
    }

    fn field(&self, found: &mut Found, at: usize, value: &str) -> Result<(), (String, String)> {
        let name = self.names.get(at).map_or("", String::as_str);
        let column = self.columns.get(at).copied().unwrap_or(Column::Other);
        let day = || date(value).ok_or_else(|| refused(name, value, "write a day such as 2026-11-27"));
        match column {
            Column::Title => value.clone_into(&mut found.title),
            Column::Notes => found.notes = with_line(value, &found.notes),
            Column::Tags => {
                found.tags = list(value).map(|tag| tag.trim_start_matches('#').to_owned()).collect();
            }
            Column::People(role) => found.people.extend(list(value).map(|name| named(role, name))),
            Column::Kind => found.kind = Some(word(name, value, Kind::parse, &Kind::ALL.map(Kind::as_str))?),
            Column::Minutes => found.minutes = Some(minutes(name, value)?),
            Column::Priority => {
                found.priority =
                    Some(word(name, value, Priority::parse, &Priority::ALL.map(Priority::as_str))?);
            }
            Column::Added => found.added = Some(day()?),
            Column::Due => found.due = Some(day()?),
            Column::After => found.after = Some(day()?),
            Column::Route => found.route = Some(word(name, value, Route::parse, &["broadcast", "private"])?),
            Column::Because => found.because = Some(value.to_owned()),
            Column::Embargo => found.embargo = Some(day()?),
            Column::Link => found.link = Some(value.to_owned()),
            Column::Done => found.closed = is_yes(value).then_some(Closed::Done),
            Column::Other => found.notes = with_line(&found.notes, &format!("{name}: {value}")),
        }
        Ok(())
    }

    fn problem(&mut self, row: usize, field: usize, what: String, hint: &str) {
        let at = self.place_of(row, field);
        self.problems.push(self.lines.problem(at, what, hint));
    }

    /// Where a field of the row that begins at `row` stands in the text.
    fn place_of(&self, row: usize, field: usize) -> usize {
        let rest = self.text.get(row..).unwrap_or_default().bytes().enumerate();
        let mut quoted = false;
        let mut fields = rest.filter(|(_, byte)| {
            quoted ^= *byte == b'"';
            *byte == self.separator && !quoted
        });
        field.checked_sub(1).and_then(|before| fields.nth(before)).map_or(row, |(at, _)| row + at + 1)
    }
}

fn refused(name: &str, value: &str, hint: &str) -> (String, String) {
    (format!("`{value}` is not a value of `{name}`"), hint.to_owned())
}

fn word<T>(
    name: &str,
    value: &str,
    parse: impl Fn(&str) -> Option<T>,
    known: &[&str],
) -> Result<T, (String, String)> {
    parse(&value.to_lowercase()).ok_or_else(|| refused(name, value, &format!("one of {}", known.join(", "))))
}

fn minutes(name: &str, value: &str) -> Result<Minutes, (String, String)> {
    let number = value.trim_end_matches("in").trim_end_matches('m').trim_end();
    let number = number.parse().ok().filter(|number| (1..=24 * 60).contains(number));
    number.map(Minutes).ok_or_else(|| refused(name, value, "write a whole number, at least 1"))
}

fn named(role: Role, name: &str) -> Named {
    let name = name.trim_start_matches('@').to_owned();
    Named { role, name, otherwise: Otherwise::Doubt }
}

/// Text with a line below it; either may be empty.
fn with_line(text: &str, line: &str) -> String {
    [text, line].join("\n").trim().to_owned()
}

/// The parts of a field with several of them.
fn list(value: &str) -> impl Iterator<Item = &str> {
    value.split([',', ';', '|']).map(str::trim).filter(|part| !part.trim_start_matches(['@', '#']).is_empty())
}

/// Whether a field says that something is done: by a word, or by the day that it was.
fn is_yes(value: &str) -> bool {
    !matches!(value.to_lowercase().as_str(), "no" | "false" | "0" | "open" | "-" | "n")
}
