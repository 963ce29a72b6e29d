//! Saves during which the file system fails, or the process is killed, at any call.

use std::cell::Cell;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use songsheet::clock::Clock;
use songsheet::domain::{Drawer, Instead, MeetingOf, Topic, TopicKey};
use songsheet::store::disk::{Access, Disk, Facts, RealDisk, Writing};
use songsheet::store::save::{CommitError, Saved, commit, commit_on, commit_team_on};
use songsheet::store::{Change, Edit, Keeping, Place, Reason, TeamEdit, TopicField, Value, Workspace};

use crate::support::{TEAM, write};

/// The real file system.
static REAL: RealDisk = RealDisk;

/// What happens at the chosen call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// The call fails with this error of the system, and all others work.
    Error(i32),
    /// The process ends before the call: nothing happens any more. A write is cut in its middle.
    Kill,
}

/// The real file system with a fault at one of its calls.
pub struct Faulty {
    at: usize,
    fault: Fault,
    calls: Cell<usize>,
}

impl Faulty {
    pub fn new(fault: Fault, at: usize) -> Self {
        Self { at, fault, calls: Cell::new(0) }
    }

    fn call<T>(&self, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let now = self.calls.replace(self.calls.get() + 1);
        match self.fault {
            Fault::Error(code) if now == self.at => Err(io::Error::from_raw_os_error(code)),
            Fault::Kill if now >= self.at => Err(io::Error::other("killed")),
            _ => work(),
        }
    }

    pub fn was_reached(&self) -> bool {
        self.calls.get() > self.at
    }
}

struct FaultyFile<'d> {
    disk: &'d Faulty,
    file: Box<dyn Writing + 'd>,
}

impl Writing for FaultyFile<'_> {
    fn put(&mut self, text: &[u8]) -> io::Result<()> {
        let is_last = self.disk.calls.get() == self.disk.at;
        let written = self.disk.call(|| Ok(()));
        let part = if written.is_ok() { text } else { &text[..text.len() / 2] };
        if written.is_ok() || is_last {
            self.file.put(part)?;
        }
        written
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.call(|| Ok(()))?;
        self.file.sync()
    }
}

impl Disk for Faulty {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call(|| REAL.read(path))
    }
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(|| REAL.resolve(path))
    }
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        self.call(|| REAL.facts(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<(String, u64)>> {
        self.call(|| REAL.list(folder))
    }
    fn make_folder(&self, path: &Path, access: Access) -> io::Result<()> {
        self.call(|| REAL.make_folder(path, access))
    }
    fn create<'d>(&'d self, path: &Path, access: Access) -> io::Result<Box<dyn Writing + 'd>> {
        let file = self.call(|| REAL.create(path, access))?;
        Ok(Box::new(FaultyFile { disk: self, file }))
    }
    fn open<'d>(&'d self, path: &Path) -> io::Result<Box<dyn Writing + 'd>> {
        let file = self.call(|| REAL.open(path))?;
        Ok(Box::new(FaultyFile { disk: self, file }))
    }
    fn adopt(&self, path: &Path, facts: &Facts) -> io::Result<()> {
        self.call(|| REAL.adopt(path, facts))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| REAL.rename(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call(|| REAL.remove(path))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.call(|| REAL.sync_folder(path))
    }
    fn lock(&self, path: &Path, patience: Duration) -> io::Result<Option<File>> {
        self.call(|| REAL.lock(path, patience))
    }
}

const TOPICS: &str = "[[topic]]\nid = 'aa'\ntitle = 'a'\n\n[[topic]]\ntitle = 'b'\n";

/// A workspace to save in, and the edit to save.
struct Scene {
    folder: tempfile::TempDir,
    place: Place,
    edit: Edit,
}

fn key(drawer: Drawer, index: usize) -> TopicKey {
    TopicKey { drawer, index }
}

impl Scene {
    /// The scenes: a plain save and one that is backed up, one in place, what `add`, `call`, `done` and `edit` save,
    /// the first private topic, moves both ways, all topics moved at once as by `seal`, and something taken back.
    const ALL: [&'static str; 12] = [
        "set",
        "backed up",
        "hard link",
        "add",
        "call",
        "done",
        "first private",
        "to private",
        "to shared",
        "seal",
        "undo",
        "noted call",
    ];

    fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut place = Place::folder(folder.path(), Reason::DirFlag);
        write(&folder.path().join("team.toml"), TEAM);
        write(&folder.path().join("topics.toml"), TOPICS);
        let set = Edit::set(key(Drawer::Shared, 1), TopicField::Because, Value::Text("x".repeat(300)));
        let edit = match name {
            "set" => set,
            "backed up" => {
                place = place.with_keeping(keeping(&folder));
                set
            }
            "add" => Edit::add(Drawer::Shared, Topic::new(key(Drawer::Shared, 0), "c")),
            "call" => Edit::set(key(Drawer::Shared, 0), TopicField::Route, Value::Text("broadcast".into())),
            "done" => {
                let day = Value::Date("2026-11-23".parse().unwrap());
                Edit::set(key(Drawer::Shared, 0), TopicField::Done, day)
            }
            "seal" => {
                let all = [0, 1].map(|at| Change::Move { key: key(Drawer::Shared, at), to: Drawer::Private });
                Edit { changes: all.to_vec() }
            }
            "undo" => Workspace::load(&place)
                .unwrap()
                .apply(&set)
                .map(|done| {
                    commit(&place, &Workspace::load(&place).unwrap(), &set).unwrap();
                    done.inverse
                })
                .unwrap(),
            "hard link" => {
                fs::hard_link(folder.path().join("topics.toml"), folder.path().join("other")).unwrap();
                set
            }
            "first private" => Edit::add(Drawer::Private, Topic::new(key(Drawer::Private, 0), "c")),
            "noted call" => noted_call(),
            "to private" => Edit::one(Change::Move { key: key(Drawer::Shared, 0), to: Drawer::Private }),
            _ => {
                write(&folder.path().join("private/topics.toml"), "[[topic]]\nid = 'pp'\ntitle = 'p'\n");
                Edit::one(Change::Move { key: key(Drawer::Private, 0), to: Drawer::Shared })
            }
        };
        Self { folder, place, edit }
    }

    fn load(&self) -> Workspace {
        Workspace::load(&self.place).unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    /// What is in the files of the two drawers.
    fn texts(&self) -> [String; 2] {
        [Drawer::Shared, Drawer::Private]
            .map(|drawer| fs::read_to_string(self.place.topics_file(drawer)).unwrap_or_default())
    }

    fn titles(&self) -> Vec<String> {
        let mut titles: Vec<_> = self.load().topics().map(|topic| topic.title.clone()).collect();
        titles.sort();
        titles
    }

    /// Saves with a fault at a call; `None` when the save does not make so many calls.
    fn save_with(&self, fault: Fault, at: usize) -> Option<Result<Saved, CommitError>> {
        let before = self.load();
        let disk = Faulty { at, fault, calls: Cell::new(0) };
        let saved = commit_on(&disk, &self.place, &before, &self.edit).map(|committed| committed.saved);
        disk.was_reached().then_some(saved)
    }
}

/// Keeps earlier texts beside the workspace, by a clock that stands still.
fn keeping(folder: &tempfile::TempDir) -> Keeping {
    Keeping::new(folder.path().join("kept"), Clock::fixed("2026-11-23T09:00:00".parse().unwrap()))
}

/// A call that is noted to learn from.
fn noted_call() -> Edit {
    let key = key(Drawer::Shared, 1);
    let mut edit = Edit::set(key, TopicField::Route, Value::Text("private".into()));
    edit.changes.push(Change::Note { key, day: "2026-11-23".parse().unwrap() });
    edit
}

/// The texts after the edit, as a save without faults leaves them.
fn texts_after(name: &str) -> [String; 2] {
    let scene = Scene::new(name);
    commit(&scene.place, &scene.load(), &scene.edit).unwrap();
    scene.texts()
}

/// Runs a scene with a fault at each of its calls in turn, and counts them.
fn at_every_call(name: &str, fault: Fault, check: impl Fn(&Scene, Result<Saved, CommitError>, usize)) {
    for at in 0.. {
        let scene = Scene::new(name);
        let Some(saved) = scene.save_with(fault, at) else {
            assert!(at > 8, "{name}: only {at} calls were made");
            return;
        };
        check(&scene, saved, at);
    }
}

#[test]
fn a_failed_call_changes_nothing_or_is_told() {
    const EIO: i32 = 5;
    const EACCES: i32 = 13;
    const ENOSPC: i32 = 28;
    for name in Scene::ALL {
        let (before, after) = (Scene::new(name).texts(), texts_after(name));
        for code in [EIO, ENOSPC, EACCES] {
            at_every_call(name, Fault::Error(code), |scene, saved, at| {
                let context = format!("{name}, error {code} at call {at}: {saved:?}");
                match saved {
                    Ok(_) => assert_eq!(scene.texts(), after, "{context}"),
                    Err(error) => {
                        assert_eq!(scene.texts(), before, "{context}");
                        assert!(!error.to_string().is_empty());
                        clear_backup(scene);
                        commit(&scene.place, &scene.load(), &scene.edit).expect(&context);
                        assert_eq!(scene.texts(), after, "{context}: the second attempt");
                    }
                }
            });
        }
    }
}

