//! Puts a topic into the parking lot, or takes it out again.

use super::super::effect::Effect;
use super::super::model::{Model, Tone};
use super::super::pane::Keep;
use super::change::{change, quoted, told_that, with_a_topic};
use crate::classify::Routed;
use crate::desk::IntentError;
use crate::store::{Edit, TopicField, Value};

/// Parks the selected topic: it stands on no agenda until it is taken out of the parking lot.
pub fn park(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let Some(parked) = work.desk.get(key).map(|routed: &Routed| routed.topic().parked) else {
        return Vec::new();
    };
    let today = work.desk.today();
    let changed = change(model, Keep::Place, |_| {
        Ok::<_, IntentError>(match parked {
            None => Edit::set(key, TopicField::Parked, Value::Date(today)),
            Some(_) => Edit::clear(key, TopicField::Parked),
        })
    });
    let Some(changed) = changed else { return Vec::new() };
    if parked.is_some() {
        told_that(model, key, "Out of the parking lot");
    } else {
        let title = model.work.as_ref().map(|work| quoted(work, key)).unwrap_or_default();
        let again = model.keymap.shown(super::super::actions::Action::Park);
        model.say(Tone::Good, format!("Parked: {title}; {again} takes it out again"));
    }
    changed.effects
}
