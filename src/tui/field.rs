//! A text field: one line, or several. What is typed and pasted ends up here and nowhere else.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, TextArea};

/// A text pasted into one line is cut here, so that a whole file pasted by mistake does no harm.
const LONGEST_LINE: usize = 1_000;
/// And one that is pasted into several lines here.
const LONGEST_TEXT: usize = 50_000;

/// Whether a field takes line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// It has one line; a pasted line break becomes a space.
    One,
    /// It has as many as are typed.
    Many,
}

/// A text field.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
    lines: Lines,
}

impl Field {
    /// A field that holds `text`, with the cursor at its end.
    pub fn new(text: &str, lines: Lines) -> Self {
        let text = match lines {
            Lines::One => vec![one_line(text)],
            Lines::Many => text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect(),
        };
        let mut area = TextArea::new(text);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, lines }
    }

    /// What it holds.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Its lines; there is at least one.
    pub fn lines(&self) -> &[String] {
        self.area.lines()
    }

    /// The line that the cursor is in, and how many characters stand before it there.
    pub fn cursor(&self) -> (usize, usize) {
        let at = self.area.cursor();
        (at.0, at.1)
    }

    /// Whether it takes line breaks.
    pub fn takes_lines(&self) -> bool {
        self.lines == Lines::Many
    }

    /// Replaces what it holds.
    pub fn set(&mut self, text: &str) {
        *self = Self::new(text, self.lines);
    }

    /// Types a key; gives back whether the text changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter => self.line_break(),
            KeyCode::Tab | KeyCode::BackTab => false,
            KeyCode::Char(letter) if control => self.control(letter),
            KeyCode::Char(letter) if alt => self.by_word(letter),
            KeyCode::Left | KeyCode::Right if control || alt => self.by_word_arrow(key.code),
            KeyCode::Backspace if control || alt => self.area.delete_word(),
            KeyCode::Delete if control || alt => self.area.delete_next_word(),
            _ => self.area.input_without_shortcuts(key),
        }
    }

    /// Puts the cursor before everything.
    pub fn go_to_start(&mut self) {
        self.area.move_cursor(CursorMove::Top);
        self.area.move_cursor(CursorMove::Head);
    }

    /// Inserts pasted text as text.
    pub fn paste(&mut self, text: &str) {
        let most = if self.lines == Lines::One { LONGEST_LINE } else { LONGEST_TEXT };
        let text: String = text.chars().take(most).collect();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match self.lines {
            Lines::One => self.area.insert_str(one_line(text.trim_end())),
            Lines::Many => self.area.insert_str(text),
        };
    }

    fn line_break(&mut self) -> bool {
        if self.lines == Lines::One {
            return false;
        }
        self.area.insert_newline();
        true
    }

    fn control(&mut self, letter: char) -> bool {
        match letter {
            'a' => self.go(CursorMove::Head),
            'e' => self.go(CursorMove::End),
            'b' => self.go(CursorMove::Back),
            'f' => self.go(CursorMove::Forward),
            'd' => self.area.delete_next_char(),
            'h' => self.area.delete_char(),
            'k' => self.area.delete_line_by_end(),
            'u' => self.area.delete_line_by_head(),
            'w' => self.area.delete_word(),
            _ => false,
        }
    }

    fn by_word(&mut self, letter: char) -> bool {
        match letter {
            'b' => self.go(CursorMove::WordBack),
            'f' => self.go(CursorMove::WordForward),
            'd' => self.area.delete_next_word(),
            _ => false,
        }
    }

    fn by_word_arrow(&mut self, code: KeyCode) -> bool {
        self.go(if code == KeyCode::Left { CursorMove::WordBack } else { CursorMove::WordForward })
    }

    fn go(&mut self, to: CursorMove) -> bool {
        self.area.move_cursor(to);
        false
    }
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_into(field: &mut Field, text: &str) {
        for letter in text.chars() {
            field.key(KeyEvent::from(KeyCode::Char(letter)));
        }
    }

    #[test]
    fn a_paste_of_several_lines_stays_one_line_in_a_one_line_field() {
        let mut field = Field::new("Seen: ", Lines::One);
        field.paste("one\r\ntwo\rthree\n");
        assert_eq!(field.text(), "Seen: one two three");
    }

    #[test]
    fn notes_keep_their_lines() {
        let mut field = Field::new("one\n", Lines::Many);
        field.paste("two\r\nthree");
        field.key(KeyEvent::from(KeyCode::Enter));
        type_into(&mut field, "four");
        assert_eq!(field.text(), "one\ntwo\nthree\nfour");
    }

    #[test]
    fn the_usual_keys_of_a_command_line_work() {
        let mut field = Field::new("", Lines::One);
        type_into(&mut field, "naïve Zoë q");
        field.key(KeyEvent::new(KeyCode::Char('w'), KeyModifiers::CONTROL));
        assert_eq!(field.text(), "naïve Zoë ");
        field.key(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::CONTROL));
        type_into(&mut field, "X");
        assert_eq!(field.text(), "Xnaïve Zoë ");
        field.key(KeyEvent::new(KeyCode::Char('k'), KeyModifiers::CONTROL));
        assert_eq!(field.text(), "X");
        field.key(KeyEvent::from(KeyCode::Enter));
        assert_eq!(field.text(), "X", "a line break is not taken");
    }
}
