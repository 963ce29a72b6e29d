//! Runs the built program on files of its own, and never waits for it without end.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// So long may one run take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// The roster of every workspace here.
pub const TEAM: &str = "[[member]]\nname = \"Dana Whitfield\"\nhandle = \"dana\"\n\n\
    [[member]]\nname = \"Kim Osei\"\nhandle = \"kim\"\n";

/// A workspace with a roster, an empty backlog and nothing else.
pub struct Folder {
    home: TempDir,
}

/// How a run ended, and what it printed.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub printed: String,
}

impl Folder {
    pub fn new() -> Self {
        let folder = Self { home: TempDir::new().unwrap() };
        folder.write("team.toml", TEAM.as_bytes());
        folder.write("topics.toml", b"");
        folder
    }

    /// A file of the workspace, in a folder that is there.
    pub fn path(&self, name: &str) -> PathBuf {
        let path = self.home.path().join("work").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        File::create(self.path(name)).unwrap().write_all(bytes).unwrap();
    }

    /// Runs `songsheet` there.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with_input(arguments, &[])
    }

    /// Runs `songsheet` with this on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_songsheet"));
        command.args(arguments);
        self.wait_for(command, input)
    }

    /// Runs `songsheet` with no more than so many bytes of memory to take.
    #[cfg(target_os = "linux")]
    pub fn run_within(&self, bytes: u64, arguments: &[&str]) -> Ended {
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v \"$0\" && exec \"$@\"", &(bytes / 1024).to_string()]);
        command.arg(env!("CARGO_BIN_EXE_songsheet")).args(arguments);
        self.wait_for(command, &[])
    }

    fn wait_for(&self, mut command: Command, input: &[u8]) -> Ended {
        command.current_dir(self.path("")).env_clear();
        command.env("HOME", self.home.path()).env("SONGSHEET_NOW", "2026-11-23T09:00:00");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
        // A program that does not read its input may close it early.
        thread::spawn(move || stdin.write_all(&input));
        let (ended, end) = mpsc::channel();
        let id = child.id();
        thread::spawn(move || ended.send(child.wait_with_output()));
        let Ok(output) = end.recv_timeout(PATIENCE) else {
            let _ = Command::new("kill").arg(id.to_string()).status();
            panic!("{command:?} waits without end");
        };
        let output = output.unwrap();
        let printed = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
        let printed = printed.concat().replace(self.home.path().to_str().unwrap(), "~");
        Ended { code: output.status.code().expect("ended by itself"), printed }
    }
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}
