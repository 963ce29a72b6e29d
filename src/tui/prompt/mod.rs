//! Prompts of one line: what they ask for, what they tell while one types, and what can be chosen.
//! What is done with the answer stands in [`super::verb`].

mod appointment;
mod capture;
mod choices;
mod date;
mod meeting;
mod members;
mod said;
mod split;

pub use appointment::read as read_appointment;
pub use choices::{Choice, Choices};
pub use members::{Answer, absent, members, with};
pub use said::Said;

use super::field::{Field, Lines};
use super::filter::Filter;
use super::layout::Pane;
use crate::desk::{Appointment, Desk, Query};
use crate::domain::TopicKey;

/// What a prompt asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A topic in a line.
    Capture,
    /// Another title.
    Title(TopicKey),
    /// What narrows the list; with what narrowed it before, and the pane that had the keys.
    Filter(String, Pane),
    /// What is looked for in the log; with what was looked for before.
    Search(String),
    /// The day until which a topic is put off.
    Defer(TopicKey),
    /// Why a topic that looks confidential may be said to everyone.
    Because(TopicKey),
    /// What the team is to read of a topic that is being split; and whether it gets the notes as well.
    Split(TopicKey, bool),
    /// Whom a topic concerns.
    With(TopicKey),
    /// To which day and time a meeting moves.
    Move(Box<Appointment>),
    /// What was decided about the item at this place of the meeting.
    Decision(usize),
    /// What else is to be noted about the item at this place of the meeting.
    Note(usize),
    /// Who does what until when; from the item at this place of the meeting.
    Promise(Option<usize>),
    /// Who is not at the meeting.
    Absent,
    /// With whom a topic is to be talked about that is being called private.
    PrivateWith(TopicKey),
}

impl Purpose {
    /// The topic that it is about.
    pub fn topic_mut(&mut self) -> Option<&mut TopicKey> {
        match self {
            Self::Capture
            | Self::Filter(..)
            | Self::Move(_)
            | Self::Search(_)
            | Self::Decision(_)
            | Self::Note(_)
            | Self::Promise(_)
            | Self::Absent => None,
            Self::Title(key)
            | Self::Defer(key)
            | Self::Because(key)
            | Self::Split(key, _)
            | Self::With(key)
            | Self::PrivateWith(key) => Some(key),
        }
    }
}

/// A prompt of one line.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What it asks for.
    pub purpose: Purpose,
    /// What was typed.
    pub field: Field,
    /// What is to be known while typing.
    pub said: Vec<Said>,
    /// What can be chosen instead of typing.
    pub choices: Choices,
}

impl Prompt {
    /// A prompt that holds `text` already.
    pub fn new(purpose: Purpose, text: &str, desk: &Desk) -> Self {
        let field = Field::new(text, Lines::One);
        let mut prompt = Self { purpose, field, said: Vec::new(), choices: Choices::default() };
        prompt.refresh(desk);
        prompt
    }

    /// What it asks, as the heading of the prompt.
    pub fn heading(&self) -> &'static str {
        match self.purpose {
            Purpose::Capture => "Capture a topic",
            Purpose::Title(_) => "Title",
            Purpose::Filter(..) => "Filter",
            Purpose::Search(_) => "Search the log",
            Purpose::Defer(_) => "Not before",
            Purpose::Because(_) => "Why may everyone hear it?",
            Purpose::Split(..) => "What does the team read?",
            Purpose::With(_) => "Whom does it concern?",
            Purpose::PrivateWith(_) => "Private: with whom?",
            Purpose::Move(_) => "Move the meeting to",
            Purpose::Decision(_) => "What was decided?",
            Purpose::Note(_) => "What is to be noted?",
            Purpose::Promise(_) => "Who does what until when?",
            Purpose::Absent => "Who is not here?",
        }
    }

    /// Says anew what is to be known of what stands in the field.
    pub fn refresh(&mut self, desk: &Desk) {
        let text = self.field.text();
        match &self.purpose {
            Purpose::Capture => self.said = capture::preview(&text, desk),
            Purpose::Title(_) => self.said = title(&text),
            Purpose::Filter(..) => self.said = filter(&text, desk),
            Purpose::Search(_) => self.said = search(&text, desk),
            Purpose::Defer(_) => self.said = date::reading(&text, desk.today()),
            Purpose::Because(_) => {}
            Purpose::Move(of) => self.said = appointment::reading(&text, of, desk),
            Purpose::Decision(_) => self.said = meeting::decision(),
            Purpose::Note(_) => self.said = meeting::note(),
            Purpose::Promise(_) => self.said = meeting::promise(&text, desk),
            Purpose::Absent => {
                let typed = !text.trim().is_empty();
                let fitting = members::everybody(&text, desk);
                let unknown = typed && fitting.is_empty();
                self.choices.settled &= !typed;
                self.choices.refresh(fitting, typed);
                self.said = if unknown { members::nobody(&text) } else { meeting::absent() };
            }
            Purpose::Split(key, notes) => self.said = split::parts(&text, *key, *notes, desk),
            Purpose::With(key) | Purpose::PrivateWith(key) => {
                let fitting = members::fitting(&text, *key, desk);
                let suggested = members::is_suggested(fitting.first());
                let typed = !text.trim().is_empty();
                let unknown = typed && fitting.is_empty();
                self.choices.settled &= !typed;
                self.choices.refresh(fitting, suggested || typed);
                self.said = if unknown { members::nobody(&text) } else { members::hint(&self.purpose) };
            }
        }
    }
}

fn title(text: &str) -> Vec<Said> {
    if text.trim().is_empty() { vec![Said::error("A topic needs a title.")] } else { Vec::new() }
}

fn search(text: &str, desk: &Desk) -> Vec<Said> {
    if text.trim().is_empty() {
        let ways =
            "Words, @handle, practice:trust, decision, action, open, team, 1-1, since:2026-09, until:…";
        return vec![Said::dim(ways)];
    }
    let slip = Query::read(text, desk.team(), desk.log(), desk.today()).err();
    slip.map(|slip| Said::error(format!("{slip}: {}", slip.hint))).into_iter().collect()
}

fn filter(text: &str, desk: &Desk) -> Vec<Said> {
    let filter = Filter::parse(text);
    if filter.is_empty() {
        return vec![Said::dim(format!("Words, @handle, #tag, or is: {}", Filter::STATES))];
    }
    filter.slips(desk).into_iter().map(Said::error).collect()
}
