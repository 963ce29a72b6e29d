//! What the user did to the roster file, as data, and how it changes the text.
//!
//! Like an edit of topics it is a splice: what stands beside the exception stays as it is, and the text, read again,
//! must say exactly what was meant.

mod splice;

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::report::report;
use super::workspace::read_roster;
use super::{Diagnostic, Workspace};
use crate::domain::{Exception, Instead, MeetingOf, Team};

/// One meeting becomes another one than usual, or as usual again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamEdit {
    /// Which meeting.
    pub of: MeetingOf,
    /// The day on which it would usually be.
    pub on: NaiveDate,
    /// What happens instead; `None` is as usual.
    pub instead: Option<Instead>,
    /// Where it leads back to: the text that must be there now, and the one from before it.
    back: Option<(Arc<str>, Arc<str>)>,
}

impl TeamEdit {
    /// The edit that says what becomes of a meeting.
    pub fn new(of: MeetingOf, on: NaiveDate, instead: Option<Instead>) -> Self {
        Self { of, on, instead, back: None }
    }

    fn is_for(&self, exception: &Exception) -> bool {
        exception.of == self.of && exception.on == self.on
    }

    /// What a roster says instead of the usual.
    pub(super) fn said_by(&self, team: &Team) -> Option<Instead> {
        team.exceptions.iter().find(|exception| self.is_for(exception)).map(|exception| exception.instead)
    }

    /// The roster that is meant.
    fn meant(&self, team: &Team) -> Team {
        let mut team = team.clone();
        team.exceptions.retain(|exception| !self.is_for(exception));
        let new = self.instead.map(|instead| Exception { of: self.of.clone(), on: self.on, instead });
        team.exceptions.extend(new);
        team
    }
}

/// What an edit of the roster made.
#[derive(Debug, Clone)]
pub struct AppliedTeam {
    /// The workspace after the edit, with the same keys.
    pub workspace: Workspace,
    /// The edit that takes it back: byte for byte where nobody else has changed the file since.
    pub inverse: TeamEdit,
}

/// Why an edit of the roster was refused. Nothing has changed then.
#[derive(Debug, Clone, PartialEq)]
pub enum TeamEditError {
    /// The file would have errors afterwards, such as a day in another week.
    Invalid(Vec<Diagnostic>),
    /// The exceptions are a list in braces, which cannot be edited.
    Listed {
        /// The line, from 1, on which it stands.
        line: usize,
    },
    /// The file would not say what was meant; it is a bug when this happens.
    NotAsMeant,
}

impl fmt::Display for TeamEditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(problems) => match problems.iter().find(|problem| problem.is_error()) {
                Some(problem) => f.write_str(&crate::escape::visible(&problem.what)),
                None => f.write_str("the file would not be valid"),
            },
            Self::Listed { line } => write!(
                f,
                "the exceptions on line {line} of the roster are a list in braces: write each as an [[exception]] of its \
                 own"
            ),
            Self::NotAsMeant => f.write_str("the file would not say what was meant"),
        }
    }
}

impl std::error::Error for TeamEditError {}

impl Workspace {
    /// Makes the workspace after an edit of its roster. Nothing is saved.
    pub fn apply_team(&self, edit: &TeamEdit) -> Result<AppliedTeam, TeamEditError> {
        let old = self.team_text();
        let text = match &edit.back {
            Some((from, to)) if **from == *old => to.to_string(),
            _ => splice::text_with(old, edit)?,
        };
        let (team, findings) = read_roster(&text);
        let findings = report(self.place().team_file(), &text, &findings);
        if findings.iter().any(Diagnostic::is_error) {
            return Err(TeamEditError::Invalid(findings));
        }
        if !same(&team, &edit.meant(self.team())) {
            return Err(TeamEditError::NotAsMeant);
        }
        let back = Some((text.as_str().into(), old.into()));
        let instead = edit.said_by(self.team());
        let inverse = TeamEdit { back, ..TeamEdit::new(edit.of.clone(), edit.on, instead) };
        Ok(AppliedTeam { workspace: self.with_team(team, &text, findings), inverse })
    }
}

/// Whether two rosters say the same; the order of exceptions says nothing.
fn same(one: &Team, other: &Team) -> bool {
    let sorted = |team: &Team| {
        let mut team = team.clone();
        team.exceptions.sort_by(|a, b| (&a.of, a.on).cmp(&(&b.of, b.on)));
        team
    };
    sorted(one) == sorted(other)
}
