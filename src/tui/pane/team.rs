//! The agenda of the team meeting as a list.

use chrono::NaiveDate;

use super::{Row, Target};
use crate::domain::{Minutes, TopicKey};
use crate::plan::TeamAgenda;

/// A row of the team agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamRow {
    /// The hello.
    Opening(Minutes),
    /// The item at this place.
    Item(usize, TopicKey),
    /// The wrap-up, from so many minutes into the meeting.
    Closing(Minutes, Minutes),
    /// Time that nothing was planned for.
    Free(Minutes),
    /// Nothing stands on the agenda.
    Nothing,
    /// The heading of what is told in writing.
    InWriting,
    /// What is told in writing, by its place.
    Written(usize, TopicKey),
    /// The heading of what was promised.
    Promised,
    /// What was promised in front of the team, by its place.
    Promise(usize),
    /// An empty line.
    Gap,
    /// The heading of what goes to the meeting of this date.
    Later(Option<NaiveDate>),
    /// What does not fit, by its place.
    Overflow(usize, TopicKey),
}

impl Row for TeamRow {
    fn target(&self) -> Option<Target> {
        match self {
            Self::Item(_, key) | Self::Overflow(_, key) | Self::Written(_, key) => Some(Target::Topic(*key)),
            Self::Promise(nth) => Some(Target::TeamPromise(*nth)),
            _ => None,
        }
    }
}

/// The rows of a team agenda.
pub fn team_rows(agenda: &TeamAgenda) -> Vec<TeamRow> {
    if agenda.held_on.is_some() {
        return vec![TeamRow::Nothing];
    }
    let mut rows = Vec::with_capacity(agenda.items.len() + agenda.overflow.len() + 6);
    rows.extend((agenda.opening.0 > 0).then_some(TeamRow::Opening(agenda.opening)));
    let items = agenda.items.iter().enumerate();
    rows.extend(items.map(|(at, slot)| TeamRow::Item(at, slot.item.text().key())));
    rows.extend(agenda.items.is_empty().then_some(TeamRow::Nothing));
    rows.extend(end_of_meeting(agenda));
    rows.extend(beside(agenda));
    rows.extend(later(agenda));
    rows
}

/// What takes no time: what is told in writing, and what was promised.
fn beside(agenda: &TeamAgenda) -> Vec<TeamRow> {
    let mut rows = Vec::new();
    if !agenda.written.is_empty() {
        rows.extend([TeamRow::Gap, TeamRow::InWriting]);
        let written = agenda.written.iter().enumerate();
        rows.extend(written.map(|(at, item)| TeamRow::Written(at, item.text().key())));
    }
    if !agenda.promises.is_empty() {
        rows.extend([TeamRow::Gap, TeamRow::Promised]);
        rows.extend((0..agenda.promises.len()).map(TeamRow::Promise));
    }
    rows
}

fn end_of_meeting(agenda: &TeamAgenda) -> impl Iterator<Item = TeamRow> {
    let free = agenda.meeting.minutes.saturating_sub(agenda.used());
    let closing_at = agenda.meeting.minutes.saturating_sub(agenda.closing);
    let free = (free.0 > 0 && !agenda.items.is_empty()).then_some(TeamRow::Free(free));
    let closing = (agenda.closing.0 > 0).then_some(TeamRow::Closing(closing_at, agenda.closing));
    free.into_iter().chain(closing)
}

/// What does not fit, with a heading before each date.
fn later(agenda: &TeamAgenda) -> Vec<TeamRow> {
    let mut rows = Vec::new();
    let mut under = None;
    for (at, over) in agenda.overflow.iter().enumerate() {
        if under != Some(over.to) {
            rows.extend([TeamRow::Gap, TeamRow::Later(over.to)]);
            under = Some(over.to);
        }
        rows.push(TeamRow::Overflow(at, over.item.text().key()));
    }
    rows
}
