//! The weeks that a command line can name.

use chrono::{Datelike as _, NaiveDate};

use crate::domain::Week;

use super::failure::Failure;

/// Reads `this`, `next`, `2026-W48`, `W48` or a date of the week. A week that is over has nothing left to
/// plan.
pub fn parse(text: &str, today: NaiveDate) -> Result<Week, Failure> {
    let this = Week::of(today);
    let week = any(text, this).ok_or_else(|| {
        Failure::usage(format!("“{text}” is not a week."))
            .hint("this, next, 2026-W48, W48, or a date of the week such as 2026-11-24")
    })?;
    if week < this {
        return Err(Failure::usage(format!("{week} is over: there is nothing left to plan."))
            .hint("this, next, or a week to come"));
    }
    Ok(week)
}

/// Reads the same, and `last`. A week that is still to come has nothing to look back on.
pub fn past(text: &str, today: NaiveDate) -> Result<Week, Failure> {
    let this = Week::of(today);
    let week = any(text, this).ok_or_else(|| {
        Failure::usage(format!("“{text}” is not a week."))
            .hint("this, last, 2026-W47, W47, or a date of the week such as 2026-11-17")
    })?;
    if week > this {
        return Err(Failure::usage(format!("{week} is still to come: there is nothing to look back on."))
            .hint("this, last, or a week that is past"));
    }
    Ok(week)
}

fn any(text: &str, this: Week) -> Option<Week> {
    let word = text.trim().to_lowercase();
    match word.as_str() {
        "this" => Some(this),
        "next" => Some(this.plus(1)),
        "last" => Some(this.plus(-1)),
        _ => Week::parse(&word).or_else(|| numbered(&word, this)).or_else(|| of_date(&word)),
    }
}

/// `w48`: the week of that number which is nearest to this one.
fn numbered(word: &str, this: Week) -> Option<Week> {
    let number: u32 = word.strip_prefix('w')?.parse().ok()?;
    let year: i32 = this.to_string().split_once('-')?.0.parse().ok()?;
    let candidates = [year - 1, year, year + 1].map(|year| Week::parse(&format!("{year}-W{number:02}")));
    candidates.into_iter().flatten().min_by_key(|week| week.since(this).abs())
}

fn of_date(word: &str) -> Option<Week> {
    word.parse::<NaiveDate>().ok().filter(|date| (1..=9999).contains(&date.year())).map(Week::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        parse(text, monday).ok().map(|week| week.to_string())
    }

    #[test]
    fn weeks_are_read_as_people_name_them() {
        for (text, week) in [
            ("this", "2026-W48"),
            ("Next", "2026-W49"),
            ("2026-W53", "2026-W53"),
            ("W50", "2026-W50"),
            ("w2", "2027-W02"),
            ("2026-11-29", "2026-W48"),
        ] {
            assert_eq!(read(text).as_deref(), Some(week), "{text}");
        }
        for wrong in
            ["", "last", "2026-W47", "2026-w01", "2026-11-22", "2027-W53", "w54", "w0", "soon", "2026-11-31"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
