//! The form with all fields of a topic that a person edits.

use super::field::{Field, Lines};
use crate::desk::{CaptureError, Desk, IntentError};
use crate::domain::{Kind, Priority, Route, Topic, TopicKey};
use crate::store::{Edit, Shape, TopicField, Value};

/// The fields in the order of the form.
const FIELDS: [TopicField; 19] = [
    TopicField::Title,
    TopicField::Notes,
    TopicField::ShareNotes,
    TopicField::With,
    TopicField::From,
    TopicField::Tags,
    TopicField::Kind,
    TopicField::Minutes,
    TopicField::Priority,
    TopicField::Due,
    TopicField::After,
    TopicField::Repeat,
    TopicField::Route,
    TopicField::Because,
    TopicField::Embargo,
    TopicField::TellFirst,
    TopicField::Link,
    TopicField::Written,
    TopicField::Parked,
];

/// What stands for true in a field.
const YES: &str = "yes";
/// And for false.
const NO: &str = "no";

/// One field of the form.
#[derive(Debug, Clone)]
pub struct FormRow {
    /// Which field of the topic it is.
    pub field: TopicField,
    /// What stands in it.
    pub input: Field,
    /// Why it cannot be saved like this.
    pub wrong: Option<String>,
    /// The text that stood in it when it was opened.
    before: String,
    /// The value in the file that this text is for.
    value: Option<Value>,
}

impl FormRow {
    /// Whether something else stands in it than in the file.
    pub fn is_changed(&self) -> bool {
        self.input.text().trim_end() != self.before.trim_end()
    }

    /// The values that it can have, when they are few.
    pub fn values(&self) -> Vec<&'static str> {
        match self.field {
            TopicField::Kind => [""].into_iter().chain(Kind::ALL.map(Kind::as_str)).collect(),
            TopicField::Priority => Priority::ALL.map(Priority::as_str).to_vec(),
            TopicField::ShareNotes | TopicField::Written => vec![NO, YES],
            TopicField::Route => vec!["", Route::Broadcast.as_str(), Route::Private.as_str()],
            _ => Vec::new(),
        }
    }

    /// What can be written into it.
    pub fn hint(&self) -> &'static str {
        match (self.field, self.field.shape()) {
            (TopicField::Kind, _) => "inform, discuss or decide",
            (TopicField::Priority, _) => "high, normal or low",
            (TopicField::ShareNotes, _) => "yes: the team reads the notes as well; no: they are yours",
            (TopicField::Route, _) => "your call: broadcast or private; empty lets the rules decide",
            (TopicField::Because, _) => "why you called it so",
            (TopicField::Embargo, _) => "private until this day, for everyone from then on",
            (TopicField::TellFirst, _) => "handles of those who hear it before the team does",
            (TopicField::With, _) => "handles, such as dana, kim; or everyone",
            (TopicField::From, _) => "the handle of who raised it; empty is you",
            (TopicField::Repeat, _) => "weekly, fortnightly, every 4 weeks, monthly",
            (TopicField::Minutes, _) => "its time box",
            (TopicField::Written, _) => "yes: the team reads it, and it takes no time of the meeting",
            (TopicField::Parked, _) => {
                "a day: in the parking lot since then, on no agenda; empty takes it out"
            }
            (TopicField::Link, _) => "where to read more",
            (_, Shape::Date) => "a day: fri, next tue, 27 nov, 2026-12-01",
            (_, Shape::List) => "words, with commas between them",
            (_, Shape::Lines) => "for you; on the team agenda only with share notes",
            _ => "",
        }
    }
}

/// The form.
#[derive(Debug, Clone)]
pub struct Form {
    /// The topic.
    pub key: TopicKey,
    /// The fields.
    pub rows: Vec<FormRow>,
    /// The place of the field that takes the keys.
    pub at: usize,
    /// Whether the topic cannot be found in the files any more, so that nothing can be saved.
    pub lost: bool,
}

impl Form {
    /// The form for a topic.
    pub fn new(topic: &Topic) -> Self {
        let rows = FIELDS.iter().map(|field| row(*field, topic)).collect();
        Self { key: topic.key, rows, at: 0, lost: false }
    }

    /// Takes in the topic as somebody else has left it; what was typed stays.
    pub fn follow(&mut self, topic: &Topic) {
        self.key = topic.key;
        for one in &mut self.rows {
            if !one.is_changed() && one.value != one.field.value_of(topic) {
                *one = row(one.field, topic);
            }
        }
    }

    /// Whether somebody else has changed a field too, which is told at the field, once: saving again
    /// replaces what they wrote.
    pub fn is_overtaken(&mut self, desk: &Desk) -> bool {
        let Some(topic) = desk.workspace().topic(self.key) else { return false };
        let theirs = |row: &FormRow| row.field.value_of(topic);
        let Some(row) = self.rows.iter_mut().find(|row| row.is_changed() && row.value != theirs(row)) else {
            return false;
        };
        row.value = theirs(row);
        let text = row.value.as_ref().map(text_of).unwrap_or_default().replace('\n', " ");
        let field = row.field;
        self.refuse(field, format!("Changed in the file meanwhile; saving again replaces: {text}"));
        true
    }

