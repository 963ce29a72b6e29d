//! On which days a week has meetings: rhythms, their anchors, absences and joining dates.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::Meeting;
use crate::domain::{Cadence, Member, Team, Week};

/// How far the next meeting, or the last one, is looked for: two years.
const WEEKS_IN_SIGHT: i32 = 105;

/// What a week says of one member's 1-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneOnOneDay {
    /// The rhythm has none this week, or the member has not joined yet.
    None,
    /// It would take place, but the member is away.
    Away,
    /// It takes place.
    On(Meeting),
}

/// The team meeting of a week, when it has one.
pub fn team_meeting(team: &Team, week: Week) -> Option<Meeting> {
    let rhythm = &team.meeting;
    let meets = rhythm.cadence.falls_in(week, rhythm.weekday, rhythm.first);
    meets.then(|| Meeting {
        date: week.day(rhythm.weekday),
        start: Some(rhythm.time),
        minutes: rhythm.minutes,
    })
}

/// A member's 1-1 in a week. A rhythm longer than a week counts from `first`, else from the day the
/// member joined; a monthly one without `first` is in the first week of the month.
pub fn one_on_one(member: &Member, week: Week) -> OneOnOneDay {
    let rhythm = &member.one_on_one;
    let date = week.day(rhythm.weekday);
    let joined = member.since.is_none_or(|since| since <= date);
    let anchor = match rhythm.cadence {
        Cadence::Weeks(_) => rhythm.first.or(member.since),
        Cadence::Monthly => rhythm.first,
    };
    if !joined || !rhythm.cadence.falls_in(week, rhythm.weekday, anchor) {
        return OneOnOneDay::None;
    }
    if member.away_on(date).is_some() {
        return OneOnOneDay::Away;
    }
    OneOnOneDay::On(Meeting { date, start: rhythm.time, minutes: rhythm.minutes })
}

/// The date of the first team meeting after a day; `None` when there is none within two years.
pub fn next_team_meeting(team: &Team, after: NaiveDate) -> Option<NaiveDate> {
    first_after(after, |week| team_meeting(team, week).map(|meeting| meeting.date))
}

/// The date of a member's first 1-1 after a day; `None` when there is none within two years.
pub fn next_one_on_one(member: &Member, after: NaiveDate) -> Option<NaiveDate> {
    first_after(after, |week| held_in(member, week))
}

/// The date of the last team meeting on a day or before it; `None` when there was none for two years.
pub fn last_team_meeting(team: &Team, on: NaiveDate) -> Option<NaiveDate> {
    last_until(on, |week| team_meeting(team, week).map(|meeting| meeting.date))
}

/// The date of a member's last 1-1 on a day or before it; `None` when there was none for two years.
pub fn last_one_on_one(member: &Member, on: NaiveDate) -> Option<NaiveDate> {
    last_until(on, |week| held_in(member, week))
}

/// The week to plan on a day: its own one, but the coming one at a weekend after which nothing of the week
/// is left to be held.
pub fn week_to_plan(team: &Team, today: NaiveDate) -> Week {
    let week = Week::of(today);
    let at_weekend = matches!(today.weekday(), Weekday::Sat | Weekday::Sun);
    let dates = team.members.iter().filter_map(|member| held_in(member, week));
    let mut dates = dates.chain(team_meeting(team, week).map(|meeting| meeting.date));
    if at_weekend && dates.all(|date| date < today) { week.plus(1) } else { week }
}

fn held_in(member: &Member, week: Week) -> Option<NaiveDate> {
    match one_on_one(member, week) {
        OneOnOneDay::On(meeting) => Some(meeting.date),
        OneOnOneDay::None | OneOnOneDay::Away => None,
    }
}

fn first_after(after: NaiveDate, date_in: impl Fn(Week) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let start = Week::of(after);
    (0..=WEEKS_IN_SIGHT).filter_map(|n| date_in(start.plus(n))).find(|date| *date > after)
}

fn last_until(on: NaiveDate, date_in: impl Fn(Week) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let start = Week::of(on);
    (0..=WEEKS_IN_SIGHT).filter_map(|n| date_in(start.plus(-n))).find(|date| *date <= on)
}

/// The day from which a repeating topic that was talked about on `date` stands on agendas again.
///
/// Weeks are counted from the week of `date`, so that who ticks it off some days after the meeting does
/// not miss the next one. A month is counted to the same week of the next month, so that the first Tuesday is followed by the
/// first Tuesday also when that has an earlier date.
pub fn next_turn(rhythm: Cadence, date: NaiveDate) -> NaiveDate {
    let next = match rhythm {
        Cadence::Weeks(n) => {
            date.checked_add_days(Days::new(u64::from(n) * 7)).map(|day| Week::of(day).monday())
        }
        // A week early, so that a meeting held on a day before `date`'s weekday is met as well.
        Cadence::Monthly => same_week_of_next_month(date).and_then(|day| day.checked_sub_days(Days::new(6))),
    };
    next.unwrap_or(NaiveDate::MAX)
}

