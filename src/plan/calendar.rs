//! On which days a week has meetings: rhythms and their anchors, holidays, absences, joining and leaving, and single
//! meetings that were moved or skipped.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

use super::Meeting;
use crate::domain::{Cadence, DateRange, Handle, Instead, Member, Team, Week};

/// How far the next meeting, or the last one, is looked for: two years.
const WEEKS_IN_SIGHT: i32 = 105;

/// What a week says of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingDay {
    /// The rhythm has none this week, or the member has not joined yet, or has left.
    None,
    /// The rhythm has one, but something keeps it from being held.
    Off {
        /// The day on which it would be.
        on: NaiveDate,
        /// What keeps it from being held.
        why: NotHeld,
    },
    /// It takes place.
    On(Meeting),
}

impl MeetingDay {
    /// The meeting, when it takes place.
    pub fn meeting(self) -> Option<Meeting> {
        if let Self::On(meeting) = self { Some(meeting) } else { None }
    }

    /// What keeps it from being held, when something does.
    pub fn why_not(self) -> Option<NotHeld> {
        if let Self::Off { why, .. } = self { Some(why) } else { None }
    }
}

/// What keeps a meeting from being held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHeld {
    /// The manager skips it.
    Skipped,
    /// The manager is away.
    ManagerAway(DateRange),
    /// The day is a holiday.
    Holiday(NaiveDate),
    /// The member is away.
    Away(DateRange),
    /// The member has left, or leaves before the next one; their last day.
    Left(NaiveDate),
}

impl NotHeld {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::ManagerAway(_) => "manager-away",
            Self::Holiday(_) => "holiday",
            Self::Away(_) => "away",
            Self::Left(_) => "left",
        }
    }
}

/// The team meeting of a week, when it has one that is held.
pub fn team_meeting(team: &Team, week: Week) -> Option<Meeting> {
    team_meeting_day(team, week).meeting()
}

/// What a week says of the team meeting.
pub fn team_meeting_day(team: &Team, week: Week) -> MeetingDay {
    let Some(date) = team.meeting.usual_day(week) else { return MeetingDay::None };
    let rhythm = &team.meeting;
    held(team, None, Meeting { date, start: Some(rhythm.time), minutes: rhythm.minutes })
}

/// What a week says of a member's 1-1.
pub fn one_on_one(team: &Team, member: &Member, week: Week) -> MeetingDay {
    let Some(date) = member.usual_day(week) else { return MeetingDay::None };
    let rhythm = &member.one_on_one;
    let usual = Meeting { date, start: rhythm.time, minutes: rhythm.minutes };
    let day = held(team, Some(&member.handle), usual);
    let (MeetingDay::On(Meeting { date: on, .. }) | MeetingDay::Off { on, .. }) = day else { return day };
    if member.has_left(on) || member.since.is_some_and(|since| since > on) {
        return MeetingDay::None;
    }
    match member.away_on(on) {
        Some(away) if day.meeting().is_some() => MeetingDay::Off { on, why: NotHeld::Away(*away) },
        _ => day,
    }
}

/// A usual meeting with its exception, unless it is skipped, or nobody meets on that day. Whoever moves a meeting to a
/// day on which nobody meets has not held it: a holiday is one also for what was moved.
fn held(team: &Team, with: Option<&Handle>, usual: Meeting) -> MeetingDay {
    let meeting = match instead(team, with, usual.date) {
        None => usual,
        Some(Instead::Moved { to, time }) => Meeting { date: to, start: time.or(usual.start), ..usual },
        Some(Instead::Skipped) => return MeetingDay::Off { on: usual.date, why: NotHeld::Skipped },
    };
    match nobody_meets(team, meeting.date) {
        Some(why) => MeetingDay::Off { on: meeting.date, why },
        None => MeetingDay::On(meeting),
    }
}

/// What happens instead of the usual meeting on a day; with whom, when it is a 1-1.
fn instead(team: &Team, with: Option<&Handle>, on: NaiveDate) -> Option<Instead> {
    let found = team.exceptions.iter().find(|exception| exception.on == on && exception.of.with() == with);
    found.map(|exception| exception.instead)
}

/// What keeps every meeting from being held on a day.
pub fn nobody_meets(team: &Team, date: NaiveDate) -> Option<NotHeld> {
    let away = team.manager_away_on(date).map(|away| NotHeld::ManagerAway(*away));
    away.or_else(|| team.holidays.contains(&date).then_some(NotHeld::Holiday(date)))
}

/// The date of the first team meeting after a day; `None` when there is none within two years.
pub fn next_team_meeting(team: &Team, after: NaiveDate) -> Option<NaiveDate> {
    first_after(after, |week| team_meeting(team, week).map(|meeting| meeting.date))
}

/// The date of a member's first 1-1 after a day; `None` when there is none within two years.
pub fn next_one_on_one(team: &Team, member: &Member, after: NaiveDate) -> Option<NaiveDate> {
    first_after(after, |week| held_in(team, member, week))
}

