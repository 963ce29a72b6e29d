//! What can be undone and redone, as edits.

use crate::store::save::rebase;
use crate::store::{Change, Edit, EditError, Workspace};

/// So many steps are carried over when somebody else has changed the files; older ones are given up.
const CARRIED_OVER: usize = 50;

/// One step back or forth, or why it cannot be gone any more.
type Step = Result<Edit, EditError>;

/// The edits that lead back, and those that lead forth again.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// How many edits were made, whether or not they were taken back since.
    made: u64,
}

impl History {
    /// Notes the way back from a new edit.
    pub(super) fn did(&mut self, inverse: Edit) {
        self.undo.push(Ok(inverse));
        self.redo.clear();
        self.made += 1;
    }

    /// How many edits were made, whether or not they were taken back since.
    pub(super) fn made(&self) -> u64 {
        self.made
    }

    /// The way back from the last edit. When it cannot be gone, it is given up.
    pub(super) fn take_undo(&mut self) -> Result<Option<Edit>, EditError> {
        self.undo.pop().transpose()
    }

    /// Notes the way forth from what was undone.
    pub(super) fn undid(&mut self, inverse: Edit) {
        self.redo.push(Ok(inverse));
    }

    /// Nothing that was undone can be done again.
    pub(super) fn forget_redo(&mut self) {
        self.redo.clear();
    }

    /// The way forth from what was undone last.
    pub(super) fn take_redo(&mut self) -> Result<Option<Edit>, EditError> {
        self.redo.pop().transpose()
    }

    /// Notes the way back from what was redone.
    pub(super) fn redid(&mut self, inverse: Edit) {
        self.undo.push(Ok(inverse));
    }

    /// Carries all steps over from one state of the files to another that somebody else has made. A step
    /// whose topic was changed there cannot be gone any more.
    pub(super) fn carry_over(&mut self, before: &Workspace, now: &Workspace) {
        self.undo = carried_over(&self.undo, before, now);
        self.redo = carried_over(&self.redo, before, now);
    }

    /// How many edits lead back and how many forth.
    pub(super) fn depth(&self) -> (usize, usize) {
        (self.undo.len(), self.redo.len())
    }
}

/// Each step is made for the state that the steps after it lead to, so both states are led along.
fn carried_over(steps: &[Step], before: &Workspace, now: &Workspace) -> Vec<Step> {
    let (mut before, mut now) = (before.clone(), now.clone());
    let mut carried: Vec<Step> = Vec::new();
    for step in steps.iter().rev().take(CARRIED_OVER) {
        let next = step.clone().and_then(|step| {
            let edit = rebase(&step, &before, &now).map_err(|_| changed(&step))?;
            now = now.apply(&edit)?.workspace;
            Ok(edit)
        });
        carried.push(next);
        match step.as_ref().map(|step| before.apply(step)) {
            Ok(Ok(applied)) => before = applied.workspace,
            _ => break,
        }
    }
    carried.reverse();
    carried
}

fn changed(step: &Edit) -> EditError {
    let key = step.changes.iter().find_map(Change::key);
    key.map_or_else(|| EditError::Invalid(Vec::new()), EditError::Changed)
}
