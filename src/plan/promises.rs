//! What was promised in meetings and is still to be done.

use chrono::NaiveDate;

use crate::domain::{Action, Handle, LoggedMeeting, MeetingOf};

/// A promise that is still open.
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
    /// Whether that day is over.
    pub overdue: bool,
}

impl Promise {
    /// The promise of an action; `None` once it is kept.
    pub fn of(meeting: &LoggedMeeting, action: &Action, today: NaiveDate) -> Option<Self> {
        action.is_open().then(|| Self {
            of: meeting.of.clone(),
            made_on: meeting.date,
            what: action.what.clone(),
            who: action.who.clone(),
            until: action.until,
            overdue: action.until.is_some_and(|until| until < today),
        })
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
        let of_the_team = meeting.of == MeetingOf::Team;
        of_the_team.then(|| Promise::of(meeting, action, today)).flatten().map(Self)
    }

    /// The promise.
    pub fn promise(&self) -> &Promise {
        &self.0
    }
}
