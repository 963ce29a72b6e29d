//! What the command line knows of where its output goes: whether it is a terminal, how wide, in colour.

use std::ffi::OsString;

use super::args::ColorChoice;

/// The width of a page that is not a terminal's and that `COLUMNS` does not give.
const USUAL_WIDTH: usize = 100;

/// No line is longer than that, however wide the terminal, because nobody could read it.
const MAX_WIDTH: usize = 200;

/// What the process's surroundings say about its output.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    no_color: Option<OsString>,
    term: Option<OsString>,
    columns: Option<usize>,
}

impl Surroundings {
    /// Asks the environment.
    pub fn of_process() -> Self {
        let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
        Self { no_color: std::env::var_os("NO_COLOR"), term: std::env::var_os("TERM"), columns }
    }

    /// Whether output has colours.
    pub fn colour(&self, choice: ColorChoice, to_terminal: bool) -> bool {
        match choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => to_terminal && self.likes_colour(),
        }
    }

    /// The cells of a line.
    pub fn width(&self, to_terminal: bool) -> usize {
        let asked = to_terminal.then(crossterm::terminal::window_size).and_then(Result::ok);
        let columns = asked.map(|window| usize::from(window.columns)).filter(|columns| *columns > 0);
        columns.or(self.columns).unwrap_or(USUAL_WIDTH).clamp(1, MAX_WIDTH)
    }

    fn likes_colour(&self) -> bool {
        let refused = self.no_color.as_ref().is_some_and(|value| !value.is_empty());
        !refused && self.term.as_ref().is_none_or(|term| term != "dumb")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let plain = Surroundings::default();
        let refusing = Surroundings { no_color: Some("1".into()), ..Surroundings::default() };
        let dumb = Surroundings { term: Some("dumb".into()), ..Surroundings::default() };
        assert!(plain.colour(ColorChoice::Auto, true));
        assert!(!plain.colour(ColorChoice::Auto, false));
        assert!(!refusing.colour(ColorChoice::Auto, true));
        assert!(refusing.colour(ColorChoice::Always, false), "a flag wins over the environment");
        assert!(!dumb.colour(ColorChoice::Auto, true));
        assert!(!plain.colour(ColorChoice::Never, true));
    }

    #[test]
    fn a_pipe_is_as_wide_as_columns_says() {
        let narrow = Surroundings { columns: Some(72), ..Surroundings::default() };
        assert_eq!(narrow.width(false), 72);
        assert_eq!(Surroundings::default().width(false), USUAL_WIDTH);
    }
}
