//! Saves an edit of the roster like one of topics: under the lock, on what the file says now, and durably.

use super::replace::{Failure, Replacing};
use super::{ATTEMPTS, CommitError, Conflict, Save, Saved, io_at, lock};
use crate::domain::{Instead, MeetingOf};
use crate::store::disk::{Access, Disk, RealDisk};
use crate::store::{AppliedTeam, Place, TeamEdit, Workspace};

/// What saving an edit of the roster made.
#[derive(Debug, Clone)]
pub struct CommittedTeam {
    /// The workspace as it is on disk now. Its keys are those of the workspace before unless `reloaded`.
    pub workspace: Workspace,
    /// The edit that takes it back.
    pub inverse: TeamEdit,
    /// Whether somebody else had changed the files, so that they were loaded anew and keys were given anew.
    pub reloaded: bool,
    /// How safe it is.
    pub saved: Saved,
    /// Why earlier texts could not be kept; all else was saved.
    pub unkept: Option<String>,
}

/// Applies `edit`, which was made for `before`, to what the files say now, and saves the roster.
pub fn commit_team(place: &Place, before: &Workspace, edit: &TeamEdit) -> Result<CommittedTeam, CommitError> {
    commit_team_on(&RealDisk, place, before, edit)
}

/// Commits on this disk.
pub fn commit_team_on(
    disk: &dyn Disk,
    place: &Place,
    before: &Workspace,
    edit: &TeamEdit,
) -> Result<CommittedTeam, CommitError> {
    if place.is_example() {
        let applied = before.apply_team(edit).map_err(CommitError::Team)?;
        return Ok(CommittedTeam::of(applied, false, Saved::InMemory));
    }
    let held = lock(disk, place)?;
    let save = Save::new(disk, place, held.is_some());
    for _ in 0..ATTEMPTS {
        if let Some(committed) = save.attempt_team(before, edit)? {
            return Ok(CommittedTeam { unkept: save.backups.trouble(), ..committed });
        }
    }
    Err(CommitError::Busy(place.team_file().to_owned()))
}

impl CommittedTeam {
    fn of(applied: AppliedTeam, reloaded: bool, saved: Saved) -> Self {
        let AppliedTeam { workspace, inverse } = applied;
        Self { workspace, inverse, reloaded, saved, unkept: None }
    }
}

impl Save<'_> {
    /// Saves on what the files say now; `None` when the roster changed while it was being saved.
    fn attempt_team(
        &self,
        before: &Workspace,
        edit: &TeamEdit,
    ) -> Result<Option<CommittedTeam>, CommitError> {
        let reloaded = !self.is_on_disk(before)?;
        let now = if reloaded {
            Workspace::load_from(self.disk, self.place).map_err(CommitError::Broken)?
        } else {
            before.clone()
        };
        undisputed(before, &now, edit).map_err(|conflict| CommitError::Conflict(Box::new(conflict)))?;
        let applied = now.apply_team(edit).map_err(CommitError::Team)?;
        let (file, old, new) = (self.place.team_file(), now.team_text(), applied.workspace.team_text());
        if old == new {
            return Ok(Some(CommittedTeam::of(applied, reloaded, Saved::Durably)));
        }
        let backups = Some(&self.backups);
        let replacing = Replacing { disk: self.disk, access: Access::Usual, locked: self.locked, backups };
        match replacing.replace(file, old.as_bytes(), new.as_bytes()) {
            Err(Failure::Changed) => Ok(None),
            Err(Failure::Io(error)) => Err(io_at(file)(error)),
            Ok(saved) => Ok(Some(CommittedTeam::of(applied, reloaded, saved))),
        }
    }
}

/// Refuses what somebody else has meanwhile decided otherwise for the same meeting.
fn undisputed(before: &Workspace, now: &Workspace, edit: &TeamEdit) -> Result<(), Conflict> {
    let (base, theirs) = (edit.said_by(before.team()), edit.said_by(now.team()));
    if theirs == base || theirs == edit.instead {
        return Ok(());
    }
    let meeting = match &edit.of {
        MeetingOf::Team => "the team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("the 1-1 with {}", before.team().name_of(who)),
    };
    let title = format!("{meeting} of {}", edit.on);
    Err(Conflict { title, field: None, ours: in_words(edit.instead), theirs: Some(in_words(theirs)) })
}

pub(in crate::store) fn in_words(instead: Option<Instead>) -> String {
    match instead {
        None => "as usual".to_owned(),
        Some(Instead::Skipped) => "skipped".to_owned(),
        Some(Instead::Moved { to, time: None }) => format!("moved to {to}"),
        Some(Instead::Moved { to, time: Some(time) }) => format!("moved to {to} {}", time.format("%H:%M")),
    }
}
