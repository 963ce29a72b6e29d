//! Moves the selected meeting within its week, skips it, or holds it as usual again.

use super::super::effect::Effect;
use super::super::model::{Back, Model, Overlay, Tone, Work};
use super::super::pane::{Keep, Target};
use super::super::prompt::{Prompt, Purpose, read_appointment};
use super::super::worker::Task;
use super::change::{refresh, sentence};
use super::hold::selected;
use super::record::saved;
use crate::desk::{Appointment, Desk};
use crate::domain::{Instead, MeetingOf};
use crate::plan::MeetingDay;
use crate::share::advice::{capital, meeting};
use crate::share::words::day;
use crate::store::TeamEdit;

/// Skips the selected meeting; one that is skipped or moved is held as usual again.
pub fn skip(model: &mut Model) -> Vec<Effect> {
    let Some(appointment) = appointment(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let desk = &work.desk;
    let exceptions = &desk.team().exceptions;
    let is_it = |on: chrono::NaiveDate, of: &MeetingOf| on == appointment.on && *of == appointment.of;
    let edit = if exceptions.iter().any(|one| is_it(one.on, &one.of)) {
        desk.usual_meeting(&appointment)
    } else {
        desk.skip_meeting(&appointment)
    };
    apply(model, &appointment, edit)
}

/// Asks to which day and time the selected meeting is to move.
pub fn move_meeting(model: &mut Model) -> Vec<Effect> {
    let Some(appointment) = appointment(model) else { return Vec::new() };
    let Some(work) = &model.work else { return Vec::new() };
    let prompt = Prompt::new(Purpose::Move(Box::new(appointment)), "", &work.desk);
    model.overlay = Some(Overlay::Prompt(Box::new(prompt)));
    Vec::new()
}

/// Moves a meeting to what was typed; when that cannot be, the prompt stays and says why.
pub fn moved(model: &mut Model, appointment: &Appointment, prompt: Box<Prompt>) -> Vec<Effect> {
    let Some(work) = &model.work else { return Vec::new() };
    let Ok((_, edit)) = read_appointment(&prompt.field.text(), appointment, &work.desk) else {
        model.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    };
    apply(model, appointment, edit)
}

/// The meeting that is selected; when the week has none, that is said.
fn appointment(model: &mut Model) -> Option<Appointment> {
    let work = model.work.as_ref()?;
    let focus = model.window.focus;
    let week = work.board.plan.week;
    let of = match work.board.target(focus) {
        Some(Target::Off(nth)) => work.board.plan.not_held.get(nth)?.of.clone(),
        _ => selected(work, focus),
    };
    let found = work.desk.appointment(of, week);
    if found.is_none() {
        model.say(Tone::Plain, "The week has no such meeting: choose the team's or a 1-1");
    }
    found
}

/// Makes an edit of the roster and has it saved.
fn apply(model: &mut Model, appointment: &Appointment, edit: TeamEdit) -> Vec<Effect> {
    let Some(effects) = edit_team(model, edit) else { return Vec::new() };
    let said = model.work.as_ref().map(|work| becomes(work, appointment)).unwrap_or_default();
    model.say(Tone::Good, said);
    effects
}

/// Makes an edit of the roster that can be taken back; what keeps it from being made is said.
fn edit_team(model: &mut Model, edit: TeamEdit) -> Option<Vec<Effect>> {
    let depth = model.work.as_ref()?.desk.depth().0;
    let (effects, inverse) = make(model, edit)?;
    model.record.back.push((depth, Back::Team(inverse)));
    model.record.forth.clear();
    Some(effects)
}

/// Makes an edit of the roster; gives what takes it back.
pub fn make(model: &mut Model, edit: TeamEdit) -> Option<(Vec<Effect>, TeamEdit)> {
    let desk: &mut Desk = &mut model.work.as_mut()?.desk;
    let before = desk.workspace().clone();
    match desk.apply_team(&edit) {
        Ok(inverse) => {
            refresh(model, Keep::Topic);
            Some((saved(model, Task::Team(Box::new(before), edit)), inverse))
        }
        Err(error) => {
            model.say(Tone::Error, sentence(&error.to_string()));
            None
        }
    }
}

/// What has become of a meeting.
fn becomes(work: &Work, appointment: &Appointment) -> String {
    let (desk, names) = (&work.desk, &work.board.plan.names);
    let name = capital(meeting(&appointment.of, names).trim_start_matches("the "));
    let today = desk.today();
    let exceptions = &desk.team().exceptions;
    let one = exceptions.iter().find(|one| one.on == appointment.on && one.of == appointment.of);
    let held = match desk.meeting_day(&appointment.of, appointment.week) {
        MeetingDay::On(meeting) => Some(super::super::pane::meeting_time(&meeting, today)),
        _ => None,
    };
    match (one.map(|one| one.instead), held) {
        (Some(Instead::Skipped), _) => {
            let next = desk.next_meeting(&appointment.of, appointment.week.day(chrono::Weekday::Sun));
            let next = next.map_or_else(|| "none is in sight".to_owned(), |next| day(next, today));
            format!("{name} skipped; the next one: {next}")
        }
        (Some(Instead::Moved { .. }), Some(when)) => format!("{name} moved to {when}"),
        (None, Some(when)) => format!("{name} as usual: {when}"),
        (_, None) => format!("{name} is not held"),
    }
}
