//! All keys that do something on the page below, made from the table of actions.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::actions::{ACTIONS, Context, Entry};
use super::super::layout::{Areas, Page, inside};
use super::super::model::Model;
use super::both::{Both, draw_from, only};
use super::paint::Paint;
use crate::cells;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 100;

/// Draws the overlay from line `from` on.
pub fn draw(model: &Model, from: usize, body: Rect, paint: &mut Paint<'_>) {
    let inside = column(paint.sheet(body, Line::styled(" Keys ", paint.theme.strong), &Line::default()));
    if draw_from(&lines(model, usize::from(inside.width)), from, inside, paint) {
        paint.foot(body, &Line::styled(" ↓ more ", paint.theme.dim));
    }
}

/// How far down it can be scrolled.
pub fn furthest(model: &Model, areas: &Areas) -> usize {
    let area = column(inside(areas.body_of_overlays()));
    lines(model, usize::from(area.width)).len().saturating_sub(usize::from(area.height))
}

fn column(inside: Rect) -> Rect {
    Rect { width: inside.width.min(WIDEST), ..inside }
}

/// Where keys do something, from the page below on.
fn contexts(page: Page) -> &'static [Context] {
    match page {
        Page::Plan | Page::Triage => &[
            Context::Main,
            Context::Advice,
            Context::Line,
            Context::Form,
            Context::Confirm,
            Context::Conflict,
        ],
        Page::Hold => &[Context::Hold, Context::Line, Context::Confirm, Context::Unfinished],
        Page::People | Page::Log | Page::Forecast | Page::LookBack => &[Context::Sight, Context::Line],
        Page::Problems => &[Context::Problems],
        Page::Presenter => &[Context::Presenter],
    }
}

fn lines(model: &Model, width: usize) -> Vec<Both> {
    let contexts = contexts(model.window.page());
    let told = |context: &Context| told_in(*context, contexts);
    let keys = |entry: &Entry| model.keymap.all_shown(entry.action).join(" ");
    let longest = contexts.iter().flat_map(told).map(|entry| cells::width(&keys(entry))).max();
    let column = longest.unwrap_or_default().min(width / 2) + 2;
    let mut lines = Vec::new();
    for context in contexts {
        lines.extend((!lines.is_empty()).then(Both::default));
        lines.push(only(Line::styled(context.heading(), model.theme.strong)));
        for entry in told(context) {
            let keys = Span::styled(cells::pad(&keys(entry), column), model.theme.accent);
            lines.extend(beside(keys, &entry.help.replace('`', ""), column, width, model));
        }
    }
    lines
}

/// Keys with what they do beside them, on as many lines as that needs.
fn beside(keys: Span<'static>, help: &str, column: usize, width: usize, model: &Model) -> Vec<Both> {
    let mut keys = Some(keys);
    let lines = cells::wrap(help, width.saturating_sub(column).max(1));
    let line = |text| {
        let keys = keys.take().unwrap_or_else(|| Span::raw(" ".repeat(column)));
        only(Line::from(vec![keys, Span::styled(text, model.theme.text)]))
    };
    lines.into_iter().map(line).collect()
}

/// The actions of a context that have keys, but for those which the contexts before it have too.
fn told_in(context: Context, contexts: &'static [Context]) -> impl Iterator<Item = &'static Entry> {
    let before = contexts.iter().take_while(move |one| **one != context);
    let is_new = move |entry: &&Entry| !before.clone().any(|one| entry.contexts.contains(one));
    ACTIONS.iter().filter(move |entry| entry.contexts.contains(&context)).filter(is_new)
}
