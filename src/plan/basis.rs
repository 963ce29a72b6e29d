//! What every plan, forecast and look back is made from.

use chrono::NaiveDate;

use super::{next_one_on_one, next_team_meeting};
use crate::classify::Routed;
use crate::domain::{Handle, Log, MeetingOf, Member, Team, Topic, Week};

/// Everything that follows from the files is made from this, and from nothing else.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// The roster.
    pub team: &'a Team,
    /// The open topics with their verdicts, in the order of the files.
    pub routed: &'a [Routed],
    /// The meetings that were held; empty as long as nobody has read them.
    pub log: &'a Log,
    /// The day on which it is made.
    pub today: NaiveDate,
    /// The members whom a topic's text mentions.
    pub mentions: &'a dyn Fn(&Topic) -> Vec<Handle>,
    /// Whether a topic that is under an embargo will clearly be for the team on the day on which that ends.
    pub is_for_all_on: &'a dyn Fn(&Topic, NaiveDate) -> bool,
}

impl Basis<'_> {
    /// The first day on which such a meeting is still to come: a later week's once the log has the one of this week.
    pub(super) fn coming_from(&self, of: &MeetingOf) -> NaiveDate {
        let next_week = || Week::of(self.today).plus(1).monday();
        self.held_this_week(of).map_or(self.today, |_| next_week())
    }

    /// The day of this week on which such a meeting was held last, when the log has one.
    pub(super) fn held_this_week(&self, of: &MeetingOf) -> Option<NaiveDate> {
        let monday = Week::of(self.today).monday();
        // The log is in the order of the days, so that only this week's meetings are looked at.
        let this_week = self.log.meetings().iter().rev().take_while(|meeting| meeting.date >= monday);
        let mut held =
            this_week.filter(|meeting| meeting.date <= self.today && &meeting.of == of && !meeting.extra);
        held.next().map(|meeting| meeting.date)
    }

    /// The date of the next team meeting on a day or after it that is still to come.
    pub(super) fn next_team_meeting(&self, ready: NaiveDate) -> Option<NaiveDate> {
        next_team_meeting(self.team, ready.max(self.coming_from(&MeetingOf::Team)).pred_opt()?)
    }

    /// The date of a member's next 1-1 that is still to come.
    pub(super) fn next_one_on_one(&self, member: &Member) -> Option<NaiveDate> {
        let of = MeetingOf::OneOnOne(member.handle.clone());
        next_one_on_one(self.team, member, self.coming_from(&of).pred_opt()?)
    }
}
