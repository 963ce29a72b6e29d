//! Marks topics as done, or gives them up.

use super::super::effect::Effect;
use super::super::model::{Model, Tone};
use super::super::pane::Keep;
use super::change::{Changed, change};
use crate::domain::Handle;
use crate::escape::visible;

/// Marks the selected topic as talked about: on a member's 1-1 with that member, else with all.
pub fn done(model: &mut Model) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let Some(key) = work.topic(model.window.focus) else { return Vec::new() };
    let with: Option<Handle> = work.member(model.window.focus).cloned();
    let title = title(model);
    let changed = change(model, Keep::Place, |desk| desk.done(key, with.as_ref()));
    said(model, "Done", &title, changed)
}

/// Gives the selected topic up.
pub fn give_up(model: &mut Model) -> Vec<Effect> {
    let Some(key) = model.work.as_ref().and_then(|work| work.topic(model.window.focus)) else {
        return Vec::new();
    };
    let title = title(model);
    let changed = change(model, Keep::Place, |desk| desk.give_up(key));
    said(model, "Dropped", &title, changed)
}

fn title(model: &Model) -> String {
    let title = model.work.as_ref().and_then(|work| {
        let routed = work.desk.get(work.topic(model.window.focus)?)?;
        Some(visible(&routed.topic().title).into_owned())
    });
    title.unwrap_or_default()
}

fn said(model: &mut Model, verb: &str, title: &str, changed: Option<Changed>) -> Vec<Effect> {
    let Some(changed) = changed else { return Vec::new() };
    model.say(Tone::Good, format!("{verb}: {title}"));
    changed.effects
}
