//! Which keys do something on a page that looks back or ahead, and what ticking off comes to there.

use super::super::actions::Action;
use super::super::layout::Page;
use super::super::model::Model;
use super::super::sight::About;
use super::super::verb;

/// Whether something can be done with what is selected; of what else can be done, it says yes.
pub fn can(model: &Model, action: Action) -> bool {
    let (about, page) = (model.entry(), model.window.page());
    match action {
        Action::Why => matches!(&about, Some(about) if verb::opens(model, about)),
        Action::Tick => matches!(about, Some(About::Promise(..) | About::Hear(..) | About::Ask(..))),
        Action::Drop => matches!(about, Some(About::Ask(..))),
        Action::Filter => page == Page::Log,
        Action::NextWeek | Action::PreviousWeek | Action::ThisWeek => page == Page::LookBack,
        _ => true,
    }
}

/// What ticking off comes to.
pub fn ticks_as(model: &Model) -> &'static str {
    match model.entry() {
        Some(About::Ask(..)) => "take",
        Some(About::Hear(..)) => "told",
        Some(About::Promise(_, Some(_))) => "open again",
        _ => "kept",
    }
}
