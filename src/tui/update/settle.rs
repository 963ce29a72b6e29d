//! Brings in line what follows from the rest: the other panes' selections, the reasons, the scrolling.

use ratatui::layout::Rect;

use super::super::layout::{Areas, Page, Pane, inside};
use super::super::model::{Model, Overlay, Work};
use super::super::pane::{OneOnOneRow, Room, begun, notes_now};
use super::super::question::Question;
use super::super::view;
use super::sights;

/// To be done after every change of the model.
pub fn settle(model: &mut Model) {
    ask_about_unsaved(model);
    super::super::verb::ask_about_unfinished(model);
    let areas = model.areas();
    let focus = match model.window.page() {
        Page::Presenter => Pane::Team,
        _ => model.window.focus,
    };
    if let Some(work) = &mut model.work {
        work.board.follow(focus);
        let topic = work.topic(focus);
        work.board.explain(&work.desk, topic);
        let target = work.board.target(focus);
        work.board.read(target);
    }
    let Some(areas) = areas else { return };
    settle_reading(model, &areas);
    super::advice::settle(model, &areas);
    sights::settle(model, &areas);
    let Some(work) = &mut model.work else { return };
    for (pane, area) in &areas.panes {
        match pane {
            Pane::Topics => work.board.topics.reveal(usize::from(inside(*area).height), |_| 1),
            Pane::Team => reveal_team(work, *area),
            Pane::OneOnOnes => reveal_one_on_ones(work, *area),
        }
    }
    if let (Page::Hold, Some(body), Some(holding)) = (model.window.page(), areas.body, &mut model.holding) {
        let notes = notes_now(&holding.hold, &work.desk);
        let lines = usize::from(inside(view::held_areas(body, notes).list).height);
        holding.list.reveal(lines, |_| 1);
    }
    let Some(work) = &mut model.work else { return };
    if let (Page::Presenter, Some(body)) = (model.window.page(), areas.body) {
        reveal_team(work, view::presenter_column(body));
    }
}

/// Asks what becomes of changes that an earlier process could not save, unless others may be looking.
fn ask_about_unsaved(model: &mut Model) {
    let free = model.overlay.is_none() && !model.is_shared() && model.work.is_some();
    if let Some(lines) = model.unsaved.take_if(|_| free) {
        model.overlay = Some(Overlay::Question(Question::Unsaved(lines)));
    }
}

/// Leaves no empty lines below what is being read.
fn settle_reading(model: &mut Model, areas: &Areas) {
    if reading(model).is_none_or(|from| *from == 0) {
        return;
    }
    let furthest = match &model.overlay {
        Some(Overlay::Help(_)) => view::help_furthest(model, areas),
        _ => view::why_furthest(model, areas),
    };
    if let Some(from) = reading(model) {
        *from = furthest.min(*from);
    }
}

/// The first line that is shown of what is being read.
fn reading(model: &mut Model) -> Option<&mut usize> {
    match (&mut model.overlay, &mut model.work) {
        (Some(Overlay::Help(from) | Overlay::Why(from)), _) => Some(from),
        (_, Some(work)) => Some(&mut work.board.reading.from),
        (_, None) => None,
    }
}

fn reveal_team(work: &mut Work, area: Rect) {
    let Some(agenda) = &work.board.plan.team else { return };
    let area = inside(area);
    let list = &mut work.board.team;
    let room = Room::for_team(agenda, &list.rows, usize::from(area.width), usize::from(area.height));
    list.reveal(usize::from(area.height), |row| room.team_height(agenda, *row));
}

fn reveal_one_on_ones(work: &mut Work, area: Rect) {
    let area = inside(area);
    let (plan, list) = (&work.board.plan, &mut work.board.one_on_ones);
    let room = Room::for_one_on_ones(plan, &list.rows, usize::from(area.width), usize::from(area.height));
    let lines = usize::from(area.height);
    let height = |row: &OneOnOneRow| room.one_on_one_height(plan, *row);
    list.reveal(lines, height);
    if begun(&list.rows, list.cursor.offset, lines).is_some() {
        list.reveal(lines - 1, height);
    }
}
