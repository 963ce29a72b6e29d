//! Takes changes back and makes them again, and shows the topic that it was about.

use super::super::effect::Effect;
use super::super::layout::Pane;
use super::super::model::{Back, Model, Tone, Work};
use super::super::pane::{Keep, Target};
use super::appointment::make;
use super::change::{refresh, save, sentence};
use super::hold_close::reopen;
use super::record::record;
use super::story::Story;
use crate::desk::Desk;
use crate::domain::TopicKey;
use crate::store::{Change, Edit, EditError};

/// Takes the last change back.
pub fn undo(model: &mut Model) -> Vec<Effect> {
    let depth = model.work.as_ref().map_or(0, |work| work.desk.depth().0);
    if model.holding.is_some() && model.record.is_closing_next(depth) {
        model.say_to_all(Tone::Plain, "Another meeting is being held: close it first");
        return Vec::new();
    }
    if let Some(back) = model.record.take_back(depth) {
        return take_back(model, back);
    }
    step(model, Desk::undo, "Taken back", "There is nothing to take back")
}

/// Takes back what is not in the undo stack alone: an edit of the log or of the roster, or the closing of a meeting.
fn take_back(model: &mut Model, back: Back) -> Vec<Effect> {
    let taken = match back {
        Back::Closing(closed) => return reopen(model, *closed),
        Back::Log(turn) => {
            record(model, turn.back.clone()).map(|effects| (effects, Back::Log(turn), "Open again"))
        }
        Back::Team(edit) => make(model, edit)
            .map(|(effects, inverse)| (effects, Back::Team(inverse), "The meeting is as it was before")),
    };
    let Some((effects, forth, said)) = taken else { return Vec::new() };
    if let Some(work) = &model.work {
        model.record.taken_back(&work.desk, forth);
    }
    model.say(Tone::Good, said);
    effects
}

/// Makes the change again that was taken back last.
pub fn redo(model: &mut Model) -> Vec<Effect> {
    let forth = model.work.as_ref().and_then(|work| model.record.take_forth(&work.desk));
    match forth {
        Some(forth) => make_again(model, forth),
        None => step(model, Desk::redo, "Made again", "There is nothing to make again"),
    }
}

/// Makes an edit of the log or of the roster again.
fn make_again(model: &mut Model, forth: Back) -> Vec<Effect> {
    let made = match forth {
        Back::Closing(_) => None,
        Back::Log(turn) => {
            record(model, turn.forth.clone()).map(|effects| (effects, Back::Log(turn), "Ticked off again"))
        }
        Back::Team(edit) => make(model, edit)
            .map(|(effects, inverse)| (effects, Back::Team(inverse), "The meeting is changed again")),
    };
    let Some((effects, back, said)) = made else { return Vec::new() };
    let depth = model.work.as_ref().map_or(0, |work| work.desk.depth().0);
    model.record.back.push((depth, back));
    model.say(Tone::Good, said);
    effects
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
            let said = Story::of(&edit, &before, work.desk.workspace()).tell(said);
            refresh(model, Keep::Topic);
            show(model, &edit);
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

/// The topics that an edit names.
fn keys(edit: &Edit) -> impl Iterator<Item = TopicKey> {
    edit.changes.iter().filter_map(Change::key)
}

/// Selects the topic that an edit was about, where it can be seen.
fn show(model: &mut Model, edit: &Edit) {
    let Some(work) = &mut model.work else { return };
    let Some(key) = keys(edit).find(|key| work.desk.get(*key).is_some()) else { return };
    let select = |work: &mut Work, pane| work.board.go_to(pane, Target::Topic(key));
    if !select(work, model.window.focus) && select(work, Pane::Topics) {
        model.window.focus = Pane::Topics;
    }
}
