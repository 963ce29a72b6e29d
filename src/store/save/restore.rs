//! Brings an earlier text of a file back: a save like any other, which keeps what stood there until then.

use std::io;
use std::path::Path;

use super::replace::{Failure, Replacing, read_or_empty};
use super::{ATTEMPTS, CommitError, Ignored, Save, Saved, io_at, lock};
use crate::domain::Drawer;
use crate::store::Place;
use crate::store::backups::Backup;
use crate::store::disk::{Access, Disk, RealDisk};

/// What bringing an earlier text back made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BroughtBack {
    /// Whether the file said anything else.
    pub changed: bool,
    /// How safe it is.
    pub saved: Saved,
    /// What became of the `.gitignore`.
    pub ignored: Ignored,
}

/// Brings an earlier text of a file back. What stands there is kept first; where that is not possible, nothing
/// is changed.
pub fn bring_back(place: &Place, file: &Path, backup: &Backup) -> Result<BroughtBack, CommitError> {
    bring_back_on(&RealDisk, place, file, backup)
}

/// Brings it back on this disk.
pub fn bring_back_on(
    disk: &dyn Disk,
    place: &Place,
    file: &Path,
    backup: &Backup,
) -> Result<BroughtBack, CommitError> {
    let text = backup.read().map_err(io_at(file))?;
    let held = lock(disk, place)?;
    let save = Save::new(disk, place, held.is_some());
    for _ in 0..ATTEMPTS {
        let old = read_or_empty(disk, file).map_err(io_at(file))?;
        if old == text {
            return Ok(BroughtBack { changed: false, saved: Saved::Durably, ignored: Ignored::Unchanged });
        }
        save.backups.keep(file, &old);
        if let Some(trouble) = save.backups.trouble() {
            return Err(io_at(file)(io::Error::other(format!("what it says now cannot be kept: {trouble}"))));
        }
        match save.put_back(file, &old, &text) {
            Err(Failure::Changed) => {}
            Err(Failure::Io(error)) => return Err(io_at(file)(error)),
            Ok(saved) => return Ok(BroughtBack { changed: true, saved, ignored: save.ignored.get() }),
        }
    }
    Err(CommitError::Busy(file.to_owned()))
}

impl Save<'_> {
    fn put_back(&self, file: &Path, old: &[u8], text: &[u8]) -> Result<Saved, Failure> {
        let private = self.place.topics_file(Drawer::Private).parent();
        let is_private = private.is_some_and(|private| file.starts_with(private));
        let (access, prepared) = if is_private {
            (Access::OwnerOnly, self.prepare_private(file)?)
        } else {
            self.disk.make_folder(file.parent().unwrap_or(Path::new(".")), Access::Usual)?;
            (Access::Usual, Saved::Durably)
        };
        let backups = Some(&self.backups);
        let replacing = Replacing { disk: self.disk, access, locked: self.locked, backups };
        Ok(replacing.replace(file, old, text)?.min(prepared))
    }
}
