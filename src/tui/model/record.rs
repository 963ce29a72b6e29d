//! The log of meetings, as far as it has been read.

use std::sync::Arc;

use crate::desk::Desk;
use crate::domain::Log;
use crate::hold::Hold;
use crate::store::{LogEdit, Logs, TeamEdit};

/// What takes back what is in no undo stack.
#[derive(Debug, Clone)]
pub enum Back {
    /// An edit of the log, and its opposite.
    Log(Turn),
    /// The opposite of an edit of the roster.
    Team(TeamEdit),
    /// What leads back to a meeting before it was closed.
    Closing(Box<Closed>),
}

/// An edit of the log that can be taken back and made again.
#[derive(Debug, Clone)]
pub struct Turn {
    /// What was done.
    pub forth: LogEdit,
    /// What takes it back.
    pub back: LogEdit,
}

/// What was taken back and can be made again.
#[derive(Debug, Clone)]
pub struct Forth {
    /// How many edits of topics could be taken back when it was.
    depth: usize,
    /// How many edits of topics had been made by then: after another one it is not made again.
    made: u64,
    /// What it was.
    what: Back,
}

/// A meeting that was closed here.
#[derive(Debug, Clone)]
pub struct Closed {
    /// The meeting, as it was when it was closed.
    pub hold: Hold,
    /// What takes its record out of the log.
    pub unlog: LogEdit,
    /// How many edits of topics could be taken back after it; the last of them is its own.
    pub depth: usize,
}

/// The log, which is read after the first frame.
#[derive(Debug, Default)]
pub struct Record {
    /// The log with its texts; absent while it has not been read yet.
    pub logs: Option<Logs>,
    /// Whether it is to be read again as soon as everything is saved.
    pub is_due: bool,
    /// What leads back from the last edits of the log and of the roster, each with the number of edits of topics that were made
    /// before it.
    pub back: Vec<(usize, Back)>,
    /// What leads forth again, what was taken back last at the end.
    pub forth: Vec<Forth>,
    /// Whether what was kept of a meeting cannot be read: no other meeting is kept in its place.
    pub session_is_broken: bool,
}

impl Record {
    /// What was held, as far as that is known.
    pub fn log(&self) -> Option<Arc<Log>> {
        self.logs.as_ref().map(|logs| logs.log().clone())
    }

    /// Whether what is taken back next is the closing of a meeting.
    pub fn is_closing_next(&self, depth: usize) -> bool {
        self.back.last().is_some_and(|(before, back)| *before >= depth && matches!(back, Back::Closing(_)))
    }

    /// The way back from the last edit of the log or of the roster, when no topic was edited after it; `depth` is how many edits of
    /// topics can be taken back.
    pub fn take_back(&mut self, depth: usize) -> Option<Back> {
        let last = self.back.last().is_some_and(|(before, _)| *before >= depth);
        if last { self.back.pop().map(|(_, edit)| edit) } else { None }
    }

    /// Notes what was taken back, so that it can be made again.
    pub fn taken_back(&mut self, desk: &Desk, what: Back) {
        self.forth.push(Forth { depth: desk.depth().0, made: desk.edits_made(), what });
    }

    /// The way forth to what was taken back last, when it comes before the next edit of a topic that was.
    pub fn take_forth(&mut self, desk: &Desk) -> Option<Back> {
        self.can_go_forth(desk).then(|| self.forth.pop().map(|forth| forth.what)).flatten()
    }

    /// Whether an edit of the log or of the roster is what can be made again next.
    pub fn can_go_forth(&self, desk: &Desk) -> bool {
        let next = |forth: &Forth| forth.depth <= desk.depth().0 && forth.made == desk.edits_made();
        self.forth.last().is_some_and(next)
    }
}
