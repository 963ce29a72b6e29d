//! Begins to hold a meeting, goes back to it, leaves the page for a while.

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::layout::{Page, Pane};
use super::super::model::{Model, Tone, Work};
use super::super::pane::{Keep, Target};
use super::agenda::agenda;
use super::change::{refresh, save};
use super::hold_session::{start, take_up};
use crate::domain::{MeetingOf, Week};
use crate::hold::Hold;
use crate::share::words::day;

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
    begin(model)
}

/// Begins the selected meeting. Its topics get an id where they have none, so that they are known again when the
/// meeting is closed, whatever they are called by then.
fn begin(model: &mut Model) -> Vec<Effect> {
    let ids = give_ids(model);
    let Some(hold) = begun(model) else { return ids };
    take_up(model, hold);
    let mut effects = start(model);
    effects.extend(ids);
    effects
}

fn give_ids(model: &mut Model) -> Vec<Effect> {
    let Some((hold, work)) = begun(model).zip(model.work.as_mut()) else { return Vec::new() };
    let before = work.desk.workspace().clone();
    // What cannot get one is known again by its title.
    let Ok(edit) = work.desk.ids_for(&hold) else { return Vec::new() };
    let Ok(applied) = before.apply(&edit) else { return Vec::new() };
    work.desk.reload(applied.workspace);
    refresh(model, Keep::Topic);
    save(model, before, edit)
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

/// Leaves the page; the meeting goes on.
pub fn leave(model: &mut Model) {
    model.window.go_to(Page::Plan);
    let back = model.keymap.shown(Action::Hold);
    model.say_to_all(Tone::Plain, format!("The meeting goes on; {back} leads back to it"));
}
