//! Marks topics as done, or gives them up.

use super::super::effect::Effect;
use super::super::model::{Model, Overlay, Tone, Work};
use super::super::pane::Keep;
use super::super::question::Question;
use super::change::{change, with_a_topic};
use crate::classify::Routed;
use crate::domain::{Handle, Topic, TopicKey, With};
use crate::escape::visible;
use crate::share::words::{self, day};

/// More names than these are counted instead of listed.
const MANY: usize = 3;

/// Marks the selected topic as talked about: on a member's 1-1 with that member, else with all. It asks
/// before a topic is closed for somebody who has not heard it.
pub fn done(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let with = work.member(model.window.focus).cloned();
    if let Some(who) = who_has_not(work, key).filter(|_| with.is_none()) {
        let title = title(work, key);
        model.overlay = Some(Overlay::Question(Question::DoneUnheard { key, title, who }));
        return Vec::new();
    }
    close(model, key, with.as_ref(), "Done")
}

/// Closes a topic for those too who have not heard it.
pub fn done_for_all(model: &mut Model, key: TopicKey) -> Vec<Effect> {
    close(model, key, None, "Done for all")
}

fn close(model: &mut Model, key: TopicKey, with: Option<&Handle>, how: &str) -> Vec<Effect> {
    let title = model.work.as_ref().map(|work| title(work, key)).unwrap_or_default();
    let changed = change(model, Keep::Place, |desk| desk.done(key, with));
    let Some(changed) = changed else { return Vec::new() };
    let said = model.work.as_ref().and_then(|work| still_open(work, key, with));
    model.say(Tone::Good, said.unwrap_or_else(|| format!("{how}: {title}")));
    changed.effects
}

/// Gives the selected topic up.
pub fn give_up(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let title = model.work.as_ref().map(|work| title(work, key)).unwrap_or_default();
    let Some(changed) = change(model, Keep::Place, |desk| desk.give_up(key)) else { return Vec::new() };
    model.say(Tone::Good, format!("Dropped: {title}"));
    changed.effects
}

fn title(work: &Work, key: TopicKey) -> String {
    work.desk.get(key).map(|routed| visible(&routed.topic().title).into_owned()).unwrap_or_default()
}

/// What is to be said of a topic that was talked about and stays open: others are still to hear it, or it
/// comes back.
fn still_open(work: &Work, key: TopicKey, with: Option<&Handle>) -> Option<String> {
    let routed = work.desk.get(key)?;
    let topic = routed.topic();
    let Some(who) = with.filter(|who| topic.told.contains(who)) else {
        let again = topic.after.map(|after| day(after, work.desk.today()))?;
        return Some(format!("Done until {again}: {}", title(work, key)));
    };
    let names = &work.board.plan.names;
    let rest = match unheard(work, routed).as_slice() {
        [] => "the team is still to hear it".to_owned(),
        rest => have_not(work, rest, " others"),
    };
    Some(format!("{} has heard it; {rest}", words::name(names, who)))
}

/// Who has not heard a topic that several are to hear, or somebody before the team.
fn who_has_not(work: &Work, key: TopicKey) -> Option<String> {
    let routed = work.desk.get(key)?;
    let for_the_team = routed.is_clear_broadcast();
    if !for_the_team && audience(work, routed.topic()).len() < 2 {
        return None;
    }
    let rest = unheard(work, routed);
    let team = if for_the_team { ", nor has the team" } else { "" };
    (!rest.is_empty()).then(|| format!("{} heard it{team}.", have_not(work, &rest, "")))
}

/// Who is still to hear a topic in a 1-1.
fn unheard(work: &Work, routed: &Routed) -> Vec<Handle> {
    let topic = routed.topic();
    let to_hear = if routed.is_clear_broadcast() { topic.tell_first.clone() } else { audience(work, topic) };
    to_hear.into_iter().filter(|one| !topic.told.contains(one)).collect()
}

fn have_not(work: &Work, who: &[Handle], others: &str) -> String {
    let names = &work.board.plan.names;
    match who {
        [one] => format!("{} has not", words::name(names, one)),
        few if few.len() <= MANY => format!("{} have not", words::list(names, few)),
        many => format!("{}{others} have not", many.len()),
    }
}

/// All whom a topic concerns.
fn audience(work: &Work, topic: &Topic) -> Vec<Handle> {
    match &topic.with {
        With::Everyone => work.desk.team().members.iter().map(|member| member.handle.clone()).collect(),
        With::Members(members) => members.clone(),
        With::Nobody => topic.from.iter().cloned().collect(),
    }
}
