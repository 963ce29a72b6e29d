//! Moves an item up or down on its agenda, by pinning topics to places.

use super::Desk;
use crate::domain::{MeetingOf, Minutes, TopicKey, Week};
use crate::plan::{ItemText, Overflow, Plan, PrivateItem, Slot};
use crate::store::{Change, Edit, TopicField, Value};

/// Which way an item is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Earlier in the meeting; from next time into this one.
    Up,
    /// Later in the meeting.
    Down,
}

/// The topics of an agenda with their minutes.
struct Items {
    on: Vec<(TopicKey, Minutes)>,
    left: Vec<(TopicKey, Minutes)>,
    /// The minutes that all of them can have.
    whole: Minutes,
}

impl Desk {
    /// Moves an item one place on its agenda: it is pinned to the place that it gets. The last one leaves
    /// the agenda again when it stands there only because it was pinned. `None` when it does not stand
    /// there, or is at the end already.
    pub fn shift(&self, key: TopicKey, week: Week, agenda: &MeetingOf, direction: Direction) -> Option<Edit> {
        let items = self.items_of(week, agenda)?;
        if let Some((_, asked)) = items.left.iter().find(|(one, _)| *one == key) {
            return (direction == Direction::Up).then(|| self.bring_in(key, *asked, &items));
        }
        let at = items.on.iter().position(|(one, _)| *one == key)?;
        let to = match direction {
            Direction::Up => at.checked_sub(1)?,
            Direction::Down => at + 1,
        };
        let Some((neighbour, _)) = items.on.get(to).copied() else {
            return self.let_go(key, week, agenda);
        };
        let mut changes = vec![pin(key, to + 1)];
        changes.extend(self.is_pinned(neighbour).then(|| pin(neighbour, at + 1)));
        Some(Edit { changes })
    }

    /// Pins what did not fit to the last place. What is pinned goes first, so the last ones that were
    /// pinned before are let loose when there is no room beside them.
    fn bring_in(&self, key: TopicKey, asked: Minutes, items: &Items) -> Edit {
        let mut pinned: Vec<_> = items.on.iter().filter(|(one, _)| self.is_pinned(*one)).collect();
        let mut changes = vec![pin(key, items.on.len().max(1))];
        let room = items.whole.saturating_sub(asked);
        while pinned.iter().map(|(_, minutes)| *minutes).sum::<Minutes>() > room {
            let Some((last, _)) = pinned.pop() else { break };
            changes.push(Change::Set { key: *last, field: TopicField::Order, value: None });
        }
        Edit { changes }
    }

    /// Unpins an item that does not stand on the agenda without its pin.
    fn let_go(&self, key: TopicKey, week: Week, agenda: &MeetingOf) -> Option<Edit> {
        let edit = Edit::clear(key, TopicField::Order);
        let unpinned = self.is_pinned(key).then(|| self.preview(&edit, key).ok())??;
        let mut topics = self.routed().to_vec();
        *topics.iter_mut().find(|routed| routed.topic().key == key)? = unpinned;
        let items = Items::of_agenda(self.plan_of(&topics, week), agenda)?;
        items.left.iter().any(|(one, _)| *one == key).then_some(edit)
    }

    fn is_pinned(&self, key: TopicKey) -> bool {
        self.workspace.topic(key).is_some_and(|topic| topic.order.is_some())
    }

    fn items_of(&self, week: Week, agenda: &MeetingOf) -> Option<Items> {
        Items::of_agenda(self.plan(week), agenda)
    }
}

impl Items {
    fn of_agenda(plan: Plan, agenda: &MeetingOf) -> Option<Self> {
        match agenda {
            MeetingOf::Team => {
                let agenda = plan.team?;
                let reserved = agenda.opening + agenda.closing;
                let whole = agenda.meeting.minutes.saturating_sub(reserved);
                Some(Self::of(&agenda.items, &agenda.overflow, |item| item.text(), whole))
            }
            MeetingOf::OneOnOne(with) => {
                let agenda = plan.one_on_one(with)?;
                let whole = agenda.meeting.minutes.saturating_sub(agenda.reserved);
                Some(Self::of(&agenda.items, &agenda.overflow, PrivateItem::text, whole))
            }
        }
    }

    fn of<T>(on: &[Slot<T>], left: &[Overflow<T>], text: impl Fn(&T) -> &ItemText, whole: Minutes) -> Self {
        Self {
            on: on.iter().map(|slot| (text(&slot.item).key(), slot.minutes)).collect(),
            left: left.iter().map(|one| (text(&one.item).key(), one.minutes)).collect(),
            whole,
        }
    }
}

fn pin(key: TopicKey, place: usize) -> Change {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    Change::Set { key, field: TopicField::Order, value: Some(Value::Number(place)) }
}
