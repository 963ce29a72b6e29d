//! Makes the plan of a week: the meetings that it has, and for each what is talked about.
//!
//! A later week is planned by playing the weeks from the current one on: what a meeting takes is gone
//! (or comes back, when it repeats), what it does not reach goes on to the next one.

use std::sync::Arc;

use super::advice::advise;
use super::calendar::{MeetingDay, one_on_one, team_meeting_day};
use super::errands::Errands;
use super::ledger::{Ledger, kept};
use super::promises::Promises;
use super::series::{Held, Series};
use super::suggestion::suggest;
use super::{Basis, BroadcastItem, MeetingOff, Names, OneOnOneAgenda, Plan, PrivateItem, TeamAgenda};
use crate::domain::{MeetingOf, Member, Team, Week};

/// What is the same for all agendas of a plan.
struct Maker<'a> {
    basis: &'a Basis<'a>,
    names: Arc<Names>,
    ledger: Ledger,
    promises: Promises,
}

impl Plan {
    /// Plans a week from what stands open today.
    ///
    /// The members whom a topic's text mentions are suggested for a private topic that names nobody. Verdicts
    /// are those of `today`: a topic whose embargo ends between today and a meeting is not on that meeting
    /// before the day has come, and one that somebody is to hear before the team does is on no team agenda
    /// before they have been told.
    pub fn make(basis: &Basis<'_>, week: Week) -> Self {
        let Basis { team, routed, log, today, mentions, .. } = *basis;
        let names = Arc::new(Names::of(team, today.max(week.monday())));
        let maker = Maker {
            basis,
            names: names.clone(),
            ledger: Ledger::of(team, log, today),
            promises: Promises::of(log, today),
        };
        let errands = Errands::sort(team, routed, week, today, mentions);
        let mut waiting = errands.waiting;
        let held = Series::team(basis).plan(week, errands.team, &mut waiting);
        let written = Series::team(basis).plan(week, errands.written, &mut waiting);
        let written = written.into_iter().flat_map(|held| held.items).map(|slot| slot.item).collect();
        let team_agenda = held.map(|held| maker.team(held, written));
        let mut one_on_ones = Vec::new();
        for (member, errands) in team.members.iter().zip(errands.members) {
            let kept = kept(basis, member, maker.ledger.must_hear(&member.handle).len());
            let held = Series::one_on_one(basis, member, kept).plan(week, errands, &mut waiting);
            one_on_ones.extend(held.map(|held| maker.one_on_one(member, held)));
        }
        one_on_ones.sort_by_key(|agenda| {
            (agenda.meeting.date, agenda.meeting.start.is_none(), agenda.meeting.start)
        });
        waiting.sort_by_cached_key(|one| (one.why.rank(), one.routed.topic().key));
        let undecided = errands.undecided;
        let mut plan = Self {
            week,
            today,
            names,
            team: team_agenda,
            one_on_ones,
            not_held: not_held(team, week),
            waiting,
            undecided,
            advice: Vec::new(),
        };
        plan.advice = advise(basis, &maker.ledger, &plan);
        plan
    }
}

impl Maker<'_> {
    fn team(&self, held: Held<BroadcastItem>, written: Vec<BroadcastItem>) -> TeamAgenda {
        let rhythm = &self.basis.team.meeting;
        let on = held.meeting.date;
        TeamAgenda {
            names: self.names.clone(),
            meeting: held.meeting,
            held_on: held.logged_on,
            opening: rhythm.opening,
            closing: rhythm.closing,
            items: held.items,
            overflow: held.overflow,
            written,
            promises: if held.over { Vec::new() } else { self.promises.for_team(on) },
        }
    }

    /// A 1-1 that is over asks for nothing more.
    fn one_on_one(&self, member: &Member, held: Held<PrivateItem>) -> OneOnOneAgenda {
        let (who, on) = (&member.handle, held.meeting.date);
        let mut agenda = OneOnOneAgenda {
            names: self.names.clone(),
            with: who.clone(),
            meeting: held.meeting,
            held_on: held.logged_on,
            items: held.items,
            overflow: held.overflow,
            must_hear: if held.kept.is_some() { self.ledger.must_hear(who).to_vec() } else { Vec::new() },
            reserved: held.kept.unwrap_or_default(),
            promises: Vec::new(),
            suggestion: None,
        };
        if !held.over {
            agenda.promises = self.promises.with(who, on);
            agenda.suggestion = suggest(self.basis, member, &agenda);
        }
        agenda
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
