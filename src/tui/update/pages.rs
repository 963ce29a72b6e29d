//! Keys on the pages without topics, in the help overlay and in presenter mode.

use super::super::actions::{Action, Context};
use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::message::Mouse;
use super::super::model::{Model, Overlay};
use super::super::question::Question;
use super::super::verb;
use super::{files, keys, moving};

/// A key on the page with everything about the selection. What can be done to a topic is done from here too.
pub fn why(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = usize::from(model.window.size.height.saturating_sub(6).max(1));
    let Some(Overlay::Why(from)) = &mut model.overlay else { return Vec::new() };
    // How far down it goes is settled afterwards.
    if let Some(to) = scrolled(*from, action, page, usize::MAX) {
        *from = to;
        return Vec::new();
    }
    match action {
        Action::Why | Action::Cancel => {
            model.overlay = None;
            Vec::new()
        }
        Action::NextUnsure => {
            *from = 0;
            let effects = keys::main(model, action);
            // What is said when there is none stands below the page.
            if model.notice.is_some() {
                model.overlay = None;
            }
            effects
        }
        _ => {
            model.overlay = None;
            keys::main(model, action)
        }
    }
}

/// So many lines go by at a notch of the wheel.
const LINES_OF_A_NOTCH: usize = 3;

/// The wheel over a page that has no panes.
pub fn wheel(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    let action = match mouse {
        Mouse::WheelUp(_) => Action::Up,
        Mouse::WheelDown(_) => Action::Down,
        Mouse::Click(_) => return Vec::new(),
    };
    for _ in 0..LINES_OF_A_NOTCH {
        match model.context() {
            Context::Help => help(model, action),
            Context::Why => why(model, action),
            Context::Problems => problems(model, action),
            Context::Presenter => presenter(model, action),
            _ => Vec::new(),
        };
    }
    Vec::new()
}

/// A key in the help overlay.
pub fn help(model: &mut Model, action: Action) -> Vec<Effect> {
    let page = usize::from(model.window.size.height.saturating_sub(6).max(1));
    let Some(Overlay::Help(from)) = &mut model.overlay else { return Vec::new() };
    // How far down it goes is settled afterwards.
    match scrolled(*from, action, page, usize::MAX) {
        Some(to) => *from = to,
        None => model.overlay = None,
    }
    Vec::new()
}

/// A key on the page of problems.
pub fn problems(model: &mut Model, action: Action) -> Vec<Effect> {
    let last = model.problems.count().saturating_sub(1);
    if let Some(to) = scrolled(model.problems.offset, action, 5, last) {
        model.problems.offset = to;
        return Vec::new();
    }
    match action {
        Action::Plan | Action::Cancel => go_to(model, Page::Plan),
        Action::Triage => go_to(model, Page::Triage),
        Action::People => go_to(model, Page::People),
        Action::Log => go_to(model, Page::Log),
        Action::Forecast => go_to(model, Page::Forecast),
        Action::LookBack => go_to(model, Page::LookBack),
        Action::Help => model.overlay = Some(Overlay::Help(0)),
        Action::Retry => return files::retry(model),
        Action::Quit => return keys::quit(model),
        _ => {}
    }
    Vec::new()
}

/// Without topics there is no other page to go to.
fn go_to(model: &mut Model, page: Page) {
    if model.work.is_some() {
        model.window.go_to(page);
    }
}

/// Where scrolling goes; `None` when the key does not scroll.
fn scrolled(offset: usize, action: Action, page: usize, last: usize) -> Option<usize> {
    let to = match action {
        Action::Up => offset.saturating_sub(1),
        Action::Down => offset.saturating_add(1),
        Action::PageUp => offset.saturating_sub(page),
        Action::PageDown => offset.saturating_add(page),
        Action::First => 0,
        Action::Last => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// A key in presenter mode.
pub fn presenter(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Present | Action::Cancel => {
            model.overlay = Some(Overlay::Question(Question::StopPresenting));
        }
        Action::Help => model.overlay = Some(Overlay::Help(0)),
        Action::Hold => return verb::hold(model),
        Action::Quit => return keys::quit(model),
        _ => moving::step(model, action),
    }
    Vec::new()
}

/// Starts presenter mode.
pub fn present(model: &mut Model) {
    model.notice = None;
    model.window.present(true);
}
