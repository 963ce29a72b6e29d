//! A prompt at the lower end of the screen: question, field, what is to be known, choices.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::prompt::{Choice, Prompt};
use super::paint::{Paint, row};
use super::typed;
use crate::cells;

/// So many choices are shown at a time.
const CHOICES: usize = 8;

/// Draws the prompt; gives back where the text cursor is.
pub fn draw(prompt: &Prompt, body: Rect, paint: &mut Paint<'_>) -> Option<Position> {
    let choices = prompt.choices.fitting.len().min(CHOICES);
    let wanted = 3 + prompt.said.len().max(1) + choices;
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
    for (offset, said) in prompt.said.iter().enumerate() {
        if let Some(row) = row(inside, offset + 1) {
            let style = paint.tone(said.tone);
            paint.ends(
                row,
                Line::styled(crate::escape::visible(&said.text).into_owned(), style),
                &Line::default(),
            );
        }
    }
    draw_choices(prompt, inside, prompt.said.len() + 1, paint);
    if below(prompt) > 0 {
        paint.foot(area, &Line::styled(format!(" ↓ {} more ", below(prompt)), paint.theme.dim));
    }
    cursor
}

/// The lowest so many lines.
pub fn at_bottom(body: Rect, lines: usize) -> Rect {
    let height = u16::try_from(lines).unwrap_or(u16::MAX).min(body.height);
    Rect { y: body.bottom() - height, height, ..body }
}

fn field_row(inside: Rect) -> Rect {
    Rect { x: inside.x + 2, width: inside.width.saturating_sub(2), height: inside.height.min(1), ..inside }
}

/// The first choice that is shown.
fn first(prompt: &Prompt) -> usize {
    prompt.choices.at.map_or(0, |at| (at + 1).saturating_sub(CHOICES))
}

/// How many choices there are below those that are shown.
fn below(prompt: &Prompt) -> usize {
    prompt.choices.fitting.len().saturating_sub(first(prompt) + CHOICES)
}

fn draw_choices(prompt: &Prompt, inside: Rect, from: usize, paint: &mut Paint<'_>) {
    let choices = &prompt.choices;
    let first = first(prompt);
    for (offset, choice) in choices.fitting.iter().skip(first).take(CHOICES).enumerate() {
        let Some(row) = row(inside, from + offset) else { return };
        let marked = choices.marked.contains(&choice.value);
        paint.line(row, &choice_line(choice, marked, paint));
        if Some(first + offset) == choices.at {
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
