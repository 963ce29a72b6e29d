//! Takes in what somebody else wrote into the files.

use super::super::layout::Pane;
use super::super::model::{Model, Overlay, Tone, Work};
use super::super::pane::{Keep, Target};
use super::change::refresh;
use crate::domain::{Drawer, Topic, TopicId, TopicKey};
use crate::store::Workspace;

/// What a topic is known by when the files are numbered anew.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    drawer: Drawer,
    id: Option<TopicId>,
    title: String,
}

impl Identity {
    fn of(topic: &Topic) -> Self {
        Self { drawer: topic.key.drawer, id: topic.id.clone(), title: topic.title.clone() }
    }

    /// The topic in another state of the files: by its id or, when it has none, by its title.
    fn find(&self, work: &Work) -> Option<TopicKey> {
        let same = |topic: &Topic| match &self.id {
            Some(id) => topic.id.as_ref() == Some(id),
            None => topic.id.is_none() && topic.key.drawer == self.drawer && topic.title == self.title,
        };
        work.desk
            .routed()
            .iter()
            .map(crate::classify::Routed::topic)
            .find(|topic| same(topic))
            .map(|topic| topic.key)
    }
}

/// Shows another state of the files; what was selected stays selected, and what is being edited is
/// edited on, or given up when its topic is gone.
pub fn reload(model: &mut Model, workspace: Workspace) {
    let Some(work) = &mut model.work else { return };
    let selected = Pane::ALL.map(|pane| work.topic(pane).and_then(|key| identity(work, key)));
    let edited = model.overlay.as_mut().and_then(topic_of).and_then(|key| identity(work, *key));
    work.desk.reload(workspace);
    refresh(model, Keep::Place);
    let Some(work) = &mut model.work else { return };
    for (pane, identity) in Pane::ALL.into_iter().zip(selected) {
        if let Some(key) = identity.and_then(|identity| identity.find(work)) {
            work.board.go_to(pane, Target::Topic(key));
        }
    }
    keep_editing(model, edited);
}

fn identity(work: &Work, key: TopicKey) -> Option<Identity> {
    work.desk.get(key).map(|routed| Identity::of(routed.topic()))
}

/// The topic that an overlay is about.
fn topic_of(overlay: &mut Overlay) -> Option<&mut TopicKey> {
    match overlay {
        Overlay::Prompt(prompt) => prompt.purpose.topic_mut(),
        Overlay::Form(form) => Some(&mut form.key),
        Overlay::Help(_) | Overlay::Question(_) => None,
    }
}

fn keep_editing(model: &mut Model, edited: Option<Identity>) {
    let Some(key) = model.overlay.as_mut().and_then(topic_of) else { return };
    let now = model.work.as_ref().zip(edited).and_then(|(work, edited)| edited.find(work));
    if let Some(now) = now {
        *key = now;
    } else {
        model.overlay = None;
        model.say(Tone::Warning, "The topic is not in the files any more");
    }
}
