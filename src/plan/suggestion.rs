//! A question for a 1-1 when one of its practices has not had room for long.

use crate::domain::Practice;

/// A question that the manager may want to ask; nothing is planned by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// Its id in the bank of questions, such as `trust-07`.
    pub id: &'static str,
    /// The practice that it gives room to.
    pub practice: Practice,
    /// The question.
    pub text: &'static str,
}
