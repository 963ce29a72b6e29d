//! Text from files, arguments and imports, made safe to show: what could steer a terminal, hide or
//! reorder text becomes visible as `<U+202E>`. All other scripts, emoji included, stay as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Marks above one letter beyond this many are not shown; real scripts stack fewer.
const MARKS_PER_LETTER: usize = 8;

/// Shows `text` on one line: control, bidi, zero-width and tag characters as escapes, a line break as
/// one space, piled-up combining marks capped.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut marks = 0;
    let mut previous = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\t' => shown.push(' '),
            '\u{200d}' if previous.is_some_and(joins) && rest.peek().is_some_and(|next| joins(*next)) => {
                shown.push(c);
            }
            _ if is_hostile(c) => {
                let _ = write!(shown, "<U+{:04X}>", u32::from(c));
            }
            _ if marks > MARKS_PER_LETTER => {}
            _ => shown.push(c),
        }
        previous = Some(c);
    }
    Cow::Owned(shown)
}

/// Shows `text` like [`visible`], but keeps its line breaks.
pub fn visible_lines(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.lines().map(visible)
}

/// JSON text in which what [`visible`] would show as `<U+202E>` stands as `\u202e`, which means the same.
pub fn json(json: &str) -> Cow<'_, str> {
    if !json.contains(|c| is_hostile(c) && c != '\n') {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hostile(c) && c != '\n' {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(escaped, "\\u{unit:04x}");
            });
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character could steer the terminal, hide or reorder text.
pub(crate) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061c}' | '\u{00ad}' | '\u{034f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a zero-width joiner beside this character is part of ordinary text: an emoji sequence, or
/// one of the scripts whose spelling needs it.
fn joins(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'
        | '\u{0600}'..='\u{07bf}' | '\u{0900}'..='\u{0dff}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_shown() {
        assert_eq!(visible("a\x1b[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("pay\u{202e}roll"), "pay<U+202E>roll");
        assert_eq!(visible("a\u{200b}b\u{feff}\u{e0041}\u{9b}"), "a<U+200B>b<U+FEFF><U+E0041><U+009B>");
        assert_eq!(visible("one\r\ntwo\tthree\n"), "one two three ");
    }

    #[test]
    fn scripts_and_emoji_stay() {
        for text in ["Zoë", "محمد", "שלום", "田中さん", "👩🏽‍💻 ship it", "👍🏿", "नमस्ते", "क्\u{200d}ष", "Ünïcödé"]
        {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn piled_up_marks_are_capped() {
        let zalgo = format!("a{}b", "\u{0301}".repeat(500));
        assert_eq!(visible(&zalgo).chars().count(), 2 + MARKS_PER_LETTER);
    }
}
