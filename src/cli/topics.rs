//! The topics that a command line can name, and how one is called in an answer.

use crate::desk::{Desk, FindError};
use crate::domain::{Topic, TopicKey};

use super::failure::Failure;

/// So many candidates are listed when words match several topics.
const LISTED: usize = 8;

/// The topic that `words` name: an id, the beginning of one, or words of one title.
pub fn find(desk: &Desk, words: &str) -> Result<TopicKey, Failure> {
    desk.find(words).map_err(not_found)
}

/// The words name no topic, or several.
pub fn not_found(error: FindError) -> Failure {
    match error {
        FindError::Nothing { words } => Failure::data(format!("No topic matches “{words}”."))
            .hint("`songsheet triage` lists all open topics"),
        FindError::Several { words, candidates } => {
            let failure = Failure::data(format!("“{words}” matches {} topics:", candidates.len()));
            let listed = candidates.iter().take(LISTED).map(|topic| format!("  {}", name(topic)));
            failure.details(listed).hint("name one by its id, or by more words of its title")
        }
    }
}

/// A topic in a sentence: its title, and its id when it has one.
pub fn name(topic: &Topic) -> String {
    match &topic.id {
        Some(id) => format!("{} ({id})", topic.title),
        None => topic.title.clone(),
    }
}
