//! Keys on the page of a meeting that is being held.

use ratatui::layout::Rect;

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::layout::inside;
use super::super::message::Mouse;
use super::super::model::{Model, Overlay, Tone, Trouble, Unfinished};
use super::super::question::Question;
use super::super::view::held_areas;
use super::super::{pane, verb};
use super::{keys, pages};

/// A key on that page.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Next => return verb::next_item(model),
        Action::Pause => return verb::pause(model),
        Action::Extend => return verb::extend(model),
        Action::Carry => return verb::carry_item(model),
        Action::Park => return verb::park_item(model),
        Action::Tick => return verb::tick_held(model),
        Action::Earlier => return verb::shift_item(model, false),
        Action::Later => return verb::shift_item(model, true),
        Action::Decide => return verb::decide(model),
        Action::Note => return verb::note(model),
        Action::Promise => return verb::promise(model),
        Action::Attendance => return verb::attendance(model),
        Action::CloseMeeting => return verb::ask_to_close(model),
        Action::Undo => return verb::step_back(model),
        Action::Add => return verb::capture(model),
        Action::Retry => return retry(model),
        Action::Quit => return keys::quit(model),
        Action::Cancel => verb::leave(model),
        Action::Help => model.overlay = Some(Overlay::Help(0)),
        Action::Present if model.window.presenting() => {
            model.overlay = Some(Overlay::Question(Question::StopPresenting));
        }
        Action::Present => pages::present(model),
        _ => move_to(model, action),
    }
    Vec::new()
}

/// Saves again what could not be saved. What somebody else wrote is not shown while others are looking.
fn retry(model: &mut Model) -> Vec<Effect> {
    match &model.saving.trouble {
        Some(Trouble::Failed(_)) => super::files::retry(model),
        Some(_) => {
            model.say_to_all(Tone::Plain, "That is settled on the other pages: esc leads there");
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Where the list is.
fn list_area(model: &Model) -> Option<Rect> {
    let body = model.areas()?.body?;
    let notes = model.holding.as_ref().zip(model.work.as_ref());
    let notes = notes.and_then(|(holding, work)| pane::notes_now(&holding.hold, &work.desk));
    Some(inside(held_areas(body, notes).list))
}

fn move_to(model: &mut Model, action: Action) {
    let lines =
        list_area(model).map_or(1, |list| isize::try_from(list.height.saturating_sub(1).max(1)).unwrap_or(1));
    let Some(holding) = &mut model.holding else { return };
    let list: &mut pane::List<_> = &mut holding.list;
    match action {
        Action::Up => list.step(-1),
        Action::Down => list.step(1),
        Action::PageUp => list.step(-lines),
        Action::PageDown => list.step(lines),
        Action::First => list.go_to_end(false),
        Action::Last => list.go_to_end(true),
        _ => {}
    }
}

/// The mouse did something on that page: a click selects, the wheel moves.
pub fn mouse(model: &mut Model, mouse: Mouse) {
    let Some(area) = list_area(model) else { return };
    let Some(holding) = &mut model.holding else { return };
    let list = &mut holding.list;
    match mouse {
        Mouse::WheelUp(_) => list.step(-1),
        Mouse::WheelDown(_) => list.step(1),
        Mouse::Click(at) if area.contains(at) => {
            list.select(Some(list.cursor.offset + usize::from(at.y - area.y)));
        }
        Mouse::Click(_) => {}
    }
}

/// What becomes of a meeting that was not closed. Without an answer it stays as it is.
pub fn unfinished(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Question(Question::Unfinished(hold))) = model.overlay.take() else {
        return Vec::new();
    };
    match action {
        Action::Resume => verb::resume(model, *hold),
        Action::CloseMeeting => {
            let mut effects = verb::resume(model, *hold);
            effects.extend(verb::ask_to_close(model));
            effects
        }
        Action::Forget => verb::forget(model),
        _ => {
            model.unfinished = Some(Unfinished { hold: *hold, asked: true });
            Vec::new()
        }
    }
}
