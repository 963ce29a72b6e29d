//! Draws the entries of a list.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::pane::{List, on_screen};
use super::super::sight::Entry;
use super::paint::{Paint, row, safe, tone_style};

/// Draws the entries from where the list stands, the selected one in `style`; gives back whether there are more
/// below.
pub fn draw(list: &List<Entry>, style: Option<Style>, area: Rect, paint: &mut Paint<'_>) -> bool {
    let (width, lines) = (usize::from(area.width), usize::from(area.height));
    let height = |index: usize| list.rows.get(index).map_or(1, |entry| entry.lines(width).len());
    let mut end = list.cursor.offset;
    for (index, line, seen) in on_screen(list.rows.len(), list.cursor.offset, lines, height) {
        let Some(entry) = list.rows.get(index) else { continue };
        one(entry, area, line, paint);
        end = index + usize::from(seen == height(index));
        let selected = index == list.cursor.selected && entry.about.is_some();
        if let Some(style) = style.filter(|_| selected) {
            (line..line + seen).filter_map(|line| row(area, line)).for_each(|row| paint.select(row, style));
        }
    }
    end < list.rows.len()
}

fn one(entry: &Entry, area: Rect, line: usize, paint: &mut Paint<'_>) {
    let width = usize::from(area.width);
    let style = if entry.is_heading { paint.theme.strong } else { tone_style(paint.theme, entry.tone) };
    let cells = entry.cells.iter().map(|(text, tone)| safe(text, tone_style(paint.theme, *tone)));
    let mut before: Option<Vec<Span<'_>>> = Some(cells.collect());
    let mut right = Some(Line::from(safe(entry.shown_right(width), paint.theme.dim)));
    for (offset, text) in entry.lines(width).into_iter().enumerate() {
        let Some(row) = row(area, line + offset) else { return };
        let indent = || vec![Span::raw(" ".repeat(entry.indent()))];
        let mut spans = before.take().unwrap_or_else(indent);
        spans.push(Span::styled(text, style));
        paint.ends(row, Line::from(spans), &right.take().unwrap_or_default());
    }
}
