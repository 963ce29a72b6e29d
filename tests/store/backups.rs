//! Earlier texts: kept around every save, whole, and brought back without losing what stood there.

use std::fs;
use std::path::PathBuf;

use songsheet::clock::Clock;
use songsheet::store::save::{bring_back, bring_back_on, commit, commit_on};
use songsheet::store::{Edit, Keeping, LogEdit, Place, Reason, TopicField, Value, Workspace, log};

use crate::faults::{Fault, Faulty};
use crate::log::{TEAM_LOG, hold, one_on_one, team_meeting};
use crate::support::{TEAM, shared, write};

const TOPICS: &str = "# by hand\n[[topic]]\nid = 'aa'\ntitle = 'a'\n";

/// A workspace whose earlier texts are kept in a folder beside it.
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
        write(&scene.path("team.toml"), TEAM);
        write(&scene.path("topics.toml"), TOPICS);
        scene
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("team").join(name)
    }

    fn load(&self) -> Workspace {
        Workspace::load(&self.place).unwrap()
    }

    /// What is kept of a file, the newest first.
    fn kept(&self, name: &str) -> Vec<String> {
        let all = self.place.backups(&self.path(name)).unwrap();
        all.iter().map(|backup| String::from_utf8(backup.read().unwrap()).unwrap()).collect()
    }

    fn set(&self, minutes: u32) {
        commit(&self.place, &self.load(), &minutes_of(minutes)).unwrap();
    }

    fn log(&self, edit: &LogEdit) {
        assert_eq!(log(&self.place, edit).unwrap().unkept, None);
    }
}

fn minutes_of(minutes: u32) -> Edit {
    Edit::set(shared(0), TopicField::Minutes, Value::Number(minutes))
}

fn with_minutes(minutes: u32) -> String {
    format!("{TOPICS}minutes = {minutes}\n")
}

#[test]
fn each_text_is_kept_once() {
    let scene = Scene::new();
    scene.set(10);
    scene.set(20);
    assert_eq!(scene.kept("topics.toml"), [with_minutes(20), with_minutes(10), TOPICS.to_owned()]);
    let by_hand = with_minutes(20).replace("by hand", "by hand again");
    write(&scene.path("topics.toml"), &by_hand);
    scene.set(30);
    assert_eq!(scene.kept("topics.toml")[1], by_hand, "what somebody else wrote");
}

#[test]
fn the_log_is_kept_as_well_and_the_meeting_being_held_is_not() {
    let scene = Scene::new();
    scene.log(&hold(team_meeting()));
    scene.log(&hold(one_on_one("dana", "a")));
    songsheet::store::write_session(&scene.place, "meeting = 'a'\n").unwrap();
    assert_eq!(scene.place.backed_up(), [TEAM_LOG.to_owned(), format!("private/{TEAM_LOG}")]);
}

#[test]
fn what_is_kept_survives_a_file_that_was_cut_short() {
    let scene = Scene::new();
    scene.set(10);
    for damage in ["", "# by"] {
        write(&scene.path("topics.toml"), damage);
        for nth in 0..30 {
            let topic = songsheet::domain::Topic::new(shared(0), format!("topic {nth}"));
            commit(&scene.place, &scene.load(), &Edit::add(songsheet::domain::Drawer::Shared, topic))
                .unwrap();
        }
        let kept = scene.kept("topics.toml");
        assert!(kept.contains(&with_minutes(10)), "after {damage:?}: {kept:#?}");
        assert!(!kept.contains(&String::new()));
    }
}

#[test]
fn a_backup_that_is_damaged_is_not_offered() {
    let scene = Scene::new();
    scene.set(10);
    let folder = scene.place.backups_folder().unwrap().join("topics.toml");
    let newest = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).max().unwrap();
    write(&newest, "");
    assert_eq!(scene.kept("topics.toml"), [TOPICS]);
    scene.set(20);
    assert_eq!(scene.kept("topics.toml"), [with_minutes(20), with_minutes(10), TOPICS.to_owned()]);
}

#[test]
fn two_workspaces_of_the_same_name_keep_apart() {
    let (one, other) = (Scene::new(), Scene::new());
    assert_ne!(
        one.place.backups_folder().unwrap().file_name(),
        other.place.backups_folder().unwrap().file_name()
    );
}

#[test]
fn a_data_folder_in_a_repository_is_kept_out_of_git() {
    let scene = Scene::new();
    scene.set(10);
    let ignore = fs::read_to_string(scene.folder.path().join("data/backups/.gitignore")).unwrap();
    assert_eq!(ignore, "*\n");
}

/// Everything that fails while a text is kept leaves the save as good as ever, and is told.
#[test]
fn what_keeps_a_text_from_being_kept_does_not_keep_the_next_from_being_saved() {
    let mut unkept = 0;
    for at in 0.. {
        let scene = Scene::new();
        let disk = Faulty::new(Fault::Error(28), at);
        let saved = commit_on(&disk, &scene.place, &scene.load(), &minutes_of(10));
        if !disk.was_reached() {
            break;
        }
        let Ok(saved) = saved else { continue };
        assert_eq!(fs::read_to_string(scene.path("topics.toml")).unwrap(), with_minutes(10));
        let kept = scene.kept("topics.toml");
        let whole = kept.contains(&with_minutes(10)) && kept.contains(&TOPICS.to_owned());
        assert!(whole || saved.unkept.is_some(), "call {at}: {kept:?}");
        unkept += usize::from(saved.unkept.is_some());
        scene.set(20);
        assert_eq!(scene.kept("topics.toml")[0], with_minutes(20), "call {at}: the next one is kept");
    }
    assert!(unkept > 3, "{unkept} calls can fail");
}

#[test]
fn bringing_back_loses_nothing_whatever_fails() {
    let by_hand = "# not even TOML [\n";
    for fault in [Fault::Error(5), Fault::Error(28), Fault::Kill] {
        let mut failed = 0;
        for at in 0.. {
            let scene = Scene::new();
            scene.set(10);
            write(&scene.path("topics.toml"), by_hand);
            let backup = scene.place.backups(&scene.path("topics.toml")).unwrap().pop().unwrap();
            let disk = Faulty::new(fault, at);
            let done = bring_back_on(&disk, &scene.place, &scene.path("topics.toml"), &backup);
            if !disk.was_reached() {
                break;
            }
            let now = fs::read_to_string(scene.path("topics.toml")).unwrap();
            assert!(now == by_hand || now == TOPICS, "{fault:?} at call {at}: {now}");
            assert!(done.is_err() || now == TOPICS, "{fault:?} at call {at}: {done:?}");
            assert!(now == by_hand || scene.kept("topics.toml").contains(&by_hand.to_owned()), "call {at}");
            assert!(scene.kept("topics.toml").contains(&TOPICS.to_owned()), "call {at}");
            bring_back(&scene.place, &scene.path("topics.toml"), &backup).unwrap();
            assert_eq!(fs::read_to_string(scene.path("topics.toml")).unwrap(), TOPICS);
            failed += usize::from(done.is_err());
        }
        assert!(failed > 5, "{fault:?}: {failed} calls can fail");
    }
}
