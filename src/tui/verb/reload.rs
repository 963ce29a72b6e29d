//! Takes in what somebody else wrote into the files.

use super::super::layout::Pane;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::{Keep, Target};
use super::super::question::Question;
use super::change::refresh;
use crate::desk::Desk;
use crate::domain::{Topic, TopicKey};
use crate::store::Workspace;

/// The key that an open topic has in another state of the files: that of its id or, when it has none, of
/// the topic that says the same, or of the only one of its title. What could be two topics is none.
fn find(topic: &Topic, before: &Workspace, now: &Desk) -> Option<TopicKey> {
    let found = match &topic.id {
        Some(id) => now.workspace().topic_by_id(id).map(|found| found.key),
        None => only(now.workspace(), |other| says_the_same(other, topic)).or_else(|| {
            let namesake = |other: &Topic| {
                other.id.is_none() && other.key.drawer == topic.key.drawer && other.title == topic.title
            };
            only(before, namesake).and_then(|_| only(now.workspace(), namesake))
        }),
    };
    found.filter(|key| now.get(*key).is_some())
}

fn says_the_same(one: &Topic, other: &Topic) -> bool {
    one.title == other.title
        && one.key.drawer == other.key.drawer
        && *one == Topic { key: one.key, ..other.clone() }
}

fn only(workspace: &Workspace, wanted: impl Fn(&Topic) -> bool) -> Option<TopicKey> {
    let mut found = workspace.topics().filter(|topic| wanted(topic));
    let first = found.next()?;
    found.next().is_none().then_some(first.key)
}

/// Shows another state of the files; what was selected stays selected, and what is being edited is
/// edited on. When its topic is gone, a prompt is given up, and a form keeps what was typed.
pub fn reload(model: &mut Model, workspace: Workspace) {
    let Some(work) = &mut model.work else { return };
    let topic = |key: TopicKey| work.desk.workspace().topic(key).cloned();
    let selected = Pane::ALL.map(|pane| work.topic(pane).and_then(topic));
    let edited = model.overlay.as_mut().and_then(topic_of).and_then(|key| topic(*key));
    let before = work.desk.workspace().clone();
    work.desk.reload(workspace);
    refresh(model, Keep::Place);
    let Some(work) = &mut model.work else { return };
    for (pane, topic) in Pane::ALL.into_iter().zip(selected) {
        if let Some(key) = topic.and_then(|topic| find(&topic, &before, &work.desk)) {
            work.board.go_to(pane, Target::Topic(key));
        }
    }
    let now = edited.and_then(|topic| find(&topic, &before, &work.desk));
    keep_editing(model, now);
}

/// The topic that an overlay is about.
fn topic_of(overlay: &mut Overlay) -> Option<&mut TopicKey> {
    match overlay {
        Overlay::Prompt(prompt) => prompt.purpose.topic_mut(),
        Overlay::Form(form) | Overlay::Question(Question::LeaveForm(form)) if !form.lost => {
            Some(&mut form.key)
        }
        Overlay::Question(Question::DoneUnheard { key, .. }) => Some(key),
        _ => None,
    }
}

fn keep_editing(model: &mut Model, now: Option<TopicKey>) {
    let Some(key) = model.overlay.as_mut().and_then(topic_of) else { return };
    if let Some(now) = now {
        *key = now;
    }
    let topic = model.work.as_ref().zip(now).and_then(|(work, now)| work.desk.workspace().topic(now));
    match (&mut model.overlay, topic) {
        (Some(Overlay::Form(form) | Overlay::Question(Question::LeaveForm(form))), Some(topic)) => {
            form.follow(topic);
        }
        (Some(Overlay::Form(form) | Overlay::Question(Question::LeaveForm(form))), None) => form.lost = true,
        (_, Some(_)) => {}
        (_, None) => {
            model.overlay = None;
            model.say(Tone::Warning, "The topic is not in the files any more");
        }
    }
}
