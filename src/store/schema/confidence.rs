//! Slips in what marks a topic as told in confidence: a mark that is misspelt must not fail in silence.

use std::sync::LazyLock;

use crate::domain::CONFIDENTIAL_TAGS;
use crate::store::suggest::Folded;

/// Tags that are a letter away from a mark and mean something else.
const OTHER_WORDS: [&str; 4] = ["secrets", "persona", "personas", "privates"];

static MARKS: LazyLock<Vec<(Folded, &str)>> =
    LazyLock::new(|| CONFIDENTIAL_TAGS.iter().map(|mark| (Folded::of(mark), *mark)).collect());

/// The mark of confidence that a tag was meant to be; `None` for the mark itself and for other words.
pub(super) fn meant_as_mark(tag: &str) -> Option<&'static str> {
    let plain = tag.to_lowercase();
    if CONFIDENTIAL_TAGS.contains(&plain.as_str()) || OTHER_WORDS.contains(&plain.as_str()) {
        return None;
    }
    let folded = Folded::of(tag);
    let slips = |mark: &str| match mark.len() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    MARKS.iter().find(|(mark, word)| folded.is_within(slips(word), mark)).map(|(_, word)| *word)
}

/// The privacy key that an unknown key is a longer form of: `embargo_until`, `my_route`.
pub(super) fn longer_form(key: &str) -> Option<&'static str> {
    let whole = Folded::of(key).text();
    let parts = || key.split(['_', '-', '.', ' ']).map(|part| Folded::of(part).text());
    if whole.contains("embargo") {
        return Some("embargo");
    }
    if whole.contains("tellfirst") {
        return Some("tell_first");
    }
    let says = |words: &[&str]| parts().any(|part| words.contains(&part.as_str()));
    says(&["route", "private", "confidential", "secret", "sensitive"]).then_some("route")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_marks_are_known_and_other_words_are_left_alone() {
        for tag in
            ["confidental", "\u{441}onfidential", "Privat", "pirvate", "senstive", "h-r", "1:1", "1-on-1"]
        {
            assert!(meant_as_mark(tag).is_some(), "{tag}");
        }
        for tag in ["HR", "Confidential", "secrets", "privacy", "personas", "personnel", "ops", "ci", ""] {
            assert_eq!(meant_as_mark(tag), None, "{tag}");
        }
    }

    #[test]
    fn longer_forms_of_privacy_keys_are_known() {
        for key in ["embargo_until", "embargoDate", "route_to", "my_route", "is_private", "tell_first_to"] {
            assert!(longer_form(key).is_some(), "{key}");
        }
        for key in ["router_id", "estimate", "jira", "sprint", "first_seen"] {
            assert_eq!(longer_form(key), None, "{key}");
        }
    }
}
