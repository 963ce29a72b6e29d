//! "Did you mean": the nearest of the words that would have been right.

/// The candidate that `word` was most likely meant to be; `None` when none is near.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let folded = fold(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowance(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A word as it is compared with others, so that it is folded once.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Folded(Vec<char>);

impl Folded {
    pub fn of(word: &str) -> Self {
        Self(fold(word))
    }

    /// The letters that are compared.
    pub fn text(&self) -> String {
        self.0.iter().collect()
    }

    /// Whether at most so many slips lie between two words.
    pub fn is_within(&self, slips: usize, other: &Self) -> bool {
        self.0.len().abs_diff(other.0.len()) <= slips
            && !self.0.is_empty()
            && self.lacks(other) <= slips
            && other.lacks(self) <= slips
            && distance(&self.0, &other.0) <= slips
    }

    /// How many letters of another word it does not have: never more than the slips between them.
    fn lacks(&self, other: &Self) -> usize {
        other.0.iter().filter(|letter| !self.0.contains(letter)).count()
    }
}

/// How many slips a word of this length may have and still be recognised.
fn allowance(word: &str) -> usize {
    match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Lower case, without accents, hyphens, underscores and blanks, look-alike letters made Latin.
fn fold(word: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization;
    let plain = word.chars().take(64).nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).map(latin_look).filter(|c| c.is_alphanumeric()).collect()
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin_look(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ё' | 'є' | 'ε' => 'e',
        'һ' | 'н' => 'h',
        'і' | 'ї' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'п' | 'η' => 'n',
        'о' | 'ο' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ц' => 'u',
        'ѵ' | 'ν' => 'v',
        'ѡ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

/// The number of slips between two words: a letter wrong, missing, too many, or two swapped.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, &from) in a.iter().enumerate() {
        let current = next_row(row, from, previous_a, b, &last, &before_last);
        before_last = std::mem::replace(&mut last, current);
        previous_a = Some(from);
    }
    last.last().copied().unwrap_or_default()
}

/// One more row of the table of distances between the beginnings of two words.
fn next_row(
    row: usize,
    from: char,
    previous_from: Option<char>,
    b: &[char],
    last: &[usize],
    before_last: &[usize],
) -> Vec<usize> {
    let at = |cells: &[usize], column: usize| cells.get(column).copied().unwrap_or(usize::MAX / 2);
    let mut current = vec![row + 1];
    let mut previous_to = None;
    for (column, &to) in b.iter().enumerate() {
        let changed = at(last, column) + usize::from(from != to);
        let mut best = changed.min(at(last, column + 1) + 1).min(at(&current, column) + 1);
        let swapped = previous_from == Some(to) && previous_to == Some(from);
        if swapped && column > 0 {
            best = best.min(at(before_last, column - 1) + 1);
        }
        current.push(best);
        previous_to = Some(to);
    }
    current
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 5] = ["route", "with", "embargo", "tell_first", "title"];

    #[test]
    fn slips_are_recognised() {
        for (slip, meant) in [
            ("rouet", "route"),
            ("routes", "route"),
            ("Route", "route"),
            ("гoute", "route"),
            ("wiht", "with"),
            ("wih", "with"),
            ("embarg", "embargo"),
            ("Embargo", "embargo"),
            ("tell-first", "tell_first"),
            ("tellFirst", "tell_first"),
            ("telfirst", "tell_first"),
        ] {
            assert_eq!(nearest(slip, KEYS), Some(meant), "{slip}");
        }
    }

    #[test]
    fn other_words_are_left_alone() {
        for word in ["estimate", "x", "", "sprint", "wiki_page"] {
            assert_eq!(nearest(word, KEYS), None, "{word}");
        }
    }

    #[test]
    fn the_nearest_wins() {
        assert_eq!(nearest("danna", ["diana", "dana"]), Some("dana"));
        assert_eq!(nearest("ρrivate", ["broadcast", "private"]), Some("private"));
    }
}
