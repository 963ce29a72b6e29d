//! A series of meetings, the team's or one member's, and what each of them does with its errands.

use chrono::{NaiveDate, Weekday};

use super::calendar::{self, OneOnOneDay};
use super::errand::Errand;
use super::order::{in_order, merge_pins};
use super::timebox::MeetingTime;
use super::{Meeting, Overflow, Slot, Waiting, WaitingFor};
use crate::domain::{Member, Minutes, Team, Week};

/// The meetings of one kind with the same people, as seen on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Series<'a> {
    whose: Whose<'a>,
    today: NaiveDate,
}

#[derive(Debug, Clone, Copy)]
enum Whose<'a> {
    Team(&'a Team),
    Member(&'a Member),
}

/// What a week does with the errands of a series.
#[derive(Debug)]
pub(super) struct Held<T> {
    pub meeting: Meeting,
    pub items: Vec<Slot<T>>,
    pub overflow: Vec<Overflow<T>>,
}

impl<'a> Series<'a> {
    /// The team meetings.
    pub(super) fn team(team: &'a Team, today: NaiveDate) -> Self {
        Self { whose: Whose::Team(team), today }
    }

    /// A member's 1-1s.
    pub(super) fn one_on_one(member: &'a Member, today: NaiveDate) -> Self {
        Self { whose: Whose::Member(member), today }
    }

    /// Plans the week's meeting, `None` when it has none. What no meeting of the week can have waits.
    pub(super) fn plan<T>(
        self,
        week: Week,
        errands: Vec<Errand<T>>,
        waiting: &mut Vec<Waiting>,
    ) -> Option<Held<T>> {
        let errands = self.play_until(week, errands);
        let Some(meeting) = self.meeting_in(week) else {
            self.wait(week, week.day(Weekday::Sun), errands, waiting);
            return None;
        };
        let (now, later): (Vec<_>, Vec<_>) = errands.into_iter().partition(|one| one.can_be_on(meeting.date));
        self.wait(week, meeting.date, later, waiting);
        let (taken, left) = self.hold(meeting, now);
        let to = self.next(meeting.date);
        let overflow =
            left.into_iter().map(|one| Overflow { to, minutes: one.minutes, item: one.item }).collect();
        let items = taken.into_iter().map(|slot| slot.map(|one| one.item)).collect();
        Some(Held { meeting, items, overflow })
    }

    /// Plays the weeks from today's to the one before `week`, and gives back what is still to be said.
    /// A meeting that is over takes nothing: what stands open today was not said there.
    fn play_until<T>(self, week: Week, mut errands: Vec<Errand<T>>) -> Vec<Errand<T>> {
        let mut at = Week::of(self.today);
        while at < week && !errands.is_empty() {
            if let Some(meeting) = self.meeting_in(at).filter(|meeting| meeting.date >= self.today) {
                let (now, later): (_, Vec<_>) =
                    errands.into_iter().partition(|one| one.can_be_on(meeting.date));
                let (taken, left) = self.hold(meeting, now);
                errands = later;
                errands.extend(left);
                errands.extend(taken.into_iter().filter_map(|slot| slot.item.again_after(meeting.date)));
            }
            at = at.plus(1);
        }
        errands
    }

    /// Gives the meeting's time to the errands: first to what the manager has pinned, then in order to
    /// what fits. What does not fit is left, most pressing first.
    fn hold<T>(self, meeting: Meeting, errands: Vec<Errand<'_, T>>) -> HeldErrands<'_, T> {
        let (opening, closing) = self.reserve();
        let mut time = MeetingTime::new(meeting.minutes.saturating_sub(opening).saturating_sub(closing));
        let (mut pinned, mut free, mut left) = (Vec::new(), Vec::new(), Vec::new());
        let ordered = in_order(errands);
        for (place, errand) in ordered.pinned {
            match time.take(errand.minutes) {
                Some(given) => pinned.push((place, (given, errand))),
                None => left.push(errand),
            }
        }
        for errand in ordered.free {
            match time.take(errand.minutes) {
                Some(given) => free.push((given, errand)),
                None => left.push(errand),
            }
        }
        (in_turn(opening, merge_pins(free, pinned)), left)
    }

    /// Lets errands wait that no meeting of the week can have; the week's own is on `last`.
    fn wait<T>(self, week: Week, last: NaiveDate, errands: Vec<Errand<T>>, waiting: &mut Vec<Waiting>) {
        let usual = self.next(last);
        for errand in errands.into_iter().filter(|errand| !errand.had_its_turn) {
            let fits = usual.is_some_and(|next| errand.ready <= next);
            let until =
                if fits { usual } else { self.next(errand.ready.pred_opt().unwrap_or(last).max(last)) };
            waiting.push(Waiting { routed: errand.routed.clone(), why: self.waiting_for(week, until) });
        }
    }

    fn waiting_for(self, week: Week, until: Option<NaiveDate>) -> WaitingFor {
        match self.whose {
            Whose::Team(_) => WaitingFor::NextTeamMeeting { until },
            Whose::Member(member) => {
                let who = member.handle.clone();
                match calendar::one_on_one(member, week) {
                    OneOnOneDay::Away => WaitingFor::Return { who, until },
                    OneOnOneDay::None | OneOnOneDay::On(_) => WaitingFor::NextOneOnOne { who, until },
                }
            }
        }
    }

    fn meeting_in(self, week: Week) -> Option<Meeting> {
        match self.whose {
            Whose::Team(team) => calendar::team_meeting(team, week),
            Whose::Member(member) => match calendar::one_on_one(member, week) {
                OneOnOneDay::On(meeting) => Some(meeting),
                OneOnOneDay::None | OneOnOneDay::Away => None,
            },
        }
    }

    /// The date of the next meeting after a day; none that is over.
    fn next(self, after: NaiveDate) -> Option<NaiveDate> {
        let after = after.max(self.today.pred_opt().unwrap_or(self.today));
        match self.whose {
            Whose::Team(team) => calendar::next_team_meeting(team, after),
            Whose::Member(member) => calendar::next_one_on_one(member, after),
        }
    }

    /// Minutes kept for the start and for the end.
    fn reserve(self) -> (Minutes, Minutes) {
        match self.whose {
            Whose::Team(team) => (team.meeting.opening, team.meeting.closing),
            Whose::Member(_) => (Minutes(0), Minutes(0)),
        }
    }
}

/// Gives each topic its place in time, one after the other.
fn in_turn<T>(opening: Minutes, taken: Vec<(Minutes, Errand<'_, T>)>) -> Vec<Slot<Errand<'_, T>>> {
    let mut at = opening;
    let mut slots = Vec::with_capacity(taken.len());
    for (minutes, errand) in taken {
        slots.push(Slot { offset: at, minutes, asked: errand.minutes, item: errand });
        at += minutes;
    }
    slots
}

/// What a meeting takes, and what it leaves.
type HeldErrands<'a, T> = (Vec<Slot<Errand<'a, T>>>, Vec<Errand<'a, T>>);
