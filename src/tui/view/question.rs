//! A question at the lower end of the screen.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::question::Question;
use super::paint::{Paint, cut_line, row, safe};
use super::prompt::at_bottom;

/// So many pasted lines are shown.
const SAMPLE: usize = 5;

/// Draws the question.
pub fn draw(question: &Question, body: Rect, paint: &mut Paint<'_>) {
    let sample = match question {
        Question::CapturePasted(lines) => lines.as_slice(),
        _ => &[],
    };
    let area = at_bottom(body, 3 + sample.len().min(SAMPLE));
    let inside = paint.sheet(area, Line::default(), &Line::default());
    paint.line(inside, &Line::styled(question.text(), paint.theme.strong));
    for (offset, text) in sample.iter().take(SAMPLE).enumerate() {
        if let Some(row) = row(inside, offset + 1) {
            paint.line(row, &cut_line(Line::from(safe(text, paint.theme.dim)), usize::from(row.width)));
        }
    }
}
