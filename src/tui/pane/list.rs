//! Rows with the place in them.

use super::{Cursor, Row, Target};

/// A list on the screen.
#[derive(Debug, Clone)]
pub struct List<R> {
    /// Its rows.
    pub rows: Vec<R>,
    /// The place in it.
    pub cursor: Cursor,
}

/// What stays selected when the rows of a list become others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The same topic, wherever it has gone; the same place when it is no longer there.
    Topic,
    /// The same place, so that the next topic comes to hand.
    Place,
}

impl<R> Default for List<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), cursor: Cursor::default() }
    }
}

impl<R: Row> List<R> {
    /// What is selected.
    pub fn target(&self) -> Option<Target> {
        self.rows.get(self.cursor.selected)?.target()
    }

    /// Selects what stands for `target`; gives back whether it is in the list.
    pub fn go_to(&mut self, target: Target) -> bool {
        if self.target() == Some(target) {
            return true;
        }
        let found = self.rows.iter().position(|row| row.target() == Some(target));
        self.cursor.selected = found.unwrap_or(self.cursor.selected);
        found.is_some()
    }

    /// Takes other rows.
    pub fn replace(&mut self, rows: Vec<R>, keep: Keep) {
        let selected = self.target();
        self.rows = rows;
        let followed = match (keep, selected) {
            (Keep::Topic, Some(target)) => self.go_to(target),
            _ => false,
        };
        if !followed {
            self.cursor.settle(&self.rows);
        }
    }

    /// Selects a row, if it can be selected.
    pub fn select(&mut self, index: Option<usize>) {
        let target = |index: &usize| self.rows.get(*index).is_some_and(|row| row.target().is_some());
        if let Some(index) = index.filter(target) {
            self.cursor.selected = index;
        }
    }

    /// Moves by so many rows that can be selected.
    pub fn step(&mut self, by: isize) {
        self.cursor.step(&self.rows, by);
    }

    /// Goes to the first row.
    pub fn first(&mut self) {
        self.cursor.first(&self.rows);
    }

    /// Goes to the last row or the first one.
    pub fn go_to_end(&mut self, last: bool) {
        if last { self.cursor.last(&self.rows) } else { self.first() }
    }

    /// Scrolls so that the selected row is seen.
    pub fn reveal(&mut self, lines: usize, height: impl Fn(&R) -> usize) {
        let rows = &self.rows;
        self.cursor.reveal(rows, lines, |index| rows.get(index).map_or(1, &height));
    }
}
