//! A question at the lower end of the screen.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::question::Question;
use super::paint::{Paint, cut_line, row, safe};
use super::prompt::at_bottom;
use crate::cells;

/// Draws the question.
pub fn draw(question: &Question, body: Rect, paint: &mut Paint<'_>) {
    let about = question.about();
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let asked = cells::wrap(&question.text(), width);
    let area = at_bottom(body, 2 + asked.len() + about.len());
    let inside = paint.sheet(area, Line::default(), &Line::default());
    let below = asked.len();
    for (offset, text) in asked.into_iter().enumerate() {
        if let Some(row) = row(inside, offset) {
            paint.line(row, &Line::styled(text, paint.theme.strong));
        }
    }
    for (offset, said) in about.iter().enumerate() {
        if let Some(row) = row(inside, below + offset) {
            let line = Line::from(safe(&said.text, paint.tone(said.tone)));
            paint.line(row, &cut_line(line, usize::from(row.width)));
        }
    }
}
