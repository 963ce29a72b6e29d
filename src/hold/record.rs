//! The record that a meeting leaves in the log.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::clock::Stopwatch;
use super::{Hold, HoldItem, State};
use crate::domain::{Drawer, Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, TopicId};

impl Hold {
    /// The meeting that left this record, as it was when it was closed: to be noted once more. The plan had it on
    /// `planned_on`, and it began at `began`; how long it took is to be said anew.
    pub fn of_record(meeting: &LoggedMeeting, planned_on: NaiveDate, began: NaiveDateTime) -> Self {
        let drawer = meeting.of.drawer();
        Self {
            of: meeting.of.clone(),
            extra: meeting.extra,
            planned_on,
            began,
            whole: Minutes(0),
            items: meeting.items.iter().map(|item| HoldItem::logged(item, drawer)).collect(),
            at: None,
            watch: Stopwatch::default(),
            absent: meeting.absent.clone(),
            actions: meeting.actions.clone(),
        }
    }

    /// What an item comes to when the meeting ends now: the one that is talked about has been said, what was
    /// not reached is carried over.
    pub fn outcome(&self, at: usize) -> Option<Outcome> {
        let item = self.items.get(at)?;
        Some(match item.state {
            State::Said => Outcome::Said,
            State::Open if self.at == Some(at) || !item.decisions.is_empty() => Outcome::Said,
            State::Open | State::Carried => Outcome::Carried,
            State::Parked => Outcome::Parked,
            State::Written => Outcome::Written,
        })
    }

    /// The record of the meeting when it ends now. `members` are those whom the team had on the day; `id` gives
    /// the id that the topic of an item has by now.
    pub fn record(
        &self,
        members: &[Handle],
        now: NaiveDateTime,
        id: impl Fn(usize, &HoldItem) -> Option<TopicId>,
    ) -> LoggedMeeting {
        let items = self.items.iter().enumerate();
        let logged = |(at, item): (usize, &HoldItem)| LoggedItem {
            topic: id(at, item),
            title: item.title.clone(),
            practice: item.practice,
            from: item.from.clone(),
            minutes: item.took(),
            outcome: self.outcome(at).unwrap_or_default(),
            decisions: item.decisions.clone(),
            notes: item.notes.clone(),
            told: Vec::new(),
        };
        let (present, absent) = self.attendance(members);
        LoggedMeeting {
            of: self.of.clone(),
            date: self.began.date(),
            start: Some(self.began.time()),
            minutes: self.took(now),
            extra: self.extra,
            present,
            absent,
            items: items.map(logged).collect(),
            actions: self.actions.clone(),
        }
    }

    fn attendance(&self, members: &[Handle]) -> (Vec<Handle>, Vec<Handle>) {
        match &self.of {
            MeetingOf::Team => members.iter().cloned().partition(|member| !self.absent.contains(member)),
            MeetingOf::OneOnOne(with) => (vec![with.clone()], Vec::new()),
        }
    }

    fn took(&self, now: NaiveDateTime) -> Option<Minutes> {
        let seconds = u32::try_from(self.watch.at(now).num_seconds()).ok().filter(|seconds| *seconds > 0)?;
        Some(Minutes(seconds.div_ceil(60)))
    }
}

impl HoldItem {
    fn logged(item: &LoggedItem, drawer: Drawer) -> Self {
        let state = match item.outcome {
            Outcome::Said => State::Said,
            Outcome::Carried => State::Carried,
            Outcome::Parked => State::Parked,
            Outcome::Written => State::Written,
        };
        Self {
            topic: item.topic.clone(),
            drawer,
            title: item.title.clone(),
            practice: item.practice,
            from: item.from.clone(),
            planned: Minutes(0),
            spent: spent(item.minutes),
            state,
            decisions: item.decisions.clone(),
            notes: item.notes.clone(),
        }
    }
}

fn spent(minutes: Option<Minutes>) -> TimeDelta {
    TimeDelta::minutes(minutes.map_or(0, |minutes| i64::from(minutes.0)))
}
