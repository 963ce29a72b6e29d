//! Text from files, arguments and imports, made safe to show: what could steer a terminal, hide or
//! reorder text becomes visible as `<U+202E>`. All other scripts, emoji included, stay as they are.
//!
//! What is safe has a type, [`Shown`], which nothing else can make. What writes to a terminal, a pipe or a
//! file for others takes nothing else, so that raw text cannot get there:
//!
//! ```
//! use songsheet::escape::{Shown, visible};
//! let title: Shown<'_> = visible("pay\u{202e}roll");
//! assert_eq!(title.as_str(), "pay<U+202E>roll");
//! ```
//!
//! ```compile_fail,E0423
//! let title = songsheet::escape::Shown("pay\u{202e}roll".into());
//! ```
//!
//! ```compile_fail,E0308
//! # use songsheet::store::{Place, disk::Access, export};
//! # fn write(place: &Place, topic: &songsheet::domain::Topic) {
//! let _ = export(place, "agenda.txt".as_ref(), &topic.title, Access::Usual);
//! # }
//! ```

mod sequence;

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::Deref;

use sequence::Sequence;

/// Text in which nothing steers a terminal, hides or reorders text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown<'a>(Cow<'a, str>);

impl<'a> Shown<'a> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text by itself.
    pub fn into_owned(self) -> String {
        self.0.into_owned()
    }

    /// The text with no white space at its end.
    #[must_use]
    pub fn trimmed_at_end(&'a self) -> Self {
        Self(Cow::Borrowed(self.0.trim_end()))
    }
}

impl Deref for Shown<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<&str> for Shown<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl AsRef<str> for Shown<'_> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'a> From<Shown<'a>> for Cow<'a, str> {
    fn from(shown: Shown<'a>) -> Self {
        shown.0
    }
}

/// What becomes of line ends and tabs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// Each is a space.
    Spaces,
    /// They stay.
    Stay,
}

/// Shows `text` on one line: control, bidi, zero-width and tag characters as escapes, a line break as
/// one space, piled-up combining marks capped.
pub fn visible(text: &str) -> Shown<'_> {
    show(text, Breaks::Spaces)
}

/// Shows `text` like [`visible`], but keeps its line ends and tabs as they are: for what was laid out already.
pub fn visible_text(text: &str) -> Shown<'_> {
    show(text, Breaks::Stay)
}

/// Shows `text` like [`visible`], but keeps its line breaks.
pub fn visible_lines(text: &str) -> impl Iterator<Item = Shown<'_>> {
    text.lines().map(visible)
}

fn show(text: &str, breaks: Breaks) -> Shown<'_> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Shown(Cow::Borrowed(text));
    }
    let mut shown = String::with_capacity(text.len());
    let mut sequence = Sequence::default();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if matches!(c, '\n' | '\r' | '\t') {
            sequence = Sequence::default();
        }
        let after = rest.as_str();
        let ends_line = c == '\r' && after.starts_with('\n');
        match c {
            '\n' | '\t' if breaks == Breaks::Stay => shown.push(c),
            '\r' if ends_line && breaks == Breaks::Stay => shown.push(c),
            '\r' if ends_line => {}
            '\n' | '\r' | '\t' => shown.push(' '),
            _ => match sequence.place(c, after) {
                Place::Shown => shown.push(c),
                Place::Escaped => {
                    let _ = write!(shown, "<U+{:04X}>", u32::from(c));
                }
                Place::LeftOut => {}
            },
        }
    }
    Shown(Cow::Owned(shown))
}

/// What becomes of a character where it stands.
enum Place {
    /// It is shown as it is.
    Shown,
    /// Its number is shown.
    Escaped,
    /// There are enough of its kind on the letter.
    LeftOut,
}

/// JSON text in which what [`visible`] would show as `<U+202E>` stands as `\u202e`, which means the same.
pub fn json(json: &str) -> Shown<'_> {
    if !json.contains(|c| is_hostile(c) && c != '\n') {
        return Shown(Cow::Borrowed(json));
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
    Shown(Cow::Owned(escaped))
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_steers_or_hides_is_shown() {
        assert_eq!(visible("a\x1b[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("pay\u{202e}roll"), "pay<U+202E>roll");
        assert_eq!(visible("a\u{200b}b\u{feff}\u{e0041}\u{9b}"), "a<U+200B>b<U+FEFF><U+E0041><U+009B>");
        assert_eq!(visible("one\r\ntwo\tthree\n"), "one two three ");
        assert_eq!(visible_text("one\r\ntwo\tthree\n\r\x0b"), "one\r\ntwo\tthree\n <U+000B>");
    }

    #[test]
    fn scripts_and_emoji_stay() {
        for text in [
            "Zoë",
            "محمد",
            "می‌خواهم",
            "שָׁלוֹם",
            "田中さん",
            "葛\u{e0100}城",
            "👩🏽‍💻 ship it",
            "👍🏿",
            "❤️‍🔥",
            "👨‍👩‍👧‍👦",
            "🏳️‍🌈",
            "🇨🇭",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "1️⃣ ©️ ☎︎",
            "नमस्ते",
            "क्\u{200d}ष",
            "한국어",
            "Ünïcödé",
        ] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_joins_and_selects_is_shown_where_it_only_hides() {
        assert_eq!(visible("pay\u{200d}roll"), "pay<U+200D>roll");
        assert_eq!(visible("محمد\u{200c} x"), "محمد<U+200C> x");
        assert_eq!(visible("a\u{fe0f}b\u{fe01}c\u{e0101}"), "a<U+FE0F>b<U+FE01>c<U+E0101>");
        assert_eq!(visible("👍\u{fe0f}\u{fe0f}"), "👍\u{fe0f}<U+FE0F>");
        assert_eq!(visible("🏴\u{e0061}\u{e007f}"), "🏴<U+E0061><U+E007F>", "no flag of a country");
    }

    #[test]
    fn a_cell_holds_so_much_and_no_more() {
        let zalgo = format!("a{}b", "\u{0301}".repeat(500));
        assert_eq!(visible(&zalgo).chars().count(), 2 + 8);
        let family = "👩\u{200d}".repeat(500);
        assert!(visible(&family).split('<').all(|part| part.matches('\u{200d}').count() <= 8));
        assert!(visible(&format!("👍{}", "🏿".repeat(500))).chars().count() < 12);
    }

    proptest! {
        #[test]
        fn whatever_a_text_holds_it_is_shown_safely(text in ".{0,40}", bad in any::<char>(), at in 0usize..40) {
            let mut hostile: Vec<char> = text.chars().collect();
            hostile.insert(at.min(hostile.len()), bad);
            let hostile: String = hostile.into_iter().collect();
            let shown = visible(&hostile);
            let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let found = shown.chars().find(|c| steers(*c));
            prop_assert_eq!(found, None);
            let again = visible(&shown);
            prop_assert_eq!(&again, &shown, "it is safe once and for all");
        }
    }
}
