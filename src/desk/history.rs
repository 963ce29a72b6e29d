//! What can be undone and redone, as edits.

use crate::store::Edit;

/// The edits that lead back, and those that lead forth again.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
}

impl History {
    /// Notes the way back from a new edit.
    pub(super) fn did(&mut self, inverse: Edit) {
        self.undo.push(inverse);
        self.redo.clear();
    }

    /// The way back from the last edit. When it cannot be gone, it is given up.
    pub(super) fn take_undo(&mut self) -> Option<Edit> {
        self.undo.pop()
    }

    /// Notes the way forth from what was undone.
    pub(super) fn undid(&mut self, inverse: Edit) {
        self.redo.push(inverse);
    }

    /// The way forth from what was undone last.
    pub(super) fn take_redo(&mut self) -> Option<Edit> {
        self.redo.pop()
    }

    /// Notes the way back from what was redone.
    pub(super) fn redid(&mut self, inverse: Edit) {
        self.undo.push(inverse);
    }

    /// How many edits lead back and how many forth.
    pub(super) fn depth(&self) -> (usize, usize) {
        (self.undo.len(), self.redo.len())
    }
}
