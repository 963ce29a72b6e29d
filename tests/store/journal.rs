//! Changes that were shown and not saved: noted, found by the next start, and made then.

use std::fs;
use std::path::PathBuf;

use songsheet::clock::Clock;
use songsheet::domain::{Drawer, Instead, MeetingOf, Topic, TopicKey};
use songsheet::store::save::{CommitError, commit, commit_team};
use songsheet::store::{
    Change, Edit, Journal, Keeping, LeftBehind, Pending, Place, Reason, TeamEdit, TopicField, Value,
    Workspace, log,
};

use crate::log::{TEAM_LOG, WRITTEN, hold, one_on_one, tick, told};
use crate::support::{TEAM, shared, write};

const TOPICS: &str = "# mine\n[[topic]]\nid = 'aa'\ntitle = 'a'  # tail\nmood = 'kept'\n\n\
                      [[topic]]\ntitle = 'b'\n\n[[topic]]\nid = 'cc'\ntitle = 'c'";

struct Scene {
    folder: tempfile::TempDir,
    place: Place,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed("2026-11-23T09:00:00".parse().unwrap());
        let place = Place::folder(folder.path().join("team"), Reason::DirFlag)
            .with_keeping(Keeping::new(folder.path().join("data"), clock));
        let scene = Self { folder, place };
        scene.write("team.toml", TEAM);
        scene.write("topics.toml", TOPICS);
        scene.write("private/topics.toml", "[[topic]]\nid = 'pp'\ntitle = 'p'\n");
        scene.write(TEAM_LOG, WRITTEN);
        scene
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("team").join(name)
    }

    fn write(&self, name: &str, text: &str) {
        write(&self.path(name), text);
    }

    fn load(&self) -> Workspace {
        Workspace::load(&self.place).unwrap()
    }

    /// All files that hold what the user wrote.
    fn texts(&self) -> Vec<String> {
        let names =
            ["team.toml", "topics.toml", "private/topics.toml", "private/calls.toml", TEAM_LOG, PRIVATE_LOG];
        names.map(|name| fs::read_to_string(self.path(name)).unwrap_or_default()).to_vec()
    }

    fn find(&self) -> LeftBehind {
        LeftBehind::find(&self.place, &self.load())
    }

    /// Notes a change as a process does that ends before it is saved.
    fn leave(&self, pending: &Pending) {
        Journal::of(&self.place).note(pending).unwrap().unwrap();
    }
}

const PRIVATE_LOG: &str = "private/log/2026-W48.toml";

fn save(place: &Place, pending: &Pending) -> Result<(), CommitError> {
    match pending {
        Pending::Topics(before, edit) => commit(place, before, edit).map(drop),
        Pending::Team(before, edit) => commit_team(place, before, edit).map(drop),
        Pending::Log(edit) => {
            log(place, edit).unwrap();
            Ok(())
        }
    }
}

fn set(index: usize, field: TopicField, value: &str) -> Change {
    Change::Set { key: shared(index), field, value: Some(Value::Text(value.into())) }
}

/// One of each kind of change that the screen makes.
fn all(now: &Workspace) -> Vec<Pending> {
    let day = "2026-11-23".parse().unwrap();
    let private = TopicKey { drawer: Drawer::Private, index: 0 };
    let mut new = Topic::new(shared(0), "new \"one\"");
    new.notes = "two\nlines".into();
    let removed = now.apply(&Edit::one(Change::Remove { key: shared(1) })).unwrap();
    let edits = [
        vec![set(1, TopicField::Route, "private"), Change::Note { key: shared(1), day }],
        vec![Change::Set { key: shared(2), field: TopicField::Done, value: Some(Value::Date(day)) }],
        vec![
            Change::Set { key: shared(0), field: TopicField::Id, value: None },
            set(2, TopicField::Kind, "inform"),
        ],
        vec![Change::Add { drawer: Drawer::Private, topic: new.into() }],
        vec![Change::Move { key: shared(0), to: Drawer::Private }],
        vec![Change::Move { key: private, to: Drawer::Shared }],
        vec![Change::Remove { key: shared(0) }],
    ];
    let mut all: Vec<_> = edits
        .into_iter()
        .map(|changes| Pending::Topics(Box::new(now.clone()), Edit { changes }))
        .chain([Pending::Topics(Box::new(removed.workspace), removed.inverse)])
        .collect();
    let (on, to) = ("2026-11-24".parse().unwrap(), "2026-11-26".parse().unwrap());
    let moved = TeamEdit::new(MeetingOf::Team, on, Some(Instead::Moved { to, time: None }));
    all.push(Pending::Team(Box::new(now.clone()), moved));
    let logs = [hold(one_on_one("dana", "a")), tick(Some("2026-11-30"))];
    all.extend(logs.into_iter().chain([told("leo", Some("2026-11-26"))]).map(Pending::Log));
    all
}

