//! Goes to the details of what is selected on a page that looks back or ahead.

use super::super::effect::Effect;
use super::super::layout::{Page, Pane, Side};
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Target;
use super::super::sight::About;
use super::narrow;
use crate::domain::{Handle, TopicKey};

/// Shows everything about what is selected.
pub fn open(model: &mut Model) -> Vec<Effect> {
    match model.entry() {
        Some(About::Member(_)) if model.window.page() == Page::People => model.window.side = Side::Second,
        Some(About::Member(who)) => open_member(model, &who),
        Some(About::Topic(key)) => open_topic(model, key),
        Some(_) => {}
        None => model.say(Tone::Plain, "There is nothing to be seen here"),
    }
    Vec::new()
}

/// Whether there is more to be seen of what is selected.
pub fn opens(model: &Model, about: &About) -> bool {
    match about {
        About::Member(_) => model.window.page() != Page::People || model.window.side == Side::First,
        About::Topic(_) => true,
        _ => false,
    }
}

/// Shows how the 1-1s with a member are doing.
pub fn open_member(model: &mut Model, who: &Handle) {
    let (size, made) = (model.window.size, model.work.as_ref().map_or(0, |work| work.board.made));
    model.window.go_to(Page::People);
    let Some(work) = &mut model.work else { return };
    work.sights.look(&work.desk, Page::People, made, usize::from(size.width));
    if work.sights.go_to_member(who) {
        model.window.side = Side::Second;
    }
}

/// Shows everything about a topic, from where all can be done to it.
pub fn open_topic(model: &mut Model, key: TopicKey) {
    let found = |model: &mut Model| {
        model.work.as_mut().is_some_and(|work| work.board.go_to(Pane::Topics, Target::Topic(key)))
    };
    if !found(model) {
        narrow(model, "");
    }
    if found(model) {
        model.window.focus = Pane::Topics;
        model.overlay = Some(Overlay::Why(0));
    }
}
