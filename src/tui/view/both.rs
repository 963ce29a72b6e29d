//! Lines with two ends, wrapped and scrolled.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::paint::{Paint, row};
use crate::cells;
use crate::escape::visible;

/// A line and what stands at its right end.
pub type Both = (Line<'static>, Line<'static>);

/// Text on as many lines as it needs.
pub fn wrapped(text: &str, width: usize, style: Style) -> Vec<Both> {
    let lines = cells::wrap(&visible(text), width.max(1));
    lines.into_iter().map(|text| only(Line::styled(text, style))).collect()
}

/// A line of text that is longer than this may have been broken by its author's editor.
const BROKEN_FROM: usize = 56;

/// The lines of a text, those put together again that an editor has broken within a sentence.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last = 0;
    for line in text.lines().map(str::trim_end) {
        let goes_on = last >= BROKEN_FROM && line.starts_with(char::is_lowercase);
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            None => paragraphs.push(line.to_owned()),
        }
        last = cells::width(line);
    }
    paragraphs
}

/// A line with nothing at its right end.
pub fn only(line: Line<'static>) -> Both {
    (line, Line::default())
}

/// Lines with an empty one before them, when there are any.
pub fn gap_before(lines: Vec<Both>) -> Vec<Both> {
    let gap = (!lines.is_empty()).then(Both::default);
    gap.into_iter().chain(lines).collect()
}

/// Draws the lines from a place on; gives back whether there are more below.
pub fn draw_from(lines: &[Both], from: usize, area: Rect, paint: &mut Paint<'_>) -> bool {
    for (at, (left, right)) in lines.iter().skip(from).enumerate() {
        let Some(row) = row(area, at) else { return true };
        paint.ends(row, left.clone(), right);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_an_editor_has_broken_is_put_together_again() {
        let broken =
            "41 minutes until the first page, because the alert looks at\nerrors and not at\ntime.\nNext: x";
        let whole = "41 minutes until the first page, because the alert looks at errors and not at";
        assert_eq!(paragraphs(broken), [whole, "time.", "Next: x"]);
        assert_eq!(paragraphs("- one\n- two\n\nthree"), ["- one", "- two", "", "three"]);
    }
}