#[test]
fn what_was_left_is_made_by_the_next_start_as_it_would_have_been() {
    let count = all(&Scene::new().load()).len();
    for nth in 0..count {
        let (direct, later) = (Scene::new(), Scene::new());
        let pending = |scene: &Scene| all(&scene.load()).swap_remove(nth);
        let taken_back = nth == 7;
        if taken_back {
            // The topic was removed and saved; taking that back was not.
            for scene in [&direct, &later] {
                commit(&scene.place, &scene.load(), &Edit::one(Change::Remove { key: shared(1) })).unwrap();
            }
        }
        let undo = |scene: &Scene| {
            let Pending::Topics(_, edit) = all(&Scene::new().load()).swap_remove(7) else { panic!() };
            Pending::Topics(Box::new(scene.load()), edit)
        };
        let of = |scene: &Scene| if taken_back { undo(scene) } else { pending(scene) };
        if !taken_back {
            save(&direct.place, &of(&direct)).unwrap();
        }
        later.leave(&of(&later));
        let before = later.texts();
        let left = later.find();
        assert_eq!(left.changes.len(), 1, "{nth}");
        let change = &left.changes[0];
        assert!(!change.what.is_empty() && change.pending.is_some(), "{nth}: {}", change.what);
        assert_eq!(later.texts(), before, "nothing is changed unasked");
        save(&later.place, change.pending.as_ref().unwrap()).unwrap_or_else(|error| panic!("{nth}: {error}"));
        if taken_back {
            assert!(later.texts()[1].contains("title = 'b'"), "{}", later.texts()[1]);
        } else {
            assert_eq!(later.texts(), direct.texts(), "{nth}");
        }
        drop(left);
        assert!(later.find().is_empty(), "{nth}: it is in the files, so it is not offered again");
    }
}

#[test]
fn what_a_living_process_works_on_is_not_offered() {
    let scene = Scene::new();
    let pending = all(&scene.load()).swap_remove(1);
    let mut journal = Journal::of(&scene.place);
    let note = journal.note(&pending).unwrap().unwrap();
    assert!(scene.find().is_empty());
    drop(journal);
    let first = scene.find();
    assert_eq!(first.changes.len(), 1);
    assert!(scene.find().is_empty(), "somebody else is asked about it already");
    drop(first);
    assert_eq!(scene.find().changes.len(), 1, "without an answer it stays");
    note.forget();
    assert!(scene.find().is_empty());
}

