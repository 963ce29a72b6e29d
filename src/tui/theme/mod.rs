//! What the parts of the screen look like. Colour carries meaning and never carries it alone: every
//! colour that says something stands beside a glyph or a word that says the same.

mod palette;

use ratatui::style::{Color, Modifier, Style};

use self::palette::{DARK, LIGHT, Palette};
use crate::config::Theme as ThemeChoice;
use crate::domain::Route;

/// What the environment says of the terminal's colours.
#[derive(Debug, Clone, Default)]
pub struct TerminalColours {
    /// `NO_COLOR` is set and not empty.
    pub none: bool,
    /// `COLORTERM` promises all colours.
    pub all: bool,
    /// `COLORFGBG` says that the background is light, or that it is dark.
    pub light_background: Option<bool>,
}

impl TerminalColours {
    /// Reads the variables through `get`.
    pub fn from_environment(get: impl Fn(&str) -> Option<String>) -> Self {
        let background = get("COLORFGBG").and_then(|both| both.rsplit(';').next()?.parse::<u8>().ok());
        Self {
            none: get("NO_COLOR").is_some_and(|value| !value.is_empty())
                || get("TERM").is_some_and(|term| term == "dumb"),
            all: get("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit"),
            light_background: background.map(|colour| colour == 7 || colour > 8),
        }
    }
}

/// The look of every part of the screen.
#[derive(Debug, Clone)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Text of second rank: times, practices, hints.
    pub dim: Style,
    /// Headings and what the eye should find first.
    pub strong: Style,
    /// The frame of a pane.
    pub border: Style,
    /// The frame of the pane that has the focus.
    pub focus: Style,
    /// Keys in the footer, the active tab, the cursor's place in a choice.
    pub accent: Style,
    /// The selected line of the pane that has the focus.
    pub selected: Style,
    /// The selected line of another pane.
    pub selected_elsewhere: Style,
    /// What goes to the team meeting.
    pub broadcast: Style,
    /// What goes to a 1-1.
    pub private: Style,
    /// What needs the manager's call.
    pub unsure: Style,
    /// What went well.
    pub good: Style,
    /// What the manager should look at.
    pub warning: Style,
    /// What went wrong.
    pub error: Style,
    /// The band of the built-in example and of presenter mode.
    pub banner: Style,
}

impl Theme {
    /// The theme that was chosen, or the one that suits the terminal. Without colours there is one only.
    pub fn of(choice: ThemeChoice, terminal: &TerminalColours) -> Self {
        match choice {
            _ if terminal.none => Self::mono(),
            ThemeChoice::Dark => Self::from_palette(&DARK),
            ThemeChoice::Light => Self::from_palette(&LIGHT),
            ThemeChoice::Ansi => Self::ansi(),
            ThemeChoice::Mono => Self::mono(),
            ThemeChoice::Auto => match terminal.light_background {
                Some(true) if terminal.all => Self::from_palette(&LIGHT),
                Some(false) if terminal.all => Self::from_palette(&DARK),
                _ => Self::ansi(),
            },
        }
    }

    fn from_palette(palette: &Palette) -> Self {
        let ink = |colour: Color| Style::new().fg(colour);
        Self {
            text: ink(palette.text),
            dim: ink(palette.dim),
            strong: ink(palette.strong).add_modifier(Modifier::BOLD),
            border: ink(palette.border),
            focus: ink(palette.accent),
            accent: ink(palette.accent),
            selected: Style::new().bg(palette.bar),
            selected_elsewhere: Style::new().bg(palette.faint_bar),
            broadcast: ink(palette.broadcast),
            private: ink(palette.private),
            unsure: ink(palette.unsure).add_modifier(Modifier::BOLD),
            good: ink(palette.good),
            warning: ink(palette.unsure),
            error: ink(palette.error),
            banner: ink(palette.banner_ink).bg(palette.banner),
        }
    }

    fn ansi() -> Self {
        let ink = |colour: Color| Style::new().fg(colour);
        let plain = ink(Color::Reset);
        Self {
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            strong: plain.add_modifier(Modifier::BOLD),
            border: plain.add_modifier(Modifier::DIM),
            focus: ink(Color::Blue),
            accent: ink(Color::Blue).add_modifier(Modifier::BOLD),
            // A bar of one colour: what stands in it keeps its glyphs, and loses its colours and its dimness.
            selected: Style::new()
                .fg(Color::Reset)
                .add_modifier(Modifier::REVERSED)
                .remove_modifier(Modifier::DIM),
            selected_elsewhere: Style::new().add_modifier(Modifier::UNDERLINED),
            broadcast: ink(Color::Cyan),
            private: ink(Color::Magenta),
            unsure: ink(Color::Yellow).add_modifier(Modifier::BOLD),
            good: ink(Color::Green),
            warning: ink(Color::Yellow),
            error: ink(Color::Red),
            banner: Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            text: plain,
            dim: plain,
            strong: bold,
            border: plain,
            focus: bold,
            accent: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
            selected_elsewhere: plain.add_modifier(Modifier::UNDERLINED),
            broadcast: plain,
            private: plain,
            unsure: bold,
            good: plain,
            warning: bold,
            error: bold,
            banner: plain.add_modifier(Modifier::REVERSED),
        }
    }

    /// The style of what goes this way.
    pub fn route(&self, route: Route) -> Style {
        match route {
            Route::Broadcast => self.broadcast,
            Route::Private => self.private,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(pairs: &[(&str, &str)]) -> TerminalColours {
        let find =
            |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        TerminalColours::from_environment(find)
    }

    fn colours(theme: &Theme) -> Vec<Color> {
        let styles = [theme.text, theme.dim, theme.broadcast, theme.private, theme.selected, theme.banner];
        styles.iter().flat_map(|style| [style.fg, style.bg]).flatten().collect()
    }

    #[test]
    fn no_color_leaves_no_colour_whatever_was_chosen() {
        let none = terminal(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor"), ("COLORFGBG", "15;0")]);
        for choice in [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Ansi] {
            assert_eq!(colours(&Theme::of(choice, &none)), []);
        }
        assert!(!terminal(&[("NO_COLOR", "")]).none, "empty means not set");
    }

    #[test]
    fn an_unknown_background_gets_the_terminals_own_colours() {
        let theme = Theme::of(ThemeChoice::Auto, &terminal(&[("COLORTERM", "truecolor")]));
        assert!(colours(&theme).iter().all(|colour| !matches!(colour, Color::Rgb(..))));
        let known =
            Theme::of(ThemeChoice::Auto, &terminal(&[("COLORTERM", "truecolor"), ("COLORFGBG", "0;15")]));
        assert_eq!(known.text.fg, Some(LIGHT.text));
    }

    #[test]
    fn the_selection_can_be_seen_in_every_theme() {
        let all = [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Ansi, ThemeChoice::Mono];
        for choice in all {
            let theme = Theme::of(choice, &TerminalColours::default());
            assert!(theme.selected.bg.is_some() || theme.selected.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
