//! Closes a meeting that was held: what it comes to is shown first, then it goes into the log and to its topics.

use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::model::{Model, Overlay, Tone, Work};
use super::super::pane::{Keep, NOT_FOR_ALL, title_for_all};
use super::super::prompt::Said;
use super::super::question::Question;
use super::super::worker::Task;
use super::change::{refresh, save, sentence};
use super::record::{record, saved};
use crate::domain::Outcome;
use crate::hold::{Hold, HoldItem};
use crate::share::words;

/// Shows what the meeting comes to, and asks whether to close it.
pub fn ask_to_close(model: &mut Model) -> Vec<Effect> {
    let (Some(work), Some(holding)) = (&model.work, &model.holding) else { return Vec::new() };
    let summary = summary(&holding.hold, work);
    model.overlay = Some(Overlay::Question(Question::CloseMeeting(summary)));
    Vec::new()
}

/// Closes the meeting: the log first, then its topics, at last what was kept of it.
pub fn close_meeting(model: &mut Model) -> Vec<Effect> {
    let (Some(work), Some(holding)) = (&model.work, &model.holding) else { return Vec::new() };
    let closing = match work.desk.close_meeting(&holding.hold, model.now) {
        Ok(closing) => closing,
        Err(error) => {
            model.say_to_all(Tone::Error, format!("It cannot be closed: {error}"));
            return Vec::new();
        }
    };
    let counts = counts(&holding.hold);
    let Some(mut effects) = record(model, closing.log) else { return Vec::new() };
    let Some(work) = &mut model.work else { return effects };
    let before = work.desk.workspace().clone();
    if let Err(error) = work.desk.apply(&closing.edit) {
        model.say_to_all(Tone::Error, sentence(&error.to_string()));
        return effects;
    }
    let depth = work.desk.depth().0;
    model.record.closings.push(depth);
    refresh(model, Keep::Place);
    effects.extend(save(model, before, closing.edit));
    effects.extend(saved(model, Task::Session(None)));
    model.holding = None;
    model.window.go_to(Page::Plan);
    model.say_to_all(Tone::Good, format!("Closed: {counts}"));
    effects
}

/// What became of so many items.
fn counts(hold: &Hold) -> String {
    let count = |wanted| (0..hold.items().len()).filter(|at| hold.outcome(*at) == Some(wanted)).count();
    let all = [(Outcome::Said, "said"), (Outcome::Carried, "carried over"), (Outcome::Parked, "parked")];
    let decisions = hold.items().iter().map(|item| item.decisions.len()).sum::<usize>();
    let more = [(decisions, "decided"), (hold.actions().len(), "promised")];
    let counted = all.map(|(outcome, word)| (count(outcome), word)).into_iter().chain(more);
    let some: Vec<_> = counted.filter(|(count, _)| *count > 0).collect();
    if some.is_empty() {
        return "nothing was talked about".to_owned();
    }
    some.iter().map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(" · ")
}

fn summary(hold: &Hold, work: &Work) -> Vec<Said> {
    let mut lines = vec![Said::new(Tone::Plain, counts(hold))];
    if !hold.absent().is_empty() {
        let names = words::list(&work.board.plan.names, hold.absent());
        lines.push(Said::dim(format!("Not here: {names}")));
    }
    let going_on = |(at, item): (usize, &HoldItem)| {
        let outcome = hold.outcome(at)?;
        let goes_on = matches!(outcome, Outcome::Carried | Outcome::Parked);
        let title = title_for_all(hold, item, &work.desk).unwrap_or(NOT_FOR_ALL);
        goes_on.then(|| Said::new(Tone::Warning, format!("{}: {title}", outcome.as_str())))
    };
    lines.extend(hold.items().iter().enumerate().filter_map(going_on));
    lines
}
