//! Short names for topics.

use chrono::NaiveDate;

use crate::domain::TopicId;

/// Letters and digits that are not mistaken for one another, read aloud or in any font.
const ALPHABET: &[u8; 28] = b"23456789abcdefghjkmnpqrstvwx";

/// The number of characters of an id, as long as there are free ones.
const LENGTH: usize = 4;

/// An id that is not taken: always the same for the same title, date and taken ids.
pub(crate) fn derive(title: &str, added: Option<NaiveDate>, is_taken: impl Fn(&TopicId) -> bool) -> TopicId {
    let date = added.map(|date| date.to_string()).unwrap_or_default();
    let seed = fnv1a(title.as_bytes().iter().chain(b"\0").chain(date.as_bytes()).copied());
    // Every attempt is another number, and after many the ids grow, so that one is found.
    let attempts = (0_u64..).map(|attempt| {
        let length = LENGTH + usize::try_from(attempt / 64).unwrap_or(LENGTH);
        spell(mix(seed.wrapping_add(attempt)), length.min(12))
    });
    let mut free = attempts.filter_map(|text| TopicId::new(&text)).filter(|id| !is_taken(id));
    free.next().unwrap_or_else(|| unreachable!("an endless row of ids has a free one"))
}

/// The first letter is always one of the alphabet's letters, so that an id never looks like a number.
fn spell(mut number: u64, length: usize) -> String {
    let mut text = String::with_capacity(length);
    for place in 0..length {
        let letters = if place == 0 { ALPHABET.get(8..).unwrap_or(ALPHABET) } else { ALPHABET };
        let base = letters.len() as u64;
        let digit = usize::try_from(number % base).unwrap_or_default();
        text.push(char::from(letters.get(digit).copied().unwrap_or(b'x')));
        number /= base;
    }
    text
}

fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Spreads close numbers far apart (the finaliser of `SplitMix64`).
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_never_taken_twice() {
        let mut ids: Vec<TopicId> = Vec::new();
        for _ in 0..500 {
            let id = derive("the same title", None, |id| ids.contains(id));
            assert!(!ids.contains(&id));
            ids.push(id);
        }
        assert!(ids.iter().take(50).all(|id| id.as_str().len() == LENGTH));
        assert!(ids.iter().all(|id| id.as_str().starts_with(|c: char| c.is_ascii_lowercase())));
    }

    #[test]
    fn ids_depend_on_title_and_date_alone() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24);
        let none = |_: &TopicId| false;
        assert_eq!(derive("a", date, none), derive("a", date, none));
        assert_ne!(derive("a", date, none), derive("a", None, none));
        assert_ne!(derive("a", date, none), derive("b", date, none));
    }
}
