//! The mouse: a click selects, the wheel moves.

use ratatui::layout::{Position, Rect};

use super::super::effect::Effect;
use super::super::layout::{Page, Pane, inside};
use super::super::message::Mouse;
use super::super::model::{Board, Model, Overlay, Work};
use super::super::pane::{OneOnOneRow, Room, begun, on_screen};
use super::{holding, moving, pages, sights};

/// The mouse did something.
pub fn mouse(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if let Some(Overlay::Help(_) | Overlay::Why(_)) = model.overlay {
        return pages::wheel(model, mouse);
    }
    match model.window.page() {
        _ if model.overlay.is_some() => return Vec::new(),
        Page::Hold => {
            holding::mouse(model, mouse);
            return Vec::new();
        }
        Page::Presenter | Page::Problems => return pages::wheel(model, mouse),
        Page::Plan | Page::Triage => {}
        Page::People | Page::Log | Page::Forecast | Page::LookBack => return sights::mouse(model, mouse),
    }
    match mouse {
        Mouse::Click(at) => click(model, at),
        Mouse::WheelUp(at) => wheel(model, at, false),
        Mouse::WheelDown(at) => wheel(model, at, true),
    }
    Vec::new()
}

fn wheel(model: &mut Model, at: Position, down: bool) {
    let Some(areas) = model.areas() else { return };
    if areas.why.is_some_and(|area| area.contains(at)) {
        read_on(model, down);
    } else if let Some((pane, _)) = areas.panes.into_iter().find(|(_, area)| area.contains(at)) {
        model.window.focus = pane;
        moving::wheel(model, pane, down);
    }
}

/// Scrolls the panel that tells of the selection; how far is settled afterwards.
fn read_on(model: &mut Model, down: bool) {
    let Some(work) = &mut model.work else { return };
    let from = &mut work.board.reading.from;
    *from = if down { *from + 1 } else { from.saturating_sub(1) };
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
            let index = one_on_one_at(board, width, lines, line);
            board.one_on_ones.select(index);
        }
    }
}

/// The row of the 1-1s at a line of their pane, where somebody's line may stay on top.
fn one_on_one_at(board: &Board, width: usize, lines: usize, line: usize) -> Option<usize> {
    let (plan, list) = (&board.plan, &board.one_on_ones);
    let room = Room::for_one_on_ones(plan, &list.rows, width, lines);
    let height = |index: usize| list.rows.get(index).map_or(1, |row| room.one_on_one_height(plan, *row));
    let (line, lines) = match begun(&list.rows, list.cursor.offset, lines) {
        None => (line, lines),
        Some(agenda) if line == 0 => {
            return list.rows.iter().position(|row| *row == OneOnOneRow::Head(agenda));
        }
        Some(_) => (line - 1, lines - 1),
    };
    on_screen(list.rows.len(), list.cursor.offset, lines, height)
        .find(|(_, from, height)| (*from..from + height).contains(&line))
        .map(|(index, ..)| index)
}
