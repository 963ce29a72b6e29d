//! Saves an edit: under a lock, on what the files say now, and durably.
//!
//! A save never rests on what was read earlier: the files are read again under the lock, and the edit is
//! applied to that. What somebody else wrote meanwhile stays; where both changed the same, nothing is
//! saved and both versions are told.

mod ignore;
mod rebase;
mod replace;
mod restore;
mod team;

pub use ignore::Ignored;
pub(crate) use ignore::LINES as IGNORE_LINES;
pub(in crate::store) use ignore::keep_out;
pub use rebase::{Conflict, rebase};
pub(crate) use replace::{BACKUP, beside};
pub(in crate::store) use replace::{Failure, Replacing};
pub use restore::{BroughtBack, bring_back, bring_back_on};
pub(in crate::store) use team::in_words as instead_in_words;
pub use team::{CommittedTeam, commit_team, commit_team_on};

use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::backups::Backups;
use super::disk::{Access, Disk, RealDisk};
use super::{Applied, Calls, Diagnostic, Edit, EditError, PRIVATE_FOLDER, Place, TeamEditError, Workspace};
use crate::domain::{Drawer, TopicKey};
use crate::escape::visible;

/// The file whose lock parts one save from the next.
pub const LOCK_FILE: &str = ".songsheet.lock";

/// How long a save waits for another one.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a save starts again because somebody wrote the file without the lock, such as an editor.
const ATTEMPTS: usize = 8;

/// What a commit made.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The workspace as it is on disk now. Its keys are those of the workspace before unless `reloaded`.
    pub workspace: Workspace,
    /// The edit that takes it back.
    pub inverse: Edit,
    /// The new keys of topics that were added or moved, in the order of the edit.
    pub added: Vec<TopicKey>,
    /// Whether somebody else had changed the files, so that they were loaded anew and keys were given anew.
    pub reloaded: bool,
    /// How safe it is.
    pub saved: Saved,
    /// Why the calls in it could not be noted to learn from; all else was saved.
    pub unnoted: Option<String>,
    /// Why earlier texts could not be kept; all else was saved.
    pub unkept: Option<String>,
    /// What became of the `.gitignore`, so that git leaves the private folder alone.
    pub ignored: Ignored,
}

/// How safe a saved edit is, the least safe first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saved {
    /// It is the built-in example: nothing is saved.
    InMemory,
    /// It is in the file, but the disk did not confirm it: a power cut could still take it.
    NotYetDurably,
    /// It survives a power cut.
    Durably,
}

/// Why an edit was not saved. The files are as they were, but for [`CommitError::Half`].
#[derive(Debug)]
pub enum CommitError {
    /// The edit itself was refused.
    Edit(EditError),
    /// The edit of the roster was refused.
    Team(TeamEditError),
    /// Somebody else changed the same, or removed the topic.
    Conflict(Box<Conflict>),
    /// Somebody else's change left the files with errors.
    Broken(Vec<Diagnostic>),
    /// Somebody else keeps writing the file.
    Busy(PathBuf),
    /// A file could not be written.
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A topic was put into one file, but could not be taken out of the other: it stands in both now.
    Half {
        /// The file that was saved.
        saved: PathBuf,
        /// The file that could not be saved.
        failed: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl fmt::Display for CommitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &Path| visible(&path.to_string_lossy()).into_owned();
        match self {
            Self::Edit(error) => error.fmt(f),
            Self::Team(error) => error.fmt(f),
            Self::Conflict(conflict) => conflict.fmt(f),
            Self::Broken(_) => f.write_str("the files have been changed meanwhile and have errors now"),
            Self::Busy(file) => write!(f, "{} is being written by another program all the time", shown(file)),
            Self::Io { file, error } => write!(f, "{} cannot be saved: {error}", shown(file)),
            Self::Half { saved, failed, error } => write!(
                f,
                "{} cannot be saved: {error}; the topic stands in {} as well now",
                shown(failed),
                shown(saved)
            ),
        }
    }
}

impl std::error::Error for CommitError {}

