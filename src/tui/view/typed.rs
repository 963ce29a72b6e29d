//! A text field on the screen: what was typed, made safe, with the cursor always in view. Several lines
//! wrap; a single one is shown from its beginning unless the cursor is further on.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::field::Field;
use super::paint::{Paint, cut_line, row};
use crate::{cells, escape};

/// Draws a field; gives back where the text cursor is in the active one.
pub fn draw(
    field: &Field,
    active: bool,
    area: Rect,
    style: Style,
    paint: &mut Paint<'_>,
) -> Option<Position> {
    if field.takes_lines() {
        return several(field, active, area, style, paint);
    }
    let text = field.lines().first().map_or("", String::as_str);
    if active {
        return with_cursor(text, field.cursor().1, area, style, paint);
    }
    let line = Line::styled(escape::visible(text).into_owned(), style);
    paint.line(area, &cut_line(line, usize::from(area.width)));
    None
}

/// Draws lines that wrap, from as far down as lets the cursor be seen; otherwise from the first.
fn several(field: &Field, active: bool, area: Rect, style: Style, paint: &mut Paint<'_>) -> Option<Position> {
    let width = usize::from(area.width).saturating_sub(1).max(1);
    let (at, column) = field.cursor();
    let mut shown: Vec<String> = Vec::new();
    let mut cursor = (0, 0);
    for (index, text) in field.lines().iter().enumerate() {
        let parts = wrapped(text, width);
        if index == at {
            let part = parts.iter().rposition(|part| part.from <= column).unwrap_or(0);
            let before = parts.get(part).map_or(String::new(), |part| part.before(column));
            cursor = (shown.len() + part, cells::width(&before));
        }
        shown.extend(parts.into_iter().map(|part| part.before(usize::MAX)));
    }
    let (line, cell) = cursor;
    let first = if active { (line + 1).saturating_sub(usize::from(area.height)) } else { 0 };
    for (offset, text) in shown.into_iter().skip(first).enumerate() {
        let Some(row) = row(area, offset) else { break };
        paint.line(row, &Line::styled(text, style));
    }
    let row = row(area, line - first).filter(|_| active)?;
    // Spaces at the end of a line may stand beyond the edge.
    let cell = u16::try_from(cell).ok()?.min(area.width.saturating_sub(1));
    Some(Position::new(row.x + cell, row.y))
}

/// A part of a line that fits on the screen, from a character on.
struct Part {
    from: usize,
    letters: Vec<char>,
}

impl Part {
    /// What it shows before a character of the line.
    fn before(&self, column: usize) -> String {
        let text: String = self.letters.iter().take(column.saturating_sub(self.from)).collect();
        escape::visible(&text).into_owned()
    }
}

/// A line in parts of at most so many cells, broken after a space where there is one.
fn wrapped(text: &str, width: usize) -> Vec<Part> {
    let mut parts = vec![Part { from: 0, letters: Vec::new() }];
    let mut used = 0;
    for letter in text.chars() {
        let Some(last) = parts.last_mut() else { break };
        last.letters.push(letter);
        used += cells_of(letter);
        if last.letters.len() == 1 || used <= width || letter == ' ' {
            continue;
        }
        let space = last.letters.iter().rposition(|letter| *letter == ' ');
        let keep = space.map_or(last.letters.len() - 1, |space| space + 1);
        let (from, letters) = (last.from + keep, last.letters.split_off(keep));
        used = letters.iter().map(|letter| cells_of(*letter)).sum();
        parts.push(Part { from, letters });
    }
    parts
}

fn cells_of(letter: char) -> usize {
    cells::width(&escape::visible(letter.encode_utf8(&mut [0; 4])))
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

/// The end of a text that fits into so many cells, with `…` where something was left out.
fn end_of(text: &str, room: usize) -> String {
    if cells::width(text) <= room {
        return text.to_owned();
    }
    let mut shown = text;
    while cells::width(shown) + 1 > room && !shown.is_empty() {
        let mut letters = shown.chars();
        letters.next();
        shown = letters.as_str();
    }
    format!("…{shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, width: usize) -> Vec<(usize, String)> {
        wrapped(text, width).iter().map(|part| (part.from, part.before(usize::MAX))).collect()
    }

    #[test]
    fn lines_wrap_after_spaces_and_no_character_is_lost() {
        let expected = [(0, "one two ".to_owned()), (8, "three".to_owned())];
        assert_eq!(parts("one two three", 8), expected);
        assert_eq!(parts("abcdefgh", 3), [(0, "abc".into()), (3, "def".into()), (6, "gh".into())]);
        assert_eq!(parts("", 3), [(0, String::new())]);
        assert_eq!(parts("会议室", 1).len(), 3, "what cannot fit has a line of its own");
    }

    #[test]
    fn the_end_of_a_long_line_says_that_it_is_an_end() {
        assert_eq!(end_of("Checkout outage", 7), "…outage");
        assert_eq!(end_of("outage", 6), "outage");
    }
}
