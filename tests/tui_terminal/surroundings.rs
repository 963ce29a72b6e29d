//! Where and how it is started: the environment, and standard input and output.

use std::path::Path;

use portable_pty::CommandBuilder;

use crate::pty::{Pty, clean, songsheet, topics, undecided, workspace};

/// What `sh` makes of a line in which `songsheet` is the program.
fn run_line(folder: &Path, line: &str) -> Pty {
    let mut shell = CommandBuilder::new("sh");
    let line = line.replace("songsheet", env!("CARGO_BIN_EXE_songsheet"));
    shell.args(["-c", &line]);
    clean(&mut shell, folder);
    Pty::run(&shell)
}

#[test]
fn keys_come_from_the_terminal_wherever_standard_input_comes_from() {
    for line in [
        "echo dq | songsheet --dir .",
        "songsheet --dir . </dev/null",
        "songsheet --dir . <&-",
        "songsheet --dir . 2>&-",
        "songsheet --dir . 2>/dev/full",
    ] {
        let folder = workspace(&undecided(2));
        let mut pty = run_line(folder.path(), line);
        pty.wait_for("2 need your call");
        pty.type_in("b");
        pty.wait_for("1 needs your call");
        pty.type_in("q");
        assert!(pty.wait_for_end().success(), "{line}");
        assert!(pty.is_restored(), "{line}");
        assert!(topics(folder.path()).contains("route = \"broadcast\""), "{line}");
    }
}

#[test]
fn without_a_terminal_to_read_keys_from_it_says_so() {
    let folder = workspace(&undecided(2));
    let mut pty = run_line(folder.path(), "setsid -w songsheet --dir . </dev/null");
    let status = pty.wait_for_end();
    let written = pty.written();
    assert_eq!(status.exit_code(), 1, "{written}");
    assert!(written.contains("The terminal cannot be used"), "{written}");
    assert!(pty.takes_lines());
}

#[test]
fn a_terminal_that_knows_lines_alone_is_given_lines() {
    for term in ["dumb", "dumb --presenter"] {
        let folder = workspace("[[topic]]\ntitle = \"Deploy freeze\"\nroute = \"broadcast\"\n");
        let (term, flag) = term.split_once(' ').unwrap_or((term, ""));
        let mut pty = run_line(folder.path(), &format!("TERM={term} songsheet --dir . {flag}"));
        assert!(pty.wait_for_end().success());
        let written = pty.written();
        assert!(written.contains("Deploy freeze"), "{written}");
        assert!(!written.contains("\x1b["), "{written:?}");
    }
}

#[test]
fn whatever_the_environment_says_the_screen_opens() {
    let odd: [&[(&str, &str)]; 7] = [
        &[("TERM", "")],
        &[("TERM", "no-such-terminal"), ("COLORTERM", "?"), ("COLORFGBG", ";;;")],
        &[("LANG", "C"), ("LC_ALL", "C")],
        &[("XDG_CONFIG_HOME", "relative"), ("XDG_DATA_HOME", "relative"), ("XDG_STATE_HOME", "")],
        &[("HOME", "/dev/null"), ("XDG_CONFIG_HOME", "/dev/null/x"), ("XDG_DATA_HOME", "/dev/null/x")],
        &[("TZ", "<+99>-99:99:99"), ("COLUMNS", "-7"), ("LINES", "many")],
        &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")],
    ];
    for variables in odd {
        let folder = workspace(&undecided(2));
        let mut command = songsheet(folder.path());
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut pty = Pty::run(&command);
        pty.wait_for("◐ 2 need your call");
        pty.type_in("b");
        pty.wait_for("1 needs your call");
        pty.type_in("q");
        assert!(pty.wait_for_end().success(), "{variables:?}");
        assert!(pty.is_restored(), "{variables:?}");
    }
}

#[test]
fn without_a_home_the_screen_opens() {
    let folder = workspace(&undecided(2));
    let mut pty =
        run_line(folder.path(), "env -u HOME -u TERM XDG_DATA_HOME=\"$PWD/data\" songsheet --dir .");
    pty.wait_for("2 need your call");
    pty.type_in("q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn at_the_ends_of_time_the_screen_opens_and_plans() {
    for (now, week) in [
        ("1970-01-01T00:00:00", "week 1 "),
        ("2106-02-07T06:28:16", "week "),
        ("0001-01-01T00:00:00", "week 1 "),
        ("9998-12-31T23:59:59", "week 53 "),
    ] {
        let folder = workspace(&undecided(2));
        let mut command = songsheet(folder.path());
        command.env("SONGSHEET_NOW", now);
        let mut pty = Pty::run(&command);
        pty.wait_for(week);
        pty.type_in("b");
        pty.wait_for("◐ 1");
        pty.type_in("]]]3456[[?");
        pty.wait_for(" Keys ");
        pty.type_in("?10");
        pty.wait_for("◐ Snarf");
        pty.type_in("q");
        assert!(pty.wait_for_end().success(), "{now}");
    }
}
