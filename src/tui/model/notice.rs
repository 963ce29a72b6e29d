//! One line on what has just happened.

/// What a text means, to be shown as a colour and, where it matters, as a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// Of second rank.
    Dim,
    /// It went well.
    Good,
    /// Worth a look.
    Warning,
    /// It went wrong.
    Error,
    /// About the team meeting.
    Broadcast,
    /// About a 1-1.
    Private,
    /// Needs the manager's call.
    Unsure,
}

/// A message in the status line; it stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it means.
    pub tone: Tone,
    /// The message.
    pub text: String,
    /// Whether it can be shown while others are looking.
    pub for_all: bool,
}
