//! Moves an item up or down on its agenda, by pinning topics to places.

use super::Desk;
use crate::domain::{Handle, TopicKey, Week};
use crate::plan::PrivateItem;
use crate::store::{Change, Edit, TopicField, Value};

/// One agenda of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agenda {
    /// The team meeting's.
    Team,
    /// That of a member's 1-1.
    OneOnOne(Handle),
}

/// Which way an item is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Earlier in the meeting; from next time into this one.
    Up,
    /// Later in the meeting.
    Down,
}

impl Desk {
    /// Moves an item one place on its agenda: it is pinned to the place that it gets. `None` when it
    /// does not stand there, or is at the end already.
    pub fn shift(&self, key: TopicKey, week: Week, agenda: &Agenda, direction: Direction) -> Option<Edit> {
        let (items, left) = self.items_of(week, agenda)?;
        if left.contains(&key) {
            let last = items.len().max(1);
            return (direction == Direction::Up).then(|| Edit { changes: vec![pin(key, last)] });
        }
        let at = items.iter().position(|item| *item == key)?;
        let to = match direction {
            Direction::Up => at.checked_sub(1)?,
            Direction::Down => at + 1,
        };
        let neighbour = *items.get(to)?;
        let mut changes = vec![pin(key, to + 1)];
        let pinned = self.workspace.topic(neighbour).is_some_and(|topic| topic.order.is_some());
        changes.extend(pinned.then(|| pin(neighbour, at + 1)));
        Some(Edit { changes })
    }

    /// The topics on an agenda, and those that did not fit.
    fn items_of(&self, week: Week, agenda: &Agenda) -> Option<(Vec<TopicKey>, Vec<TopicKey>)> {
        let plan = self.plan(week);
        match agenda {
            Agenda::Team => {
                let agenda = plan.team?;
                let items = agenda.items.iter().map(|slot| slot.item.text().key()).collect();
                Some((items, agenda.overflow.iter().map(|left| left.item.text().key()).collect()))
            }
            Agenda::OneOnOne(with) => {
                let agenda = plan.one_on_one(with)?;
                let key = |item: &PrivateItem| item.text().key();
                let items = agenda.items.iter().map(|slot| key(&slot.item)).collect();
                Some((items, agenda.overflow.iter().map(|left| key(&left.item)).collect()))
            }
        }
    }
}

fn pin(key: TopicKey, place: usize) -> Change {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    Change::Set { key, field: TopicField::Order, value: Some(Value::Number(place)) }
}
