//! The screen as an SVG picture. Also used by the test that compares the committed picture.

use std::fmt::Write as _;

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};
use songsheet::config::{Config, Setting, Theme};
use songsheet::store::{Place, Workspace};
use songsheet::tui::message::Message;
use songsheet::tui::model::Model;
use songsheet::tui::theme::TerminalColours;
use songsheet::tui::{Look, Settings, update, view};

/// The columns of the picture in the README.
pub const COLUMNS: u16 = 120;
/// The lines of the picture in the README.
pub const LINES: u16 = 36;

const CELL_WIDTH: u16 = 9;
const CELL_HEIGHT: u16 = 18;
const MARGIN: u16 = 16;
const PAPER: &str = "#12161c";

/// The screen of the built-in example on the Monday of its week, after these keys.
pub fn picture((columns, lines): (u16, u16), keys: &[String]) -> String {
    let config = Config { theme: Setting::default_of(Theme::Dark), ..Config::default() };
    let Ok(look) = Look::of(&config, &TerminalColours::default()) else { return String::new() };
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    let settings = Settings { routing: config.routing.value, today, folder: None };
    let mut model = Model::new(look, settings, Size::new(columns, lines), Workspace::load(&Place::example()));
    update::settle(&mut model);
    for code in keys.iter().flat_map(|key| key_codes(key)) {
        update::update(&mut model, Message::Key(KeyEvent::from(code)));
    }
    let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, lines));
    let Ok(_) = terminal.draw(|frame| view::draw(&model, frame));
    svg(terminal.backend().buffer())
}

/// A key by its name, or text that is typed.
fn key_codes(key: &str) -> Vec<KeyCode> {
    match key {
        "tab" => vec![KeyCode::Tab],
        "enter" => vec![KeyCode::Enter],
        "esc" => vec![KeyCode::Esc],
        "down" => vec![KeyCode::Down],
        typed => typed.chars().map(KeyCode::Char).collect(),
    }
}

fn svg(buffer: &Buffer) -> String {
    let area = buffer.area();
    let (width, height) = (area.width * CELL_WIDTH + 2 * MARGIN, area.height * CELL_HEIGHT + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <title>songsheet: the plan of a week</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"10\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono','Menlo','Consolas',monospace\" font-size=\"15\" xml:space=\"preserve\">\n"
    );
    for y in 0..area.height {
        line(buffer, y, &mut out);
    }
    frames(buffer, &mut out);
    out.push_str("</g>\n</svg>\n");
    out
}

/// Draws a line: the backgrounds first, then each run of cells that look the same.
fn line(buffer: &Buffer, y: u16, out: &mut String) {
    let cells: Vec<&Cell> = (0..buffer.area().width).filter_map(|x| buffer.cell((x, y))).collect();
    for (from, run) in runs(&cells, |a, b| a.bg == b.bg) {
        if let (Some(fill), length) = (run.first().and_then(|cell| rgb(cell.bg)), run.len()) {
            let (x, y) = (column(from), MARGIN + y * CELL_HEIGHT);
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{CELL_HEIGHT}\" fill=\"{fill}\"/>",
                column(length) - MARGIN
            );
        }
    }
    for (from, run) in runs(&cells, |a, b| {
        a.fg == b.fg && a.modifier == b.modifier && stroke(a.symbol()) == stroke(b.symbol())
    }) {
        text(from, run, y, out);
    }
}

/// Divides a line into runs of cells that are alike, each with its first column.
fn runs<'a, 'b>(
    cells: &'a [&'b Cell],
    alike: impl Fn(&Cell, &Cell) -> bool + 'a,
) -> impl Iterator<Item = (usize, &'a [&'b Cell])> {
    let mut from = 0;
    cells.chunk_by(move |a, b| alike(a, b)).map(move |run| {
        let start = from;
        from += run.len();
        (start, run)
    })
}

/// Draws the frames as lines, so that no font leaves gaps in them.
fn frames(buffer: &Buffer, out: &mut String) {
    let area = buffer.area();
    let places = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    for (x, y) in places {
        let Some(cell) = buffer.cell((x, y)) else { continue };
        let (Some(path), Some(colour)) = (stroke(cell.symbol()), rgb(cell.fg)) else { continue };
        let (x, y) = (column(usize::from(x)), MARGIN + y * CELL_HEIGHT);
        let _ = writeln!(out, "<path d=\"M{x} {y}{path}\" stroke=\"{colour}\" fill=\"none\"/>");
    }
}

/// A character of a frame as a path from the upper left corner of its cell.
fn stroke(symbol: &str) -> Option<&'static str> {
    match symbol {
        "─" => Some("m0 9h9"),
        "│" => Some("m4.5 0v18"),
        "╭" => Some("m4.5 18v-5q0-4 4-4h.5"),
        "╮" => Some("m0 9h.5q4 0 4 4v5"),
        "╰" => Some("m4.5 0v5q0 4 4 4h.5"),
        "╯" => Some("m0 9h.5q4 0 4-4v-5"),
        _ => None,
    }
}

fn text(from: usize, run: &[&Cell], y: u16, out: &mut String) {
    let content: String = run.iter().map(|cell| cell.symbol()).collect();
    let Some(first) =
        run.first().filter(|cell| !content.trim().is_empty() && stroke(cell.symbol()).is_none())
    else {
        return;
    };
    let fill = rgb(first.fg).unwrap_or_else(|| "#c9d1d9".to_owned());
    let blanks = content.len() - content.trim_start().len();
    let content = content.trim();
    let bold = if first.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let under =
        if first.modifier.contains(Modifier::UNDERLINED) { " text-decoration=\"underline\"" } else { "" };
    let (x, y) = (column(from + blanks), MARGIN + y * CELL_HEIGHT + 14);
    let length = content.chars().count() * usize::from(CELL_WIDTH);
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" textLength=\"{length}\"{bold}{under}>{}</text>",
        escaped(content)
    );
}

fn column(cells: usize) -> u16 {
    MARGIN + u16::try_from(cells).unwrap_or(u16::MAX) * CELL_WIDTH
}

fn rgb(colour: Color) -> Option<String> {
    match colour {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
