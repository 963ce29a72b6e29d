//! When a broadcast needs the manager's reason: what looks confidential is never called one by a single key.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{CaptureError, Desk};
use crate::classify::{Doubt, Routed, Verdict};
use crate::domain::{Drawer, Route, Topic, TopicKey};
use crate::store::{Change, Edit, TopicField};

/// Why a broadcast needs the manager's reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingReason {
    /// Its embargo runs until this day.
    Embargo(NaiveDate),
    /// A tag marks it as confidential.
    Marked,
    /// The rules say that it is, or may be, sensitive.
    Sensitive,
}

impl Desk {
    /// Why the call that an edit makes, or takes the reason from, needs one that it does not have.
    pub fn missing_reason(&self, key: TopicKey, edit: &Edit) -> Option<MissingReason> {
        let calls = |change: &Change| {
            matches!(change, Change::Set { field: TopicField::Route | TopicField::Because, .. })
        };
        let after = edit.changes.iter().any(calls).then(|| self.preview(edit, key).ok())??;
        self.lacks_reason(&after)
    }

    /// Why the call that a topic bears needs a reason that it does not have.
    pub(super) fn lacks_reason(&self, after: &Routed) -> Option<MissingReason> {
        let topic = after.topic();
        if topic.route != Some(Route::Broadcast) || is_explained(topic) {
            return None;
        }
        let contradicted = after.verdict().doubt() == Some(Doubt::Contradiction);
        match topic.embargo.filter(|end| contradicted && *end > self.today) {
            Some(end) => Some(MissingReason::Embargo(end)),
            None if contradicted => Some(MissingReason::Marked),
            None => self.looks_sensitive(topic).then_some(MissingReason::Sensitive),
        }
    }

    /// Whether the rules alone say that a topic is, or may be, sensitive.
    fn looks_sensitive(&self, topic: &Topic) -> bool {
        self.by_the_rules(topic).may_be_sensitive()
    }

    /// What the rules alone say of a topic.
    pub(super) fn by_the_rules(&self, topic: &Topic) -> Verdict {
        let key = TopicKey { drawer: Drawer::Shared, ..topic.key };
        let uncalled = Topic { key, route: None, because: None, embargo: None, ..topic.clone() };
        *self.router.route(Arc::new(uncalled), self.today).verdict()
    }
}

impl MissingReason {
    /// Why a captured line with a call is not kept.
    pub(super) fn of_capture(self) -> CaptureError {
        let (why, instead) = match self {
            Self::Embargo(_) => {
                ("its embargo has not ended", "without ~broadcast it is for the team from that day on")
            }
            Self::Marked => ("it is marked as confidential", "or leave the mark out"),
            Self::Sensitive => ("it may hurt somebody or break a confidence", "or leave ~broadcast out"),
        };
        let what = format!("{why}, so ~broadcast needs your reason");
        let hint = format!("say why all may hear it: because:\"REASON\"; {instead}");
        CaptureError { missing: Some(self), ..CaptureError::new(what, Some(hint)) }
    }
}

/// Whether a topic says why it is called what it is called.
pub(super) fn is_explained(topic: &Topic) -> bool {
    topic.because.as_deref().is_some_and(|because| !because.trim().is_empty())
}
