//! Syntax errors in words that do not suppose a knowledge of TOML.

use toml::de::Error;

use crate::store::TopicField;
use crate::store::diagnostic::Finding;
use crate::store::suggest::nearest;

/// A syntax error as it is told.
pub(super) fn plain(error: &Error, text: &str) -> Finding {
    let at = error.span().map_or(0, |span| span.start);
    let message = error.message().trim();
    let place = Stop { text, at };
    match place.in_plain_words(message) {
        Some((at, what, hint)) => Finding::error(at, what).hint(hint),
        None => Finding::error(at, message).hint("each line says `key = value`, and a comment starts with #"),
    }
}

/// How the parser's messages start that are about a value.
const NO_VALUES: [&str; 12] = [
    "string values must be quoted",
    "invalid boolean",
    "invalid float",
    "invalid integer",
    "integers with a radix",
    "radix must be",
    "redundant",
    "unexpected leading zero",
    "unexpected sign",
    "`_` may only",
    "invalid fraction",
    "invalid exponent",
];

/// How those start that are about a key.
const NO_KEYS: [&str; 5] = [
    "invalid unquoted key",
    "unquoted keys cannot",
    "keys cannot be multi-line",
    "key with no value",
    "invalid key-value pair",
];

/// How others start, what is told instead, and what would put it right.
const TOLD: [(&[&str], &str, &str); 12] = [
    (
        &["unexpected key or value"],
        "something more stands on this line than its value",
        "start a new line for it, put text between quotes, and # before a comment",
    ),
    (&["extra comma"], "there is a comma too many", "write `[\"one\", \"two\"]`"),
    (&["extra `=`", "extra assignment"], "there is a = too many", "each line says `key = value`"),
    (
        &["unclosed table", "unclosed array table"],
        "a header is not closed",
        "close it with as many brackets as it was opened with: [[topic]]",
    ),
    (
        &["unclosed array", "unclosed inline table"],
        "a list or table is not closed",
        "a list stands between [ and ], with a comma after each item",
    ),
    (&["missing comma"], "a comma is missing between two items", "write `[\"one\", \"two\"]`"),
    (
        &["missing assignment"],
        "an = is missing between a key and its value",
        "write `key = value`; in braces `{ key = value, other = value }`",
    ),
    (
        &["missing key for inline", "missing value", "invalid inline table element"],
        "this table in braces is not understood",
        "write `{ key = value, other = value }`",
    ),
    (
        &["too few unicode", "missing escaped value", "invalid escape", "out of range", "invalid value"],
        "this backslash is not understood",
        "write a backslash twice, or put the text between single quotes",
    ),
    (
        &["cannot recurse", "recursion limit"],
        "lists, tables or keys are nested too deeply",
        "a topic needs no list in a list, and no key with many dots",
    ),
    (&["carriage return"], "a line ends in an unusual way", "end lines with LF or CRLF"),
    (
        &["invalid date", "invalid month", "invalid day", "invalid time", "invalid hour"],
        "there is no such date or time",
        "write 2026-11-27 for a date, \"14:30\" for a time",
    ),
];

/// Where the parser stopped.
struct Stop<'t> {
    text: &'t str,
    at: usize,
}

