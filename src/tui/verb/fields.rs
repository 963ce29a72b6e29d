//! Edits all fields of a topic.

use super::super::effect::Effect;
use super::super::form::Form;
use super::super::model::{Model, Overlay};
use super::super::pane::Keep;
use super::call::missing_reason;
use super::change::{change, told_that, with_a_topic};
use crate::classify::Routed;
use crate::desk::IntentError;
use crate::store::{Change, Edit, TopicField};

/// Opens the form for the selected topic.
pub fn fields(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let topic = model.work.as_ref().and_then(|work| work.desk.get(key)).map(Routed::topic);
    model.overlay = topic.map(|topic| Overlay::Form(Box::new(Form::new(topic))));
    Vec::new()
}

/// Saves the form as one change; when a field cannot be saved, the form stays.
pub fn save_fields(model: &mut Model, mut form: Box<Form>) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    if form.lost || form.is_overtaken(&work.desk) {
        model.overlay = Some(Overlay::Form(form));
        return Vec::new();
    }
    let Some(edit) = form.edit(&work.desk) else {
        model.overlay = Some(Overlay::Form(form));
        return Vec::new();
    };
    if edit.changes.is_empty() {
        return Vec::new();
    }
    if let Some(why) = missing_reason(&work.desk, form.key, &edit) {
        form.refuse(TopicField::Because, why);
        model.overlay = Some(Overlay::Form(form));
        return Vec::new();
    }
    let key = form.key;
    let what = format!("Changed {}", fields_of(&edit));
    let Some(changed) = change(model, Keep::Topic, |_| Ok::<_, IntentError>(edit)) else {
        model.overlay = Some(Overlay::Form(form));
        return Vec::new();
    };
    told_that(model, changed.key(key), &what);
    changed.effects
}

/// More fields than these are counted instead of listed.
const MANY: usize = 2;

/// The fields that an edit sets.
fn fields_of(edit: &Edit) -> String {
    let fields = edit.changes.iter().filter_map(|change| match change {
        Change::Set { field, .. } => Some(field.as_str().replace('_', " ")),
        _ => None,
    });
    let fields: Vec<_> = fields.collect();
    if fields.len() > MANY { format!("{} fields", fields.len()) } else { fields.join(" and ") }
}
