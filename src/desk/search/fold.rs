//! Text as it is searched.

use unicode_normalization::char::is_combining_mark;

use crate::escape::is_hostile;
use crate::letters::fold_letter;

/// Appends the words of a text, each after a blank, in lower case and without accents: a blank and the
/// beginning of a word is found as such. Where a script has no blanks, each sign is a word.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    let mut within = false;
    for c in text.chars() {
        if c.is_ascii() {
            let letter = c.is_ascii_alphanumeric();
            if letter {
                begin(folded, within);
                folded.push(c.to_ascii_lowercase());
            }
            within = letter;
        } else if is_unspaced(c) {
            begin(folded, false);
            folded.push(c);
            within = false;
        } else if c.is_alphanumeric() {
            begin(folded, within);
            fold_letter(folded, c);
            within = true;
        } else if !is_combining_mark(c) && !is_hostile(c) {
            within = false;
        }
    }
}

/// The words of a text, each after a blank.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 1);
    fold_into(&mut folded, text);
    folded
}

fn begin(folded: &mut String, within: bool) {
    if !within {
        folded.push(' ');
    }
}

/// Whether a letter is of a script that writes words without blanks between them.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_in_every_spelling() {
        for (one, other) in [
            ("Zoë's PAY", "zoe s pay"),
            ("Zoe\u{308}", "ZOË"),
            ("Straße", "STRASSE"),
            ("on-call", "On call"),
            ("pay\u{200b}roll", "payroll"),
            ("ｗｉｄｅ", "wide"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert!(fold("給与の更新").contains(&fold("更新")));
        assert!(!fold("checkout").contains(&fold("out")), "words are found by their beginnings");
        assert_eq!(fold(" …!"), "");
    }
}
