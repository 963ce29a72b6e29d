//! Runs the built program with a home, a workspace and a clock of its own.

use std::ffi::OsStr;
use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Monday of the week in which the examples play.
pub const NOW: &str = "2026-11-23T09:00:00";

/// A user: a home folder with a workspace in it.
pub struct User {
    home: TempDir,
    columns: usize,
    now: String,
}

/// What one run of the program showed.
#[derive(Debug)]
pub struct Shown {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

impl User {
    /// A user who has nothing yet.
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap(), columns: 100, now: NOW.to_owned() }
    }

    /// A user whose workspace holds this roster and this backlog.
    pub fn with(team: &str, topics: &str) -> Self {
        let user = Self::new();
        user.write("team.toml", team);
        user.write("topics.toml", topics);
        user
    }

    /// Makes a folder of the workspace, and the files in it, the user's alone.
    pub fn make_private(&self, folder: &str) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path, mode| {
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
            };
            for entry in std::fs::read_dir(self.path(folder)).unwrap() {
                mode(&entry.unwrap().path(), 0o600);
            }
            mode(&self.path(folder), 0o700);
        }
    }

    /// A user whose workspace is a copy of one of the examples.
    pub fn of_example(name: &str) -> Self {
        let user = Self::new();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
        copy(&example, &user.path(""));
        user
    }

    /// The same user on a terminal of another width.
    pub fn columns(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// The same user at another time.
    pub fn at(mut self, now: &str) -> Self {
        now.clone_into(&mut self.now);
        self
    }

    /// A file of the workspace.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("work").join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `songsheet` in the workspace's folder.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Shown {
        self.run_with_input(arguments, "")
    }

    /// Runs `songsheet` with text on its standard input.
    pub fn run_with_input<S: AsRef<OsStr>>(&self, arguments: &[S], input: &str) -> Shown {
        let mut child = self.command(arguments).spawn().unwrap();
        // A program that does not read its input may close it early.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Shown {
            stdout: self.neutral(&output.stdout),
            stderr: self.neutral(&output.stderr),
            code: output.status.code().expect("ended by itself"),
        }
    }

    /// The program with its surroundings, not yet started.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        std::fs::create_dir_all(self.path("")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_songsheet"));
        command.args(arguments).current_dir(self.path("")).env_clear();
        command
            .env("HOME", self.home.path())
            .env("SONGSHEET_NOW", &self.now)
            .env("COLUMNS", self.columns.to_string());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Output without the name of this run's folder.
    fn neutral(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
        let home = self.home.path().canonicalize().unwrap();
        let text = text.replace(home.to_str().unwrap(), "~").replace(self.home.path().to_str().unwrap(), "~");
        without_number(&text)
    }
}

/// The text without the number that tells workspaces apart, which is made of where they are.
fn without_number(text: &str) -> String {
    const FOLDER: &str = "/backups/work-";
    let Some((before, after)) = text.split_once(FOLDER) else { return text.to_owned() };
    let rest = after.trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
    format!("{before}{FOLDER}…{rest}")
}

impl Shown {
    /// What came on standard output of a run that went well and had no remarks.
    pub fn fine(self) -> String {
        assert_eq!((self.stderr.as_str(), self.code), ("", 0), "{self}");
        self.stdout
    }

    /// What came on standard error of a run that failed with this exit code and printed nothing else.
    pub fn failed(self, code: i32) -> String {
        assert_eq!((self.stdout.as_str(), self.code), ("", code), "{self}");
        self.stderr
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "-- stderr\n{}", self.stderr)?;
        }
        write!(f, "-- exit {}", self.code)
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
