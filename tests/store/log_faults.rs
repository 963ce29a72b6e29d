//! Saves of the log during which the file system fails, or the process is killed, at any call.

use std::fs;

use songsheet::store::{LogEdit, LogError, Logged, Logs, Place, Reason, log, log_on, write_session_on};

use crate::faults::{Fault, Faulty};
use crate::log::{PRIVATE_LOG, TEAM_LOG, WRITTEN, hold, one_on_one, team_meeting, tick, told};
use crate::support::{TEAM, write};

/// A workspace with a log, and the edit of it to save.
struct LogScene {
    folder: tempfile::TempDir,
    place: Place,
    edit: LogEdit,
}

impl LogScene {
    /// The first file of all, the first private one, one more meeting, somebody told, a tick in place.
    const ALL: [&'static str; 5] = ["first", "first private", "one more", "told", "hard link"];

    fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::folder(folder.path(), Reason::DirFlag);
        write(&folder.path().join("team.toml"), TEAM);
        write(&folder.path().join("topics.toml"), "");
        if !name.starts_with("first") {
            write(&folder.path().join(TEAM_LOG), WRITTEN);
            write(&folder.path().join(PRIVATE_LOG), "[[meeting]]\nwith = 'kim'\ndate = 2026-11-24\n");
        }
        if name == "hard link" {
            fs::hard_link(folder.path().join(TEAM_LOG), folder.path().join("other")).unwrap();
        }
        let edit = match name {
            "first" => hold(team_meeting()),
            "first private" | "one more" => hold(one_on_one("dana", "a")),
            "told" => told("leo", Some("2026-11-26")),
            _ => tick(Some("2026-11-30")),
        };
        Self { folder, place, edit }
    }

    /// What is in the log's files.
    fn texts(&self) -> [String; 2] {
        [TEAM_LOG, PRIVATE_LOG]
            .map(|name| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default())
    }

    fn save_with(&self, fault: Fault, at: usize) -> Option<Result<Logged, LogError>> {
        let disk = Faulty::new(fault, at);
        let logged = log_on(&disk, &self.place, &self.edit);
        disk.was_reached().then_some(logged)
    }
}

#[test]
fn the_log_is_saved_whole_or_not_at_all_whatever_fails() {
    for name in LogScene::ALL {
        let before = LogScene::new(name).texts();
        let saved = LogScene::new(name);
        log(&saved.place, &saved.edit).unwrap();
        let after = saved.texts();
        for fault in [Fault::Error(28), Fault::Error(13), Fault::Kill] {
            for at in 0.. {
                let scene = LogScene::new(name);
                let Some(logged) = scene.save_with(fault, at) else {
                    assert!(at > 6, "{name}: only {at} calls were made");
                    break;
                };
                let context = format!("{name}, {fault:?} at call {at}: {logged:?}");
                let backup = scene.folder.path().join("log/.2026-W48.toml.songsheet-backup");
                let now = scene.texts();
                if let Ok(kept) = fs::read_to_string(&backup) {
                    assert!(kept == WRITTEN || now == before, "{context}: {now:?}");
                    continue; // Written in place: the old text is beside it, and `check` asks what to do with it.
                }
                match &logged {
                    Ok(_) => assert_eq!(now, after, "{context}"),
                    Err(error) if fault == Fault::Kill => {
                        assert!(now == before || now == after, "{context}: {now:?}");
                        assert!(!error.to_string().is_empty());
                    }
                    Err(_) => assert_eq!(now, before, "{context}"),
                }
                assert_eq!(Logs::load(&scene.place).problems(), [], "{context}");
                log(&scene.place, &scene.edit).unwrap_or_else(|error| panic!("{context}, again: {error}"));
                assert_eq!(scene.texts(), after, "{context}: the second attempt");
            }
        }
    }
}

#[test]
fn the_session_is_the_old_or_the_new_one_whatever_fails() {
    for fault in [Fault::Error(28), Fault::Kill] {
        for at in 0.. {
            let scene = LogScene::new("first");
            write(&scene.place.session_file(), "old");
            let disk = Faulty::new(fault, at);
            let written = write_session_on(&disk, &scene.place, "new");
            if !disk.was_reached() {
                assert!(at > 6);
                break;
            }
            let now = fs::read_to_string(scene.place.session_file()).unwrap();
            let whole = if written.is_ok() {
                now == "new"
            } else {
                now == "old" || (now == "new" && fault == Fault::Kill)
            };
            assert!(whole, "{fault:?} at call {at}: {written:?}, {now}");
        }
    }
}
