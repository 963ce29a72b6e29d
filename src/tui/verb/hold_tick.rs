//! Ticks off what a meeting asks after beside its items, at once in the log; or takes up an item.

use super::super::effect::Effect;
use super::super::model::{Holding, Model, Tone};
use super::super::pane::Spot;
use super::hold_steps::take_up;
use super::record::record;
use crate::desk;

/// Ticks off what is selected, or opens it again; an item is taken up.
pub fn tick_held(model: &mut Model) -> Vec<Effect> {
    match model.holding.as_ref().and_then(Holding::spot) {
        Some(Spot::Item(at)) => take_up(model, at),
        Some(Spot::Hear(nth)) => hear(model, nth).unwrap_or_default(),
        Some(Spot::Promise(nth)) => promise(model, nth).unwrap_or_default(),
        Some(Spot::Action(_)) | None => {
            model.say_to_all(Tone::Plain, "There is nothing to tick off here");
            Vec::new()
        }
    }
}

fn hear(model: &mut Model, nth: usize) -> Option<Vec<Effect>> {
    let holding = model.holding.as_ref()?;
    let who = holding.hold.of().with()?.clone();
    let (line, told) = holding.aside.hear.get(nth)?.clone();
    let edit = desk::heard(&line, &who, (!told).then_some(model.settings.today));
    let effects = record(model, edit)?;
    if let Some((_, told)) = model.holding.as_mut().and_then(|one| one.aside.hear.get_mut(nth)) {
        *told = !*told;
    }
    Some(effects)
}

fn promise(model: &mut Model, nth: usize) -> Option<Vec<Effect>> {
    let (promise, kept) = model.holding.as_ref()?.aside.promises.get(nth)?.clone();
    let edit = desk::kept(&promise, (!kept).then_some(model.settings.today));
    let effects = record(model, edit)?;
    if let Some((_, kept)) = model.holding.as_mut().and_then(|one| one.aside.promises.get_mut(nth)) {
        *kept = !*kept;
    }
    Some(effects)
}
