//! Where a topic stands in a plan, in a phrase.

use chrono::NaiveDate;

use crate::domain::TopicKey;
use crate::plan::{ItemText, Meeting, Plan};
use crate::share::words::{day, late, that_week, waiting};

/// Where a topic stands: on an agenda, on the next one, or what it waits for.
pub fn of(plan: &Plan, key: TopicKey) -> Vec<String> {
    let mut all: Vec<String> = team(plan, key).into_iter().collect();
    all.extend(one_on_ones(plan, key));
    let waits = plan.waiting.iter().filter(|one| one.routed.topic().key == key);
    all.extend(waits.map(|one| waiting(one, &plan.names, plan.today)));
    all
}

fn team(plan: &Plan, key: TopicKey) -> Option<String> {
    let agenda = plan.team.as_ref()?;
    if let Some(slot) = agenda.items.iter().find(|slot| slot.item.text().key() == key) {
        let on = on(plan, &agenda.meeting);
        return Some(format!(
            "{on} the team meeting of {}",
            said(slot.item.text(), agenda.meeting.date, plan)
        ));
    }
    if agenda.written.iter().any(|item| item.text().key() == key) {
        return Some(format!("in writing, with the team agenda of {}", day(agenda.meeting.date, plan.today)));
    }
    let over = agenda.overflow.iter().find(|over| over.item.text().key() == key)?;
    Some(match over.to {
        Some(date) => {
            let next = said(over.item.text(), date, plan);
            format!("no room in the team meeting {}: next on {next}", that_week(plan))
        }
        None => "no room in the team meeting".to_owned(),
    })
}

fn one_on_ones(plan: &Plan, key: TopicKey) -> Vec<String> {
    let mut all = Vec::new();
    for agenda in &plan.one_on_ones {
        let who = plan.names.of_member(&agenda.with);
        if let Some(slot) = agenda.items.iter().find(|slot| slot.item.text().key() == key) {
            let date = said(slot.item.text(), agenda.meeting.date, plan);
            all.push(format!("{} the 1-1 with {who} on {date}", on(plan, &agenda.meeting)));
        }
        if let Some(over) = agenda.overflow.iter().find(|over| over.item.text().key() == key) {
            let next = over.to.map(|date| format!(": next on {}", said(over.item.text(), date, plan)));
            let next = next.unwrap_or_default();
            all.push(format!("no room in the 1-1 with {who} {}{next}", that_week(plan)));
        }
    }
    all
}

/// The day on which it is said, and that this is too late when it is.
fn said(item: &ItemText, date: NaiveDate, plan: &Plan) -> String {
    match late(item.due(), date, plan.today) {
        Some(late) => format!("{}, {late}", day(date, plan.today)),
        None => day(date, plan.today),
    }
}

/// Whether it stands or stood there.
fn on(plan: &Plan, meeting: &Meeting) -> &'static str {
    if meeting.date < plan.today { "was on" } else { "on" }
}
