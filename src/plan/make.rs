//! Makes the plan of a week: the meetings that it has, and for each what is talked about.
//!
//! A later week is planned by playing the weeks from the current one on: what a meeting takes is gone
//! (or comes back, when it repeats), what it does not reach goes on to the next one.

use std::sync::Arc;

use super::calendar::{MeetingDay, one_on_one, team_meeting_day};
use super::errands::Errands;
use super::series::Series;
use super::{Basis, MeetingOff, Names, OneOnOneAgenda, Plan, TeamAgenda};
use crate::domain::{MeetingOf, Minutes, Team, Week};

impl Plan {
    /// Plans a week from what stands open today.
    ///
    /// The members whom a topic's text mentions are suggested for a private topic that names nobody. Verdicts are those of `today`: a topic whose embargo ends between today
    /// and a meeting is not on that meeting before the day has come, and one that somebody is to hear
    /// before the team does is on no team agenda before they have been told.
    pub fn make(basis: &Basis<'_>, week: Week) -> Self {
        let Basis { team, routed, today, mentions, .. } = *basis;
        let names = Arc::new(Names::of(team, today.max(week.monday())));
        let errands = Errands::sort(team, routed, week, today, mentions);
        let mut waiting = errands.waiting;
        let held = Series::team(team, today).plan(week, errands.team, &mut waiting);
        let written = Series::team(team, today).plan(week, errands.written, &mut waiting);
        let written = written.into_iter().flat_map(|held| held.items).map(|slot| slot.item).collect();
        let team_agenda = held.map(|held| TeamAgenda {
            names: names.clone(),
            meeting: held.meeting,
            opening: team.meeting.opening,
            closing: team.meeting.closing,
            items: held.items,
            overflow: held.overflow,
            written,
            promises: Vec::new(),
        });
        let mut one_on_ones = Vec::new();
        for (member, errands) in team.members.iter().zip(errands.members) {
            let held = Series::one_on_one(team, member, today).plan(week, errands, &mut waiting);
            one_on_ones.extend(held.map(|held| OneOnOneAgenda {
                names: names.clone(),
                with: member.handle.clone(),
                meeting: held.meeting,
                items: held.items,
                overflow: held.overflow,
                must_hear: Vec::new(),
                reserved: Minutes(0),
                promises: Vec::new(),
                suggestion: None,
            }));
        }
        one_on_ones.sort_by_key(|agenda| {
            (agenda.meeting.date, agenda.meeting.start.is_none(), agenda.meeting.start)
        });
        waiting.sort_by_cached_key(|one| (one.why.rank(), one.routed.topic().key));
        Self {
            week,
            today,
            names,
            team: team_agenda,
            one_on_ones,
            not_held: not_held(team, week),
            waiting,
            undecided: errands.undecided,
            advice: Vec::new(),
        }
    }
}

/// The meetings of a week that are not held.
fn not_held(team: &Team, week: Week) -> Vec<MeetingOff> {
    let members = team.members.iter();
    let one_on_ones =
        members.map(|member| (MeetingOf::OneOnOne(member.handle.clone()), one_on_one(team, member, week)));
    let all = std::iter::once((MeetingOf::Team, team_meeting_day(team, week))).chain(one_on_ones);
    let off = all.filter_map(|(of, day)| match day {
        MeetingDay::Off { on, why } => Some(MeetingOff { of, on, why }),
        MeetingDay::None | MeetingDay::On(_) => None,
    });
    off.collect()
}
