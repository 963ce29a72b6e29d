//! Tells the manager that an embargo is over, and when the team hears of it.

use super::words;
use crate::classify::Routed;
use crate::escape::visible;
use crate::plan::{Plan, WaitingFor};

/// A line about topics whose embargo is over; `None` when there are none. For the manager.
///
/// The `plan` is made only when it is needed.
pub fn line(released: &[&Routed], plan: impl FnOnce() -> Plan) -> Option<String> {
    match released {
        [] => None,
        [one] => Some(sentence(one, &plan())),
        several => {
            let titles: Vec<_> =
                several.iter().map(|one| format!("“{}”", visible(&one.topic().title))).collect();
            Some(format!("{} embargoes are over: {}", several.len(), titles.join(", ")))
        }
    }
}

fn sentence(routed: &Routed, plan: &Plan) -> String {
    let title = visible(&routed.topic().title);
    let since = match routed.topic().embargo.filter(|end| *end != plan.today) {
        Some(end) => format!("Since {}", words::day(end, plan.today)),
        None => "Today".to_owned(),
    };
    format!("{since}: the embargo on “{title}” is over, {}", place(routed, plan))
}

/// Where the team hears of it.
fn place(routed: &Routed, plan: &Plan) -> String {
    let key = routed.topic().key;
    let on = |date| format!("it is on the team agenda of {}", words::day(date, plan.today));
    if let Some(agenda) = &plan.team {
        if agenda.items.iter().any(|slot| slot.item.text().key() == key) {
            return on(agenda.meeting.date);
        }
        if agenda.written.iter().any(|item| item.text().key() == key) {
            return on(agenda.meeting.date);
        }
        let left = agenda.overflow.iter().find(|one| one.item.text().key() == key);
        if let Some(date) = left.and_then(|one| one.to) {
            return on(date);
        }
    }
    if plan.undecided.iter().any(|one| one.routed.topic().key == key) {
        return "it needs your call".to_owned();
    }
    match plan.waiting.iter().find(|one| one.routed.topic().key == key) {
        Some(one) => match &one.why {
            WaitingFor::NextTeamMeeting { until: Some(date), .. } => on(*date),
            _ => format!("it waits: {}", words::waiting(one, &plan.names, plan.today)),
        },
        None => "the team may hear it".to_owned(),
    }
}
