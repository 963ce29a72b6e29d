//! The manager's call: broadcast or private.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Keep;
use super::super::prompt::{Prompt, Purpose, Said, members};
use super::change::{Changed, change, told};
use crate::classify::{Doubt, Routed};
use crate::desk::IntentError;
use crate::domain::{Route, TopicKey, With};

/// Calls the selected topic a broadcast. What looks confidential is asked about once more.
pub fn broadcast(model: &mut Model) -> Vec<Effect> {
    let Some((key, work)) = selected(model) else { return Vec::new() };
    let Some(routed) = work.desk.get(key) else { return Vec::new() };
    if needs_a_reason(routed) {
        let mut prompt = Prompt::new(Purpose::Because(key), "", &work.desk);
        prompt.said = warning(routed);
        model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
        return Vec::new();
    }
    call(model, key, Route::Broadcast, None)
}

/// Calls a topic a broadcast for the reason that was given.
pub fn because(model: &mut Model, key: TopicKey, reason: &str) -> Vec<Effect> {
    let reason = reason.trim();
    call(model, key, Route::Broadcast, (!reason.is_empty()).then_some(reason))
}

/// Calls the selected topic private. When nobody is named, it asks with whom.
pub fn private(model: &mut Model) -> Vec<Effect> {
    let Some((key, work)) = selected(model) else { return Vec::new() };
    let Some(topic) = work.desk.get(key).map(Routed::topic) else { return Vec::new() };
    if topic.with == With::Nobody && topic.from.is_none() {
        let prompt = members(Purpose::PrivateWith(key), key, &work.desk);
        model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
        return Vec::new();
    }
    call(model, key, Route::Private, None)
}

/// Calls a topic private and says with whom, as one change.
pub fn private_with(model: &mut Model, key: TopicKey, with: &With) -> Vec<Effect> {
    let changed = change(model, Keep::Place, |desk| {
        let mut edit = desk.call(key, Route::Private, None)?;
        if *with != With::Nobody {
            edit.changes.extend(desk.concern(key, with)?.changes);
        }
        Ok::<_, IntentError>(edit)
    });
    said(model, key, changed)
}

fn call(model: &mut Model, key: TopicKey, route: Route, because: Option<&str>) -> Vec<Effect> {
    let changed = change(model, Keep::Place, |desk| desk.call(key, route, because));
    said(model, key, changed)
}

fn said(model: &mut Model, key: TopicKey, changed: Option<Changed>) -> Vec<Effect> {
    let Some(changed) = changed else { return Vec::new() };
    told(model, changed.key(key));
    changed.effects
}

fn selected(model: &Model) -> Option<(TopicKey, &super::super::model::Work)> {
    let work = model.work.as_ref()?;
    Some((work.topic(model.window.focus)?, work))
}

fn needs_a_reason(routed: &Routed) -> bool {
    let verdict = routed.verdict();
    let because = routed.topic().because.is_some();
    let doubtful = matches!(verdict.doubt(), Some(Doubt::MaybeSensitive | Doubt::Contradiction));
    (verdict.sensitive() || doubtful) && !because
}

fn warning(routed: &Routed) -> Vec<Said> {
    let text = match routed.verdict().doubt() {
        Some(Doubt::Contradiction) => "It is marked as confidential, so a broadcast needs your reason.",
        _ => "It may hurt somebody or break a confidence. Say why all may hear it; enter alone calls it too.",
    };
    vec![Said::new(Tone::Warning, text), Said::dim("esc leaves it as it is")]
}
