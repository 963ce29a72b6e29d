//! What keeps a text from being TOML, in words that do not suppose a knowledge of TOML.

use toml::Spanned;
use toml::de::{DeTable, Error};

use crate::store::diagnostic::Finding;

/// As many syntax errors as are told of one piece of text: what follows is often their consequence.
const MOST_ERRORS: usize = 20;

/// Parses a text; the tree is to be trusted only when there are no errors.
pub(crate) fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<Finding>) {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return (root, Vec::new());
    }
    let marks = merge_conflicts(text);
    if !marks.is_empty() {
        return (root, marks);
    }
    let mut findings: Vec<_> = errors.iter().take(MOST_ERRORS).map(|error| finding(error, text)).collect();
    findings.dedup_by_key(|finding| finding.offset);
    (root, findings)
}

/// The lines that git leaves between two versions of a text.
const CONFLICT_MARKS: [(&str, &str); 3] = [
    ("<<<<<<<", "an unsolved merge conflict starts here"),
    ("=======", "the other side of a merge conflict starts here"),
    (">>>>>>>", "an unsolved merge conflict ends here"),
];

/// Whether a line is one that git leaves between two versions.
fn conflict_mark(line: &str) -> Option<&'static str> {
    let is_mark =
        |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    CONFLICT_MARKS.iter().find(|(mark, _)| is_mark(mark)).map(|(_, what)| *what)
}

/// Names the lines that git left, which explain all other errors.
fn merge_conflicts(text: &str) -> Vec<Finding> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(what) = conflict_mark(line.trim_end()) {
            let hint = "keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>";
            found.push(Finding::error(at, what).hint(hint));
        }
        at += line.len();
    }
    found
}

/// Whether a value of several lines holds what git leaves between two versions.
pub(super) fn holds_conflict(value: &str) -> bool {
    value.contains("<<<<<<<") && value.lines().filter(|line| conflict_mark(line).is_some()).count() >= 3
}

fn finding(error: &Error, text: &str) -> Finding {
    let at = error.span().map_or(0, |span| span.start);
    let message = error.message().trim();
    let rest = text.get(at..).unwrap_or_default();
    let (what, hint) = in_plain_words(message, rest);
    let finding = Finding::error(at, what);
    match hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}

/// What is wrong and what would put it right, from the parser's message and the text it stopped at.
fn in_plain_words<'m>(message: &'m str, _rest: &str) -> (&'m str, Option<&'static str>) {
    let hints = [
        ("duplicate key", "a key stands once in a table: remove one, or start the next table"),
        ("basic string", "text stands between quotes on one line; longer text between \"\"\" and \"\"\""),
        ("literal string", "text stands between quotes on one line; longer text between ''' and '''"),
        ("string values must be quoted", "put quotes around the text"),
        ("escape", "write a backslash twice, or put the text between single quotes"),
        ("array", "a list stands between [ and ], with a comma after each item"),
        ("carriage return", "end lines with LF or CRLF"),
    ];
    (message, hints.iter().find(|(part, _)| message.contains(part)).map(|(_, hint)| *hint))
}
