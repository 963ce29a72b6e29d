//! What single words are about, so that a word that no labelled topic has still says something.
//!
//! The senses are data (`senses.toml`), laid out by the build script.

use super::symbol::Symbol;
use super::table::Table;

/// How many senses a word can have; one with more says too little and is in the file for none of them.
pub(super) const SENSES_PER_WORD: usize = 2;

/// The senses of words, by their stems.
#[derive(Debug)]
pub(super) struct Senses {
    names: Vec<Symbol<'static>>,
    /// For each stem the places in `names`, counted from 1; 0 is none.
    words: Table<SENSES_PER_WORD>,
}

impl Senses {
    /// The senses that are part of the program.
    pub fn built_in() -> Self {
        const WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/senses.table"));
        let names = include_str!(concat!(env!("OUT_DIR"), "/senses.names")).lines().map(Symbol::of);
        Self { names: names.collect(), words: Table::from_bytes(WORDS) }
    }

    /// The senses of a word, by its stem's hash.
    pub fn of(&self, stem: u64) -> impl Iterator<Item = Symbol<'static>> {
        let places = self.words.get(stem).copied().unwrap_or_default().into_iter();
        places.filter_map(|place| self.names.get(usize::from(place).checked_sub(1)?).copied())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::classify::stem::stem;
    use crate::classify::text::Text;

    #[derive(serde::Deserialize)]
    struct Sense {
        words: String,
    }

    fn file() -> BTreeMap<String, Sense> {
        toml::from_str(include_str!("senses.toml")).unwrap()
    }

    fn names(senses: &Senses, word: &str) -> Vec<&'static str> {
        senses.of(stem(word).1).map(|sense| sense.text).collect()
    }

    #[test]
    fn the_built_in_senses_are_what_the_file_says() {
        let (senses, file) = (Senses::built_in(), file());
        assert_eq!(senses.names.len(), file.len());
        for (name, sense) in &file {
            for word in sense.words.split_whitespace() {
                assert!(names(&senses, word).contains(&name.as_str()), "{name}: {word}");
            }
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for (name, sense) in file() {
            for word in sense.words.split_whitespace() {
                let text = Text::new(word);
                let folded: Vec<&str> = text.words.iter().map(|word| text.folded(word)).collect();
                assert_eq!(folded, [word], "{name}: {word} never matches");
            }
        }
    }

    #[test]
    fn inflected_forms_have_the_senses_of_their_word() {
        let senses = Senses::built_in();
        assert_eq!(names(&senses, "migraines"), ["body-health"]);
        assert_eq!(names(&senses, "qwertz"), [] as [&str; 0]);
    }
}