/// Applies `edit`, which was made for `before`, to what the files say now, and saves the result.
pub fn commit(place: &Place, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError> {
    commit_on(&RealDisk, place, before, edit)
}

/// Commits on this disk.
pub fn commit_on(
    disk: &dyn Disk,
    place: &Place,
    before: &Workspace,
    edit: &Edit,
) -> Result<Committed, CommitError> {
    if place.is_example() {
        let applied = before.apply(edit).map_err(CommitError::Edit)?;
        return Ok(Committed::of(applied, false, Saved::InMemory));
    }
    let shared = place.topics_file(Drawer::Shared);
    let held = lock(disk, place)?;
    let save = Save::new(disk, place, held.is_some());
    for _ in 0..ATTEMPTS {
        if let Some(committed) = save.attempt(before, edit)? {
            return Ok(Committed {
                ignored: save.ignored.get(),
                unkept: save.backups.trouble(),
                ..committed
            });
        }
    }
    Err(CommitError::Busy(shared.to_owned()))
}

/// Forgets all noted calls of a place; gives how many there were. What cannot be read is forgotten too.
pub fn forget_calls(place: &Place) -> Result<usize, CommitError> {
    forget_calls_on(&RealDisk, place)
}

fn forget_calls_on(disk: &dyn Disk, place: &Place) -> Result<usize, CommitError> {
    let file = place.calls_file();
    if place.is_example() || disk.facts(&file).is_err() {
        return Ok(0);
    }
    let lock = disk.resolve(place.topics_file(Drawer::Shared)).map_err(io_at(&file))?;
    let lock = lock.with_file_name(LOCK_FILE);
    let held = disk.lock(&lock, PATIENCE).map_err(io_at(&lock))?;
    let count = Calls::load(disk, place).all().len();
    let replacing = Replacing { disk, access: Access::OwnerOnly, locked: held.is_some(), backups: None };
    for _ in 0..ATTEMPTS {
        let old = replace::read_or_empty(disk, &file).map_err(io_at(&file))?;
        match replacing.replace(&file, &old, b"") {
            Err(Failure::Changed) => {}
            Err(Failure::Io(error)) => return Err(CommitError::Io { file, error }),
            Ok(_) => return Ok(count),
        }
    }
    Err(CommitError::Busy(file))
}

/// Takes the lock of a place; none where the file system has no locks.
fn lock(disk: &dyn Disk, place: &Place) -> Result<Option<File>, CommitError> {
    let shared = place.topics_file(Drawer::Shared);
    let lock = disk.resolve(shared).map_err(io_at(shared))?.with_file_name(LOCK_FILE);
    disk.lock(&lock, PATIENCE).map_err(io_at(&lock))
}

fn io_at(file: &Path) -> impl FnOnce(io::Error) -> CommitError {
    let file = file.to_owned();
    |error| CommitError::Io { file, error }
}

impl Committed {
    fn of(applied: Applied, reloaded: bool, saved: Saved) -> Self {
        let Applied { workspace, inverse, added } = applied;
        Self {
            workspace,
            inverse,
            added,
            reloaded,
            saved,
            unnoted: None,
            unkept: None,
            ignored: Ignored::Unchanged,
        }
    }
}

/// One save under way.
struct Save<'a> {
    disk: &'a dyn Disk,
    place: &'a Place,
    locked: bool,
    backups: Backups<'a>,
    ignored: Cell<Ignored>,
}

impl<'a> Save<'a> {
    fn new(disk: &'a dyn Disk, place: &'a Place, locked: bool) -> Self {
        Self { disk, place, locked, backups: Backups::of(disk, place), ignored: Cell::default() }
    }
}

