//! The workspaces under `examples/` are what a reader tries first: they load cleanly, give full but
//! believable agendas, and keep what is private off the team's.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The Monday for which the examples are written.
const NOW: &str = "2026-11-23T09:00:00";

/// An example in a folder of its own, with the modes that a manager's private files have.
struct Example {
    name: &'static str,
    root: tempfile::TempDir,
}

impl Example {
    fn all() -> impl Iterator<Item = Self> {
        ["startup", "platform", "distributed"].into_iter().map(Self::new)
    }

    fn new(name: &'static str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        std::fs::create_dir(root.path().join("private")).unwrap();
        for file in ["team.toml", "topics.toml", "private/topics.toml"] {
            std::fs::copy(source.join(file), root.path().join(file)).unwrap();
        }
        for log in ["log", "private/log"].map(|log| (source.join(log), root.path().join(log))) {
            copy_files(&log.0, &log.1);
        }
        let example = Self { name, root };
        example.close_to_others();
        example
    }

    #[cfg(unix)]
    fn close_to_others(&self) {
        use std::fs::Permissions;
        use std::os::unix::fs::PermissionsExt;
        for folder in ["private/log", "private"].map(|folder| self.path(folder)) {
            for entry in std::fs::read_dir(&folder).into_iter().flatten() {
                let entry = entry.unwrap();
                let mode = if entry.file_type().unwrap().is_dir() { 0o700 } else { 0o600 };
                std::fs::set_permissions(entry.path(), Permissions::from_mode(mode)).unwrap();
            }
        }
        std::fs::set_permissions(self.path("private"), Permissions::from_mode(0o700)).unwrap();
    }

    #[cfg(not(unix))]
    fn close_to_others(&self) {}

    fn path(&self, file: &str) -> PathBuf {
        self.root.path().join(file)
    }

    fn run_at(&self, now: &str, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_songsheet"))
            .arg("--dir")
            .arg(self.root.path())
            .args(arguments)
            .env("SONGSHEET_NOW", now)
            .env("HOME", self.root.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .output()
            .unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run_at(NOW, arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && error.is_empty(), "{}: {arguments:?}: {error}", self.name);
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The titles of the topics in the private drawer, whatever their embargo.
    fn private_titles(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.path("private/topics.toml")).unwrap();
        let file: toml::Table = text.parse().unwrap();
        let topics = file["topic"].as_array().unwrap();
        topics.iter().map(|topic| topic["title"].as_str().unwrap().to_owned()).collect()
    }
}

/// Copies the files of a folder, if there is one.
fn copy_files(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).into_iter().flatten() {
        let entry = entry.unwrap();
        std::fs::create_dir_all(to).unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

fn array<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is missing"))
}

fn minutes(items: &[Value]) -> u64 {
    items.iter().map(|item| item["minutes"].as_u64().unwrap()).sum()
}

#[test]
fn each_loads_without_a_complaint() {
    for example in Example::all() {
        let output = example.run_at(NOW, &["check", "--strict"]);
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}:\n{said}", example.name);
    }
}

#[test]
fn each_asks_for_a_few_calls_and_knows_the_rest() {
    for example in Example::all() {
        let triage = example.json(&["triage", "--format", "json"]);
        let topics = triage.as_array().unwrap();
        let unsure = topics.iter().filter(|topic| topic["certainty"] == "unsure").count();
        assert!((1..=topics.len() / 4).contains(&unsure), "{}: {unsure} of {}", example.name, topics.len());
        for route in ["broadcast", "private"] {
            let clear = topics.iter().filter(|t| t["route"] == route && t["certainty"] == "clear");
            assert!(clear.count() >= 5, "{}: too few are {route}", example.name);
        }
    }
}

#[test]
fn each_meeting_is_full_but_not_overfull() {
    for example in Example::all() {
        let plan = example.json(&["agenda", "all", "--format", "json"]);
        let team = &plan["team"];
        let (items, overflow) = (array(team, "items"), array(team, "overflow"));
        let used = minutes(items);
        let length = team["minutes"].as_u64().unwrap();
        assert!(used <= length && used * 4 >= length * 3, "{}: {used} of {length} min", example.name);
        assert!(minutes(overflow) <= length * 3, "{}: {} min left over", example.name, minutes(overflow));
        let one_on_ones = array(&plan, "one_on_ones");
        assert!(one_on_ones.len() >= 3, "{}", example.name);
        for meeting in one_on_ones {
            assert!(minutes(array(meeting, "items")) <= meeting["minutes"].as_u64().unwrap(), "{meeting}");
            assert!(array(meeting, "overflow").len() <= 2, "{}: {meeting}", example.name);
        }
    }
}

#[test]
fn the_team_agenda_holds_nothing_private() {
    for example in Example::all() {
        let triage = example.json(&["triage", "--format", "json"]);
        let mut secrets = example.private_titles();
        let not_for_the_team = |t: &&Value| t["route"] == "private" || t["certainty"] == "unsure";
        secrets.extend(triage.as_array().unwrap().iter().filter(not_for_the_team).map(title));
        assert!(secrets.len() >= 5, "{}: too few secrets to prove anything", example.name);
        for format in ["text", "markdown", "slack", "html", "json"] {
            for week in ["this", "next", "2026-W50"] {
                let output = example.run_at(NOW, &["agenda", "team", "--week", week, "--format", format]);
                let text = String::from_utf8(output.stdout).unwrap();
                assert!(output.status.success() && !text.is_empty(), "{} {week} {format}", example.name);
                let leaked = secrets.iter().find(|secret| text.contains(*secret));
                assert_eq!(leaked, None, "{} {week} {format}", example.name);
            }
        }
    }
}

#[test]
fn a_presenter_without_a_terminal_gets_the_team_agenda_alone() {
    for example in Example::all() {
        let presented = example.run_at(NOW, &["--presenter"]);
        let team = example.run_at(NOW, &["agenda", "team"]);
        assert_eq!(String::from_utf8_lossy(&presented.stdout), String::from_utf8_lossy(&team.stdout));
    }
}

fn title(topic: &Value) -> String {
    topic["title"].as_str().unwrap().to_owned()
}

#[test]
fn each_still_plans_years_later() {
    for example in Example::all() {
        let output = example.run_at("2029-03-05T09:00:00", &["agenda", "all"]);
        assert!(output.status.success(), "{}", example.name);
        assert!(output.stdout.len() > 500, "{}: an empty plan", example.name);
    }
}
