//! Moves the selection, and from week to week.

use super::super::actions::Action;
use super::super::layout::{Pane, inside};
use super::super::model::{Board, Model, Tone};
use super::super::pane::{Keep, Place, TopicRow};
use super::super::verb;
use super::keys::focus;
use crate::domain::Week;

/// Moves the selection of the focused pane, or shows another week.
pub fn step(model: &mut Model, action: Action) {
    match action {
        Action::NextWeek => go_to_week(model, |week, _| week.plus(1)),
        Action::PreviousWeek => go_to_week(model, |week, _| week.plus(-1)),
        Action::ThisWeek => go_to_week(model, |_, today| today),
        _ => {
            let (pane, lines) = (focus(model), page_length(model));
            if let Some(work) = &mut model.work {
                move_in(&mut work.board, pane, action, lines);
            }
        }
    }
}

fn go_to_week(model: &mut Model, to: impl Fn(Week, Week) -> Week) {
    let Some(work) = &mut model.work else { return };
    let week = to(work.board.plan.week, work.desk.week());
    if week < Week::of(work.desk.today()) {
        model.say(Tone::Plain, "The weeks before are over: there is nothing left to plan");
        return;
    }
    work.board.plan.week = week;
    verb::refresh(model, Keep::Topic);
}

/// Moves the selection by the rows of a wheel's notch.
pub fn wheel(model: &mut Model, pane: Pane, down: bool) {
    let Some(work) = &mut model.work else { return };
    move_by(&mut work.board, pane, if down { 3 } else { -3 });
}

fn move_in(board: &mut Board, pane: Pane, action: Action, lines: isize) {
    match action {
        Action::Up => move_by(board, pane, -1),
        Action::Down => move_by(board, pane, 1),
        Action::PageUp => move_by(board, pane, -lines),
        Action::PageDown => move_by(board, pane, lines),
        Action::First => go_to_end(board, pane, false),
        Action::Last => go_to_end(board, pane, true),
        _ => {}
    }
}

fn move_by(board: &mut Board, pane: Pane, by: isize) {
    match pane {
        Pane::Topics => board.topics.step(by),
        Pane::Team => board.team.step(by),
        Pane::OneOnOnes => board.one_on_ones.step(by),
    }
}

fn go_to_end(board: &mut Board, pane: Pane, last: bool) {
    match pane {
        Pane::Topics => board.topics.go_to_end(last),
        Pane::Team => board.team.go_to_end(last),
        Pane::OneOnOnes => board.one_on_ones.go_to_end(last),
    }
}

/// A page is what the focused pane shows, less one line to hold on to.
fn page_length(model: &Model) -> isize {
    let areas = model.areas();
    let area = areas.and_then(|areas| areas.pane(focus(model)).or(areas.body));
    let lines = area.map_or(1, |area| inside(area).height.saturating_sub(1).max(1));
    isize::try_from(lines).unwrap_or(1)
}

/// Selects the next topic that needs the manager's call, from the top again after the last one.
pub fn next_unsure(model: &mut Model) {
    let Some(work) = &mut model.work else { return };
    let list = &mut work.board.topics;
    let unsure = |row: &TopicRow| matches!(row, TopicRow::Topic(_, Place::Call));
    let after = list.rows.iter().skip(list.cursor.selected + 1).position(unsure);
    let after = after.map(|ahead| list.cursor.selected + 1 + ahead);
    match after.or_else(|| list.rows.iter().position(unsure)) {
        Some(next) => {
            list.cursor.selected = next;
            model.window.focus = Pane::Topics;
        }
        None if model.filter.is_empty() => model.say(Tone::Plain, "No topic needs your call"),
        None => model.say(Tone::Plain, "No topic that the filter shows needs your call"),
    }
}
