//! A manager's desk: the program, run at one moment after the other, and the files that it leaves behind.

use std::cell::RefCell;
use std::io::Write as _;

use chrono::NaiveDate;
use serde_json::Value;

use crate::harness::User;
use crate::memory::{Held, Shelf};

/// A workspace, and the moment.
pub struct Office {
    user: User,
    now: String,
    shelf: RefCell<Shelf>,
}

impl Office {
    pub fn with(team: &str) -> Self {
        let user = User::with(team, "# the backlog\n");
        Self { user, now: String::new(), shelf: RefCell::default() }
    }

    /// It is now this time of this day.
    pub fn at(&mut self, date: NaiveDate, time: &str) {
        self.now = format!("{date}T{time}:00");
    }

    /// What a run prints that goes well.
    pub fn run(&self, arguments: &[&str]) -> String {
        self.run_with_input(arguments, "")
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> String {
        self.shown(arguments, input).0
    }

    /// What a run that goes well remarks beside what it prints.
    pub fn remarks(&self, arguments: &[&str]) -> String {
        self.shown(arguments, "").1
    }

    fn shown(&self, arguments: &[&str], input: &str) -> (String, String) {
        let mut child = self.user.command(arguments).env("SONGSHEET_NOW", &self.now).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let (stdout, stderr) = (said(output.stdout), said(output.stderr));
        assert!(output.status.success(), "{}: {arguments:?}\n{stdout}{stderr}", self.now);
        (stdout, stderr)
    }

    /// What a run prints as JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str(&self.run(&arguments)).unwrap()
    }

    /// The roster is edited by hand.
    pub fn rewrite_team(&self, change: impl FnOnce(String) -> String) {
        self.user.write("team.toml", &change(self.user.read("team.toml")));
    }

    /// A file as it is, empty when it is not there.
    pub fn text(&self, file: &str) -> String {
        std::fs::read_to_string(self.user.path(file)).unwrap_or_default()
    }

    /// A file as TOML, empty when it is not there.
    pub fn toml(&self, file: &str) -> toml::Table {
        self.text(file).parse().unwrap()
    }

    /// The files of a folder.
    pub fn files(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.user.path(folder)).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.into_iter().map(|name| format!("{folder}/{name}")).collect()
    }

    /// All meetings that the logs have, the oldest first.
    pub fn meetings(&self) -> Vec<Held> {
        self.shelf.borrow_mut().meetings(self)
    }
}
