//! Captures topics.

use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::model::{Model, Overlay, Tone};
use super::super::pane::{Keep, Target};
use super::super::prompt::{Prompt, Purpose};
use super::super::question::Question;
use super::change::{Changed, change, told};
use super::filter::narrow;
use super::hold_steps::can_be_put_on;
use crate::domain::TopicKey;

/// Asks for a topic; on a member's 1-1, for one that concerns them.
pub fn capture(model: &mut Model) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let with = match &model.holding {
        Some(holding) if model.window.page() == Page::Hold => holding.hold.of().with(),
        _ => work.member(model.window.focus),
    };
    let with = with.map(|handle| format!(" @{handle}")).unwrap_or_default();
    let mut prompt = Prompt::new(Purpose::Capture, &with, &work.desk);
    prompt.field.go_to_start();
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Captures the line that was typed; when it cannot be read, the prompt stays.
pub fn captured(model: &mut Model, prompt: Box<Prompt>) -> Vec<Effect> {
    let text = prompt.field.text();
    if text.trim().is_empty() {
        return Vec::new();
    }
    let Some(changed) = add(model, &text) else {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    };
    if let Some(key) = changed.added.first() {
        show(model, *key);
    }
    changed.effects
}

/// Selects a new topic and says where it stands; a filter that hides it is left.
fn show(model: &mut Model, key: TopicKey) {
    let target = Target::Topic(key);
    let select = |model: &mut Model| model.work.as_mut().is_some_and(|work| work.board.topics.go_to(target));
    let hidden = !select(model) && !model.filter.is_empty();
    if hidden {
        narrow(model, "");
        select(model);
    }
    told(model, key);
    if model.window.page() == Page::Hold {
        return show_held(model, key);
    }
    if let Some(notice) = model.notice.as_mut().filter(|_| hidden) {
        notice.text.push_str(" · all topics are shown again");
    }
}

/// What was captured while a meeting is held can be talked about in it, when it is for whoever is there.
fn show_held(model: &mut Model, key: TopicKey) {
    // Its title may be for nobody else.
    model.say_to_all(Tone::Good, "Captured: it is in the backlog");
    if can_be_put_on(model, key) {
        model.overlay = Some(Overlay::Question(Question::TalkAboutNow(key)));
    }
}

/// Captures each of several lines.
pub fn capture_lines(model: &mut Model, lines: &[String]) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut refused = Vec::new();
    for line in lines {
        match add(model, line) {
            Some(changed) => effects.extend(changed.effects),
            None => refused.push(line.as_str()),
        }
    }
    let captured = lines.len() - refused.len();
    match refused.first() {
        None => model.say(Tone::Good, format!("{captured} captured")),
        Some(first) => {
            model.say(Tone::Error, format!("{captured} captured, but not this line: {first}"));
        }
    }
    effects
}

fn add(model: &mut Model, line: &str) -> Option<Changed> {
    change(model, Keep::Topic, |desk| desk.capture(line).map(|capture| capture.edit))
}
