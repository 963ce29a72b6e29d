//! The README tells the truth: its `console` blocks are run, and what they show must come out.
//!
//! A block is a session: a line `$ command` and below it what the command prints. A line `…` stands
//! for any lines, and `…` at the end of a line for any text. All blocks share one home and one folder that
//! starts empty but for `examples/`. What needs a network, a terminal or minutes is listed in
//! [`NOT_RUN`] and everything else is run.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use songsheet::keys::actions::{ACTIONS, Context};
use songsheet::keys::keymap::Keymap;

/// Commands of the README that the test does not run: they build, install or open the interface.
const NOT_RUN: &[&str] = &["cargo run --release", "cargo test", "cargo install --path ."];

/// One command of the README with the output that is shown below it.
#[derive(Debug, PartialEq)]
struct Step {
    command: String,
    shown: Vec<String>,
}

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

fn readme() -> String {
    std::fs::read_to_string(README).unwrap()
}

/// The steps of all `console` blocks, in order.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            steps.push(Step { command: without_comment(command), shown: Vec::new() });
        } else if inside {
            steps.last_mut().expect("output has a command above it").shown.push(line.to_owned());
        }
    }
    steps
}

fn without_comment(command: &str) -> String {
    command.split("   # ").next().unwrap_or_default().trim().to_owned()
}

/// Whether `actual` is what `shown` says, with `…` for any lines.
fn lines_match(shown: &[String], actual: &[&str]) -> bool {
    match shown.split_first() {
        None => actual.is_empty(),
        Some((first, rest)) if first.trim() == "…" => {
            (0..=actual.len()).any(|skipped| lines_match(rest, &actual[skipped..]))
        }
        Some((first, rest)) => actual
            .split_first()
            .is_some_and(|(line, others)| line_matches(first, line) && lines_match(rest, others)),
    }
}

/// Whether one line is what is shown, with `…` at its end for any text.
fn line_matches(shown: &str, actual: &str) -> bool {
    let (shown, actual) = (shown.trim_end(), actual.trim_end());
    shown == actual || shown.strip_suffix('…').is_some_and(|start| actual.starts_with(start.trim_end()))
}

/// A folder to try things in, with the examples and a home of its own.
struct Sandbox {
    root: tempfile::TempDir,
    cwd: PathBuf,
    exported: Vec<(String, String)>,
}

impl Sandbox {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let cwd = root.path().join("here");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), &cwd.join("examples"));
        std::fs::create_dir(root.path().join("home")).unwrap();
        Self { root, cwd, exported: Vec::new() }
    }

    /// The same at the moment in which the README's sessions take place.
    fn that_monday() -> Self {
        let mut sandbox = Self::new();
        sandbox.run("export SONGSHEET_NOW=2026-11-23T09:00:00");
        sandbox
    }

    /// Runs one command and returns what it prints on both streams.
    fn run(&mut self, command: &str) -> String {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.cwd = self.cwd.join(folder);
            assert!(self.cwd.is_dir(), "no such folder: {folder}");
            return String::new();
        }
        if let Some((name, value)) = command.strip_prefix("export ").and_then(|rest| rest.split_once('=')) {
            self.exported.push((name.to_owned(), value.to_owned()));
            return String::new();
        }
        let programs = Path::new(env!("CARGO_BIN_EXE_songsheet")).parent().unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
        let home = self.root.path().join("home");
        let output = Command::new("sh")
            .args(["-c", &format!("{command} 2>&1")])
            .current_dir(&self.cwd)
            .env_clear()
            .envs([("PATH", path.as_str()), ("COLUMNS", "84")])
            .envs(self.exported.iter().cloned())
            .envs([("HOME", &home), ("XDG_CONFIG_HOME", &home.join("config"))])
            .env("XDG_DATA_HOME", home.join("data"))
            .output()
            .unwrap();
        assert_ne!(output.status.code(), Some(70), "{command} hit a bug");
        assert_ne!(output.status.code(), Some(127), "{command}: no such program");
        String::from_utf8(output.stdout).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}

#[test]
fn every_session_prints_what_the_readme_shows() {
    let mut sandbox = Sandbox::new();
    let mut wrong = Vec::new();
    for step in steps(&readme()) {
        if NOT_RUN.contains(&step.command.as_str()) {
            continue;
        }
        let actual = sandbox.run(&step.command);
        let lines: Vec<&str> = actual.lines().collect();
        if !step.shown.is_empty() && !lines_match(&step.shown, &lines) {
            wrong.push(format!("$ {}\n{actual}", step.command));
        }
    }
    assert!(wrong.is_empty(), "the README shows something else for:\n\n{}", wrong.join("\n"));
}

