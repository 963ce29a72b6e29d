//! Minutes, ISO weeks, spans of days and the rhythm in which a meeting comes back.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

/// A length of time in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Minutes(pub u32);

impl Minutes {
    /// Subtracts without going below zero.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self(0), |a, b| a + b)
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A week of ISO 8601, Monday to Sunday, such as `2026-W48`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// The week that holds `date`.
    pub fn of(date: NaiveDate) -> Self {
        let back = u64::from(date.weekday().num_days_from_monday());
        Self { monday: date.checked_sub_days(Days::new(back)).unwrap_or(date) }
    }

    /// The first day of the week.
    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    /// The date of one weekday of this week.
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        let ahead = u64::from(weekday.num_days_from_monday());
        self.monday.checked_add_days(Days::new(ahead)).unwrap_or(self.monday)
    }

    /// The week `n` weeks later, or earlier when `n` is negative.
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        let days = Days::new(u64::from(n.unsigned_abs()) * 7);
        let moved =
            if n < 0 { self.monday.checked_sub_days(days) } else { self.monday.checked_add_days(days) };
        Self { monday: moved.unwrap_or(self.monday) }
    }

    /// Whole weeks from `earlier` to this week; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> i64 {
        (self.monday - earlier.monday).num_days() / 7
    }

    /// Whether `date` lies in this week.
    pub fn contains(self, date: NaiveDate) -> bool {
        Self::of(date) == self
    }

    /// Reads `2026-W48`; `None` when it is not such a week.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W").or_else(|| text.split_once("-w"))?;
        let year = year.parse().ok().filter(|year| (1..=9999).contains(year))?;
        let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
        Some(Self { monday })
    }

    /// The week's number within its ISO year, 1 to 53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iso = self.monday.iso_week();
        write!(f, "{:04}-W{:02}", iso.year(), iso.week())
    }
}

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; never before `from`.
    pub to: NaiveDate,
}

impl DateRange {
    /// Whether `date` lies in the span.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// How often a meeting comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Every so many weeks, at least one.
    Weeks(u32),
    /// Once a month: in the first week of the month that has the meeting's weekday, or in the same one as
    /// the anchor, the last one for a fifth.
    Monthly,
}

impl Cadence {
    /// Reads `weekly`, `fortnightly`, `biweekly`, `every 3 weeks` or `monthly`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        match text.as_str() {
            "weekly" | "every week" => Some(Self::Weeks(1)),
            "fortnightly" | "biweekly" => Some(Self::Weeks(2)),
            "monthly" | "every month" => Some(Self::Monthly),
            _ => {
                let n = text.strip_prefix("every ")?.strip_suffix(" weeks")?.trim().parse().ok()?;
                (1..=520).contains(&n).then_some(Self::Weeks(n))
            }
        }
    }

    /// Whether a meeting of this rhythm on `weekday` takes place in `week`, counted from `anchor`.
    ///
    /// Without an anchor, weeks are counted from the Monday of 2024-01-01, so that the answer is the
    /// same on every machine and in every year.
    pub fn falls_in(self, week: Week, weekday: Weekday, anchor: Option<NaiveDate>) -> bool {
        match self {
            Self::Weeks(n) => {
                let origin =
                    Week::of(anchor.unwrap_or(NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default()));
                week.since(origin).rem_euclid(i64::from(n.max(1))) == 0
            }
            Self::Monthly => {
                let nth = anchor.map_or(0, |anchor| Week::of(anchor).day(weekday).day0() / 7);
                is_nth_of_month(week.day(weekday), nth)
            }
        }
    }
}

/// Whether a day is the `nth` of its weekday in its month, from 0; a fifth one is the last one.
fn is_nth_of_month(date: NaiveDate, nth: u32) -> bool {
    if nth < 4 {
        return date.day0() / 7 == nth;
    }
    date.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != date.month())
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weeks(1) => f.write_str("weekly"),
            Self::Weeks(2) => f.write_str("fortnightly"),
            Self::Weeks(n) => write!(f, "every {n} weeks"),
            Self::Monthly => f.write_str("monthly"),
        }
    }
}

/// Reads an English weekday, short or long: `tue`, `Tuesday`.
pub fn parse_weekday(text: &str) -> Option<Weekday> {
    text.trim().parse().ok()
}

/// The short English name of a weekday: `Tue`.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

/// Reads a time of day: `10:00` or `10:00:00`.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_follow_iso_8601_across_new_year() {
        assert_eq!(Week::of(date("2027-01-02")).to_string(), "2026-W53");
        assert_eq!(Week::of(date("2027-01-04")).to_string(), "2027-W01");
        assert_eq!(Week::parse("2026-W53").unwrap().plus(1), Week::parse("2027-W01").unwrap());
        assert_eq!(Week::parse("2027-W53"), None);
        assert_eq!(Week::parse("2026-W48").unwrap().day(Weekday::Fri), date("2026-11-27"));
    }

    #[test]
    fn cadences_count_from_their_anchor_in_both_directions() {
        let anchor = Some(date("2026-11-04"));
        let falls = |week: &str| Cadence::Weeks(2).falls_in(Week::parse(week).unwrap(), Weekday::Wed, anchor);
        assert!(falls("2026-W45") && !falls("2026-W46") && falls("2026-W47") && falls("2026-W43"));
        assert!(falls("2026-W53") && !falls("2027-W01"));
    }

    #[test]
    fn monthly_is_once_in_every_month() {
        for weekday in [Weekday::Mon, Weekday::Wed, Weekday::Sun] {
            let mut months = Vec::new();
            for n in 0..104 {
                let week = Week::parse("2026-W01").unwrap().plus(n);
                if Cadence::Monthly.falls_in(week, weekday, None) {
                    months.push(week.day(weekday).format("%Y-%m").to_string());
                }
            }
            let all = months.len();
            months.dedup();
            assert_eq!((all, months.len()), (24, 24), "{weekday}");
        }
    }

    #[test]
    fn a_monthly_rhythm_keeps_the_week_of_its_anchor() {
        let dates = |anchor: &str| {
            let falls = |n: &i32| {
                let week = Week::parse("2026-W45").unwrap().plus(*n);
                Cadence::Monthly.falls_in(week, Weekday::Wed, Some(date(anchor)))
            };
            let on = |n: i32| Week::parse("2026-W45").unwrap().plus(n).day(Weekday::Wed).to_string();
            (0..14).filter(falls).map(on).collect::<Vec<_>>()
        };
        assert_eq!(dates("2026-11-25"), ["2026-11-25", "2026-12-23", "2027-01-27"]);
        assert_eq!(dates("2026-12-30"), ["2026-11-25", "2026-12-30", "2027-01-27"]);
    }

    #[test]
    fn cadences_are_read_as_people_write_them() {
        assert_eq!(Cadence::parse("Biweekly"), Some(Cadence::Weeks(2)));
        assert_eq!(Cadence::parse("every 3 weeks"), Some(Cadence::Weeks(3)));
        assert_eq!(Cadence::parse("every 0 weeks"), None);
        assert_eq!(Cadence::parse("sometimes"), None);
    }
}
