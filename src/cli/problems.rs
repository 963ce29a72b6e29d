//! How the problems of files are shown: a line that editors can jump to, the hint below it, and on a
//! terminal the line of the file.

use std::io;

use crate::store::{Diagnostic, Severity};

use super::page::{Page, Tone, plain};
use super::session::from_here;

/// Prints problems, one after the other.
pub fn print(page: &mut Page<'_>, problems: &[Diagnostic]) -> io::Result<()> {
    problems.iter().try_for_each(|problem| one(page, problem))
}

fn one(page: &mut Page<'_>, problem: &Diagnostic) -> io::Result<()> {
    let tone = match problem.severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Attention,
    };
    page.line(&[
        Tone::Strong.of(place(problem)),
        plain(": "),
        tone.of(problem.severity.as_str()),
        plain(format!(": {}", problem.what)),
    ])?;
    // A line of the file may hold a topic's words, so it is not for pipes and logs.
    if let Some(excerpt) = problem.excerpt.as_deref().filter(|_| page.is_terminal()) {
        page.line(&[Tone::Quiet.of(format!("{:>5} │ ", problem.line)), plain(excerpt)])?;
    }
    problem.hint.iter().try_for_each(|hint| page.hanging(&[plain("  hint: ")], Tone::Plain, hint))
}

/// Where it is: `topics.toml:12:5`, or the file alone.
fn place(problem: &Diagnostic) -> String {
    let file = from_here(&problem.file);
    let file = file.to_string_lossy();
    match problem.line {
        0 => file.into_owned(),
        line => format!("{file}:{line}:{}", problem.column),
    }
}
