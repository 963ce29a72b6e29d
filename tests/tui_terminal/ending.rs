//! Ends that nobody asked for: bugs, a terminal that has frozen or gone, a program that was stopped by force.

use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use crate::leaving::shell;
use crate::pty::{Pty, clean, is_restored, songsheet, topics, undecided, workspace};

#[cfg(debug_assertions)]
use crate::pty::write;

/// What a bug says may be what a topic says.
#[cfg(debug_assertions)]
const SECRET: &str = "Dana Whitfield is to be let go";

/// The screen after one topic was called, and a bug at this place as soon as something happens.
#[cfg(debug_assertions)]
fn with_bug_at(place: &str) -> (tempfile::TempDir, Pty) {
    let folder = workspace(&undecided(2));
    let file = folder.path().join("bug");
    let mut command = songsheet(folder.path());
    command.env("SONGSHEET_BUG", format!("{place} {}", file.display()));
    let mut pty = Pty::run(&command);
    pty.wait_for("2 need your call");
    pty.type_in("b");
    pty.wait_for("1 needs your call");
    if place == "save" {
        pty.wait_for("✓ saved");
    }
    write(&file, SECRET);
    (folder, pty)
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_gives_the_terminal_back_keeps_what_was_done_and_tells_no_secret() {
    for place in ["draw", "update"] {
        let (folder, mut pty) = with_bug_at(place);
        pty.type_in("j");
        assert_eq!(pty.wait_for_end().exit_code(), 70, "{place}");
        assert!(pty.is_restored(), "{place}");
        let written = pty.written();
        assert!(written.contains("songsheet stopped because of a bug in it at src/bug.rs"), "{written}");
        assert!(!written.contains("let go"), "{place}: {written}");
        assert!(topics(folder.path()).contains("route = \"broadcast\""), "{place}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_where_keys_are_read_ends_it_since_no_key_could() {
    let (_folder, mut pty) = with_bug_at("input");
    pty.type_in("j");
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    assert!(pty.is_restored());
    let written = pty.written();
    assert!(written.contains("The terminal cannot be used: it can no longer be read."), "{written}");
    assert!(!written.contains("let go"), "{written}");
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_in_saving_is_told_and_the_change_waits() {
    let (folder, mut pty) = with_bug_at("save");
    pty.type_in("b");
    pty.wait_for("A bug in songsheet kept this from being saved");
    assert!(!pty.written().contains("let go"));
    assert_eq!(topics(folder.path()).matches("route = \"broadcast\"").count(), 1);
    std::fs::remove_file(folder.path().join("bug")).unwrap();
    pty.type_in("r");
    pty.wait("no trouble", |screen| screen.contents().contains("✓ saved"));
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    assert_eq!(topics(folder.path()).matches("route = \"broadcast\"").count(), 2);
}

#[test]
fn a_terminal_that_goes_without_a_signal_takes_the_program_with_it() {
    let folder = workspace(&undecided(2));
    let mut command = CommandBuilder::new("bash");
    // The signal goes to the shell, which does not mind.
    command.args(["-c", &format!("trap '' HUP; {} --dir . ; true", env!("CARGO_BIN_EXE_songsheet"))]);
    clean(&mut command, folder.path());
    let mut pty = Pty::run(&command);
    pty.wait_for("2 need your call");
    pty.type_in("b");
    pty.wait_for("1 needs your call");
    let closed = Instant::now();
    pty.close("j");
    pty.wait_for_end();
    assert!(closed.elapsed() < Duration::from_secs(5), "{:?}", closed.elapsed());
    assert!(topics(folder.path()).contains("route = \"broadcast\""));
}

#[test]
fn a_terminal_that_has_frozen_does_not_keep_the_program_from_ending() {
    let folder = workspace(&undecided(1));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("1 needs your call");
    pty.freeze("j");
    // Each change draws a large screen anew, until no more of it fits into the terminal.
    let answered = (0..500).take_while(|round| is_done_in_a_large_screen(&mut pty, folder.path(), *round));
    assert!(answered.count() < 500, "it goes on");
    let told = Instant::now();
    pty.signal("TERM");
    assert!(!pty.wait_for_end().success());
    assert!(told.elapsed() < Duration::from_secs(5), "{:?}", told.elapsed());
    assert!(pty.takes_lines());
}

/// Has one topic called, or in every second round that undone; whether it is done within a second.
fn is_done_in_a_large_screen(pty: &mut Pty, folder: &Path, round: u16) -> bool {
    pty.resize(200 + round % 2, 500);
    pty.type_in(if round.is_multiple_of(2) { "b" } else { "u" });
    let asked = Instant::now();
    while asked.elapsed() < Duration::from_secs(1) {
        if topics(folder).contains("route") == round.is_multiple_of(2) {
            return true;
        }
        std::thread::yield_now();
    }
    false
}

#[cfg(target_os = "linux")]
#[test]
fn stopped_by_force_it_comes_back_with_its_keys() {
    use crate::leaving::signal_program_in;
    let folder = workspace(&undecided(2));
    let mut pty = Pty::run(&shell(folder.path()));
    pty.wait_for("shell>");
    pty.type_in(&format!("{} --dir .\r", env!("CARGO_BIN_EXE_songsheet")));
    pty.wait_for("2 need your call");
    signal_program_in(folder.path(), "STOP");
    pty.wait_for("Stopped");
    pty.type_in("fg\r");
    pty.wait("a screen without what the shell said", |screen| !screen.contents().contains("Stopped"));
    pty.type_in("b");
    pty.wait_for("1 needs your call");
    pty.type_in("q");
    pty.wait("the shell", |screen| is_restored(screen) && screen.contents().trim_end().ends_with("shell>"));
    pty.type_in("exit\r");
    pty.wait_for_end();
    assert!(pty.is_restored());
}
