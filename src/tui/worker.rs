//! Saves and reads files on a thread of its own, in the order in which it is asked to, so that no frame
//! ever waits for the disk.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender, SyncSender};
use std::time::Duration;
use std::{io, thread};

use super::message::Message;
use super::model::{Indexed, Trouble};
use crate::bug;
use crate::desk::overrule;
use crate::domain::{Drawer, Log, Team};
use crate::store::save::{CommitError, Committed, CommittedTeam, Ignored, Saved, commit, commit_team};
use crate::store::{
    Diagnostic, Edit, FoundSession, Journal, LeftBehind, LogEdit, LogError, Logged, Logs, Meanwhile, Note,
    Pending, Place, SessionDone, SessionKeeper, SessionStep, TeamEdit, Unsaved, Watch, Workspace, exposures,
    log,
};

/// What the worker is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Save a change, after those that were asked for before.
    Save(Task),
    /// Save a change that is noted for the next start as long as it is not saved; or why it could not be noted.
    SaveNoted(Task, Result<Option<Note>, String>),
    /// Look for changes that an earlier process could not save.
    FindUnsaved,
    /// Save the changes that were found.
    TakeOver,
    /// Forget the changes that were found.
    ForgetUnsaved,
    /// Try again what failed.
    Retry,
    /// Make the edit that stands against somebody else's all the same, and go on with the rest.
    Overrule,
    /// Give up the edit that failed, and go on with the rest.
    Discard,
    /// Read the files.
    Reload,
    /// Look at what is beside the files' content.
    LookAround,
    /// Read the log.
    ReadLogs,
    /// Make the index by which a log is searched: with years of it, that takes longer than a frame.
    Index(Arc<Log>, Box<Team>),
    /// Look for a meeting that was being held when songsheet ended.
    ReadSession,
}

/// A change that is to be saved.
#[derive(Debug, Clone)]
pub enum Task {
    /// An edit of topics that was made on this workspace.
    Topics(Box<Workspace>, Edit),
    /// An edit of the roster that was made on this workspace.
    Team(Box<Workspace>, TeamEdit),
    /// An edit of the log.
    Log(LogEdit),
    /// What becomes of what is kept of the meeting that is being held.
    Session(SessionStep),
}

/// What came of it.
#[derive(Debug)]
pub enum Report {
    /// The oldest edit that was not saved is in the files now.
    Saved {
        /// The files, when there is more in them than the edit made.
        merged: Option<Box<Workspace>>,
        /// How it went.
        manner: Manner,
        /// Why the call in it could not be noted to learn from.
        unnoted: Option<String>,
    },
    /// The oldest change that was not saved is in the log, or with the meeting that is being held.
    Kept {
        /// How it went.
        manner: Manner,
        /// What somebody else did meanwhile to what is kept of the meeting that is being held.
        meanwhile: Option<Meanwhile>,
    },
    /// The meeting cannot be held here: another window holds one, or one was left behind, with this text.
    NotHeld(Option<String>),
    /// The log as it is on disk.
    Logs(Box<Logs>),
    /// The index by which a log is searched.
    Indexed(Box<Indexed>),
    /// What was found of a meeting that is being held, or was when songsheet ended; or why it cannot be read.
    Session(Result<FoundSession, Diagnostic>),
    /// The oldest edit that is not saved cannot be saved; it waits, and so do those after it.
    Stuck(Trouble),
    /// The files say something else than before.
    Loaded(Box<Workspace>),
    /// The files cannot be used any more.
    Broken(Vec<Diagnostic>),
    /// The oldest edit that was not saved has been given up.
    Discarded,
    /// An earlier process has left these changes, which are not in the files: each in a line.
    Unsaved(Vec<String>),
    /// So many changes that an earlier process has left are being saved.
    TakenOver(usize),
    /// What deserves a look beside the files' content.
    Noticed(Vec<Diagnostic>),
}

/// How saving went.
#[derive(Debug)]
pub struct Manner {
    /// Whether the disk has confirmed it.
    pub durable: bool,
    /// What became of the `.gitignore` beside the files.
    pub ignored: Ignored,
    /// Why earlier texts could not be kept.
    pub unkept: Option<String>,
}

