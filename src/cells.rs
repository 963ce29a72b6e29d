//! How many terminal cells text takes: measuring, cutting, padding and wrapping by what the eye sees
//! as one character. Takes text that [`crate::escape`] has made safe; knows no colours.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes on one line: those of its characters together, as they are drawn. Terminals put
/// no two letters into one cell, though fonts may join them.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.width();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// `text` in at most `cells` cells, with `…` where something was left out.
pub fn cut(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    if cells == 0 {
        return Cow::Borrowed("");
    }
    let (head, _) = split(text, cells - 1);
    Cow::Owned(format!("{}…", head.trim_end()))
}

/// `text` in exactly `cells` cells: cut when it is longer, filled with spaces when it is shorter.
pub fn pad(text: &str, cells: usize) -> String {
    let shown = cut(text, cells);
    let missing = cells.saturating_sub(width(&shown));
    format!("{shown}{:missing$}", "")
}

/// `text` at the right end of exactly `cells` cells.
pub fn pad_left(text: &str, cells: usize) -> String {
    let shown = cut(text, cells);
    let missing = cells.saturating_sub(width(&shown));
    format!("{:missing$}{shown}", "")
}

/// Breaks `text` into lines of at most `cells` cells, between words where it can.
///
/// There is at least one line; a word longer than a line is broken within, and nothing is left out
/// but white space at the breaks.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        if width(&line) + gap + width(word) > cells && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&break_word(word, cells, &mut lines));
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Moves full lines of an overlong word to `lines` and gives back the rest of it.
fn break_word(word: &str, cells: usize, lines: &mut Vec<String>) -> String {
    let mut rest = word;
    loop {
        let (head, tail) = split(rest, cells.max(1));
        if head.is_empty() || tail.is_empty() {
            return rest.to_owned();
        }
        lines.push(head.to_owned());
        rest = tail;
    }
}

/// The longest beginning of `text` that fits into `cells`, and the rest.
fn split(text: &str, cells: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += width(cluster);
        if used > cells {
            return text.split_at(at);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cutting_counts_cells_and_keeps_clusters_whole() {
        assert_eq!(cut("Travel policy", 13), "Travel policy");
        assert_eq!(cut("Travel policy", 8), "Travel…");
        assert_eq!(cut("会议室在哪里", 6), "会议…", "a wide character is not halved");
        assert_eq!(cut("a👩🏽‍💻b", 3), "a…", "an emoji sequence is one character");
        assert_eq!((cut("abc", 1), cut("abc", 0)), ("…".into(), "".into()));
    }

    #[test]
    fn padding_aligns_all_scripts() {
        for text in ["", "Dana", "田中さん", "Zoë", "محمد", "👍🏿 ok", "a very long name indeed"]
        {
            assert_eq!((width(&pad(text, 10)), width(&pad_left(text, 10))), (10, 10), "{text}");
        }
    }

    #[test]
    fn letters_that_fonts_join_take_their_own_cells() {
        for (text, cells) in
            [("السلام الآن", 11), ("שָׁלוֹם", 4), ("👩🏽‍💻", 2), ("🇨🇭🇩🇪", 4), ("नमस्ते", 4), ("e\u{301}", 1)]
        {
            assert_eq!(width(text), cells, "{text}");
            assert_eq!(width(&pad(text, 12)), 12, "{text}");
        }
    }

    #[test]
    fn wrapping_breaks_between_words_and_within_long_ones() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("see https://example.com/x", 10), ["see", "https://ex", "ample.com/", "x"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("会议", 1), ["会议"], "what cannot fit is shown rather than lost");
    }

    #[test]
    fn a_word_of_a_megabyte_is_broken_in_one_pass() {
        let lines = wrap(&"x".repeat(1_000_000), 10);
        assert_eq!((lines.len(), width(&lines.concat())), (100_000, 1_000_000));
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_fits(text in "[a-zé会 👍]{0,60}", cells in 2usize..20) {
            let lines = wrap(&text, cells);
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
        }
    }
}
