//! Saves an edit of the log: under the lock, on what the file says now, and durably.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::edit::{LogEdit, LogError};
use super::file::LogFile;
use crate::domain::Drawer;
use crate::store::Place;
use crate::store::backups::Backups;
use crate::store::disk::{Access, Disk, RealDisk};
use crate::store::save::{Failure, Ignored, LOCK_FILE, Replacing, Saved, keep_out};

/// How long a save waits for another one.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a save starts again because somebody wrote the file without the lock, such as an editor.
const ATTEMPTS: usize = 8;

/// What saving an edit of the log made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Whether the log says anything else now.
    pub changed: bool,
    /// How safe it is.
    pub saved: Saved,
    /// What became of the `.gitignore`, so that git leaves the private folder alone.
    pub ignored: Ignored,
    /// Why earlier texts could not be kept; all else was saved.
    pub unkept: Option<String>,
}

impl Logged {
    /// Nothing is saved of the built-in example.
    pub(super) const IN_MEMORY: Self =
        Self { changed: false, saved: Saved::InMemory, ignored: Ignored::Unchanged, unkept: None };
    /// The file says so already.
    pub(super) const AS_IT_WAS: Self =
        Self { changed: false, saved: Saved::Durably, ignored: Ignored::Unchanged, unkept: None };
}

/// Makes an edit of the log on what the week's file says now, and saves it.
pub fn log(place: &Place, edit: &LogEdit) -> Result<Logged, LogError> {
    log_on(&RealDisk, place, edit)
}

/// Saves on this disk.
pub fn log_on(disk: &dyn Disk, place: &Place, edit: &LogEdit) -> Result<Logged, LogError> {
    if place.is_example() {
        return Ok(Logged::IN_MEMORY);
    }
    let volume = edit.volume();
    let file = place.log_file(volume.drawer, volume.week);
    change(disk, place, (&file, volume.drawer), Kept::Backups, |text| {
        let now = match text {
            Ok(text) => LogFile::of_text(volume, &file, text),
            Err(problem) => return Err(LogError::Broken(vec![problem])),
        };
        Ok(edit.apply(&now)?.map(|next| next.text.to_string()))
    })
}

/// Whether earlier texts of a file are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// They are.
    Backups,
    /// Only what it says last is of use.
    Nothing,
}

/// Changes one file of a drawer, whose folder need not be there: `next` says what becomes of its text, and
/// nothing when that stays.
pub(super) fn change(
    disk: &dyn Disk,
    place: &Place,
    (file, drawer): (&Path, Drawer),
    kept: Kept,
    next: impl Fn(Result<&str, crate::store::Diagnostic>) -> Result<Option<String>, LogError>,
) -> Result<Logged, LogError> {
    let io_at = |file: &Path| {
        let file = file.to_owned();
        |error| LogError::Io { file, error }
    };
    let shared = place.topics_file(Drawer::Shared);
    let lock = disk.resolve(shared).map_err(io_at(shared))?.with_file_name(LOCK_FILE);
    let locked = disk.lock(&lock, PATIENCE).map_err(io_at(&lock))?;
    let backups = (kept == Kept::Backups).then(|| Backups::of(disk, place));
    let change = Change { disk, place, file, drawer, locked: locked.is_some(), backups };
    for _ in 0..ATTEMPTS {
        let old = crate::store::files::read_text(disk, file).map(Option::unwrap_or_default);
        let new = next(old.as_deref().map_err(Clone::clone))?;
        let (Ok(old), Some(new)) = (old, new) else {
            return Ok(Logged::AS_IT_WAS);
        };
        match change.replace(&old, &new) {
            Err(Failure::Changed) => {}
            Err(Failure::Io(error)) => return Err(io_at(file)(error)),
            Ok(logged) => return Ok(logged),
        }
    }
    Err(LogError::Busy(file.to_owned()))
}

/// A change under way.
struct Change<'a> {
    disk: &'a dyn Disk,
    place: &'a Place,
    file: &'a Path,
    drawer: Drawer,
    locked: bool,
    backups: Option<Backups<'a>>,
}

impl Change<'_> {
    fn replace(&self, old: &str, new: &str) -> Result<Logged, Failure> {
        let access = match self.drawer {
            Drawer::Shared => Access::Usual,
            Drawer::Private => Access::OwnerOnly,
        };
        let ignored = match self.drawer {
            Drawer::Shared => Ignored::Unchanged,
            Drawer::Private => keep_out(self.disk, self.place.root(), self.locked)?,
        };
        let prepared = self.prepare_folder(access)?;
        let backups = self.backups.as_ref();
        let replacing = Replacing { disk: self.disk, access, locked: self.locked, backups };
        let saved = replacing.replace(self.file, old.as_bytes(), new.as_bytes())?;
        let unkept = backups.and_then(Backups::trouble);
        Ok(Logged { changed: true, saved: saved.min(prepared), ignored, unkept })
    }

    /// Makes the file's folder with those above it.
    fn prepare_folder(&self, access: Access) -> Result<Saved, Failure> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        if self.disk.facts(folder).is_ok() {
            return Ok(Saved::Durably);
        }
        self.disk.make_folder(folder, access)?;
        let above = |folder: &Path| folder.parent().map(Path::to_owned).unwrap_or_default();
        let upwards: [PathBuf; 2] = [above(folder), self.place.root().to_owned()];
        let confirmed = upwards.iter().all(|folder| self.disk.sync_folder(folder).is_ok());
        Ok(if confirmed { Saved::Durably } else { Saved::NotYetDurably })
    }
}