/// The first Tuesday of the next month for a first Tuesday, and so on; the last one for a fifth.
fn same_week_of_next_month(date: NaiveDate) -> Option<NaiveDate> {
    let nth = u8::try_from(date.day0() / 7 + 1).ok()?;
    let month = date.with_day(1)?.checked_add_months(Months::new(1))?;
    let on = |nth| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), date.weekday(), nth);
    on(nth).or_else(|| on(nth - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DateRange, Handle, Minutes, OneOnOneRhythm};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn week(text: &str) -> Week {
        Week::parse(text).unwrap()
    }

    fn member(cadence: Cadence) -> Member {
        let one_on_one = OneOnOneRhythm { cadence, ..OneOnOneRhythm::default() };
        Member { one_on_one, ..Member::new("Dana Whitfield", Handle::new("dana").unwrap()) }
    }

    #[test]
    fn a_one_on_one_comes_back_in_its_rhythm_from_its_anchor() {
        let mut dana = member(Cadence::Weeks(2));
        dana.one_on_one.first = Some(date("2026-11-04"));
        let Some(next) = next_one_on_one(&dana, date("2026-11-04")) else { panic!("there is a next one") };
        assert_eq!(next, date("2026-11-18"));
        assert_eq!(one_on_one(&dana, week("2026-W46")), OneOnOneDay::None);
        let on = OneOnOneDay::On(Meeting { date: date("2026-11-18"), start: None, minutes: Minutes(30) });
        assert_eq!(one_on_one(&dana, week("2026-W47")), on);
    }

    #[test]
    fn without_an_anchor_the_rhythm_counts_from_the_day_they_joined() {
        let mut dana = member(Cadence::Weeks(3));
        dana.since = Some(date("2026-11-18"));
        assert_eq!(one_on_one(&dana, week("2026-W46")), OneOnOneDay::None, "not there yet");
        assert_eq!(next_one_on_one(&dana, date("2026-01-01")), Some(date("2026-11-18")));
        assert_eq!(next_one_on_one(&dana, date("2026-11-18")), Some(date("2026-12-09")));
    }

    #[test]
    fn who_joins_after_the_weekday_has_the_first_one_on_one_a_turn_later() {
        let mut dana = member(Cadence::Weeks(1));
        dana.since = Some(date("2026-11-19"));
        assert_eq!(one_on_one(&dana, week("2026-W47")), OneOnOneDay::None);
        assert_eq!(next_one_on_one(&dana, date("2026-11-19")), Some(date("2026-11-25")));
    }

    #[test]
    fn an_absence_cancels_a_one_on_one_on_its_days_only() {
        let mut dana = member(Cadence::Weeks(1));
        dana.away = vec![DateRange { from: date("2026-11-24"), to: date("2026-12-02") }];
        assert_eq!(one_on_one(&dana, week("2026-W48")), OneOnOneDay::Away);
        assert_eq!(next_one_on_one(&dana, date("2026-11-20")), Some(date("2026-12-09")));
        dana.away = vec![DateRange { from: date("2026-11-26"), to: date("2026-12-31") }];
        assert!(matches!(one_on_one(&dana, week("2026-W48")), OneOnOneDay::On(_)), "back before they leave");
    }

    #[test]
    fn who_is_away_for_years_has_no_next_date_and_the_search_ends() {
        let mut dana = member(Cadence::Monthly);
        dana.away = vec![DateRange { from: date("2026-01-01"), to: NaiveDate::MAX }];
        assert_eq!(next_one_on_one(&dana, date("2026-11-20")), None);
        assert_eq!(next_one_on_one(&dana, NaiveDate::MAX), None);
    }

    #[test]
    fn a_repeating_topic_meets_the_next_meeting_of_its_rhythm() {
        let first_tuesdays =
            ["2027-01-05", "2027-02-02", "2027-03-02", "2027-04-06", "2027-05-04", "2027-06-01"];
        for pair in first_tuesdays.windows(2) {
            let turn = next_turn(Cadence::Monthly, date(pair[0]));
            assert!(turn <= date(pair[1]) && turn > date(pair[1]) - Days::new(7), "{pair:?}: {turn}");
        }
        assert_eq!(next_turn(Cadence::Weeks(4), date("2026-11-24")), date("2026-12-21"));
        assert_eq!(next_turn(Cadence::Weeks(4), NaiveDate::MAX), NaiveDate::MAX);
    }
}
