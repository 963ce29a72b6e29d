//! Carries out an edit: in memory at once, in the files as an effect.

use std::collections::HashSet;
use std::fmt;

use super::super::effect::Effect;
use super::super::filter::Filter;
use super::super::model::{Model, Tone, Work};
use super::super::pane::{Keep, Target, TopicRow, place, topic_rows};
use super::super::worker::Task;
use crate::cells;
use crate::classify::{Certainty, Routed};
use crate::desk::Desk;
use crate::domain::{Route, Topic, TopicKey};
use crate::escape::visible;
use crate::store::{Edit, Workspace};

/// What an edit did.
#[derive(Debug)]
pub struct Changed {
    /// What is to be done for it outside of the model.
    pub effects: Vec<Effect>,
    /// The topics that it added or moved.
    pub added: Vec<TopicKey>,
}

impl Changed {
    /// The key that a topic has now: another one when it moved to the other file.
    pub fn key(&self, before: TopicKey) -> TopicKey {
        self.added.last().copied().unwrap_or(before)
    }
}

/// Makes the edit that `intent` asks for and has it saved; what keeps it from being made is said.
pub fn change<E: fmt::Display>(
    model: &mut Model,
    keep: Keep,
    intent: impl FnOnce(&Desk) -> Result<Edit, E>,
) -> Option<Changed> {
    let desk = &mut model.work.as_mut()?.desk;
    let before = desk.workspace().clone();
    let done = intent(desk).map_err(|error| error.to_string()).and_then(|edit| {
        let added = desk.apply(&edit).map_err(|error| error.to_string())?;
        Ok((edit, added))
    });
    match done {
        Ok((edit, added)) => {
            refresh(model, keep);
            Some(Changed { effects: save(model, before, edit), added })
        }
        Err(error) => {
            model.say(Tone::Error, sentence(&error));
            None
        }
    }
}

/// Has an edit saved that was made on `before`.
pub fn save(model: &mut Model, before: Workspace, edit: Edit) -> Vec<Effect> {
    if model.saving.in_memory || edit.changes.is_empty() {
        return Vec::new();
    }
    model.saving.pending += 1;
    vec![Effect::Save(Task::Topics(Box::new(before), edit))]
}

/// What went wrong, as a sentence of its own.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Plans anew after the topics have changed.
pub fn refresh(model: &mut Model, keep: Keep) {
    let Some(work) = model.work.as_mut() else { return };
    let kept = keep_only(&model.filter, work);
    let week = work.board.plan.week;
    work.board.refresh(&work.desk, week, |key| kept.lets_through(key), keep);
}

/// The topics that the filter lets through.
pub fn keep_only(filter: &Filter, work: &Work) -> Kept {
    if filter.is_empty() {
        return Kept(None);
    }
    let found = filter.matches(work.desk.routed().iter(), work.desk.team());
    Kept(Some(found.into_iter().map(|routed| routed.topic().key).collect()))
}

/// A set of topics, or all.
#[derive(Debug, Clone)]
pub struct Kept(Option<HashSet<TopicKey>>);

impl Kept {
    /// Whether a topic belongs to them.
    pub fn lets_through(&self, key: TopicKey) -> bool {
        self.0.as_ref().is_none_or(|keys| keys.contains(&key))
    }
}

/// The selected topic; when there is none, it is said why nothing happens.
pub fn with_a_topic(model: &mut Model) -> Option<TopicKey> {
    let target = model.work.as_ref()?.board.target(model.window.focus);
    match target {
        Some(Target::Topic(key)) => return Some(key),
        Some(Target::Member(_)) => model.say(Tone::Plain, "Choose one of the topics of this 1-1 first"),
        Some(_) => model.say(Tone::Plain, "This is not a topic"),
        None => model.say(Tone::Plain, "There is no topic here"),
    }
    None
}

/// The beginning of a topic's title, to speak of it within a sentence.
pub fn quoted(work: &Work, key: TopicKey) -> String {
    work.desk.workspace().topic(key).map(|topic| quoted_from(topic)).unwrap_or_default()
}

/// The beginning of its title.
pub fn quoted_from(topic: &Topic) -> String {
    format!("“{}”", cells::cut(&visible(&topic.title), QUOTED))
}

/// So many cells of a title are quoted within a sentence.
const QUOTED: usize = 24;

/// So many cells of a title are left of it at least.
const SHORTEST: usize = 8;

/// The mark before it, and what is said of saving after it.
const BESIDE: usize = 12;

/// Says where a topic stands now.
pub fn told(model: &mut Model, key: TopicKey) {
    tell(model, key, "");
}

/// Says what was done to a topic, and where it stands now.
pub fn told_that(model: &mut Model, key: TopicKey, what: &str) {
    tell(model, key, &format!("{what}: "));
}

fn tell(model: &mut Model, key: TopicKey, what: &str) {
    let width = usize::from(model.window.size.width);
    let said = model.work.as_ref().and_then(|work| standing(work, key, what, width));
    if let Some((tone, text)) = said {
        model.say(tone, text);
    }
}

/// What was done, and a topic's title, cut so that the place after it can be read.
fn standing(work: &Work, key: TopicKey, what: &str, width: usize) -> Option<(Tone, String)> {
    let routed = work.desk.get(key)?;
    let plan = &work.board.plan;
    let place = topic_rows(plan, [key], |one| one == key).into_iter().find_map(|row| match row {
        TopicRow::Topic(_, at) => Some(place(at, plan)),
        TopicRow::Heading(..) => None,
    });
    let place = place.map(|place| format!(" · {place}")).unwrap_or_default();
    let taken = cells::width(what) + cells::width(&place) + BESIDE;
    let room = (width / 2).min(width.saturating_sub(taken)).max(SHORTEST);
    let title = visible(&routed.topic().title);
    let title = cells::cut(&title, room);
    Some((tone(routed), format!("{what}{title}{place}")))
}

fn tone(routed: &Routed) -> Tone {
    match (routed.verdict().certainty(), routed.verdict().route()) {
        (Certainty::Unsure, _) => Tone::Unsure,
        (Certainty::Clear, Route::Broadcast) => Tone::Broadcast,
        (Certainty::Clear, Route::Private) => Tone::Private,
    }
}
