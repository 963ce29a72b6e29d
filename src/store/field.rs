//! The keys of a topic as data: their names, their order in a file, and their values to and from a
//! [`Topic`].

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::{Cadence, Handle, Kind, Minutes, Priority, Route, Topic, TopicId, With};

/// One key of a `[[topic]]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the key of the same name, described at `Topic`")]
pub enum TopicField {
    Id,
    Title,
    Notes,
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
    Carried,
    Told,
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
}

/// The value of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// One text, of one line or several.
    Text(String),
    /// A list of texts.
    List(Vec<String>),
    /// A whole number.
    Number(u32),
    /// A date.
    Date(NaiveDate),
    /// A list of dates.
    Dates(Vec<NaiveDate>),
}

impl TopicField {
    /// All keys in the order in which songsheet writes them.
    pub const ALL: [Self; 24] = [
        Self::Id,
        Self::Title,
        Self::Notes,
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
        Self::Carried,
        Self::Told,
        Self::Done,
        Self::Dropped,
    ];

    /// The key as written in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Notes => "notes",
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
            Self::Carried => "carried",
            Self::Told => "told",
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
            "carried" => Self::Carried,
            "told" => Self::Told,
            "done" => Self::Done,
            "dropped" => Self::Dropped,
            _ => return None,
        })
    }

    /// The form of its value.
    pub fn shape(self) -> Shape {
        match self {
            Self::Notes => Shape::Lines,
            Self::With | Self::Tags | Self::TellFirst | Self::Told => Shape::List,
            Self::Minutes | Self::Order => Shape::Number,
            Self::Added | Self::Due | Self::After | Self::Embargo | Self::Done | Self::Dropped => Shape::Date,
            Self::Carried => Shape::Dates,
            _ => Shape::Text,
        }
    }

    /// Whether a slip in this key could show something to somebody whom it does not concern.
    pub fn bears_on_privacy(self) -> bool {
        matches!(self, Self::From | Self::With | Self::Tags | Self::Route | Self::Embargo | Self::TellFirst)
    }

    /// What `topic` says of this key; `None` when it says nothing.
    pub fn value_of(self, topic: &Topic) -> Option<Value> {
        match self {
            Self::Id => topic.id.as_ref().map(|id| text(id.as_str())),
            Self::Title => Some(text(&topic.title)),
            Self::Notes => (!topic.notes.is_empty()).then(|| text(&topic.notes)),
            Self::From => topic.from.as_ref().map(|handle| text(handle.as_str())),
            Self::With => match &topic.with {
                With::Nobody => None,
                With::Members(members) => handles(members),
                With::Everyone => Some(Value::List(vec![EVERYONE.to_owned()])),
            },
            Self::Tags => (!topic.tags.is_empty()).then(|| Value::List(topic.tags.clone())),
            Self::Kind => topic.kind.map(|kind| text(kind.as_str())),
            Self::Minutes => topic.minutes.map(|minutes| Value::Number(minutes.0)),
            Self::Priority => (topic.priority != Priority::Normal).then(|| text(topic.priority.as_str())),
            Self::Order => topic.order.map(Value::Number),
            Self::Added => topic.added.map(Value::Date),
            Self::Due => topic.due.map(Value::Date),
            Self::After => topic.after.map(Value::Date),
            Self::Repeat => topic.repeat.map(|cadence| text(&cadence.to_string())),
            Self::Route => topic.route.map(|route| text(route.as_str())),
            Self::Because => topic.because.as_deref().map(text),
            Self::Embargo => topic.embargo.map(Value::Date),
            Self::TellFirst => handles(&topic.tell_first),
            Self::SplitFrom => topic.split_from.as_ref().map(|id| text(id.as_str())),
            Self::Link => topic.link.as_deref().map(text),
            Self::Carried => (!topic.carried.is_empty()).then(|| Value::Dates(topic.carried.clone())),
            Self::Told => handles(&topic.told),
            Self::Done => topic.done.map(Value::Date),
            Self::Dropped => topic.dropped.map(Value::Date),
        }
    }

    /// Puts `value` into `topic`, or clears the key. A value that this key cannot have changes nothing.
    pub fn assign(self, topic: &mut Topic, value: Option<&Value>) -> Result<(), Misfit> {
        match self.shape() {
            Shape::Number => self.assign_number(topic, optional(value, Value::as_number)?),
            Shape::Date => self.assign_date(topic, optional(value, Value::as_date)?),
            Shape::List => self.assign_list(topic, optional(value, Value::as_list)?.unwrap_or_default()),
            Shape::Dates => {
                topic.carried = optional(value, Value::as_dates)?.unwrap_or_default().to_vec();
                Ok(())
            }
            Shape::Text | Shape::Lines => self.assign_text(topic, optional(value, Value::as_text)?),
        }
    }

    fn assign_number(self, topic: &mut Topic, number: Option<u32>) -> Result<(), Misfit> {
        match self {
            _ if number == Some(0) => return Err(Misfit),
            Self::Order => topic.order = number,
            _ => topic.minutes = number.map(Minutes),
        }
        Ok(())
    }

    fn assign_date(self, topic: &mut Topic, date: Option<NaiveDate>) -> Result<(), Misfit> {
        *match self {
            Self::Added => &mut topic.added,
            Self::Due => &mut topic.due,
            Self::After => &mut topic.after,
            Self::Embargo => &mut topic.embargo,
            Self::Done => &mut topic.done,
            Self::Dropped => &mut topic.dropped,
            _ => return Err(Misfit),
        } = date;
        Ok(())
    }

    fn assign_list(self, topic: &mut Topic, list: &[String]) -> Result<(), Misfit> {
        match self {
            Self::Tags => topic.tags = tags_of(list),
            Self::With => topic.with = with_of(list).ok_or(Misfit)?,
            Self::TellFirst => topic.tell_first = handles_of(list).ok_or(Misfit)?,
            Self::Told => topic.told = handles_of(list).ok_or(Misfit)?,
            _ => return Err(Misfit),
        }
        Ok(())
    }

    fn assign_text(self, topic: &mut Topic, text: Option<&str>) -> Result<(), Misfit> {
        let owned = || text.map(one_line_end);
        match self {
            Self::Id => topic.id = optional(text, TopicId::new)?,
            Self::Title => topic.title = owned().filter(|title| !title.trim().is_empty()).ok_or(Misfit)?,
            Self::Notes => topic.notes = owned().unwrap_or_default(),
            Self::From => topic.from = optional(text, Handle::new)?,
            Self::Kind => topic.kind = optional(text, Kind::parse)?,
            Self::Priority => topic.priority = optional(text, Priority::parse)?.unwrap_or_default(),
            Self::Repeat => topic.repeat = optional(text, Cadence::parse)?,
            Self::Route => topic.route = optional(text, Route::parse)?,
            Self::Because => topic.because = owned(),
            Self::SplitFrom => topic.split_from = optional(text, TopicId::new)?,
            Self::Link => topic.link = owned(),
            _ => return Err(Misfit),
        }
        Ok(())
    }
}

