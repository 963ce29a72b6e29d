//! The agendas of all 1-1s as one list.

use super::{Row, Target};
use crate::domain::TopicKey;
use crate::plan::Plan;

/// A row of the 1-1s; the first number is the place of the 1-1 in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneOnOneRow {
    /// Whose 1-1 it is and when.
    Head(usize),
    /// The item at this place.
    Item(usize, usize, TopicKey),
    /// Nothing stands on the agenda.
    Nothing(usize),
    /// What does not fit, by its place.
    Overflow(usize, usize, TopicKey),
    /// An empty line.
    Gap,
}

impl Row for OneOnOneRow {
    fn target(&self) -> Option<Target> {
        match self {
            Self::Head(agenda) => Some(Target::Member(*agenda)),
            Self::Item(_, _, key) | Self::Overflow(_, _, key) => Some(Target::Topic(*key)),
            Self::Nothing(_) | Self::Gap => None,
        }
    }
}

/// Below so many lines the line of a 1-1 does not stay on top of its agenda.
const ROOM_FOR_NAME: usize = 3;

/// The 1-1 within whose agenda a list of so many lines begins: its line stays on top, and the rows have
/// one line less.
pub fn begun(rows: &[OneOnOneRow], offset: usize, lines: usize) -> Option<usize> {
    match rows.get(offset)? {
        OneOnOneRow::Item(agenda, ..) | OneOnOneRow::Overflow(agenda, ..) | OneOnOneRow::Nothing(agenda) => {
            (lines >= ROOM_FOR_NAME).then_some(*agenda)
        }
        OneOnOneRow::Head(_) | OneOnOneRow::Gap => None,
    }
}

/// The rows of a week's 1-1s.
pub fn one_on_one_rows(plan: &Plan) -> Vec<OneOnOneRow> {
    let mut rows = Vec::new();
    for (at, agenda) in plan.one_on_ones.iter().enumerate() {
        rows.extend((at > 0).then_some(OneOnOneRow::Gap));
        rows.push(OneOnOneRow::Head(at));
        let items = agenda.items.iter().enumerate();
        rows.extend(items.map(|(slot, one)| OneOnOneRow::Item(at, slot, one.item.text().key())));
        rows.extend(agenda.items.is_empty().then_some(OneOnOneRow::Nothing(at)));
        let over = agenda.overflow.iter().enumerate();
        rows.extend(over.map(|(slot, one)| OneOnOneRow::Overflow(at, slot, one.item.text().key())));
    }
    rows
}
