//! Splits a topic into what all can learn from it and what is for a 1-1.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Keep;
use super::super::prompt::{Prompt, Purpose};
use super::change::{change, sentence, told, with_a_topic};
use crate::domain::TopicKey;

/// Proposes a title without names, to be read and changed before anything is saved.
pub fn split(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    match work.desk.propose_split(key) {
        Ok(proposal) => {
            let prompt = Prompt::new(Purpose::Split(key), &proposal.title, &work.desk);
            model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
        }
        Err(error) => model.say(Tone::Plain, sentence(&format!("{error}: there is nothing to split"))),
    }
    Vec::new()
}

/// Splits a topic with the title that was typed; the prompt stays as long as that names somebody.
pub fn split_as(model: &mut Model, key: TopicKey, prompt: Box<Prompt>) -> Vec<Effect> {
    let title = prompt.field.text();
    let refused = model.work.as_ref().is_none_or(|work| work.desk.split(key, &title, None).is_err());
    if refused || title.trim().is_empty() {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    }
    let changed = change(model, Keep::Place, |desk| desk.split(key, &title, None));
    let Some(changed) = changed else { return Vec::new() };
    if let Some(public) = changed.added.first() {
        told(model, *public);
    }
    changed.effects
}
