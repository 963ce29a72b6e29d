//! Lists of other programs: what each reader finds in them, and what it says of those that it cannot read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod hostile;
mod readers;
mod refusals;

use songsheet::import::{Format, Found, read};

/// What is found in a text that can be read.
fn found(format: Format, text: &str) -> Vec<Found> {
    read(format, text).unwrap_or_else(|problems| panic!("{problems:?}"))
}
