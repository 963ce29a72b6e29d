//! The keys of a topic as data: their names, their order in a file, the form of their values, and the
//! values to and from a [`Topic`](crate::domain::Topic).

mod assign;
mod value;

pub(crate) use assign::{EVERYONE, each_once, one_line_end, tags_of, with_of};
pub use value::{Misfit, Value};

/// One key of a `[[topic]]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the key of the same name, described at `Topic`")]
pub enum TopicField {
    Id,
    Title,
    Notes,
    ShareNotes,
    From,
    With,
    Tags,
    Kind,
    Minutes,
    Priority,
    Order,
    Added,
    Due,
    After,
    Repeat,
    Route,
    Because,
    Embargo,
    TellFirst,
    SplitFrom,
    Link,
    Written,
    Carried,
    Told,
    Parked,
    Done,
    Dropped,
}

/// The form of a key's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Text,
    /// Text of several lines.
    Lines,
    /// A list of texts.
    List,
    /// A whole number, at least 1.
    Number,
    /// A date.
    Date,
    /// A list of dates.
    Dates,
    /// True or false, which is the same as nothing.
    Switch,
}

impl TopicField {
    /// All keys in the order in which songsheet writes them.
    pub const ALL: [Self; 27] = [
        Self::Id,
        Self::Title,
        Self::Notes,
        Self::ShareNotes,
        Self::From,
        Self::With,
        Self::Tags,
        Self::Kind,
        Self::Minutes,
        Self::Priority,
        Self::Order,
        Self::Added,
        Self::Due,
        Self::After,
        Self::Repeat,
        Self::Route,
        Self::Because,
        Self::Embargo,
        Self::TellFirst,
        Self::SplitFrom,
        Self::Link,
        Self::Written,
        Self::Carried,
        Self::Told,
        Self::Parked,
        Self::Done,
        Self::Dropped,
    ];

    /// The key as written in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Notes => "notes",
            Self::ShareNotes => "share_notes",
            Self::From => "from",
            Self::With => "with",
            Self::Tags => "tags",
            Self::Kind => "kind",
            Self::Minutes => "minutes",
            Self::Priority => "priority",
            Self::Order => "order",
            Self::Added => "added",
            Self::Due => "due",
            Self::After => "after",
            Self::Repeat => "repeat",
            Self::Route => "route",
            Self::Because => "because",
            Self::Embargo => "embargo",
            Self::TellFirst => "tell_first",
            Self::SplitFrom => "split_from",
            Self::Link => "link",
            Self::Written => "written",
            Self::Carried => "carried",
            Self::Told => "told",
            Self::Parked => "parked",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Reads the exact key.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "id" => Self::Id,
            "title" => Self::Title,
            "notes" => Self::Notes,
            "share_notes" => Self::ShareNotes,
            "from" => Self::From,
            "with" => Self::With,
            "tags" => Self::Tags,
            "kind" => Self::Kind,
            "minutes" => Self::Minutes,
            "priority" => Self::Priority,
            "order" => Self::Order,
            "added" => Self::Added,
            "due" => Self::Due,
            "after" => Self::After,
            "repeat" => Self::Repeat,
            "route" => Self::Route,
            "because" => Self::Because,
            "embargo" => Self::Embargo,
            "tell_first" => Self::TellFirst,
            "split_from" => Self::SplitFrom,
            "link" => Self::Link,
            "written" => Self::Written,
            "carried" => Self::Carried,
            "told" => Self::Told,
            "parked" => Self::Parked,
            "done" => Self::Done,
            "dropped" => Self::Dropped,
            _ => return None,
        })
    }

    /// The form of its value.
    pub fn shape(self) -> Shape {
        match self {
            Self::Notes => Shape::Lines,
            Self::ShareNotes | Self::Written => Shape::Switch,
            Self::With | Self::Tags | Self::TellFirst | Self::Told => Shape::List,
            Self::Minutes | Self::Order => Shape::Number,
            Self::Added
            | Self::Due
            | Self::After
            | Self::Embargo
            | Self::Parked
            | Self::Done
            | Self::Dropped => Shape::Date,
            Self::Carried => Shape::Dates,
            _ => Shape::Text,
        }
    }

    /// Whether a slip in this key could show something to somebody whom it does not concern.
    pub fn bears_on_privacy(self) -> bool {
        matches!(
            self,
            Self::From
                | Self::With
                | Self::Tags
                | Self::Route
                | Self::Embargo
                | Self::TellFirst
                | Self::ShareNotes
        )
    }
}
