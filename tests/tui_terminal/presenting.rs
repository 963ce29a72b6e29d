//! What others see of broken files while a screen is shared.

use portable_pty::CommandBuilder;

use crate::leaving::shell;
use crate::pty::{Pty, clean, songsheet, undecided, workspace, write};

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

/// What only the manager may see, in every place that there is for it.
fn with_secrets() -> tempfile::TempDir {
    let shared = "[[topic]]\ntitle = \"Deploy freeze\"\nroute = \"broadcast\"\nnotes = \"Blorf\"\n\n";
    let folder = workspace(&format!("{shared}{}", undecided(1)));
    std::fs::create_dir(folder.path().join("private")).unwrap();
    let private =
        "[[topic]]\ntitle = \"She is fired\"\nnotes = \"2031\"\nwith = [\"dana\"]\nroute = \"private\"\n";
    write(&folder.path().join("private/topics.toml"), private);
    folder
}

#[test]
fn a_presenter_s_screen_shows_no_secret_in_other_sizes_nor_before_and_after_a_stop() {
    let folder = with_secrets();
    let mut pty = Pty::run(&shell(folder.path()));
    pty.wait_for("shell>");
    pty.type_in(&format!("{} --dir . --presenter\r", env!("CARGO_BIN_EXE_songsheet")));
    pty.wait_for("Deploy freeze");
    for (rows, cols) in [(0, 0), (9, 36), (10, 40), (60, 200), (24, 80)] {
        pty.resize(rows, cols);
        pty.type_in("]023456!j");
    }
    pty.wait_for("Deploy freeze");
    pty.type_in("\x1a");
    pty.wait("the shell's own screen", |screen| screen.contents().contains("Stopped"));
    pty.type_in("fg\r");
    pty.wait_for("Deploy freeze");
    let more = "[[topic]]\ntitle = \"Queue choice\"\nroute = \"broadcast\"\n\n[[topic]]\ntitle = \"Blorf\"\n";
    write(&folder.path().join("topics.toml"), more);
    pty.wait_for("Queue choice");
    pty.signal("HUP");
    pty.wait_for_end();
    let written = pty.written();
    for secret in SECRETS {
        assert!(!written.contains(secret), "{secret}: {written}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_while_presenting_shows_no_secret() {
    let folder = with_secrets();
    let file = folder.path().join("bug");
    let mut command = songsheet(folder.path());
    command.arg("--presenter");
    command.env("SONGSHEET_BUG", format!("draw {}", file.display()));
    command.env("RUST_BACKTRACE", "full");
    let mut pty = Pty::run(&command);
    pty.wait_for("Deploy freeze");
    write(&file, "She is fired");
    pty.type_in("j");
    assert_eq!(pty.wait_for_end().exit_code(), 70);
    assert!(pty.is_restored());
    let written = pty.written();
    assert!(written.contains("because of a bug in it"));
    for secret in SECRETS {
        assert!(!written.contains(secret), "{secret}: {written}");
    }
}

/// A workspace with one topic for the team and a secret in everything else.
const ALL_KINDS: &str = "# Blorf
[[topic]]
title = \"Release plan\"   # Blorf
route = \"broadcast\"
notes = \"Blorf\"
because = \"Blorf\"
tags = [\"Blorf\"]
whose_idea = \"Blorf\"

[[topic]]
title = \"Blorf: pay\"
with = [\"dana\"]
route = \"private\"

[[topic]]
title = \"Blorf\"
";

/// What a program writes to have its window called something, or to fill the clipboard.
const TO_THE_WINDOW: [&str; 3] = ["\x1b]", "\u{9d}", "\x1bk"];

#[test]
fn nothing_private_is_ever_written_to_a_presenter_s_terminal() {
    for end in ["q", "TERM", "HUP"] {
        let folder = workspace(ALL_KINDS);
        let mut command = songsheet(folder.path());
        command.arg("--presenter");
        let mut pty = Pty::run(&command);
        pty.wait_for("Release plan");
        pty.type_in("jk]0?");
        pty.wait_for(" Keys ");
        pty.type_in("\x1b");
        for (rows, columns) in [(18, 60), (50, 160), (5, 20), (24, 80)] {
            pty.resize(rows, columns);
        }
        pty.wait_for("Release plan");
        let broken = "[[topic]]\ntitle = \"Blorf\"\nroute = \"Blorf\"\n";
        write(&folder.path().join("topics.toml"), broken);
        write(&folder.path().join("topics.toml"), &ALL_KINDS.replace("Release plan", "Deploys stop"));
        pty.wait_for("Deploys stop");
        match end {
            "q" => pty.type_in("q"),
            signal => pty.signal(signal),
        }
        pty.wait_for_end();
        let written = pty.written();
        assert!(!written.contains("Blorf"), "{end}: {written:?}");
    }
}

#[test]
fn a_window_keeps_its_title_and_the_clipboard_what_is_in_it() {
    let folder = workspace(ALL_KINDS);
    let mut pty = Pty::songsheet(folder.path());
    pty.wait_for("Blorf: pay");
    pty.type_in("jj2");
    pty.wait_for("Blorf");
    pty.type_in("q");
    pty.wait_for_end();
    let written = pty.written();
    assert!(written.contains("Blorf"), "or this tests nothing");
    for code in TO_THE_WINDOW {
        assert!(!written.contains(code), "{code:?}");
    }
}
