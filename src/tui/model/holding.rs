//! The meeting that is being held, with the place in it.

use super::super::pane::{Aside, HeldRow, Keep, List, Spot, Target, held_rows};
use crate::desk::Desk;
use crate::domain::MeetingOf;
use crate::hold::Hold;

/// So many steps can be taken back.
const STEPS: usize = 50;

/// A meeting that is being held.
#[derive(Debug)]
pub struct Holding {
    /// The meeting.
    pub hold: Hold,
    /// What it asks after beside its items.
    pub aside: Aside,
    /// Its rows.
    pub list: List<HeldRow>,
    /// What it was like before the last steps.
    back: Vec<Hold>,
}

/// A meeting that was being held when songsheet ended.
#[derive(Debug)]
pub struct Unfinished {
    /// The meeting.
    pub hold: Hold,
    /// Whether it was asked what becomes of it.
    pub asked: bool,
}

impl Holding {
    /// Holds a meeting, with what the plan has for it beside its items.
    pub fn new(hold: Hold, desk: &Desk) -> Self {
        let aside = Aside::of(&hold, desk);
        let mut holding = Self { list: List::default(), aside, hold, back: Vec::new() };
        holding.refresh();
        holding.follow();
        holding
    }

    /// Whether all may see it: there is nothing private in a team meeting.
    pub fn is_for_all(&self) -> bool {
        *self.hold.of() == MeetingOf::Team
    }

    /// Does a step that can be taken back.
    pub fn step(&mut self, step: impl FnOnce(&mut Hold)) {
        let before = self.hold.clone();
        step(&mut self.hold);
        if self.back.len() == STEPS {
            self.back.remove(0);
        }
        self.back.push(before);
        self.refresh();
    }

    /// Takes the last step back; whether there was one.
    pub fn take_back(&mut self) -> bool {
        let Some(before) = self.back.pop() else { return false };
        self.hold = before;
        self.refresh();
        true
    }

    /// Whether a step can be taken back.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Makes the rows anew.
    pub fn refresh(&mut self) {
        self.list.replace(held_rows(&self.hold, &self.aside), Keep::Topic);
    }

    /// Selects the item that is talked about, or what the member has to hear first.
    pub fn follow(&mut self) {
        match self.hold.at() {
            Some(at) => drop(self.list.go_to(Target::Held(Spot::Item(at)))),
            None => self.list.first(),
        }
    }

    /// What is selected.
    pub fn spot(&self) -> Option<Spot> {
        match self.list.target()? {
            Target::Held(spot) => Some(spot),
            _ => None,
        }
    }

    /// The place of the item that is selected, or else that is talked about.
    pub fn item(&self) -> Option<usize> {
        match self.spot() {
            Some(Spot::Item(at)) => Some(at),
            _ => self.hold.at(),
        }
    }
}