impl Manner {
    fn of(saved: Saved, ignored: Ignored, unkept: Option<String>) -> Self {
        Self { durable: saved != Saved::NotYetDurably, ignored, unkept }
    }
}

/// Where edits go: the file system, or in tests something that fails on demand. What it says nothing of is kept in
/// memory.
pub trait Files {
    /// Saves an edit that was made on `before`.
    fn commit(&mut self, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError>;
    /// Reads the files.
    fn load(&mut self) -> Result<Workspace, Vec<Diagnostic>>;
    /// Saves an edit of the roster that was made on `before`.
    fn commit_team(&mut self, before: &Workspace, edit: &TeamEdit) -> Result<CommittedTeam, CommitError> {
        commit_team(&Place::example(), before, edit)
    }
    /// Saves an edit of the log.
    fn log(&mut self, edit: &LogEdit) -> Result<Logged, LogError> {
        log(&Place::example(), edit)
    }
    /// Reads the log.
    fn logs(&mut self) -> Logs {
        Logs::load(&Place::example())
    }
    /// Does a step of the meeting that is being held.
    fn session_step(&mut self, step: &SessionStep) -> Result<SessionDone, LogError> {
        SessionKeeper::of(&Place::example()).step(step)
    }
    /// Looks for a meeting that is being held, or was when songsheet ended.
    fn session(&mut self) -> Result<FoundSession, Diagnostic> {
        Ok(FoundSession::Nothing)
    }
    /// What earlier processes could not save.
    fn left_behind(&mut self) -> LeftBehind {
        LeftBehind::default()
    }
    /// What deserves a look beside the files' content.
    fn look_around(&mut self) -> Vec<Diagnostic> {
        Vec::new()
    }
}

/// The files of a place, watched for what others write.
#[derive(Debug)]
pub struct WatchedFiles {
    /// Where they are.
    pub place: Place,
    /// Tells when others have written them; absent where the platform cannot.
    pub watch: Option<Watch>,
    /// Keeps the meeting that is being held.
    pub session: SessionKeeper,
}

impl Files for WatchedFiles {
    fn commit(&mut self, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError> {
        bug::provoke("save");
        let done = commit(&self.place, before, edit)?;
        self.expect(&done.workspace);
        Ok(done)
    }

    fn load(&mut self) -> Result<Workspace, Vec<Diagnostic>> {
        let workspace = Workspace::load(&self.place)?;
        self.expect(&workspace);
        Ok(workspace)
    }

    fn look_around(&mut self) -> Vec<Diagnostic> {
        let mut noticed = self.place.copies();
        noticed.extend(self.place.losses());
        if !self.place.is_example() {
            noticed.extend(exposures(self.place.root()));
        }
        noticed
    }

    fn left_behind(&mut self) -> LeftBehind {
        let now = Workspace::load(&self.place);
        now.map(|now| LeftBehind::find(&self.place, &now)).unwrap_or_default()
    }

    fn commit_team(&mut self, before: &Workspace, edit: &TeamEdit) -> Result<CommittedTeam, CommitError> {
        let done = commit_team(&self.place, before, edit)?;
        self.expect(&done.workspace);
        Ok(done)
    }

    // What is written here is seen by the watch all the same: the week's file may hold more than was added.
    fn log(&mut self, edit: &LogEdit) -> Result<Logged, LogError> {
        log(&self.place, edit)
    }

    fn logs(&mut self) -> Logs {
        if let Some(watch) = &self.watch {
            watch.expect_log();
        }
        Logs::load(&self.place)
    }

    fn session_step(&mut self, step: &SessionStep) -> Result<SessionDone, LogError> {
        self.session.step(step)
    }

    fn session(&mut self) -> Result<FoundSession, Diagnostic> {
        self.session.find()
    }
}

impl WatchedFiles {
    /// The files of a place.
    pub fn new(place: Place, watch: Option<Watch>) -> Self {
        let session = SessionKeeper::of(&place);
        Self { place, watch, session }
    }

