//! What is written down in a meeting that is being held: decisions, notes, promises, who is there.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone};
use super::super::prompt::{self, Prompt, Purpose};
use super::hold_steps::{item, step};
use crate::desk::read_promise;
use crate::domain::MeetingOf;

/// Asks what was decided about the selected item.
pub fn decide(model: &mut Model) -> Vec<Effect> {
    item(model).map_or_else(Vec::new, |at| ask(model, Purpose::Decision(at)))
}

/// Notes a decision.
pub fn decided(model: &mut Model, at: usize, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() { Vec::new() } else { step(model, |hold, _| hold.decide(at, text)) }
}

/// Asks what else is to be noted about the selected item.
pub fn note(model: &mut Model) -> Vec<Effect> {
    item(model).map_or_else(Vec::new, |at| ask(model, Purpose::Note(at)))
}

/// Notes something else.
pub fn noted(model: &mut Model, at: usize, text: &str) -> Vec<Effect> {
    if text.trim().is_empty() { Vec::new() } else { step(model, |hold, _| hold.note(at, text)) }
}

/// Asks who does what until when.
pub fn promise(model: &mut Model) -> Vec<Effect> {
    let at = model.holding.as_ref().and_then(super::super::model::Holding::item);
    ask(model, Purpose::Promise(at))
}

/// Notes a promise; when it cannot be read, the prompt stays.
pub fn promised(model: &mut Model, at: Option<usize>, prompt: Box<Prompt>) -> Vec<Effect> {
    let text = prompt.field.text();
    let Some(work) = model.work.as_ref().filter(|_| !text.trim().is_empty()) else { return Vec::new() };
    // The prompt says already why it cannot be read.
    let Ok(action) = read_promise(&text, work.desk.team(), work.desk.today()) else {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    };
    step(model, |hold, _| hold.promise(action, at))
}

/// Asks who is not there.
pub fn attendance(model: &mut Model) -> Vec<Effect> {
    let (Some(work), Some(holding)) = (&model.work, &model.holding) else { return Vec::new() };
    if *holding.hold.of() != MeetingOf::Team {
        model.say(Tone::Plain, "In a 1-1 both are there");
        return Vec::new();
    }
    let prompt = prompt::absent(holding.hold.absent(), &work.desk);
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

fn ask(model: &mut Model, purpose: Purpose) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    model.overlay = Some(Overlay::Prompt(Box::new(Prompt::new(purpose, "", &work.desk))));
    Vec::new()
}
