//! Where in a text something stands.

use super::Problem;

/// The starts of a text's lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The line and the column, both from 1, of a byte.
    pub fn locate(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    pub fn problem(&self, offset: usize, what: impl Into<String>, hint: impl Into<String>) -> Problem {
        let (line, column) = self.locate(offset);
        Problem { line, column, what: what.into(), hint: hint.into() }
    }
}
