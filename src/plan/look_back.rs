//! What a week was like: what was held and missed, who heard what, what was promised and kept.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::coverage::{Coverage, Share, Standing, said, standing};
use super::ledger::Ledger;
use super::{Basis, Economics, MustHear, Names, Promise, one_on_one, team_meeting};
use crate::domain::{
    Action, Handle, Log, LoggedMeeting, MeetingOf, Member, Minutes, Outcome, Practice, Team, Week,
};

/// A practice that has had no room for so many weeks is stale.
const STALE_WEEKS: i64 = 6;
/// More status than this share of the time, in per cent, is much.
const MUCH_STATUS: u32 = 40;
/// A manager who raises more than this share of the topics, in per cent, talks much.
const MUCH_RAISED: u32 = 70;

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldMeeting {
    /// Which meeting.
    pub of: MeetingOf,
    /// The day.
    pub on: NaiveDate,
    /// How long it took, when that was noted.
    pub minutes: Option<Minutes>,
    /// How many things were talked about.
    pub said: usize,
    /// What it did not reach, and what it parked.
    pub carried: Vec<String>,
}

/// Somebody heard of something that they had missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// Who.
    pub who: Handle,
    /// What it was about.
    pub title: String,
    /// When.
    pub on: NaiveDate,
}

/// The one thing to think of for the weeks to come, from what the article says that 1-1s are for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nudge {
    /// These have not been heard for longer than their rhythm says.
    Unheard(Vec<Handle>),
    /// Much of the time of 1-1s went to what the whole team could have heard.
    Status(Share),
    /// A practice has had no room for long with these.
    Stale(Practice, Vec<Handle>),
    /// The manager raised most of the topics.
    Raised(Share),
    /// Nothing stands out.
    Fine,
}

/// The week that a person means who looks back: early in a week there is nothing of it to look back on.
pub fn week_to_look_back_on(today: NaiveDate) -> Week {
    let early = matches!(today.weekday(), Weekday::Mon | Weekday::Tue);
    Week::of(today).plus(if early { -1 } else { 0 })
}

/// What a week was like.
#[derive(Debug, Clone)]
pub struct LookBack {
    /// The week.
    pub week: Week,
    /// The day from which it is seen: its Sunday, or today when that is earlier.
    pub seen_on: NaiveDate,
    /// The names of the team and its people.
    pub names: Arc<Names>,
    /// Whether there is any log at all.
    pub has_log: bool,
    /// The meetings that were held.
    pub held: Vec<HeldMeeting>,
    /// The meetings that the calendar has and the log has not.
    pub missed: Vec<(MeetingOf, NaiveDate)>,
    /// Who has not had a 1-1 for longer than their rhythm says, and for how many weeks; `None` is never.
    pub unheard: Vec<(Handle, Option<i64>)>,
    /// Who was told of something that they had missed.
    pub told: Vec<Caught>,
    /// Who still has to hear what the team heard until then.
    pub untold: Vec<(Handle, Vec<MustHear>)>,
    /// What was promised.
    pub made: Vec<Promise>,
    /// What was kept.
    pub kept: Vec<Promise>,
    /// What was to be kept until then, and was not.
    pub overdue: Vec<Promise>,
    /// Both prices of what was said in the team meeting.
    pub economics: Economics,
    /// The one thing to think of.
    pub nudge: Nudge,
}

impl LookBack {
    /// Looks back on a week from its end, or from today while it lasts.
    pub fn on(basis: &Basis<'_>, week: Week) -> Self {
        let Basis { team, log, today, .. } = *basis;
        let seen_on = today.min(week.day(Weekday::Sun));
        let promises = |which: &dyn Fn(&LoggedMeeting, &Action) -> bool| promises(log, seen_on, which);
        let until = |action: &Action| action.until.is_some_and(|until| until < seen_on);
        let open = |action: &Action| action.done.is_none_or(|done| done > seen_on);
        Self {
            week,
            seen_on,
            names: Arc::new(Names::of(team, seen_on)),
            has_log: !log.meetings().is_empty(),
            held: log.in_week(week).map(|meeting| HeldMeeting::of(meeting)).collect(),
            missed: missed(team, log, week, today),
            unheard: unheard(team, log, seen_on),
            told: told(log, week),
            untold: untold(team, log, week, today),
            made: promises(&|meeting, _| week.contains(meeting.date)),
            kept: promises(&|_, action| action.done.is_some_and(|done| week.contains(done))),
            overdue: promises(&|meeting, action| meeting.date <= seen_on && until(action) && open(action)),
            economics: economics(team, log, week),
            nudge: nudge(&Basis { today: seen_on, ..*basis }),
        }
    }
}

impl HeldMeeting {
    fn of(meeting: &LoggedMeeting) -> Self {
        let left =
            meeting.items.iter().filter(|item| matches!(item.outcome, Outcome::Carried | Outcome::Parked));
        Self {
            of: meeting.of.clone(),
            on: meeting.date,
            minutes: meeting.minutes,
            said: said(meeting).count(),
            carried: left.map(|item| item.title.clone()).collect(),
        }
    }
}

/// The meetings of a week that are over by the calendar, and of which the log of that series knows nothing.
fn missed(team: &Team, log: &Log, week: Week, today: NaiveDate) -> Vec<(MeetingOf, NaiveDate)> {
    let held: HashSet<&MeetingOf> = log.in_week(week).map(|meeting| &meeting.of).collect();
    let mut missed = Vec::new();
    let mut check = |of: MeetingOf, date: NaiveDate, logged: bool| {
        if logged && date < today && !held.contains(&of) {
            missed.push((of, date));
        }
    };
    if let Some(meeting) = team_meeting(team, week) {
        check(MeetingOf::Team, meeting.date, log.last(&MeetingOf::Team, meeting.date).is_some());
    }
    for member in &team.members {
        if let Some(meeting) = one_on_one(team, member, week).meeting() {
            let logged = standing(member, log, meeting.date) != Standing::NoRecord;
            check(MeetingOf::OneOnOne(member.handle.clone()), meeting.date, logged);
        }
    }
    missed.sort_by_key(|(_, date)| *date);
    missed
}

