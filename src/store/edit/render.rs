//! Values and topics as TOML text, in the style of the text around them.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::list::{self, Item};
use crate::domain::Topic;
use crate::store::{Shape, TopicField, Value};

/// How a file ends its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEnd {
    Lf,
    CrLf,
}

impl LineEnd {
    /// The first line end of `text`; LF when it has none.
    pub fn of(text: &str) -> Option<Self> {
        let (line, _) = text.split_once('\n')?;
        Some(if line.ends_with('\r') { Self::CrLf } else { Self::Lf })
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }
}

/// A value as TOML; `old` is the text that it takes the place of, whose quotes are kept where they can be.
/// Text stands on several lines only where `field` is for that.
pub(crate) fn value(field: TopicField, value: &Value, old: Option<&str>, end: LineEnd) -> String {
    match value {
        Value::Text(text) => {
            let old = old.unwrap_or_default();
            let was_long = old.starts_with("\"\"\"") || old.starts_with("'''");
            let may_be_long = was_long || field.shape() == Shape::Lines;
            if may_be_long && text.contains('\n') { long(text, old, end) } else { quoted(text, old) }
        }
        Value::List(texts) => {
            let item =
                |text: &String| Item { text: quoted(text, first_item(old)), name: list::known_by(text) };
            listed(texts.iter().map(item).collect(), old, end)
        }
        Value::Number(number) => number.to_string(),
        Value::Switch(on) => on.to_string(),
        Value::Date(date) if old.is_some_and(|old| old.starts_with('"')) => format!("\"{date}\""),
        Value::Date(date) if old.is_some_and(|old| old.starts_with('\'')) => format!("'{date}'"),
        Value::Date(date) => date.to_string(),
        Value::Dates(dates) => {
            let item = |date: &NaiveDate| Item { text: date.to_string(), name: date.to_string() };
            listed(dates.iter().map(item).collect(), old, end)
        }
    }
}

/// A list on one line, unless the one that it takes the place of has lines to keep.
fn listed(items: Vec<Item>, old: Option<&str>, end: LineEnd) -> String {
    let kept = old.and_then(|old| list::changed(old, &items, end));
    kept.unwrap_or_else(|| {
        let texts: Vec<_> = items.into_iter().map(|item| item.text).collect();
        format!("[{}]", texts.join(", "))
    })
}

/// The text of a list from its first item on.
fn first_item(list: Option<&str>) -> &str {
    list.unwrap_or_default().trim_start_matches(['[', ' ', '\t', '\r', '\n'])
}

/// Text on one line.
fn quoted(text: &str, old: &str) -> String {
    if old.starts_with('\'') && is_literal(text) && !text.contains(['\'', '\n']) {
        return format!("'{text}'");
    }
    format!("\"{}\"", escaped(text, false))
}

/// Text on lines of its own; TOML ignores the line end right after the opening quotes.
fn long(text: &str, old: &str, end: LineEnd) -> String {
    let literal =
        old.starts_with("'''") && is_literal(text) && !text.contains("'''") && !text.ends_with('\'');
    let (quotes, text) =
        if literal { ("'''", Cow::Borrowed(text)) } else { ("\"\"\"", Cow::Owned(escaped(text, true))) };
    let end = end.as_str();
    format!("{quotes}{end}{}{quotes}", text.replace('\n', end))
}

/// Whether text may stand between single quotes, where nothing can be escaped.
fn is_literal(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() && c != '\t' && c != '\n')
}

fn escaped(text: &str, keeps_lines: bool) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '\n' | '\t' if keeps_lines => escaped.push(c),
            '"' if keeps_lines && !escaped.ends_with('"') => escaped.push(c),
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            _ if c.is_control() => {
                let _ = std::fmt::Write::write_fmt(&mut escaped, format_args!("\\u{:04X}", u32::from(c)));
            }
            _ => escaped.push(c),
        }
    }
    if keeps_lines && escaped.ends_with('"') && !escaped.ends_with("\\\"") {
        escaped.pop();
        escaped.push_str("\\\"");
    }
    escaped
}

/// A new topic as a block of lines, the last of which is ended.
pub(crate) fn new_block(topic: &Topic, end: LineEnd) -> String {
    let mut block = format!("[[topic]]{}", end.as_str());
    for field in TopicField::ALL {
        if let Some(value_of) = field.value_of(topic) {
            let value = value(field, &value_of, None, end);
            block.extend([field.as_str(), " = ", &value, end.as_str()]);
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, old: Option<&str>) -> String {
        value(TopicField::Notes, &Value::Text(text.into()), old, LineEnd::Lf)
    }

    #[test]
    fn quotes_are_kept_where_they_can_be() {
        assert_eq!(text("a", None), "\"a\"");
        assert_eq!(text("a", Some("'b'")), "'a'");
        assert_eq!(text("it's", Some("'b'")), "\"it's\"");
        let list = Value::List(vec!["a".into(), "b".into()]);
        assert_eq!(value(TopicField::Tags, &list, Some("[ 'x' ]"), LineEnd::Lf), "['a', 'b']");
    }

    #[test]
    fn long_text_stands_on_lines_of_its_own() {
        assert_eq!(text("a\nb", None), "\"\"\"\na\nb\"\"\"");
        let lines = Value::Text("a\nb".into());
        assert_eq!(value(TopicField::Notes, &lines, None, LineEnd::CrLf), "\"\"\"\r\na\r\nb\"\"\"");
        assert_eq!(value(TopicField::Title, &lines, None, LineEnd::Lf), "\"a\\nb\"");
        assert_eq!(text("a\nb\\", Some("'''x'''")), "'''\na\nb\\'''");
    }

    #[test]
    fn whatever_is_written_is_read_back() {
        let marks = [
            "\"", "\"\"", "\"\"\"", "\"\"\"\"", "\\", "\\\"", "'", "'''", "\r", "\t", "\u{0}", "\u{7f}", "é",
            "😀",
        ];
        for mark in marks {
            for shape in ["x", "'x'", "\"x\"", "'''x'''"] {
                for long in [format!("a{mark}b"), format!("{mark}\n{mark}"), format!("\n{mark}{mark}\n")] {
                    let source = format!("k = {}", text(&long, Some(shape)));
                    let table: toml::Table =
                        source.parse().unwrap_or_else(|error| panic!("{source}\n{error}"));
                    assert_eq!(table["k"].as_str(), Some(long.as_str()), "{source}");
                }
            }
        }
    }
}
