//! The agenda that something is done on.

use super::super::layout::Pane;
use super::super::model::Work;
use super::super::pane::{Place, TopicRow};
use crate::domain::{MeetingOf, TopicKey};

/// The agenda on which a topic stands: the one of the pane, or in the list of topics the first one
/// that it stands on.
pub fn agenda(work: &Work, focus: Pane, key: TopicKey) -> Option<MeetingOf> {
    let with = |agenda: usize| {
        work.board.plan.one_on_ones.get(agenda).map(|one| MeetingOf::OneOnOne(one.with.clone()))
    };
    match focus {
        Pane::Team => Some(MeetingOf::Team),
        Pane::OneOnOnes => with(work.board.agenda_of_selection(focus)?),
        Pane::Topics => match work.board.topics.rows.get(work.board.topics.cursor.selected)? {
            TopicRow::Topic(one, Place::Team { .. } | Place::TeamLater { .. } | Place::Written)
                if *one == key =>
            {
                Some(MeetingOf::Team)
            }
            TopicRow::Topic(one, Place::With { agenda, .. } | Place::WithLater { agenda, .. })
                if *one == key =>
            {
                with(*agenda)
            }
            _ => None,
        },
    }
}
