//! Splits a topic into what all can learn from it and what is for a 1-1.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Keep;
use super::super::prompt::{Prompt, Purpose};
use super::change::{change, sentence, told_that, with_a_topic};
use crate::desk::Desk;
use crate::domain::TopicKey;

/// Proposes a title without names, to be read and changed before anything is saved.
pub fn split(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    match work.desk.propose_split(key) {
        Ok(proposal) => {
            let prompt = Prompt::new(Purpose::Split(key, false), &proposal.title, &work.desk);
            model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
        }
        Err(error) => model.say(Tone::Plain, sentence(&format!("{error}: there is nothing to split"))),
    }
    Vec::new()
}

/// Splits a topic with the title that was typed, and the notes without names when the team is to have them;
/// the prompt stays as long as either names somebody.
pub fn split_as(model: &mut Model, key: TopicKey, notes: bool, prompt: Box<Prompt>) -> Vec<Effect> {
    let title = prompt.field.text();
    let notes = model.work.as_ref().and_then(|work| work.desk.propose_split(key).ok()).filter(|_| notes);
    let notes = notes.map(|proposal| proposal.notes);
    let split = |desk: &Desk| desk.split(key, &title, notes.as_deref());
    if title.trim().is_empty() || model.work.as_ref().is_none_or(|work| split(&work.desk).is_err()) {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    }
    let Some(changed) = change(model, Keep::Place, split) else { return Vec::new() };
    if let Some(public) = changed.added.first() {
        told_that(model, *public, "Split");
    }
    changed.effects
}
