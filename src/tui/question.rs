//! Questions that are answered with yes or no.

use super::form::Form;
use super::model::Tone;
use super::prompt::Said;
use crate::store::save::Conflict;

/// So many lines of what a question is about are shown.
const SAMPLE: usize = 6;

/// What is asked.
#[derive(Debug, Clone)]
pub enum Question {
    /// Leave although changes could not be saved.
    LeaveUnsaved,
    /// Give up the change that cannot be saved, perhaps because it stands against somebody else's.
    DiscardChange(Option<Box<Conflict>>),
    /// End presenter mode, which shows private topics again.
    StopPresenting,
    /// Throw away what was typed into the form.
    LeaveForm(Box<Form>),
    /// Capture the lines that were pasted.
    CapturePasted(Vec<String>),
}

impl Question {
    /// The question in a line.
    pub fn text(&self) -> String {
        match self {
            Self::LeaveUnsaved => "Some changes are not saved. Leave all the same?".to_owned(),
            Self::DiscardChange(_) => "Give up your change and keep the file as it is now?".to_owned(),
            Self::StopPresenting => "Show the 1-1s and private topics again?".to_owned(),
            Self::LeaveForm(_) => "Throw away what you typed?".to_owned(),
            Self::CapturePasted(lines) if lines.len() == 1 => {
                "Capture the pasted line as a topic?".to_owned()
            }
            Self::CapturePasted(lines) => format!("Capture the {} pasted lines as topics?", lines.len()),
        }
    }

    /// What the question is about, to be seen before it is answered.
    pub fn about(&self) -> Vec<Said> {
        match self {
            Self::CapturePasted(lines) => lines.iter().take(SAMPLE).map(Said::dim).collect(),
            Self::DiscardChange(Some(conflict)) => both_versions(conflict),
            _ => Vec::new(),
        }
    }
}

/// Your version of a topic, and the one in the file.
fn both_versions(conflict: &Conflict) -> Vec<Said> {
    let theirs = conflict.theirs.as_deref().unwrap_or("The topic is gone.");
    [("Yours", conflict.ours.as_str()), ("In the file now", theirs)]
        .into_iter()
        .flat_map(|(whose, text)| {
            let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE);
            [Said::dim(whose)]
                .into_iter()
                .chain(lines.map(|line| Said::new(Tone::Plain, format!("  {line}"))))
        })
        .collect()
}
