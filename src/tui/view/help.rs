//! All keys, made from the table of actions.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::actions::{ACTIONS, Context, Entry};
use super::super::keymap::Keymap;
use super::super::model::Model;
use super::paint::{Paint, row};
use crate::cells;

/// Draws the overlay from line `offset` on.
pub fn draw(model: &Model, offset: usize, body: Rect, paint: &mut Paint<'_>) {
    let lines = lines(&model.keymap);
    let width = body.width.min(96);
    let height = body.height.min(u16::try_from(lines.len() + 2).unwrap_or(u16::MAX));
    let area =
        Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height };
    let more = lines.len() > offset + usize::from(height.saturating_sub(2));
    let right = if more { " ↓ more " } else { "" };
    let inside =
        paint.sheet(area, Line::styled(" Keys ", paint.theme.strong), &Line::styled(right, paint.theme.dim));
    for (at, (left, right)) in lines.into_iter().skip(offset).enumerate() {
        let Some(row) = row(inside, at) else { return };
        let (keys, help) = (cells::pad(&left, 18), right);
        let line = if help.is_empty() {
            Line::styled(left, paint.theme.strong)
        } else {
            Line::from(vec![Span::styled(keys, paint.theme.accent), Span::styled(help, paint.theme.text)])
        };
        paint.ends(row, line, &Line::default());
    }
}

/// The lines of the overlay: keys and what they do; a heading has nothing beside it.
pub fn lines(keymap: &Keymap) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for context in [Context::Main, Context::Line, Context::Form, Context::Confirm] {
        if !lines.is_empty() {
            lines.push((String::new(), String::new()));
        }
        lines.push((context.heading().to_owned(), String::new()));
        let entries =
            ACTIONS.iter().filter(|entry| entry.contexts.contains(&context) && !told_before(entry, context));
        lines.extend(
            entries.map(|entry| (keymap.all_shown(entry.action).join(" "), entry.help.replace('`', ""))),
        );
    }
    lines
}

/// What can be done everywhere is told once.
fn told_before(entry: &Entry, context: Context) -> bool {
    context != Context::Main && entry.contexts.contains(&Context::Main)
}
