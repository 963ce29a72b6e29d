//! How long the user waits: for the first screen, and from a key to the frame that answers it.
//! `cargo bench --bench draw`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent};
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use songsheet::config::Config;
use songsheet::store::{Place, Reason, Workspace};
use songsheet::tui::message::Message;
use songsheet::tui::model::Model;
use songsheet::tui::theme::TerminalColours;
use songsheet::tui::{Look, Settings, update, view};

const SIZE: Size = Size::new(120, 36);

fn main() {
    divan::main();
}

/// A workspace on disk: the built-in example's team, and its topics as often as it takes.
fn workspace(topics: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let team = include_str!("../examples/platform/team.toml");
    let example = Workspace::load(&Place::example()).unwrap();
    let titles: Vec<_> = example.topics().map(|topic| topic.title.replace('"', "'")).collect();
    let mut text = String::new();
    for (n, title) in (0..topics).zip(titles.iter().cycle()) {
        let day = 1 + n % 20;
        let _ =
            write!(text, "[[topic]]\ntitle = \"{title} ({n})\"\nminutes = 10\nadded = 2026-11-{day:02}\n\n");
    }
    write(&folder.path().join("team.toml"), team);
    write(&folder.path().join("topics.toml"), &text);
    folder
}

#[expect(clippy::disallowed_methods, reason = "the files of a benchmark")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

/// What the program does before anything can be seen.
fn open(folder: &Path) -> Model {
    let config = Config::default();
    let look = Look::of(&config, &TerminalColours::default()).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let settings = Settings { routing: config.routing.value, today, folder: None };
    let loaded = Workspace::load(&Place::folder(folder, Reason::DirFlag));
    let mut model = Model::new(look, settings, SIZE, loaded);
    update::settle(&mut model);
    model
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).unwrap()
}

fn draw(terminal: &mut Terminal<TestBackend>, model: &Model) {
    terminal.draw(|frame| view::draw(model, frame)).unwrap();
}

/// From nothing to the first frame: reading, routing, planning, drawing.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn first_screen(bencher: Bencher<'_, '_>, topics: usize) {
    let folder = workspace(topics);
    bencher.bench_local(|| {
        let model = open(folder.path());
        draw(&mut terminal(), &model);
    });
}

/// From a key that moves the selection to the finished frame.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 50)]
fn move_down(bencher: Bencher<'_, '_>, topics: usize) {
    press(bencher, topics, &[KeyCode::Char('j')]);
}

/// From a key that changes a topic to the finished frame, and from the key that takes it back.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn drop_and_undo(bencher: Bencher<'_, '_>, topics: usize) {
    press(bencher, topics, &[KeyCode::Char('x'), KeyCode::Char('u')]);
}

/// From a letter typed into the capture line to the finished frame with its verdict.
#[divan::bench(args = [1_000], sample_count = 50)]
fn type_a_letter(bencher: Bencher<'_, '_>, topics: usize) {
    let folder = workspace(topics);
    let mut model = open(folder.path());
    let mut terminal = terminal();
    key(&mut model, KeyCode::Char('a'));
    bencher.bench_local(|| {
        key(&mut model, KeyCode::Char('e'));
        draw(&mut terminal, &model);
    });
}

fn press(bencher: Bencher<'_, '_>, topics: usize, keys: &[KeyCode]) {
    let folder = workspace(topics);
    let mut model = open(folder.path());
    let mut terminal = terminal();
    bencher.bench_local(|| {
        for code in keys {
            key(&mut model, *code);
            draw(&mut terminal, &model);
        }
    });
}

fn key(model: &mut Model, code: KeyCode) {
    drop(update::update(model, Message::Key(KeyEvent::from(code))));
}
