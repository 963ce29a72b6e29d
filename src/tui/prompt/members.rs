//! The choice of the people whom a topic concerns.

use nucleo_matcher::{Config, Matcher};

use super::super::filter::{fuzzy, resembles};
use super::{Choice, Prompt, Purpose, Said};
use crate::desk::Desk;
use crate::domain::{Handle, Member, TopicKey, With};
use crate::escape::visible;

/// Somebody, or all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One member.
    Member(Handle),
    /// Each member once.
    Everyone,
}

/// A prompt for people, with those marked whom the topic names already.
pub fn members(purpose: Purpose, key: TopicKey, desk: &Desk) -> Prompt {
    let mut prompt = Prompt::new(purpose, "", desk);
    prompt.choices.marked = match desk.get(key).map(|routed| &routed.topic().with) {
        Some(With::Members(members)) => members.iter().cloned().map(Answer::Member).collect(),
        Some(With::Everyone) => vec![Answer::Everyone],
        Some(With::Nobody) | None => Vec::new(),
    };
    prompt.choices.settled = !prompt.choices.marked.is_empty();
    prompt
}

/// A prompt for those who are not at a meeting.
pub fn absent(absent: &[Handle], desk: &Desk) -> Prompt {
    let mut prompt = Prompt::new(Purpose::Absent, "", desk);
    prompt.choices.marked = absent.iter().cloned().map(Answer::Member).collect();
    prompt.choices.settled = !absent.is_empty();
    prompt
}

/// The members of today who fit what was typed, as in the roster.
pub(super) fn everybody(text: &str, desk: &Desk) -> Vec<Choice<Answer>> {
    let pattern = fuzzy(text);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let members = desk.team().members_on(desk.today());
    let fits = |one: &&Member| resembles(&pattern, &names(one), &mut matcher, &mut letters);
    members.filter(fits).map(|one| choice(one, &[])).collect()
}

/// What a choice of people means for a topic.
pub fn with(chosen: Vec<Answer>) -> With {
    let mut members = Vec::new();
    for answer in chosen {
        match answer {
            Answer::Everyone => return With::Everyone,
            Answer::Member(handle) => members.push(handle),
        }
    }
    if members.is_empty() { With::Nobody } else { With::Members(members) }
}

/// The people who fit what was typed: those whom the topic mentions first, then as in the roster.
pub(super) fn fitting(text: &str, key: TopicKey, desk: &Desk) -> Vec<Choice<Answer>> {
    let mentioned = desk.mentions(key);
    let pattern = fuzzy(text);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut fits = |name: &str| resembles(&pattern, name, &mut matcher, &mut letters);
    let members = desk.team().members.iter();
    let mut choices: Vec<_> =
        members.filter(|one| fits(&names(one))).map(|one| choice(one, &mentioned)).collect();
    choices.sort_by_key(|choice| choice.hint != MENTIONED);
    if fits("everyone all") {
        choices.push(everyone(desk.team().members.len()));
    }
    choices
}

/// Whether a choice suggests itself, because the topic's text mentions the member.
pub(super) fn is_suggested(choice: Option<&Choice<Answer>>) -> bool {
    choice.is_some_and(|choice| choice.hint == MENTIONED)
}

/// What is to be known when choosing people.
pub(super) fn hint(purpose: &Purpose) -> Vec<Said> {
    let nobody = match purpose {
        Purpose::PrivateWith(_) => "With nobody chosen, it waits for a name.",
        _ => "With nobody chosen, it concerns nobody in particular.",
    };
    vec![Said::dim("Type a name or go down to it; several can be marked."), Said::dim(nobody)]
}

/// What is said when nobody fits what was typed.
pub(super) fn nobody(text: &str) -> Vec<Said> {
    vec![Said::error(format!("Nobody on the team is called {}.", visible(text.trim())))]
}

const MENTIONED: &str = "mentioned in the text";

fn names(member: &Member) -> String {
    format!("{} {} {}", member.handle, member.name, member.aliases.join(" "))
}

fn choice(member: &Member, mentioned: &[Handle]) -> Choice<Answer> {
    let role = member.role.as_deref().unwrap_or_default();
    let hint = if mentioned.contains(&member.handle) { MENTIONED } else { role };
    Choice {
        value: Answer::Member(member.handle.clone()),
        label: visible(&member.name).into_owned(),
        hint: visible(hint).into_owned(),
    }
}

fn everyone(count: usize) -> Choice<Answer> {
    Choice {
        value: Answer::Everyone,
        label: "everyone".to_owned(),
        hint: format!("once with each of the {count}"),
    }
}
