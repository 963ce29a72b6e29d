//! Ticks off what is selected on a page that looks back or ahead; a promise that was kept is opened again.

use chrono::NaiveDate;

use super::super::effect::Effect;
use super::super::model::{Model, Tone};
use super::super::sight::About;
use super::record::record_with_back;
use super::tick::{Ticked, dismiss_question, nothing_to_tick, tick_off};
use crate::desk;
use crate::escape::visible;
use crate::plan::Promise;

/// Ticks off what is selected.
pub fn tick_entry(model: &mut Model) -> Vec<Effect> {
    match model.entry() {
        Some(About::Promise(promise, None)) => tick_off(model, &Ticked::Promise(promise)),
        Some(About::Promise(promise, Some(done))) => open_again(model, &promise, done),
        Some(About::Hear(who, line)) => tick_off(model, &Ticked::Heard(who, line)),
        Some(About::Ask(who, question)) => tick_off(model, &Ticked::Asked(who, question)),
        _ => {
            nothing_to_tick(model);
            Vec::new()
        }
    }
}

/// Dismisses the question that is selected.
pub fn dismiss_entry(model: &mut Model) -> Vec<Effect> {
    if let Some(About::Ask(who, question)) = model.entry() {
        return dismiss_question(model, &who, &question).unwrap_or_default();
    }
    model.say(Tone::Plain, "Only a suggested question can be dismissed here");
    Vec::new()
}

fn open_again(model: &mut Model, promise: &Promise, done: NaiveDate) -> Vec<Effect> {
    let edit = |done| desk::kept(promise, done);
    let Some(effects) = record_with_back(model, edit(None), edit(Some(done))) else { return Vec::new() };
    model.say(Tone::Good, format!("Open again: {}", visible(&promise.what)));
    effects
}
