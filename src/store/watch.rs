//! Tells when the files of a workspace have other content than the one that was loaded.
//!
//! What the platform reports is only taken as a reason to look: the content is what counts. The folders
//! are watched, not the files, because editors replace files.

use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash as _, Hasher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::disk::{Disk, RealDisk};
use super::{Place, Workspace, log};
use crate::domain::Drawer;

/// How long the files must be left alone before they are looked at: editors save in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// The longest wait for quiet.
const MOST_WAITS: u32 = 10;

/// The content of the files of a workspace, as a number that differs when they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp(u64);

impl Stamp {
    fn of_texts<'t>(texts: impl IntoIterator<Item = Option<&'t [u8]>>) -> Self {
        let mut hasher = DefaultHasher::new();
        for text in texts {
            let text = text.unwrap_or_default();
            hasher.write_usize(text.len());
            hasher.write(text);
        }
        Self(hasher.finish())
    }

    fn of_workspace(workspace: &Workspace) -> Self {
        let drawers = [Drawer::Shared, Drawer::Private].map(|drawer| workspace.text(drawer));
        let [shared, private] = &drawers;
        let texts = [workspace.team_text(), shared, private, workspace.calls().text()];
        Self::of_texts(texts.map(|text| Some(text.as_bytes())))
    }

    /// Of the logs, it is enough to look at what the file system says of them: there may be years of them.
    fn of_logs(folders: &[PathBuf]) -> Self {
        let mut logs: Vec<_> = folders.iter().flat_map(|folder| logs_in(folder)).collect();
        logs.sort();
        let mut hasher = DefaultHasher::new();
        logs.hash(&mut hasher);
        Self(hasher.finish())
    }

    fn of_files(files: &[PathBuf]) -> Self {
        let texts: Vec<_> = files.iter().map(|file| RealDisk.read(file).ok()).collect();
        Self::of_texts(texts.iter().map(Option::as_deref))
    }
}

/// The log files of a folder, each with what differs when it was written.
fn logs_in(folder: &Path) -> impl Iterator<Item = (PathBuf, u64, Option<SystemTime>)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|file| log::week_of(file).is_some()).filter_map(|file| {
        let facts = std::fs::metadata(&file).ok()?;
        Some((file, facts.len(), facts.modified().ok()))
    })
}

/// What has come to have another content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The roster, the topics or the noted calls.
    pub topics: bool,
    /// The log.
    pub log: bool,
}

/// The files cannot be watched; the program works without, but does not see what others write.
#[derive(Debug)]
pub struct WatchError(notify::Error);

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "changes by other programs are not seen: {}", self.0)
    }
}

impl std::error::Error for WatchError {}

/// What is known of the files.
#[derive(Debug, Clone, Copy)]
struct Known {
    topics: Stamp,
    log: Stamp,
}

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watch {
    known: Arc<Mutex<Known>>,
    logs: Vec<PathBuf>,
    /// Ends the thread when it is dropped, because nothing can send to it any more.
    _watcher: Arc<Mutex<RecommendedWatcher>>,
}

