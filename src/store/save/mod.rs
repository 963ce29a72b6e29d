//! Saves an edit: under a lock, on what the files say now, and durably.

use super::{Applied, Edit, EditError, Place, Workspace};
use crate::domain::Drawer;

/// What a commit made.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The workspace as it is on disk now.
    pub workspace: Workspace,
    /// The edit that takes it back.
    pub inverse: Edit,
    /// The new keys of topics that were added or moved, in the order of the edit.
    pub added: Vec<crate::domain::TopicKey>,
    /// How safe it is.
    pub saved: Saved,
}

/// How safe a saved edit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It survives a power cut.
    Durably,
    /// It is in the file, but the disk did not confirm it.
    NotYetDurably,
    /// It is the built-in example: nothing is saved.
    InMemory,
}

/// Why an edit was not saved. The files are as they were.
#[derive(Debug)]
pub enum CommitError {
    /// The edit itself was refused.
    Edit(EditError),
    /// A file could not be written.
    Io {
        /// The file.
        file: std::path::PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
}

impl std::fmt::Display for CommitError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Edit(error) => error.fmt(f),
            Self::Io { file, error } => {
                write!(f, "{} cannot be saved: {error}", crate::escape::visible(&file.to_string_lossy()))
            }
        }
    }
}

impl std::error::Error for CommitError {}

/// Applies `edit` to what the files say now and saves the result.
pub fn commit(place: &Place, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError> {
    let Applied { workspace, inverse, added } = before.apply(edit).map_err(CommitError::Edit)?;
    if place.is_example() {
        return Ok(Committed { workspace, inverse, added, saved: Saved::InMemory });
    }
    for drawer in [Drawer::Private, Drawer::Shared] {
        let (old, new) = (before.text(drawer), workspace.text(drawer));
        if old != new {
            let file = place.topics_file(drawer);
            write(file, &new).map_err(|error| CommitError::Io { file: file.to_owned(), error })?;
        }
    }
    Ok(Committed { workspace, inverse, added, saved: Saved::Durably })
}

fn write(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let folder = file.parent().unwrap_or(std::path::Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    temporary.persist(file).map_err(|error| error.error)?;
    Ok(())
}
