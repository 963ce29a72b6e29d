//! Where a topic stands in a plan, in a phrase.

use crate::domain::TopicKey;
use crate::plan::{ItemText, Meeting, Plan};
use crate::share::words::{day, waiting};

/// Where a topic stands: on an agenda, on the next one, or what it waits for.
pub fn of(plan: &Plan, key: TopicKey) -> Vec<String> {
    let mut all: Vec<String> = team(plan, key).into_iter().collect();
    all.extend(one_on_ones(plan, key));
    let waits = plan.waiting.iter().filter(|one| one.routed.topic().key == key);
    all.extend(waits.map(|one| waiting(&one.why, &plan.names)));
    all
}

fn team(plan: &Plan, key: TopicKey) -> Option<String> {
    let agenda = plan.team.as_ref()?;
    if agenda.items.iter().any(|slot| is(slot.item.text(), key)) {
        return Some(format!(
            "{} the team meeting of {}",
            on(plan, &agenda.meeting),
            day(agenda.meeting.date)
        ));
    }
    let over = agenda.overflow.iter().find(|over| is(over.item.text(), key))?;
    Some(match over.to {
        Some(date) => format!("no room in the team meeting this week: next on {}", day(date)),
        None => "no room in the team meeting".to_owned(),
    })
}

fn one_on_ones(plan: &Plan, key: TopicKey) -> Vec<String> {
    let mut all = Vec::new();
    for agenda in &plan.one_on_ones {
        let who = plan.names.of_member(&agenda.with);
        if agenda.items.iter().any(|slot| is(slot.item.text(), key)) {
            let date = agenda.meeting.date;
            all.push(format!("{} the 1-1 with {who} on {}", on(plan, &agenda.meeting), day(date)));
        }
        if let Some(over) = agenda.overflow.iter().find(|over| is(over.item.text(), key)) {
            let next = over.to.map(|date| format!(": next on {}", day(date))).unwrap_or_default();
            all.push(format!("no room in the 1-1 with {who} this week{next}"));
        }
    }
    all
}

fn is(item: &ItemText, key: TopicKey) -> bool {
    item.key() == key
}

/// Whether it stands or stood there.
fn on(plan: &Plan, meeting: &Meeting) -> &'static str {
    if meeting.date < plan.today { "was on" } else { "on" }
}
