//! Takes changes back and makes them again.

use super::super::effect::Effect;
use super::super::model::{Model, Tone};
use super::super::pane::Keep;
use super::change::{refresh, save, sentence};
use crate::desk::Desk;
use crate::store::{Edit, EditError};

/// Takes the last change back.
pub fn undo(model: &mut Model) -> Vec<Effect> {
    step(model, Desk::undo, "Taken back", "There is nothing to take back")
}

/// Makes the change again that was taken back last.
pub fn redo(model: &mut Model) -> Vec<Effect> {
    step(model, Desk::redo, "Made again", "There is nothing to make again")
}

fn step(
    model: &mut Model,
    go: impl FnOnce(&mut Desk) -> Result<Option<Edit>, EditError>,
    said: &str,
    nothing: &str,
) -> Vec<Effect> {
    let Some(work) = &mut model.work else { return Vec::new() };
    let before = work.desk.workspace().clone();
    match go(&mut work.desk) {
        Ok(Some(edit)) => {
            refresh(model, Keep::Topic);
            model.say(Tone::Good, said);
            save(model, before, edit)
        }
        Ok(None) => {
            model.say(Tone::Plain, nothing);
            Vec::new()
        }
        Err(error) => {
            model.say(Tone::Warning, sentence(&error.to_string()));
            Vec::new()
        }
    }
}
