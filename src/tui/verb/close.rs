//! Marks topics as done, or gives them up.

use super::super::effect::Effect;
use super::super::model::{Model, Tone, Work};
use super::super::pane::Keep;
use super::change::{change, with_a_topic};
use crate::domain::{Handle, Topic, TopicKey, With};
use crate::escape::visible;
use crate::share::words::{self, day};

/// More names than these are counted instead of listed.
const MANY: usize = 3;

/// Marks the selected topic as talked about: on a member's 1-1 with that member, else with all.
pub fn done(model: &mut Model) -> Vec<Effect> {
    let Some(key) = with_a_topic(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let (title, with) = (title(work, key), work.member(model.window.focus).cloned());
    let changed = change(model, Keep::Place, |desk| desk.done(key, with.as_ref()));
    let Some(changed) = changed else { return Vec::new() };
    let said = model.work.as_ref().and_then(|work| still_open(work, key, with.as_ref()));
    model.say(Tone::Good, said.unwrap_or_else(|| format!("Done: {title}")));
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
    let to_hear = if routed.is_clear_broadcast() { topic.tell_first.clone() } else { audience(work, topic) };
    let rest: Vec<_> = to_hear.iter().filter(|one| !topic.told.contains(one)).collect();
    let rest = match rest.as_slice() {
        [] => "the team is still to hear it".to_owned(),
        [one] => format!("{} has not", words::name(names, one)),
        few if few.len() <= MANY => format!("{} have not", words::list(names, few.iter().copied())),
        many => format!("{} others have not", many.len()),
    };
    Some(format!("{} has heard it; {rest}", words::name(names, who)))
}

/// All whom a topic concerns.
fn audience(work: &Work, topic: &Topic) -> Vec<Handle> {
    match &topic.with {
        With::Everyone => work.desk.team().members.iter().map(|member| member.handle.clone()).collect(),
        With::Members(members) => members.clone(),
        With::Nobody => topic.from.iter().cloned().collect(),
    }
}
