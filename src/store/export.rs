//! Writes an agenda to a file of the user's choice, never over a file of the workspace.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Place;
use super::disk::{Access, Disk as _, RealDisk};
use super::save::LOCK_FILE;
use crate::domain::Drawer;
use crate::escape::{Shown, visible};

/// An agenda could not be written.
#[derive(Debug)]
pub enum ExportError {
    /// The file belongs to the workspace.
    OwnFile(PathBuf),
    /// The name is that of a TOML file: a log, a config or a roster, of this workspace or of another.
    Toml(PathBuf),
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
            Self::Toml(file) => {
                let file = file.to_string_lossy();
                write!(f, "{} is named as a TOML file, and an agenda is none", visible(&file))
            }
            Self::Io { file, error } => {
                write!(f, "{} cannot be written: {error}", visible(&file.to_string_lossy()))
            }
        }
    }
}

impl std::error::Error for ExportError {}

/// Puts `text`, which is safe to show, into `file`, which becomes the user's alone when `access` says so, before the text is
/// in it; else one that is there keeps its permissions.
pub fn export(place: &Place, file: &Path, text: &Shown<'_>, access: Access) -> Result<(), ExportError> {
    if is_own(place, file) {
        return Err(ExportError::OwnFile(file.to_owned()));
    }
    if is_toml(file) {
        return Err(ExportError::Toml(file.to_owned()));
    }
    write(file, text, access).map_err(|error| ExportError::Io { file: file.to_owned(), error })
}

/// Whether a path leads to a file of the workspace, by whatever name and whether it is there or not.
fn is_own(place: &Place, file: &Path) -> bool {
    if place.is_example() {
        return false;
    }
    let shared = place.topics_file(Drawer::Shared);
    let beside = [".gitignore", LOCK_FILE].map(|name| place.root().join(name));
    let calls = place.calls_file();
    let own = [place.team_file(), shared, place.topics_file(Drawer::Private), &calls];
    own.into_iter().chain(beside.iter().map(PathBuf::as_path)).any(|own| is_same(own, file))
}

/// Whether a path leads to a TOML file: whatever songsheet keeps is one, and nothing that it exports.
fn is_toml(file: &Path) -> bool {
    let of = |path: &Path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
    of(file) || RealDisk.resolve(file).is_ok_and(|target| of(&target))
}

/// Whether two paths mean one file, through links of either kind.
fn is_same(one: &Path, other: &Path) -> bool {
    match (RealDisk::identity(one), RealDisk::identity(other)) {
        (Some(one), Some(other)) if one == other => return true,
        _ => {}
    }
    let target = |path: &Path| {
        let path = RealDisk.resolve(path).ok()?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    target(one).is_some_and(|one| target(other) == Some(one))
}

/// Writes beside the file first, so that a disk that is full leaves the file as it was.
fn write(file: &Path, text: &str, access: Access) -> io::Result<()> {
    let before = fs::metadata(file).ok();
    if before.as_ref().is_some_and(|meta| !meta.is_file()) {
        return fs::OpenOptions::new().write(true).open(file)?.write_all(text.as_bytes());
    }
    let file = RealDisk.resolve(file)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = for_access(access).tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    if let (Access::Usual, Some(before)) = (access, before) {
        new.as_file().set_permissions(before.permissions())?;
    }
    new.persist(&file).map_err(|error| error.error)?;
    Ok(())
}

/// What makes a file that is the user's alone, or whose the user's umask says.
#[cfg_attr(not(unix), expect(unused_variables, reason = "modes are of Unix"))]
fn for_access(access: Access) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".songsheet-");
    #[cfg(unix)]
    if access == Access::Usual {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::super::Reason;
    use super::*;

    #[cfg(unix)]
    #[test]
    fn exports_never_replace_a_file_of_the_workspace() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::folder(home.path(), Reason::DirFlag);
        write(place.team_file(), "roster", Access::Usual).unwrap();
        let roundabout = home.path().join("../").join(home.path().file_name().unwrap()).join("team.toml");
        for own in [place.team_file(), &roundabout] {
            let refused = export(&place, own, &visible("agenda"), Access::Usual);
            assert!(matches!(refused, Err(ExportError::OwnFile(_))), "{refused:?}");
        }
        assert_eq!(fs::read_to_string(place.team_file()).unwrap(), "roster");
        fs::create_dir(home.path().join("private")).unwrap();
        fs::hard_link(place.team_file(), home.path().join("agenda.md")).unwrap();
        for own in [
            "agenda.md",
            "private/topics.toml",
            "private/calls.toml",
            "private/../topics.toml",
            ".gitignore",
            LOCK_FILE,
        ] {
            let refused = export(&place, &home.path().join(own), &visible("agenda"), Access::Usual);
            assert!(matches!(refused, Err(ExportError::OwnFile(_))), "{own}: {refused:?}");
        }
        std::os::unix::fs::symlink("log/2026-W48.toml", home.path().join("week.md")).unwrap();
        for toml in ["log/2026-W48.toml", "private/log/2026-W48.toml", "config.TOML", "week.md"] {
            let refused = export(&place, &home.path().join(toml), &visible("agenda"), Access::Usual);
            assert!(matches!(refused, Err(ExportError::Toml(_))), "{toml}: {refused:?}");
        }
        export(&place, &home.path().join("private/plan.md"), &visible("agenda"), Access::Usual).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_as_private_as_its_text() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().unwrap();
        let place = Place::example();
        let file = home.path().join("all.md");
        let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        export(&place, &file, &visible("a longer text"), Access::OwnerOnly).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        export(&place, &file, &visible("text"), Access::OwnerOnly).unwrap();
        assert_eq!((mode(), fs::read_to_string(&file).unwrap().as_str()), (0o600, "text"));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        export(&place, &file, &visible("for all"), Access::Usual).unwrap();
        assert_eq!(mode(), 0o644, "what the team may see leaves a file as it is");
    }
}
