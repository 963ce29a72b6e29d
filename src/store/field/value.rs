//! The value of a key.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The value of one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// True or false.
    Switch(bool),
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

    /// Whether it is true, when it is a switch.
    pub fn as_switch(&self) -> Option<bool> {
        if let Self::Switch(on) = self { Some(*on) } else { None }
    }

    /// The list of dates, when it is one.
    pub fn as_dates(&self) -> Option<&[NaiveDate]> {
        if let Self::Dates(dates) = self { Some(dates) } else { None }
    }
}
