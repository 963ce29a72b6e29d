//! Moves a topic on its agenda, and says what else moves.

use std::convert::Infallible;

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::model::{Model, Tone, Work};
use super::super::pane::{Keep, that_week};
use super::agenda::agenda;
use super::change::{change, quoted, with_a_topic};
use crate::desk::Direction;
use crate::domain::{MeetingOf, TopicKey};
use crate::plan::Plan;
use crate::share::words::day;

/// Moves the selected topic up or down on the agenda that it stands on.
pub fn reorder(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let plan = &work.board.plan;
    let Some(agenda) = agenda(work, model.window.focus, key) else {
        let none = format!("It stands on no agenda of {}", that_week(plan));
        model.say(Tone::Plain, none);
        return Vec::new();
    };
    let before = Order::of(plan, &agenda);
    let Some(edit) = work.desk.shift(key, plan.week, &agenda, direction) else {
        let why = at_the_end(&before, key, direction, &model.keymap.shown(Action::Earlier));
        model.say(Tone::Plain, why);
        return Vec::new();
    };
    let Some(changed) = change(model, Keep::Topic, |_| Ok::<_, Infallible>(edit)) else { return Vec::new() };
    let told = model.work.as_ref().map(|work| told(work, &agenda, &before, key)).unwrap_or_default();
    model.say(Tone::Good, told);
    changed.effects
}

/// What stands on an agenda with its time, and what goes to a later one with its date.
#[derive(Debug, Default)]
struct Order {
    on: Vec<(TopicKey, String)>,
    later: Vec<(TopicKey, String)>,
}

impl Order {
    fn of(plan: &Plan, agenda: &MeetingOf) -> Self {
        let to = |to: Option<_>| to.map_or("a later meeting".to_owned(), |to| day(to, plan.today));
        let time = |meeting: &crate::plan::Meeting, offset| {
            meeting.time_at(offset).map_or(String::new(), |time| time.format(", %H:%M").to_string())
        };
        let team = plan.team.as_ref().filter(|_| *agenda == MeetingOf::Team);
        if let Some(team) = team {
            let on = team.items.iter().map(|one| (one.item.text().key(), time(&team.meeting, one.offset)));
            let later = team.overflow.iter().map(|one| (one.item.text().key(), to(one.to)));
            return Self { on: on.collect(), later: later.collect() };
        }
        let MeetingOf::OneOnOne(with) = agenda else { return Self::default() };
        let Some(own) = plan.one_on_one(with) else { return Self::default() };
        let on = own.items.iter().map(|one| (one.item.text().key(), time(&own.meeting, one.offset)));
        let later = own.overflow.iter().map(|one| (one.item.text().key(), to(one.to)));
        Self { on: on.collect(), later: later.collect() }
    }

    fn place(&self, key: TopicKey) -> Option<usize> {
        self.on.iter().position(|(one, _)| *one == key)
    }
}

/// Why a topic cannot be moved further.
fn at_the_end(order: &Order, key: TopicKey, direction: Direction, up: &str) -> String {
    let later = order.later.iter().find(|(one, _)| *one == key);
    match (later, direction) {
        (Some((_, to)), _) => format!("It goes to {to}; {up} brings it in"),
        (None, Direction::Up) => "It is the first one".to_owned(),
        (None, Direction::Down) => "It is the last one".to_owned(),
    }
}

/// Where a topic stands now, and what has left the agenda or come onto it for that.
fn told(work: &Work, agenda: &MeetingOf, before: &Order, key: TopicKey) -> String {
    let now = Order::of(&work.board.plan, agenda);
    let itself = now.place(key).and_then(|place| Some((place, now.on.get(place)?)));
    let to = |key| now.later.iter().find(|(one, _)| *one == key).map(|(_, to)| to.clone());
    let itself = match itself {
        Some((place, (_, time))) => format!("Now {}{time}", ordinal(place + 1)),
        None => format!("It moves to {}", to(key).unwrap_or_default()),
    };
    let others = |order: &Order| order.on.iter().map(|(one, _)| *one).filter(|one| *one != key).collect();
    let (had, has): (Vec<TopicKey>, Vec<TopicKey>) = (others(before), others(&now));
    let out: Vec<_> = had.into_iter().filter(|one| !has.contains(one)).collect();
    let to: Vec<_> = out.iter().filter_map(|one| to(*one)).collect();
    let out = several(work, &out, |many| {
        let same = to.first().filter(|first| to.iter().all(|one| one == *first));
        format!("{} to {}", verb("move", many), same.map_or("later meetings", String::as_str))
    });
    let back: Vec<_> = has.into_iter().filter(|one| !before.on.iter().any(|(had, _)| had == one)).collect();
    let back = several(work, &back, |many| format!("{} in", verb("come", many)));
    [Some(itself), out, back].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What some topics do: the first of them named, the others counted. Nothing without topics.
fn several(work: &Work, topics: &[TopicKey], does: impl Fn(bool) -> String) -> Option<String> {
    let (first, others) = topics.split_first()?;
    let named = quoted(work, *first);
    Some(match others.len() {
        0 => format!("{named} {}", does(false)),
        count => format!("{named} and {count} more {}", does(true)),
    })
}

fn verb(plural: &str, many: bool) -> String {
    if many { plural.to_owned() } else { format!("{plural}s") }
}

fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (1, last) if last != 11 => "st",
        (2, last) if last != 12 => "nd",
        (3, last) if last != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_people_count() {
        let all: Vec<_> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 111].map(ordinal).into();
        assert_eq!(all, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th"]);
    }
}