/// The date of the last team meeting on a day or before it; `None` when there was none for two years.
pub fn last_team_meeting(team: &Team, on: NaiveDate) -> Option<NaiveDate> {
    last_until(on, |week| team_meeting(team, week).map(|meeting| meeting.date))
}

/// The date of a member's last 1-1 on a day or before it; `None` when there was none for two years.
pub fn last_one_on_one(team: &Team, member: &Member, on: NaiveDate) -> Option<NaiveDate> {
    last_until(on, |week| held_in(team, member, week))
}

/// The week to plan on a day: its own one, but the coming one at a weekend after which nothing of the week
/// is left to be held.
pub fn week_to_plan(team: &Team, today: NaiveDate) -> Week {
    let week = Week::of(today);
    let at_weekend = matches!(today.weekday(), Weekday::Sat | Weekday::Sun);
    let dates = team.members.iter().filter_map(|member| held_in(team, member, week));
    let mut dates = dates.chain(team_meeting(team, week).map(|meeting| meeting.date));
    if at_weekend && dates.all(|date| date < today) { week.plus(1) } else { week }
}

fn held_in(team: &Team, member: &Member, week: Week) -> Option<NaiveDate> {
    one_on_one(team, member, week).meeting().map(|meeting| meeting.date)
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

    fn team(dana: &Member) -> Team {
        Team::new("Platform", vec![dana.clone()])
    }

    fn member(cadence: Cadence) -> Member {
        let one_on_one = OneOnOneRhythm { cadence, ..OneOnOneRhythm::default() };
        Member { one_on_one, ..Member::new("Dana Whitfield", Handle::new("dana").unwrap()) }
    }

    #[test]
    fn a_one_on_one_comes_back_in_its_rhythm_from_its_anchor() {
        let mut dana = member(Cadence::Weeks(2));
        dana.one_on_one.first = Some(date("2026-11-04"));
        let Some(next) = next_one_on_one(&team(&dana), &dana, date("2026-11-04")) else {
            panic!("there is a next one")
        };
        assert_eq!(next, date("2026-11-18"));
        assert_eq!(one_on_one(&team(&dana), &dana, week("2026-W46")), MeetingDay::None);
        let on = MeetingDay::On(Meeting { date: date("2026-11-18"), start: None, minutes: Minutes(30) });
        assert_eq!(one_on_one(&team(&dana), &dana, week("2026-W47")), on);
    }

    #[test]
    fn without_an_anchor_the_rhythm_counts_from_the_day_they_joined() {
        let mut dana = member(Cadence::Weeks(3));
        dana.since = Some(date("2026-11-18"));
        assert_eq!(one_on_one(&team(&dana), &dana, week("2026-W46")), MeetingDay::None, "not there yet");
        assert_eq!(next_one_on_one(&team(&dana), &dana, date("2026-01-01")), Some(date("2026-11-18")));
        assert_eq!(next_one_on_one(&team(&dana), &dana, date("2026-11-18")), Some(date("2026-12-09")));
    }

    #[test]
    fn who_joins_after_the_weekday_has_the_first_one_on_one_a_turn_later() {
        let mut dana = member(Cadence::Weeks(1));
        dana.since = Some(date("2026-11-19"));
        assert_eq!(one_on_one(&team(&dana), &dana, week("2026-W47")), MeetingDay::None);
        assert_eq!(next_one_on_one(&team(&dana), &dana, date("2026-11-19")), Some(date("2026-11-25")));
    }

    #[test]
    fn an_absence_cancels_a_one_on_one_on_its_days_only() {
        let mut dana = member(Cadence::Weeks(1));
        let away = DateRange { from: date("2026-11-24"), to: date("2026-12-02") };
        let off = MeetingDay::Off { on: date("2026-11-25"), why: NotHeld::Away(away) };
        dana.away = vec![away];
        assert_eq!(one_on_one(&team(&dana), &dana, week("2026-W48")), off);
        assert_eq!(next_one_on_one(&team(&dana), &dana, date("2026-11-20")), Some(date("2026-12-09")));
        dana.away = vec![DateRange { from: date("2026-11-26"), to: date("2026-12-31") }];
        assert!(
            matches!(one_on_one(&team(&dana), &dana, week("2026-W48")), MeetingDay::On(_)),
            "back before they leave"
        );
    }

    #[test]
    fn who_is_away_for_years_has_no_next_date_and_the_search_ends() {
        let mut dana = member(Cadence::Monthly);
        dana.away = vec![DateRange { from: date("2026-01-01"), to: NaiveDate::MAX }];
        assert_eq!(next_one_on_one(&team(&dana), &dana, date("2026-11-20")), None);
        assert_eq!(next_one_on_one(&team(&dana), &dana, NaiveDate::MAX), None);
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
