//! What answers "why there" in a few lines: the panel below the plan.

use ratatui::text::{Line, Span};

use super::super::model::{Why, Work};
use super::super::theme::Theme;
use super::both::{Both, only, paragraphs, wrapped};
use super::{evidence, reasons};
use crate::cells;
use crate::classify::Routed;

/// The lines, what matters most first.
pub fn lines(work: &Work, routed: &Routed, why: &Why, width: usize, theme: &Theme) -> Vec<Both> {
    let (verdict, told) = (routed.verdict(), &why.explanation);
    let text = |text: &str, style| wrapped(text, width, style);
    let mut lines = reasons::verdict(verdict, width, theme);
    // What the manager is asked comes first; it is the first advice as well.
    let asked = verdict.asks();
    lines.extend(asked.iter().flat_map(|asks| text(asks, theme.text)));
    lines.extend(text(&reasons::practice(verdict), theme.text));
    lines.extend(reasons::waits(work, why.key).iter().flat_map(|why| text(why, theme.warning)));
    lines.extend(words(routed, why, width, theme));
    let advice = told.advice.iter().skip(usize::from(asked.is_some()));
    lines.extend(advice.flat_map(|advice| text(advice, theme.dim)));
    lines.extend(reasons::prices(why).iter().flat_map(|prices| text(prices, theme.dim)));
    let notes = paragraphs(&routed.topic().notes);
    lines.extend(notes.iter().filter(|line| !line.is_empty()).flat_map(|line| text(line, theme.dim)));
    lines
}

/// The words that speak for the verdict and those that speak against it: on one line where both fit.
fn words(routed: &Routed, why: &Why, width: usize, theme: &Theme) -> Vec<Both> {
    let [for_it, against] = why.explanation.sides(routed.topic(), |_| false);
    let for_it = evidence::quotes(&for_it, 4).unwrap_or_default();
    let Some(against) = evidence::quotes(&against, 2).map(|words| format!("against it: {words}")) else {
        return if for_it.is_empty() { Vec::new() } else { wrapped(&for_it, width, theme.text) };
    };
    let gap = if for_it.is_empty() { "" } else { "   " };
    if cells::width(&for_it) + gap.len() + cells::width(&against) <= width {
        let against = Span::styled(format!("{gap}{against}"), theme.dim);
        return vec![only(Line::from(vec![Span::styled(for_it, theme.text), against]))];
    }
    let mut lines = if for_it.is_empty() { Vec::new() } else { wrapped(&for_it, width, theme.text) };
    lines.extend(wrapped(&against, width, theme.dim));
    lines
}
