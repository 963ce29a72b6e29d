//! The words in which lists and panels speak of days, places and people.

use chrono::NaiveDate;

use super::Place;
use crate::domain::{Kind, Practice};
use crate::escape::visible;
use crate::plan::{
    ItemText, Meeting, MustHear, Names, NotHeld, OneOnOneAgenda, Plan, Promise, Suggested, WaitingFor,
};
use crate::share::words::{day, not_held, that_week};

/// A meeting's day and time: `Tue 24 Nov 10:00`.
pub fn meeting_time(meeting: &Meeting, today: NaiveDate) -> String {
    match meeting.start {
        Some(start) => format!("{} {}", day(meeting.date, today), start.format("%H:%M")),
        None => day(meeting.date, today),
    }
}

/// What the agenda of a meeting tells of an item beside its title, most useful first.
pub fn item_details(text: &ItemText, names: &Names, meeting: &Meeting) -> Vec<String> {
    let kind = (text.kind() != Kind::Inform || text.practice() != Practice::BroadInformation)
        .then(|| text.kind().as_str());
    let from = text.from().map(|from| visible(names.of_member(from)).into_owned());
    let due = text.due().map(|due| format!("due {}", day(due, meeting.date)));
    let carried = match text.carried().len() {
        0 => None,
        times => Some(format!("↻{times}")),
    };
    let practice = Some(text.practice().label().to_owned());
    [kind.map(str::to_owned), from, due, carried, practice].into_iter().flatten().collect()
}

/// What somebody has to hear, and since when.
pub fn hear(line: &MustHear, today: NaiveDate) -> String {
    format!("{} · said {}", line.title, day(line.said_on, today))
}

/// A promise with who made it and until when; `you` is how the manager is called there.
pub fn promise(promise: &Promise, names: &Names, you: &str, today: NaiveDate) -> String {
    let who = promise.who.as_ref().map_or(you, |who| names.of_member(who));
    let until = promise.until.map_or(String::new(), |until| {
        let how = if promise.overdue { "overdue since" } else { "until" };
        format!(" · {how} {}", day(until, today))
    });
    format!("{who}: {}{until}", promise.what)
}

/// A question that is suggested, and that it is.
pub fn suggested(question: &Suggested) -> String {
    format!("{} · suggested: {}", question.text, question.practice.label())
}

/// Where a topic is talked about, in a few words: `10:23`, `Dana`, `→ 1 Dec`, `whom?`.
pub fn place(place: Place, plan: &Plan) -> String {
    let short =
        |date: Option<NaiveDate>| date.map_or("later".to_owned(), |date| date.format("→ %-d %b").to_string());
    match place {
        Place::Call => "needs your call".to_owned(),
        Place::Team { slot } => team_slot(plan, slot).unwrap_or_default(),
        Place::Written => "in writing".to_owned(),
        Place::TeamLater { to } => short(to),
        Place::With { agenda, more } => {
            plan.one_on_ones.get(agenda).map_or(String::new(), |one| with(one, more))
        }
        Place::WithLater { agenda, to } => {
            let who = plan.one_on_ones.get(agenda).map_or(String::new(), |one| with(one, 0));
            format!("{who} {}", short(to))
        }
        Place::OtherWeek => "another week".to_owned(),
        Place::Waiting(at) => {
            plan.waiting.get(at).map_or(String::new(), |one| briefly(&one.why, &plan.names))
        }
    }
}

fn team_slot(plan: &Plan, slot: usize) -> Option<String> {
    let agenda = plan.team.as_ref()?;
    let time = agenda.meeting.time_at(agenda.items.get(slot)?.offset);
    Some(time.map_or_else(
        || agenda.meeting.date.format("%a").to_string(),
        |time| time.format("%H:%M").to_string(),
    ))
}

fn with(agenda: &OneOnOneAgenda, more: usize) -> String {
    let name = visible(agenda.names.of_member(&agenda.with));
    if more == 0 { name.into_owned() } else { format!("{name} +{more}") }
}

fn briefly(why: &WaitingFor, names: &Names) -> String {
    let who = |handle| visible(names.of_member(handle));
    let date =
        |date: &Option<NaiveDate>| date.map_or(String::new(), |date| date.format(" → %-d %b").to_string());
    match why {
        WaitingFor::SomeoneToTalkTo { .. } => "with whom?".to_owned(),
        WaitingFor::NextOneOnOne { who: away, until, off: Some(NotHeld::Away(_)) } => {
            format!("{} away{}", who(away), date(until))
        }
        WaitingFor::NextOneOnOne { who: next, until, .. } => format!("{}{}", who(next), date(until)),
        WaitingFor::NextTeamMeeting { until, .. } => format!("team{}", date(until)),
        WaitingFor::ItsDay(day) | WaitingFor::Embargo(day) => day.format("from %-d %b").to_string(),
        WaitingFor::TellFirst(_) => "tell first".to_owned(),
        WaitingFor::Parked(_) => "parked".to_owned(),
        WaitingFor::BeingClosed => "told: done?".to_owned(),
    }
}

/// What a topic waits for, as a sentence.
pub fn waiting_for(why: &WaitingFor, plan: &Plan) -> String {
    let (names, today) = (&plan.names, plan.today);
    let who = |handle| visible(names.of_member(handle)).into_owned();
    let on = |date: &Option<NaiveDate>| date.map_or("none is in sight".to_owned(), |date| day(date, today));
    match why {
        WaitingFor::SomeoneToTalkTo { perhaps } if perhaps.is_empty() => {
            "It is private and names nobody: say with whom.".to_owned()
        }
        WaitingFor::SomeoneToTalkTo { perhaps } => {
            let perhaps: Vec<_> = perhaps.iter().map(who).collect();
            format!("It is private and names nobody: with {}?", perhaps.join(", "))
        }
        WaitingFor::NextOneOnOne { who: next, until, off: Some(why) } => {
            let why = not_held(*why, &who(next), today);
            format!("No 1-1 with {} {}: {why}. The next one: {}.", who(next), that_week(plan), on(until))
        }
        WaitingFor::NextOneOnOne { who: next, until, off: None } => {
            let week = that_week(plan);
            format!("{} has no 1-1 left for it {week}; the next one: {}.", who(next), on(until))
        }
        WaitingFor::NextTeamMeeting { until, off: Some(why) } => {
            let why = not_held(*why, "", today);
            format!("No team meeting {}: {why}. The next one: {}.", that_week(plan), on(until))
        }
        WaitingFor::NextTeamMeeting { until, off: None } => {
            format!("It goes to the next team meeting: {}.", on(until))
        }
        WaitingFor::ItsDay(date) => format!("It waits for its day, {}.", day(*date, today)),
        WaitingFor::Embargo(date) => {
            format!("It is under embargo until {}; then the team hears it.", day(*date, today))
        }
        WaitingFor::TellFirst(first) => {
            let first: Vec<_> = first.iter().map(who).collect();
            format!("The team hears it after {} heard it.", first.join(", "))
        }
        WaitingFor::Parked(since) => {
            format!("It is in the parking lot since {} and stands on no agenda.", day(*since, today))
        }
        WaitingFor::BeingClosed => "All whom it concerns have heard it; it can be marked as done.".to_owned(),
    }
}