    fn expect(&self, workspace: &Workspace) {
        if let Some(watch) = &self.watch {
            watch.expect(workspace);
        }
    }
}

/// A change that waits.
#[derive(Debug)]
struct Queued {
    task: Task,
    note: Option<Note>,
    /// Why it is not noted, so that nothing of it is left when the process ends.
    unnoted: Option<String>,
}

impl Queued {
    fn forget(&self) {
        if let Some(note) = &self.note {
            note.forget();
        }
    }

    /// What keeps it from being saved, and what that means if the process ends.
    fn stuck(&self, trouble: Trouble) -> Trouble {
        if let Some(note) = &self.note {
            note.confirm();
        }
        match (trouble, &self.unnoted) {
            (Trouble::Failed(what), Some(why)) => {
                Trouble::Failed(format!("{what}; nor can it be kept for later: {why}"))
            }
            (trouble, _) => trouble,
        }
    }
}

/// The work itself, without the thread.
#[derive(Debug)]
pub struct Worker<F> {
    files: F,
    queue: VecDeque<Queued>,
    /// What an earlier process has left.
    left: LeftBehind,
    /// Whether the model does not know what was saved, so that it is to be shown when all is.
    anew: bool,
    stuck: bool,
    /// The texts that the model knows; nothing when the files could not be used.
    known: Option<[String; 4]>,
}

impl<F: Files> Worker<F> {
    /// A worker for a model that shows `known`.
    pub fn new(files: F, known: Option<&Workspace>) -> Self {
        Self {
            files,
            queue: VecDeque::new(),
            left: LeftBehind::default(),
            anew: false,
            stuck: false,
            known: known.map(texts),
        }
    }

    /// Where edits go.
    pub fn files_mut(&mut self) -> &mut F {
        &mut self.files
    }

    /// Does a job; gives back what came of it.
    pub fn work(&mut self, job: Job) -> Vec<Report> {
        match job {
            Job::Save(task) => self.save(Queued { task, note: None, unnoted: None }),
            Job::SaveNoted(task, Ok(note)) => self.save(Queued { task, note, unnoted: None }),
            Job::SaveNoted(task, Err(why)) => self.save(Queued { task, note: None, unnoted: Some(why) }),
            Job::FindUnsaved => self.find_unsaved().into_iter().collect(),
            Job::TakeOver => self.take_over(),
            Job::ForgetUnsaved => {
                std::mem::take(&mut self.left).discard();
                Vec::new()
            }
            Job::Overrule => self.overrule(),
            Job::Discard => self.discard(),
            Job::LookAround => vec![Report::Noticed(self.files.look_around())],
            Job::ReadLogs => vec![Report::Logs(Box::new(self.files.logs()))],
            Job::Index(log, team) => vec![Report::Indexed(Box::new(Indexed::of(&log, &team)))],
            Job::ReadSession => vec![Report::Session(self.files.session())],
            Job::Reload if self.queue.is_empty() => self.load().into_iter().collect(),
            Job::Retry | Job::Reload => self.save_all(),
        }
    }

    fn save(&mut self, queued: Queued) -> Vec<Report> {
        self.queue.push_back(queued);
        if self.stuck { Vec::new() } else { self.save_all() }
    }

    fn find_unsaved(&mut self) -> Option<Report> {
        self.left = self.files.left_behind();
        let line = |change: &Unsaved| match change.when {
            Some(when) => format!("{} · {}", when.format("%-d %b %H:%M"), change.what),
            None => change.what.clone(),
        };
        let lines: Vec<_> = self.left.changes.iter().map(line).collect();
        (!lines.is_empty()).then_some(Report::Unsaved(lines))
    }

    /// Puts what was left behind at the end of the queue, as if it had just been done. What cannot be made sense of
    /// stays where it is.
    fn take_over(&mut self) -> Vec<Report> {
        let changes = std::mem::take(&mut self.left.changes);
        let queued = |change: Unsaved| {
            let task = Task::from(change.pending?);
            Some(Queued { task, note: Some(change.note), unnoted: None })
        };
        let queued: Vec<_> = changes.into_iter().filter_map(queued).collect();
        let mut reports = vec![Report::TakenOver(queued.len())];
        self.queue.extend(queued);
        self.anew = true;
        if !self.stuck {
            reports.extend(self.save_all());
        }
        reports
    }

