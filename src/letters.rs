//! Letters as they are compared: without accents, in lower case.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Appends a letter without accents, in lower case, the same however it was composed.
pub fn fold_letter(folded: &mut String, c: char) {
    let plain = match c {
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => {
            let letters = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
            folded.extend(letters.flat_map(char::to_lowercase));
            return;
        }
    };
    folded.push_str(plain);
}
