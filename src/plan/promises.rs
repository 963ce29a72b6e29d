//! What was promised in meetings and is still to be done.

use chrono::NaiveDate;

use crate::domain::{Action, Handle, Log, LoggedMeeting, MeetingOf};

/// Something that was promised in a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// In which meetings it was made.
    pub of: MeetingOf,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// What is to be done.
    pub what: String,
    /// Who promised it; `None` is the manager.
    pub who: Option<Handle>,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// Whether that day is over and it was not kept.
    pub overdue: bool,
}

impl Promise {
    /// The promise of an action, be it kept or not.
    pub fn of(meeting: &LoggedMeeting, action: &Action, today: NaiveDate) -> Self {
        Self {
            of: meeting.of.clone(),
            made_on: meeting.date,
            what: action.what.clone(),
            who: action.who.clone(),
            until: action.until,
            overdue: action.is_open() && action.until.is_some_and(|until| until < today),
        }
    }

    /// What is due first comes first; what has no day comes last, the oldest first.
    pub(super) fn rank(&self) -> (NaiveDate, NaiveDate) {
        (self.until.unwrap_or(NaiveDate::MAX), self.made_on)
    }
}

/// A promise that was made in front of the team, and may be shown to it.
///
/// The only way to make one is [`TeamPromise::admit`], which takes those of team meetings and no others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamPromise(Promise);

impl TeamPromise {
    /// Admits a promise to the team's list: `None` unless it was made in a team meeting and is open.
    pub fn admit(meeting: &LoggedMeeting, action: &Action, today: NaiveDate) -> Option<Self> {
        let admitted = meeting.of == MeetingOf::Team && action.is_open();
        admitted.then(|| Self(Promise::of(meeting, action, today)))
    }

    /// The promise.
    pub fn promise(&self) -> &Promise {
        &self.0
    }
}

/// All promises of a log that are still open, what is due first before what is due later.
#[derive(Debug, Clone, Default)]
pub(super) struct Promises {
    team: Vec<TeamPromise>,
    one_on_ones: Vec<Promise>,
}

impl Promises {
    /// Gathers them.
    pub(super) fn of(log: &Log, today: NaiveDate) -> Self {
        let mut open = Self::default();
        for meeting in log.meetings() {
            for action in meeting.actions.iter().filter(|action| action.is_open()) {
                match &meeting.of {
                    MeetingOf::Team => open.team.extend(TeamPromise::admit(meeting, action, today)),
                    MeetingOf::OneOnOne(_) => open.one_on_ones.push(Promise::of(meeting, action, today)),
                }
            }
        }
        open.team.sort_by_key(|one| one.promise().rank());
        open.one_on_ones.sort_by_key(Promise::rank);
        open
    }

    /// What the team meeting on a day asks after: what was promised in earlier ones.
    pub(super) fn for_team(&self, on: NaiveDate) -> Vec<TeamPromise> {
        self.team.iter().filter(|one| one.promise().made_on < on).cloned().collect()
    }

    /// What a member's 1-1 on a day asks after: what both promised in these, and what the member promised the team.
    pub(super) fn with(&self, who: &Handle, on: NaiveDate) -> Vec<Promise> {
        let mut all: Vec<_> = self.between(who).filter(|one| one.made_on < on).cloned().collect();
        all.sort_by_key(Promise::rank);
        all
    }

    /// All that is open between a member and the manager.
    pub(super) fn between<'a>(&'a self, who: &'a Handle) -> impl Iterator<Item = &'a Promise> {
        let theirs = self.one_on_ones.iter().filter(move |one| one.of.with() == Some(who));
        let to_the_team = self.team.iter().map(TeamPromise::promise);
        theirs.chain(to_the_team.filter(move |one| one.who.as_ref() == Some(who)))
    }
}
