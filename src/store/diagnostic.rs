//! What is wrong with a file, where, and what would put it right.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::escape::visible;

/// Whether a problem keeps a workspace from being loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing may rest on this file until it is put right.
    Error,
    /// Worth a look; the file was read.
    Warning,
}

impl Severity {
    /// The word shown before a message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it keeps the workspace from being loaded.
    pub severity: Severity,
    /// The file as it was opened.
    pub file: PathBuf,
    /// The line, from 1; 0 when the problem is the file as a whole.
    pub line: usize,
    /// The column in characters, from 1; 0 when the problem is the file as a whole.
    pub column: usize,
    /// What is wrong, raw: escape it before it is shown.
    pub what: String,
    /// What would put it right, raw.
    pub hint: Option<String>,
    /// The line of the file, raw and cut to a bearable length; for terminals only.
    pub excerpt: Option<String>,
}

impl Diagnostic {
    /// A problem of a file as a whole.
    pub fn of_file(severity: Severity, file: &Path, what: impl Into<String>, hint: Option<String>) -> Self {
        let file = file.to_owned();
        Self { severity, file, line: 0, column: 0, what: what.into(), hint, excerpt: None }
    }

    /// Whether it keeps the workspace from being loaded.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Where it is, as editors jump to it: `topics.toml:12:5`, escaped.
    pub fn place(&self) -> String {
        let file = self.file.to_string_lossy();
        match self.line {
            0 => visible(&file).into_owned(),
            _ => format!("{}:{}:{}", visible(&file), self.line, self.column),
        }
    }
}

/// Two lines at most, escaped: `file:line:col: error: what` and `  hint: …`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.place(), self.severity.as_str(), visible(&self.what))?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {}", visible(hint)),
            None => Ok(()),
        }
    }
}

/// A problem at a byte of a text, before it is known which file and line that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub severity: Severity,
    pub offset: usize,
    pub what: String,
    pub hint: Option<String>,
    /// Set for what is said once per file however often it occurs, such as an unknown key.
    pub once: Option<String>,
}

impl Finding {
    pub fn error(offset: usize, what: impl Into<String>) -> Self {
        Self { severity: Severity::Error, offset, what: what.into(), hint: None, once: None }
    }

    pub fn warning(offset: usize, what: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(offset, what) }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn once(mut self, name: impl Into<String>) -> Self {
        self.once = Some(name.into());
        self
    }

    /// The finding as a diagnostic of `file`, whose text from `first_line` on is `text`.
    pub fn locate(&self, file: &Path, text: &str, lines: &LineIndex, first_line: usize) -> Diagnostic {
        let (line, column) = lines.locate(text, self.offset);
        Diagnostic {
            severity: self.severity,
            file: file.to_owned(),
            line: first_line + line,
            column,
            what: self.what.clone(),
            hint: self.hint.clone(),
            excerpt: lines.line(text, line).map(excerpt),
        }
    }
}

/// The most characters of a line that a diagnostic carries.
const EXCERPT: usize = 160;

fn excerpt(line: &str) -> String {
    line.chars().take(EXCERPT).collect()
}

/// Where the lines of a text start, so that a position costs a search and no scan.
#[derive(Debug, Clone)]
pub(crate) struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// The line, from 0, and the column in characters, from 1.
    pub fn locate(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = text.get(start..offset).unwrap_or_default();
        (line, before.trim_start_matches('\u{feff}').chars().count() + 1)
    }

    /// A line without its end, counted from 0.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> Option<&'t str> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        Some(text.get(start..end)?.trim_end_matches(['\r', '\n']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_lines_and_characters() {
        let text = "\u{feff}a\nbä = 1\r\nc";
        let lines = LineIndex::new(text);
        assert_eq!(lines.locate(text, text.find('a').unwrap()), (0, 1), "a byte order mark is no column");
        assert_eq!(lines.locate(text, text.find('=').unwrap()), (1, 4));
        assert_eq!(lines.locate(text, text.len() + 9), (2, 2));
        assert_eq!(lines.line(text, 1), Some("bä = 1"));
    }

    #[test]
    fn nothing_of_the_file_steers_the_terminal() {
        let mut shown = Diagnostic::of_file(Severity::Error, Path::new("a\u{1b}.toml"), "x\u{202e}", None);
        (shown.line, shown.column, shown.hint) = (3, 7, Some("y\u{7}".into()));
        assert_eq!(shown.to_string(), "a<U+001B>.toml:3:7: error: x<U+202E>\n  hint: y<U+0007>");
    }
}
