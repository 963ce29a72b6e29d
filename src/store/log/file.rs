//! One file of the log: its text and what it says.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::{Said, Volume};
use crate::domain::{LoggedMeeting, Suggestion};
use crate::store::disk::Disk;
use crate::store::report::report;
use crate::store::schema::{Reader, parse};
use crate::store::{Diagnostic, files};

/// The text of a log file and what it says: nothing, when it has an error.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LogFile {
    pub volume: Volume,
    pub file: PathBuf,
    pub text: Arc<str>,
    pub meetings: Vec<Arc<LoggedMeeting>>,
    pub suggestions: Vec<Suggestion>,
    pub problems: Vec<Diagnostic>,
}

impl LogFile {
    /// Reads a file of this disk; a file that is not there says nothing.
    pub fn read(disk: &dyn Disk, volume: Volume, file: &Path) -> Self {
        match files::read_text(disk, file) {
            Ok(text) => Self::of_text(volume, file, &text.unwrap_or_default()),
            Err(problem) => Self { problems: vec![problem], ..Self::of_text(volume, file, "") },
        }
    }

    /// What a text says as the log of a week.
    pub fn of_text(volume: Volume, file: &Path, text: &str) -> Self {
        let parsed = parse(text);
        let mut reader = Reader::default();
        let said = parsed.root().map(|root| reader.log(&root, volume)).unwrap_or_default();
        let problems = report(file, text, &parsed.tell(reader.findings));
        let broken = problems.iter().any(Diagnostic::is_error);
        let Said { meetings, suggestions } = if broken { Said::default() } else { said };
        Self { volume, file: file.to_owned(), text: text.into(), meetings, suggestions, problems }
    }

    /// Whether it has an error, so that it counts for nothing and must be left alone.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(Diagnostic::is_error)
    }
}
