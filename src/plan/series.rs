//! A series of meetings, the team's or one member's, and what each of them does with its errands.

use chrono::{NaiveDate, Weekday};

use super::calendar::{self, MeetingDay, NotHeld};
use super::errand::Errand;
use super::order::{in_order, merge_pins};
use super::timebox::MeetingTime;
use super::{Basis, Meeting, Overflow, Slot, Waiting, WaitingFor};
use crate::domain::{MeetingOf, Member, Minutes, Team, Week};

/// How far ahead what does not fit is given a date.
const FORESEEN_WEEKS: i32 = 8;

/// The meetings of one kind with the same people, as seen on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Series<'a> {
    whose: Whose<'a>,
    today: NaiveDate,
    /// The first day whose meeting is still to come.
    to_come: NaiveDate,
    /// The day of this week on which the log has one.
    held_on: Option<NaiveDate>,
    kept: Option<Kept>,
}

#[derive(Debug, Clone, Copy)]
enum Whose<'a> {
    Team(&'a Team),
    Member(&'a Team, &'a Member),
}

/// Minutes at the start of one meeting that no topic can have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    /// The day of the meeting.
    pub on: NaiveDate,
    /// How many.
    pub minutes: Minutes,
}

/// A meeting of the coming weeks as far as can be foreseen today.
#[derive(Debug)]
pub(super) struct Foreseen<T> {
    pub meeting: Meeting,
    pub items: Vec<Slot<T>>,
    /// The time that nothing takes.
    pub free: Minutes,
    /// The day before which due dates press in it.
    pub pressing_before: NaiveDate,
}

/// What a week does with the errands of a series.
#[derive(Debug)]
pub(super) struct Held<T> {
    pub meeting: Meeting,
    pub items: Vec<Slot<T>>,
    pub overflow: Vec<Overflow<T>>,
    /// The minutes at its start that no topic can have; `None` when it keeps none.
    pub kept: Option<Minutes>,
    /// Whether it asks for nothing more: its day is over, or the log says that it was held.
    pub over: bool,
    /// The day on which the log says that it was held.
    pub logged_on: Option<NaiveDate>,
}

impl<'a> Series<'a> {
    /// The team meetings.
    pub(super) fn team(basis: &Basis<'a>) -> Self {
        Self::of(basis, Whose::Team(basis.team), &MeetingOf::Team, None)
    }

    /// A member's 1-1s.
    pub(super) fn one_on_one(basis: &Basis<'a>, member: &'a Member, kept: Option<Kept>) -> Self {
        let of = MeetingOf::OneOnOne(member.handle.clone());
        Self::of(basis, Whose::Member(basis.team, member), &of, kept)
    }

    fn of(basis: &Basis<'_>, whose: Whose<'a>, of: &MeetingOf, kept: Option<Kept>) -> Self {
        let (to_come, held_on) = (basis.coming_from(of), basis.held_this_week(of));
        Self { whose, today: basis.today, to_come, held_on, kept }
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
        if let Some(held_on) = self.held_on.filter(|_| week == Week::of(self.today)) {
            self.wait_for_time(week, errands, waiting);
            let (items, overflow) = (Vec::new(), Vec::new());
            return Some(Held { meeting, items, overflow, kept: None, over: true, logged_on: Some(held_on) });
        }
        let (now, later): (Vec<_>, Vec<_>) = errands.into_iter().partition(|one| one.can_be_on(meeting.date));
        let (taken, left) = self.hold(meeting, now);
        let dates = self.foresee(week, self.ahead(meeting.date, &taken, &left, &later), left.len());
        self.wait(week, meeting.date, later, waiting);
        let carried_over = left.into_iter().zip(dates);
        let mut overflow: Vec<_> =
            carried_over.map(|(one, to)| Overflow { to, minutes: one.minutes, item: one.item }).collect();
        overflow.sort_by_key(|one| one.to.unwrap_or(NaiveDate::MAX));
        let items = taken.into_iter().map(|slot| slot.map(|one| one.item)).collect();
        let over = meeting.date < self.today;
        Some(Held { meeting, items, overflow, kept: self.kept_on(meeting.date), over, logged_on: None })
    }