    fn save_all(&mut self) -> Vec<Report> {
        self.stuck = false;
        let mut reports = Vec::new();
        while let Some(queued) = self.queue.front() {
            match queued.task.save(&mut self.files) {
                Ok((report, workspace)) => {
                    self.known = workspace.map(|workspace| texts(&workspace)).or(self.known.take());
                    queued.forget();
                    self.queue.pop_front();
                    reports.push(report);
                }
                Err(trouble) => {
                    self.stuck = true;
                    reports.push(Report::Stuck(queued.stuck(trouble)));
                    return reports;
                }
            }
        }
        if std::mem::take(&mut self.anew) {
            reports.extend(self.load_anew());
            reports.push(Report::Logs(Box::new(self.files.logs())));
        }
        reports
    }

    /// Makes the oldest edit on what the files say now; what else they say is shown afterwards.
    fn overrule(&mut self) -> Vec<Report> {
        let Some(queued) = self.queue.front_mut() else { return Vec::new() };
        match self.files.load() {
            Ok(now) => queued.task.overrule(now),
            Err(problems) => return vec![Report::Broken(problems)],
        }
        let mut reports = self.save_all();
        reports.extend(self.load_anew());
        reports
    }

    /// Reads the files when nothing waits any more, whatever the model knows.
    fn load_anew(&mut self) -> Option<Report> {
        if !self.queue.is_empty() {
            return None;
        }
        self.known = None;
        self.load()
    }

    fn discard(&mut self) -> Vec<Report> {
        let Some(queued) = self.queue.pop_front() else { return Vec::new() };
        queued.forget();
        let mut reports = vec![Report::Discarded];
        reports.extend(self.save_all());
        if matches!(queued.task, Task::Log(_)) {
            reports.push(Report::Logs(Box::new(self.files.logs())));
        }
        reports.extend(self.load_anew());
        reports
    }

    fn load(&mut self) -> Option<Report> {
        match self.files.load() {
            Ok(workspace) => {
                let texts = Some(texts(&workspace));
                if texts == self.known {
                    return None;
                }
                self.known = texts;
                Some(Report::Loaded(Box::new(workspace)))
            }
            Err(problems) => {
                self.known = None;
                Some(Report::Broken(problems))
            }
        }
    }
}

impl From<Pending> for Task {
    fn from(pending: Pending) -> Self {
        match pending {
            Pending::Topics(before, edit) => Self::Topics(before, edit),
            Pending::Team(before, edit) => Self::Team(before, edit),
            Pending::Log(edit) => Self::Log(edit),
        }
    }
}

impl Task {
    /// What is to be noted for the next start; a meeting that is being held has a file of its own.
    fn pending(&self) -> Option<Pending> {
        match self.clone() {
            Self::Topics(before, edit) => Some(Pending::Topics(before, edit)),
            Self::Team(before, edit) => Some(Pending::Team(before, edit)),
            Self::Log(edit) => Some(Pending::Log(edit)),
            Self::Session(_) => None,
        }
    }

    /// Saves it; gives what is to be reported and, when they were looked at, what the files say now.
    fn save(&self, files: &mut impl Files) -> Result<(Report, Option<Workspace>), Trouble> {
        match self {
            Self::Topics(before, edit) => {
                let done = files.commit(before, edit).map_err(|error| trouble(&error))?;
                let manner = Manner::of(done.saved, done.ignored, done.unkept);
                Ok(saved(done.workspace, done.reloaded, manner, done.unnoted))
            }
            Self::Team(before, edit) => {
                let done = files.commit_team(before, edit).map_err(|error| trouble(&error))?;
                let manner = Manner::of(done.saved, Ignored::Unchanged, done.unkept);
                Ok(saved(done.workspace, done.reloaded, manner, None))
            }
            Self::Log(edit) => {
                files.log(edit).map(|logged| kept(logged, None)).map_err(|error| log_trouble(&error))
            }
            Self::Session(step) => files.session_step(step).map(held).map_err(|error| log_trouble(&error)),
        }
    }

