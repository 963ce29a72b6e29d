//! What the manager should look at this week, each with what could be done and with which key.

use super::actions::Action;
use super::keymap::Keymap;
use super::model::{Tone, Work};
use super::sight::{About, Entry};
use crate::domain::MeetingOf;
use crate::plan::Advice;
use crate::share::advice::{sentence, topic, with};

/// The list.
pub fn entries(work: &Work, keymap: &Keymap) -> Vec<Entry> {
    let plan = &work.board.plan;
    let one = |advice: &Advice| {
        let about = match (topic(advice), with(advice)) {
            (Some(topic), _) => About::Topic(topic.key()),
            (None, Some(who)) => About::Member(who.clone()),
            (None, None) => About::Text,
        };
        let said = Entry::about(about, sentence(advice, &plan.names, plan.today)).after("⚑ ", Tone::Warning);
        let way = Entry::text(what_to_do(advice, keymap)).after("  ", Tone::Plain).toned(Tone::Dim);
        [said, way, Entry::text("")]
    };
    let mut entries: Vec<_> = plan.advice.iter().flat_map(one).collect();
    entries.pop();
    if entries.is_empty() {
        entries.push(Entry::text("Nothing stands out this week.").toned(Tone::Good));
    }
    entries
}

/// What could be done about it, and with which keys.
fn what_to_do(advice: &Advice, keymap: &Keymap) -> String {
    let key = |action| keymap.shown(action);
    let (write, park, defer) = (key(Action::Write), key(Action::Park), key(Action::Defer));
    match advice {
        Advice::NotToldYet { .. } => {
            format!("{} on their 1-1 in the plan notes that they have heard it", key(Action::Done))
        }
        Advice::TooLate { .. } => {
            format!("{write} has it told in writing; {} in the plan brings it forward", key(Action::Earlier))
        }
        Advice::Overdue { .. } | Advice::FirstPending { .. } => {
            format!("{} shows how their 1-1s are doing", key(Action::Why))
        }
        Advice::UnequalAccess { .. } => {
            format!("{} calls it broadcast, so that all hear it", key(Action::Broadcast))
        }
        Advice::TooFull { of: MeetingOf::OneOnOne(_), .. } | Advice::NoRoomInSeveral { .. } => {
            format!("in the plan {park} parks a topic, {defer} puts one off")
        }
        Advice::TooFull { .. } => {
            format!("in the plan {write} has a topic told in writing, {park} parks one, {defer} puts one off")
        }
        Advice::CarriedOften { .. } => {
            let (done, with, drop) = (key(Action::Done), key(Action::With), key(Action::Drop));
            format!("{done} decided · {with} delegate · {drop} drop · {write} write it up")
        }
        Advice::WriteInstead { .. } => format!("{write} has it told in writing"),
    }
}
