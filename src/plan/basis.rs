//! What every plan, forecast and look back is made from.

use chrono::NaiveDate;

use crate::classify::Routed;
use crate::domain::{Handle, Log, Team, Topic};

/// Everything that follows from the files is made from this, and from nothing else.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// The roster.
    pub team: &'a Team,
    /// The open topics with their verdicts, in the order of the files.
    pub routed: &'a [Routed],
    /// The meetings that were held; empty as long as nobody has read them.
    pub log: &'a Log,
    /// The day on which it is made.
    pub today: NaiveDate,
    /// The members whom a topic's text mentions.
    pub mentions: &'a dyn Fn(&Topic) -> Vec<Handle>,
}
