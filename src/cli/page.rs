//! Where a command writes. All text passes through here and is made safe on the way, so that no title
//! can steer a terminal: `Ink` alone holds what is written to, and takes what is safe and nothing else.
//! Colours are added here alone, and only where they are wanted.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::cells;
use crate::escape::{self, Shown, visible, visible_lines, visible_text};
use crate::share;

/// What a piece of text means. A colour never says something that the words do not say too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// A heading, or the one thing to be read first.
    Strong,
    /// What may stay unread: ids, ages, counts.
    Quiet,
    /// For the team meeting.
    Broadcast,
    /// For a 1-1.
    Private,
    /// Asks for the manager's attention.
    Attention,
    /// Wrong.
    Error,
}

impl Tone {
    /// The terminal's code; the sixteen colours that every theme makes readable.
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Quiet => Some("2"),
            Self::Broadcast => Some("36"),
            Self::Private => Some("35"),
            Self::Attention => Some("33"),
            Self::Error => Some("31"),
        }
    }
}

/// A piece of a line with its tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span<'a> {
    tone: Tone,
    text: Cow<'a, str>,
}

impl Tone {
    /// Text in this tone.
    pub fn of<'a>(self, text: impl Into<Cow<'a, str>>) -> Span<'a> {
        Span { tone: self, text: text.into() }
    }
}

/// Text without a tone.
pub fn plain<'a>(text: impl Into<Cow<'a, str>>) -> Span<'a> {
    Tone::Plain.of(text)
}

/// Where a command writes: how wide it is and whether it has colours.
pub struct Page<'a> {
    ink: Ink<'a>,
    width: usize,
    colour: bool,
    terminal: bool,
}

/// What writes: safe text, and the program's own colours.
struct Ink<'a>(&'a mut dyn Write);

impl Ink<'_> {
    fn put(&mut self, text: &Shown<'_>) -> io::Result<()> {
        self.0.write_all(text.as_bytes())
    }

    fn put_in_colour(&mut self, code: &'static str, text: &Shown<'_>) -> io::Result<()> {
        write!(self.0, "\x1b[{code}m{text}\x1b[0m")
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.0.write_all(b"\n")
    }
}

impl<'a> Page<'a> {
    /// A page of `width` cells that is not a terminal and has no colours.
    pub fn new(out: &'a mut dyn Write, width: usize) -> Self {
        Self { ink: Ink(out), width, colour: false, terminal: false }
    }

    /// The page with colours, or without.
    #[must_use]
    pub fn in_colour(self, colour: bool) -> Self {
        Self { colour, ..self }
    }

    /// The page on a terminal, or not.
    #[must_use]
    pub fn on_terminal(self, terminal: bool) -> Self {
        Self { terminal, ..self }
    }

    /// Whether a person sees it right away and nobody else.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// The cells of a line.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Writes one line.
    pub fn line(&mut self, spans: &[Span<'_>]) -> io::Result<()> {
        self.begin(spans)?;
        self.ink.end_line()
    }

    /// Writes the beginning of a line, without what is blank at its end.
    pub fn begin(&mut self, spans: &[Span<'_>]) -> io::Result<()> {
        let last = spans.iter().rposition(|span| !span.text.trim_end().is_empty());
        for (at, span) in spans.iter().enumerate().take(last.map_or(0, |at| at + 1)) {
            let text = visible(&span.text);
            self.span(span.tone, &if Some(at) == last { text.trimmed_at_end() } else { text.clone() })?;
        }
        Ok(())
    }

    /// Writes an empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        self.line(&[])
    }

    /// Writes text of several lines as it is, made safe.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        visible_lines(text).try_for_each(|line| self.line(&[plain(line)]))
    }

    /// Writes a paragraph, wrapped between `indent` and the right edge.
    pub fn paragraph(&mut self, indent: usize, tone: Tone, text: &str) -> io::Result<()> {
        self.hanging(&[plain(" ".repeat(indent))], tone, text)
    }

    /// Writes a paragraph after `head`, wrapped between the end of the head and the right edge.
    pub fn hanging(&mut self, head: &[Span<'_>], tone: Tone, text: &str) -> io::Result<()> {
        let indent: usize = head.iter().map(|span| cells::width(&visible(&span.text))).sum();
        let room = self.width.saturating_sub(indent).max(MIN_PARAGRAPH);
        let mut lines = cells::wrap(&visible(text), room).into_iter();
        let first = lines.next().unwrap_or_default();
        let mut spans = head.to_vec();
        spans.push(tone.of(first));
        self.line(&spans)?;
        lines.try_for_each(|line| self.line(&[plain(" ".repeat(indent)), tone.of(line)]))
    }

    /// Writes a value as indented JSON. What could steer a terminal stands in it as `\u202e`.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.ink.put(&escape::json(&share::json::to_text(value)))
    }

    /// Writes text that was laid out to the letter, such as a manual page, and made safe all the same.
    pub fn as_laid_out(&mut self, text: &[u8]) -> io::Result<()> {
        self.ink.put(&visible_text(&String::from_utf8_lossy(text)))
    }

    /// Asks something; the answer is typed beside it.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        self.begin(&[plain(question)])?;
        self.ink.put(&visible(" "))?;
        self.flush()
    }

    /// Sends everything on its way.
    pub fn flush(&mut self) -> io::Result<()> {
        self.ink.0.flush()
    }

    fn span(&mut self, tone: Tone, text: &Shown<'_>) -> io::Result<()> {
        match tone.code().filter(|_| self.colour && !text.trim().is_empty()) {
            Some(code) => self.ink.put_in_colour(code, text),
            None => self.ink.put(text),
        }
    }
}

/// A paragraph is at least this wide, however narrow the terminal.
const MIN_PARAGRAPH: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn written(colour: bool, write: impl FnOnce(&mut Page<'_>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut Page::new(&mut out, 24).in_colour(colour)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_could_steer_a_terminal_is_shown() {
        let hostile = written(true, |page| page.line(&[Tone::Error.of("a\x1b[2Jb"), plain("\u{202e}c  ")]));
        assert_eq!(hostile, "\x1b[31ma<U+001B>[2Jb\x1b[0m<U+202E>c\n");
        assert_eq!(written(false, |page| page.text("one\x07\ntwo\u{9b}")), "one<U+0007>\ntwo<U+009B>\n");
        assert_eq!(
            written(false, |page| page.json(&"\u{202e}\u{e0041}\x1b")),
            "\"\\u202e\\udb40\\udc41\\u001b\"\n"
        );
    }

    #[test]
    fn colour_is_added_only_when_wanted() {
        let line = |page: &mut Page<'_>| page.line(&[Tone::Strong.of("Dana"), plain("   ")]);
        assert_eq!(
            (written(true, line), written(false, line)),
            ("\x1b[1mDana\x1b[0m\n".into(), "Dana\n".into())
        );
    }

    #[test]
    fn paragraphs_hang_below_their_first_word() {
        let hanging = written(false, |page| {
            page.hanging(&[plain("because  ")], Tone::Plain, "one two three four five")
        });
        assert_eq!(hanging, "because  one two three four\n         five\n");
        let indented = written(false, |page| page.paragraph(2, Tone::Plain, "it is two lines long, is it"));
        assert_eq!(indented, "  it is two lines long,\n  is it\n");
    }
}