/// The value is not one that the key can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit;

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("this is no value that the key can have")
    }
}

impl std::error::Error for Misfit {}

/// The word in `with` that stands for all members.
pub(crate) const EVERYONE: &str = "everyone";

/// Reads a value when there is one.
fn optional<V, T>(value: Option<V>, read: impl FnOnce(V) -> Option<T>) -> Result<Option<T>, Misfit> {
    value.map(|value| read(value).ok_or(Misfit)).transpose()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn handles(handles: &[Handle]) -> Option<Value> {
    (!handles.is_empty()).then(|| Value::List(handles.iter().map(|h| h.as_str().to_owned()).collect()))
}

fn handles_of(list: &[String]) -> Option<Vec<Handle>> {
    list.iter().map(|handle| Handle::new(handle)).collect::<Option<_>>().map(each_once)
}

/// Handles in their order, whoever is named twice the first time only.
pub(crate) fn each_once(handles: Vec<Handle>) -> Vec<Handle> {
    let mut seen = HashSet::new();
    handles.into_iter().filter(|handle| seen.insert(handle.clone())).collect()
}

/// Tags without the `#` that people put before them.
pub(crate) fn tags_of<T: AsRef<str>>(list: &[T]) -> Vec<String> {
    let tags = list
        .iter()
        .map(|tag| tag.as_ref().trim_start_matches(|c: char| c == '#' || c.is_whitespace()).trim_end());
    tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// Text whose lines end with one character each.
pub(crate) fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Whom a list of names means; `everyone` covers whoever else is named.
pub(crate) fn with_of(list: &[String]) -> Option<With> {
    if list.is_empty() {
        return Some(With::Nobody);
    }
    if list.iter().any(|name| name == EVERYONE) {
        return Some(With::Everyone);
    }
    handles_of(list).map(With::Members)
}

impl Value {
    /// The text, when it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The list of texts, when it is one.
    pub fn as_list(&self) -> Option<&[String]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The number, when it is one.
    pub fn as_number(&self) -> Option<u32> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The date, when it is one.
    pub fn as_date(&self) -> Option<NaiveDate> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// The list of dates, when it is one.
    pub fn as_dates(&self) -> Option<&[NaiveDate]> {
        if let Self::Dates(dates) = self { Some(dates) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Drawer, TopicKey};

    #[test]
    fn every_key_is_read_back_as_it_was_written() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let mut topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, "a");
        for field in TopicField::ALL {
            let value = match field.shape() {
                Shape::Number => Value::Number(7),
                Shape::Date => Value::Date(date),
                Shape::Dates => Value::Dates(vec![date]),
                Shape::List => Value::List(vec!["dana".into()]),
                Shape::Text | Shape::Lines => match field {
                    TopicField::Kind => text("decide"),
                    TopicField::Priority => text("high"),
                    TopicField::Repeat => text("every 4 weeks"),
                    TopicField::Route => text("private"),
                    _ => text("dana"),
                },
            };
            assert_eq!(field.assign(&mut topic, Some(&value)), Ok(()), "{field:?}");
            assert_eq!(field.value_of(&topic), Some(value), "{field:?}");
            assert_eq!(TopicField::parse(field.as_str()), Some(field));
            if field != TopicField::Title {
                let mut cleared = topic.clone();
                assert_eq!(field.assign(&mut cleared, None), Ok(()));
                assert_eq!(field.value_of(&cleared), None, "{field:?}");
            }
        }
    }

    #[test]
    fn values_that_do_not_fit_change_nothing() {
        let before = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, "a");
        let mut topic = before.clone();
        for (field, value) in [
            (TopicField::Route, text("Private")),
            (TopicField::Minutes, Value::Number(0)),
            (TopicField::With, Value::List(vec!["two words".into()])),
            (TopicField::Due, text("2026-11-24")),
            (TopicField::Title, text("  ")),
        ] {
            assert_eq!(field.assign(&mut topic, Some(&value)), Err(Misfit), "{field:?}");
        }
        assert_eq!(topic, before);
    }
}
