//! The topics and what is derived from them.

use super::super::layout::Pane;
use super::super::pane::Target;
use super::super::settings::Settings;
use super::{Board, Sights};
use crate::desk::Desk;
use crate::domain::{Handle, TopicKey};
use crate::store::Workspace;

/// The desk and the board that shows it.
#[derive(Debug)]
pub struct Work {
    /// The workspace with its routed topics.
    pub desk: Desk,
    /// The plan of the shown week, as lists.
    pub board: Board,
    /// The pages that look back and ahead.
    pub sights: Sights,
}

impl Work {
    /// The work on a workspace, with the plan of the week that is to be planned.
    pub fn open(workspace: Workspace, settings: &Settings) -> Self {
        let desk = Desk::open(workspace, &settings.routing, settings.today);
        let mut board = Board::new(&desk, desk.week(), |_| true);
        board.topics.first();
        Self { desk, board, sights: Sights::default() }
    }

    /// The topic that is selected in a pane.
    pub fn topic(&self, focus: Pane) -> Option<TopicKey> {
        match self.board.target(focus)? {
            Target::Topic(key) => Some(key),
            _ => None,
        }
    }

    /// The member on whose 1-1 the selection stands.
    pub fn member(&self, focus: Pane) -> Option<&Handle> {
        let agenda = self.board.agenda_of_selection(focus)?;
        self.board.plan.one_on_ones.get(agenda).map(|agenda| &agenda.with)
    }
}
