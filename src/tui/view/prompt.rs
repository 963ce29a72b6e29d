//! A prompt at the lower end of the screen: question, field, what is to be known, choices.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::super::model::Tone;
use super::super::prompt::{Choice, Prompt, Said};
use super::paint::{Paint, cut_line, row};
use super::typed;
use crate::cells;
use crate::escape::visible;

/// So many choices are shown at a time.
const CHOICES: usize = 8;

/// Draws the prompt; gives back where the text cursor is.
pub fn draw(prompt: &Prompt, body: Rect, paint: &mut Paint<'_>) -> Option<Position> {
    let choices = prompt.choices.fitting.len().min(CHOICES);
    let said = said(prompt, usize::from(body.width.saturating_sub(4)));
    let wanted = 3 + said.len().max(1) + choices;
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
    draw_choices(prompt, inside, choices_at, paint);
    if below(prompt) > 0 {
        paint.foot(area, &Line::styled(format!(" ↓ {} more ", below(prompt)), paint.theme.dim));
    }
    cursor
}

/// What is to be known while typing, on as many lines as it needs.
fn said(prompt: &Prompt, width: usize) -> Vec<(String, Tone)> {
    let wrapped = |said: &Said| cells::wrap(&visible(&said.text), width.max(1));
    prompt.said.iter().flat_map(|said| wrapped(said).into_iter().map(|line| (line, said.tone))).collect()
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
        paint.line(row, &cut_line(choice_line(choice, marked, paint), usize::from(row.width)));
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
