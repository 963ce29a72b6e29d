//! On which days a week has meetings: rhythms, their anchors, absences and joining dates.

use chrono::{Days, Months, NaiveDate};

use super::Meeting;
use crate::domain::{Cadence, Member, Team, Week};

/// How far ahead the next meeting is looked for: two years.
const WEEKS_AHEAD: i32 = 105;

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
/// member joined.
pub fn one_on_one(member: &Member, week: Week) -> OneOnOneDay {
    let rhythm = &member.one_on_one;
    let date = week.day(rhythm.weekday);
    let joined = member.since.is_none_or(|since| since <= date);
    if !joined || !rhythm.cadence.falls_in(week, rhythm.weekday, rhythm.first.or(member.since)) {
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
    first_after(after, |week| match one_on_one(member, week) {
        OneOnOneDay::On(meeting) => Some(meeting.date),
        OneOnOneDay::None | OneOnOneDay::Away => None,
    })
}

fn first_after(after: NaiveDate, date_in: impl Fn(Week) -> Option<NaiveDate>) -> Option<NaiveDate> {
    let start = Week::of(after);
    (0..=WEEKS_AHEAD).filter_map(|n| date_in(start.plus(n))).find(|date| *date > after)
}

/// The day from which a repeating topic that was talked about on `date` stands on agendas again.
///
/// A month is counted to the same week of the next month, so that the first Tuesday is followed by the
/// first Tuesday also when that has an earlier date.
pub fn next_turn(rhythm: Cadence, date: NaiveDate) -> NaiveDate {
    let next = match rhythm {
        Cadence::Weeks(n) => date.checked_add_days(Days::new(u64::from(n) * 7)),
        Cadence::Monthly => {
            date.checked_add_months(Months::new(1)).and_then(|day| day.checked_sub_days(Days::new(6)))
        }
    };
    next.unwrap_or(NaiveDate::MAX)
}
