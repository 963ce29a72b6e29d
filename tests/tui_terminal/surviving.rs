//! A change that cannot be saved outlives whatever ends songsheet.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::Command;

use crate::pty::{Pty, topics, undecided, workspace};

/// Keeps everybody from saving, as another songsheet does that hangs.
fn occupied(folder: &Path) -> File {
    let lock = folder.join(".songsheet.lock");
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(lock).unwrap();
    file.lock().unwrap();
    file
}

/// What a command remarks beside its answer.
fn remarks(folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_songsheet"));
    command.args(["triage"]).current_dir(folder).env_clear().env("HOME", folder);
    String::from_utf8(command.env("SONGSHEET_NOW", "2026-11-23T09:00:00").output().unwrap().stderr).unwrap()
}

#[test]
fn what_is_shown_and_not_saved_is_offered_by_the_next_start() {
    for signal in ["KILL", "TERM", "HUP", "terminal gone"] {
        let folder = workspace(&undecided(3));
        let held = occupied(folder.path());
        let mut pty = Pty::songsheet(folder.path());
        pty.wait_for("3 need your call");
        pty.type_in("bb");
        pty.wait_for("1 needs your call");
        if signal == "terminal gone" {
            pty.close("j");
        } else {
            pty.signal(signal);
        }
        pty.wait_for_end();
        drop(held);
        assert_eq!(topics(folder.path()), undecided(3), "{signal}");
        assert!(remarks(folder.path()).contains("2 changes"), "{signal}: {}", remarks(folder.path()));
        let mut pty = Pty::songsheet(folder.path());
        pty.wait_for("2 changes were not saved when songsheet ended");
        pty.type_in("t");
        pty.wait_for("1 needs your call");
        pty.type_in("q");
        assert!(pty.wait_for_end().success());
        assert_eq!(topics(folder.path()).matches("route = \"broadcast\"").count(), 2, "{signal}");
        assert_eq!(remarks(folder.path()), "", "{signal}");
    }
}

#[test]
fn what_is_not_saved_can_be_thrown_away() {
    let folder = workspace(&undecided(2));
    let held = occupied(folder.path());
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("2 need your call");
    pty.type_in("b");
    pty.wait_for("1 needs your call");
    pty.signal("KILL");
    pty.wait_for_end();
    drop(held);
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("A change was not saved when songsheet ended");
    pty.wait_for("route changed");
    pty.type_in("f");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    assert_eq!((topics(folder.path()), remarks(folder.path())), (undecided(2), String::new()));
}
