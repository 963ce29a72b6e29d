//! Keys in prompts, in the form and at questions.

use crossterm::event::KeyEvent;

use super::super::actions::Action;
use super::super::effect::Effect;
use super::super::model::{Model, Overlay};
use super::super::prompt::{Prompt, Purpose, with};
use super::super::question::Question;
use super::super::verb;

/// A key that is typed into a field.
pub fn typed(model: &mut Model, key: KeyEvent) {
    let changed = match &mut model.overlay {
        Some(Overlay::Prompt(prompt)) => prompt.field.key(key),
        Some(Overlay::Form(form)) => form.row_mut().is_some_and(|row| row.input.key(key)),
        _ => false,
    };
    if changed {
        retyped(model);
    }
}

/// Says anew what is to be known of what stands in the field.
pub fn retyped(model: &mut Model) {
    let (mut narrowed, mut sought) = (None, None);
    if let Some(work) = &model.work {
        match &mut model.overlay {
            Some(Overlay::Prompt(prompt)) => {
                prompt.refresh(&work.desk);
                narrowed = matches!(prompt.purpose, Purpose::Filter(..)).then(|| prompt.field.text());
                sought = matches!(prompt.purpose, Purpose::Search(_)).then(|| prompt.field.text());
            }
            Some(Overlay::Form(form)) => form.check(&work.desk),
            _ => {}
        }
    }
    if let Some(text) = narrowed {
        verb::narrow(model, &text);
    }
    if let Some(text) = sought {
        verb::seek(model, &text);
    }
}

/// An action in a prompt.
pub fn line(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Prompt(mut prompt)) = model.overlay.take() else { return Vec::new() };
    match action {
        Action::Accept => return accept(model, prompt),
        Action::Cancel => {
            if let Purpose::Filter(before, pane) = &prompt.purpose {
                verb::narrow(model, before);
                model.window.focus = *pane;
            }
            if let Purpose::Search(before) = &prompt.purpose {
                verb::seek(model, before);
            }
            return Vec::new();
        }
        Action::Mark => mark(model, &mut prompt),
        Action::NextChoice => prompt.choices.step(true),
        Action::PreviousChoice => prompt.choices.step(false),
        _ => {}
    }
    model.overlay = Some(Overlay::Prompt(prompt));
    Vec::new()
}

/// Marks a choice and makes room for the next word; while splitting, says whether the notes are for the team.
fn mark(model: &Model, prompt: &mut Prompt) {
    if let (Purpose::Split(_, notes), Some(work)) = (&mut prompt.purpose, &model.work) {
        *notes = !*notes;
        return prompt.refresh(&work.desk);
    }
    prompt.choices.mark();
    if !prompt.field.is_empty() {
        prompt.field.set("");
        if let Some(work) = &model.work {
            prompt.refresh(&work.desk);
        }
    }
}

fn accept(model: &mut Model, prompt: Box<Prompt>) -> Vec<Effect> {
    let unknown = prompt.choices.fitting.is_empty() && !prompt.field.text().trim().is_empty();
    match prompt.purpose {
        Purpose::With(_) | Purpose::PrivateWith(_) | Purpose::Absent if unknown => {
            model.overlay = Some(Overlay::Prompt(prompt));
            Vec::new()
        }
        Purpose::Capture => verb::captured(model, prompt),
        Purpose::Title(key) => verb::titled(model, key, prompt),
        Purpose::Filter(..) => verb::filtered(model, &prompt.field.text()),
        Purpose::Search(_) => Vec::new(),
        Purpose::Defer(key) => verb::deferred(model, key, prompt),
        Purpose::Because(key) => verb::because(model, key, prompt),
        Purpose::Split(key, notes) => verb::split_as(model, key, notes, prompt),
        Purpose::With(key) => verb::concerned(model, key, &with(prompt.choices.chosen())),
        Purpose::Move(ref of) => {
            let of = of.clone();
            verb::moved(model, &of, prompt)
        }
        Purpose::Decision(at) => verb::decided(model, at, &prompt.field.text()),
        Purpose::Note(at) => verb::noted(model, at, &prompt.field.text()),
        Purpose::Promise(at) => verb::promised(model, at, prompt),
        Purpose::Absent => verb::absent(model, &with(prompt.choices.chosen())),
        Purpose::PrivateWith(key) => verb::private_with(model, key, &with(prompt.choices.chosen())),
    }
}

/// An action in the form.
pub fn form(model: &mut Model, action: Action, key: KeyEvent) -> Vec<Effect> {
    let Some(Overlay::Form(mut form)) = model.overlay.take() else { return Vec::new() };
    let takes_lines = form.row().is_some_and(|row| row.input.takes_lines());
    match action {
        Action::Save => return verb::save_fields(model, form),
        Action::Cancel if form.is_changed() => {
            model.overlay = Some(Overlay::Question(Question::LeaveForm(form)));
            return Vec::new();
        }
        Action::Cancel => return Vec::new(),
        Action::NextValue => form.next_value(),
        // In the notes, enter and the arrows belong to the text.
        Action::Accept | Action::NextField | Action::PreviousField if takes_lines && !is_tab(key) => {
            model.overlay = Some(Overlay::Form(form));
            typed(model, key);
            return Vec::new();
        }
        Action::Accept | Action::NextField => form.step(true),
        Action::PreviousField => form.step(false),
        _ => {}
    }
    model.overlay = Some(Overlay::Form(form));
    retyped(model);
    Vec::new()
}

fn is_tab(key: KeyEvent) -> bool {
    use crossterm::event::KeyCode;
    matches!(key.code, KeyCode::Tab | KeyCode::BackTab)
}

/// The answer to a question.
pub fn confirm(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Question(question)) = model.overlay.take() else { return Vec::new() };
    match (action, question) {
        (Action::Yes, question) => yes(model, question),
        (_, Question::LeaveForm(form)) => {
            model.overlay = Some(Overlay::Form(form));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// What becomes of changes that an earlier process could not save. Without an answer they are kept for the next
/// start.
pub fn unsaved(model: &mut Model, action: Action) -> Vec<Effect> {
    model.overlay = None;
    match action {
        Action::TakeOver => vec![Effect::TakeOver],
        Action::Forget => vec![Effect::ForgetUnsaved],
        _ => Vec::new(),
    }
}

/// Which of two versions stays; without an answer both are kept until there is one.
pub fn conflict(model: &mut Model, action: Action) -> Vec<Effect> {
    model.overlay = None;
    match action {
        Action::KeepMine => vec![Effect::Overrule],
        Action::KeepTheirs => vec![Effect::Discard],
        _ => Vec::new(),
    }
}

fn yes(model: &mut Model, question: Question) -> Vec<Effect> {
    match question {
        Question::LeaveUnsaved => vec![Effect::Quit],
        Question::DiscardChange => vec![Effect::Discard],
        Question::StopPresenting => {
            model.window.present(false);
            Vec::new()
        }
        Question::CloseMeeting(_) => verb::close_meeting(model),
        Question::Seal { titles, .. } => verb::sealed(model, &titles),
        Question::TalkAboutNow(key) => verb::put_on(model, key),
        Question::DoneUnheard { key, .. } => verb::done_for_all(model, key),
        Question::Conflict(_) | Question::LeaveForm(_) | Question::Unfinished(_) | Question::Unsaved(_) => {
            Vec::new()
        }
        Question::CapturePasted(lines) => verb::capture_lines(model, &lines),
    }
}
