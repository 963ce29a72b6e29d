//! Questions that are answered with yes or no.

/// What is asked.
#[derive(Debug, Clone)]
pub enum Question {
    /// Leave although changes could not be saved.
    LeaveUnsaved,
    /// Give up the change that stands against somebody else's.
    DiscardChange,
    /// End presenter mode, which shows private topics again.
    StopPresenting,
    /// Throw away what was typed into the form.
    LeaveForm(Box<super::form::Form>),
    /// Capture the lines that were pasted.
    CapturePasted(Vec<String>),
}

impl Question {
    /// The question in a line.
    pub fn text(&self) -> String {
        match self {
            Self::LeaveUnsaved => "Some changes are not saved. Leave all the same?".to_owned(),
            Self::DiscardChange => "Give up your change and keep the file as it is now?".to_owned(),
            Self::StopPresenting => "Show the 1-1s and private topics again?".to_owned(),
            Self::LeaveForm(_) => "Throw away what you typed?".to_owned(),
            Self::CapturePasted(lines) if lines.len() == 1 => {
                "Capture the pasted line as a topic?".to_owned()
            }
            Self::CapturePasted(lines) => format!("Capture the {} pasted lines as topics?", lines.len()),
        }
    }

    /// Whether everybody who sees the screen may see it: nothing in it comes from a topic.
    pub fn is_public(&self) -> bool {
        matches!(self, Self::LeaveUnsaved | Self::DiscardChange | Self::StopPresenting)
    }
}
