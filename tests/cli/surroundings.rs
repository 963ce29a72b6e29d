//! What no command may mind: odd variables, places without a home, the ends of time, closed and full outputs.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Output, Stdio};

use crate::harness::User;

/// What each command does when it is asked for something sensible; the first ones change nothing.
const COMMANDS: [&[&str]; 27] = [
    &["triage"],
    &["why", "outage"],
    &["calls"],
    &["agenda"],
    &["people"],
    &["forecast"],
    &["look-back"],
    &["suggest", "dana"],
    &["log"],
    &["check"],
    &["paths"],
    &["completions", "bash"],
    &["man"],
    &["help"],
    &["--version"],
    &["init", "another"],
    &["add", "Deploy freeze"],
    &["call", "k7f2", "broadcast"],
    &["defer", "k7f2", "2026-12-07"],
    &["carry", "k7f2", "--on", "2026-11-17"],
    &["park", "k7f2"],
    &["edit", "k7f2", "minutes=5"],
    &["move", "team", "thu"],
    &["skip", "dana"],
    &["split", "release train", "--yes"],
    &["done", "k7f2"],
    &["drop", "Deploy freeze"],
];

/// A workspace with something for every command.
fn user() -> User {
    User::of_example("platform")
}

/// Every command, those that this file knows nothing about without an argument.
fn all_commands(user: &User) -> Vec<Vec<String>> {
    let help = user.run(&["--help"]).fine();
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let names =
        list.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    let known = |name: &&str| !COMMANDS.iter().any(|command| command[0] == *name);
    let unknown = names.filter(known).map(|name| vec![name.to_owned()]);
    let own = |words: &&[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    COMMANDS.iter().map(own).chain(unknown).collect()
}

/// What became of a run with this as its standard output.
fn run_into(user: &User, words: &[String], stdout: impl Into<Stdio>) -> (Option<i32>, String) {
    let Output { status, stderr, .. } =
        user.command(words).stdin(Stdio::null()).stdout(stdout).output().unwrap();
    (status.code(), String::from_utf8_lossy(&stderr).into_owned())
}

#[test]
fn a_reader_who_has_had_enough_is_no_error_for_any_command() {
    let user = user();
    for words in all_commands(&user) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (code, said) = run_into(&user, &words, writer);
        // What was refused for another reason may say so, but never that a pipe was closed.
        assert!(matches!(code, Some(0..=2)) && !said.contains("pipe"), "{words:?}: {code:?} {said}");
        if COMMANDS.iter().any(|known| *known == words) {
            assert!(code == Some(0) && !said.contains("error"), "{words:?}: {code:?} {said}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_told_by_every_command() {
    let user = user();
    for words in all_commands(&user) {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let (code, said) = run_into(&user, &words, full);
        assert!(matches!(code, Some(0..=2)), "{words:?}: {code:?} {said}");
        if COMMANDS.iter().any(|known| *known == words) {
            assert!(said.contains("The output cannot be written: No space left"), "{words:?}: {said}");
            assert_eq!(code, Some(1), "{words:?}");
        }
    }
}

#[test]
fn nothing_is_written_into_files_when_standard_streams_are_closed() {
    let user = user();
    let line = format!(
        "for command in 'add Deploy' triage 'done Deploy' check nonsense; do \
        {0} $command >&-; {0} $command 2>&-; {0} $command <&-; {0} $command <&- >&- 2>&-; done",
        env!("CARGO_BIN_EXE_songsheet")
    );
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &line]).current_dir(user.path("")).env_clear();
    shell.env("HOME", user.path("")).env("SONGSHEET_NOW", crate::harness::NOW);
    shell.output().unwrap();
    let shown = user.run(&["check"]);
    assert_eq!(shown.code, 0, "{shown}");
    let files = user.read("topics.toml") + &user.read("private/topics.toml");
    assert_eq!(files.matches("title = \"Deploy\"").count(), 4, "{files}");
}

#[test]
fn an_odd_environment_changes_nothing_of_what_is_shown() {
    let user = user();
    let usual = user.run(&["agenda"]).fine();
    let odd: [(&str, &[u8]); 22] = [
        ("LANG", b"C"),
        ("LC_ALL", b"C"),
        ("LC_ALL", b"\xff"),
        ("TERM", b"dumb"),
        ("TERM", b"\xff"),
        ("NO_COLOR", b"\xff"),
        ("HOME", b""),
        ("HOME", b"/dev/null"),
        ("HOME", b"/dev/null/\xff"),
        ("XDG_CONFIG_HOME", b"/dev/null/x"),
        ("XDG_CONFIG_HOME", b"relative"),
        ("XDG_DATA_HOME", b"/dev/null/x"),
        ("XDG_DATA_HOME", b"relative"),
        ("XDG_STATE_HOME", b"/dev/null/x"),
        ("TMPDIR", b"/nonexistent"),
        ("SONGSHEET_DIR", b""),
        ("SONGSHEET_CONFIG", b""),
        ("SONGSHEET_THEME", b""),
        ("TZ", b"\xff"),
        ("RUST_BACKTRACE", b"full"),
        ("PATH", b""),
        ("\u{fc}", b"="),
    ];
    for (name, value) in odd {
        let output = user.command(&["agenda"]).env(name, OsStr::from_bytes(value)).output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert_eq!(shown, usual, "{name}={value:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(0), "{name}={value:?}");
        if value.is_empty() {
            // Without a home of its own it would find that of whoever runs the test.
            continue;
        }
        let added =
            user.command(&["add", "Deploy freeze"]).env(name, OsStr::from_bytes(value)).output().unwrap();
        assert!(added.status.success(), "{name}={value:?}: {}", String::from_utf8_lossy(&added.stderr));
        user.run(&["drop", "Deploy freeze"]).fine();
    }
}

#[test]
fn variables_that_songsheet_reads_say_what_is_wrong_with_them() {
    let user = user();
    for (name, value, says) in [
        ("SONGSHEET_NOW", &b"\xff"[..], "is not a moment"),
        ("SONGSHEET_NOW", b"+262142-12-31", "is not a moment"),
        ("SONGSHEET_NOW", b"2026-02-30T10:00:00", "is not a moment"),
        ("SONGSHEET_THEME", b"\xff", "is not a theme"),
        ("SONGSHEET_DIR", b"/no\xffwhere", "team.toml"),
        ("SONGSHEET_CONFIG", b"/dev/null/x", "/dev/null/x: error: the file cannot be read"),
    ] {
        let output = user.command(&["agenda"]).env(name, OsStr::from_bytes(value)).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(says), "{name}={value:?}: {said}");
        assert_eq!(output.status.code(), Some(1), "{name}={value:?}");
    }
}

#[test]
fn no_time_zone_keeps_a_plan_from_being_shown() {
    let user = user();
    for zone in [
        "",
        ":",
        "garbage",
        ":/nonexistent",
        "UTC+25",
        "<+99>-99:99:99",
        "EST5EDT,M3.2.0,M11.1.0",
        "right/UTC",
        "../../../etc/passwd",
        "/dev/zero",
        ":/dev/zero",
        "/dev/null",
        "/",
        "Pacific/Kiritimati",
    ] {
        let output = user.command(&["paths"]).env("TZ", zone).env_remove("SONGSHEET_NOW").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{zone}: {}", String::from_utf8_lossy(&output.stderr));
        let output = user.command(&["agenda"]).env("TZ", zone).env_remove("SONGSHEET_NOW").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{zone}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn weeks_are_planned_at_the_ends_of_time() {
    for now in
        ["0001-01-01", "1970-01-01T00:00:00Z", "2038-01-19T03:14:08", "2106-02-07T06:28:16", "9998-12-31"]
    {
        let user = user().at(now);
        for words in [
            &["agenda"][..],
            &["agenda", "--week", "next"],
            &["triage"],
            &["people"],
            &["forecast"],
            &["look-back"],
            &["add", "Deploy freeze due:fri after:tomorrow"],
            &["defer", "Deploy freeze", "in-2-weeks"],
            &["call", "Deploy freeze", "broadcast"],
            &["done", "Deploy freeze"],
        ] {
            let shown = user.run(words);
            assert_eq!(shown.code, 0, "{now} {words:?}: {shown}");
        }
        assert!(user.run(&["check"]).code == 0, "{now}");
    }
    let far = user().run(&["agenda", "--week", "+262142-12-31"]).failed(2);
    assert!(far.contains("is not a week"), "{far}");
}

#[test]
fn folders_whose_names_are_no_text_hold_a_workspace_like_any_other() {
    let user = user();
    let folder = user.path("").join(OsStr::from_bytes(b"caf\xe9\x1b[2J"));
    let run = |words: &[&str]| {
        let mut words: Vec<&OsStr> = words.iter().map(|word| OsStr::new(*word)).collect();
        words.extend([OsStr::new("--dir"), folder.as_os_str()]);
        user.run(&words)
    };
    user.run(&[OsStr::new("init"), folder.as_os_str()]);
    run(&["add", "Deploy freeze ~broadcast"]).fine();
    File::create(folder.join("log").join(OsStr::from_bytes(b"\xff.toml")))
        .or_else(|_| File::create(folder.join(OsStr::from_bytes(b"\xff.toml"))))
        .unwrap();
    assert!(run(&["agenda", "team"]).fine().contains("Deploy freeze"));
    for words in [&["check"][..], &["paths"], &["log"], &["done", "Deploy freeze"]] {
        let shown = run(words);
        assert_eq!(shown.code, 0, "{words:?}: {shown}");
        assert!(!shown.stdout.contains('\u{1b}') && !shown.stderr.contains('\u{1b}'), "{shown:?}");
    }
    assert!(Path::new(&folder).join("topics.toml").exists());
}
