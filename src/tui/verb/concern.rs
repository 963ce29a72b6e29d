//! Says whom a topic concerns.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Work};
use super::super::pane::Keep;
use super::super::prompt::{Purpose, members};
use super::change::{change, told_that, with_a_topic};
use crate::domain::{TopicKey, With};
use crate::share::words;

/// More names than these are counted instead of listed.
const MANY: usize = 2;

/// Asks whom the selected topic concerns.
pub fn concern(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let prompt = members(Purpose::With(key), key, &work.desk);
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Says that a topic concerns these people.
pub fn concerned(model: &mut Model, key: TopicKey, with: &With) -> Vec<Effect> {
    let changed = change(model, Keep::Topic, |desk| desk.concern(key, with));
    let Some(changed) = changed else { return Vec::new() };
    let what = model.work.as_ref().map(|work| concerns(work, with)).unwrap_or_default();
    told_that(model, key, &what);
    changed.effects
}

fn concerns(work: &Work, with: &With) -> String {
    match with {
        With::Nobody => "With nobody".to_owned(),
        With::Everyone => "With everyone".to_owned(),
        With::Members(members) if members.len() > MANY => format!("With {} members", members.len()),
        With::Members(members) => format!("With {}", words::list(&work.board.plan.names, members)),
    }
}
