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
use songsheet::domain::Week;
use songsheet::store::{Logs, Place, Reason, Workspace};
use songsheet::tui::message::Message;
use songsheet::tui::model::Model;
use songsheet::tui::theme::TerminalColours;
use songsheet::tui::worker::Report;
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

/// Five years of meetings, 20,000 items in all: the team's of each week, and a 1-1.
fn five_years(folder: &Path) {
    let last = Week::parse("2026-W47").unwrap();
    for (private, log) in [(false, "log"), (true, "private/log")] {
        std::fs::create_dir_all(folder.join(log)).unwrap();
        for back in 0..260 {
            let week = last.plus(-back);
            let who = if back % 2 == 0 { "dana" } else { "kim" };
            let with = if private { format!("with = \"{who}\"\n") } else { String::new() };
            let mut text = format!("[[meeting]]\n{with}date = {}\n", week.monday());
            for n in 0..38 {
                let _ = write!(
                    text,
                    "\n[[meeting.item]]\ntitle = \"The queue's age, {n} of {week}\"\npractice = \"trust\"\nminutes = 5\n\
                     decisions = [\"Alert on it\"]\n"
                );
            }
            let _ = write!(
                text,
                "\n[[meeting.action]]\nwhat = \"Write the runbook of {week}\"\nwho = \"{who}\"\n"
            );
            write(&folder.join(log).join(format!("{week}.toml")), &text);
        }
    }
}

/// A thousand topics and five years of log, on a page that looks back or ahead.
fn with_log(page: char) -> (tempfile::TempDir, Model) {
    let folder = workspace(1_000);
    five_years(folder.path());
    let mut model = open(folder.path());
    let logs = Logs::load(&Place::folder(folder.path(), Reason::DirFlag));
    assert_eq!(logs.problems().len(), 0);
    drop(update::update(&mut model, Message::Worker(Report::Logs(Box::new(logs)))));
    key(&mut model, KeyCode::Char(page));
    (folder, model)
}

/// From a key that moves the selection on People, Log, Forecast or Look back to the finished frame.
#[divan::bench(args = ['3', '4', '5', '6'], sample_count = 50)]
fn move_down_with_log(bencher: Bencher<'_, '_>, page: char) {
    let (_folder, mut model) = with_log(page);
    let mut terminal = terminal();
    bencher.bench_local(|| {
        for code in ['j', 'j', 'k'] {
            key(&mut model, KeyCode::Char(code));
            draw(&mut terminal, &model);
        }
    });
}

/// From a letter that is typed into the search of the log, and one that is taken back, to the finished frame.
#[divan::bench(args = ["", "q", "queue", "write the runbook"], sample_count = 50)]
fn search_the_log(bencher: Bencher<'_, '_>, before: &str) {
    let (_folder, mut model) = with_log('4');
    let mut terminal = terminal();
    key(&mut model, KeyCode::Char('/'));
    before.chars().for_each(|letter| key(&mut model, KeyCode::Char(letter)));
    bencher.bench_local(|| {
        for code in [KeyCode::Char('e'), KeyCode::Backspace] {
            key(&mut model, code);
            draw(&mut terminal, &model);
        }
    });
}

/// Two plans, and from the key of a page to its frame when it has to be made anew.
#[divan::bench(args = ['3', '4', '5', '6'], sample_count = 20)]
fn go_to_page_with_log(bencher: Bencher<'_, '_>, page: char) {
    let (_folder, mut model) = with_log('1');
    let mut terminal = terminal();
    bencher.bench_local(|| {
        // Another week is another plan, and the way back one more.
        for code in ['1', ']', '[', page] {
            key(&mut model, KeyCode::Char(code));
        }
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
