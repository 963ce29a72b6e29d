//! Makes a workspace to start from, never over what is there.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Access, Disk, RealDisk};
use super::save::IGNORE_LINES;
use super::{TEAM_FILE, TOPICS_FILE};

/// What became of one file of a new workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: PathBuf,
    /// Whether it was made now; otherwise it was there already and is as it was.
    pub is_new: bool,
}

/// A workspace could not be made; what was made before stays.
#[derive(Debug)]
pub struct InitError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be made: {}", crate::escape::visible(&self.path.to_string_lossy()), self.error)
    }
}

impl std::error::Error for InitError {}

/// Makes a roster, a few topics and a `.gitignore` in `folder`. What stands there already stays as it is.
pub fn init(folder: &Path) -> Result<Vec<Made>, InitError> {
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error| InitError { path, error }
    };
    RealDisk.make_folder(folder, Access::Usual).map_err(at(folder))?;
    let has_roster = stands(&folder.join(TEAM_FILE));
    // The topics to start from name the people to start from, so they come with that roster only.
    let topics =
        if has_roster { include_str!("starter/empty.toml") } else { include_str!("starter/topics.toml") };
    let files =
        [(TEAM_FILE, include_str!("starter/team.toml")), (TOPICS_FILE, topics), (".gitignore", IGNORE_LINES)];
    let mut made = Vec::new();
    for (name, text) in files {
        let file = folder.join(name);
        let is_new = make(&file, text).map_err(at(&file))?;
        made.push(Made { file, is_new });
    }
    RealDisk.sync_folder(folder).map_err(at(folder))?;
    Ok(made)
}

/// Whether a name is taken, be it by a link that leads nowhere.
fn stands(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Makes a file with its whole text at once; false when the name is taken.
fn make(file: &Path, text: &str) -> io::Result<bool> {
    if stands(file) {
        return Ok(false);
    }
    let mut temporary = usual_access(tempfile::Builder::new().prefix(".songsheet-"))
        .tempfile_in(file.parent().unwrap_or(Path::new(".")))?;
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().sync_all()?;
    match temporary.persist_noclobber(file) {
        Ok(_) => Ok(true),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(refused) => Err(refused.error),
    }
}

/// Temporary files are the user's alone by default; these are to be like any file that the user makes.
fn usual_access<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(PermissionsExt::from_mode(0o666));
    }
    builder
}
