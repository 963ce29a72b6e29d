//! Moves a topic on its agenda.

use super::super::effect::Effect;
use super::super::layout::Pane;
use super::super::model::{Model, Tone, Work};
use super::super::pane::{Keep, Place, TopicRow};
use super::change::change;
use crate::desk::{Agenda, Direction};
use crate::domain::TopicKey;

/// Moves the selected topic up or down on the agenda that it stands on.
pub fn reorder(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let Some(key) = work.topic(model.window.focus) else { return Vec::new() };
    let week = work.board.plan.week;
    let edit = agenda(work, model.window.focus, key)
        .and_then(|agenda| work.desk.shift(key, week, &agenda, direction));
    let Some(edit) = edit else {
        model.say(Tone::Plain, "It cannot be moved further");
        return Vec::new();
    };
    let changed = change(model, Keep::Topic, |_| Ok::<_, std::convert::Infallible>(edit));
    changed.map(|changed| changed.effects).unwrap_or_default()
}

/// The agenda on which the topic is moved: the one of the pane, or in the list of topics the first one
/// that it stands on.
fn agenda(work: &Work, focus: Pane, key: TopicKey) -> Option<Agenda> {
    let with =
        |agenda: usize| work.board.plan.one_on_ones.get(agenda).map(|one| Agenda::OneOnOne(one.with.clone()));
    match focus {
        Pane::Team => Some(Agenda::Team),
        Pane::OneOnOnes => with(work.board.agenda_of_selection(focus)?),
        Pane::Topics => match work.board.topics.rows.get(work.board.topics.cursor.selected)? {
            TopicRow::Topic(one, Place::Team { .. } | Place::TeamLater { .. }) if *one == key => {
                Some(Agenda::Team)
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
