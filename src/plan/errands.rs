//! Who has to hear what: each open topic becomes errands for the team or for single members, waits, or
//! asks for the manager's call. Nothing is lost here, and nothing private becomes an errand for the team.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, Weekday};

use super::errand::Errand;
use super::{BroadcastItem, PrivateItem, Undecided, Waiting, WaitingFor};
use crate::classify::{Certainty, Routed, Source};
use crate::domain::{Handle, Route, Team, Topic, Week, With};

/// All open topics, sorted by who has to hear them.
#[derive(Debug)]
pub(super) struct Errands<'a> {
    /// For the team meeting: clear broadcasts only.
    pub team: Vec<Errand<'a, BroadcastItem>>,
    /// For the 1-1 of each member, in the order of the roster.
    pub members: Vec<Vec<Errand<'a, PrivateItem>>>,
    /// To be told to the team in writing: clear broadcasts only, which take no time.
    pub written: Vec<Errand<'a, BroadcastItem>>,
    pub waiting: Vec<Waiting>,
    pub undecided: Vec<Undecided>,
    /// Topics of a later day than this wait for it.
    horizon: NaiveDate,
    roster: HashMap<&'a Handle, usize>,
    everyone: Arc<[Handle]>,
}

impl<'a> Errands<'a> {
    /// Sorts the open topics for a week; what names a day after its end waits for it.
    pub(super) fn sort(
        team: &'a Team,
        routed: &'a [Routed],
        week: Week,
        today: NaiveDate,
        mentions: &dyn Fn(&Topic) -> Vec<Handle>,
    ) -> Self {
        let mut errands = Self {
            team: Vec::new(),
            written: Vec::new(),
            members: team.members.iter().map(|_| Vec::new()).collect(),
            waiting: Vec::new(),
            undecided: Vec::new(),
            horizon: week.day(Weekday::Sun),
            roster: team.members.iter().enumerate().map(|(at, member)| (&member.handle, at)).collect(),
            everyone: team.members_on(today.max(week.monday())).map(|member| member.handle.clone()).collect(),
        };
        for one in routed.iter().filter(|one| one.topic().is_open()) {
            errands.add(one, mentions);
        }
        errands
    }

    fn add(&mut self, routed: &'a Routed, mentions: &dyn Fn(&Topic) -> Vec<Handle>) {
        if let Some(since) = routed.topic().parked {
            self.wait(routed, WaitingFor::Parked(since));
            return;
        }
        if routed.verdict().certainty() == Certainty::Unsure {
            self.undecided.push(Undecided { routed: routed.clone() });
            return;
        }
        let waiting = self.waiting.len();
        match BroadcastItem::admit(routed) {
            Some(item) => self.add_broadcast(routed, item),
            None => self.add_private(routed, mentions),
        }
        if let Some(day) = routed.topic().after.filter(|after| *after > self.horizon) {
            self.waiting.truncate(waiting);
            self.wait(routed, WaitingFor::ItsDay(day));
        }
    }

    fn add_broadcast(&mut self, routed: &'a Routed, item: BroadcastItem) {
        let topic = routed.topic();
        let first = untold(topic, &topic.tell_first);
        if first.is_empty() && topic.written {
            self.written.push(Errand::new(routed, item, false).in_writing());
        } else if first.is_empty() {
            self.team.push(Errand::new(routed, item, false));
        } else {
            self.give(routed, &first.iter().cloned().collect(), true);
            self.wait(routed, WaitingFor::TellFirst(first));
        }
    }

    fn add_private(&mut self, routed: &'a Routed, mentions: &dyn Fn(&Topic) -> Vec<Handle>) {
        let topic = routed.topic();
        let concerned = concerned(topic, &self.everyone);
        let rest = if topic.told.is_empty() { concerned.clone() } else { untold(topic, &concerned).into() };
        self.give(routed, &rest, false);
        match running_embargo(routed) {
            Some(end) => self.wait(routed, WaitingFor::Embargo(end)),
            None if !rest.is_empty() => {}
            None if concerned.is_empty() => {
                self.wait(routed, WaitingFor::SomeoneToTalkTo { perhaps: mentions(topic) });
            }
            None => self.wait(routed, WaitingFor::BeingClosed),
        }
    }

    /// Puts a topic on the 1-1 of each of these members.
    fn give(&mut self, routed: &'a Routed, to: &Arc<[Handle]>, told_first: bool) {
        let audience = (to.len() > 1).then(|| to.clone());
        for handle in to.iter() {
            match self.roster.get(handle).and_then(|at| self.members.get_mut(*at)) {
                Some(errands) => {
                    let item = PrivateItem::new(routed, handle, audience.clone(), told_first);
                    let theirs = item.theirs();
                    errands.push(Errand::new(routed, item, theirs));
                }
                None => self
                    .wait(routed, WaitingFor::NextOneOnOne { who: handle.clone(), until: None, off: None }),
            }
        }
    }

    fn wait(&mut self, routed: &Routed, why: WaitingFor) {
        self.waiting.push(Waiting { routed: routed.clone(), why });
    }
}

/// Whom a topic concerns when it is talked about in 1-1s: those whom it names, else who raised it.
pub fn concerned(topic: &Topic, everyone: &Arc<[Handle]>) -> Arc<[Handle]> {
    match (&topic.with, topic.tell_first.as_slice()) {
        (With::Everyone, _) => everyone.clone(),
        (With::Members(members), []) if distinct(members) => members.as_slice().into(),
        (With::Members(members), first) => union(members, first).into(),
        (With::Nobody, []) => topic.from.iter().cloned().collect(),
        (With::Nobody, first) => union(&[], first).into(),
    }
}

/// The date on which a topic's embargo ends, while it keeps the topic from the team.
///
/// The verdict is that of the day of planning. An embargo that ends before a meeting still to come
/// keeps its topic off that meeting until the day has come: in doubt it is private.
pub(super) fn running_embargo(routed: &Routed) -> Option<NaiveDate> {
    let topic = routed.topic();
    let for_the_team = routed.verdict().source() == Source::Embargo && topic.route != Some(Route::Private);
    topic.embargo.filter(|_| for_the_team)
}

/// Those of a list whom the topic does not have among the told yet, each once.
pub(super) fn untold(topic: &Topic, concerned: &[Handle]) -> Vec<Handle> {
    let rest: Vec<Handle> = concerned.iter().filter(|handle| !topic.told.contains(handle)).cloned().collect();
    if distinct(&rest) { rest } else { union(&rest, &[]) }
}

fn distinct(handles: &[Handle]) -> bool {
    handles.iter().enumerate().all(|(at, one)| !handles.iter().take(at).any(|earlier| earlier == one))
}

fn union(some: &[Handle], more: &[Handle]) -> Vec<Handle> {
    let mut all: Vec<Handle> = Vec::with_capacity(some.len() + more.len());
    for handle in some.iter().chain(more) {
        if !all.contains(handle) {
            all.push(handle.clone());
        }
    }
    all
}