impl Watch {
    /// Calls `changed`, on a thread of its own, each time the files of a place have come to have another
    /// content than the `known` one; when that could not be loaded, than they have now. The log is known as it
    /// is now. Nothing is watched for the built-in example.
    pub fn start(
        place: &Place,
        known: Option<&Workspace>,
        changed: impl Fn(Seen) + Send + 'static,
    ) -> Result<Self, WatchError> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |_event| {
            // The receiver is gone only when the watch is.
            let _ = sender.send(());
        });
        let watcher = Arc::new(Mutex::new(watcher.map_err(WatchError)?));
        let files = files_of(place);
        let logs = logs_of(place);
        let topics = known.map_or_else(|| Stamp::of_files(&files), Stamp::of_workspace);
        let known = Arc::new(Mutex::new(Known { topics, log: Stamp::of_logs(&logs) }));
        let mut folders = Folders::new(&files, &logs);
        folders.watch(&watcher).map_err(WatchError)?;
        let watch = Self { known: known.clone(), logs: logs.clone(), _watcher: watcher.clone() };
        let looker = Looker { files, logs, folders, known, watcher: Arc::downgrade(&watcher) };
        thread::spawn(move || looker.run(&events, changed));
        Ok(watch)
    }

    /// Takes the content of `workspace` as known: it was saved or loaded here.
    pub fn expect(&self, workspace: &Workspace) {
        lock(&self.known).topics = Stamp::of_workspace(workspace);
    }

    /// Takes the log as it is on disk for known. What is read of it after this is what is known of it.
    pub fn expect_log(&self) {
        lock(&self.known).log = Stamp::of_logs(&self.logs);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn files_of(place: &Place) -> Vec<PathBuf> {
    if place.is_example() {
        return Vec::new();
    }
    let drawers = [Drawer::Shared, Drawer::Private].map(|drawer| place.topics_file(drawer));
    let files = [place.team_file()].into_iter().chain(drawers).map(Path::to_owned);
    files.chain([place.calls_file()]).collect()
}

fn logs_of(place: &Place) -> Vec<PathBuf> {
    let drawers = [Drawer::Shared, Drawer::Private].into_iter().filter(|_| !place.is_example());
    drawers.map(|drawer| place.log_folder(drawer)).collect()
}

/// The folders in which something can happen to the files, links followed.
#[derive(Debug)]
struct Folders {
    wanted: Vec<PathBuf>,
    watched: Vec<PathBuf>,
}

impl Folders {
    fn new(files: &[PathBuf], logs: &[PathBuf]) -> Self {
        let resolved = files.iter().filter_map(|file| RealDisk.resolve(file).ok());
        let mut wanted: Vec<PathBuf> =
            resolved.chain(files.iter().cloned()).filter_map(|f| folder_of(&f)).collect();
        wanted.extend_from_slice(logs);
        wanted.sort();
        wanted.dedup();
        Self { wanted, watched: Vec::new() }
    }

    /// Watches what exists and is not watched yet: `private/` may be made later.
    fn watch(&mut self, watcher: &Mutex<RecommendedWatcher>) -> Result<(), notify::Error> {
        for folder in &self.wanted {
            if !self.watched.contains(folder) && folder.is_dir() {
                lock(watcher).watch(folder, RecursiveMode::NonRecursive)?;
                self.watched.push(folder.clone());
            }
        }
        Ok(())
    }
}

fn folder_of(file: &Path) -> Option<PathBuf> {
    let folder = file.parent()?;
    Some(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() })
}

/// The thread that looks when something has happened.
struct Looker {
    files: Vec<PathBuf>,
    logs: Vec<PathBuf>,
    folders: Folders,
    known: Arc<Mutex<Known>>,
    watcher: std::sync::Weak<Mutex<RecommendedWatcher>>,
}

impl Looker {
    fn run(mut self, events: &Receiver<()>, changed: impl Fn(Seen)) {
        while events.recv().is_ok() {
            if !wait_for_quiet(events) {
                return;
            }
            let Some(watcher) = self.watcher.upgrade() else { return };
            // A folder that cannot be watched is tried again with the next event.
            let _ = self.folders.watch(&watcher);
            drop(watcher);
            let seen = self.look();
            if seen.topics || seen.log {
                changed(seen);
            }
        }
    }

    /// What has another content than the known one, which it then becomes.
    fn look(&self) -> Seen {
        let now = Known { topics: Stamp::of_files(&self.files), log: Stamp::of_logs(&self.logs) };
        let known = std::mem::replace(&mut *lock(&self.known), now);
        Seen { topics: known.topics != now.topics, log: known.log != now.log }
    }
}

/// Waits until no more events come; false when none can come any more.
fn wait_for_quiet(events: &Receiver<()>) -> bool {
    for _ in 0..MOST_WAITS {
        match events.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}
