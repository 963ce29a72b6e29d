//! All files of the log, read at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::edit::{LogEdit, LogError};
use super::example;
use super::file::LogFile;
use super::place::week_of;
use super::read::Volume;
use crate::domain::{Drawer, Log, Week};
use crate::store::disk::RealDisk;
use crate::store::{Diagnostic, Place};

/// Below this many files a second thread costs more than it saves.
const FILES_PER_THREAD: usize = 16;

/// The log of a workspace with the texts that say so. It never changes: an edit makes the next one, which
/// shares with it all that did not change.
#[derive(Debug, Clone)]
pub struct Logs {
    place: Arc<Place>,
    /// In the order of drawers and weeks.
    files: Vec<Arc<LogFile>>,
    log: Arc<Log>,
    problems: Arc<[Diagnostic]>,
}

impl Logs {
    /// Reads the log. It never fails: a file with an error is told among the problems, and counts for nothing.
    pub fn load(place: &Place) -> Self {
        if place.is_example() {
            return Self::of_files(place, example::files(place), Vec::new());
        }
        let (mut named, mut problems) = (Vec::new(), Vec::new());
        for drawer in [Drawer::Shared, Drawer::Private] {
            match listing(&place.log_folder(drawer)) {
                Ok(files) => named.extend(files.into_iter().filter_map(|file| {
                    let week = week_of(&file)?;
                    Some((Volume { drawer, week }, file))
                })),
                Err(problem) => problems.push(problem),
            }
        }
        named.sort();
        Self::of_files(place, read_all(&named), problems)
    }

    /// Reads one week of the log: what was held lately costs the same whatever the years behind it.
    pub fn load_week(place: &Place, week: Week) -> Self {
        let none = Self::of_files(place, Vec::new(), Vec::new());
        none.reload(Drawer::Shared, week).reload(Drawer::Private, week)
    }

    /// Makes a log of texts, as if they were the files of these weeks.
    pub fn of_texts(place: &Place, texts: &[(Drawer, Week, &str)]) -> Self {
        let file = |(drawer, week, text): &(Drawer, Week, &str)| {
            let volume = Volume { drawer: *drawer, week: *week };
            LogFile::of_text(volume, &place.log_file(*drawer, *week), text)
        };
        let none = Self::of_files(place, Vec::new(), Vec::new());
        texts.iter().fold(none, |logs, text| logs.with_file(file(text)))
    }

    /// The text of a week's file, byte for byte; `None` when it was not read.
    pub fn text(&self, drawer: Drawer, week: Week) -> Option<&str> {
        self.file(Volume { drawer, week }).map(|file| &*file.text)
    }

    /// The log after an edit, as saving it would leave it. Nothing is saved.
    pub fn apply(&self, edit: &LogEdit) -> Result<Self, LogError> {
        let volume = edit.volume();
        let next = match self.file(volume) {
            Some(file) => edit.apply(file)?,
            None => {
                edit.apply(&LogFile::of_text(volume, &self.place.log_file(volume.drawer, volume.week), ""))?
            }
        };
        Ok(next.map_or_else(|| self.clone(), |next| self.with_file(next)))
    }

    /// The log with one week read again, after it was saved or somebody else changed it.
    #[must_use]
    pub fn reload(&self, drawer: Drawer, week: Week) -> Self {
        if self.place.is_example() {
            return self.clone();
        }
        let volume = Volume { drawer, week };
        self.with_file(LogFile::read(&RealDisk, volume, &self.place.log_file(drawer, week)))
    }

    /// What was held.
    pub fn log(&self) -> &Arc<Log> {
        &self.log
    }

    /// What is wrong with the files, in their order.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The files, in the order of drawers and weeks.
    pub(super) fn files(&self) -> impl Iterator<Item = &LogFile> {
        self.files.iter().map(|file| &**file)
    }

    fn file(&self, volume: Volume) -> Option<&LogFile> {
        let at = self.files.binary_search_by_key(&volume, |file| file.volume).ok()?;
        self.files.get(at).map(|file| &**file)
    }

    fn with_file(&self, file: LogFile) -> Self {
        let mut files = self.files.clone();
        files.retain(|other| other.volume != file.volume);
        files.push(Arc::new(file));
        files.sort_by_key(|file| file.volume);
        let of_folders = |problem: &&Diagnostic| self.files.iter().all(|file| file.file != problem.file);
        let problems = self.problems.iter().filter(of_folders).cloned().collect();
        Self::of_files(&self.place, files, problems)
    }

    fn of_files(place: &Place, files: Vec<Arc<LogFile>>, mut problems: Vec<Diagnostic>) -> Self {
        let meetings = files.iter().flat_map(|file| file.meetings.iter().cloned()).collect();
        let suggestions = files.iter().flat_map(|file| file.suggestions.iter().cloned()).collect();
        problems.extend(files.iter().flat_map(|file| file.problems.iter().cloned()));
        let log = Arc::new(Log::new(meetings, suggestions));
        Self { place: Arc::new(place.clone()), files, log, problems: problems.into() }
    }
}

/// What lies in a folder; nothing when it is not there.
fn listing(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries,
    };
    let files = entries.and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    files.map_err(|error: std::io::Error| {
        let what = format!("the folder of logs cannot be read: {error}");
        let hint = Some("see to it that it is a folder that you may read".to_owned());
        Diagnostic::of_file(crate::store::Severity::Error, folder, what, hint)
    })
}

/// Reads files, on several threads when there are many.
fn read_all(named: &[(Volume, PathBuf)]) -> Vec<Arc<LogFile>> {
    let read = |named: &[(Volume, PathBuf)]| -> Vec<Arc<LogFile>> {
        named.iter().map(|(volume, file)| Arc::new(LogFile::read(&RealDisk, *volume, file))).collect()
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(named.len() / FILES_PER_THREAD);
    if threads < 2 {
        return read(named);
    }
    thread::scope(|scope| {
        let chunks = named.chunks(named.len().div_ceil(threads));
        let running: Vec<_> = chunks.map(|chunk| scope.spawn(move || read(chunk))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}