impl Save<'_> {
    /// Saves on what the files say now; `None` when they changed while they were being saved.
    fn attempt(&self, before: &Workspace, edit: &Edit) -> Result<Option<Committed>, CommitError> {
        let reloaded = !self.is_on_disk(before)?;
        let (now, mut applied);
        if reloaded {
            now = Workspace::load_from(self.disk, self.place).map_err(CommitError::Broken)?;
            let edit =
                rebase(edit, before, &now).map_err(|conflict| CommitError::Conflict(Box::new(conflict)))?;
            applied = now.apply(&edit).map_err(CommitError::Edit)?;
        } else {
            now = before.clone();
            applied = now.apply(edit).map_err(CommitError::Edit)?;
        }
        let Some(saved) = self.write(&now, &applied.workspace)? else { return Ok(None) };
        let noted = self.write_calls(now.calls().text(), applied.workspace.calls().text());
        if noted.is_err() {
            applied.workspace = applied.workspace.with_calls(now.calls().clone());
        }
        let unnoted = noted.err().map(|failure| io::Error::from(failure).to_string());
        Ok(Some(Committed { unnoted, ..Committed::of(applied, reloaded, saved) }))
    }

    /// Writes the noted calls, when they are others.
    fn write_calls(&self, old: &str, new: &str) -> Result<(), Failure> {
        if old == new {
            return Ok(());
        }
        let file = &self.place.calls_file();
        self.prepare_private(file)?;
        let replacing =
            Replacing { disk: self.disk, access: Access::OwnerOnly, locked: self.locked, backups: None };
        replacing.replace(file, old.as_bytes(), new.as_bytes()).map(drop)
    }

    /// Whether the files are still what `workspace` was loaded from.
    fn is_on_disk(&self, workspace: &Workspace) -> Result<bool, CommitError> {
        let team = self.place.team_file();
        if self.disk.read(team).map_err(io_at(team))? != workspace.team_text().as_bytes() {
            return Ok(false);
        }
        for drawer in [Drawer::Shared, Drawer::Private] {
            let file = self.place.topics_file(drawer);
            let now = replace::read_or_empty(self.disk, file).map_err(io_at(file))?;
            if !workspace.document(drawer).is_text(&now) {
                return Ok(false);
            }
        }
        let calls = replace::read_or_empty(self.disk, &self.place.calls_file()).unwrap_or_default();
        Ok(workspace.calls().is_text(&calls))
    }

    /// Writes the files that differ; `None` when somebody else wrote one of them at the same moment.
    fn write(&self, now: &Workspace, next: &Workspace) -> Result<Option<Saved>, CommitError> {
        let mut done: Option<Drawer> = None;
        let mut saved = Saved::Durably;
        for drawer in receiving_first(now, next) {
            match self.write_one(drawer, now, next) {
                Ok(how) => saved = saved.min(how),
                Err(failure) => {
                    let file = self.place.topics_file(drawer).to_owned();
                    return self.take_back(done, file, failure, now, next);
                }
            }
            done = Some(drawer);
        }
        Ok(Some(saved))
    }

    fn write_one(&self, drawer: Drawer, now: &Workspace, next: &Workspace) -> Result<Saved, Failure> {
        let file = self.place.topics_file(drawer);
        let (old, new) = (now.text(drawer), next.text(drawer));
        let access = match drawer {
            Drawer::Shared => Access::Usual,
            Drawer::Private => Access::OwnerOnly,
        };
        let prepared = if drawer == Drawer::Private { self.prepare_private(file)? } else { Saved::Durably };
        let backups = Some(&self.backups);
        let replacing = Replacing { disk: self.disk, access, locked: self.locked, backups };
        let saved = replacing.replace(file, old.as_bytes(), new.as_bytes())?;
        Ok(saved.min(prepared))
    }

    /// Sees to it that git leaves the private folder alone before there is something in it.
    fn prepare_private(&self, file: &Path) -> Result<Saved, Failure> {
        let root = self.place.root();
        let is_made = self.disk.facts(file).is_ok();
        if !is_made || file.parent() == Some(&root.join(PRIVATE_FOLDER)) {
            let ignored = ignore::keep_out(self.disk, root, self.locked)?;
            if ignored != Ignored::Unchanged {
                self.ignored.set(ignored);
            }
        }
        if is_made {
            return Ok(Saved::Durably);
        }
        let folder = file.parent().unwrap_or(Path::new("."));
        self.disk.make_folder(folder, Access::OwnerOnly)?;
        let confirmed = self.disk.sync_folder(root).is_ok();
        Ok(if confirmed { Saved::Durably } else { Saved::NotYetDurably })
    }

    /// After the second file failed, puts the first one back as it was.
    fn take_back(
        &self,
        done: Option<Drawer>,
        file: PathBuf,
        failure: Failure,
        now: &Workspace,
        next: &Workspace,
    ) -> Result<Option<Saved>, CommitError> {
        let undone = done.map(|drawer| (drawer, self.write_one(drawer, next, now)));
        match (failure, undone) {
            (Failure::Changed, None | Some((_, Ok(_)))) => Ok(None),
            (Failure::Io(error), None | Some((_, Ok(_)))) => Err(CommitError::Io { file, error }),
            (failure, Some((drawer, Err(_)))) => {
                let saved = self.place.topics_file(drawer).to_owned();
                Err(CommitError::Half { saved, failed: file, error: failure.into() })
            }
        }
    }
}

/// The drawers whose text differs; one that receives a topic comes before the one that gives it away, so
/// that whatever happens between the two saves, no topic is in neither.
fn receiving_first(now: &Workspace, next: &Workspace) -> Vec<Drawer> {
    let gain = |drawer: Drawer| {
        let count = |workspace: &Workspace| workspace.document(drawer).topics().count();
        count(next).cast_signed() - count(now).cast_signed()
    };
    let mut drawers = vec![Drawer::Private, Drawer::Shared];
    drawers.retain(|drawer| !now.document(*drawer).is_same_text(next.document(*drawer)));
    drawers.sort_by_key(|drawer| std::cmp::Reverse(gain(*drawer)));
    drawers
}