    /// Makes it a change of what the files say now.
    fn overrule(&mut self, now: Workspace) {
        match self {
            Self::Topics(before, edit) => {
                if let Some(again) = overrule(edit, before, &now) {
                    (**before, *edit) = (now, again);
                }
            }
            Self::Team(before, _) => **before = now,
            Self::Log(_) | Self::Session(_) => {}
        }
    }
}

fn saved(
    workspace: Workspace,
    reloaded: bool,
    manner: Manner,
    unnoted: Option<String>,
) -> (Report, Option<Workspace>) {
    let merged = reloaded.then(|| Box::new(workspace.clone()));
    (Report::Saved { merged, manner, unnoted }, Some(workspace))
}

fn kept(logged: Logged, meanwhile: Option<Meanwhile>) -> (Report, Option<Workspace>) {
    (Report::Kept { manner: Manner::of(logged.saved, logged.ignored, logged.unkept), meanwhile }, None)
}

fn held(done: SessionDone) -> (Report, Option<Workspace>) {
    match done {
        SessionDone::Kept(logged, meanwhile) => kept(logged, meanwhile),
        SessionDone::Left(text) => (Report::NotHeld(Some(text)), None),
        SessionDone::Elsewhere => (Report::NotHeld(None), None),
    }
}

fn log_trouble(error: &LogError) -> Trouble {
    match error {
        LogError::NotThere(_) | LogError::NotAsMeant(_) => Trouble::Refused(error.to_string()),
        LogError::Broken(_) | LogError::Busy(_) | LogError::Io { .. } => Trouble::Failed(error.to_string()),
    }
}

fn texts(workspace: &Workspace) -> [String; 4] {
    let [shared, private] = [Drawer::Shared, Drawer::Private].map(|drawer| workspace.text(drawer));
    [workspace.team_text().to_owned(), shared, private, workspace.calls().text().to_owned()]
}

fn trouble(error: &CommitError) -> Trouble {
    match error {
        CommitError::Edit(_) | CommitError::Team(_) => Trouble::Refused(error.to_string()),
        CommitError::Conflict(conflict) => Trouble::Conflict(conflict.clone()),
        CommitError::Broken(_) | CommitError::Busy(_) | CommitError::Io { .. } | CommitError::Half { .. } => {
            Trouble::Failed(error.to_string())
        }
    }
}

/// The thread, seen from the loop.
#[derive(Debug)]
pub struct Handle {
    jobs: Sender<Job>,
    done: mpsc::Receiver<()>,
    journal: Journal,
}

impl Handle {
    /// Starts the thread; what is to be saved is noted in this journal first.
    pub fn start<F>(worker: Worker<F>, journal: Journal, messages: SyncSender<Message>) -> io::Result<Self>
    where
        F: Files + Send + 'static,
    {
        let (jobs, queue) = mpsc::channel();
        let (finished, done) = mpsc::channel();
        thread::Builder::new().name("files".to_owned()).spawn(move || {
            serve(worker, &queue, &messages);
            let _ = finished.send(());
        })?;
        Ok(Self { jobs, done, journal })
    }

    /// Asks to save a change. It is noted before anybody sees it done, so that it outlives the process.
    pub fn save(&mut self, task: Task) {
        let noted = task.pending().map_or(Ok(None), |pending| self.journal.note(&pending));
        self.ask(Job::SaveNoted(task, noted.map_err(|error| error.to_string())));
    }

    /// Asks for a job.
    pub fn ask(&self, job: Job) {
        // The thread ends only when this end of the channel does.
        let _ = self.jobs.send(job);
    }

    /// Waits until everything that was asked for is done, but no longer than `limit`.
    pub fn finish(self, limit: Duration) {
        drop(self.jobs);
        let _ = self.done.recv_timeout(limit);
    }
}

fn serve<F: Files>(mut worker: Worker<F>, jobs: &mpsc::Receiver<Job>, messages: &SyncSender<Message>) {
    for job in jobs {
        let reports = catch_unwind(AssertUnwindSafe(|| worker.work(job))).unwrap_or_else(|_| {
            worker.stuck = true;
            vec![Report::Stuck(Trouble::Failed("a bug in songsheet kept this from being saved".to_owned()))]
        });
        for report in reports {
            // Nobody listens any more when the program is ending; the saves go on.
            let _ = messages.send(Message::Worker(report));
        }
    }
}
