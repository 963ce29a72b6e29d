//! One entry of a list: cells that stay on its first line, text that wraps beside them, and what it is about.

use chrono::NaiveDate;

use super::super::model::Tone;
use super::super::pane::{Row, Target};
use crate::cells;
use crate::domain::{Handle, MeetingOf, TopicKey};
use crate::escape::visible;
use crate::plan::{MustHear, Promise, Suggested};

/// What an entry is about, and so what can be done there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A member.
    Member(Handle),
    /// An open topic.
    Topic(TopicKey),
    /// A meeting of the log.
    Meeting(MeetingOf, NaiveDate),
    /// An item of a meeting of the log, by its place there.
    Item(MeetingOf, NaiveDate, usize),
    /// A promise, and the day on which it was kept.
    Promise(Promise, Option<NaiveDate>),
    /// What a member still has to hear.
    Hear(Handle, MustHear),
    /// A question that is suggested for a member.
    Ask(Handle, Suggested),
    /// Nothing that anything could be done with: it is read.
    Text,
}

/// A piece of text with what it means.
pub type Piece = (String, Tone);

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What stands on its first line before the text: a mark, a time, the columns of a table.
    pub cells: Vec<Piece>,
    /// Its text, which wraps.
    pub text: String,
    /// What the text means.
    pub tone: Tone,
    /// Whether it is the heading of those below it.
    pub is_heading: bool,
    /// What stands at the right end of its first line.
    pub right: String,
    /// What it is about; headings and such cannot be selected.
    pub about: Option<About>,
}

impl Row for Entry {
    fn target(&self) -> Option<Target> {
        self.about.as_ref().map(|_| Target::Line)
    }
}

impl Entry {
    /// Text that cannot be selected.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            cells: Vec::new(),
            text: text.into(),
            tone: Tone::Plain,
            is_heading: false,
            right: String::new(),
            about: None,
        }
    }

    /// Text about something.
    pub fn about(about: About, text: impl Into<String>) -> Self {
        Self { about: Some(about), ..Self::text(text) }
    }

    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self { is_heading: true, ..Self::text(text) }
    }

    /// With something before its text.
    #[must_use]
    pub fn after(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.cells.push((text.into(), tone));
        self
    }

    /// With another meaning.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// With something at its right end.
    #[must_use]
    pub fn beside(self, right: impl Into<String>) -> Self {
        Self { right: right.into(), ..self }
    }

    /// The cells before its text.
    pub fn indent(&self) -> usize {
        self.cells.iter().map(|(text, _)| cells::width(&visible(text))).sum()
    }

    /// What stands at the right end where there are so many cells in all: nothing when the text needs the room.
    pub fn shown_right(&self, width: usize) -> &str {
        let taken = cells::width(&visible(&self.right)) + 2;
        let least = (width / 3).max(cells::width(&visible(&self.text)).min(width / 2));
        if self.indent() + taken + least <= width { &self.right } else { "" }
    }

    /// Its text on as many lines as it needs.
    pub fn lines(&self, width: usize) -> Vec<String> {
        let right = self.shown_right(width);
        let taken = if right.is_empty() { 0 } else { cells::width(&visible(right)) + 2 };
        let room = width.saturating_sub(self.indent() + taken);
        cells::wrap(&visible(&self.text), room.max(1))
    }
}

/// Entries under headings.
#[derive(Debug, Default)]
pub struct Entries {
    /// All of them.
    pub rows: Vec<Entry>,
}

impl Entries {
    /// Adds one.
    pub fn push(&mut self, entry: Entry) {
        self.rows.push(entry);
    }

    /// Adds an empty line, unless it would be the first.
    pub fn gap(&mut self) {
        if !self.rows.is_empty() {
            self.rows.push(Entry::text(""));
        }
    }

    /// Adds a heading with entries below it; nothing when there are none.
    pub fn section(&mut self, heading: &str, entries: impl IntoIterator<Item = Entry>) {
        let mut entries = entries.into_iter().peekable();
        if entries.peek().is_some() {
            self.gap();
            self.rows.push(Entry::heading(heading));
            self.rows.extend(entries);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_at_the_right_end_gives_way_to_the_text() {
        let entry = Entry::text("Checkout outage").after("  ", Tone::Plain).beside("Dana · 14 min");
        assert_eq!(
            (entry.shown_right(40), entry.lines(40)),
            ("Dana · 14 min", vec!["Checkout outage".to_owned()])
        );
        assert_eq!((entry.shown_right(20), entry.lines(20).len()), ("", 1));
        assert_eq!(entry.lines(0).len(), 14, "a cell is left at least");
    }

    #[test]
    fn a_section_without_entries_has_no_heading() {
        let mut entries = Entries::default();
        entries.section("Promised", []);
        entries.section("Kept", [Entry::text("x")]);
        entries.section("Overdue", [Entry::text("y")]);
        let texts: Vec<_> = entries.rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["Kept", "x", "", "Overdue", "y"]);
    }
}
