//! The findings of one file, as they are told: each at its place, repeated ones once, and not without end.

use std::collections::HashMap;
use std::path::Path;

use super::diagnostic::{Diagnostic, Finding, LineIndex, Severity};

/// As many problems as are told of one file.
const MOST_PROBLEMS: usize = 500;

/// Collects what is told of one file.
pub(crate) struct Report<'f> {
    file: &'f Path,
    problems: Vec<Diagnostic>,
    /// Where a finding that is told once was told first, and how often it came.
    repeated: HashMap<String, (usize, usize)>,
}

impl<'f> Report<'f> {
    pub fn of(file: &'f Path) -> Self {
        Self { file, problems: Vec::new(), repeated: HashMap::new() }
    }

    /// Adds the findings of a piece of the file that starts on `first_line`, from 1.
    pub fn add(&mut self, text: &str, findings: &[Finding], first_line: usize) {
        if findings.is_empty() {
            return;
        }
        let lines = LineIndex::new(text);
        for finding in findings {
            if finding.once.as_ref().is_none_or(|name| self.is_first(name)) {
                self.problems.push(finding.locate(self.file, text, &lines, first_line));
            }
        }
    }

    /// Notes a finding that is told once; false when it has been told.
    fn is_first(&mut self, name: &str) -> bool {
        let next = self.problems.len();
        let (_, count) = self.repeated.entry(name.to_owned()).or_insert((next, 0));
        *count += 1;
        *count == 1
    }

    /// What is told, in the order of the file.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for (first, count) in self.repeated.into_values().filter(|(_, count)| *count > 1) {
            if let Some(problem) = self.problems.get_mut(first) {
                let more = if count == 2 {
                    "one more place".to_owned()
                } else {
                    format!("{} more places", count - 1)
                };
                problem.what = format!("{} (and in {more})", problem.what);
            }
        }
        limit(self.file, &mut self.problems);
        self.problems
    }
}

/// Cuts an endless list off, errors kept before warnings, and says how long it was.
pub(crate) fn limit(file: &Path, problems: &mut Vec<Diagnostic>) {
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        problems.sort_by_key(|problem| !problem.is_error());
        let worst = problems.first().map_or(Severity::Warning, |problem| problem.severity);
        problems.truncate(MOST_PROBLEMS);
        problems.push(Diagnostic::of_file(worst, file, format!("there are {more} problems more"), None));
    }
}

/// The findings of a text that is one piece, such as the roster.
pub(crate) fn report(file: &Path, text: &str, findings: &[Finding]) -> Vec<Diagnostic> {
    let mut report = Report::of(file);
    report.add(text, findings, 1);
    report.finish()
}

/// The findings of a piece of a file that starts on `first_line`, from 1.
pub(crate) fn report_from(
    file: &Path,
    first_line: usize,
    text: &str,
    findings: &[Finding],
) -> Vec<Diagnostic> {
    let mut report = Report::of(file);
    report.add(text, findings, first_line);
    report.finish()
}
