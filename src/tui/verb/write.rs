//! Tells a topic in writing instead of in the team meeting, or in the meeting after all.

use super::super::effect::Effect;
use super::super::model::{Model, Tone};
use super::super::pane::Keep;
use super::change::{change, told_that, with_a_topic};
use crate::desk::IntentError;
use crate::store::{Edit, TopicField, Value};

/// Has the selected topic told in writing: it stands on the team agenda without taking time.
pub fn write(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(routed) = model.work.as_ref().and_then(|work| work.desk.get(key)) else { return Vec::new() };
    let written = routed.topic().written;
    if !written && !routed.is_clear_broadcast() {
        model.say(Tone::Warning, "Only what is clearly for the whole team can be told in writing");
        return Vec::new();
    }
    let changed = change(model, Keep::Topic, |_| {
        let set = || Edit::set(key, TopicField::Written, Value::Switch(true));
        Ok::<_, IntentError>(if written { Edit::clear(key, TopicField::Written) } else { set() })
    });
    let Some(changed) = changed else { return Vec::new() };
    told_that(model, key, if written { "In the meeting" } else { "In writing" });
    changed.effects
}