    /// Plays the weeks from today's to the one before `week`, and gives back what is still to be said.
    fn play_until<T>(self, week: Week, mut errands: Vec<Errand<T>>) -> Vec<Errand<T>> {
        let mut at = Week::of(self.today);
        while at < week && !errands.is_empty() {
            errands = self.play(at, errands, |_, _, _| ());
            at = at.plus(1);
        }
        errands
    }

    /// The dates on which the meetings after `week` have the errands that carry a number below `count`,
    /// in the order of their numbers; `None` for what none of the meetings in sight has time for.
    fn foresee(
        self,
        week: Week,
        mut errands: Vec<Errand<Option<usize>>>,
        count: usize,
    ) -> Vec<Option<NaiveDate>> {
        let mut dates = vec![None; count];
        let mut undated = count;
        for ahead in 1..=FORESEEN_WEEKS {
            if undated == 0 {
                break;
            }
            errands = self.play(week.plus(ahead), errands, |meeting, taken, _| {
                for number in taken.iter().filter_map(|slot| slot.item.item) {
                    if let Some(unknown) = dates.get_mut(number).filter(|known| known.is_none()) {
                        *unknown = Some(meeting.date);
                        undated -= 1;
                    }
                }
            });
        }
        dates
    }

    /// Plays so many weeks from today's on: what each meeting that is still to come has time for.
    pub(super) fn ahead_of<T: Clone>(self, weeks: u32, mut errands: Vec<Errand<'_, T>>) -> Vec<Foreseen<T>> {
        let mut meetings = Vec::new();
        for ahead in 0..i32::try_from(weeks).unwrap_or(i32::MAX) {
            errands = self.play(Week::of(self.today).plus(ahead), errands, |meeting, taken, free| {
                let items = taken.iter().map(|slot| slot.with_item(slot.item.item.clone())).collect();
                let pressing_before = self.pressing_before(meeting.date);
                meetings.push(Foreseen { meeting, items, free, pressing_before });
            });
        }
        meetings
    }

