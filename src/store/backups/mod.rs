//! Keeps earlier texts of the files, outside of the workspace, for the user's eyes alone.
//!
//! What a file said before a save and what it says after it are kept, each text once. A file that somebody
//! else has cut short or emptied never takes the place of what was kept: what stood there before a loss
//! outlasts what came after it. Backups are not forced onto the disk, the
//! file itself is; so each is checked against its name before it is used.

mod keeping;
mod kept;
mod rotate;

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};

pub use keeping::Keeping;
pub(in crate::store) use keeping::UNSAVED;
pub use kept::Backup;
pub(in crate::store) use kept::digest;

use super::disk::{Access, Disk, RealDisk};
use super::save::beside;
use super::{Diagnostic, Place, Severity};

/// The backups of a workspace.
pub(in crate::store) struct Backups<'a> {
    disk: &'a dyn Disk,
    place: &'a Place,
    trouble: RefCell<Option<String>>,
}

impl<'a> Backups<'a> {
    /// Those of a place, on this disk.
    pub fn of(disk: &'a dyn Disk, place: &'a Place) -> Self {
        Self { disk, place, trouble: RefCell::default() }
    }

    /// Keeps a text of a file, unless that is the one that was kept last. A text that cannot be kept is no
    /// reason not to save the next one: see [`Backups::trouble`].
    pub fn keep(&self, file: &Path, text: &[u8]) {
        if let Err(error) = self.try_to_keep(file, text) {
            let trouble = error.to_string();
            self.trouble.borrow_mut().get_or_insert(trouble);
        }
    }

    /// Why something could not be kept.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.borrow().clone()
    }

    fn try_to_keep(&self, file: &Path, text: &[u8]) -> io::Result<()> {
        let (Some(folder), Some(now)) = (self.place.backups_of(file), self.place.now()) else {
            return Ok(());
        };
        let mut all = self.list(&folder)?;
        // That a file was emptied is noted, so that what it held counts as lost.
        let is_known = all.last().map_or(text.is_empty(), |last| last.is_of(text));
        if is_known {
            return Ok(());
        }
        self.prepare(&folder)?;
        let new = Backup::next(&folder, all.last(), now, text);
        self.put(&new.path, text)?;
        all.push(new);
        for surplus in rotate::surplus(&all) {
            self.disk.remove(&surplus.path)?;
        }
        Ok(())
    }

    /// The backups of a file, the oldest first.
    fn list(&self, folder: &Path) -> io::Result<Vec<Backup>> {
        let names = match self.disk.list(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            names => names?,
        };
        let mut all: Vec<_> =
            names.iter().filter_map(|(name, bytes)| Backup::named(folder, name, *bytes)).collect();
        all.sort_by_key(|backup| backup.number);
        Ok(all)
    }

    /// Makes the folder, and sees to it that git leaves it alone when it stands in a repository.
    fn prepare(&self, folder: &Path) -> io::Result<()> {
        if self.disk.facts(folder).is_ok() {
            return Ok(());
        }
        self.disk.make_folder(folder, Access::OwnerOnly)?;
        self.place.keeping().map_or(Ok(()), |keeping| keeping.hide_from_git(self.disk, keeping::BACKUPS))
    }

    /// Writes a backup, which has its name only when it is whole.
    fn put(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        let part = beside(path, "part");
        let _leftover_of_a_killed_save = self.disk.remove(&part);
        let written = self.disk.create(&part, Access::OwnerOnly).and_then(|mut file| file.put(text));
        written.and_then(|()| self.disk.rename(&part, path)).inspect_err(|_| {
            let _there_is_nothing_more_to_do = self.disk.remove(&part);
        })
    }
}

impl Place {
    /// The folder with the backups of a file, when it is one of the workspace and backups are kept.
    fn backups_of(&self, file: &Path) -> Option<PathBuf> {
        Some(self.backups_folder()?.join(self.name_of(file)?))
    }

    /// The folder with the backups of the workspace, when they are kept.
    pub fn backups_folder(&self) -> Option<PathBuf> {
        self.keeping().filter(|_| !self.is_example()).map(|keeping| keeping.backups(self))
    }

    /// The backups of a file of the workspace that hold what they should, the newest first.
    pub fn backups(&self, file: &Path) -> io::Result<Vec<Backup>> {
        let Some(folder) = self.backups_of(file) else { return Ok(Vec::new()) };
        let mut all = Backups::of(&RealDisk, self).list(&folder)?;
        all.retain(|backup| backup.bytes > 0 && backup.read().is_ok());
        all.reverse();
        Ok(all)
    }

    /// Files that have lost more than half of what they held when they were kept last.
    pub fn losses(&self) -> Vec<Diagnostic> {
        self.backed_up().iter().filter_map(|name| self.loss(name)).collect()
    }

    fn loss(&self, name: &str) -> Option<Diagnostic> {
        let file = self.file_named(name);
        let last = Backups::of(&RealDisk, self).list(&self.backups_of(&file)?).ok()?.pop()?;
        let bytes = match std::fs::metadata(&file) {
            Ok(meta) => meta.len(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => 0,
            // Nobody knows what it holds.
            Err(_) => return None,
        };
        let what = format!("the file has lost most of its text since {}", last.when.format("%Y-%m-%d %H:%M"));
        let hint =
            format!("if that was not meant: `songsheet restore {name} {}` shows what was there", last.number);
        let is_loss = bytes < last.bytes / 2 && last.read().is_ok();
        is_loss.then(|| Diagnostic::of_file(Severity::Warning, &file, what, Some(hint)))
    }

    /// The files of the workspace of which there are backups, by the names that `restore` knows them by.
    pub fn backed_up(&self) -> Vec<String> {
        let Some(folder) = self.backups_folder() else { return Vec::new() };
        let mut names = Vec::new();
        files_below(&folder, &folder, &mut names);
        names.sort();
        names
    }

    /// The file of the workspace that has this name within it.
    pub fn file_named(&self, name: &str) -> PathBuf {
        let team = self.team_file();
        if self.name_of(team).as_deref() == Some(Path::new(name)) {
            team.to_owned()
        } else {
            self.root().join(name)
        }
    }

    /// The name of a file within the workspace; the roster may stand elsewhere.
    fn name_of(&self, file: &Path) -> Option<PathBuf> {
        let name = file.strip_prefix(self.root()).ok().map(Path::to_owned);
        name.or_else(|| (file == self.team_file()).then(|| file.file_name().map(PathBuf::from))?)
    }
}

/// The folders that hold backups, by their names from `root` on.
fn files_below(root: &Path, folder: &Path, names: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut holds = false;
    for entry in entries {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            files_below(root, &entry.path(), names);
        } else {
            let name = entry.file_name();
            holds |= Backup::named(folder, &name.to_string_lossy(), 0).is_some();
        }
    }
    if let Some(name) = folder.strip_prefix(root).ok().filter(|_| holds) {
        names.push(name.to_string_lossy().replace('\\', "/"));
    }
}
