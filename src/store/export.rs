//! Writes an agenda to a file of the user's choice, never over a file of the workspace.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Place;
use super::disk::{Access, Disk as _, RealDisk};
use crate::domain::Drawer;
use crate::escape::visible;

/// An agenda could not be written.
#[derive(Debug)]
pub enum ExportError {
    /// The file belongs to the workspace.
    OwnFile(PathBuf),
    /// The file could not be written.
    Io {
        /// The file.
        file: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OwnFile(file) => {
                write!(f, "{} is a file of the workspace", visible(&file.to_string_lossy()))
            }
            Self::Io { file, error } => {
                write!(f, "{} cannot be written: {error}", visible(&file.to_string_lossy()))
            }
        }
    }
}

impl std::error::Error for ExportError {}

/// Puts `text` into `file`. A new file is the user's alone when `access` says so; one that is
/// there keeps its permissions.
pub fn export(place: &Place, file: &Path, text: &str, access: Access) -> Result<(), ExportError> {
    if is_own(place, file) {
        return Err(ExportError::OwnFile(file.to_owned()));
    }
    write(file, text, access).map_err(|error| ExportError::Io { file: file.to_owned(), error })
}

/// Whether a path leads to a file of the workspace, by whatever name.
fn is_own(place: &Place, file: &Path) -> bool {
    let shared = place.topics_file(Drawer::Shared);
    let own = [place.team_file(), shared, place.topics_file(Drawer::Private)];
    let Ok(target) = file.canonicalize() else { return false };
    !place.is_example() && own.iter().any(|own| own.canonicalize().is_ok_and(|own| own == target))
}

fn write(file: &Path, text: &str, access: Access) -> io::Result<()> {
    if fs::metadata(file).is_ok_and(|meta| !meta.is_file()) {
        return fs::OpenOptions::new().write(true).open(file)?.write_all(text.as_bytes());
    }
    let mut opened = match RealDisk.create(file, access) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => RealDisk.open(file)?,
        created => created?,
    };
    opened.put(text.as_bytes())?;
    opened.sync()
}

#[cfg(test)]
mod tests {
    use super::super::Reason;
    use super::*;

    #[test]
    fn exports_never_replace_a_file_of_the_workspace() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::folder(home.path(), Reason::DirFlag);
        write(place.team_file(), "roster", Access::Usual).unwrap();
        let roundabout = home.path().join("../").join(home.path().file_name().unwrap()).join("team.toml");
        for own in [place.team_file(), &roundabout] {
            let refused = export(&place, own, "agenda", Access::Usual);
            assert!(matches!(refused, Err(ExportError::OwnFile(_))), "{refused:?}");
        }
        assert_eq!(fs::read_to_string(place.team_file()).unwrap(), "roster");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_private_as_its_text_and_an_old_one_stays_as_it_is() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let place = Place::example();
        let file = home.path().join("all.md");
        let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        export(&place, &file, "a longer text", Access::OwnerOnly).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        export(&place, &file, "text", Access::OwnerOnly).unwrap();
        assert_eq!((mode(), fs::read_to_string(&file).unwrap().as_str()), (0o644, "text"));
    }
}
