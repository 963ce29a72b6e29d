//! Single values: text, lists, numbers, dates, times and rhythms.

use chrono::{NaiveDate, NaiveTime, Weekday};
use toml::Spanned;
use toml::de::DeValue;

use super::parsed::holds_conflict;
use super::{Entry, Reader};
use crate::domain::{Cadence, Minutes, parse_time, parse_weekday};
use crate::store::field::one_line_end;
use crate::store::suggest::nearest;

/// The longest time box or meeting: a day.
const MOST_MINUTES: u32 = 24 * 60;

/// Weekdays as people write them, the short names first.
const WEEKDAYS: [&str; 14] = [
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

impl Reader<'_> {
    /// Says that a value has the wrong form.
    fn wrong(&mut self, entry: &Entry<'_, '_>, wanted: &str, hint: impl Into<String>) {
        let found = plain_type(entry.value.get_ref());
        self.error(entry.value.span().start, format!("`{}` must be {wanted}, not {found}", entry.key), hint);
    }

    pub fn text(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
        if let Some(text) = entry.value.get_ref().as_str() {
            return Some(text.to_owned());
        }
        self.wrong(entry, "text", format!("write `{} = \"…\"`", entry.key));
        None
    }

    /// Text of several lines, with line ends as one character each.
    pub fn lines(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
        let text = self.text(entry)?;
        if holds_conflict(&text) {
            let what = format!("`{}` holds an unsolved merge conflict", entry.key);
            self.error(entry.value.span().start, what, "keep one of the two versions");
        }
        Some(if text.contains('\r') { one_line_end(&text) } else { text })
    }

    /// One of a few words; `None`, and an error, for anything else.
    pub fn word<T>(
        &mut self,
        entry: &Entry<'_, '_>,
        words: &[&str],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(entry)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            let hint = match nearest(&text, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of: {}", words.get(..7).unwrap_or(words).join(", ")),
            };
            self.error(entry.value.span().start, format!("`{}` cannot be \"{text}\"", entry.key), hint);
        }
        parsed
    }

    pub fn cadence(&mut self, entry: &Entry<'_, '_>) -> Option<Cadence> {
        self.word(entry, &["weekly", "fortnightly", "biweekly", "every 3 weeks", "monthly"], Cadence::parse)
    }

    pub fn weekday(&mut self, entry: &Entry<'_, '_>) -> Option<Weekday> {
        self.word(entry, &WEEKDAYS, parse_weekday)
    }

    /// A list of texts, each with the place where it stands.
    pub fn list(&mut self, entry: &Entry<'_, '_>) -> Option<Vec<(String, usize)>> {
        let example = || format!("write `{} = [\"…\", \"…\"]`", entry.key);
        let Some(array) = entry.value.get_ref().as_array() else {
            self.wrong(entry, "a list of texts", example());
            return None;
        };
        let mut list = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref().as_str() {
                Some(text) => list.push((text.to_owned(), item.span().start)),
                None => self.wrong_item(entry, item, "text", &example()),
            }
        }
        (list.len() == array.len()).then_some(list)
    }

    fn wrong_item(&mut self, entry: &Entry<'_, '_>, item: &Spanned<DeValue<'_>>, wanted: &str, hint: &str) {
        let found = plain_type(item.get_ref());
        let what = format!("each item of `{}` must be {wanted}, not {found}", entry.key);
        self.error(item.span().start, what, hint);
    }

    /// A whole number from 1 to `most`.
    pub fn number(&mut self, entry: &Entry<'_, '_>, least: u32, most: u32) -> Option<u32> {
        let Some(integer) = entry.value.get_ref().as_integer() else {
            let example = format!("write a whole number without quotes, such as `{} = 15`", entry.key);
            self.wrong(entry, "a whole number", example);
            return None;
        };
        let number = u32::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let what = format!("`{}` cannot be {integer}", entry.key);
            self.error(
                entry.value.span().start,
                what,
                format!("write a whole number from {least} to {most}"),
            );
        }
        number
    }

    pub fn switch(&mut self, entry: &Entry<'_, '_>) -> Option<bool> {
        let switch = entry.value.get_ref().as_bool();
        if switch.is_none() {
            self.wrong(entry, "true or false", format!("write `{} = true`, without quotes", entry.key));
        }
        switch
    }

    /// A number that may have a fraction, above 0 and at most `most`.
    pub fn weight(&mut self, entry: &Entry<'_, '_>, most: f32) -> Option<f32> {
        let number = match entry.value.get_ref() {
            DeValue::Integer(integer) => integer.as_str().parse().ok(),
            DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        let number = number.filter(|number: &f32| *number > 0.0 && *number <= most);
        if number.is_none() {
            let what = format!("`{}` must be a number above 0 and at most {most}", entry.key);
            self.error(entry.value.span().start, what, format!("write `{} = 1.5`", entry.key));
        }
        number
    }

    pub fn minutes(&mut self, entry: &Entry<'_, '_>) -> Option<Minutes> {
        self.number(entry, 1, MOST_MINUTES).map(Minutes)
    }

    pub fn date(&mut self, entry: &Entry<'_, '_>) -> Option<NaiveDate> {
        let date = date_of(entry.value.get_ref());
        if date.is_none() {
            self.not_a_date(&format!("`{}`", entry.key), entry.value);
        }
        date
    }

    pub fn dates(&mut self, entry: &Entry<'_, '_>) -> Option<Vec<NaiveDate>> {
        let Some(array) = entry.value.get_ref().as_array() else {
            self.wrong(entry, "a list of dates", format!("write `{} = [2026-11-24]`", entry.key));
            return None;
        };
        let mut dates = Vec::with_capacity(array.len());
        for item in array {
            match date_of(item.get_ref()) {
                Some(date) => dates.push(date),
                None => self.not_a_date(&format!("each item of `{}`", entry.key), item),
            }
        }
        (dates.len() == array.len()).then_some(dates)
    }

    fn not_a_date(&mut self, whose: &str, value: &Spanned<DeValue<'_>>) {
        let found = match value.get_ref() {
            DeValue::String(text) => format!("\"{text}\""),
            DeValue::Datetime(moment) => moment.to_string(),
            other => plain_type(other).to_owned(),
        };
        let what = format!("{whose} must be a date, not {found}");
        self.error(value.span().start, what, "write year, month and day, such as 2026-11-27");
    }

    pub fn time(&mut self, entry: &Entry<'_, '_>) -> Option<NaiveTime> {
        let time = match entry.value.get_ref() {
            DeValue::Datetime(moment) if moment.date.is_none() && moment.offset.is_none() => {
                moment.time.as_ref().and_then(|time| {
                    NaiveTime::from_hms_opt(
                        time.hour.into(),
                        time.minute.into(),
                        time.second.unwrap_or(0).into(),
                    )
                })
            }
            DeValue::String(text) => parse_time(text),
            _ => None,
        };
        if time.is_none() {
            let what = format!("`{}` must be a time of day", entry.key);
            self.error(entry.value.span().start, what, "write hours and minutes, such as \"14:30\"");
        }
        time
    }
}

/// A date as TOML writes it, or as text of the same form.
fn date_of(value: &DeValue<'_>) -> Option<NaiveDate> {
    match value {
        DeValue::Datetime(moment) if moment.time.is_none() => {
            let date = moment.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        }
        DeValue::String(text) if text.len() == "2026-11-27".len() => text.parse().ok(),
        _ => None,
    }
}

/// What a value is, in words that do not suppose a knowledge of TOML.
fn plain_type(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
