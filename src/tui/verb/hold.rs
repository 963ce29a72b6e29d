//! Begins to hold a meeting, goes back to it, leaves it for a while.

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::layout::{Page, Pane};
use super::super::model::{Holding, Model, Overlay, Tone, Unfinished, Work};
use super::super::pane::Target;
use super::super::question::Question;
use super::super::worker::Task;
use super::agenda::agenda;
use super::record::saved;
use crate::domain::{MeetingOf, Week};
use crate::hold::Hold;
use crate::share::words::day;
use crate::store::{Diagnostic, Severity};

/// Holds the selected meeting, or goes back to the one that is being held.
pub fn hold(model: &mut Model) -> Vec<Effect> {
    if let Some(holding) = &model.holding {
        if model.window.presenting() && !holding.is_for_all() {
            model.say_to_all(Tone::Plain, "Another meeting is being held");
        } else {
            model.window.hold(holding.is_for_all());
        }
        return Vec::new();
    }
    if let Some(unfinished) = &mut model.unfinished {
        // It is asked about as soon as nobody else looks.
        unfinished.asked = false;
        if model.window.presenting() {
            model.say_to_all(
                Tone::Plain,
                "Another meeting was not closed: that is settled outside of presenter mode",
            );
        }
        return Vec::new();
    }
    if model.record.session_is_broken {
        model.say_to_all(
            Tone::Warning,
            "What was kept of another meeting cannot be read: see the problems first",
        );
        return Vec::new();
    }
    let Some(hold) = begun(model) else {
        model.say_to_all(Tone::Plain, "There is no meeting here to hold: choose the team's or a 1-1");
        return Vec::new();
    };
    if let Some(why_not) = other_week(model, &hold).or_else(|| held_already(model, &hold)) {
        model.say_to_all(Tone::Plain, why_not);
        return Vec::new();
    }
    resume(model, hold);
    keep(model)
}

/// The meeting that is selected, as it begins.
fn begun(model: &Model) -> Option<Hold> {
    let work = model.work.as_ref()?;
    let presenting = model.window.presenting();
    let of = if presenting { MeetingOf::Team } else { selected(work, model.window.focus) };
    let hold = match of {
        MeetingOf::Team => work.board.plan.team.as_ref().map(|agenda| Hold::team(agenda, model.now)),
        MeetingOf::OneOnOne(who) => {
            work.board.plan.one_on_one(&who).map(|agenda| Hold::one_on_one(agenda, model.now))
        }
    };
    hold.map(|hold| hold.without_those_away(work.desk.team()))
}

/// Why a meeting cannot begin that is not of this week: what it does not reach would be carried over from a
/// meeting that has not been, or long ago.
fn other_week(model: &Model, hold: &Hold) -> Option<String> {
    let work = model.work.as_ref()?;
    let (today, planned) = (work.desk.today(), hold.planned_on());
    // At a weekend the coming week is planned, and counts as this one.
    let is_near = [Week::of(today), work.desk.week()].contains(&Week::of(planned));
    let back = model.keymap.shown(Action::ThisWeek);
    (!is_near)
        .then(|| format!("The meeting of {} is not this week's; {back} leads back", day(planned, today)))
}

/// Why a meeting cannot begin that the log has already: closing it would replace what the log says.
fn held_already(model: &Model, hold: &Hold) -> Option<String> {
    let desk = &model.work.as_ref()?.desk;
    let date = desk.logged_in(hold.of(), Week::of(hold.planned_on()))?;
    Some(format!("That meeting was held on {} and is in the log", day(date, desk.today())))
}

/// The meeting that is selected, or in which the selected topic stands.
pub fn selected(work: &Work, focus: Pane) -> MeetingOf {
    let of_topic = match work.board.target(focus) {
        Some(Target::Topic(key)) => agenda(work, focus, key),
        _ => None,
    };
    let of_pane = || work.member(focus).cloned().map(MeetingOf::OneOnOne);
    of_topic.or_else(of_pane).unwrap_or(MeetingOf::Team)
}

/// Goes on with a meeting.
pub fn resume(model: &mut Model, hold: Hold) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let holding = Holding::new(hold, &work.desk);
    model.window.hold(holding.is_for_all());
    model.holding = Some(holding);
    model.unfinished = None;
    Vec::new()
}

/// Leaves the page; the meeting goes on.
pub fn leave(model: &mut Model) {
    model.window.go_to(Page::Plan);
    let back = model.keymap.shown(Action::Hold);
    model.say_to_all(Tone::Plain, format!("The meeting goes on; {back} leads back to it"));
}

/// Throws away what was noted of a meeting that was not closed.
pub fn forget(model: &mut Model) -> Vec<Effect> {
    model.unfinished = None;
    model.say(Tone::Good, "Forgotten; the log has nothing of that meeting");
    saved(model, Task::Session(None))
}

/// Takes in what was kept of a meeting that was being held when songsheet ended.
pub fn found(model: &mut Model, text: Result<String, Diagnostic>) {
    model.record.session_is_broken = false;
    let read = text.map(|text| Hold::from_text(&text, model.now));
    match read {
        Ok(Ok(hold)) => model.unfinished = Some(Unfinished { hold, asked: false }),
        Ok(Err(error)) => {
            let place = model.work.as_ref().map(|work| work.desk.workspace().place().session_file());
            let what = format!("the meeting that was being held cannot be read: {error}");
            let hint = Some("mend the file, or take it away and open songsheet again".to_owned());
            broken(model, Diagnostic::of_file(Severity::Warning, &place.unwrap_or_default(), what, hint));
        }
        Err(problem) => broken(model, problem),
    }
}

fn broken(model: &mut Model, problem: Diagnostic) {
    model.record.session_is_broken = true;
    model.problems.notice(vec![problem]);
}

/// Asks what becomes of a meeting that was not closed, as soon as nobody else looks and nothing else is asked.
pub fn ask_about_unfinished(model: &mut Model) {
    let free = model.overlay.is_none() && !model.window.presenting() && model.work.is_some();
    let Some(unfinished) = model.unfinished.as_mut().filter(|one| free && !one.asked) else { return };
    unfinished.asked = true;
    model.overlay = Some(Overlay::Question(Question::Unfinished(Box::new(unfinished.hold.clone()))));
}

/// Keeps the meeting that is being held, so that a crash does not take it along.
pub fn keep(model: &mut Model) -> Vec<Effect> {
    let text = model.holding.as_ref().map(|holding| holding.hold.to_text());
    match text {
        Some(Ok(text)) => saved(model, Task::Session(Some(text))),
        Some(Err(error)) => {
            model.say_to_all(Tone::Error, format!("The meeting cannot be kept: {error}"));
            Vec::new()
        }
        None => Vec::new(),
    }
}