#[test]
fn what_is_not_run_is_in_the_readme() {
    let steps = steps(&readme());
    for command in NOT_RUN {
        assert!(steps.iter().any(|step| step.command == *command), "{command} is no longer in the README");
    }
}

#[test]
fn the_table_of_commands_is_the_program_s() {
    let help = Sandbox::that_monday().run("songsheet -h");
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let listed: Vec<&str> = listed.filter_map(|line| line.split_whitespace().next()).collect();
    let text = readme();
    let rows = rows(&text, "## Commands");
    let shown: Vec<&str> = rows.iter().filter_map(|row| spans(row).next()?.split(' ').next()).collect();
    assert_eq!(shown, listed);
}

#[test]
fn the_topic_with_all_its_fields_is_read_without_a_complaint() {
    let text = readme();
    let topic = text.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let mut sandbox = Sandbox::that_monday();
    sandbox.cwd.push("examples/platform");
    std::fs::write(sandbox.cwd.join("topics.toml"), topic).unwrap();
    std::fs::remove_dir_all(sandbox.cwd.join("private")).unwrap();
    let said = sandbox.run("songsheet check --strict && echo fine");
    assert!(said.ends_with("fine\n"), "{said}");
}

#[test]
fn everything_in_the_table_of_captures_can_be_captured() {
    let mut sandbox = Sandbox::that_monday();
    sandbox.cwd.push("examples/platform");
    let text = readme();
    for row in rows(&text, "## Capturing") {
        for span in spans(row.split(" | ").next().unwrap()) {
            let said = sandbox.run(&format!("songsheet add 'A topic to try {span}' && echo fine"));
            assert!(said.ends_with("fine\n") && !said.contains(span), "{span}: {said}");
        }
    }
}

#[test]
fn the_exit_codes_are_those_of_the_table() {
    let mut sandbox = Sandbox::that_monday();
    let mut code = |command: &str| sandbox.run(&format!("{command} >/dev/null; echo $?")).trim().to_owned();
    let seen = [code("songsheet triage"), code("songsheet done nothing"), code("songsheet sing")];
    let text = readme();
    let shown: Vec<&str> =
        rows(&text, "## Exit codes").iter().filter_map(|row| row.split(' ').nth(1)).collect();
    assert_eq!(seen.each_ref().map(|said| said.lines().last().unwrap()), shown[..3]);
}

#[test]
fn the_table_of_keys_is_the_program_s() {
    let keymap = Keymap::default();
    let mut table = String::from("| key | does |\n|---|---|\n");
    for entry in ACTIONS.iter().filter(|entry| entry.contexts.contains(&Context::Main)) {
        let keys: Vec<String> = keymap.all_shown(entry.action).iter().map(|key| format!("`{key}`")).collect();
        writeln!(table, "| {} | {} |", keys.join(" "), entry.help).unwrap();
    }
    let text = readme();
    let (before, rest) = text.split_once("<!-- keys -->\n").unwrap();
    let (shown, after) = rest.split_once("<!-- /keys -->").unwrap();
    if std::env::var_os("UPDATE_README").is_some() {
        let current = format!("{before}<!-- keys -->\n{table}<!-- /keys -->{after}");
        std::fs::write(README, current).unwrap();
    } else {
        assert_eq!(shown, table, "UPDATE_README=1 cargo test --test readme writes the table");
    }
}

/// The rows of the first table below a heading, without its head.
fn rows<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    let below = text.lines().skip_while(|line| *line != heading);
    let table = below.skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    table.skip(2).collect()
}

/// What stands between back quotes.
fn spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn files_that_the_readme_links_to_exist() {
    let text = readme();
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.contains("://") && !link.starts_with('#')) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "no such file: {link}");
    }
}

#[test]
fn a_session_is_read_as_it_is_written() {
    let text = "```console\n$ one   # a remark\nfirst\n…\n$ two\n```\n```toml\n$ three\n```\n";
    let step = |command: &str, shown: &[&str]| Step {
        command: command.to_owned(),
        shown: shown.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(steps(text), [step("one", &["first", "…"]), step("two", &[])]);
    let shown = ["first".to_owned(), "…".to_owned(), "la…".to_owned()];
    assert!(lines_match(&shown, &["first", "second", "third", "last"]));
    assert!(!lines_match(&shown, &["first", "second"]));
}
