//! Where songsheet keeps what belongs to a workspace but does not stand in it.

use std::io;
use std::path::{Path, PathBuf};

use super::digest;
use crate::clock::Clock;
use crate::store::Place;
use crate::store::disk::{Access, Disk};

/// The folder for songsheet's own data, and the clock by which things are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    folder: PathBuf,
    clock: Clock,
}

/// The folder of changes that are not saved yet.
pub(in crate::store) const UNSAVED: &str = "unsaved";
/// The folder of earlier texts, within that of songsheet's data.
pub(in crate::store) const BACKUPS: &str = "backups";
/// So many letters of a workspace's name stand in the name of its folder.
const LONGEST_NAME: usize = 32;

impl Keeping {
    /// Keeps things in this folder.
    pub fn new(folder: impl Into<PathBuf>, clock: Clock) -> Self {
        Self { folder: folder.into(), clock }
    }

    /// The clock by which things are kept.
    pub(in crate::store) fn clock(&self) -> Clock {
        self.clock
    }

    /// The folder with the backups of a workspace.
    pub(super) fn backups(&self, place: &Place) -> PathBuf {
        self.folder.join(BACKUPS).join(own_name(place))
    }

    /// The folder with the changes of a workspace that are not saved yet.
    pub(in crate::store) fn unsaved(&self, place: &Place) -> PathBuf {
        self.folder.join(UNSAVED).join(own_name(place))
    }

    /// The folder of data may itself be a workspace in a repository; what is kept there is not for git.
    pub(in crate::store) fn hide_from_git(&self, disk: &dyn Disk, name: &str) -> io::Result<()> {
        let file = self.folder.join(name).join(".gitignore");
        match disk.create(&file, Access::OwnerOnly) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made?.put(b"*\n"),
        }
    }
}

/// A name for a workspace that no other one has: its folder's, and a number made of where that is.
fn own_name(place: &Place) -> String {
    let root = if place.root().as_os_str().is_empty() { Path::new(".") } else { place.root() };
    let root = std::fs::canonicalize(root).or_else(|_| std::path::absolute(root)).unwrap_or_default();
    let topics = place.topics_file(crate::domain::Drawer::Shared).file_name().unwrap_or_default();
    let number = digest(root.join(topics).as_os_str().as_encoded_bytes());
    let name = root.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = name.chars().map(plain).take(LONGEST_NAME).collect();
    format!("{name}-{number:016x}")
}
