//! What the prompt for a day says of what was typed.

use chrono::NaiveDate;

use super::Said;
use crate::desk::read_date;
use crate::share::words::day;

/// How a date is read, while it is typed.
pub(super) fn reading(text: &str, today: NaiveDate) -> Vec<Said> {
    if text.trim().is_empty() {
        return vec![Said::dim("fri · next tue · in 2 weeks · 27 nov · 2026-12-01")];
    }
    match read_date(text, today) {
        None => vec![Said::error("That is not a day yet: fri, next tue, in 2 weeks, 27 nov, 2026-12-01")],
        Some(date) if date < today => {
            vec![Said::error(format!("{} is over; choose a day that is still to come.", day(date, today)))]
        }
        Some(date) => vec![Said::new(
            super::super::model::Tone::Good,
            format!("{}, {}", day(date, today), ahead(date, today)),
        )],
    }
}

fn ahead(date: NaiveDate, today: NaiveDate) -> String {
    match (date - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days @ 2..=13 => format!("in {days} days"),
        days => format!("in {} weeks", days / 7),
    }
}
