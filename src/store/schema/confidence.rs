//! Slips in what marks a topic as told in confidence: a mark that is misspelt must not fail in silence.

use std::sync::LazyLock;

use crate::domain::CONFIDENTIAL_TAGS;
use crate::store::suggest::Folded;

/// Tags that are a letter away from a mark and mean something else.
const OTHER_WORDS: [&str; 4] = ["secrets", "persona", "personas", "privates"];

static MARKS: LazyLock<Vec<(Folded, &str)>> =
    LazyLock::new(|| CONFIDENTIAL_TAGS.iter().map(|mark| (Folded::of(mark), *mark)).collect());

/// The tags that mark a confidence: the built-in ones and the user's own.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Marks {
    own: Vec<(Folded, String)>,
}

impl Marks {
    /// The built-in marks and these of the user's.
    pub fn with(own: &[String]) -> Self {
        let new = own.iter().map(|mark| mark.to_lowercase());
        let new = new.filter(|mark| !CONFIDENTIAL_TAGS.contains(&mark.as_str()));
        Self { own: new.map(|mark| (Folded::of(&mark), mark)).collect() }
    }

    /// The mark that a tag was meant to be; `None` for a mark itself and for other words.
    pub fn meant_by(&self, tag: &str) -> Option<&str> {
        let plain = tag.to_lowercase();
        let own = self.own.iter().map(|(folded, mark)| (folded, mark.as_str()));
        let mut all = MARKS.iter().map(|(folded, mark)| (folded, *mark)).chain(own);
        if OTHER_WORDS.contains(&plain.as_str()) || all.clone().any(|(_, mark)| mark == plain) {
            return None;
        }
        let folded = Folded::of(tag);
        all.find(|(mark, word)| folded.is_within(slips_in(word), mark)).map(|(_, word)| word)
    }
}

/// How many slips still make the word out: short ones are too near to others.
fn slips_in(mark: &str) -> usize {
    match mark.chars().count() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// The privacy key that an unknown key is a longer form of: `embargo_until`, `my_route`.
pub(super) fn longer_form(key: &str) -> Option<&'static str> {
    let whole = Folded::of(key).text();
    let parts = || key.split(['_', '-', '.', ' ']).map(|part| Folded::of(part).text());
    if whole.contains("embargo") {
        return Some("embargo");
    }
    if whole.contains("tellfirst") || whole == "tell" {
        return Some("tell_first");
    }
    let says = |words: &[&str]| parts().any(|part| words.contains(&part.as_str()));
    says(&["route", "routing", "private", "confidential", "secret", "sensitive"]).then_some("route")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_marks_are_known_and_other_words_are_left_alone() {
        for tag in
            ["confidental", "\u{441}onfidential", "Privat", "pirvate", "senstive", "h-r", "1:1", "1-on-1"]
        {
            assert!(Marks::default().meant_by(tag).is_some(), "{tag}");
        }
        for tag in ["HR", "Confidential", "secrets", "privacy", "personas", "personnel", "ops", "ci", ""] {
            assert_eq!(Marks::default().meant_by(tag), None, "{tag}");
        }
    }

    #[test]
    fn the_user_s_own_marks_are_known_like_the_built_in_ones() {
        let marks = Marks::with(&["Vorstand".to_owned(), "board".to_owned(), "boards".to_owned()]);
        for (tag, meant) in [
            ("vorstnad", "vorstand"),
            ("V\u{43e}rstand", "vorstand"),
            ("bord", "board"),
            ("privat", "private"),
        ] {
            assert_eq!(marks.meant_by(tag), Some(meant), "{tag}");
        }
        for tag in ["Vorstand", "boards", "hr", "onboarding"] {
            assert_eq!(marks.meant_by(tag), None, "{tag}");
        }
    }

    #[test]
    fn longer_forms_of_privacy_keys_are_known() {
        for key in
            ["embargo_until", "embargoDate", "route_to", "my_route", "is_private", "tell_first_to", "tell"]
        {
            assert!(longer_form(key).is_some(), "{key}");
        }
        for key in ["router_id", "estimate", "jira", "sprint", "first_seen"] {
            assert_eq!(longer_form(key), None, "{key}");
        }
    }
}
