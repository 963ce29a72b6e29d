//! Keeps changes that are shown but not yet in the files, so that they outlive the process: whatever keeps them
//! from being saved, and whatever ends it. Each is a file of its own, written before the change is seen and removed
//! once it is saved; the next start offers what is left.
//!
//! A process holds the lock of its folder as long as it lives, which tells what it still works on from what it
//! left behind.

mod pending;
mod rebuild;
mod record;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDateTime;

pub use pending::Pending;
use rebuild::Rebuilt;
use record::Entry;

use super::backups::UNSAVED;
use super::disk::{Access, Disk, RealDisk};
use super::{Place, Workspace};

/// The lock in the folder of a process.
const LOCK: &str = "lock";

/// So many folders are tried for a name that is free.
const MOST_FOLDERS: u32 = 1000;

/// The changes of this process that are not saved yet.
#[derive(Debug)]
pub struct Journal {
    place: Place,
    own: Option<Folder>,
    noted: u32,
}

/// The folder of a process, with the lock that shows that it lives; there is none where files cannot be locked.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    _lock: Option<File>,
}

/// A change that was noted.
#[derive(Debug)]
pub struct Note {
    file: PathBuf,
}

impl Note {
    /// Forgets the change, because it is saved or given up.
    pub fn forget(&self) {
        // What cannot be removed is known to be saved by the next start.
        let _ = RealDisk.remove(&self.file);
    }

    /// Waits until the disk has it: the change may have to wait for long.
    pub fn confirm(&self) {
        // Without it the note survives the process all the same, if not a power cut.
        let _ = File::open(&self.file).and_then(|file| file.sync_all());
    }
}

impl Journal {
    /// A journal for a process that has noted nothing yet.
    pub fn of(place: &Place) -> Self {
        Self { place: place.clone(), own: None, noted: 0 }
    }

    /// Notes a change; nothing where nothing is kept.
    pub fn note(&mut self, pending: &Pending) -> io::Result<Option<Note>> {
        let (Some(folder), Some(now)) = (self.place.unsaved_folder(), self.place.now()) else {
            return Ok(None);
        };
        let entry = Entry::of(pending, now).ok_or_else(|| io::Error::other("it cannot be put into words"))?;
        let own = match self.own.take() {
            Some(own) => own,
            None => self.begin(&folder)?,
        };
        self.noted += 1;
        let file = own.path.join(format!("{:06}.json", self.noted));
        self.own = Some(own);
        RealDisk.create(&file, Access::OwnerOnly)?.put(&entry.to_json()?)?;
        Ok(Some(Note { file }))
    }
}

impl Journal {
    fn begin(&self, folder: &Path) -> io::Result<Folder> {
        let own = Folder::make(folder)?;
        self.place.keeping().map_or(Ok(()), |keeping| keeping.hide_from_git(&RealDisk, UNSAVED))?;
        Ok(own)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if let Some(own) = self.own.take() {
            own.leave();
        }
    }
}

impl Folder {
    /// Makes a folder that no other process has.
    fn make(folder: &Path) -> io::Result<Self> {
        for nth in 0..MOST_FOLDERS {
            let path = folder.join(format!("{}-{nth}", std::process::id()));
            RealDisk.make_folder(&path, Access::OwnerOnly)?;
            match Self::take(&path) {
                Some(own) if own.is_empty() => return Ok(own),
                _ => {}
            }
        }
        Err(io::Error::other("there is no free name for a folder"))
    }

    /// Takes a folder unless a process that lives has it.
    fn take(path: &Path) -> Option<Self> {
        let lock = path.join(LOCK);
        let _made_for_the_user_alone = RealDisk.create(&lock, Access::OwnerOnly);
        let lock = RealDisk.lock(&lock, Duration::ZERO).ok()?;
        Some(Self { path: path.to_owned(), _lock: lock })
    }

    fn is_empty(&self) -> bool {
        self.notes().is_empty()
    }

    /// The notes in it, the oldest first.
    fn notes(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let is_note = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
        let mut notes: Vec<_> = entries.map(|entry| entry.path()).filter(is_note).collect();
        notes.sort();
        notes
    }

    /// Removes the folder when nothing is in it any more.
    fn leave(self) {
        if self.is_empty() {
            let _ = RealDisk.remove(&self.path.join(LOCK));
            let _ = fs::remove_dir(&self.path);
        }
    }
}

/// What other processes left behind when they ended; nobody else takes it over as long as this is there.
#[derive(Debug, Default)]
pub struct LeftBehind {
    folders: Vec<Folder>,
    /// The changes, the oldest first.
    pub changes: Vec<Unsaved>,
}

/// A change that was shown and not saved.
#[derive(Debug)]
pub struct Unsaved {
    /// When it was made.
    pub when: Option<NaiveDateTime>,
    /// What it is, in a line that may name what is private.
    pub what: String,
    /// The change, to be made on what the files say now; nothing when it cannot be made sense of.
    pub pending: Option<Pending>,
    /// Where it is noted.
    pub note: Note,
}

impl LeftBehind {
    /// Looks for what is not in the files that `now` was loaded from.
    pub fn find(place: &Place, now: &Workspace) -> Self {
        let mut left = Self::default();
        let Some(folder) = place.unsaved_folder() else { return left };
        let mut paths: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path()).collect();
        paths.sort();
        for folder in paths.iter().filter(|path| path.is_dir()).filter_map(|path| Folder::take(path)) {
            left.changes.extend(folder.notes().into_iter().filter_map(|file| unsaved(file, now)));
            left.folders.push(folder);
        }
        left.changes.sort_by_key(|change| change.when);
        left
    }

    /// Whether nothing was left behind.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Forgets all of it.
    pub fn discard(self) {
        self.changes.iter().for_each(|change| change.note.forget());
    }
}

impl Drop for LeftBehind {
    fn drop(&mut self) {
        self.folders.drain(..).for_each(Folder::leave);
    }
}

/// What a note says, unless the files say so already: the process may have ended right after saving it.
fn unsaved(file: PathBuf, now: &Workspace) -> Option<Unsaved> {
    let note = Note { file };
    let unclear = |note: Note| {
        let what = format!("{} cannot be read", note.file.display());
        Some(Unsaved { when: None, what, pending: None, note })
    };
    let Some(entry) = RealDisk.read(&note.file).ok().and_then(|text| Entry::of_json(&text)) else {
        return unclear(note);
    };
    match entry.rebuild(now) {
        Rebuilt::Saved => {
            note.forget();
            None
        }
        Rebuilt::Pending(pending) => {
            Some(Unsaved { when: Some(entry.when), what: entry.what, pending: Some(pending), note })
        }
        Rebuilt::Unclear => unclear(note),
    }
}

impl Place {
    /// The folder with the changes of the workspace that are not saved yet, when they are kept.
    fn unsaved_folder(&self) -> Option<PathBuf> {
        self.keeping().filter(|_| !self.is_example()).map(|keeping| keeping.unsaved(self))
    }
}
