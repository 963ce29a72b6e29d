//! Keeps private files out of git.

use std::path::Path;

use super::LOCK_FILE;
use super::replace::{Failure, Replacing, read_or_empty};
use crate::store::PRIVATE_FOLDER;
use crate::store::disk::{Access, Disk};

/// The file that says what git leaves alone.
pub(in crate::store) const FILE: &str = ".gitignore";

/// What a `.gitignore` that songsheet makes says.
pub(crate) const LINES: &str = "# What is between two people stays out of git.\nprivate/\n.songsheet.lock\n";

/// What became of a `.gitignore`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ignored {
    /// It is as it was.
    #[default]
    Unchanged,
    /// It was made.
    Made,
    /// The private folder was added to it.
    Extended,
}

/// Sees to it that the `.gitignore` of a workspace names the private folder.
pub(in crate::store) fn keep_out(disk: &dyn Disk, root: &Path, locked: bool) -> Result<Ignored, Failure> {
    let file = root.join(FILE);
    let old = read_or_empty(disk, &file)?;
    let text = String::from_utf8_lossy(&old);
    if text.lines().any(names_private) {
        return Ok(Ignored::Unchanged);
    }
    let mut new = old.clone();
    if old.is_empty() {
        new.extend_from_slice(LINES.as_bytes());
    } else {
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let ended = if text.ends_with('\n') { "" } else { end };
        new.extend_from_slice(format!("{ended}{PRIVATE_FOLDER}/{end}").as_bytes());
        if !text.lines().any(|line| line.trim() == LOCK_FILE) {
            new.extend_from_slice(format!("{LOCK_FILE}{end}").as_bytes());
        }
    }
    let replacing = Replacing { disk, access: Access::Usual, locked, backups: None };
    replacing.replace(&file, &old, &new)?;
    Ok(if old.is_empty() { Ignored::Made } else { Ignored::Extended })
}

/// Whether a line keeps git away from the private folder.
fn names_private(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix('/').unwrap_or(line);
    let line =
        line.strip_suffix("/*").or(line.strip_suffix("/**")).or(line.strip_suffix('/')).unwrap_or(line);
    line == PRIVATE_FOLDER || line == "**/private"
}
