//! Which topic the user means: an id, a unique beginning of one, or words that match one title.

use std::fmt;
use std::sync::Arc;

use super::Desk;
use crate::domain::{Topic, TopicKey};
use crate::escape::visible;

/// Why words do not mean one topic.
#[derive(Debug, Clone, PartialEq)]
pub enum FindError {
    /// No topic matches.
    Nothing {
        /// What was looked for.
        words: String,
    },
    /// More than one does.
    Several {
        /// What was looked for.
        words: String,
        /// All that match, in the order of the files.
        candidates: Vec<Arc<Topic>>,
    },
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing { words } => write!(f, "no topic matches \"{}\"", visible(words)),
            Self::Several { words, candidates } => {
                write!(f, "\"{}\" matches {} topics", visible(words), candidates.len())
            }
        }
    }
}

impl std::error::Error for FindError {}

impl Desk {
    /// Finds a topic by its id, a unique beginning of it, or words that are all words of one title, or
    /// their beginnings; of several titles, the one that has the words as they were written is meant. A whole id
    /// or title means its topic though that is closed; else open topics are looked at first, and closed ones are
    /// found when no open one matches.
    pub fn find(&self, words: &str) -> Result<TopicKey, FindError> {
        let words = words.trim();
        let (open, closed): (Vec<_>, Vec<_>) = self.workspace.topics().partition(|topic| topic.is_open());
        let search = Search::new(words);
        // A command that is given twice must not go on to another topic.
        let by_id = search.by_id(&open).or_else(|| search.by_id(&closed));
        if let Some(key) = by_id.or_else(|| search.by_title(&open)).or_else(|| search.by_title(&closed)) {
            return Ok(key);
        }
        match search.among(&open) {
            Err(FindError::Nothing { .. }) => search.among(&closed),
            found => found,
        }
    }
}

struct Search<'a> {
    words: &'a str,
    parts: Vec<String>,
}

impl<'a> Search<'a> {
    fn new(words: &'a str) -> Self {
        Self { words, parts: words.split_whitespace().map(str::to_lowercase).collect() }
    }

    /// The topic whose whole id this is.
    fn by_id(&self, topics: &[&Arc<Topic>]) -> Option<TopicKey> {
        topics.iter().find(|topic| self.is_id_of(topic)).map(|topic| topic.key)
    }

    /// The only topic whose whole title this is.
    fn by_title(&self, topics: &[&Arc<Topic>]) -> Option<TopicKey> {
        only(topics.iter().filter(|topic| topic.title == self.words)).map(|topic| topic.key)
    }

    fn among(&self, topics: &[&Arc<Topic>]) -> Result<TopicKey, FindError> {
        let begun: Vec<_> = topics.iter().filter(|topic| self.starts_id_of(topic)).collect();
        if let [one] = begun.as_slice() {
            return Ok(one.key);
        }
        let matches = |topic: &&&Arc<Topic>| self.starts_id_of(topic) || self.are_words_of(topic);
        let candidates: Vec<_> = topics.iter().filter(matches).collect();
        match candidates.as_slice() {
            [] => Err(FindError::Nothing { words: self.words.to_owned() }),
            [one] => Ok(one.key),
            several => {
                if let Some(topic) = only(several.iter().filter(|topic| self.is_phrase_of(topic))) {
                    return Ok(topic.key);
                }
                let candidates = several.iter().map(|topic| Arc::clone(topic)).collect();
                Err(FindError::Several { words: self.words.to_owned(), candidates })
            }
        }
    }

    fn is_id_of(&self, topic: &Topic) -> bool {
        topic.id.as_ref().is_some_and(|id| id.as_str() == self.words)
    }

    /// Whether several words stand in the title as they are, one after the other.
    fn is_phrase_of(&self, topic: &Topic) -> bool {
        self.parts.len() > 1 && topic.title.to_lowercase().contains(&self.parts.join(" "))
    }

    fn starts_id_of(&self, topic: &Topic) -> bool {
        !self.words.is_empty() && topic.id.as_ref().is_some_and(|id| id.as_str().starts_with(self.words))
    }

    /// Whether each part is a word of the title or begins one: a piece out of the middle of a word means
    /// nothing, least of all to a command that closes something.
    fn are_words_of(&self, topic: &Topic) -> bool {
        let title = topic.title.to_lowercase();
        !self.parts.is_empty() && self.parts.iter().all(|part| begins_a_word(&title, part))
    }
}

fn begins_a_word(title: &str, part: &str) -> bool {
    let inside = |at: usize| {
        let before = title.get(..at).and_then(|before| before.chars().next_back());
        before.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c))
            && part.starts_with(char::is_alphanumeric)
    };
    title.match_indices(part).any(|(at, _)| !inside(at))
}

/// Whether a letter is of a script that writes words without blanks between them.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The only one of several.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}
