//! What a terminal shows that is too small for anything else.

use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::super::actions::Action;
use super::super::layout::SMALLEST;
use super::super::model::Model;
use super::paint::{Paint, cut_line, row};

/// Says what is needed.
pub fn draw(model: &Model, screen: Rect, paint: &mut Paint<'_>) -> Option<Position> {
    let needed = format!("needs {} × {}", SMALLEST.width, SMALLEST.height);
    let quits = match model.saving.trouble {
        None if model.is_typing() => "what you typed is kept".to_owned(),
        None => format!("{} quits", model.keymap.shown(Action::Quit)),
        Some(_) => format!("✗ {} not saved", model.saving.pending),
    };
    let lines = [
        ("songsheet", paint.theme.strong),
        (needed.as_str(), paint.theme.text),
        (quits.as_str(), paint.theme.dim),
    ];
    for (line, (text, style)) in lines.into_iter().enumerate() {
        if let Some(row) = row(screen, line) {
            paint.line(row, &cut_line(Line::styled(text, style), usize::from(row.width)));
        }
    }
    None
}
