//! Changes a title.

use super::super::effect::Effect;
use super::super::field::{Field, Lines};
use super::super::model::{Model, Overlay};
use super::super::pane::Keep;
use super::super::prompt::{Prompt, Purpose};
use super::change::{change, told_that, with_a_topic};
use crate::domain::TopicKey;
use crate::store::TopicField;

/// Asks for another title.
pub fn title(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let Some(routed) = work.desk.get(key) else { return Vec::new() };
    let prompt = Prompt::new(Purpose::Title(key), &routed.topic().title, &work.desk);
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Gives a topic the title that was typed; an empty one is not taken.
pub fn titled(model: &mut Model, key: TopicKey, prompt: Box<Prompt>) -> Vec<Effect> {
    let text = prompt.field.text().trim().to_owned();
    let before =
        model.work.as_ref().and_then(|work| work.desk.get(key)).map(|routed| routed.topic().title.clone());
    // The prompt has one line, so it shows some titles otherwise than the file has them.
    if before.is_some_and(|before| Field::new(&before, Lines::One).text().trim() == text) {
        return Vec::new();
    }
    let changed = change(model, Keep::Topic, |desk| desk.set(key, TopicField::Title, &text));
    let Some(changed) = changed else {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    };
    told_that(model, key, "Renamed");
    changed.effects
}
