//! What a patient clerk would know from the log files alone, worked out without the program.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use toml::{Table, Value};

use crate::office::Office;

/// An item that was on the table of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub topic: String,
    pub title: String,
    pub outcome: String,
    pub decided: bool,
    pub told: Vec<String>,
}

/// A meeting that was held.
#[derive(Debug, Clone)]
pub struct Held {
    pub with: Option<String>,
    pub date: NaiveDate,
    pub present: Vec<String>,
    pub absent: Vec<String>,
    pub items: Vec<Item>,
    /// What was promised, and the day on which it was kept.
    pub actions: Vec<(String, Option<NaiveDate>)>,
}

impl Held {
    pub fn said(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.outcome == "said")
    }
}

/// What was read of the logs, so that each text is read once.
#[derive(Default)]
pub struct Shelf(HashMap<String, (String, Vec<Held>)>);

impl Shelf {
    /// All meetings of both logs, the oldest first.
    pub fn meetings(&mut self, office: &Office) -> Vec<Held> {
        let files = ["log", "private/log"].map(|folder| office.files(folder));
        let mut all: Vec<Held> = Vec::new();
        for file in files.iter().flatten() {
            let text = office.text(file);
            let kept = self.0.entry(file.clone()).or_default();
            if kept.0 != text {
                let read: Table = text.parse().unwrap();
                *kept = (text, tables(&read, "meeting").iter().map(held).collect());
            }
            all.extend(kept.1.iter().cloned());
        }
        all.sort_by_key(|meeting| meeting.date);
        all
    }
}

fn held(table: &Table) -> Held {
    let action = |table: Table| (text(&table, "what"), table.get("done").map(day));
    Held {
        with: table.get("with").map(|who| who.as_str().unwrap().to_owned()),
        date: day(&table["date"]),
        present: texts(table, "present"),
        absent: texts(table, "absent"),
        items: tables(table, "item").iter().map(item).collect(),
        actions: tables(table, "action").into_iter().map(action).collect(),
    }
}

fn item(table: &Table) -> Item {
    let outcome = text(table, "outcome");
    Item {
        topic: text(table, "topic"),
        title: text(table, "title"),
        outcome: if outcome.is_empty() { "said".to_owned() } else { outcome },
        decided: table.contains_key("decisions"),
        told: tables(table, "told").iter().map(|told| text(told, "who")).collect(),
    }
}

/// What somebody has to hear: the items that the team heard without them, and nobody has told them since.
pub fn unheard(meetings: &[Held], who: &str) -> Vec<Item> {
    let mut open: Vec<Item> = Vec::new();
    for (at, meeting) in meetings.iter().enumerate() {
        let theirs = meeting.with.as_deref() == Some(who);
        let there = theirs || meeting.with.is_none() && meeting.present.iter().any(|one| one == who);
        for item in meeting.said() {
            if there || item.told.iter().any(|one| one == who) {
                open.retain(|other| other.topic != item.topic);
            } else if meeting.with.is_none()
                && meeting.absent.iter().any(|one| one == who)
                && (item.decided || !told_before(&meetings[..at], who, item, meeting.date))
            {
                open.retain(|other| other.topic != item.topic);
                open.push(item.clone());
            }
        }
    }
    open
}

fn told_before(earlier: &[Held], who: &str, item: &Item, date: NaiveDate) -> bool {
    let lately =
        earlier.iter().filter(|one| one.with.as_deref() == Some(who) && one.date + Days::new(60) >= date);
    lately.flat_map(Held::said).any(|one| one.topic == item.topic)
}

/// A date of a file.
pub fn day(value: &Value) -> NaiveDate {
    value.as_datetime().unwrap().to_string().parse().unwrap()
}

/// A text of a table, empty when it has none.
pub fn text(table: &Table, key: &str) -> String {
    table.get(key).map_or_else(String::new, |value| value.as_str().unwrap().to_owned())
}

pub fn texts(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(Value::as_array).into_iter().flatten();
    list.map(|value| value.as_str().unwrap().to_owned()).collect()
}

/// The tables of a list.
pub fn tables(table: &Table, key: &str) -> Vec<Table> {
    let list = table.get(key).and_then(Value::as_array).into_iter().flatten();
    list.map(|value| value.as_table().unwrap().clone()).collect()
}
