//! A workspace on disk with the terminal interface on it, driven by keys and looked at as text.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use songsheet::config::{Config, Setting, Theme};
use songsheet::store::{Place, Reason, Workspace};
use songsheet::tui::effect::Effect;
use songsheet::tui::message::Message;
use songsheet::tui::model::Model;
use songsheet::tui::theme::TerminalColours;
use songsheet::tui::update::{settle, update};
use songsheet::tui::worker::{Job, WatchedFiles, Worker};
use songsheet::tui::{Look, Settings, view};

pub use crate::roster::TEAM;

/// One topic of each kind: two for the team, one for a 1-1, two that are not clear.
pub const TOPICS: &str = r#"# The backlog
[[topic]]
id = "out1"
title = "Checkout outage: what the alert missed"
route = "broadcast"
minutes = 15

[[topic]]
id = "tra1"
title = "Travel policy changes in January"   # from finance
route = "broadcast"
minutes = 5

[[topic]]
id = "goal"
title = "Her goals for the first quarter"
with = ["dana"]
route = "private"

[[topic]]
id = "unc1"
title = "Blorf"

[[topic]]
id = "unc2"
title = "Snarf"
"#;

/// The Monday on which all tests take place.
pub fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// The terminal interface on a workspace.
pub struct App {
    pub model: Model,
    /// What was asked for outside of the model and is not about files.
    pub asked: Vec<Effect>,
    worker: Worker<WatchedFiles>,
    /// Effects that wait to be done while the disk is slow.
    waiting: Vec<Effect>,
    slow_disk: bool,
    folder: Option<tempfile::TempDir>,
}

impl App {
    /// On a workspace with these topics.
    pub fn new(topics: &str) -> Self {
        Self::with_team(TEAM, topics)
    }

