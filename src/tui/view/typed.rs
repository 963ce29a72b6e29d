//! A text field on the screen: what was typed, made safe, with the cursor always in view.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::field::Field;
use super::paint::{Paint, row};
use crate::{cells, escape};

/// Draws a field; gives back where the text cursor is.
pub fn draw(field: &Field, area: Rect, style: Style, paint: &mut Paint<'_>) -> Option<Position> {
    let (line, column) = field.cursor();
    let first = (line + 1).saturating_sub(usize::from(area.height));
    let mut cursor = None;
    for (offset, text) in field.lines().iter().skip(first).enumerate() {
        let Some(row) = row(area, offset) else { break };
        if first + offset == line {
            cursor = with_cursor(text, column, row, style, paint);
        } else {
            paint.line(row, &Line::styled(escape::visible(text).into_owned(), style));
        }
    }
    cursor
}

/// Draws the line that the cursor is in, from as far left as lets the cursor be seen.
fn with_cursor(
    text: &str,
    column: usize,
    row: Rect,
    style: Style,
    paint: &mut Paint<'_>,
) -> Option<Position> {
    let before: String = text.chars().take(column).collect();
    let after: String = text.chars().skip(column).collect();
    let before = escape::visible(&before).into_owned();
    let room = usize::from(row.width).saturating_sub(1);
    let shown = end_of(&before, room);
    let at = cells::width(&shown);
    paint.line(row, &Line::styled(format!("{shown}{}", escape::visible(&after)), style));
    Some(Position::new(row.x + u16::try_from(at).ok()?, row.y))
}

/// The end of a text that fits into so many cells.
fn end_of(text: &str, room: usize) -> String {
    let mut shown = text;
    while cells::width(shown) > room {
        let mut letters = shown.chars();
        letters.next();
        shown = letters.as_str();
    }
    shown.to_owned()
}
