//! Leaving: whatever ends or stops the program, the terminal is given back.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use portable_pty::CommandBuilder;

use crate::pty::{Pty, clean, is_restored, topics, undecided, workspace};

#[test]
fn the_terminal_is_taken_and_given_back() {
    let folder = workspace(&undecided(2));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("2 need your call");
    assert!(!pty.is_restored());
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
    assert!(pty.is_restored());
}

#[test]
fn a_signal_ends_it_after_the_last_save() {
    for signal in ["TERM", "HUP", "INT", "QUIT", "USR1", "ALRM"] {
        let folder = workspace(&undecided(2));
        let mut pty = Pty::songsheet(folder.path());
        pty.wait_for("2 need your call");
        pty.type_in("b");
        pty.wait_for("1 needs your call");
        pty.signal(signal);
        let status = pty.wait_for_end();
        assert!(!status.success(), "{signal}");
        assert!(pty.is_restored(), "{signal}");
        assert!(topics(folder.path()).contains("route = \"broadcast\""), "{signal}");
    }
}

#[test]
fn a_terminal_that_is_gone_takes_the_program_with_it() {
    let folder = workspace(&undecided(2));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("2 need your call");
    pty.type_in("b");
    pty.wait_for("1 needs your call");
    let closed = Instant::now();
    pty.close("j");
    pty.wait_for_end();
    assert!(closed.elapsed().as_secs() < 5, "{:?}", closed.elapsed());
    assert!(topics(folder.path()).contains("route = \"broadcast\""));
}

#[test]
fn ctrl_z_goes_to_the_shell_and_fg_comes_back() {
    let folder = workspace(&undecided(2));
    let mut pty = Pty::run(&shell(folder.path()));
    pty.wait_for("shell>");
    pty.type_in(&format!("{} --dir .\r", env!("CARGO_BIN_EXE_songsheet")));
    pty.wait_for("2 need your call");
    pty.type_in("\x1a");
    pty.wait("the shell's own screen", |screen| is_restored(screen) && screen.contents().contains("Stopped"));
    pty.type_in("fg\r");
    pty.wait_for("2 need your call");
    assert!(!pty.is_restored());
    pty.type_in("b");
    pty.wait_for("1 needs your call");
    pty.type_in("q");
    pty.wait("the shell", |screen| is_restored(screen) && screen.contents().trim_end().ends_with("shell>"));
    pty.type_in("exit\r");
    pty.wait_for_end();
}

#[cfg(target_os = "linux")]
#[test]
fn stopped_and_ended_from_outside_it_gives_the_terminal_back_too() {
    let folder = workspace(&undecided(2));
    let mut pty = Pty::run(&shell(folder.path()));
    pty.wait_for("shell>");
    pty.type_in(&format!("{} --dir .\r", env!("CARGO_BIN_EXE_songsheet")));
    pty.wait_for("2 need your call");
    signal_program_in(folder.path(), "TSTP");
    pty.wait("the shell's own screen", |screen| is_restored(screen) && screen.contents().contains("Stopped"));
    pty.type_in("fg\r");
    pty.wait_for("2 need your call");
    signal_program_in(folder.path(), "TERM");
    pty.wait("the shell's own screen", |screen| {
        is_restored(screen) && screen.contents().contains("Terminated")
    });
    pty.type_in("exit\r");
    pty.wait_for_end();
}

/// An interactive shell that knows how to stop and continue programs.
pub fn shell(folder: &Path) -> CommandBuilder {
    let mut shell = CommandBuilder::new("bash");
    shell.args(["--norc", "--noprofile", "--noediting", "-i"]);
    clean(&mut shell, folder);
    shell.env("PS1", "shell> ");
    shell
}

#[cfg(target_os = "linux")]
/// Sends a signal to the songsheet whose current folder this is, and not to what it is just starting.
pub fn signal_program_in(folder: &Path, name: &str) {
    let folder = folder.canonicalize().unwrap();
    let processes = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let ours = processes.filter(|process| {
        let link = |name: &str| std::fs::read_link(process.path().join(name)).ok();
        link("cwd") == Some(folder.clone())
            && link("exe").is_some_and(|exe| exe.ends_with("songsheet"))
            && leads_its_group(&process.path())
    });
    for process in ours {
        let id = process.file_name();
        assert!(Command::new("kill").args(["-s", name]).arg(id).status().unwrap().success());
    }
}

#[cfg(target_os = "linux")]
/// Whether a process is the first of its group: the fields after its name are state, parent and group.
fn leads_its_group(process: &Path) -> bool {
    let Ok(stat) = std::fs::read_to_string(process.join("stat")) else { return false };
    let group = stat.rsplit(')').next().and_then(|fields| fields.split_whitespace().nth(2));
    process.file_name().and_then(|id| id.to_str()) == group
}

#[test]
fn without_a_shell_to_go_back_to_ctrl_z_does_nothing() {
    let folder = workspace(&undecided(2));
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("2 need your call");
    pty.type_in("\x1a");
    pty.wait_for("There is no shell to go back to");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
}
