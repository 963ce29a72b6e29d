//! A question at the lower end of the screen.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::question::Question;
use super::paint::{Paint, cut_line, row, safe};
use super::prompt::at_bottom;

/// Draws the question.
pub fn draw(question: &Question, body: Rect, paint: &mut Paint<'_>) {
    let about = question.about();
    let inside = paint.sheet(at_bottom(body, 3 + about.len()), Line::default(), &Line::default());
    paint.line(inside, &Line::styled(question.text(), paint.theme.strong));
    for (offset, said) in about.iter().enumerate() {
        if let Some(row) = row(inside, offset + 1) {
            let line = Line::from(safe(&said.text, paint.tone(said.tone)));
            paint.line(row, &cut_line(line, usize::from(row.width)));
        }
    }
}