    /// What a meeting leaves for later ones: what did not fit, by its number, what is not ready yet, and
    /// what comes back. A meeting that is over leaves all it had.
    fn ahead<'e, T>(
        self,
        date: NaiveDate,
        taken: &[Slot<Errand<'e, T>>],
        left: &[Errand<'e, T>],
        later: &[Errand<'e, T>],
    ) -> Vec<Errand<'e, Option<usize>>> {
        if left.is_empty() {
            return Vec::new();
        }
        let numbered = left.iter().enumerate().map(|(number, one)| one.with_item(Some(number)));
        let again = taken.iter().filter_map(|slot| {
            let open = slot.item.with_item(None);
            if date < self.today { Some(open) } else { open.again_after(date) }
        });
        numbered.chain(later.iter().map(|one| one.with_item(None))).chain(again).collect()
    }

    /// Holds the meeting of a week, when it has one, and gives back what is still to be said after it.
    /// A meeting that is over takes nothing: what stands open today was not said there.
    fn play<T>(
        self,
        week: Week,
        errands: Vec<Errand<'_, T>>,
        held: impl FnOnce(Meeting, &[Slot<Errand<'_, T>>], Minutes),
    ) -> Vec<Errand<'_, T>> {
        let Some(meeting) = self.meeting_in(week).filter(|meeting| meeting.date >= self.to_come) else {
            return errands;
        };
        let (now, mut rest): (_, Vec<_>) = errands.into_iter().partition(|one| one.can_be_on(meeting.date));
        let (taken, left) = self.hold(meeting, now);
        rest.extend(left);
        let free = self.time_of(meeting).saturating_sub(taken.iter().map(|slot| slot.minutes).sum());
        held(meeting, &taken, free);
        for slot in taken {
            rest.extend(slot.item.again_after(meeting.date));
        }
        rest
    }

    /// Gives the meeting's time to the errands: first to what the manager has pinned, then in order to
    /// what fits. What does not fit is left, most pressing first.
    fn hold<T>(self, meeting: Meeting, errands: Vec<Errand<'_, T>>) -> HeldErrands<'_, T> {
        let mut time = MeetingTime::new(self.time_of(meeting));
        let (mut pinned, mut free, mut left) = (Vec::new(), Vec::new(), Vec::new());
        let ordered = in_order(errands, self.pressing_before(meeting.date));
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
        let (start, _) = self.reserve(meeting.date);
        (in_turn(start, merge_pins(free, pinned)), left)
    }

    /// Lets errands wait that no meeting of the week can have; the week's own is on `last`. What is put
    /// off beyond the week waits for its day already.
    fn wait<T>(self, week: Week, last: NaiveDate, errands: Vec<Errand<T>>, waiting: &mut Vec<Waiting>) {
        let usual = self.next(last);
        let sunday = week.day(Weekday::Sun);
        let waits = |errand: &Errand<T>| !errand.had_its_turn && !errand.is_put_off_beyond(sunday);
        for errand in errands.into_iter().filter(waits) {
            let fits = usual.is_some_and(|next| errand.ready <= next);
            let until =
                if fits { usual } else { self.next(errand.ready.pred_opt().unwrap_or(last).max(last)) };
            waiting.push(Waiting { routed: errand.routed.clone(), why: self.waiting_for(week, until) });
        }
    }

    /// Lets what the held meeting of a week has left open wait for the first one after it that has time.
    fn wait_for_time<T>(self, week: Week, errands: Vec<Errand<T>>, waiting: &mut Vec<Waiting>) {
        let sunday = week.day(Weekday::Sun);
        let (numbers, count) = (errands.iter().enumerate(), errands.len());
        let dates = self.foresee(week, numbers.map(|(at, one)| one.with_item(Some(at))).collect(), count);
        for (errand, date) in errands.into_iter().zip(dates).filter(|(one, _)| !one.is_put_off_beyond(sunday))
        {
            let until = date.or_else(|| self.next(errand.ready.pred_opt().unwrap_or(sunday).max(sunday)));
            waiting.push(Waiting { routed: errand.routed.clone(), why: self.waiting_for(week, until) });
        }
    }

    fn waiting_for(self, week: Week, until: Option<NaiveDate>) -> WaitingFor {
        let off = self.day_in(week).why_not();
        match self.whose {
            Whose::Team(_) => WaitingFor::NextTeamMeeting { until, off },
            Whose::Member(_, member) => {
                let left = member.until.filter(|_| until.is_none()).map(NotHeld::Left);
                WaitingFor::NextOneOnOne { who: member.handle.clone(), until, off: left.or(off) }
            }
        }
    }

    fn meeting_in(self, week: Week) -> Option<Meeting> {
        self.day_in(week).meeting()
    }

    fn day_in(self, week: Week) -> MeetingDay {
        match self.whose {
            Whose::Team(team) => calendar::team_meeting_day(team, week),
            Whose::Member(team, member) => calendar::one_on_one(team, member, week),
        }
    }

    /// The date of the next meeting after a day; none that is over.
    fn next(self, after: NaiveDate) -> Option<NaiveDate> {
        let after = after.max(self.to_come.pred_opt().unwrap_or(self.to_come));
        match self.whose {
            Whose::Team(team) => calendar::next_team_meeting(team, after),
            Whose::Member(team, member) => calendar::next_one_on_one(team, member, after),
        }
    }

    /// The day before which due dates press in the meeting of a day: that of the next meeting but one. Who is due by
    /// then has one meeting more at most, and nobody knows how full that one will be.
    fn pressing_before(self, date: NaiveDate) -> NaiveDate {
        self.next(date).and_then(|next| self.next(next)).unwrap_or(NaiveDate::MAX)
    }

    /// Minutes kept for the start and for the end.
    fn reserve(self, on: NaiveDate) -> (Minutes, Minutes) {
        match self.whose {
            Whose::Team(team) => (team.meeting.opening, team.meeting.closing),
            Whose::Member(..) => (self.kept_on(on).unwrap_or_default(), Minutes(0)),
        }
    }

    fn kept_on(self, date: NaiveDate) -> Option<Minutes> {
        self.kept.filter(|kept| kept.on == date).map(|kept| kept.minutes)
    }

    /// The minutes of a meeting that topics can have.
    fn time_of(self, meeting: Meeting) -> Minutes {
        let (start, end) = self.reserve(meeting.date);
        meeting.minutes.saturating_sub(start).saturating_sub(end)
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
