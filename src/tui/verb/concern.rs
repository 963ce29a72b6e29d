//! Says whom a topic concerns.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay};
use super::super::pane::Keep;
use super::super::prompt::{Purpose, members};
use super::change::{change, told, with_a_topic};
use crate::domain::{TopicKey, With};

/// Asks whom the selected topic concerns.
pub fn concern(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let prompt = members(Purpose::With(key), key, &work.desk);
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Says that a topic concerns these people.
pub fn concerned(model: &mut Model, key: TopicKey, with: &With) -> Vec<Effect> {
    let changed = change(model, Keep::Topic, |desk| desk.concern(key, with));
    let Some(changed) = changed else { return Vec::new() };
    told(model, key);
    changed.effects
}
