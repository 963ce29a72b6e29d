//! Moves private topics out of the file that others read.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Keep;
use super::super::question::Question;
use super::change::change;
use crate::desk::{IntentError, Sealing};
use crate::domain::Drawer;

/// Shows what would move, and asks.
pub fn seal(model: &mut Model) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let sealing = work.desk.seal();
    if sealing.edit.changes.is_empty() {
        let shared = file(model, Drawer::Shared);
        let said = match sealing.left.len() {
            0 => format!("Nothing private stands in {shared}"),
            _ => format!("What is private in {shared} cannot be moved: `songsheet seal` says why"),
        };
        model.say(Tone::Plain, said);
        return Vec::new();
    }
    let to = file(model, Drawer::Private);
    model.overlay = Some(Overlay::Question(Question::Seal { titles: titles(&sealing), to }));
    Vec::new()
}

/// Moves them, unless others have come to it since it was asked.
pub fn sealed(model: &mut Model, asked: &[String]) -> Vec<Effect> {
    let sealing = model.work.as_ref().map(|work| work.desk.seal()).unwrap_or_default();
    if titles(&sealing) != asked {
        return seal(model);
    }
    let Some(changed) = change(model, Keep::Place, |_| Ok::<_, IntentError>(sealing.edit)) else {
        return Vec::new();
    };
    let moved = match sealing.moved.len() + sealing.doubles {
        1 => "1 topic".to_owned(),
        count => format!("{count} topics"),
    };
    let [from, to] = [Drawer::Shared, Drawer::Private].map(|drawer| file(model, drawer));
    model.say(
        Tone::Good,
        format!("{moved} moved to {to}; older versions of {from} still have what stood there"),
    );
    changed.effects
}

fn titles(sealing: &Sealing) -> Vec<String> {
    sealing.moved.iter().map(|routed| routed.topic().title.clone()).collect()
}

fn file(model: &Model, drawer: Drawer) -> String {
    let place = model.work.as_ref().map(|work| work.desk.workspace().place());
    place.map(|place| place.short_name(drawer)).unwrap_or_default()
}