impl Stop<'_> {
    /// Where, what and how to put it right, from the parser's message; `None` when it knows best.
    fn in_plain_words(&self, message: &str) -> Option<(usize, String, String)> {
        let starts = |parts: &[&str]| parts.iter().any(|part| message.starts_with(part));
        if starts(&["duplicate key"]) {
            return Some(self.duplicate());
        }
        if starts(&NO_VALUES) {
            return Some(self.not_a_value());
        }
        if starts(&NO_KEYS) {
            return Some(self.not_a_key());
        }
        if starts(&["invalid comment character"]) {
            return self.control_character("a comment");
        }
        match TOLD.iter().find(|(parts, ..)| starts(parts)) {
            Some((_, what, hint)) => Some((self.at, (*what).to_owned(), (*hint).to_owned())),
            None => message.contains("string").then(|| self.broken_text(message)),
        }
    }

    /// The control character at which the parser stopped.
    fn control_character(&self, within: &str) -> Option<(usize, String, String)> {
        let control = self.rest().chars().next().filter(|c| c.is_control() && !matches!(c, '\r' | '\n'))?;
        let what = format!("the control character U+{:04X} stands in {within}", u32::from(control));
        Some((self.at, what, "remove it, or copy the text again as plain text".to_owned()))
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The word that stands where the parser stopped.
    fn word(&self) -> &str {
        let end = |c: char| c.is_whitespace() || matches!(c, '=' | ']' | '[' | '.' | '"');
        self.rest().split(end).next().unwrap_or_default()
    }

    /// The line on which the parser stopped, and where it starts.
    fn line(&self) -> (usize, &str) {
        let before = self.text.get(..self.at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        (start, self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default())
    }

    fn duplicate(&self) -> (usize, String, String) {
        let what = format!("`{}` stands here a second time", self.word());
        let header = self.line().1.trim_start();
        let hint = match ["topic", "member"].iter().find(|name| header.starts_with(&format!("[{name}]"))) {
            Some(name) => format!("start each {name} with [[{name}]], in two pairs of brackets"),
            None => "remove one of the two".to_owned(),
        };
        (self.at, what, hint)
    }

    fn not_a_value(&self) -> (usize, String, String) {
        let at = self.value_start();
        let rest = self.text.get(at..).unwrap_or_default();
        let (what, hint) = match rest.chars().next() {
            None | Some('\r' | '\n' | '#') => {
                ("a value is missing here", "write one after the =, or remove the line")
            }
            Some('“' | '”' | '„' | '‘' | '’' | '«') => {
                ("these quotes are not understood", "write straight ones: \"…\"")
            }
            Some('0'..='9' | '+' | '-' | '.') => (
                "this is no number and no date",
                "write 15 for a number, 2026-11-27 for a date, and text between quotes: \"…\"",
            ),
            Some(_) => ("text must stand between quotes", "write `key = \"…\"`"),
        };
        (at, what.to_owned(), hint.to_owned())
    }

    /// Where the value starts at which, or within which, the parser stopped.
    fn value_start(&self) -> usize {
        let (line_start, _) = self.line();
        let before = self.text.get(line_start..self.at).unwrap_or_default();
        let blank = before.rfind(['=', '[', ',']).map_or(0, |sign| sign + 1);
        let rest = before.get(blank..).unwrap_or_default();
        line_start + blank + rest.len() - rest.trim_start().len()
    }

    fn not_a_key(&self) -> (usize, String, String) {
        let (start, line) = self.line();
        let key = line.split(['=', ':']).next().unwrap_or_default().trim();
        let at = start + line.len() - line.trim_start().len();
        let meant = nearest(key, TopicField::ALL.map(TopicField::as_str));
        if key.contains(char::is_control) {
            let hint = "the file may be damaged: compare it with an earlier version of it";
            return (at, "there is no text here, but something else".to_owned(), hint.to_owned());
        }
        if let Some(field) = meant.filter(|_| line.contains('=')) {
            let what = format!("`{key}` is not a key, and it looks like `{field}`");
            return (at, what, format!("write `{field}`, with the letters a to z"));
        }
        let hint = "each line says `key = value`, a topic starts with [[topic]], and a comment with #";
        (at, "this line is not understood".to_owned(), hint.to_owned())
    }

    fn broken_text(&self, message: &str) -> (usize, String, String) {
        let long = if message.contains("literal") { "'''" } else { "\"\"\"" };
        if let Some(told) = self.control_character("a text") {
            return told;
        }
        if message.contains("multi-line") {
            // The parser stops at the end of the file, which is not where to look.
            let opened = self.text.get(..self.at).and_then(|before| before.rfind(long)).unwrap_or(self.at);
            let hint = format!("end it with {long}");
            return (opened, "this text of several lines is not closed".to_owned(), hint);
        }
        let hint =
            format!("end it with a quote on the same line; longer text stands between {long} and {long}");
        (self.at, "this text is not closed".to_owned(), hint)
    }
}
