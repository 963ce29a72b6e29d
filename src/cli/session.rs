//! What a command is given: the flags that every command knows, the clock, and where to write.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::domain::Week;
use crate::share::released;
use crate::start::Start;
use crate::store::save::{Ignored, Saved};
use crate::store::{LeftBehind, LogEdit, LogError, Logs, Place, Workspace, log};

use super::failure::Failure;
use super::page::{Page, Tone};
use super::words;

/// What a command is given.
pub struct Session<'a, 'p> {
    /// Config, clock, and where the workspace is.
    pub start: &'a Start,
    /// Where the answer goes: standard output.
    pub page: &'a mut Page<'p>,
    /// Where remarks beside the answer go: standard error.
    pub aside: &'a mut Page<'p>,
}

impl Session<'_, '_> {
    /// The day on which the command runs.
    pub fn today(&self) -> NaiveDate {
        self.start.clock.today()
    }

    /// Loads the workspace and remarks on what deserves a look.
    pub fn open(&mut self) -> Result<Desk, Failure> {
        let place = self.start.place();
        let workspace = Workspace::load(&place).map_err(Failure::problems)?;
        self.remark(&place, &workspace)?;
        Ok(Desk::open(workspace, &self.start.config.routing.value, self.today()))
    }

    /// Loads the workspace together with the record of meetings held.
    pub fn open_with_log(&mut self) -> Result<Desk, Failure> {
        let mut desk = self.open()?;
        desk.remember(self.logs()?.log().clone());
        Ok(desk)
    }

    /// Loads a workspace to be changed; the built-in example is not one.
    pub fn open_own(&mut self) -> Result<Desk, Failure> {
        if self.start.place().is_example() {
            return Err(Failure::data("There is no workspace to write to, so nothing was kept.")
                .hint("`songsheet init` makes one in the current folder; --dir names another"));
        }
        self.open()
    }

    /// Loads a workspace to be changed, with what was held this week: a change is not to wait for years of log. Where
    /// those bear on its answer, `landing` reads them.
    pub fn open_own_with_week(&mut self) -> Result<Desk, Failure> {
        let mut desk = self.open_own()?;
        let week = Week::of(desk.today());
        desk.remember(Logs::load_week(&self.start.place(), week).log().clone());
        Ok(desk)
    }

    /// Reads the log and remarks on weeks that are left out.
    pub fn logs(&mut self) -> Result<Logs, Failure> {
        let logs = Logs::load(&self.start.place());
        let mut broken: Vec<_> =
            logs.problems().iter().filter(|one| one.is_error()).map(|one| &one.file).collect();
        broken.dedup();
        if !broken.is_empty() {
            let counted = words::count(broken.len(), "file of the log has", "files of the log have");
            self.note(&format!("{counted} errors and is left out; `songsheet check` lists them."))?;
        }
        Ok(logs)
    }

    /// Makes an edit of the log and saves it.
    pub fn log(&mut self, edit: &LogEdit) -> Result<(), Failure> {
        let logged = log(&self.start.place(), edit).map_err(not_logged)?;
        if logged.saved == Saved::NotYetDurably {
            self.note("it is saved, but the disk did not confirm it; a power cut could still take it.")?;
        }
        self.tell_ignored(logged.ignored)?;
        self.tell_unkept(logged.unkept)
    }

    /// Remarks that a `.gitignore` of the user's own was changed.
    pub fn tell_ignored(&mut self, ignored: Ignored) -> Result<(), Failure> {
        if ignored == Ignored::Extended {
            self.note("private/ stands in .gitignore now, so that git leaves it alone.")?;
        }
        Ok(())
    }

    /// Remarks that there is no backup of what was saved.
    pub fn tell_unkept(&mut self, unkept: Option<String>) -> Result<(), Failure> {
        let Some(error) = unkept else { return Ok(()) };
        self.note(&format!(
            "it is saved, but no earlier text could be kept for `songsheet restore`: {error}."
        ))
    }

    fn remark(&mut self, place: &Place, workspace: &Workspace) -> Result<(), Failure> {
        if place.is_example() {
            let banner = "no workspace was found, so this is the built-in example; \
                          `songsheet init` makes one of your own.";
            self.note(banner)?;
        }
        let unsaved = LeftBehind::find(place, workspace).changes.len();
        if unsaved > 0 {
            let counted = words::count(unsaved, "change was", "changes were");
            self.note(&format!(
                "{counted} made and never saved; open the screen with `songsheet` to take over or forget."
            ))?;
        }
        let warnings = workspace.diagnostics().len() + self.start.config.warnings.len();
        if warnings > 0 {
            let counted = words::count(warnings, "warning", "warnings");
            self.note(&format!("{counted} about the files; `songsheet check` lists them."))?;
        }
        Ok(())
    }

    /// Remarks on embargoes that are over, beside an answer for the manager's own eyes.
    pub fn tell_released(&mut self, desk: &Desk) -> Result<(), Failure> {
        let line = released::line(&desk.released(), || desk.plan(desk.week()));
        line.map_or(Ok(()), |line| self.note(&format!("{line}.")))
    }

    /// A remark beside the answer.
    pub fn note(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.aside.hanging(&[Tone::Strong.of("note: ")], Tone::Plain, text)?)
    }
}

/// The log was not changed.
fn not_logged(error: LogError) -> Failure {
    let what = format!("Nothing was saved: {error}.");
    match error {
        LogError::Broken(problems) => Failure { problems, ..Failure::data(what) },
        LogError::NotAsMeant(_) => Failure::data(what)
            .hint("write it by hand, or change what stands there to the form that the README shows"),
        LogError::NotThere(_) | LogError::Busy(_) => Failure::data(what).hint("try again"),
        LogError::Io { .. } => Failure::data(what),
    }
}

/// A path as people refer to it from the current folder.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).map(Path::to_owned).ok());
    let near = below.filter(|below| !below.as_os_str().is_empty());
    near.unwrap_or_else(|| path.strip_prefix(".").unwrap_or(path).to_owned())
}
