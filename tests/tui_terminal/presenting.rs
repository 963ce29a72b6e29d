//! What others see of broken files while a screen is shared.

use portable_pty::CommandBuilder;

use crate::pty::{Pty, clean, songsheet, workspace, write};

/// A private file in which every value is wrong and tells something.
const PRIVATE: &str = "\
[[topic]]
title = \"Blorf\"
with = [\"Blorf is fired\"]
due = \"before the Blorf\"
after = 2031-01-31T10:00:00
minutes = 987654
blorf_pip = true
embargo = 2032-02-30
";

/// Words, numbers and dates of the file.
const SECRETS: [&str; 6] = ["Blorf", "blorf", "fired", "2031", "987654", "2032"];

fn broken() -> tempfile::TempDir {
    let folder = workspace("[[topic]]\ntitle = \"Blorf\"\nroute = \"Blorf\"\n");
    std::fs::create_dir(folder.path().join("private")).unwrap();
    write(&folder.path().join("private/topics.toml"), PRIVATE);
    folder
}

fn shown(command: &CommandBuilder) -> String {
    let mut pty = Pty::run(command);
    pty.wait_for_end();
    pty.written()
}

#[test]
fn the_team_s_agenda_quotes_nothing_of_broken_files_on_a_terminal() {
    let folder = broken();
    let shell = |line: &str| {
        let mut shell = CommandBuilder::new("sh");
        shell.args(["-c", &format!("{} --color never --dir . {line}", env!("CARGO_BIN_EXE_songsheet"))]);
        clean(&mut shell, folder.path());
        shown(&shell)
    };
    assert!(SECRETS.iter().all(|secret| shell("agenda").contains(secret)), "or this file tests nothing");
    for line in ["agenda team", "agenda team --format json", "--presenter >/dev/null", "--presenter | cat"] {
        let shown = shell(line);
        assert!(shown.contains("private/topics.toml:5:9: error: `after` must be a date"), "{line}: {shown}");
        assert!(shown.contains("songsheet check"), "{line}: {shown}");
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{line}: {secret}: {shown}");
        }
    }
}

#[test]
fn a_presenter_s_screen_shows_nothing_of_the_noted_calls() {
    let folder = workspace("[[topic]]\ntitle = \"Snarf\"\nroute = \"broadcast\"\n");
    std::fs::create_dir(folder.path().join("private")).unwrap();
    let calls = "[[call]]\ntitle = \"Blorf\"\nroute = \"fired\"\nday = 2031-01-31\nblorf = 987654\n";
    write(&folder.path().join("private/calls.toml"), calls);
    let mut command = songsheet(folder.path());
    command.arg("--presenter");
    let mut pty = Pty::run(&command);
    pty.wait_for("Snarf");
    pty.type_in("3?");
    pty.wait_for(" Keys ");
    pty.type_in("qq");
    pty.wait_for_end();
    let written = pty.written();
    assert!(SECRETS.iter().all(|secret| !written.contains(secret)), "{written}");
}

#[test]
fn a_presenter_s_screen_shows_nothing_of_broken_files() {
    let folder = broken();
    let mut command = songsheet(folder.path());
    command.arg("--presenter");
    let mut pty = Pty::run(&command);
    pty.wait_for("The agenda cannot be shown");
    pty.type_in("3?");
    pty.wait_for(" Keys ");
    pty.type_in("qq");
    pty.wait_for_end();
    let written = pty.written();
    for secret in SECRETS {
        assert!(!written.contains(secret), "{secret}");
    }
}
