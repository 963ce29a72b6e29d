//! Keys on the list of what to look at: what can be done about a topic is done from there.

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::layout::{Areas, Pane, inside};
use super::super::model::{Model, Overlay};
use super::super::pane::{List, Target};
use super::super::sight::{About, Entry};
use super::super::{advice, verb};
use super::keys;

/// Shows the list.
pub fn show(model: &mut Model) {
    let Some(work) = &model.work else { return };
    let mut list = List { rows: advice::entries(work, &model.keymap), ..List::default() };
    list.first();
    model.overlay = Some(Overlay::Advice(list));
}

/// A key on it.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let lines = model.areas().map_or(1, |areas| inside(areas.body_of_overlays()).height);
    let page = isize::try_from(lines.saturating_sub(1).max(1)).unwrap_or(1) / 3;
    let Some(Overlay::Advice(list)) = &mut model.overlay else { return Vec::new() };
    match action {
        Action::Up => list.step(-1),
        Action::Down => list.step(1),
        Action::PageUp => list.step(-page.max(1)),
        Action::PageDown => list.step(page.max(1)),
        Action::First => list.go_to_end(false),
        Action::Last => list.go_to_end(true),
        Action::Cancel | Action::Advice => model.overlay = None,
        action => return on_selected(model, action),
    }
    Vec::new()
}

/// Does something about what is selected; the list closes.
fn on_selected(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Advice(list)) = model.overlay.take() else { return Vec::new() };
    match about(&list) {
        Some(About::Member(who)) if action == Action::Why => verb::open_member(model, &who),
        Some(About::Topic(key)) if action == Action::Why => verb::open_topic(model, key),
        Some(About::Topic(key)) => {
            model.window.go_to(super::super::layout::Page::Plan);
            model.window.focus = Pane::Topics;
            let select = |model: &mut Model| {
                model.work.as_mut().is_some_and(|work| work.board.topics.go_to(Target::Topic(key)))
            };
            if !select(model) {
                verb::narrow(model, "");
                select(model);
            }
            return keys::main(model, action);
        }
        _ => model.overlay = Some(Overlay::Advice(list)),
    }
    Vec::new()
}

fn about(list: &List<Entry>) -> Option<About> {
    list.rows.get(list.cursor.selected)?.about.clone()
}

/// Scrolls to what is selected.
pub fn settle(model: &mut Model, areas: &Areas) {
    let Some(Overlay::Advice(list)) = &mut model.overlay else { return };
    let area = inside(areas.body_of_overlays());
    let width = usize::from(area.width);
    list.reveal(usize::from(area.height), |entry| entry.lines(width).len());
}