    /// On a workspace with this team and these topics.
    pub fn with_team(team: &str, topics: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join("team.toml"), team);
        write(&folder.path().join("topics.toml"), topics);
        let place = Place::folder(folder.path(), Reason::DirFlag);
        Self::open(&place, Some(folder), false)
    }

    /// On the built-in example.
    pub fn example() -> Self {
        Self::open(&Place::example(), None, false)
    }

    /// On a workspace, presenting from the start.
    pub fn presenting(topics: &str) -> Self {
        let mut app = Self::new(topics);
        let place = Place::folder(app.folder().clone(), Reason::DirFlag);
        let folder = app.folder.take();
        Self::open(&place, folder, true)
    }

    fn open(place: &Place, folder: Option<tempfile::TempDir>, presenter: bool) -> Self {
        let config = Config {
            theme: Setting::default_of(Theme::Dark),
            presenter: Setting::default_of(presenter),
            ..Config::default()
        };
        let look = Look::of(&config, &TerminalColours::default()).unwrap();
        let folder_name = folder.as_ref().map(|folder| folder.path().to_owned());
        let settings = Settings { routing: config.routing.value, today: monday(), folder: folder_name };
        let loaded = Workspace::load(place);
        let known = loaded.as_ref().ok().cloned();
        let worker = Worker::new(WatchedFiles::new(place.clone(), None), known.as_ref());
        let mut model = Model::new(look, settings, Size::new(120, 36), loaded);
        settle(&mut model);
        let mut app =
            Self { model, asked: Vec::new(), worker, waiting: Vec::new(), slow_disk: false, folder };
        app.starts();
        app
    }

    /// What the worker is asked for at the start.
    fn starts(&mut self) {
        for job in [Job::ReadLogs, Job::ReadSession] {
            for report in self.worker.work(job) {
                self.send(Message::Worker(report));
            }
        }
    }

    /// The terminal has this size from now on.
    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.resize(width, height);
        self
    }

    /// The terminal has this size from now on.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.send(Message::Resized(Size::new(width, height)));
    }

    /// Presses keys, written with spaces between them: `j shift-k ctrl-r enter`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let name = if key.len() == 1 && key != key.to_lowercase() {
                format!("shift-{key}")
            } else {
                key.to_owned()
            };
            let key = crokey::parse(&name).unwrap_or_else(|error| panic!("{key}: {error:?}"));
            let event: KeyEvent = key.into();
            self.send(Message::Key(event));
        }
        self
    }

    /// Types text, letter by letter.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Message::Key(KeyEvent::from(crossterm::event::KeyCode::Char(letter))));
        }
        self
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Message::Paste(text.to_owned()));
        self
    }

    /// Lets something happen, and does what it asks for.
    pub fn send(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                effect if self.slow_disk => self.waiting.push(effect),
                effect => self.perform(effect),
            }
        }
    }

    fn perform(&mut self, effect: Effect) {
        let job = match effect {
            Effect::Save(task) => Job::Save(task),
            Effect::ReadLogs => Job::ReadLogs,
            Effect::Index(log, team) => Job::Index(log, team),
            Effect::Retry => Job::Retry,
            Effect::Overrule => Job::Overrule,
            Effect::Discard => Job::Discard,
            Effect::Reload => Job::Reload,
            other => return self.asked.push(other),
        };
        for report in self.worker.work(job) {
            self.send(Message::Worker(report));
        }
    }

    /// Lets the worker look at what is beside the files' content, as it does at the start.
    pub fn look_around(&mut self) {
        for report in self.worker.work(Job::LookAround) {
            self.send(Message::Worker(report));
        }
    }

    /// From now on saves do not come to an end before [`App::disk_catches_up`].
    pub fn disk_is_slow(&mut self) {
        self.slow_disk = true;
    }

    /// What waits for the disk, for a test that is the disk itself.
    pub fn take_waiting(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.waiting)
    }

    /// Everything that waits for the disk comes to an end.
    pub fn disk_catches_up(&mut self) {
        self.slow_disk = false;
        for effect in std::mem::take(&mut self.waiting) {
            self.perform(effect);
        }
    }

    /// On a workspace with this team, these topics and more files.
    pub fn with_files(team: &str, topics: &str, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("team.toml", team), ("topics.toml", topics)].iter().chain(files) {
            write(&folder.path().join(name), text);
        }
        let place = Place::folder(folder.path(), Reason::DirFlag);
        Self::open(&place, Some(folder), false)
    }

    /// Another window on the same workspace.
    pub fn another_window(&self) -> Self {
        Self::open(&Place::folder(self.folder(), Reason::DirFlag), None, false)
    }

    /// The folder, which is to outlive this window.
    pub fn keep_folder(&mut self) -> tempfile::TempDir {
        self.folder.take().unwrap()
    }

    /// The folder of the workspace.
    pub fn folder(&self) -> PathBuf {
        self.folder.as_ref().unwrap().path().to_owned()
    }

    /// What a file of the workspace says.
    pub fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).unwrap_or_default()
    }

    /// Somebody else writes a file, and the program is told.
    pub fn somebody_writes(&mut self, name: &str, text: &str) {
        write(&self.folder().join(name), text);
        self.send(Message::FilesChanged);
    }

    /// Whether the user has left.
    pub fn has_quit(&self) -> bool {
        self.asked.iter().any(|effect| matches!(effect, Effect::Quit))
    }

    /// The screen as cells.
    pub fn buffer(&self) -> Buffer {
        let size = self.model.window.size;
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        terminal.draw(|frame| view::draw(&self.model, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as lines of text.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width.max(1));
        let mut lines = String::new();
        for row in buffer.content.chunks(width) {
            let mut line = String::new();
            let mut covered = 0;
            for cell in row {
                if covered == 0 {
                    line.push_str(cell.symbol());
                    covered = songsheet::cells::width(cell.symbol());
                }
                covered = covered.saturating_sub(1);
            }
            lines.push_str(line.trim_end());
            lines.push('\n');
        }
        lines
    }

    /// The line of the screen that holds `text`.
    pub fn line_with(&self, text: &str) -> String {
        let screen = self.screen();
        screen
            .lines()
            .find(|line| line.contains(text))
            .unwrap_or_else(|| panic!("no {text:?} in\n{screen}"))
            .to_owned()
    }

    /// Whether the screen shows a text.
    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// The title of the selected topic.
    pub fn selected(&self) -> String {
        let work = self.model.work.as_ref().unwrap();
        let key = work.topic(self.model.window.focus).expect("a topic is selected");
        work.desk.get(key).unwrap().topic().title.clone()
    }
}

#[expect(clippy::disallowed_methods, reason = "the tests play the user's editor")]
pub fn write(path: &std::path::Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The topics' file with a line put in after the line that holds `after`.
pub fn with_line(text: &str, after: &str, line: &str) -> String {
    let mut out = String::new();
    for one in text.lines() {
        out.push_str(one);
        out.push('\n');
        if one.contains(after) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
