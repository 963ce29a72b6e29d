//! Who has heard what was said in the team meeting, and who still has to.

use chrono::NaiveDate;

use crate::domain::{Minutes, TopicId};

/// What telling one thing takes that the team has heard without somebody.
pub const MUST_HEAR_MINUTES: Minutes = Minutes(2);

/// Something that the team has heard and this member has not: told first in their next 1-1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MustHear {
    /// The topic, when it has an id.
    pub topic: Option<TopicId>,
    /// What it was about.
    pub title: String,
    /// The day of the team meeting that they missed.
    pub said_on: NaiveDate,
}
