//! What happens when files were saved, changed or could not be used.

use super::super::effect::Effect;
use super::super::layout::Page;
use super::super::model::{Leaving, Model, Overlay, Tone, Trouble, Work};
use super::super::question::Question;
use super::super::verb;
use super::super::worker::Report;
use crate::cells;
use crate::escape::visible;
use crate::store::save::Ignored;
use crate::store::{Diagnostic, Logs, Workspace};

/// The files may have been changed.
pub fn changed(model: &mut Model) -> Vec<Effect> {
    if model.saving.in_memory { Vec::new() } else { vec![Effect::Reload] }
}

/// The log may have been changed.
pub fn log_changed(model: &mut Model) -> Vec<Effect> {
    if model.saving.in_memory { Vec::new() } else { vec![Effect::ReadLogs] }
}

/// Saves again what could not be saved, or reads the files again.
pub fn retry(model: &mut Model) -> Vec<Effect> {
    match &model.saving.trouble {
        Some(Trouble::Conflict(conflict)) => {
            model.overlay = Some(Overlay::Question(Question::Conflict(conflict.clone())));
            Vec::new()
        }
        Some(Trouble::Refused(_)) => {
            model.overlay = Some(Overlay::Question(Question::DiscardChange));
            Vec::new()
        }
        Some(Trouble::Failed(_)) => {
            model.saving.trouble = None;
            vec![Effect::Retry]
        }
        None => changed(model),
    }
}

/// The worker has something to report.
pub fn reported(model: &mut Model, report: Report) -> Vec<Effect> {
    match report {
        Report::Saved { merged, manner, unnoted } => {
            tell_ignored(model, manner.ignored);
            let effects = saved(model, merged, manner.durable);
            tell_unkept(model, manner.unkept);
            if let Some(error) = unnoted {
                let error = visible(&error);
                model.say(Tone::Warning, format!("Saved, but songsheet cannot learn from the call: {error}"));
            }
            effects
        }
        Report::Kept { manner, meanwhile } => {
            tell_ignored(model, manner.ignored);
            let effects = kept(model, manner.durable);
            tell_unkept(model, manner.unkept);
            if let Some(meanwhile) = meanwhile {
                verb::tell_meanwhile(model, &meanwhile);
            }
            effects
        }
        Report::NotHeld(left) => {
            let effects = kept(model, true);
            verb::not_held(model, left);
            effects
        }
        Report::Logs(logs) => {
            read(model, *logs);
            index(model).into_iter().collect()
        }
        Report::Indexed(indexed) => {
            if let Some(work) = &mut model.work {
                work.sights.search.know(*indexed);
            }
            Vec::new()
        }
        Report::Session(found) => {
            verb::found(model, found);
            Vec::new()
        }
        Report::Discarded => {
            model.saving.pending = model.saving.pending.saturating_sub(1);
            model.saving.trouble = None;
            when_saved(model)
        }
        Report::Stuck(trouble) => {
            model.saving.trouble = Some(trouble);
            model.notice = None;
            if model.leaving == Leaving::WhenSaved {
                model.leaving = Leaving::No;
                model.overlay = Some(Overlay::Question(Question::LeaveUnsaved));
            }
            Vec::new()
        }
        Report::Loaded(workspace) => {
            loaded(model, *workspace);
            Vec::new()
        }
        Report::Unsaved(lines) => {
            model.unsaved = Some(lines);
            Vec::new()
        }
        Report::TakenOver(count) => {
            model.saving.pending += count;
            Vec::new()
        }
        Report::Noticed(beside) => {
            model.problems.notice(beside);
            Vec::new()
        }
        Report::Broken(problems) => {
            broken(model, problems);
            Vec::new()
        }
    }
}

fn tell_ignored(model: &mut Model, ignored: Ignored) {
    match ignored {
        Ignored::Unchanged => {}
        Ignored::Made => told_beside(model, "made .gitignore"),
        Ignored::Extended => told_beside(model, "added private/ to .gitignore"),
    }
}

