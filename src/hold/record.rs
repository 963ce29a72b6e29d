//! The record that a meeting leaves in the log.

use chrono::NaiveDateTime;

use super::{Hold, HoldItem, State};
use crate::domain::{Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, TopicId};

impl Hold {
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
            practice: Some(item.practice),
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
