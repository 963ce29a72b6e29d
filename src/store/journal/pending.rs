//! A change that is to be saved.

use crate::domain::{MeetingOf, TopicKey};
use crate::store::save::instead_in_words;
use crate::store::{Change, Edit, LogEdit, TeamEdit, Workspace};

/// A change that is to be saved.
#[derive(Debug, Clone)]
pub enum Pending {
    /// An edit of topics that was made on this workspace.
    Topics(Box<Workspace>, Edit),
    /// An edit of the roster that was made on this workspace.
    Team(Box<Workspace>, TeamEdit),
    /// An edit of the log.
    Log(LogEdit),
}

impl Pending {
    /// What it is, in a line.
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Topics(before, edit) => of_topics(before, edit),
            Self::Team(before, edit) => {
                format!("{} of {}: {}", meeting(&edit.of, before), edit.on, instead_in_words(edit.instead))
            }
            Self::Log(LogEdit::Hold(meeting)) => {
                format!("the log of {}: {} items", meeting.date, meeting.items.len())
            }
            Self::Log(LogEdit::Tick { what, done, .. }) => {
                format!("{what}: {}", if done.is_some() { "ticked off" } else { "open again" })
            }
            Self::Log(LogEdit::Told { title, who, .. }) => format!("{title}: told to {who}"),
            Self::Log(LogEdit::Suggested(suggestion)) => {
                format!("a question suggested for {}", suggestion.with)
            }
            Self::Log(LogEdit::Unhold { date, .. }) => format!("the log of {date}: a meeting taken out"),
        }
    }
}

fn meeting(of: &MeetingOf, before: &Workspace) -> String {
    match of {
        MeetingOf::Team => "the team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("the 1-1 with {}", before.team().name_of(who)),
    }
}

fn of_topics(before: &Workspace, edit: &Edit) -> String {
    let title = |key: TopicKey| before.topic(key).map_or("a topic", |topic| &*topic.title);
    let in_words = |change: &Change| match change {
        Change::Add { topic, .. } => Some(format!("{}: new", topic.title)),
        Change::Set { key, field, value } => {
            let what = if value.is_some() { "changed" } else { "removed" };
            Some(format!("{}: {} {what}", title(*key), field.as_str()))
        }
        Change::Move { key, .. } => Some(format!("{}: moved to the other file", title(*key))),
        Change::Remove { key } => Some(format!("{}: removed", title(*key))),
        Change::Restore { key, .. } => Some(format!("{}: taken back", title(*key))),
        Change::Note { .. } | Change::NoteAdded { .. } => None,
    };
    let all: Vec<_> = edit.changes.iter().filter_map(in_words).collect();
    match all.as_slice() {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first}, and {} more", rest.len()),
    }
}
