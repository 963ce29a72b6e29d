//! Ticks off what stands on an agenda beside its topics: a promise that was kept, news that somebody has heard now,
//! and a question that is asked or not.

use super::super::effect::Effect;
use super::super::model::{Model, Tone, Work};
use super::super::pane::{Keep, Target};
use super::change::change;
use super::record::{record, record_with_back};
use crate::desk;
use crate::domain::{Drawer, Handle, Suggestion, Topic, TopicKey, With};
use crate::escape::visible;
use crate::plan::{MustHear, Promise, Suggested};
use crate::store::{Edit, LogEdit};

/// What is selected and can be ticked off.
pub(super) enum Ticked {
    Promise(Promise),
    Heard(Handle, MustHear),
    Asked(Handle, Suggested),
}

/// Ticks off what is selected.
pub fn tick(model: &mut Model) -> Vec<Effect> {
    if let Some(ticked) = selected(model) {
        return tick_off(model, &ticked);
    }
    nothing_to_tick(model);
    Vec::new()
}

/// Says that nothing here can be ticked off.
pub(super) fn nothing_to_tick(model: &mut Model) {
    model.say(Tone::Plain, "Nothing to tick off here: that is for promises, news and suggestions");
}

/// Ticks one off.
pub(super) fn tick_off(model: &mut Model, ticked: &Ticked) -> Vec<Effect> {
    match ticked {
        Ticked::Promise(promise) => kept(model, promise),
        Ticked::Heard(who, line) => heard(model, who, line),
        Ticked::Asked(who, question) => take(model, who, question),
    }
}

/// Dismisses the suggestion that is selected; `None` when something else is.
pub fn dismiss(model: &mut Model) -> Option<Vec<Effect>> {
    let Some(Ticked::Asked(who, question)) = selected(model) else { return None };
    dismiss_question(model, &who, &question)
}

/// Dismisses a question that is suggested for somebody.
pub(super) fn dismiss_question(model: &mut Model, who: &Handle, question: &Suggested) -> Option<Vec<Effect>> {
    let edit = LogEdit::Suggested(noted(model, who, question, false)?);
    let effects = record(model, edit).unwrap_or_default();
    if !effects.is_empty() || model.saving.in_memory {
        model.say(Tone::Good, "Dismissed: it will not be suggested again");
    }
    Some(effects)
}

fn selected(model: &Model) -> Option<Ticked> {
    let work = model.work.as_ref()?;
    of_target(work, work.board.target(model.window.focus)?)
}

fn of_target(work: &Work, target: Target) -> Option<Ticked> {
    let plan = &work.board.plan;
    let agenda = |at: usize| plan.one_on_ones.get(at);
    Some(match target {
        Target::Promise(at, nth) => Ticked::Promise(agenda(at)?.promises.get(nth)?.clone()),
        Target::TeamPromise(nth) => Ticked::Promise(plan.team.as_ref()?.promises.get(nth)?.promise().clone()),
        Target::Hear(at, nth) => {
            let agenda = agenda(at)?;
            Ticked::Heard(agenda.with.clone(), agenda.must_hear.get(nth)?.clone())
        }
        Target::Suggested(at) => {
            let agenda = agenda(at)?;
            Ticked::Asked(agenda.with.clone(), agenda.suggestion.clone()?)
        }
        _ => return None,
    })
}

fn kept(model: &mut Model, promise: &Promise) -> Vec<Effect> {
    let edit = |done| desk::kept(promise, done);
    let today = model.settings.today;
    let Some(effects) = record_with_back(model, edit(Some(today)), edit(None)) else { return Vec::new() };
    model.say(Tone::Good, format!("Kept: {}", visible(&promise.what)));
    effects
}

fn heard(model: &mut Model, who: &Handle, line: &MustHear) -> Vec<Effect> {
    let edit = |on| desk::heard(line, who, on);
    let today = model.settings.today;
    let Some(effects) = record_with_back(model, edit(Some(today)), edit(None)) else { return Vec::new() };
    let name = model.work.as_ref().map(|work| visible(work.desk.team().name_of(who)).into_owned());
    model.say(Tone::Good, format!("{} has heard: {}", name.unwrap_or_default(), visible(&line.title)));
    effects
}

/// Makes a topic of a suggested question, and notes that it was taken.
fn take(model: &mut Model, who: &Handle, question: &Suggested) -> Vec<Effect> {
    let Some(noted) = noted(model, who, question, true) else { return Vec::new() };
    let changed = change(model, Keep::Place, |desk| {
        let key = TopicKey { drawer: Drawer::Private, index: 0 };
        let id = desk.workspace().new_id(question.text, Some(desk.today()));
        let topic = Topic {
            id: Some(id),
            with: With::Members(vec![who.clone()]),
            route: Some(crate::domain::Route::Private),
            added: Some(desk.today()),
            ..Topic::new(key, question.text)
        };
        Ok::<_, String>(Edit::add(Drawer::Private, topic))
    });
    let Some(changed) = changed else { return Vec::new() };
    let mut effects = changed.effects;
    effects.extend(record(model, LogEdit::Suggested(noted)).unwrap_or_default());
    model.say(Tone::Private, "The question is a topic of that 1-1 now");
    effects
}

fn noted(model: &Model, who: &Handle, question: &Suggested, taken: bool) -> Option<Suggestion> {
    let on = model.work.as_ref()?.desk.today();
    Some(Suggestion { with: who.clone(), question: question.id.to_owned(), on, taken })
}
