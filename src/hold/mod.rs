//! A meeting that is being held: where it is, how the time goes, who is there, what is decided and promised.
//!
//! Pure: it is told what happens and at which moment, and knows neither files nor terminal. Its text form is
//! what a crash leaves behind, and closing it gives the record for the log.

mod clock;
mod item;
mod record;
mod steps;
mod text;

pub use clock::{Pace, TimeLeft};
pub use item::{HoldItem, State};
pub use text::HoldTextError;

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::{Action, Handle, MeetingOf, Minutes, Team};
use crate::plan::{BroadcastItem, Meeting, OneOnOneAgenda, PrivateItem, Slot, TeamAgenda};
use clock::Stopwatch;

/// A meeting that is being held.
#[derive(Debug, Clone, PartialEq)]
pub struct Hold {
    of: MeetingOf,
    /// Whether it is beside the rhythm of the roster.
    extra: bool,
    /// The day on which the plan has the meeting.
    planned_on: NaiveDate,
    /// When it began.
    began: NaiveDateTime,
    whole: Minutes,
    items: Vec<HoldItem>,
    /// The item that is talked about; none during the hello, and after the last one.
    at: Option<usize>,
    watch: Stopwatch,
    absent: Vec<Handle>,
    actions: Vec<Action>,
}

impl Hold {
    /// Begins the team meeting of an agenda; the clock runs.
    pub fn team(agenda: &TeamAgenda, now: NaiveDateTime) -> Self {
        let said = agenda.items.iter().map(|slot| HoldItem::of(slot, BroadcastItem::text));
        let written = agenda.written.iter().map(|item| HoldItem::written(item.text()));
        Self::begin(MeetingOf::Team, agenda.meeting, said.chain(written).collect(), now)
    }

    /// Begins the 1-1 of an agenda; the clock runs.
    pub fn one_on_one(agenda: &OneOnOneAgenda, now: NaiveDateTime) -> Self {
        let item = |slot: &Slot<PrivateItem>| HoldItem::of(slot, PrivateItem::text);
        let items = agenda.items.iter().map(item).collect();
        Self::begin(MeetingOf::OneOnOne(agenda.with.clone()), agenda.meeting, items, now)
    }

    /// Begins a meeting that the plan does not have, with nothing on the table; the clock runs.
    pub fn unplanned(of: MeetingOf, now: NaiveDateTime) -> Self {
        let meeting = Meeting { date: now.date(), start: None, minutes: Minutes(0) };
        Self::begin(of, meeting, Vec::new(), now)
    }

    /// The same as a meeting beside the rhythm of the roster.
    #[must_use]
    pub fn as_extra(self) -> Self {
        Self { extra: true, ..self }
    }

    fn begin(of: MeetingOf, meeting: Meeting, items: Vec<HoldItem>, now: NaiveDateTime) -> Self {
        Self {
            of,
            extra: false,
            planned_on: meeting.date,
            began: now,
            whole: meeting.minutes,
            items,
            at: None,
            watch: Stopwatch::running(now),
            absent: Vec::new(),
            actions: Vec::new(),
        }
    }

    /// The same without those whom the roster has away on the day, when it is the team meeting.
    #[must_use]
    pub fn without_those_away(mut self, team: &Team) -> Self {
        if self.of == MeetingOf::Team {
            let on = self.began.date();
            let away = team.members_there(on).filter(|member| member.away_on(on).is_some());
            self.absent = away.map(|member| member.handle.clone()).collect();
        }
        self
    }

    /// Puts one more topic on the table of a team meeting.
    pub fn add_for_team(&mut self, item: &BroadcastItem, minutes: Minutes) {
        self.items.push(HoldItem::timed(item.text(), minutes));
    }

    /// Puts one more topic on the table of a 1-1.
    pub fn add_for_member(&mut self, item: &PrivateItem, minutes: Minutes) {
        self.items.push(HoldItem::timed(item.text(), minutes));
    }

    /// Which meeting it is.
    pub fn of(&self) -> &MeetingOf {
        &self.of
    }

    /// The day on which the plan has the meeting.
    pub fn planned_on(&self) -> NaiveDate {
        self.planned_on
    }

    /// When it began.
    pub fn began(&self) -> NaiveDateTime {
        self.began
    }

    /// How long it may take.
    pub fn whole(&self) -> Minutes {
        self.whole
    }

    /// What is on the table, in order.
    pub fn items(&self) -> &[HoldItem] {
        &self.items
    }

    /// The place of the item that is talked about, from 0.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// The item that is talked about.
    pub fn current(&self) -> Option<&HoldItem> {
        self.items.get(self.at?)
    }

    /// Who is not there.
    pub fn absent(&self) -> &[Handle] {
        &self.absent
    }

    /// What has been promised so far.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// Whether the clock runs.
    pub fn is_running(&self) -> bool {
        self.watch.is_running()
    }
}
