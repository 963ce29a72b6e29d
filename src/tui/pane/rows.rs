//! How the lines of an agenda's item are broken.

use crate::{cells, escape};

/// How much room a list gives to each of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// One line each.
    Tight,
    /// Titles may take two lines.
    Wrapped,
    /// Titles may take three lines.
    Whole,
    /// Titles may take three lines, and a line of details follows.
    Roomy,
}

impl Density {
    /// From the most to the least generous.
    pub const ALL: [Self; 4] = [Self::Roomy, Self::Whole, Self::Wrapped, Self::Tight];

    /// How many lines a title may take.
    fn title_lines(self) -> usize {
        match self {
            Self::Tight => 1,
            Self::Wrapped => 2,
            Self::Whole | Self::Roomy => 3,
        }
    }
}

/// An item as lines of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLines {
    /// The title, on one line or two.
    pub title: Vec<String>,
    /// The line of details, and what is to be read below it.
    pub details: Vec<String>,
}

impl ItemLines {
    /// How many lines it takes.
    pub fn height(&self) -> usize {
        self.title.len() + self.details.len()
    }
}

/// Breaks an item's title and details into lines of at most `width` cells.
pub fn item_lines(title: &str, details: &[String], width: usize, density: Density) -> ItemLines {
    let title = escape::visible(title);
    let shown = (density == Density::Roomy && !details.is_empty()).then(|| as_many_as_fit(details, width));
    ItemLines { title: at_most(&title, width, density.title_lines()), details: shown.into_iter().collect() }
}

/// `text` in at most `lines` lines, the last of which ends with `…` when something was left out.
fn at_most(text: &str, width: usize, lines: usize) -> Vec<String> {
    if lines == 1 || cells::width(text) <= width {
        return vec![cells::cut(text, width).into_owned()];
    }
    let mut wrapped = cells::wrap(text, width.max(1));
    if wrapped.len() > lines {
        let rest = wrapped.split_off(lines - 1).join(" ");
        wrapped.push(cells::cut(&rest, width).into_owned());
    }
    wrapped
}

/// The details that fit on one line, whole, in their order.
fn as_many_as_fit(details: &[String], width: usize) -> String {
    let mut line = String::new();
    for detail in details {
        let gap = if line.is_empty() { "" } else { " · " };
        if cells::width(&line) + cells::width(gap) + cells::width(detail) <= width {
            line.push_str(gap);
            line.push_str(detail);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details() -> Vec<String> {
        ["discuss", "from Dana", "Collective learning", "due Fri"].map(str::to_owned).to_vec()
    }

    #[test]
    fn a_roomy_list_shows_the_whole_title_and_the_details() {
        let lines = item_lines("Checkout outage: what the alert missed", &details(), 30, Density::Roomy);
        assert_eq!(lines.title, ["Checkout outage: what the", "alert missed"]);
        assert_eq!(lines.details, ["discuss · from Dana · due Fri"], "only what fits whole is shown");
    }

    #[test]
    fn a_tight_list_takes_one_line() {
        let lines = item_lines("Checkout outage: what the alert missed", &details(), 20, Density::Tight);
        assert_eq!((lines.height(), lines.title), (1, vec!["Checkout outage: wh…".to_owned()]));
    }

    #[test]
    fn hostile_titles_are_shown_escaped() {
        let lines = item_lines("a\u{202e}b\nc", &[], 40, Density::Wrapped);
        assert_eq!(lines.title, ["a<U+202E>b c"]);
    }
}
