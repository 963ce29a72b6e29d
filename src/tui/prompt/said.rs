//! A line that a prompt or the form says below the field.

use super::super::model::Tone;

/// A line of text with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What it means.
    pub tone: Tone,
    /// The text.
    pub text: String,
}

impl Said {
    /// A line of this tone.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into() }
    }

    /// A hint.
    pub fn dim(text: impl Into<String>) -> Self {
        Self::new(Tone::Dim, text)
    }

    /// What is wrong with what was typed.
    pub fn error(text: impl Into<String>) -> Self {
        Self::new(Tone::Error, text)
    }
}
