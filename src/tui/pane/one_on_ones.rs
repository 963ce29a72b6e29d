//! The agendas of all 1-1s as one list.

use super::{Row, Target};
use crate::domain::TopicKey;
use crate::plan::Plan;

/// A row of the 1-1s; the first number is the place of the 1-1 in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneOnOneRow {
    /// Whose 1-1 it is and when.
    Head(usize),
    /// What the team has heard without them, by its place.
    Hear(usize, usize),
    /// The item at this place.
    Item(usize, usize, TopicKey),
    /// Nothing stands on the agenda.
    Nothing(usize),
    /// What does not fit, by its place.
    Overflow(usize, usize, TopicKey),
    /// What was promised, by its place.
    Promise(usize, usize),
    /// A question that is suggested.
    Suggested(usize),
    /// A 1-1 of the week that is not held, by its place among the meetings that are not.
    Off(usize),
    /// An empty line.
    Gap,
}

impl Row for OneOnOneRow {
    fn target(&self) -> Option<Target> {
        match self {
            Self::Head(agenda) => Some(Target::Member(*agenda)),
            Self::Item(_, _, key) | Self::Overflow(_, _, key) => Some(Target::Topic(*key)),
            Self::Hear(agenda, nth) => Some(Target::Hear(*agenda, *nth)),
            Self::Promise(agenda, nth) => Some(Target::Promise(*agenda, *nth)),
            Self::Suggested(agenda) => Some(Target::Suggested(*agenda)),
            Self::Off(nth) => Some(Target::Off(*nth)),
            Self::Nothing(_) | Self::Gap => None,
        }
    }
}

impl OneOnOneRow {
    /// The place of the 1-1 in the plan.
    pub fn agenda(self) -> Option<usize> {
        match self {
            Self::Head(agenda)
            | Self::Hear(agenda, _)
            | Self::Item(agenda, ..)
            | Self::Nothing(agenda)
            | Self::Overflow(agenda, ..)
            | Self::Promise(agenda, _)
            | Self::Suggested(agenda) => Some(agenda),
            Self::Off(_) | Self::Gap => None,
        }
    }
}

/// Below so many lines the line of a 1-1 does not stay on top of its agenda.
const ROOM_FOR_NAME: usize = 3;

/// The 1-1 within whose agenda a list of so many lines begins: its line stays on top, and the rows have
/// one line less.
pub fn begun(rows: &[OneOnOneRow], offset: usize, lines: usize) -> Option<usize> {
    let first = rows.get(offset)?;
    let within = !matches!(first, OneOnOneRow::Head(_)) && lines >= ROOM_FOR_NAME;
    first.agenda().filter(|_| within)
}

/// The rows of a week's 1-1s.
pub fn one_on_one_rows(plan: &Plan) -> Vec<OneOnOneRow> {
    let mut rows = Vec::new();
    for (at, agenda) in plan.one_on_ones.iter().enumerate() {
        rows.extend((at > 0).then_some(OneOnOneRow::Gap));
        rows.push(OneOnOneRow::Head(at));
        rows.extend((0..agenda.must_hear.len()).map(|nth| OneOnOneRow::Hear(at, nth)));
        let items = agenda.items.iter().enumerate();
        rows.extend(items.map(|(slot, one)| OneOnOneRow::Item(at, slot, one.item.text().key())));
        let nothing = agenda.items.is_empty() && agenda.must_hear.is_empty();
        rows.extend(nothing.then_some(OneOnOneRow::Nothing(at)));
        let over = agenda.overflow.iter().enumerate();
        rows.extend(over.map(|(slot, one)| OneOnOneRow::Overflow(at, slot, one.item.text().key())));
        rows.extend((0..agenda.promises.len()).map(|nth| OneOnOneRow::Promise(at, nth)));
        rows.extend(agenda.suggestion.as_ref().map(|_| OneOnOneRow::Suggested(at)));
    }
    let off = plan.not_held.iter().enumerate().filter(|(_, one)| one.of.with().is_some());
    let off: Vec<_> = off.map(|(nth, _)| OneOnOneRow::Off(nth)).collect();
    rows.extend((!off.is_empty() && !rows.is_empty()).then_some(OneOnOneRow::Gap));
    rows.extend(off);
    rows
}
