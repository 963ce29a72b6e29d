//! When a repeating topic that was talked about comes back.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Desk;
use crate::domain::{Cadence, Handle, Route, Topic, TopicKey};
use crate::plan::{concerned, last_one_on_one, last_team_meeting, next_turn};

impl Desk {
    /// The day from which a topic that is ticked off as of a day stands on agendas again.
    ///
    /// Its turn counts from the meeting at which it was said, because people tick off late, and who does
    /// so some days after the meeting must not miss the next one. With several members it comes back
    /// when the first of them is due, but never on the day itself.
    pub(super) fn comes_back(&self, topic: &Topic, rhythm: Cadence, on: NaiveDate) -> NaiveDate {
        let turns = self.said_on(topic, on).into_iter().map(|meeting| next_turn(rhythm, meeting));
        let turn = turns.min().unwrap_or_else(|| next_turn(rhythm, on));
        on.succ_opt().map_or(turn, |tomorrow| turn.max(tomorrow))
    }

    /// The last meeting until today that can have had the topic and is not known to have left it over.
    pub fn last_meeting_for(&self, key: TopicKey) -> Option<NaiveDate> {
        self.said_on(self.get(key)?.topic(), self.today).into_iter().max()
    }

    /// The last meetings until a day that can have had the topic: the team's, or one with each whom it concerns.
    fn said_on(&self, topic: &Topic, until: NaiveDate) -> Vec<NaiveDate> {
        let team = self.team();
        let for_the_team =
            self.get(topic.key).is_some_and(|routed| routed.verdict().route() == Route::Broadcast);
        let mut meetings = Vec::new();
        if for_the_team {
            meetings.extend(last_team_meeting(team, until));
        } else {
            let with = concerned(topic, &self.everyone());
            let members = with.iter().filter_map(|handle| team.member(handle));
            meetings.extend(members.filter_map(|member| last_one_on_one(team, member, until)));
        }
        meetings.retain(|meeting| was_ready(topic, *meeting));
        meetings
    }

    /// All members of today.
    pub(super) fn everyone(&self) -> Arc<[Handle]> {
        self.team().members_on(self.today).map(|member| member.handle.clone()).collect()
    }
}

/// Whether a meeting can have had the topic: it was there already, waited for no later day, and is not
/// known to have been left over.
fn was_ready(topic: &Topic, meeting: NaiveDate) -> bool {
    topic.added.max(topic.after).is_none_or(|ready| ready <= meeting) && !topic.carried.contains(&meeting)
}
