//! The pages that look back and ahead: keys, the mouse, and what follows from a change.

use ratatui::layout::Rect;

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::layout::{Areas, Page, Side, inside};
use super::super::message::Mouse;
use super::super::model::Model;
use super::super::pane::{List, on_screen};
use super::super::sight::Entry;
use super::super::verb;
use super::keys;

/// So many lines go by at a notch of the wheel.
const LINES_OF_A_NOTCH: isize = 3;

/// Goes to one of them; without topics there is nothing to see there.
pub fn go_to(model: &mut Model, page: Page) {
    if model.work.is_some() {
        model.window.go_to(page);
    }
}

/// A key on one of them.
pub fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let lines = page_length(model);
    match action {
        Action::Why => return verb::open(model),
        Action::Tick => return verb::tick_entry(model),
        Action::Drop => return verb::dismiss_entry(model),
        Action::Add => return verb::capture(model),
        Action::Undo => return verb::undo(model),
        Action::Redo => return verb::redo(model),
        Action::Filter if model.window.page() == Page::Log => return verb::search(model),
        Action::NextWeek | Action::PreviousWeek | Action::ThisWeek => verb::look_back_on(model, action),
        Action::Cancel => back(model),
        Action::Up => step(model, -1),
        Action::Down => step(model, 1),
        Action::PageUp => step(model, -lines),
        Action::PageDown => step(model, lines),
        Action::First | Action::Last => {
            if let Some(list) = list(model) {
                list.go_to_end(action == Action::Last);
            }
        }
        _ => return keys::common(model, action),
    }
    Vec::new()
}

/// Leaves the second list, what was looked for, or the page.
fn back(model: &mut Model) {
    if model.window.side == Side::Second {
        model.window.side = Side::First;
    } else if model.window.page() == Page::Log && verb::seeks(model) {
        verb::seek(model, "");
    } else {
        model.window.go_to(Page::Plan);
    }
}

/// The list that takes the keys.
fn list(model: &mut Model) -> Option<&mut List<Entry>> {
    let (page, side) = (model.window.page(), model.window.side);
    Some(model.work.as_mut()?.sights.page_mut(page)?.list_mut(side))
}

fn step(model: &mut Model, by: isize) {
    if let Some(list) = list(model) {
        list.step(by);
    }
}

/// A page is what the list shows, less one line to hold on to.
fn page_length(model: &Model) -> isize {
    let area = model.areas().and_then(|areas| areas.side(model.window.side));
    let lines = area.map_or(1, |area| inside(area).height.saturating_sub(1).max(1));
    isize::try_from(lines).unwrap_or(1)
}

/// The mouse did something on one of them.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    let Some(areas) = model.areas() else { return Vec::new() };
    let (Mouse::Click(at) | Mouse::WheelUp(at) | Mouse::WheelDown(at)) = mouse;
    let under = [Side::First, Side::Second].into_iter().find_map(|side| {
        let area = areas.side(side)?;
        area.contains(at).then_some((side, inside(area)))
    });
    let Some((side, area)) = under else { return Vec::new() };
    model.window.side = side;
    match mouse {
        Mouse::Click(at) => {
            model.notice = None;
            if let (Some(list), Some(line)) = (list(model), at.y.checked_sub(area.y)) {
                select(list, area, usize::from(line));
            }
        }
        Mouse::WheelUp(_) => step(model, -LINES_OF_A_NOTCH),
        Mouse::WheelDown(_) => step(model, LINES_OF_A_NOTCH),
    }
    Vec::new()
}

/// Selects the entry that is drawn at a line of a list.
fn select(list: &mut List<Entry>, area: Rect, line: usize) {
    let (width, lines) = (usize::from(area.width), usize::from(area.height));
    let height = |index: usize| list.rows.get(index).map_or(1, |entry| entry.lines(width).len());
    let hit = on_screen(list.rows.len(), list.cursor.offset, lines, height)
        .find(|(_, from, height)| (*from..from + height).contains(&line));
    list.select(hit.map(|(index, ..)| index));
}

/// Makes the page that is shown anew where something has changed, and scrolls to what is selected.
pub fn settle(model: &mut Model, areas: &Areas) {
    let page = model.window.page();
    let Some(work) = model.work.as_mut().filter(|_| page.is_sight()) else { return };
    let width = areas.body.or(areas.beside).map_or(0, |area| usize::from(inside(area).width));
    work.sights.look(&work.desk, page, work.board.made, width);
    let Some(sight) = work.sights.page_mut(page) else { return };
    for side in [Side::First, Side::Second] {
        let Some(area) = areas.side(side).map(inside) else { continue };
        let width = usize::from(area.width);
        sight.list_mut(side).reveal(usize::from(area.height), |entry| entry.lines(width).len());
    }
}
