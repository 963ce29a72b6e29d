//! Looks for something in the log.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay};
use super::super::prompt::{Prompt, Purpose};

/// Asks what to look for; the list follows what is typed.
pub fn search(model: &mut Model) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let before = work.sights.search.text().to_owned();
    let prompt = Prompt::new(Purpose::Search(before.clone()), &before, &work.desk);
    model.window.side = super::super::layout::Side::First;
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Shows what the log has of `text`.
pub fn seek(model: &mut Model, text: &str) {
    if let Some(work) = &mut model.work {
        work.sights.search(&work.desk, text);
    }
}

/// Whether something is looked for.
pub fn seeks(model: &Model) -> bool {
    model.work.as_ref().is_some_and(|work| !work.sights.search.text().is_empty())
}
