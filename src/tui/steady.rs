//! Keeps the screen clean when a terminal gives text another width than ratatui does: with the scripts of
//! India, flags and joined emoji no two terminals agree. Such text may look different; it must not move
//! or soil what stands beside it.

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Size};

use crate::cells;

/// A backend that puts the cursor in its place again after everything of a doubtful width.
#[derive(Debug)]
pub struct Steady<B>(pub B);

/// The lines of the last frame that held something of a doubtful width.
#[derive(Debug, Default)]
pub struct DoubtfulLines(Vec<u16>);

impl DoubtfulLines {
    /// Has those lines of a frame written whole that hold something doubtful, or did so in the frame before:
    /// nobody knows which cells of the terminal it has taken.
    pub fn write_whole(&mut self, frame: &mut Buffer) {
        let area = frame.area;
        let width = usize::from(area.width.max(1));
        let lines = frame.content.chunks(width).zip(area.y..area.bottom());
        let doubtful = lines.filter(|(line, _)| line.iter().any(|cell| is_doubtful(cell.symbol())));
        let now: Vec<u16> = doubtful.map(|(_, y)| y).collect();
        for (line, y) in frame.content.chunks_mut(width).zip(area.y..area.bottom()) {
            if now.contains(&y) || self.0.contains(&y) {
                for cell in line {
                    cell.set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
        }
        self.0 = now;
    }
}

/// Whether terminals disagree on the width of what stands in a cell.
fn is_doubtful(symbol: &str) -> bool {
    if symbol.is_ascii() {
        return false;
    }
    let mut letters = symbol.chars();
    let agreed = |letter: char| {
        matches!(letter, '\0'..='\u{2ff}' | '\u{370}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{23ff}' | '\u{2500}'..='\u{25ff}'
            | '\u{2713}' | '\u{2717}' | '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}')
    };
    !(letters.next().is_some_and(agreed) && letters.next().is_none())
}

impl<B: Backend<Error = io::Error>> Backend for Steady<B> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // What is drawn in one go is written without moving the cursor, so that each go ends where the
        // cursor may have gone elsewhere.
        let mut agreed: Vec<(u16, u16, &Cell)> = Vec::new();
        for (x, y, cell) in content {
            if !is_doubtful(cell.symbol()) {
                agreed.push((x, y, cell));
                continue;
            }
            self.0.draw(agreed.drain(..))?;
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            let width = u16::try_from(cells::width(cell.symbol())).unwrap_or(1);
            self.0.draw((x..x.saturating_add(width)).map(|x| (x, y, &blank)))?;
            self.0.draw(std::iter::once((x, y, cell)))?;
        }
        self.0.draw(agreed.into_iter())
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.0.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::text::Line;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    const SIZE: Rect = Rect { x: 0, y: 0, width: 24, height: 2 };

    /// What a terminal shows that gives every character a cell of its own.
    fn shown(written: &str) -> Vec<String> {
        let mut cells = vec![vec![' '; 40]; 2];
        let (mut x, mut y) = (0, 0);
        let mut letters = written.chars();
        while let Some(letter) = letters.next() {
            if letter != '\x1b' {
                cells[y][x] = letter;
                x += 1;
                continue;
            }
            let mut sequence = String::new();
            while !sequence.ends_with(|last: char| last.is_ascii_alphabetic()) {
                sequence.extend(letters.next());
            }
            let sequence = sequence.trim_start_matches('[');
            if let Some(place) = sequence.strip_suffix('H') {
                let (line, column) = place.split_once(';').unwrap();
                (y, x) = (line.parse::<usize>().unwrap() - 1, column.parse::<usize>().unwrap() - 1);
            }
        }
        cells.iter().map(|line| line.iter().collect::<String>().trim_end().to_owned()).collect()
    }

    /// What that terminal shows after frames with these texts before a frame's border.
    fn after(texts: &[&str]) -> Vec<String> {
        let mut written = Vec::new();
        let backend = Steady(CrosstermBackend::new(&mut written));
        let options = TerminalOptions { viewport: Viewport::Fixed(SIZE) };
        let mut terminal = Terminal::with_options(backend, options).unwrap();
        let mut lines = DoubtfulLines::default();
        for text in texts {
            terminal
                .draw(|frame| {
                    let buffer = frame.buffer_mut();
                    buffer.set_line(0, 0, &Line::raw(*text), 19);
                    buffer.set_line(20, 0, &Line::raw("│ab"), 4);
                    lines.write_whole(buffer);
                })
                .unwrap();
        }
        drop(terminal);
        shown(&String::from_utf8(written).unwrap())
    }

    #[test]
    fn nothing_is_moved_or_soiled_by_text_of_a_doubtful_width() {
        for text in ["हिन्दी में बात", "🇨🇭 Zürich", "👩🏽‍💻 ship it", "สวัสดี ที่นี่"]
        {
            let line = after(&[text]).remove(0);
            assert_eq!(line.chars().skip(20).collect::<String>(), "│ab", "{text}: {line}");
            let line = after(&[text, "How are you?"]).remove(0);
            assert_eq!(line, "How are you?        │ab", "after {text}");
        }
    }

    #[test]
    fn what_all_terminals_agree_on_is_written_as_ever() {
        for text in ["plain", "Zoë", "会议室", "● ○ ◐ … → ✓ ✗ │ ─ ╭ “quoted” ·", "Łódź", "Москва"]
        {
            for letter in text.chars() {
                assert!(!is_doubtful(&letter.to_string()), "{letter}");
            }
        }
        assert!(is_doubtful("दी") && is_doubtful("🇨🇭") && is_doubtful("e\u{301}"));
    }
}