#[test]
fn a_call_is_saved_whatever_becomes_of_its_note() {
    let mut unnoted = 0;
    for at in 0.. {
        let scene = Scene::new("noted call");
        let before = scene.load();
        let disk = Faulty { at, fault: Fault::Error(28), calls: Cell::new(0) };
        let saved = commit_on(&disk, &scene.place, &before, &scene.edit);
        if !disk.was_reached() {
            break;
        }
        let Ok(saved) = saved else { continue };
        let noted = fs::read_to_string(scene.place.calls_file()).unwrap_or_default();
        assert_eq!(saved.unnoted.is_none(), noted.contains("title = \"b\""), "call {at}");
        assert!(noted.is_empty() || noted.ends_with("day = 2026-11-23\n"), "call {at}: {noted}");
        assert_eq!(saved.workspace.calls().all(), scene.load().calls().all(), "call {at}");
        unnoted += usize::from(saved.unnoted.is_some());
    }
    assert!(unnoted > 5, "{unnoted} calls of the file system are made for the note");
}

/// A backup that could not be removed is not in the way of the next save but for its owner's consent.
fn clear_backup(scene: &Scene) {
    let backup = scene.folder.path().join(".topics.toml.songsheet-backup");
    if backup.exists() {
        assert_eq!(fs::read_to_string(&backup).unwrap(), TOPICS);
        fs::remove_file(backup).unwrap();
    }
}

#[test]
fn a_folder_that_cannot_be_confirmed_is_told() {
    let kinds: Vec<_> = (0..40).map_while(|at| Scene::new("set").save_with(Fault::Error(5), at)).collect();
    let unconfirmed = kinds.iter().filter(|saved| matches!(saved, Ok(Saved::NotYetDurably))).count();
    assert_eq!(unconfirmed, 1, "{kinds:?}");
}

#[test]
fn a_kill_at_any_call_loses_and_tears_nothing() {
    for name in Scene::ALL {
        let start = Scene::new(name);
        let (before, after) = (start.texts(), texts_after(name));
        at_every_call(name, Fault::Kill, |scene, saved, at| {
            let context = format!("{name}, killed at call {at}: {saved:?}");
            let backup = scene.folder.path().join(".topics.toml.songsheet-backup");
            if fs::read_to_string(&backup).is_ok_and(|kept| kept == TOPICS) {
                return; // Written in place: the old text is beside it.
            }
            let now = scene.texts();
            for drawer in 0..2 {
                let whole = now[drawer] == before[drawer] || now[drawer] == after[drawer];
                assert!(whole, "{context}: {:?}", now[drawer]);
            }
            let titles = scene.titles();
            for title in start.titles() {
                assert_eq!(titles.iter().filter(|other| **other == title).count(), 1, "{context}: {title}");
            }
            if now == before {
                let again = commit(&scene.place, &scene.load(), &scene.edit);
                assert!(again.is_ok() || backup.exists(), "{context}: {again:?}");
            }
        });
    }
}

/// Moves a meeting with a fault at a call; `None` when the save does not make so many calls.
fn move_with(fault: Fault, at: usize) -> Option<(Scene, bool)> {
    let scene = Scene::new("set");
    let disk = Faulty { at, fault, calls: Cell::new(0) };
    let moved = commit_team_on(&disk, &scene.place, &scene.load(), &moved_meeting());
    disk.was_reached().then(|| (scene, moved.is_ok()))
}

fn moved_meeting() -> TeamEdit {
    let (on, to) = ("2026-11-24".parse().unwrap(), "2026-11-26".parse().unwrap());
    TeamEdit::new(MeetingOf::Team, on, Some(Instead::Moved { to, time: None }))
}

#[test]
fn a_roster_is_saved_whole_or_not_at_all() {
    let done = format!("{TEAM}\n[[exception]]\non = 2026-11-24\nto = 2026-11-26\n");
    for fault in [Fault::Error(5), Fault::Error(28), Fault::Error(13), Fault::Kill] {
        let mut failed = 0;
        for at in 0.. {
            let Some((scene, ok)) = move_with(fault, at) else { break };
            let now = fs::read_to_string(scene.place.team_file()).unwrap();
            let expected: &[&str] = match (ok, fault) {
                (true, _) => &[&done],
                (false, Fault::Error(_)) => &[TEAM],
                (false, Fault::Kill) => &[TEAM, &done],
            };
            assert!(expected.contains(&now.as_str()), "{fault:?} at call {at}: {now}");
            assert_eq!(scene.texts(), Scene::new("set").texts(), "the topics are not touched");
            let again = commit_team_on(&REAL, &scene.place, &scene.load(), &moved_meeting());
            assert!(
                again.is_ok() && fs::read_to_string(scene.place.team_file()).unwrap() == done,
                "call {at}"
            );
            failed += usize::from(!ok);
        }
        assert!(failed > 5, "{fault:?}: only {failed} calls can fail");
    }
}
