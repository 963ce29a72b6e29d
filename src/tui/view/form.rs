//! The form with all fields of a topic.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::form::{Form, FormRow};
use super::paint::{Paint, row};
use super::typed;
use crate::cells;
use crate::escape::visible;

/// The cells of a field's name.
const NAME: u16 = 13;
/// The notes show so many lines.
const NOTES: u16 = 5;
/// And so many where all fields would not be seen otherwise.
const NOTES_WHERE_NARROW: u16 = 2;

/// What is said when the topic of the form cannot be found again.
const LOST: &str = "✗ Its topic is gone or renamed in the files; copy what you typed from here.";

/// Draws the form; gives back where the text cursor is.
pub fn draw(form: &Form, body: Rect, paint: &mut Paint<'_>) -> Option<Position> {
    let width = body.width.min(100);
    let lines = |notes| form.rows.iter().map(|row| height(row, notes)).sum::<u16>() + 4;
    let notes = if lines(NOTES) <= body.height { NOTES } else { NOTES_WHERE_NARROW };
    let height = body.height.min(lines(notes));
    let area =
        Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height };
    let changed = if form.is_changed() { " changed " } else { "" };
    let title = Line::styled(" Edit the topic ", paint.theme.strong);
    let inside = paint.sheet(area, title, &Line::styled(changed, paint.theme.warning));
    let rows = Rect { height: inside.height.saturating_sub(2), ..inside };
    let (cursor, last) = draw_rows(form, notes, rows, paint);
    if last < form.rows.len() {
        paint.foot(area, &Line::styled(" ↓ more ", paint.theme.dim));
    }
    if let Some(one) = form.row() {
        draw_hint(form, one, inside, paint);
    }
    cursor
}

fn height(row: &FormRow, notes: u16) -> u16 {
    if row.input.takes_lines() { notes } else { 1 }
}

/// Says at the lower end what can be written into a field or what is wrong with it: on the last line, and
/// on the empty one above it where that is not enough.
fn draw_hint(form: &Form, one: &FormRow, inside: Rect, paint: &mut Paint<'_>) {
    let (text, style) = match &one.wrong {
        _ if form.lost => (LOST.to_owned(), paint.theme.error),
        Some(wrong) => (format!("✗ {wrong}"), paint.theme.error),
        None => (one.hint().to_owned(), paint.theme.dim),
    };
    let mut lines = cells::wrap(&visible(&text), usize::from(inside.width).max(1));
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(rest);
    }
    for (above, line) in lines.into_iter().rev().enumerate() {
        let at = usize::from(inside.height).checked_sub(above + 1);
        if let Some(row) = at.and_then(|at| row(inside, at)) {
            paint.ends(row, Line::styled(line, style), &Line::default());
        }
    }
}

/// Draws the rows from as far down as lets the active one be seen; gives back the first that has no room.
fn draw_rows(form: &Form, notes: u16, area: Rect, paint: &mut Paint<'_>) -> (Option<Position>, usize) {
    let mut y = 0;
    let mut cursor = None;
    for (at, one) in form.rows.iter().enumerate().skip(first(form, notes, area.height)) {
        let room = Rect { y: area.y + y, height: height(one, notes).min(area.height - y), ..area };
        if room.height == 0 {
            return (cursor, at);
        }
        let typed = draw_row(one, at == form.at, room, paint);
        cursor = cursor.or(typed.filter(|_| at == form.at));
        y += room.height;
    }
    (cursor, form.rows.len())
}

fn first(form: &Form, notes: u16, lines: u16) -> usize {
    let mut first = form.at;
    let mut used = form.rows.get(form.at).map_or(1, |row| height(row, notes));
    while let Some(above) = first.checked_sub(1).and_then(|at| form.rows.get(at)) {
        used += height(above, notes);
        if used > lines {
            break;
        }
        first -= 1;
    }
    first
}

fn draw_row(one: &FormRow, active: bool, room: Rect, paint: &mut Paint<'_>) -> Option<Position> {
    let style = if active { paint.theme.accent } else { paint.theme.dim };
    let mark = if one.wrong.is_some() {
        "✗"
    } else if one.is_changed() {
        "•"
    } else {
        " "
    };
    let name = cells::pad(&one.field.as_str().replace('_', " "), usize::from(NAME) - 2);
    paint.line(room, &Line::from(vec![Span::styled(name, style), Span::styled(mark, paint.theme.warning)]));
    let value = Rect { x: room.x + NAME.min(room.width), width: room.width.saturating_sub(NAME), ..room };
    if active {
        paint.fill(value, paint.theme.selected_elsewhere);
    }
    typed::draw(&one.input, active, value, paint.theme.text, paint)
}
