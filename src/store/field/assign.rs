//! Values of keys, from a topic and into one.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Misfit, Shape, TopicField, Value};
use crate::domain::{Cadence, Handle, Kind, Minutes, Priority, Route, Topic, TopicId, With};

impl TopicField {
    /// What `topic` says of this key; `None` when it says nothing.
    pub fn value_of(self, topic: &Topic) -> Option<Value> {
        match self {
            Self::Id => topic.id.as_ref().map(|id| text(id.as_str())),
            Self::Title => Some(text(&topic.title)),
            Self::Notes => (!topic.notes.is_empty()).then(|| text(&topic.notes)),
            Self::ShareNotes => topic.share_notes.then_some(Value::Switch(true)),
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
            Self::Written => topic.written.then_some(Value::Switch(true)),
            Self::Parked => topic.parked.map(Value::Date),
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
            Shape::Switch => {
                let on = optional(value, Value::as_switch)?.unwrap_or_default();
                *(if self == Self::Written { &mut topic.written } else { &mut topic.share_notes }) = on;
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
            Self::Parked => &mut topic.parked,
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
                Shape::Switch => Value::Switch(true),
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
