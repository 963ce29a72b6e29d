//! Narrows the list of topics.

use super::super::effect::Effect;
use super::super::filter::Filter;
use super::super::layout::Pane;
use super::super::model::{Model, Overlay};
use super::super::prompt::{Prompt, Purpose};
use super::change::keep_only;

/// Asks for a filter; the list follows what is typed, so it is the one that is shown and takes the keys.
pub fn filter(model: &mut Model) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let before = model.filter.text().to_owned();
    let purpose = Purpose::Filter(before.clone(), model.window.focus);
    let prompt = Prompt::new(purpose, &before, &work.desk);
    model.window.focus = Pane::Topics;
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Keeps the filter that was typed.
pub fn filtered(model: &mut Model, text: &str) -> Vec<Effect> {
    narrow(model, text);
    Vec::new()
}

/// Shows the topics that match `text` only.
pub fn narrow(model: &mut Model, text: &str) {
    model.filter = Filter::parse(text);
    let Some(work) = &mut model.work else { return };
    let kept = keep_only(&model.filter, work);
    work.board.narrow(&work.desk, |key| kept.lets_through(key));
}
