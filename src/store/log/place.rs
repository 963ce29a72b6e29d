//! Where the log of a workspace is.

use std::path::{Path, PathBuf};

use crate::domain::{Drawer, Week};
use crate::store::Place;

/// The name of the folder of logs, beside the topics.
pub const LOG_FOLDER: &str = "log";

/// The file of the session that is being held, in the folder of what is the manager's alone.
const SESSION_FILE: &str = "hold.toml";
/// The file that the window locks which holds a meeting. Nothing stands in it.
const SESSION_LOCK: &str = ".hold.lock";

impl Place {
    /// The folder of the logs that are kept in a drawer; only a name when it is the example.
    pub fn log_folder(&self, drawer: Drawer) -> PathBuf {
        self.topics_file(drawer).with_file_name(LOG_FOLDER)
    }

    /// The log of a week: of the team's meetings, or of 1-1s.
    pub fn log_file(&self, drawer: Drawer, week: Week) -> PathBuf {
        self.log_folder(drawer).join(format!("{week}.toml"))
    }

    /// The file of the session that is being held.
    pub fn session_file(&self) -> PathBuf {
        self.topics_file(Drawer::Private).with_file_name(SESSION_FILE)
    }

    /// The file that is locked as long as a window holds a meeting.
    pub(super) fn session_lock(&self) -> PathBuf {
        self.topics_file(Drawer::Private).with_file_name(SESSION_LOCK)
    }
}

/// The week whose log a file is, by its name; no other name is read.
pub(in crate::store) fn week_of(file: &Path) -> Option<Week> {
    let name = file.file_name()?.to_str()?;
    let week = Week::parse(name.strip_suffix(".toml")?)?;
    (format!("{week}.toml") == name).then_some(week)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_name_of_a_week_is_that_of_a_log() {
        assert_eq!(week_of(Path::new("log/2026-W48.toml")), Week::parse("2026-W48"));
        for other in ["2026-W8.toml", "2026-w48.toml", "2026-W48 2.toml", "2027-W53.toml", "2026-W48.md"] {
            assert_eq!(week_of(Path::new(other)), None, "{other}");
        }
    }
}
