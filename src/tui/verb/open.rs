//! Goes to the details of what is selected on a page that looks back or ahead.

use chrono::NaiveDate;

use super::super::effect::Effect;
use super::super::layout::{Page, Pane, Side};
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::Target;
use super::super::sight::About;
use super::{narrow, seek};
use crate::domain::{Handle, MeetingOf, TopicKey};

/// Shows everything about what is selected.
pub fn open(model: &mut Model) -> Vec<Effect> {
    match model.entry() {
        Some(About::Member(_)) if model.window.page() == Page::People => model.window.side = Side::Second,
        Some(About::Member(who)) => open_member(model, &who),
        Some(About::Topic(key)) => open_topic(model, key),
        Some(about) if model.window.page() == Page::Log => in_log(model, &about),
        Some(About::Meeting(of, date) | About::Item(of, date, _)) => meeting(model, &of, date),
        Some(About::Promise(promise, _)) => meeting(model, &promise.of, promise.made_on),
        Some(About::Hear(_, line)) => meeting(model, &MeetingOf::Team, line.said_on),
        Some(About::Ask(..) | About::Text) => {}
        None => model.say(Tone::Plain, "There is nothing to be seen here"),
    }
    Vec::new()
}

/// Whether there is more to be seen of what is selected.
pub fn opens(model: &Model, about: &About) -> bool {
    match about {
        About::Member(_) => model.window.page() != Page::People || model.window.side == Side::First,
        About::Topic(_) => true,
        About::Ask(..) | About::Text => false,
        _ => model.window.page() != Page::Log || model.window.side == Side::First,
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

/// What the log has of it stands in the second list.
fn in_log(model: &mut Model, about: &About) {
    if *about != About::Text {
        model.window.side = Side::Second;
    }
}

/// Shows what the log has of a meeting.
fn meeting(model: &mut Model, of: &MeetingOf, date: NaiveDate) {
    let whose = of.with().map_or_else(|| "team".to_owned(), |who| format!("1-1 @{who}"));
    model.window.go_to(Page::Log);
    seek(model, &format!("{whose} since:{date} until:{date}"));
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