/// Says once that earlier texts are not kept: it is likely to go wrong with every save.
fn tell_unkept(model: &mut Model, unkept: Option<String>) {
    let Some(error) = unkept else { return };
    if !std::mem::replace(&mut model.saving.told_unkept, true) {
        model.say(Tone::Warning, format!("Saved, but no earlier text could be kept: {}", visible(&error)));
    }
}

/// Tells something behind what is told already, where there is room for both.
fn told_beside(model: &mut Model, text: &str) {
    const ROOM_FOR_SAVED: usize = 14;
    let room = usize::from(model.window.size.width).saturating_sub(ROOM_FOR_SAVED);
    match &mut model.notice {
        Some(notice) if cells::width(&notice.text) + cells::width(text) > room => {}
        Some(notice) => notice.text = format!("{} · {text}", notice.text),
        None => model.say(Tone::Plain, format!("Saved · {text}")),
    }
}

/// A change is on disk.
fn kept(model: &mut Model, durable: bool) -> Vec<Effect> {
    model.saving.pending = model.saving.pending.saturating_sub(1);
    model.saving.saved = true;
    model.saving.trouble = None;
    if !durable {
        model.say(Tone::Warning, "Saved, but the disk has not confirmed it yet");
    }
    when_saved(model)
}

/// The log has been read. As long as more is to be saved, what is on the screen may be newer than the files; but
/// nothing was written into a log that was not known.
fn read(model: &mut Model, logs: Logs) {
    if !model.saving.is_done() && model.record.logs.is_some() {
        model.record.is_due = true;
        return;
    }
    let strangers = model.work.as_ref().map(|work| logs.strangers(work.desk.workspace())).unwrap_or_default();
    model.problems.read_log([logs.problems(), &strangers].concat());
    let same = model.record.log().is_some_and(|log| log == *logs.log());
    model.record.logs = Some(logs);
    if !same {
        verb::remember(model);
    }
}

/// Has the index of the log made, so that the page of the log need not wait for it when it is shown first.
fn index(model: &Model) -> Option<Effect> {
    let work = model.work.as_ref()?;
    let desk = &work.desk;
    let known = work.sights.search.knows(desk.log());
    (!known).then(|| Effect::Index(desk.log().clone(), Box::new(desk.team().clone())))
}

/// An edit of topics or of the roster is in the files.
fn saved(model: &mut Model, merged: Option<Box<Workspace>>, durable: bool) -> Vec<Effect> {
    let effects = kept(model, durable);
    // What could be saved could be read, so the files have been repaired.
    if let Some(work) = model.work.as_ref().filter(|_| model.problems.outdated) {
        let found = work.desk.workspace().diagnostics();
        model.problems.read(found, false);
        if model.window.page() == Page::Problems {
            model.window.go_to(Page::Plan);
        }
    }
    // As long as more is to be saved, what is on the screen is newer than the files.
    if let Some(workspace) = merged.filter(|_| model.saving.is_done()) {
        loaded(model, *workspace);
    }
    effects
}

/// What waited for everything to be saved.
fn when_saved(model: &mut Model) -> Vec<Effect> {
    if !model.saving.is_done() {
        return Vec::new();
    }
    if model.leaving == Leaving::WhenSaved {
        return vec![Effect::Quit];
    }
    let due = std::mem::take(&mut model.record.is_due);
    if due { vec![Effect::ReadLogs] } else { Vec::new() }
}

/// The files say something else than what is on the screen.
fn loaded(model: &mut Model, workspace: Workspace) {
    if !model.saving.is_done() {
        return;
    }
    model.problems.read(workspace.diagnostics(), false);
    if model.work.is_some() {
        model.say(Tone::Plain, "The files have changed and were read again");
        verb::reload(model, workspace);
    } else {
        model.work = Some(Work::open(workspace, &model.settings));
        verb::remember(model);
    }
    if model.window.page() == Page::Problems {
        model.window.go_to(Page::Plan);
    }
}

/// The files cannot be used: what was read before stays on the screen.
fn broken(model: &mut Model, problems: Vec<Diagnostic>) {
    model.problems.read(problems, true);
    model.notice = None;
    if model.work.is_none() {
        model.window.go_to(Page::Problems);
    }
}
