//! How the problems of files are shown: a line that editors can jump to, the hint below it, and on a
//! terminal the line of the file.

use std::io;
use std::path::Path;

use crate::store::{Diagnostic, PRIVATE_FOLDER, Severity, TopicField};

use super::page::{Page, Tone, plain};
use super::session::from_here;

/// Prints problems, one after the other.
pub fn print(page: &mut Page<'_>, problems: &[Diagnostic]) -> io::Result<()> {
    problems.iter().try_for_each(|problem| one(page, problem))
}

fn one(page: &mut Page<'_>, problem: &Diagnostic) -> io::Result<()> {
    // Pipes and logs are read by others, too.
    let discreet = (!page.is_terminal()).then(|| discreet(problem));
    let problem = discreet.as_ref().unwrap_or(problem);
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

/// The problem without words of the user's when it is one of a private file: the place is enough to find
/// them.
pub fn discreet(problem: &Diagnostic) -> Diagnostic {
    let folder = problem.file.parent().and_then(Path::file_name);
    if folder.is_none_or(|folder| folder != PRIVATE_FOLDER) {
        return problem.clone();
    }
    let what = without_quotes(&problem.what);
    // A hint may repeat what was written; what it proposes instead are words of songsheet's and handles.
    let hint = problem.hint.as_ref().filter(|_| !what.ends_with("is not a handle")).cloned();
    Diagnostic { what, hint, excerpt: None, ..problem.clone() }
}

/// A message with `…` for what it quotes, but for the keys of a topic.
fn without_quotes(what: &str) -> String {
    let mut kept = match (what.find('"'), what.rfind('"')) {
        (Some(first), Some(last)) if first < last => {
            let (before, after) = (what.get(..first), what.get(last + 1..));
            format!("{}\"…\"{}", before.unwrap_or_default(), after.unwrap_or_default())
        }
        _ => what.to_owned(),
    };
    if let Some((before, rest)) = what.split_once('`')
        && before.is_empty()
        && let Some((key, after)) = rest.split_once('`')
        && TopicField::parse(key).is_none()
        && key != "topic"
    {
        kept = format!("`…`{after}");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_private_file_are_not_told_on() {
        let told = |file: &str, what: &str| {
            let file = Path::new(file);
            discreet(&Diagnostic::of_file(Severity::Error, file, what, None)).what
        };
        for (what, kept) in [
            ("\"Dana is \"fired\"\" is not a handle", "\"…\" is not a handle"),
            ("`due` must be a date, not \"the PIP\"", "`due` must be a date, not \"…\""),
            ("`dana_fired` is not a key of a topic", "`…` is not a key of a topic"),
        ] {
            assert_eq!(told("private/topics.toml", what), kept);
            assert_eq!(told("topics.toml", what), what);
        }
    }
}
