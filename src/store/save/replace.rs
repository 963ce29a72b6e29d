//! Replaces the text of one file: durably, at once, keeping what the file is beside its text.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::Saved;
use crate::store::backups::Backups;
use crate::store::disk::{Access, Disk, Facts};

/// Why a file was not replaced.
#[derive(Debug)]
pub(in crate::store) enum Failure {
    /// Its text is not the one that was to be replaced.
    Changed,
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Failure> for io::Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Changed => Self::other("the file has been changed meanwhile"),
            Failure::Io(error) => error,
        }
    }
}

/// How a file is to be replaced.
pub(in crate::store) struct Replacing<'a> {
    pub disk: &'a dyn Disk,
    pub access: Access,
    /// Whether this save holds the lock, so that no other one writes the same temporary file.
    pub locked: bool,
    /// Keeps what the file said before and after; nothing is kept of what can be made again.
    pub backups: Option<&'a Backups<'a>>,
}

/// The text of a file; none is as good as an empty one.
pub(super) fn read_or_empty(disk: &dyn Disk, file: &Path) -> io::Result<Vec<u8>> {
    match disk.read(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

impl Replacing<'_> {
    /// Puts `new` in the place of `old`, which must still be the file's text.
    pub fn replace(&self, file: &Path, old: &[u8], new: &[u8]) -> Result<Saved, Failure> {
        self.keep(file, old);
        let saved = self.put(file, old, new)?;
        self.keep(file, new);
        Ok(saved)
    }

    fn keep(&self, file: &Path, text: &[u8]) {
        if let Some(backups) = self.backups {
            backups.keep(file, text);
        }
    }

    fn put(&self, file: &Path, old: &[u8], new: &[u8]) -> Result<Saved, Failure> {
        let target = self.disk.resolve(file)?;
        match self.disk.facts(&target) {
            Ok(facts) if facts.links > 1 => self.overwrite(&target, old, new),
            Ok(facts) => self.exchange(&target, Some(&facts), old, new),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.exchange(&target, None, old, new),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes a new file and gives it the name of the old one, which readers see as one moment.
    fn exchange(
        &self,
        target: &Path,
        facts: Option<&Facts>,
        old: &[u8],
        new: &[u8],
    ) -> Result<Saved, Failure> {
        let temporary = beside(target, &self.temporary_suffix());
        if self.locked {
            let _leftover_of_a_killed_save = self.disk.remove(&temporary);
        }
        match self.write_temporary(&temporary, facts, new) {
            Ok(true) => {}
            Ok(false) => {
                self.disk.remove(&temporary)?;
                return self.overwrite(target, old, new);
            }
            Err(error) => return Err(self.give_up(&temporary, error.into())),
        }
        if let Err(failure) = self.still(target, old) {
            return Err(self.give_up(&temporary, failure));
        }
        if let Err(error) = self.disk.rename(&temporary, target) {
            return Err(self.give_up(&temporary, error.into()));
        }
        Ok(self.confirm(target))
    }

    /// Writes the temporary file; false when it cannot be given the owner of the file that it replaces.
    fn write_temporary(&self, temporary: &Path, facts: Option<&Facts>, new: &[u8]) -> io::Result<bool> {
        // What is to replace a file is the user's alone until it has that file's permissions.
        let access = if facts.is_some() { Access::OwnerOnly } else { self.access };
        let mut file = self.disk.create(temporary, access)?;
        file.put(new)?;
        if let Some(facts) = facts {
            let facts = Facts { permissions: self.allowed(facts), ..facts.clone() };
            match self.disk.adopt(temporary, &facts) {
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(false),
                adopted => adopted?,
            }
        }
        file.sync()?;
        Ok(true)
    }

    /// The permissions of a file, without those of others when it is private.
    fn allowed(&self, facts: &Facts) -> std::fs::Permissions {
        let permissions = facts.permissions.clone();
        #[cfg(unix)]
        if self.access == Access::OwnerOnly {
            use std::os::unix::fs::PermissionsExt;
            return PermissionsExt::from_mode(permissions.mode() & 0o700);
        }
        permissions
    }

    fn temporary_suffix(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        if self.locked {
            return "new".to_owned();
        }
        format!("new-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
    }

    fn give_up(&self, temporary: &Path, failure: Failure) -> Failure {
        let _there_is_nothing_more_to_do = self.disk.remove(temporary);
        failure
    }

    /// Checks that a file still has the text that is to be replaced.
    fn still(&self, target: &Path, old: &[u8]) -> Result<(), Failure> {
        if read_or_empty(self.disk, target)? == old { Ok(()) } else { Err(Failure::Changed) }
    }

    fn confirm(&self, target: &Path) -> Saved {
        let folder = target.parent().unwrap_or(Path::new("."));
        if self.disk.sync_folder(folder).is_ok() { Saved::Durably } else { Saved::NotYetDurably }
    }

    /// Writes over a file that must stay the same one: it has other names, or another owner. Its old
    /// text is kept beside it until the new one is on the disk.
    fn overwrite(&self, target: &Path, old: &[u8], new: &[u8]) -> Result<Saved, Failure> {
        let backup = beside(target, BACKUP);
        if self.disk.facts(&backup).is_ok() {
            let what = format!("{} keeps the text from before an interrupted save", backup.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, what).into());
        }
        let mut kept = self.disk.create(&backup, Access::OwnerOnly)?;
        if let Err(error) = kept.put(old).and_then(|()| kept.sync()) {
            return Err(self.give_up(&backup, error.into()));
        }
        let confirmed = self.confirm(&backup);
        if let Err(failure) = self.still(target, old) {
            return Err(self.give_up(&backup, failure));
        }
        if let Err(error) = self.put_in_place(target, new) {
            // The backup stays unless the old text is back for certain.
            if self.put_in_place(target, old).is_ok() {
                return Err(self.give_up(&backup, error.into()));
            }
            return Err(error.into());
        }
        // The new text is safe; a backup that stays is named by `check`.
        let _ = self.disk.remove(&backup);
        Ok(confirmed)
    }

    fn put_in_place(&self, target: &Path, text: &[u8]) -> io::Result<()> {
        let mut file = self.disk.open(target)?;
        file.put(text)?;
        file.sync()
    }
}

/// The suffix of the file that keeps the old text while a file is written over.
pub(crate) const BACKUP: &str = "backup";

/// A hidden file beside another: `.topics.toml.songsheet-new`.
pub(crate) fn beside(target: &Path, suffix: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.songsheet-{suffix}"))
}
