//! Looks back on another week.

use super::super::actions::Action;
use super::super::layout::Page;
use super::super::model::{Model, Tone};
use crate::domain::Week;

/// Looks back on the week before or after, or on the usual one.
pub fn look_back_on(model: &mut Model, action: Action) {
    let page = model.window.page();
    let Some(work) = model.work.as_mut().filter(|_| page == Page::LookBack) else { return };
    let shown = work.sights.week(&work.desk);
    let week = match action {
        Action::NextWeek => Some(shown.plus(1)),
        Action::PreviousWeek => Some(shown.plus(-1)),
        _ => None,
    };
    if week.is_some_and(|week| week > Week::of(work.desk.today())) {
        return model.say(Tone::Plain, "That week is still to come");
    }
    work.sights.look_back_on(week);
}
