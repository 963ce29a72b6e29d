//! What a message makes of the model: pure, but for what it asks to be done as effects.

mod advice;
mod files;
mod holding;
mod keys;
mod mouse;
mod moving;
mod overlay;
mod pages;
mod paste;
mod settle;
mod sights;

use chrono::NaiveDate;

use super::effect::Effect;
use super::message::Message;
use super::model::{Leaving, Model};
use super::pane::Keep;

pub use settle::settle;

/// Changes the model as the message asks for; gives back what is to be done outside of it.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = react(model, message);
    settle(model);
    effects
}

fn react(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => keys::key(model, key),
        Message::Paste(text) => paste::paste(model, &text),
        Message::Mouse(mouse) => mouse::mouse(model, mouse),
        Message::Resized(size) => {
            // It may have had other sizes in between, and each may have moved what it showed.
            model.window.size = size;
            vec![Effect::Redraw]
        }
        Message::FocusGained | Message::FilesChanged => files::changed(model),
        Message::LogsChanged => files::log_changed(model),
        Message::StopAsked => vec![Effect::Suspend],
        Message::Continued => vec![Effect::ComeBack],
        Message::EndAsked(ending) => {
            model.leaving = Leaving::Now(ending);
            vec![Effect::Die(ending)]
        }
        Message::InputLost => vec![Effect::NoInput],
        Message::Worker(report) => files::reported(model, report),
        Message::Today(today) => new_day(model, today),
        Message::Now(now) => {
            model.now = now;
            new_day(model, now.date())
        }
    }
}

/// On another day other topics are due, and embargoes end.
fn new_day(model: &mut Model, today: NaiveDate) -> Vec<Effect> {
    model.settings.today = today;
    if let Some(work) = model.work.as_mut().filter(|work| work.desk.today() != today) {
        work.desk.set_today(today);
        super::verb::refresh(model, Keep::Topic);
        model.tell_released();
    }
    Vec::new()
}
