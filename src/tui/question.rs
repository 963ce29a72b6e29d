//! Questions that are answered with one key.

use super::form::Form;
use super::model::Tone;
use super::prompt::Said;
use crate::cells;
use crate::domain::{MeetingOf, TopicKey};
use crate::escape::visible;
use crate::hold::Hold;
use crate::store::save::Conflict;

/// So many lines of what a question is about are shown.
const SAMPLE: usize = 6;
/// So many cells of a title stand in a question.
const LONGEST_TITLE: usize = 32;

/// What is asked.
#[derive(Debug, Clone)]
pub enum Question {
    /// Leave although changes could not be saved.
    LeaveUnsaved,
    /// Give up the change that cannot be saved.
    DiscardChange,
    /// Which version of a topic stays that somebody else has changed too.
    Conflict(Box<Conflict>),
    /// End presenter mode, which shows private topics again.
    StopPresenting,
    /// Throw away what was typed into the form.
    LeaveForm(Box<Form>),
    /// Capture the lines that were pasted.
    CapturePasted(Vec<String>),
    /// Talk about a topic that was just captured in the meeting that is being held.
    TalkAboutNow(TopicKey),
    /// What becomes of a meeting that was not closed.
    Unfinished(Box<Hold>),
    /// What becomes of changes that an earlier process could not save.
    Unsaved(Vec<String>),
    /// Close the meeting that is being held; with what it comes to.
    CloseMeeting(Vec<Said>),
    /// Move private topics out of the shared file.
    Seal {
        /// Their titles.
        titles: Vec<String>,
        /// The file to move them to.
        to: String,
    },
    /// Close a topic for those too who have not heard it.
    DoneUnheard {
        /// The topic.
        key: TopicKey,
        /// Its title.
        title: String,
        /// Who has not heard it, as a sentence.
        who: String,
    },
}

impl Question {
    /// The question in a line.
    pub fn text(&self) -> String {
        match self {
            Self::LeaveUnsaved => "Some changes are not saved. Leave all the same?".to_owned(),
            Self::DiscardChange => "Give up your change and keep the file as it is now?".to_owned(),
            Self::Conflict(conflict) => format!("{}. Which version stays?", what_happened(conflict)),
            Self::Unfinished(hold) => format!("{} was not closed. What becomes of it?", which(hold)),
            Self::Unsaved(lines) if lines.len() == 1 => {
                "A change was not saved when songsheet ended. What becomes of it?".to_owned()
            }
            Self::Unsaved(lines) => {
                format!("{} changes were not saved when songsheet ended. What becomes of them?", lines.len())
            }
            Self::CloseMeeting(_) => "Close the meeting?".to_owned(),
            // Others may be looking.
            Self::TalkAboutNow(_) => "Captured. Talk about it in this meeting?".to_owned(),
            Self::StopPresenting => "Show the 1-1s and private topics again?".to_owned(),
            Self::LeaveForm(_) => "Throw away what you typed?".to_owned(),
            Self::CapturePasted(lines) if lines.len() == 1 => {
                "Capture the pasted line as a topic?".to_owned()
            }
            Self::DoneUnheard { who, .. } => format!("{who} Mark it as done for all?"),
            Self::Seal { titles, to } => match titles.len() {
                0 => format!("Take out of the shared file what stands in {to} too?"),
                1 => format!("Move this topic to {to}?"),
                count => format!("Move these {count} topics to {to}?"),
            },
            Self::CapturePasted(lines) => format!("Capture the {} pasted lines as topics?", lines.len()),
        }
    }

    /// What the question is about, to be seen before it is answered.
    pub fn about(&self) -> Vec<Said> {
        match self {
            Self::CapturePasted(lines) => lines.iter().take(SAMPLE).map(Said::dim).collect(),
            Self::Seal { titles, .. } => sample(titles),
            Self::Conflict(conflict) => both_versions(conflict),
            Self::CloseMeeting(summary) => summary.clone(),
            Self::LeaveUnsaved => {
                vec![Said::dim("What is not saved is kept, and offered at the next start.")]
            }
            Self::Unsaved(lines) => sample(lines),
            Self::Unfinished(_) => vec![Said::dim("What was noted is kept until you say so.")],
            Self::DoneUnheard { title, .. } => vec![Said::dim(title)],
            _ => Vec::new(),
        }
    }
}

/// So many changes or topics are shown.
const CHANGES: usize = 12;

/// The first of the lines, and how many more there are.
fn sample(lines: &[String]) -> Vec<Said> {
    let mut shown: Vec<_> = lines.iter().take(CHANGES).map(Said::dim).collect();
    let more = lines.len().saturating_sub(CHANGES);
    shown.extend((more > 0).then(|| Said::dim(format!("… and {more} more"))));
    shown
}

/// A meeting that is being held: which, and when it began.
fn which(hold: &Hold) -> String {
    let meeting = match hold.of() {
        MeetingOf::Team => "The team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("The 1-1 with {}", visible(who.as_str())),
    };
    format!("{meeting} of {}", hold.began().format("%a %-d %b %H:%M"))
}

/// What stands against each other, in a few words.
pub fn what_happened(conflict: &Conflict) -> String {
    let title = visible(&conflict.title);
    let title = cells::cut(&title, LONGEST_TITLE);
    match (&conflict.theirs, conflict.field) {
        (None, _) => format!("“{title}” is gone from the file"),
        (Some(_), Some(field)) => {
            format!("“{title}”: its {} was changed in the file too", field.as_str().replace('_', " "))
        }
        (Some(_), None) => format!("“{title}” was changed in the file too"),
    }
}

/// Your version of a topic, and the one in the file: the lines in which they differ.
fn both_versions(conflict: &Conflict) -> Vec<Said> {
    let theirs = conflict.theirs.as_deref().unwrap_or_default();
    let (ours, theirs) = (lines(&conflict.ours, theirs), lines(theirs, &conflict.ours));
    let gone = if conflict.theirs.is_none() { "  it is gone, or has another title" } else { "  nothing" };
    let side = |whose: &str, lines: Vec<String>, tone: Tone, nothing: &str| {
        let lines = if lines.is_empty() { vec![nothing.to_owned()] } else { lines };
        let lines = lines.into_iter().map(move |line| Said::new(tone, line));
        [Said::dim(whose)].into_iter().chain(lines).collect::<Vec<_>>()
    };
    let mut both = side("Yours", ours, Tone::Good, "  nothing");
    both.extend(side("In the file now", theirs, Tone::Warning, gone));
    both
}

/// The lines of a text that another one does not have.
fn lines(text: &str, other: &str) -> Vec<String> {
    let has = |line: &str| other.lines().any(|one| one.trim() == line.trim());
    let says = |line: &str| !line.trim().is_empty() && line.trim() != "[[topic]]";
    let different = text.lines().filter(|line| says(line) && !has(line));
    different.take(SAMPLE).map(|line| format!("  {line}")).collect()
}
