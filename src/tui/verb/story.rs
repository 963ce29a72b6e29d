//! What became of topics when a change was taken back or made again, in words.

use super::change::quoted_from;
use crate::domain::{Topic, TopicKey};
use crate::store::{Change, Edit, TopicField, Workspace};

/// The topics that an edit was about, as they were and as they are.
#[derive(Debug, Default)]
pub struct Story<'a> {
    /// Those that changed, the moved ones among them.
    changed: Vec<(&'a Topic, &'a Topic)>,
    /// Those that are not there any more.
    gone: Vec<&'a Topic>,
    /// Those that are there again.
    back: Vec<&'a Topic>,
    /// The file that the first one which moved is in now.
    moved_to: Option<String>,
}

impl<'a> Story<'a> {
    /// The story of an edit.
    pub fn of(edit: &Edit, before: &'a Workspace, now: &'a Workspace) -> Self {
        let mut story = Self::default();
        let mut seen: Vec<TopicKey> = Vec::new();
        for key in edit.changes.iter().filter_map(Change::key) {
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            match (before.topic(key), now.topic(key)) {
                (Some(had), Some(has)) => story.changed.push((had, has)),
                (Some(had), None) => story.gone.push(had),
                (None, Some(has)) => story.back.push(has),
                (None, None) => {}
            }
        }
        story.match_moved(now);
        story
    }

    /// A topic that is gone from one file and there again in the other has moved.
    fn match_moved(&mut self, now: &Workspace) {
        for has in std::mem::take(&mut self.back) {
            let same = |had: &&Topic| had.key.drawer != has.key.drawer && had.title == has.title;
            match self.gone.iter().position(same) {
                Some(at) => {
                    self.changed.push((self.gone.remove(at), has));
                    self.moved_to.get_or_insert_with(|| now.place().short_name(has.key.drawer));
                }
                None => self.back.push(has),
            }
        }
    }

    /// What happened, in a line; `said` is how it came about.
    pub fn tell(&self, said: &str) -> String {
        let moved = self.moved_to.as_ref().map(|file| format!(", back in {file}")).unwrap_or_default();
        match (self.changed.first(), self.gone.first(), self.back.first()) {
            (Some((_, has)), Some(_), _) => format!("Split taken back{moved}: {}", quoted_from(has)),
            (Some((_, has)), None, Some(_)) => format!("Split again: {}", quoted_from(has)),
            (Some((had, has)), None, None) => {
                let what = what(had, has).unwrap_or_else(|| format!("{said}: {}", fields(had, has)));
                format!("{what}{moved}: {}", quoted_from(has))
            }
            (None, _, Some(has)) => format!("{said}: {} is here again", quoted_from(has)),
            (None, Some(had), None) => format!("{said}: {} is gone", quoted_from(had)),
            (None, None, None) => format!("{said}: the last change"),
        }
    }
}

/// What happened to a topic, where there is a word for it.
fn what(had: &Topic, has: &Topic) -> Option<String> {
    let closed = |topic: &Topic| topic.done.is_some() || topic.dropped.is_some();
    if closed(had) && !closed(has) {
        return Some("Open again".to_owned());
    }
    if !closed(had) && closed(has) {
        return Some(if has.done.is_some() { "Done again" } else { "Dropped again" }.to_owned());
    }
    if had.route == has.route {
        return None;
    }
    Some(match has.route {
        Some(route) => format!("Called {} again", route.as_str()),
        None => "Call taken back".to_owned(),
    })
}

/// What became different in a topic.
fn fields(had: &Topic, has: &Topic) -> String {
    let different = TopicField::ALL.iter().filter(|field| field.value_of(had) != field.value_of(has));
    let names: Vec<_> = different.map(|field| name(*field)).collect();
    match names.as_slice() {
        [] => "comments".to_owned(),
        names => names.join(", "),
    }
}

/// What a field is about, in words.
fn name(field: TopicField) -> String {
    match field {
        TopicField::With => "whom it concerns",
        TopicField::From => "who raised it",
        TopicField::Minutes => "time box",
        TopicField::Order => "place in the agenda",
        TopicField::Due => "due day",
        TopicField::After => "the day that it waits for",
        TopicField::Because => "reason",
        TopicField::Told => "who has heard it",
        TopicField::Carried => "the meetings that did not reach it",
        TopicField::TellFirst => "who hears it first",
        other => return other.as_str().replace('_', " "),
    }
    .to_owned()
}
