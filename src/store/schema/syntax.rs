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

/// Where the parser stopped.
struct Stop<'t> {
    text: &'t str,
    at: usize,
}

impl Stop<'_> {
    /// Where, what and how to put it right, from the parser's message; `None` when it knows best.
    fn in_plain_words(&self, message: &str) -> Option<(usize, String, String)> {
        let starts = |parts: &[&str]| parts.iter().any(|part| message.starts_with(part));
        let told = |what: &str, hint: &str| Some((self.at, what.to_owned(), hint.to_owned()));
        if starts(&["duplicate key"]) {
            return Some(self.duplicate());
        }
        if starts(&["string values must be quoted", "invalid boolean", "invalid float", "invalid integer"])
            || starts(&["unexpected leading zero", "`_` may only", "invalid fraction", "invalid exponent"])
        {
            return Some(self.not_a_value());
        }
        if starts(&["unexpected key or value"]) {
            let hint = "start a new line for it, put text between quotes, and # before a comment";
            return told("something more stands on this line than its value", hint);
        }
        if starts(&["extra comma"]) {
            return told("there is a comma too many", "write `[\"one\", \"two\"]`");
        }
        if starts(&[
            "invalid unquoted key",
            "unquoted keys cannot",
            "key with no value",
            "invalid key-value pair",
        ]) {
            return Some(self.not_a_key());
        }
        if message.contains("string") {
            return Some(self.broken_text(message));
        }
        if starts(&["unclosed table", "unclosed array table"]) {
            return told(
                "a header is not closed",
                "close it with as many brackets as it was opened with: [[topic]]",
            );
        }
        if starts(&["unclosed array", "unclosed inline table"]) {
            return told(
                "a list or table is not closed",
                "a list stands between [ and ], with a comma after each item",
            );
        }
        if starts(&["missing comma"]) {
            return told("a comma is missing between two items", "write `[\"one\", \"two\"]`");
        }
        if starts(&[
            "too few unicode",
            "missing escaped value",
            "invalid escape",
            "out of range",
            "invalid value",
        ]) {
            let hint = "write a backslash twice, or put the text between single quotes";
            return told("this backslash is not understood", hint);
        }
        if starts(&["cannot recurse"]) {
            return told("lists or tables are nested too deeply", "a topic needs no list in a list");
        }
        if starts(&["carriage return"]) {
            return told("a line ends in an unusual way", "end lines with LF or CRLF");
        }
        if starts(&["invalid date", "invalid month", "invalid day", "invalid time", "invalid hour"]) {
            return told(
                "there is no such date or time",
                "write 2026-11-27 for a date, \"14:30\" for a time",
            );
        }
        None
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
        let next = self.rest().chars().next().filter(|c| c.is_control() && !matches!(c, '\r' | '\n'));
        if let Some(control) = next {
            let code = format!("U+{:04X}", u32::from(control));
            let hint = "remove it, or copy the text again as plain text";
            return (self.at, format!("the control character {code} stands in a text"), hint.to_owned());
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
