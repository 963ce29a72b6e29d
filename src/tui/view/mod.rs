//! Draws the model. Nothing here changes it.

mod advice;
mod banner;
mod beside;
mod both;
mod details;
mod entries;
mod evidence;
mod footer;
mod form;
mod header;
mod held;
mod held_now;
mod help;
mod member;
mod one_on_ones;
mod paint;
mod presenter;
mod problems;
mod prompt;
mod question;
mod reasons;
mod sight_keys;
mod sights;
mod small;
mod summary;
mod team;
mod topics;
mod typed;
mod why;

use ratatui::Frame;
use ratatui::layout::Position;

use self::paint::Paint;
use super::layout::{Areas, Page, Pane};
use super::model::{Model, Overlay, Work};
use super::pane::that_week;

pub use held::areas as held_areas;
pub use help::furthest as help_furthest;
pub use presenter::column as presenter_column;
pub use why::furthest as why_furthest;

/// Draws the whole screen.
pub fn draw(model: &Model, frame: &mut Frame<'_>) {
    let screen = frame.area();
    let mut paint = Paint::new(frame.buffer_mut(), &model.theme);
    let cursor = match model.areas() {
        Some(areas) if screen.as_size() == model.window.size => page(model, &areas, &mut paint),
        _ => small::draw(model, screen, &mut paint),
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Draws a page with what lies over it; gives back where the text cursor is.
fn page(model: &Model, areas: &Areas, paint: &mut Paint<'_>) -> Option<Position> {
    header::draw(model, areas.header, paint);
    if let Some(area) = areas.banner {
        banner::draw(model, area, paint);
    }
    match model.window.page() {
        Page::Presenter => match &model.work {
            Some(work) => {
                presenter::draw(presented(work).as_ref(), that_week(&work.board.plan), areas, paint);
            }
            None => presenter::unreadable(areas, paint),
        },
        Page::Hold => {
            if let (Some(work), Some(holding), Some(body)) = (&model.work, &model.holding, areas.body) {
                let names = &work.board.plan.names;
                held::draw(&held::View { holding, desk: &work.desk, names, now: model.now }, body, paint);
            }
        }
        Page::Problems => problems::draw(model, areas, paint),
        Page::Plan | Page::Triage => lists(model, areas, paint),
        page @ (Page::People | Page::Log | Page::Forecast | Page::LookBack) => {
            sights::draw(model, page, areas, paint);
        }
    }
    footer::draw(model, areas, paint);
    overlay(model, areas, paint)
}

/// What presenter mode may see: the team agenda, the place in it, and nothing else of the work.
fn presented(work: &Work) -> Option<presenter::Presented<'_>> {
    let agenda = work.board.plan.team.as_ref()?;
    Some(presenter::Presented { agenda, list: &work.board.team })
}

fn lists(model: &Model, areas: &Areas, paint: &mut Paint<'_>) {
    let Some(work) = &model.work else {
        return;
    };
    if let Some(area) = areas.tabs {
        header::panes(model, work, area, paint);
    }
    for (pane, area) in &areas.panes {
        match pane {
            Pane::Topics => topics::draw(model, work, *area, paint),
            Pane::Team => team::draw(model, work, *area, paint),
            Pane::OneOnOnes => one_on_ones::draw(model, work, *area, paint),
        }
    }
    if let Some(area) = areas.why {
        why::panel(model, work, area, paint);
    }
}

fn overlay(model: &Model, areas: &Areas, paint: &mut Paint<'_>) -> Option<Position> {
    let body = areas.body_of_overlays();
    match model.overlay.as_ref()? {
        Overlay::Help(offset) => help::draw(model, *offset, body, paint),
        Overlay::Why(from) => {
            if let Some(work) = &model.work {
                why::page(model, work, *from, body, paint);
            }
        }
        Overlay::Advice(list) => advice::draw(list, body, paint),
        Overlay::Question(question) => question::draw(question, body, paint),
        Overlay::Prompt(prompt) => return prompt::draw(prompt, body, paint),
        Overlay::Form(form) => return form::draw(form, body, paint),
    }
    None
}
