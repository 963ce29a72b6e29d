//! The mouse: a click selects, the wheel moves.

use ratatui::layout::{Position, Rect};

use super::super::effect::Effect;
use super::super::layout::{Page, Pane, inside};
use super::super::message::Mouse;
use super::super::model::{Model, Work};
use super::super::pane::{Room, on_screen};
use super::moving;

/// The mouse did something.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if model.overlay.is_some() || !matches!(model.window.page(), Page::Plan | Page::Triage) {
        return Vec::new();
    }
    match mouse {
        Mouse::Click(at) => click(model, at),
        Mouse::WheelUp(at) => wheel(model, at, false),
        Mouse::WheelDown(at) => wheel(model, at, true),
    }
    Vec::new()
}

fn wheel(model: &mut Model, at: Position, down: bool) {
    let pane = model
        .areas()
        .and_then(|areas| areas.panes.iter().find(|(_, area)| area.contains(at)).map(|(pane, _)| *pane));
    if let Some(pane) = pane {
        model.window.focus = pane;
        moving::wheel(model, pane, down);
    }
}

fn click(model: &mut Model, at: Position) {
    model.notice = None;
    let Some(areas) = model.areas() else { return };
    let Some((pane, line)) = areas.pane_at(at) else { return };
    let Some(area) = areas.pane(pane) else { return };
    model.window.focus = pane;
    if let Some(work) = &mut model.work {
        select(work, pane, inside(area), line);
    }
}

/// Selects the row that is drawn at a line of a pane.
fn select(work: &mut Work, pane: Pane, area: Rect, line: usize) {
    let (width, lines) = (usize::from(area.width), usize::from(area.height));
    let board = &mut work.board;
    let hit = |(_, from, height): &(usize, usize, usize)| (*from..from + height).contains(&line);
    match pane {
        Pane::Topics => {
            let list = &mut board.topics;
            let index = on_screen(list.rows.len(), list.cursor.offset, lines, |_| 1).find(hit);
            list.select(index.map(|(index, ..)| index));
        }
        Pane::Team => {
            let Some(agenda) = &board.plan.team else { return };
            let list = &mut board.team;
            let room = Room::for_team(agenda, &list.rows, width, lines);
            let height = |index: usize| list.rows.get(index).map_or(1, |row| room.team_height(agenda, *row));
            let index = on_screen(list.rows.len(), list.cursor.offset, lines, height).find(hit);
            list.select(index.map(|(index, ..)| index));
        }
        Pane::OneOnOnes => {
            let (plan, list) = (&board.plan, &mut board.one_on_ones);
            let room = Room::for_one_on_ones(plan, &list.rows, width, lines);
            let height =
                |index: usize| list.rows.get(index).map_or(1, |row| room.one_on_one_height(plan, *row));
            let index = on_screen(list.rows.len(), list.cursor.offset, lines, height).find(hit);
            list.select(index.map(|(index, ..)| index));
        }
    }
}
