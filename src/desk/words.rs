//! Splits a captured line into words, keeping `key:"quoted values"` together.

/// The words of a line. Quotation marks that open right after a `:` keep the blanks up to their end
/// and are left out; everything else is as it was written.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' if quoted => quoted = false,
            '"' if word.ends_with(':') => quoted = true,
            c if c.is_whitespace() && !quoted => finish(&mut word, &mut words),
            c => word.push(c),
        }
    }
    finish(&mut word, &mut words);
    words
}

fn finish(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// Splits a word such as `dana's` or `dana,` into the name and what follows it.
pub(super) fn split_tail(word: &str) -> (&str, &str) {
    let bare = word.trim_end_matches(|c: char| ",.:;!?)'’".contains(c));
    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
    word.split_at_checked(bare.len()).unwrap_or((word, ""))
}

/// Reads a length of time: `15m`, `90min`, `1h`, `1h30`, `1h30m`.
pub(super) fn read_minutes(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let minutes = match word.split_once('h') {
        Some((hours, "")) => number(hours)?.checked_mul(60)?,
        Some((hours, rest)) => {
            number(hours)?.checked_mul(60)?.checked_add(number(rest.trim_end_matches('m'))?)?
        }
        None => number(word.strip_suffix("min").or_else(|| word.strip_suffix('m'))?)?,
    };
    (1..=24 * 60).contains(&minutes).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_values_stay_together_and_quoted_titles_stay_quoted() {
        assert_eq!(words("a  because:\"she offered it\" b"), ["a", "because:she offered it", "b"]);
        assert_eq!(words("The \"done\" list"), ["The", "\"done\"", "list"]);
        assert_eq!(words("open due:\"next fri"), ["open", "due:next fri"]);
        assert!(words(" \t ").is_empty());
    }

    #[test]
    fn lengths_of_time() {
        for (text, minutes) in [("15m", 15), ("90min", 90), ("1h", 60), ("1h30", 90), ("2H05m", 125)] {
            assert_eq!(read_minutes(text), Some(minutes), "{text}");
        }
        for text in ["", "m", "h", "15", "0m", "1.5h", "99999999999m", "25h", "+5m", "5mb", "h30"] {
            assert_eq!(read_minutes(text), None, "{text}");
        }
    }

    #[test]
    fn names_come_apart_from_what_follows_them() {
        assert_eq!(split_tail("dana's"), ("dana", "'s"));
        assert_eq!(split_tail("dana,"), ("dana", ","));
        assert_eq!(split_tail("dana"), ("dana", ""));
    }
}
