//! How the problems of files are shown: a line that editors can jump to, the hint below it, and on a
//! terminal the line of the file.

use std::io;
use std::path::Path;

use crate::store::{Diagnostic, LOG_FOLDER, PRIVATE_FOLDER, Severity, TopicField};

use super::page::{Page, Tone, plain};
use super::session::from_here;

/// Prints problems, one after the other.
pub fn print(page: &mut Page<'_>, problems: &[Diagnostic]) -> io::Result<()> {
    problems.iter().try_for_each(|problem| one(page, problem))
}

fn one(page: &mut Page<'_>, problem: &Diagnostic) -> io::Result<()> {
    // Pipes and logs are read by others, too.
    let discreet = (!page.is_terminal() && is_private(problem)).then(|| discreet(problem));
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

/// Whether a problem is one of a private file.
fn is_private(problem: &Diagnostic) -> bool {
    let above = |path: &Path, name: &str| path.file_name().is_some_and(|folder| folder == name);
    let folder = problem.file.parent();
    let logs = folder.filter(|folder| above(folder, LOG_FOLDER)).and_then(Path::parent);
    logs.or(folder).is_some_and(|folder| above(folder, PRIVATE_FOLDER))
}

/// The problem without anything of what stands in the file: its place is enough to find it.
pub fn discreet(problem: &Diagnostic) -> Diagnostic {
    if problem.line == 0 {
        return problem.clone();
    }
    // What a hint proposes may tell what was meant, such as whom a topic concerns.
    let hint = problem.hint.as_ref().filter(|hint| quotes_keys_only(hint)).cloned();
    Diagnostic { what: without_values(&problem.what), hint, excerpt: None, ..problem.clone() }
}

/// A message with `…` for whatever it quotes of the file: all that stands between quotes or backticks,
/// but for the keys of a topic, and all numbers and dates.
fn without_values(what: &str) -> String {
    let (key, rest) = up_to_own_key(what);
    let (rest, meant) = rest.rsplit_once(LOOKS_LIKE).unwrap_or((rest, ""));
    let meant = if meant.is_empty() { String::new() } else { format!("{LOOKS_LIKE}{meant}") };
    let is_quote = |c: char| matches!(c, '"' | '`');
    let shown = match (rest.find(is_quote), rest.rfind(is_quote)) {
        (Some(first), Some(last)) => {
            let (before, after) = (rest.get(..first), rest.get(last + 1..));
            format!("{}\"…\"{}", before.unwrap_or_default(), after.unwrap_or_default())
        }
        _ => rest.to_owned(),
    };
    let has_digit = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let words: Vec<_> = shown.split(' ').map(|word| if has_digit(word) { "…" } else { word }).collect();
    format!("{key}{}{meant}", words.join(" "))
}

/// Stands before the key of songsheet's that an unknown one was probably meant to be.
const LOOKS_LIKE: &str = ", and it looks like ";

/// A message up to the key that it is about, when that is one of a topic's, and what follows.
fn up_to_own_key(what: &str) -> (&str, &str) {
    let span = what.split_once('`').and_then(|(before, rest)| Some((before, rest.split_once('`')?.0)));
    let known = span.filter(|(before, key)| !before.contains('"') && is_own(key));
    known.and_then(|(before, key)| what.split_at_checked(before.len() + key.len() + 2)).unwrap_or(("", what))
}

fn is_own(key: &str) -> bool {
    key == "topic" || TopicField::parse(key).is_some()
}

/// Whether a hint quotes nothing but keys of a topic, alone or with an example.
fn quotes_keys_only(hint: &str) -> bool {
    let outside = hint.split('`').step_by(2);
    let spans = hint.split('`').skip(1).step_by(2);
    let key = |span: &str| is_own(span.split(' ').next().unwrap_or_default());
    outside.into_iter().all(|text| !text.contains('"')) && spans.into_iter().all(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_file_is_told_to_an_audience() {
        let told = |what: &str, hint: &str| {
            let file = Path::new("private/topics.toml");
            let problem = Diagnostic::of_file(Severity::Error, file, what, Some(hint.to_owned()));
            let shown = discreet(&Diagnostic { line: 3, excerpt: Some("Dana".to_owned()), ..problem });
            assert_eq!(shown.excerpt, None);
            (shown.what, shown.hint)
        };
        for (what, kept) in [
            ("\"Dana is \"fired\"\" is not a handle", "\"…\" is not a handle"),
            ("`due` must be a date, not \"the PIP\"", "`due` must be a date, not \"…\""),
            ("`due` must be a date, not 2026-11-27T10:00:00", "`due` must be a date, not …"),
            (
                "each item of `carried` must be a date, not 09:30:00",
                "each item of `carried` must be a date, not …",
            ),
            ("`minutes` cannot be 2000", "`minutes` cannot be …"),
            (
                "`with` names \"dana\", who is not on the roster",
                "`with` names \"…\", who is not on the roster",
            ),
            ("`dana_fired` is not a key of a topic", "\"…\" is not a key of a topic"),
            (
                "`rouet` is not a key, and it looks like `route`",
                "\"…\" is not a key, and it looks like `route`",
            ),
            (
                "the tag \"a\" looks like \"hr\", but keeps nothing private",
                "the tag \"…\", but keeps nothing private",
            ),
            ("this text is not closed", "this text is not closed"),
        ] {
            assert_eq!(told(what, "").0, kept);
        }
        for hint in
            ["write \"dana\", without the @", "did you mean `kim`?", "write `kim`, the handle of that member"]
        {
            assert_eq!(told("", hint).1, None, "{hint}");
        }
        for hint in ["write `due = \"…\"`", "remove one of the two", "write a whole number from 1 to 1440"]
        {
            assert_eq!(told("", hint).1.as_deref(), Some(hint));
        }
    }
}