fn unheard(team: &Team, log: &Log, seen_on: NaiveDate) -> Vec<(Handle, Option<i64>)> {
    let waits = |member: &Member| match standing(member, log, seen_on) {
        Standing::Overdue { weeks } => Some((member.handle.clone(), Some(weeks))),
        Standing::FirstPending => Some((member.handle.clone(), None)),
        Standing::NoRecord | Standing::OnTime => None,
    };
    let mut unheard: Vec<_> = team.members_on(seen_on).filter_map(waits).collect();
    unheard.sort_by_key(|(_, weeks)| std::cmp::Reverse(weeks.unwrap_or(0)));
    unheard
}

fn told(log: &Log, week: Week) -> Vec<Caught> {
    let mut all = Vec::new();
    for item in log.meetings().iter().flat_map(|meeting| &meeting.items) {
        let in_week = item.told.iter().filter(|told| week.contains(told.on));
        all.extend(in_week.map(|told| Caught {
            who: told.who.clone(),
            title: item.title.clone(),
            on: told.on,
        }));
    }
    all
}

/// What members still have to hear today of what was said until the end of a week.
fn untold(team: &Team, log: &Log, week: Week, today: NaiveDate) -> Vec<(Handle, Vec<MustHear>)> {
    let ledger = Ledger::of(team, log, today);
    let until = |lines: &[MustHear]| -> Vec<MustHear> {
        lines.iter().filter(|line| line.said_on <= week.day(Weekday::Sun)).cloned().collect()
    };
    let all = ledger.unheard().map(|(who, lines)| (who.clone(), until(lines)));
    all.filter(|(_, lines)| !lines.is_empty()).collect()
}

fn promises(log: &Log, seen_on: NaiveDate, which: &dyn Fn(&LoggedMeeting, &Action) -> bool) -> Vec<Promise> {
    let mut all = Vec::new();
    for meeting in log.meetings() {
        let actions = meeting.actions.iter().filter(|action| which(meeting, action));
        all.extend(actions.map(|action| Promise::of(meeting, action, seen_on)));
    }
    all.sort_by_key(Promise::rank);
    all
}

/// What was said to those who were there, once to all and as it would have been one by one.
fn economics(team: &Team, log: &Log, week: Week) -> Economics {
    let mut total = Economics::default();
    for meeting in log.in_week(week).filter(|meeting| meeting.of == MeetingOf::Team) {
        let people = if meeting.present.is_empty() { team.members.len() } else { meeting.present.len() };
        for minutes in said(meeting).filter_map(|item| item.minutes).chain(untimed(meeting)) {
            total += Economics::new(people, people, minutes);
        }
    }
    total
}

/// What a meeting took of which nobody timed every item: the rest of it, for the others together.
fn untimed(meeting: &LoggedMeeting) -> Option<Minutes> {
    let timed: u32 =
        meeting.items.iter().filter_map(|item| item.minutes).map(|Minutes(minutes)| minutes).sum();
    let rest = meeting.minutes?.0.saturating_sub(timed);
    let has_untimed = said(meeting).any(|item| item.minutes.is_none());
    (has_untimed && rest > 0).then_some(Minutes(rest))
}

fn nudge(basis: &Basis<'_>) -> Nudge {
    let all = Coverage::of_all(basis);
    let overdue = all.iter().filter(|one| matches!(one.standing, Standing::Overdue { .. }));
    let overdue: Vec<Handle> = overdue.map(|one| one.who.clone()).collect();
    if !overdue.is_empty() {
        return Nudge::Unheard(overdue);
    }
    let status = all.iter().fold(Share::default(), |sum, one| sum.with(one.status));
    if status.percent().is_some_and(|percent| percent > MUCH_STATUS) {
        return Nudge::Status(status);
    }
    if let Some((practice, who)) = stalest(basis.log, &all, basis.today) {
        return Nudge::Stale(practice, who);
    }
    let raised = all.iter().fold(Share::default(), |sum, one| sum.with(one.raised));
    if raised.percent().is_some_and(|percent| percent > MUCH_RAISED) {
        Nudge::Raised(raised)
    } else {
        Nudge::Fine
    }
}

/// The practice that is stale with most members whose 1-1s are logged, once the log is old enough to tell.
fn stalest(log: &Log, all: &[Coverage], today: NaiveDate) -> Option<(Practice, Vec<Handle>)> {
    let begun = log.meetings().iter().find(|meeting| meeting.of.with().is_some())?.date;
    if Week::of(today).since(Week::of(begun)) < STALE_WEEKS {
        return None;
    }
    let stale = |practice: Practice| -> Vec<Handle> {
        let is_stale = |one: &&Coverage| {
            let weeks = one.practices.iter().find(|(of, _)| *of == practice).and_then(|(_, weeks)| *weeks);
            one.last.is_some() && weeks.is_none_or(|weeks| weeks >= STALE_WEEKS)
        };
        all.iter().filter(is_stale).map(|one| one.who.clone()).collect()
    };
    let practices = all.first()?.practices.map(|(practice, _)| practice);
    let counted = practices.into_iter().rev().map(|practice| (practice, stale(practice)));
    counted.max_by_key(|(_, who)| who.len()).filter(|(_, who)| !who.is_empty())
}
