//! Closes a meeting that was held: what it comes to is shown first, then it goes into the log and to its topics.

use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::model::{Back, Closed, Holding, Model, Overlay, Tone, Unfinished, Work};
use super::super::pane::{Keep, NOT_FOR_ALL, title_for_all};
use super::super::prompt::Said;
use super::super::question::Question;
use super::super::worker::Task;
use super::change::{refresh, save, sentence};
use super::record::{record, saved};
use crate::domain::Outcome;
use crate::hold::{Hold, HoldItem};
use crate::share::words;
use crate::store::SessionStep;

/// Shows what the meeting comes to, and asks whether to close it.
pub fn ask_to_close(model: &mut Model) -> Vec<Effect> {
    let (Some(work), Some(holding)) = (&model.work, &model.holding) else { return Vec::new() };
    let mut summary = summary(&holding.hold, work);
    summary.extend(still_to_hear(holding));
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
    let counts = with_lost(counts(&holding.hold), closing.lost.len());
    let mut hold = holding.hold.clone();
    hold.pause(model.now);
    let unlog = work.desk.unlog(&closing.log);
    let Some(mut effects) = record(model, closing.log) else { return Vec::new() };
    let Some(work) = &mut model.work else { return effects };
    let before = work.desk.workspace().clone();
    if let Err(error) = work.desk.apply(&closing.edit) {
        model.say_to_all(Tone::Error, sentence(&error.to_string()));
        return effects;
    }
    let depth = work.desk.depth().0;
    if let Some(unlog) = unlog {
        let closed = Closed { hold, unlog, depth };
        model.record.back.push((depth, Back::Closing(Box::new(closed))));
    }
    refresh(model, Keep::Place);
    effects.extend(save(model, before, closing.edit));
    effects.extend(saved(model, Task::Session(SessionStep::Forget)));
    model.holding = None;
    model.window.go_to(Page::Plan);
    model.say_to_all(Tone::Good, format!("Closed: {counts}"));
    effects
}

/// Takes a closing back, its topics and its record together or neither; what becomes of the meeting is asked then.
pub fn reopen(model: &mut Model, closed: Closed) -> Vec<Effect> {
    let kept = closed.hold.to_text();
    let (Some(work), Some(logs), Ok(text)) = (&mut model.work, &model.record.logs, kept) else {
        return Vec::new();
    };
    let before = work.desk.workspace().clone();
    let is_last = work.desk.depth().0 == closed.depth && logs.apply(&closed.unlog).is_ok();
    let undone = if is_last { work.desk.undo_for_good() } else { Ok(None) };
    let Ok(Some(edit)) = undone else {
        model.say_to_all(
            Tone::Warning,
            "What was changed since keeps the closing from being taken back; nothing was",
        );
        return Vec::new();
    };
    let mut effects = saved(model, Task::Session(SessionStep::Begin(text)));
    effects.extend(record(model, closed.unlog).unwrap_or_default());
    refresh(model, Keep::Place);
    effects.extend(save(model, before, edit));
    model.unfinished = Some(Unfinished { hold: closed.hold, asked: false });
    model.say_to_all(Tone::Good, "Taken back: the meeting is not closed, and its topics are as they were");
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

/// Says how many lines a member still has to hear, since closing ticks off none of them.
fn still_to_hear(holding: &Holding) -> Option<Said> {
    let open = holding.aside.hear.iter().filter(|(_, told)| !told).count();
    let said = match open {
        0 => return None,
        1 => "1 line that was said without them is still to be heard: t ticks it off".to_owned(),
        several => {
            format!("{several} lines that were said without them are still to be heard: t ticks them off")
        }
    };
    Some(Said::new(Tone::Warning, said))
}

/// Says beside the counts how many topics cannot be closed, because they are gone.
fn with_lost(counts: String, lost: usize) -> String {
    match lost {
        0 => counts,
        1 => format!("{counts} · 1 topic is not in the files any more"),
        several => format!("{counts} · {several} topics are not in the files any more"),
    }
}

fn summary(hold: &Hold, work: &Work) -> Vec<Said> {
    let counted = with_lost(counts(hold), work.desk.lost(hold).len());
    let mut lines = vec![Said::new(Tone::Plain, counted)];
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
