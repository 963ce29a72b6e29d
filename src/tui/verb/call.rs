//! The manager's call: broadcast or private.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone, Work};
use super::super::pane::Keep;
use super::super::prompt::{Prompt, Purpose, Said, members};
use super::change::{Changed, change, told_that, with_a_topic};
use crate::classify::Routed;
use crate::desk::{Desk, IntentError, MissingReason};
use crate::domain::{Drawer, Route, TopicKey, With};
use crate::escape::visible;
use crate::store::{Change, Edit, TopicField};

/// Calls the selected topic a broadcast. What looks confidential, or takes
/// notes out of the private file, is called only for a reason.
pub fn broadcast(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let missing = work.desk.call(key, Route::Broadcast, None).ok();
    if let Some(why) = missing.and_then(|edit| missing_reason(&work.desk, key, &edit)) {
        let before = work.desk.get(key).and_then(|routed| routed.topic().because.as_deref());
        let mut prompt = Prompt::new(Purpose::Because(key), before.unwrap_or_default(), &work.desk);
        prompt.said = vec![Said::new(Tone::Warning, why), Said::dim("esc leaves it as it is")];
        model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
        return Vec::new();
    }
    call(model, key, Route::Broadcast, None)
}

/// Calls a topic a broadcast for the reason that was given; without one the prompt stays.
pub fn because(model: &mut Model, key: TopicKey, prompt: Box<Prompt>) -> Vec<Effect> {
    let reason = prompt.field.text();
    if reason.trim().is_empty() {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    }
    call(model, key, Route::Broadcast, Some(reason.trim()))
}

/// Calls the selected topic private. When nobody is named, it asks with whom.
pub fn private(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
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
        // The call may move the topic to the other file, so it comes after what names its old place.
        let mut edit = if *with == With::Nobody { Edit::default() } else { desk.concern(key, with)? };
        edit.changes.extend(desk.call(key, Route::Private, None)?.changes);
        Ok::<_, IntentError>(edit)
    });
    said(model, key, Route::Private, changed)
}

fn call(model: &mut Model, key: TopicKey, route: Route, because: Option<&str>) -> Vec<Effect> {
    let reason = reason_of(model, key);
    let changed = change(model, Keep::Place, |desk| desk.call(key, route, because));
    let now = changed.as_ref().and_then(|changed| reason_of(model, changed.key(key)));
    let dropped = reason.filter(|_| changed.is_some() && now.is_none());
    let effects = said(model, key, route, changed);
    if let Some(reason) = dropped {
        model.say(Tone::Warning, format!("The reason for the other call is gone: “{}”", visible(&reason)));
    }
    effects
}

/// The reason that the manager gave for the call of a topic.
fn reason_of(model: &Model, key: TopicKey) -> Option<String> {
    let topic = model.work.as_ref()?.desk.workspace().topic(key)?;
    topic.because.clone().filter(|because| !because.trim().is_empty())
}

fn said(model: &mut Model, key: TopicKey, route: Route, changed: Option<Changed>) -> Vec<Effect> {
    let Some(changed) = changed else { return Vec::new() };
    let now = changed.key(key);
    // A private topic may stand in the file that others read; the manager should know that it does.
    let where_to = match (now.drawer != key.drawer, now.drawer) {
        (true, _) => Some("now"),
        (false, Drawer::Shared) if route == Route::Private => Some("still"),
        (false, _) => None,
    };
    let work = model.work.as_ref().filter(|_| model.window.size.width >= ROOM_FOR_FILE);
    let moved = where_to.zip(work).map(|(how, work)| format!(", {how} in {}", file(work, now)));
    let moved = moved.unwrap_or_default();
    told_that(model, now, &format!("Called {}{moved}", route.as_str()));
    changed.effects
}

/// From this width on, the file that a topic has moved to, or should not stand in, is said.
const ROOM_FOR_FILE: u16 = 80;

/// The file in which a topic stands.
fn file(work: &Work, key: TopicKey) -> String {
    work.desk.workspace().place().short_name(key.drawer)
}

/// Why the broadcast that an edit calls needs the manager's reason, when it has none, and what the file that
/// others read gets with it.
pub fn missing_reason(desk: &Desk, key: TopicKey, edit: &Edit) -> Option<String> {
    let along = desk.comes_along(edit, key);
    let why = match desk.missing_reason(key, edit) {
        Some(MissingReason::Embargo(_)) => "Its embargo has not ended, so a broadcast needs your reason.",
        Some(MissingReason::Marked) => "It is marked as confidential, so a broadcast needs your reason.",
        Some(MissingReason::Sensitive) => {
            "It may hurt somebody or break a confidence: a broadcast needs your reason."
        }
        None if along.is_some() && is_unexplained(edit) => {
            "It holds more than its title, so a broadcast needs your reason."
        }
        None => return None,
    };
    let leaves = edit.changes.contains(&Change::Move { key, to: Drawer::Shared });
    if !leaves || key.drawer == Drawer::Shared {
        return Some(why.to_owned());
    }
    let file = desk.workspace().place().short_name(Drawer::Shared);
    let along = along.map(|along| format!(", {along} included")).unwrap_or_default();
    Some(format!("{why} All of it moves to {file}{along}."))
}

/// Whether an edit gives no reason: an earlier one does not speak for what comes along now.
fn is_unexplained(edit: &Edit) -> bool {
    let given =
        |change: &Change| matches!(change, Change::Set { field: TopicField::Because, value: Some(_), .. });
    !edit.changes.iter().any(given)
}
