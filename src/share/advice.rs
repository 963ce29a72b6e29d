//! How advice is put into words. For the manager only: nothing that the team gets is made from it.

use chrono::NaiveDate;

use super::words::{day, list, name};
use crate::domain::{Handle, MeetingOf};
use crate::escape::visible;
use crate::plan::{Advice, ItemText, Names, Rescue};

/// What kind of advice it is, in a word for programs.
pub fn kind(advice: &Advice) -> &'static str {
    match advice {
        Advice::NotToldYet { .. } => "not_told_yet",
        Advice::TooLate { .. } => "too_late",
        Advice::Overdue { .. } => "overdue",
        Advice::FirstPending { .. } => "first_pending",
        Advice::UnequalAccess { .. } => "unequal_access",
        Advice::TooFull { .. } => "too_full",
        Advice::NoRoomInSeveral { .. } => "no_room_in_several",
        Advice::CarriedOften { .. } => "carried_often",
        Advice::WriteInstead { .. } => "write_instead",
    }
}

/// The topic that it is about, when it is about one.
pub fn topic(advice: &Advice) -> Option<&ItemText> {
    match advice {
        Advice::NotToldYet { topic, .. }
        | Advice::TooLate { topic, .. }
        | Advice::UnequalAccess { topic, .. }
        | Advice::NoRoomInSeveral { topic, .. }
        | Advice::CarriedOften { topic, .. }
        | Advice::WriteInstead { topic, .. } => Some(topic),
        Advice::Overdue { .. } | Advice::FirstPending { .. } | Advice::TooFull { .. } => None,
    }
}

/// The member whom it is about, when it is about one.
pub fn with(advice: &Advice) -> Option<&Handle> {
    match advice {
        Advice::Overdue { who, .. } | Advice::FirstPending { who, .. } => Some(who),
        Advice::TooLate { of, .. } | Advice::TooFull { of, .. } => of.with(),
        _ => None,
    }
}

/// The advice in a sentence or two, safe to show.
pub fn sentence(advice: &Advice, names: &Names, today: NaiveDate) -> String {
    let day = |date: NaiveDate| day(date, today);
    match advice {
        Advice::NotToldYet { topic, who, before } => {
            let meeting = before.map(|before| format!(" of {}", day(before))).unwrap_or_default();
            format!("{}: tell {} before the team meeting{meeting}.", title(topic), list(names, who))
        }
        Advice::TooLate { topic, of, due, heard, rescues } => {
            let meeting = meeting(of, names);
            let late = match heard {
                Some(heard) => format!("is heard in {meeting} only on {}", day(*heard)),
                None => format!("finds no room in {meeting} in sight"),
            };
            format!("{} is due {} and {late}.{}", title(topic), day(*due), way_out(rescues, today))
        }
        Advice::Overdue { who, weeks, next } => {
            format!(
                "{}: the last 1-1 was {} ago; {}.",
                name(names, who),
                counted(*weeks, "week"),
                next_one(*next, today)
            )
        }
        Advice::FirstPending { who, next } => {
            format!("{} is new and has not had a 1-1 yet; {}.", name(names, who), next_one(*next, today))
        }
        Advice::UnequalAccess { topic, told, of, since } => {
            let since = since.map(|since| format!(" since {}", day(since))).unwrap_or_default();
            format!(
                "{} was told to {} of {of}{since}: the others should hear it too.",
                title(topic),
                told.len()
            )
        }
        Advice::TooFull { of, on, missing, moved } => {
            let first =
                moved.first().map(|(topic, to)| format!(" {} goes to {}", title(topic), place(*to, today)));
            let more = moved.len().saturating_sub(1);
            let more = if more > 0 { format!(", and {more} more go to later ones") } else { String::new() };
            let meeting = capital(&meeting(of, names));
            format!("{meeting} on {} is {missing} min short:{}{more}.", day(*on), first.unwrap_or_default())
        }
        Advice::NoRoomInSeveral { topic, with } => {
            let who = list(names, with.iter().map(|(who, _)| who));
            let last = with.iter().map(|(_, to)| *to).max_by_key(|to| to.unwrap_or(NaiveDate::MAX)).flatten();
            let all = last.map_or_else(
                || "one of them has none in sight".to_owned(),
                |last| format!("all have heard it by {}", day(last)),
            );
            format!("{} has no room in the 1-1s with {who}: {all}.", title(topic))
        }
        Advice::CarriedOften { topic, times } => {
            format!(
                "{} was carried {times} times: decide it, delegate it, drop it, or write it up.",
                title(topic)
            )
        }
        Advice::WriteInstead { topic, minutes } => {
            format!("{} only informs: told in writing, it gives back {minutes} min.", title(topic))
        }
    }
}

/// How the meetings of a kind are called: `the team meeting`, `the 1-1 with Dana`.
pub fn meeting(of: &MeetingOf, names: &Names) -> String {
    match of {
        MeetingOf::Team => "the team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("the 1-1 with {}", name(names, who)),
    }
}

/// What would save a topic from being late, as sentences after another one; nothing when nothing would.
pub fn way_out(rescues: &[Rescue], today: NaiveDate) -> String {
    let way = |rescue: &Rescue| match rescue {
        Rescue::PutOff { topic, on } => format!("put off {} on {}", title(topic), day(*on, today)),
        Rescue::Longer { by, on } if by.0 > 0 => format!("make that of {} {by} min longer", day(*on, today)),
        Rescue::Longer { on, .. } => format!("give it a place on {}", day(*on, today)),
        Rescue::Write => "tell it in writing".to_owned(),
    };
    let ways: Vec<_> = rescues.iter().map(way).collect();
    if ways.is_empty() { String::new() } else { format!(" {}.", capital(&ways.join(", or "))) }
}

fn next_one(next: Option<NaiveDate>, today: NaiveDate) -> String {
    next.map_or_else(|| "none is in sight".to_owned(), |next| format!("the next is on {}", day(next, today)))
}

fn place(to: Option<NaiveDate>, today: NaiveDate) -> String {
    to.map_or_else(|| "no meeting in sight".to_owned(), |to| day(to, today))
}

fn title(item: &ItemText) -> String {
    format!("“{}”", visible(item.title()))
}

/// A number with its noun: `1 week`, `3 weeks`.
pub fn counted(count: i64, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}

/// The same text with a capital letter at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters.as_str().chars()).collect()
}
