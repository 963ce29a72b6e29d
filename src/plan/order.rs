//! In which order the topics of one meeting are talked about: one total order, and the manager's pins.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::errand::Errand;
use super::kind_of;
use crate::classify::Routed;
use crate::domain::{Kind, Priority, TopicKey};

/// A topic's rank among those of one meeting; smaller comes first. No two topics have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// In a 1-1 the member's own topics come first: it is their meeting.
    not_theirs: bool,
    /// The due date, while it presses; else the end of time.
    due: NaiveDate,
    priority: Priority,
    /// What more meetings did not reach comes before others that matter as much.
    carried: Reverse<usize>,
    kind: Kind,
    /// Who has waited longest comes first; a topic without a date has waited nobody knows how long.
    added: Option<NaiveDate>,
    key: TopicKey,
}

impl Rank {
    /// The rank of a topic.
    pub(super) fn of(routed: &Routed, theirs: bool) -> Self {
        let topic = routed.topic();
        Self {
            not_theirs: !theirs,
            due: topic.due.unwrap_or(NaiveDate::MAX),
            priority: topic.priority,
            carried: Reverse(topic.carried.len()),
            kind: kind_of(routed),
            added: topic.added,
            key: topic.key,
        }
    }

    /// The rank in a meeting in which due dates press before this day. Later ones can wait: other topics that matter
    /// more must not be put off for them again and again.
    pub(super) fn pressing_before(self, day: NaiveDate) -> Self {
        Self { due: if self.due < day { self.due } else { NaiveDate::MAX }, ..self }
    }
}

/// The errands of one meeting in order.
pub(super) struct Ordered<'a, T> {
    /// Those with a place by the manager's hand, by place.
    pub pinned: Vec<(u32, Errand<'a, T>)>,
    /// All others, most pressing first.
    pub free: Vec<Errand<'a, T>>,
}

/// Puts the errands of one meeting in order, in which due dates press before a day.
pub(super) fn in_order<T>(errands: Vec<Errand<T>>, pressing_before: NaiveDate) -> Ordered<T> {
    let (mut pinned, mut ranks) = (Vec::new(), Vec::with_capacity(errands.len()));
    let mut free: Vec<Option<Errand<T>>> = Vec::with_capacity(errands.len());
    for errand in errands {
        let rank = errand.rank.pressing_before(pressing_before);
        if let Some(place) = errand.place {
            pinned.push((place, rank, errand));
        } else {
            ranks.push((rank, free.len()));
            free.push(Some(errand));
        }
    }
    // Errands are large: their ranks are sorted instead, and each is moved once.
    ranks.sort_unstable();
    pinned.sort_unstable_by_key(|(place, rank, _)| (*place, *rank));
    Ordered {
        pinned: pinned.into_iter().map(|(place, _, errand)| (place, errand)).collect(),
        free: ranks.into_iter().filter_map(|(_, at)| free.get_mut(at)?.take()).collect(),
    }
}

/// Puts what is pinned to the n-th place there, and what is not pinned around it.
///
/// Both lists are in order already, the pinned one by place. Two topics pinned to the same place stand
/// one after the other; a pin beyond the end of the list is its end.
pub(super) fn merge_pins<T>(free: Vec<T>, pinned: Vec<(u32, T)>) -> Vec<T> {
    if pinned.is_empty() {
        return free;
    }
    let mut all = Vec::with_capacity(free.len() + pinned.len());
    let mut free = free.into_iter();
    for (place, item) in pinned {
        let before = usize::try_from(place).unwrap_or(usize::MAX).saturating_sub(1);
        let missing = before.saturating_sub(all.len());
        all.extend(free.by_ref().take(missing));
        all.push(item);
    }
    all.extend(free);
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pins_keep_their_places() {
        let merged = merge_pins(vec!["a", "b", "c"], vec![(1, "X"), (3, "Y"), (3, "Z"), (99, "end")]);
        assert_eq!(merged, ["X", "a", "Y", "Z", "b", "c", "end"]);
        assert_eq!(merge_pins(vec!["a"], vec![(0, "X")]), ["X", "a"]);
    }

    proptest! {
        #[test]
        fn pinning_loses_nothing_and_keeps_the_others_in_order(free in 0usize..20, mut pins in prop::collection::vec(0u32..30, 0..8)) {
            pins.sort_unstable();
            let pinned: Vec<(u32, usize)> = pins.iter().enumerate().map(|(at, place)| (*place, 100 + at)).collect();
            let merged = merge_pins((0..free).collect(), pinned);
            let kept: Vec<usize> = merged.iter().copied().filter(|item| *item < 100).collect();
            prop_assert_eq!(kept, (0..free).collect::<Vec<_>>());
            prop_assert_eq!(merged.len(), free + pins.len());
        }
    }
}