    /// The field that takes the keys.
    pub fn row(&self) -> Option<&FormRow> {
        self.rows.get(self.at)
    }

    /// The field that takes the keys, to type into.
    pub fn row_mut(&mut self) -> Option<&mut FormRow> {
        self.rows.get_mut(self.at)
    }

    /// Goes to the next field or the one before, around the end.
    pub fn step(&mut self, forward: bool) {
        let count = self.rows.len().max(1);
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
    }

    /// Puts the next of a field's few values into it.
    pub fn next_value(&mut self) {
        let Some(row) = self.rows.get_mut(self.at) else { return };
        let values = row.values();
        let text = row.input.text();
        let at = values.iter().position(|value| *value == text.trim()).map_or(0, |at| at + 1);
        if let Some(value) = values.get(at % values.len().max(1)) {
            row.input.set(value);
        }
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        self.rows.iter().any(FormRow::is_changed)
    }

    /// Checks the field that takes the keys, as it would be saved.
    pub fn check(&mut self, desk: &Desk) {
        let key = self.key;
        if let Some(row) = self.row_mut() {
            row.wrong = change(row, key, desk).err();
        }
    }

    /// The edit that saves what was changed; `None` when a field cannot be saved, which is then the one
    /// that takes the keys.
    pub fn edit(&mut self, desk: &Desk) -> Option<Edit> {
        let called = self.called();
        let mut edit = Edit::default();
        for at in 0..self.rows.len() {
            let row = self.rows.get(at)?;
            if called.is_some() && matches!(row.field, TopicField::Route | TopicField::Because) {
                continue;
            }
            match change(row, self.key, desk) {
                Ok(one) => edit.changes.extend(one.changes),
                Err(wrong) => {
                    self.refuse(row.field, wrong);
                    return None;
                }
            }
        }
        // A call may move the topic to the other file, so it comes after all that names its old place.
        if let Some((route, because)) = called {
            match desk.call(self.key, route, Some(&because)) {
                Ok(call) => edit.changes.extend(call.changes),
                Err(error) => {
                    self.refuse(TopicField::Route, error.to_string());
                    return None;
                }
            }
        }
        Some(edit)
    }

    /// Goes to a field and says why it cannot be saved like this.
    pub fn refuse(&mut self, field: TopicField, wrong: impl Into<String>) {
        if let Some(at) = self.rows.iter().position(|row| row.field == field) {
            self.at = at;
        }
        if let Some(row) = self.row_mut() {
            row.wrong = Some(wrong.into());
        }
    }

    /// The manager's call that was put into the form, with its reason.
    fn called(&self) -> Option<(Route, String)> {
        let find = |field| self.rows.iter().find(|row| row.field == field);
        let route = find(TopicField::Route).filter(|row| row.is_changed())?;
        let route = Route::parse(route.input.text().trim())?;
        Some((route, find(TopicField::Because)?.input.text()))
    }
}

fn row(field: TopicField, topic: &Topic) -> FormRow {
    let value = field.value_of(topic);
    let text = match (field, &value) {
        (TopicField::ShareNotes | TopicField::Written, None) => NO.to_owned(),
        (TopicField::Priority, None) => Priority::Normal.as_str().to_owned(),
        (_, None) => String::new(),
        (_, Some(value)) => text_of(value),
    };
    let lines = if field.shape() == Shape::Lines { Lines::Many } else { Lines::One };
    let input = Field::new(text.trim_end(), lines);
    // A field shows some texts otherwise than the file has them; that alone changes nothing.
    let before = input.text();
    FormRow { field, input, wrong: None, before, value }
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::List(list) => list.join(", "),
        Value::Number(number) => number.to_string(),
        Value::Switch(on) => (if *on { YES } else { NO }).to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Dates(dates) => dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// The edit that one field makes: none when it says what it said before.
fn change(row: &FormRow, key: TopicKey, desk: &Desk) -> Result<Edit, String> {
    if !row.is_changed() {
        return Ok(Edit::default());
    }
    let text = row.input.text();
    let values = row.values();
    if !text.trim().is_empty() && !values.is_empty() && !values.contains(&text.trim().to_lowercase().as_str())
    {
        let field = row.field.as_str();
        return Err(format!("`{}` is no value of `{field}`; write {}", text.trim(), row.hint()));
    }
    desk.set(key, row.field, text.trim_end()).map_err(|error| match error {
        IntentError::Value(CaptureError { what, hint: Some(hint), .. }) => format!("{what}; {hint}"),
        error => error.to_string(),
    })
}
