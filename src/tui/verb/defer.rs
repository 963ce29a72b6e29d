//! Puts a topic off.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Keep;
use super::super::prompt::{Prompt, Purpose};
use super::change::{change, quoted, with_a_topic};
use crate::desk::read_date;
use crate::domain::TopicKey;
use crate::share::words::day;

/// Asks until when.
pub fn defer(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let prompt = Prompt::new(Purpose::Defer(key), "", &work.desk);
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Puts a topic off until the day that was typed; when it is no day, or one that is over, the prompt stays.
pub fn deferred(model: &mut Model, key: TopicKey, prompt: Box<Prompt>) -> Vec<Effect> {
    let Some(today) = model.work.as_ref().map(|work| work.desk.today()) else { return Vec::new() };
    // The prompt says already why this is no day to put anything off until.
    let Some(date) = read_date(&prompt.field.text(), today).filter(|date| *date >= today) else {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    };
    let changed = change(model, Keep::Place, |desk| desk.defer(key, date));
    let Some(changed) = changed else { return Vec::new() };
    let title = model.work.as_ref().map(|work| quoted(work, key)).unwrap_or_default();
    model.say(Tone::Good, format!("Not before {}: {title}", day(date, today)));
    changed.effects
}
