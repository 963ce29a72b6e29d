//! Dates as people write them: `today`, `fri`, `next fri`, `27 nov`, `in 2 weeks`, `2026-11-27`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::domain::{Week, parse_weekday};
use crate::store::suggest::nearest;

/// Reads a date as seen from `today`; `None` when the words are not a date.
///
/// A weekday alone is the next such day after today, and after `next` the one of next week. A date
/// without a year is the next such date, today included.
pub fn read_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    if let Ok(date) = text.parse::<NaiveDate>() {
        return (1000..=9999).contains(&date.year()).then_some(date);
    }
    let joined = text.replace(['-', '_', ','], " ");
    let words: Vec<&str> = joined.split_whitespace().collect();
    match words.as_slice() {
        ["today" | "now"] => Some(today),
        ["tomorrow"] => today.succ_opt(),
        ["yesterday"] => today.pred_opt(),
        ["end", "of", "week"] | ["eow"] => Some(Week::of(today).day(Weekday::Fri)),
        ["end", "of", "month"] | ["eom"] => first_of_next_month(today)?.pred_opt(),
        ["next", "week"] => Some(Week::of(today).plus(1).monday()),
        ["next", "month"] => first_of_next_month(today),
        ["next", day] => Some(Week::of(today).plus(1).day(parse_weekday(day)?)),
        ["this", day] => Some(Week::of(today).day(parse_weekday(day)?)),
        ["in", count, unit] => ahead(today, number(count)?, unit),
        [one] => single(one, today),
        [a, b] => day_and_month(a, b, None, today),
        [a, b, year] => day_and_month(a, b, Some(whole_year(year)?), today),
        _ => None,
    }
}

fn single(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(weekday) = parse_weekday(word) {
        return Some(coming(weekday, today));
    }
    counted(word.trim_start_matches('+'), today).or_else(|| dotted(word, today))
}

/// `3d`, `2w`.
fn counted(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (count, unit) = word.split_at_checked(digits(word))?;
    ahead(today, count.parse().ok()?, unit)
}

/// The next such day after today.
fn coming(weekday: Weekday, today: NaiveDate) -> NaiveDate {
    let days = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    let days = if days == 0 { 7 } else { days };
    today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today)
}

fn ahead(today: NaiveDate, count: u32, unit: &str) -> Option<NaiveDate> {
    match unit {
        "d" | "day" | "days" => today.checked_add_days(Days::new(count.into())),
        "w" | "week" | "weeks" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "month" | "months" => today.checked_add_months(Months::new(count)),
        _ => None,
    }
}

/// `27.11.` or `27.11.2026`, which only has one reading.
fn dotted(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = word.trim_end_matches('.').split('.');
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    match (parts.next(), parts.next()) {
        (None, _) => next_such(day, month, today),
        (Some(year), None) => NaiveDate::from_ymd_opt(whole_year(year)?, month, day),
        _ => None,
    }
}

fn day_and_month(a: &str, b: &str, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    let (day, month) = match (month_number(a), month_number(b)) {
        (None, Some(month)) => (ordinal(a)?, month),
        (Some(month), None) => (ordinal(b)?, month),
        _ => return None,
    };
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => next_such(day, month, today),
    }
}

/// A year is written with four digits: any other number after a date is not part of it.
fn whole_year(word: &str) -> Option<i32> {
    let year = (word.len() == 4 && digits(word) == 4).then(|| word.parse().ok())??;
    (year >= 1000).then_some(year)
}

fn next_such(day: u32, month: u32, today: NaiveDate) -> Option<NaiveDate> {
    // Eight years hold a leap year even across a century that has none.
    (today.year()..=today.year() + 8)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
}

fn first_of_next_month(today: NaiveDate) -> Option<NaiveDate> {
    today.with_day(1)?.checked_add_months(Months::new(1))
}

fn month_number(word: &str) -> Option<u32> {
    word.trim_end_matches('.').parse::<chrono::Month>().ok().map(|month| month.number_from_month())
}

/// A day of the month: `27`, `27.`, `27th`.
fn ordinal(word: &str) -> Option<u32> {
    let (day, rest) = word.split_at_checked(digits(word))?;
    matches!(rest, "" | "." | "st" | "nd" | "rd" | "th").then(|| day.parse().ok())?
}

fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 7] = ["zero", "one", "two", "three", "four", "five", "six"];
    if word == "a" || word == "an" {
        return Some(1);
    }
    let spelled = WORDS.iter().position(|one| *one == word).and_then(|n| u32::try_from(n).ok());
    spelled.or_else(|| word.parse().ok())
}

/// How many bytes of digits `word` starts with.
fn digits(word: &str) -> usize {
    word.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether words that are no date were meant as one: a misspelt day or month, a day that its month does not have.
pub(super) fn is_meant_as_date(text: &str) -> bool {
    const DAYS: [&str; 9] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "today"];
    const MONTHS: [&str; 9] =
        ["january", "february", "march", "april", "august", "september", "october", "november", "december"];
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let numbered =
        words.iter().any(|word| digits(word) > 0) && words.iter().any(|word| month_number(word).is_some());
    let near = |word: &&str| word.len() >= 5 && nearest(word, DAYS.into_iter().chain(MONTHS)).is_some();
    let dashed = |word: &&str| {
        word.split('-').count() == 3 && word.chars().all(|one| one.is_ascii_digit() || one == '-')
    };
    words.len() <= 4 && (numbered || words.iter().any(near) || words.iter().any(dashed))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        // A Monday.
        let today = "2026-11-23".parse().unwrap();
        for (text, expected) in [
            ("today", "2026-11-23"),
            ("Tomorrow", "2026-11-24"),
            ("fri", "2026-11-27"),
            ("Friday", "2026-11-27"),
            ("mon", "2026-11-30"),
            ("this fri", "2026-11-27"),
            ("next fri", "2026-12-04"),
            ("next-fri", "2026-12-04"),
            ("next week", "2026-11-30"),
            ("next month", "2026-12-01"),
            ("end of month", "2026-11-30"),
            ("eow", "2026-11-27"),
            ("in 2 weeks", "2026-12-07"),
            ("in-two-weeks", "2026-12-07"),
            ("in a month", "2026-12-23"),
            ("3d", "2026-11-26"),
            ("+2w", "2026-12-07"),
            ("2026-11-27", "2026-11-27"),
            ("27 nov", "2026-11-27"),
            ("Nov 27th", "2026-11-27"),
            ("27. November", "2026-11-27"),
            ("22 nov", "2027-11-22"),
            ("29 feb", "2028-02-29"),
            ("27 nov 2028", "2028-11-27"),
            ("27.11.", "2026-11-27"),
            ("1.2.2027", "2027-02-01"),
        ] {
            assert_eq!(read_date(text, today), expected.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed_at() {
        let today = "2026-11-23".parse().unwrap();
        for text in [
            "",
            "soon",
            "31 feb",
            "13/14",
            "11/12",
            "next",
            "next time",
            "in weeks",
            "nov",
            "2026-13-01",
            "5",
            "3 dec 20",
            "3 dec 0020",
            "3.12.20",
            "0020-12-03",
        ] {
            assert_eq!(read_date(text, today), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_weekday_is_within_the_coming_seven_days(ahead in 0u64..3000, day in 0u8..7) {
            let today = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(ahead);
            let weekday = Weekday::try_from(day).unwrap();
            let date = read_date(crate::domain::weekday_name(weekday), today).unwrap();
            prop_assert!(date.weekday() == weekday && (1..=7).contains(&(date - today).num_days()));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            let _ = read_date(&text, "2026-11-23".parse().unwrap());
        }
    }
}
