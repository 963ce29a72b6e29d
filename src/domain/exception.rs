//! One meeting that is not as its rhythm has it: moved within its week, or skipped.

use chrono::{NaiveDate, NaiveTime};

use super::MeetingOf;

/// A meeting of one week that is not as usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Which meeting.
    pub of: MeetingOf,
    /// The day on which it would usually be.
    pub on: NaiveDate,
    /// What happens instead.
    pub instead: Instead,
}

/// What becomes of a meeting that is not as usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// It is not held, and the next one is that of its rhythm.
    Skipped,
    /// It is held on another day of the same week, or at another time.
    Moved {
        /// The day; never in another ISO week.
        to: NaiveDate,
        /// When it starts; `None` is the usual time.
        time: Option<NaiveTime>,
    },
}
