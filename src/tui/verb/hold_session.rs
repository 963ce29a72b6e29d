//! What is kept of the meeting that is being held: it is begun, kept, found again and forgotten. One window holds a
//! meeting at a time.

use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::model::{Holding, Model, Overlay, Tone, Unfinished};
use super::super::question::Question;
use super::super::worker::Task;
use super::record::saved;
use crate::desk::unfinished;
use crate::escape::visible;
use crate::hold::Hold;
use crate::store::{Diagnostic, FoundSession, Meanwhile, SessionStep};

/// Shows a meeting as the one that is being held.
pub fn take_up(model: &mut Model, hold: Hold) {
    let Some(work) = &model.work else { return };
    let holding = Holding::new(hold, &work.desk);
    model.window.hold(holding.is_for_all());
    model.holding = Some(holding);
    model.unfinished = None;
}

/// Goes on with a meeting that was left behind.
pub fn resume(model: &mut Model, hold: Hold) -> Vec<Effect> {
    take_up(model, hold);
    kept_as(model, SessionStep::Resume)
}

/// Keeps the meeting from its beginning on.
pub fn start(model: &mut Model) -> Vec<Effect> {
    kept_as(model, SessionStep::Begin)
}

/// Keeps the meeting that is being held, so that a crash does not take it along.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    kept_as(model, SessionStep::Keep)
}

fn kept_as(model: &mut Model, step: impl FnOnce(String) -> SessionStep) -> Vec<Effect> {
    let text = model.holding.as_ref().map(|holding| holding.hold.to_text());
    match text {
        Some(Ok(text)) => saved(model, Task::Session(step(text))),
        Some(Err(error)) => {
            model.say_to_all(Tone::Error, format!("The meeting cannot be kept: {error}"));
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Throws away what was noted of a meeting that was not closed.
pub fn forget(model: &mut Model) -> Vec<Effect> {
    model.unfinished = None;
    model.say(Tone::Good, "Forgotten; the log has nothing of that meeting");
    saved(model, Task::Session(SessionStep::Forget))
}

/// Takes in what was found of a meeting when songsheet began.
pub fn found(model: &mut Model, found: Result<FoundSession, Diagnostic>) {
    model.record.session_is_broken = false;
    match found {
        Ok(FoundSession::Nothing) => {}
        Ok(FoundSession::Left(text)) => left_behind(model, &text),
        Ok(FoundSession::Elsewhere(_)) => {
            model.say_to_all(Tone::Plain, "A meeting is being held in another window");
        }
        Err(problem) => broken(model, problem),
    }
}

/// A meeting that was to begin cannot be held here.
pub fn not_held(model: &mut Model, left: Option<String>) {
    if model.holding.take().is_some() {
        model.window.go_to(Page::Plan);
    }
    match left {
        Some(text) => left_behind(model, &text),
        None => {
            model
                .say_to_all(Tone::Warning, "A meeting is being held in another window: close it there first");
        }
    }
}

/// A meeting was being held when songsheet ended.
fn left_behind(model: &mut Model, text: &str) {
    let place = model.work.as_ref().map(|work| work.desk.workspace().place().session_file());
    match unfinished(&place.unwrap_or_default(), text, model.now) {
        Ok(hold) => model.unfinished = Some(Unfinished { hold, asked: false }),
        Err(problem) => broken(model, problem),
    }
}

fn broken(model: &mut Model, problem: Diagnostic) {
    model.record.session_is_broken = true;
    model.problems.notice(vec![problem]);
}

/// Says what somebody else did to what is kept of the meeting.
pub fn tell_meanwhile(model: &mut Model, meanwhile: &Meanwhile) {
    let said = match meanwhile {
        Meanwhile::Gone => {
            "What is kept of this meeting had been taken away: it was written again".to_owned()
        }
        Meanwhile::Changed(file) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            format!(
                "Somebody else had changed what is kept of this meeting: theirs is in private/{}",
                visible(&name)
            )
        }
    };
    model.say_to_all(Tone::Warning, said);
}

/// Asks what becomes of a meeting that was not closed, as soon as nobody else looks and nothing else is asked.
pub fn ask_about_unfinished(model: &mut Model) {
    let free = model.overlay.is_none() && !model.window.presenting() && model.work.is_some();
    let Some(unfinished) = model.unfinished.as_mut().filter(|one| free && !one.asked) else { return };
    unfinished.asked = true;
    model.overlay = Some(Overlay::Question(Question::Unfinished(Box::new(unfinished.hold.clone()))));
}
