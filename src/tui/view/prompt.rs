//! A prompt at the lower end of the screen: question, field, what is to be known, choices.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::model::Tone;
use super::super::prompt::{Choice, Prompt, Said};
use super::paint::{Paint, cut_line, row};
use super::typed;
use crate::cells;
use crate::escape::visible;

/// So many choices are shown at a time where there is room.
const CHOICES: usize = 8;
/// And so many at least, before anything is said of them.
const FEWEST: usize = 3;
/// The frame and the field.
const FIXED: usize = 3;

/// Draws the prompt; gives back where the text cursor is.
pub fn draw(prompt: &Prompt, body: Rect, paint: &mut Paint<'_>) -> Option<Position> {
    let room = usize::from(body.height).saturating_sub(FIXED);
    let width = usize::from(body.width.saturating_sub(4));
    let fewest = prompt.choices.fitting.len().min(FEWEST).min(room);
    let said = said(prompt, width, room - fewest);
    let shown = prompt.choices.fitting.len().min(CHOICES).min(room.saturating_sub(said.len()));
    let wanted = FIXED + said.len().max(1) + shown;
    let area = at_bottom(body, wanted);
    let inside = paint.sheet(
        area,
        Line::styled(format!(" {} ", prompt.heading()), paint.theme.strong),
        &Line::default(),
    );
    let cursor = typed::draw(&prompt.field, true, field_row(inside), paint.theme.text, paint);
    if let Some(row) = row(inside, 0) {
        paint.line(row, &Line::styled("›", paint.theme.accent));
    }
    let choices_at = said.len() + 1;
    for (offset, (text, tone)) in said.into_iter().enumerate() {
        if let Some(row) = row(inside, offset + 1) {
            let style = paint.tone(tone);
            paint.line(row, &Line::styled(text, style));
        }
    }
    let first = first(prompt, shown);
    draw_choices(prompt, first..first + shown, rows_from(inside, choices_at), paint);
    let below = prompt.choices.fitting.len().saturating_sub(first + shown);
    if below > 0 {
        paint.foot(area, &Line::styled(format!(" ↓ {below} more "), paint.theme.dim));
    }
    cursor
}

/// What is to be known while typing, on as many lines as it needs. Beside choices only what has room as a
/// whole: they are what is looked for.
fn said(prompt: &Prompt, width: usize, room: usize) -> Vec<(String, Tone)> {
    let wrapped = |said: &Said| cells::wrap(&visible(&said.text), width.max(1));
    let mut lines = Vec::new();
    for said in &prompt.said {
        let more = wrapped(said);
        if !prompt.choices.fitting.is_empty() && lines.len() + more.len() > room {
            break;
        }
        lines.extend(more.into_iter().map(|line| (line, said.tone)));
    }
    lines
}

/// The lowest so many lines.
pub fn at_bottom(body: Rect, lines: usize) -> Rect {
    let height = u16::try_from(lines).unwrap_or(u16::MAX).min(body.height);
    Rect { y: body.bottom() - height, height, ..body }
}

fn field_row(inside: Rect) -> Rect {
    Rect { x: inside.x + 2, width: inside.width.saturating_sub(2), height: inside.height.min(1), ..inside }
}

/// The first choice that is shown: the highlighted one is always among them.
fn first(prompt: &Prompt, shown: usize) -> usize {
    prompt.choices.at.map_or(0, |at| (at + 1).saturating_sub(shown))
}

/// The lines of an area from one on.
fn rows_from(inside: Rect, line: usize) -> Rect {
    let above = u16::try_from(line).unwrap_or(u16::MAX).min(inside.height);
    Rect { y: inside.y + above, height: inside.height - above, ..inside }
}

fn draw_choices(prompt: &Prompt, shown: Range<usize>, area: Rect, paint: &mut Paint<'_>) {
    let choices = &prompt.choices;
    for (offset, choice) in choices.fitting.iter().skip(shown.start).take(shown.len()).enumerate() {
        let Some(row) = row(area, offset) else { return };
        let marked = choices.marked.contains(&choice.value);
        paint.line(row, &cut_line(choice_line(choice, marked, paint), usize::from(row.width)));
        if Some(shown.start + offset) == choices.at {
            paint.select(row, paint.theme.selected);
        }
    }
}

fn choice_line<T>(choice: &Choice<T>, marked: bool, paint: &Paint<'_>) -> Line<'static> {
    let mark = if marked { "✓ " } else { "  " };
    Line::from(vec![
        Span::styled(mark, paint.theme.good),
        Span::styled(cells::pad(&choice.label, 24), paint.theme.text),
        Span::styled(format!("  {}", choice.hint), paint.theme.dim),
    ])
}
