//! A pseudo-terminal with songsheet in it. Waits for what is to be seen, never for a time.

use std::collections::VecDeque;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Parser, Screen};

/// A test waits this long only when it fails.
const LONG: Duration = Duration::from_secs(30);

/// A terminal.
pub struct Pty {
    /// What was written to it and is still to be shown.
    output: Receiver<Vec<u8>>,
    /// The last bytes that the program wrote.
    recent: VecDeque<u8>,
    parser: Parser,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    closing: Arc<AtomicBool>,
    mode_before: String,
    master: Option<Box<dyn MasterPty + Send>>,
}

impl Pty {
    /// songsheet on a workspace, in a terminal of 120 × 36.
    pub fn songsheet(folder: &Path) -> Self {
        Self::run(&songsheet(folder))
    }

    /// A command in a terminal of 120 × 36.
    pub fn run(command: &CommandBuilder) -> Self {
        Self::run_in(command, 36, 120)
    }

    /// A command in a terminal of a size, which may be nothing.
    pub fn run_in(command: &CommandBuilder, rows: u16, cols: u16) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mode_before = mode(&*pair.master);
        let child = pair.slave.spawn_command(command.clone()).unwrap();
        let reader = pair.master.try_clone_reader().unwrap();
        let input = pair.master.take_writer().unwrap();
        let closing = Arc::new(AtomicBool::new(false));
        Self {
            output: read(reader, closing.clone()),
            closing,
            mode_before,
            recent: VecDeque::new(),
            parser: Parser::new(cells(rows), cells(cols), 0),
            input,
            child,
            master: Some(pair.master),
        }
    }

    /// Types.
    pub fn type_in(&mut self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Sends bytes as a terminal does that has lost its mind.
    pub fn send(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).unwrap();
        self.input.flush().unwrap();
    }

    /// Waits until the screen is as it should be.
    pub fn wait(&mut self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let end = Instant::now() + LONG;
        while !is_so(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("waited for {what}; the screen is\n{}", self.parser.screen().contents())
                }
            }
        }
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    fn show(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.recent.extend(bytes);
        let excess = self.recent.len().saturating_sub(1 << 20);
        self.recent.drain(..excess);
    }

    /// Everything that the program has written, up to a megabyte.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.recent.iter().copied().collect::<Vec<_>>()).into_owned()
    }

    /// Waits until the program has ended and everything that it wrote is shown.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let end = Instant::now() + LONG;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.parser.screen().contents());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(10)) {
                self.show(&bytes);
            }
        };
        // The reader sees the end of the output soon after the last process that had the terminal.
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.show(&bytes);
        }
        status
    }

    /// Sends the program a signal.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Closes the terminal, as a window is closed. A key that makes the program draw is pressed first.
    pub fn close(&mut self, key: &str) {
        self.freeze(key);
        self.master = None;
        self.input = Box::new(std::io::sink());
    }

    /// The terminal takes nothing any more, but stays open. A key that makes the program draw is pressed, so
    /// that the thread that reads what it writes comes back once more and lets go of the terminal.
    pub fn freeze(&mut self, key: &str) {
        self.closing.store(true, Ordering::SeqCst);
        self.type_in(key);
        let end = Instant::now() + LONG;
        while !matches!(
            self.output.recv_timeout(Duration::from_millis(50)),
            Err(RecvTimeoutError::Disconnected)
        ) {
            assert!(Instant::now() < end, "nothing was drawn");
        }
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, rows: u16, cols: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(cols));
        self.master
            .as_ref()
            .unwrap()
            .resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 })
            .unwrap();
    }

    /// Whether nothing of the program is left behind on the terminal: what it shows, and how it treats input.
    pub fn is_restored(&self) -> bool {
        is_restored(self.parser.screen()) && self.reports_nothing() && self.takes_lines()
    }

    /// Whether the terminal treats input as it did before the program.
    pub fn takes_lines(&self) -> bool {
        mode(&**self.master.as_ref().unwrap()) == self.mode_before
    }

    /// Whether what the terminal reports of itself is off: the mouse, who is looking, frames held back.
    fn reports_nothing(&self) -> bool {
        let written = self.written();
        let is_off = |mode: &str| written.rfind(&format!("{mode}h")) < written.rfind(&format!("{mode}l"));
        ["[?1000", "[?1004", "[?1006", "[?2004", "[?2026"].into_iter().all(is_off)
    }
}

/// How the terminal treats input, as text to compare.
fn mode(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap().local_flags)
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count.max(1)).unwrap()
}

/// Whether the terminal is as a shell wants it: its own screen, its cursor, no reports.
pub fn is_restored(screen: &Screen) -> bool {
    !screen.alternate_screen()
        && !screen.hide_cursor()
        && !screen.bracketed_paste()
        && screen.mouse_protocol_mode() == MouseProtocolMode::None
}

/// The command that opens songsheet on a workspace, at a fixed time and with nobody's settings.
pub fn songsheet(folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_songsheet"));
    command.arg("--dir");
    command.arg(folder);
    clean(&mut command, folder);
    command
}

/// Gives a command an environment that no machine changes.
pub fn clean(command: &mut CommandBuilder, folder: &Path) {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear();
    command.env("PATH", path);
    command.env("HOME", folder);
    command.env("TERM", "xterm-256color");
    command.env("SONGSHEET_NOW", "2026-11-23T09:00:00");
    command.cwd(folder);
}

fn read(mut reader: Box<dyn Read + Send>, closing: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (sender, output) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 1 << 14];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..count].to_vec()).is_err() || closing.load(Ordering::SeqCst) {
                return;
            }
        }
    });
    output
}

/// A workspace with these topics.
pub fn workspace(topics: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let team = "[team]\nname = \"Platform\"\n\n[[member]]\nname = \"Dana Whitfield\"\nhandle = \"dana\"\n";
    write(&folder.path().join("team.toml"), team);
    write(&folder.path().join("topics.toml"), topics);
    folder
}

/// Titles that say nothing to anybody, so that they need a call.
const WORDS: [&str; 10] =
    ["Blorf", "Snarf", "Quib", "Zorb", "Frell", "Grix", "Plonk", "Vorp", "Skree", "Trunx"];

/// So many topics that need a call, ten at most.
pub fn undecided(count: usize) -> String {
    let topic = |word: &&str| format!("[[topic]]\nid = \"{word}\"\ntitle = \"{word}\"   # as it came in\n\n");
    WORDS.iter().take(count).map(topic).collect()
}

/// What the topics' file says.
pub fn topics(folder: &Path) -> String {
    fs::read_to_string(folder.join("topics.toml")).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the tests play the user's editor")]
pub fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
