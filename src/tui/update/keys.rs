//! Keys: each does what the keymap says in the context that the model is in, or is typed.

use crossterm::event::KeyEvent;

use super::super::actions::{Action, Context};
use super::super::effect::Effect;
use super::super::layout::{Page, Pane};
use super::super::model::{Leaving, Model, Overlay, Tone};
use super::super::verb;
use super::{advice, files, holding, moving, overlay, pages, sights};
use crate::desk::Direction;

/// A key was pressed.
pub fn key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    if model.areas().is_none() {
        return unseen(model, key);
    }
    model.notice = None;
    let context = model.context();
    match model.keymap.action(context, key) {
        Some(action) => act(model, context, action, key),
        None if closes(model, context, key) => {
            model.overlay = None;
            Vec::new()
        }
        None if context.takes_text() => {
            overlay::typed(model, key);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Whether a key closes what is only read: the one that leaves the program from the page below.
fn closes(model: &Model, context: Context, key: KeyEvent) -> bool {
    matches!(context, Context::Help | Context::Why | Context::Advice)
        && model.keymap.action(Context::Main, key) == Some(Action::Quit)
}

/// A key on a screen that shows nothing: it edits nothing. What was being typed is typed on, and nothing
/// leaves it.
fn unseen(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let typing = model.is_typing();
    let context = if typing { model.context() } else { Context::Main };
    match model.keymap.action(context, key) {
        Some(Action::Suspend) => return vec![Effect::Suspend],
        Some(Action::Repaint) => return vec![Effect::Redraw],
        Some(Action::Quit) if model.saving.trouble.is_none() && !typing => return quit(model),
        None if context.takes_text() => overlay::typed(model, key),
        _ => {}
    }
    Vec::new()
}

fn act(model: &mut Model, context: Context, action: Action, key: KeyEvent) -> Vec<Effect> {
    match (action, context) {
        (Action::Suspend, _) => vec![Effect::Suspend],
        (Action::Repaint, _) => vec![Effect::Redraw],
        (_, Context::Line) => overlay::line(model, action),
        (_, Context::Form) => overlay::form(model, action, key),
        (_, Context::Confirm) => overlay::confirm(model, action),
        (_, Context::Conflict) => overlay::conflict(model, action),
        (_, Context::Unfinished) => holding::unfinished(model, action),
        (_, Context::Unsaved) => overlay::unsaved(model, action),
        (_, Context::Hold) => holding::act(model, action),
        (_, Context::Help) => pages::help(model, action),
        (_, Context::Why) => pages::why(model, action),
        (_, Context::Advice) => advice::act(model, action),
        (_, Context::Problems) => pages::problems(model, action),
        (_, Context::Sight) => sights::act(model, action),
        (_, Context::Presenter) => pages::presenter(model, action),
        (_, Context::Main) => main(model, action),
    }
}

/// An action on the plan or the triage page.
pub fn main(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Add => verb::capture(model),
        Action::Broadcast => verb::broadcast(model),
        Action::Private => verb::private(model),
        Action::Split => verb::split(model),
        Action::With => verb::concern(model),
        Action::Title => verb::title(model),
        Action::Fields => verb::fields(model),
        Action::Done => verb::done(model),
        Action::Defer => verb::defer(model),
        Action::Drop => verb::dismiss(model).unwrap_or_else(|| verb::give_up(model)),
        Action::Tick => verb::tick(model),
        Action::Hold => verb::hold(model),
        Action::MoveMeeting => verb::move_meeting(model),
        Action::Skip => verb::skip(model),
        Action::Park => verb::park(model),
        Action::Write => verb::write(model),
        Action::Seal => verb::seal(model),
        Action::Carry => verb::carry(model),
        Action::Earlier => verb::reorder(model, Direction::Up),
        Action::Later => verb::reorder(model, Direction::Down),
        Action::Undo => verb::undo(model),
        Action::Redo => verb::redo(model),
        Action::Filter => verb::filter(model),
        Action::Cancel => cancel(model),
        _ => common(model, action),
    }
}

/// What needs no topic.
pub fn common(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::NextUnsure => moving::next_unsure(model),
        Action::NextPane => model.window.turn(true),
        Action::PreviousPane => model.window.turn(false),
        Action::Plan => model.window.go_to(Page::Plan),
        Action::Triage => model.window.go_to(Page::Triage),
        Action::People => sights::go_to(model, Page::People),
        Action::Log => sights::go_to(model, Page::Log),
        Action::Forecast => sights::go_to(model, Page::Forecast),
        Action::LookBack => sights::go_to(model, Page::LookBack),
        Action::Problems => model.window.go_to(Page::Problems),
        Action::Help => model.overlay = Some(Overlay::Help(0)),
        Action::Advice => advice::show(model),
        Action::Why => model.overlay = model.work.is_some().then_some(Overlay::Why(0)),
        Action::Present => pages::present(model),
        Action::Retry => return files::retry(model),
        Action::Quit => return quit(model),
        _ => moving::step(model, action),
    }
    Vec::new()
}

/// Shows all topics again.
fn cancel(model: &mut Model) -> Vec<Effect> {
    if !model.filter.is_empty() {
        verb::narrow(model, "");
    }
    Vec::new()
}

/// Leaves, after what is being saved.
pub fn quit(model: &mut Model) -> Vec<Effect> {
    if model.saving.is_done() {
        return vec![Effect::Quit];
    }
    if model.saving.trouble.is_some() {
        model.overlay = Some(Overlay::Question(super::super::question::Question::LeaveUnsaved));
        return Vec::new();
    }
    model.leaving = Leaving::WhenSaved;
    if !model.window.presenting() {
        model.say(Tone::Plain, "Leaving as soon as everything is saved");
    }
    Vec::new()
}

/// The pane that takes the keys.
pub fn focus(model: &Model) -> Pane {
    if model.window.page() == Page::Presenter { Pane::Team } else { model.window.focus }
}
