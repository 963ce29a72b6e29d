//! Which part of the work the screen shows.

use ratatui::layout::Size;

use super::super::layout::{Page, Pane, Side};

/// The page, the focus and the size of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The size of the terminal.
    pub size: Size,
    /// The pane that takes the keys.
    pub focus: Pane,
    /// The list that takes the keys on a page that looks back or ahead.
    pub side: Side,
    page: Page,
    presenting: bool,
    /// Whether the meeting that is being held is the team's.
    holds_team: bool,
}

impl Window {
    /// The window that the program starts with.
    pub fn new(size: Size, presenting: bool) -> Self {
        Self { size, focus: Pane::Topics, side: Side::First, page: Page::Plan, presenting, holds_team: false }
    }

    /// The page that is shown: while presenting, no other than the presenter's, or the team meeting that is being
    /// held.
    pub fn page(&self) -> Page {
        let for_all = self.page == Page::Hold && self.holds_team;
        if self.presenting && !for_all { Page::Presenter } else { self.page }
    }

    /// Whether others may be looking.
    pub fn presenting(&self) -> bool {
        self.presenting
    }

    /// Starts or ends presenter mode.
    pub fn present(&mut self, presenting: bool) {
        self.presenting = presenting;
    }

    /// Goes to the meeting that is being held.
    pub fn hold(&mut self, is_for_all: bool) {
        self.page = Page::Hold;
        self.holds_team = is_for_all;
    }

    /// Goes to a page. The triage page has one pane.
    pub fn go_to(&mut self, page: Page) {
        self.page = page;
        self.side = Side::First;
        if page == Page::Triage {
            self.focus = Pane::Topics;
        }
    }

    /// Moves the focus by so many panes, around the end.
    pub fn turn(&mut self, forward: bool) {
        if self.page.is_sight() {
            self.side = match self.side {
                Side::First => Side::Second,
                Side::Second => Side::First,
            };
        }
        if self.page != Page::Plan {
            return;
        }
        self.focus = match (self.focus, forward) {
            (Pane::Topics, true) | (Pane::OneOnOnes, false) => Pane::Team,
            (Pane::Team, true) | (Pane::Topics, false) => Pane::OneOnOnes,
            (Pane::OneOnOnes, true) | (Pane::Team, false) => Pane::Topics,
        };
    }
}
