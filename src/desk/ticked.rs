//! What ticking off means for the log.

use chrono::NaiveDate;

use crate::domain::Handle;
use crate::plan::{MustHear, Promise};
use crate::store::LogEdit;

/// Notes the day on which a promise was kept; without one it is open again.
pub fn kept(promise: &Promise, done: Option<NaiveDate>) -> LogEdit {
    LogEdit::Tick {
        of: promise.of.clone(),
        date: promise.made_on,
        what: promise.what.clone(),
        who: promise.who.clone(),
        done,
    }
}

/// Notes the day on which a member heard what the team had heard without them; without one they still must.
pub fn heard(line: &MustHear, who: &Handle, on: Option<NaiveDate>) -> LogEdit {
    LogEdit::Told {
        date: line.said_on,
        topic: line.topic.clone(),
        title: line.title.clone(),
        who: who.clone(),
        on,
    }
}
