//! Writes into the log of meetings: in memory at once, in its files as an effect.

use super::super::effect::Effect;
use super::super::model::{Back, Model, Tone, Turn};
use super::super::pane::Keep;
use super::super::worker::Task;
use super::change::{refresh, sentence};
use crate::store::LogEdit;

/// Makes an edit of the log and has it saved; what keeps it from being made is said.
pub fn record(model: &mut Model, edit: LogEdit) -> Option<Vec<Effect>> {
    let Some(logs) = &model.record.logs else {
        model.say_to_all(Tone::Warning, "The log has not been read yet; try again in a moment");
        return None;
    };
    match logs.apply(&edit) {
        Ok(next) => model.record.logs = Some(next),
        Err(error) => {
            // It names files and quotes nothing of them.
            model.say_to_all(Tone::Error, sentence(&error.to_string()));
            return None;
        }
    }
    remember(model);
    Some(saved(model, Task::Log(edit)))
}

/// Makes an edit of the log that `back` takes back.
pub fn record_with_back(model: &mut Model, edit: LogEdit, back: LogEdit) -> Option<Vec<Effect>> {
    let effects = record(model, edit.clone())?;
    let depth = model.work.as_ref().map_or(0, |work| work.desk.depth().0);
    model.record.back.push((depth, Back::Log(Turn { forth: edit, back })));
    model.record.forth.clear();
    Some(effects)
}

/// Has a change saved after those that were made before it.
pub fn saved(model: &mut Model, task: Task) -> Vec<Effect> {
    if model.saving.in_memory {
        return Vec::new();
    }
    model.saving.pending += 1;
    vec![Effect::Save(task)]
}

/// Plans with what the log says now.
pub fn remember(model: &mut Model) {
    let (Some(work), Some(log)) = (&mut model.work, model.record.log()) else { return };
    work.desk.remember(log);
    refresh(model, Keep::Topic);
}