#[test]
fn what_is_forgotten_leaves_nothing() {
    let scene = Scene::new();
    scene.leave(&all(&scene.load()).swap_remove(1));
    scene.find().discard();
    assert!(scene.find().is_empty());
    let folders = fs::read_dir(scene.folder.path().join("data/unsaved")).unwrap().flatten();
    let left: Vec<_> = folders
        .filter(|one| one.path().is_dir())
        .flat_map(|one| fs::read_dir(one.path()))
        .flatten()
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_somebody_else_wrote_since_stays_and_is_asked_about_where_it_is_the_same() {
    let scene = Scene::new();
    let route = Edit { changes: vec![set(2, TopicField::Route, "broadcast")] };
    scene.leave(&Pending::Topics(Box::new(scene.load()), route));
    let theirs = format!("[[topic]]\ntitle = 'z'\n\n{TOPICS}\nminutes = 7\n");
    scene.write("topics.toml", &theirs);
    let left = scene.find();
    save(&scene.place, left.changes[0].pending.as_ref().unwrap()).unwrap();
    assert_eq!(scene.texts()[1], format!("{theirs}route = \"broadcast\"\n"));
    drop(left);
    let scene = Scene::new();
    let route = Edit { changes: vec![set(2, TopicField::Route, "broadcast")] };
    scene.leave(&Pending::Topics(Box::new(scene.load()), route));
    let theirs = format!("{TOPICS}\nroute = 'private'\n");
    scene.write("topics.toml", &theirs);
    let left = scene.find();
    let refused = save(&scene.place, left.changes[0].pending.as_ref().unwrap()).unwrap_err();
    let CommitError::Conflict(conflict) = refused else { panic!("{refused}") };
    assert!(conflict.ours.contains("broadcast") && conflict.theirs.unwrap().contains("private"));
    assert_eq!(scene.texts()[1], theirs);
}

#[test]
fn a_meeting_that_somebody_else_moved_since_is_asked_about() {
    let scene = Scene::new();
    let (on, to) = ("2026-11-24".parse().unwrap(), "2026-11-26".parse().unwrap());
    let moved = TeamEdit::new(MeetingOf::Team, on, Some(Instead::Moved { to, time: None }));
    scene.leave(&Pending::Team(Box::new(scene.load()), moved));
    let skipped = TeamEdit::new(MeetingOf::Team, on, Some(Instead::Skipped));
    commit_team(&scene.place, &scene.load(), &skipped).unwrap();
    let left = scene.find();
    let refused = save(&scene.place, left.changes[0].pending.as_ref().unwrap()).unwrap_err();
    assert!(matches!(refused, CommitError::Conflict(_)), "{refused}");
}

#[test]
fn a_note_that_cannot_be_read_is_told_and_kept() {
    let scene = Scene::new();
    scene.leave(&all(&scene.load()).swap_remove(1));
    let left = scene.find();
    let file = {
        let folder = fs::read_dir(scene.folder.path().join("data/unsaved")).unwrap().flatten();
        let folder = folder.map(|one| one.path()).find(|path| path.is_dir()).unwrap();
        let process = fs::read_dir(folder).unwrap().flatten().next().unwrap().path();
        process.join("000001.json")
    };
    drop(left);
    write(&file, "{");
    let left = scene.find();
    assert!(left.changes[0].pending.is_none() && left.changes[0].what.contains("cannot be read"));
}

#[cfg(unix)]
#[test]
fn notes_are_the_users_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = Scene::new();
    scene.leave(&all(&scene.load()).swap_remove(1));
    let mut folders = vec![scene.folder.path().join("data")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            let is_folder = entry.path().is_dir();
            assert_eq!(mode, if is_folder { 0o700 } else { 0o600 }, "{:?}", entry.path());
            folders.extend(is_folder.then(|| entry.path()));
            files += usize::from(!is_folder);
        }
    }
    assert_eq!(files, 3, "the note, its lock and the .gitignore");
}

#[test]
fn nothing_is_noted_of_the_example() {
    let place = Place::example();
    let before = Workspace::load(&place).unwrap();
    let edit = Edit::set(shared(0), TopicField::Kind, Value::Text("inform".into()));
    assert!(Journal::of(&place).note(&Pending::Topics(Box::new(before), edit)).unwrap().is_none());
}

#[test]
fn a_comment_above_a_topic_is_no_change_of_it() {
    let scene = Scene::new();
    scene.write("topics.toml", "[[topic]]\ntitle = 'a'\n\n# hm\n[[topic]]\ntitle = 'b'\n");
    let edit = Edit::one(set(1, TopicField::Route, "private"));
    scene.leave(&Pending::Topics(Box::new(scene.load()), edit));
    let left = scene.find();
    save(&scene.place, left.changes[0].pending.as_ref().unwrap()).unwrap();
    assert!(
        scene.texts()[1].ends_with("# hm\n[[topic]]\ntitle = 'b'\nroute = \"private\"\n"),
        "{:?}",
        scene.texts()
    );
}
