//! What is on its way to the files.

use crate::store::save::Conflict;

/// What stopped saving.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// The files could not be written; trying again may help.
    Failed(String),
    /// The change cannot be made any more; trying again does not help.
    Refused(String),
    /// Somebody else changed the same, or removed the topic; trying again does not help.
    Conflict(Box<Conflict>),
}

impl Trouble {
    /// What happened, in a sentence.
    pub fn what(&self) -> String {
        match self {
            Self::Failed(what) | Self::Refused(what) => what.clone(),
            Self::Conflict(conflict) => conflict.to_string(),
        }
    }
}

/// The changes that were made and those that are in the files.
#[derive(Debug, Clone, Default)]
pub struct Saving {
    /// Whether nothing is saved at all, because what is shown is the built-in example.
    pub in_memory: bool,
    /// Changes that are not in the files yet.
    pub pending: usize,
    /// Whether it was said that earlier texts cannot be kept.
    pub told_unkept: bool,
    /// Whether something was saved since the start.
    pub saved: bool,
    /// What stopped saving; the changes wait.
    pub trouble: Option<Trouble>,
}

impl Saving {
    /// Whether everything is in the files that is going to be.
    pub fn is_done(&self) -> bool {
        self.pending == 0
    }
}
