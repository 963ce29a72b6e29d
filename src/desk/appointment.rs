//! A single meeting of a week, and what the manager does with it: move it, skip it, hold it as usual.

use chrono::{NaiveDate, NaiveTime};

use super::Desk;
use crate::domain::{Instead, MeetingOf, Week};
use crate::plan::{
    MeetingDay, NotHeld, next_one_on_one, next_team_meeting, nobody_meets, one_on_one, team_meeting_day,
};
use crate::store::{TeamEdit, TeamEditError};

/// A meeting that the rhythm has in a week, whatever has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Which meeting.
    pub of: MeetingOf,
    /// The week.
    pub week: Week,
    /// The day on which it would usually be.
    pub on: NaiveDate,
}

/// Why a meeting cannot be moved to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveError {
    /// The day is in another week, and a meeting stays in its own.
    OtherWeek,
    /// The day is over.
    Over,
    /// The meeting would not be held on it.
    NotHeld(NotHeld),
}

impl Desk {
    /// The meeting that a week usually has; `None` when it has none, or when the member is not on the team then.
    pub fn appointment(&self, of: MeetingOf, week: Week) -> Option<Appointment> {
        let on = self.team().usual_day(&of, week)?;
        let member = of.with().and_then(|who| self.team().member(who));
        let is_there = |member: &crate::domain::Member| {
            !member.has_left(on) && member.since.is_none_or(|since| since <= week.day(chrono::Weekday::Sun))
        };
        member.is_none_or(is_there).then_some(Appointment { of, week, on })
    }

    /// What has become of a week's meeting.
    pub fn meeting_day(&self, of: &MeetingOf, week: Week) -> MeetingDay {
        match of {
            MeetingOf::Team => team_meeting_day(self.team(), week),
            MeetingOf::OneOnOne(who) => {
                let member = self.team().member(who);
                member.map_or(MeetingDay::None, |member| one_on_one(self.team(), member, week))
            }
        }
    }

    /// The date of the first such meeting after a day; `None` when none is in sight.
    pub fn next_meeting(&self, of: &MeetingOf, after: NaiveDate) -> Option<NaiveDate> {
        match of {
            MeetingOf::Team => next_team_meeting(self.team(), after),
            MeetingOf::OneOnOne(who) => next_one_on_one(self.team(), self.team().member(who)?, after),
        }
    }

    /// Moves a meeting within its week; without a time it keeps its own.
    pub fn move_meeting(
        &self,
        meeting: &Appointment,
        to: NaiveDate,
        time: Option<NaiveTime>,
    ) -> Result<TeamEdit, MoveError> {
        if !meeting.week.contains(to) {
            return Err(MoveError::OtherWeek);
        }
        if to < self.today() {
            return Err(MoveError::Over);
        }
        if let Some(why) = self.hindrance(&meeting.of, to) {
            return Err(MoveError::NotHeld(why));
        }
        let usual = match &meeting.of {
            MeetingOf::Team => Some(self.team().meeting.time),
            MeetingOf::OneOnOne(who) => self.team().member(who).and_then(|member| member.one_on_one.time),
        };
        let time = time.filter(|time| Some(*time) != usual);
        let moved = (to != meeting.on || time.is_some()).then_some(Instead::Moved { to, time });
        Ok(TeamEdit::new(meeting.of.clone(), meeting.on, moved))
    }

    /// What keeps a meeting from being held on a day.
    pub(super) fn hindrance(&self, of: &MeetingOf, date: NaiveDate) -> Option<NotHeld> {
        let member = of.with().and_then(|who| self.team().member(who));
        let away = || member?.away_on(date).map(|away| NotHeld::Away(*away));
        let left = || member?.until.filter(|last| *last < date).map(NotHeld::Left);
        nobody_meets(self.team(), date).or_else(away).or_else(left)
    }

    /// Makes an edit of the roster; gives the one that takes it back.
    pub fn apply_team(&mut self, edit: &TeamEdit) -> Result<TeamEdit, TeamEditError> {
        let applied = self.workspace().apply_team(edit)?;
        self.reload(applied.workspace);
        Ok(applied.inverse)
    }

    /// Skips a meeting: what it would have had goes to the next one.
    pub fn skip_meeting(&self, meeting: &Appointment) -> TeamEdit {
        TeamEdit::new(meeting.of.clone(), meeting.on, Some(Instead::Skipped))
    }

    /// Holds a meeting as its rhythm has it.
    pub fn usual_meeting(&self, meeting: &Appointment) -> TeamEdit {
        TeamEdit::new(meeting.of.clone(), meeting.on, None)
    }
}
