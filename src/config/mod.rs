//! What the user has set: defaults, then the config file, then the environment, then flags. Each value
//! says where it comes from.
//!
//! The meaning of the routing rules and of the keys is for `classify` and `keys`; this room reads them.

mod read;
mod rules;

pub use rules::TriedRules;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::classify::RoutingConfig;
use crate::store::disk::RealDisk;
use crate::store::{Diagnostic, Severity, files};

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Setting<T> {
    /// A value that nobody has set.
    pub fn default_of(value: T) -> Self {
        Self { value, origin: Origin::Default }
    }

    fn set(&mut self, value: T, origin: Origin) {
        *self = Self { value, origin };
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has set it.
    Default,
    /// This line of the config file, from 1.
    File {
        /// The line of the key.
        line: usize,
    },
    /// An environment variable.
    Environment(&'static str),
    /// A flag of the command line.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { line } => write!(f, "config file, line {line}"),
            Self::Environment(name) | Self::Flag(name) => f.write_str(name),
        }
    }
}

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark or light, as the terminal is.
    #[default]
    Auto,
    /// For dark terminals.
    Dark,
    /// For light terminals.
    Light,
    /// The terminal's own sixteen colours.
    Ansi,
    /// No colours.
    Mono,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Dark, Self::Light, Self::Ansi, Self::Mono];

    /// The word used in the config file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Ansi => "ansi",
            Self::Mono => "mono",
        }
    }

    /// Reads the exact word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// The keys that the user has given to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySetting {
    /// The keys as written, such as `ctrl-r`, each with its place; none takes the action off the keyboard.
    pub keys: Vec<(String, Spot)>,
    /// The place of the action's name.
    pub spot: Spot,
}

/// A place in the config file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
}

/// What the user has set.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The folder to open when no other is named or found.
    pub workspace: Setting<Option<PathBuf>>,
    /// Whether to show the team agenda alone, for sharing the screen.
    pub presenter: Setting<bool>,
    /// The colours of the screen.
    pub theme: Setting<Theme>,
    /// Marks of confidence, and the user's own rules.
    pub routing: Setting<RoutingConfig>,
    /// The keys of actions, by the action's name.
    pub keys: BTreeMap<String, KeySetting>,
    /// The config file, and whether it exists.
    pub file: Setting<Option<PathBuf>>,
    /// What deserves a look in the config file.
    pub warnings: Vec<Diagnostic>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            workspace: Setting::default_of(None),
            presenter: Setting::default_of(false),
            theme: Setting::default_of(Theme::default()),
            routing: Setting::default_of(RoutingConfig::default()),
            keys: BTreeMap::new(),
            file: Setting::default_of(None),
            warnings: Vec::new(),
        }
    }
}

/// What a config is made from beside the defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// `--config`.
    pub file: Option<PathBuf>,
    /// `--presenter`.
    pub presenter: bool,
    /// `SONGSHEET_CONFIG`.
    pub environment_file: Option<PathBuf>,
    /// `SONGSHEET_THEME`.
    pub environment_theme: Option<String>,
    /// The config file in the platform's folder; it need not exist.
    pub platform_file: Option<PathBuf>,
    /// The user's home, for `~` in a path.
    pub home: Option<PathBuf>,
}

/// The variable that names the config file.
const FILE_VARIABLE: &str = "SONGSHEET_CONFIG";
/// The variable that names the theme.
const THEME_VARIABLE: &str = "SONGSHEET_THEME";

impl Sources {
    /// The sources of this machine; `variable` looks an environment variable up.
    pub fn of_machine(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let platform = directories::ProjectDirs::from("", "", "songsheet");
        Self {
            environment_file: set(FILE_VARIABLE).map(PathBuf::from),
            environment_theme: set(THEME_VARIABLE).map(|value| value.to_string_lossy().into_owned()),
            platform_file: platform.map(|dirs| dirs.config_dir().join("config.toml")),
            home: directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned()),
            ..Self::default()
        }
    }

    /// The config file that counts, and why. A file that was named must exist.
    fn config_file(&self) -> (Option<&Path>, Origin) {
        match (&self.file, &self.environment_file) {
            (Some(file), _) => (Some(file), Origin::Flag("--config")),
            (None, Some(file)) => (Some(file), Origin::Environment(FILE_VARIABLE)),
            (None, None) => (self.platform_file.as_deref(), Origin::Default),
        }
    }
}

/// Whether the file's folder can never be, since something else than a folder stands above it.
fn has_no_folder(file: &Path) -> bool {
    std::fs::metadata(file).is_err_and(|error| error.kind() == io::ErrorKind::NotADirectory)
}

impl Config {
    /// Puts the layers on top of each other. An error in the config file is told, never passed over.
    pub fn load(sources: &Sources) -> Result<Self, Vec<Diagnostic>> {
        let mut config = Self::default();
        let (file, origin) = sources.config_file();
        if let Some(file) = file {
            match files::read_text(&RealDisk, file) {
                Ok(Some(text)) => config.read_file(file, &text, sources.home.as_deref())?,
                Ok(None) if origin == Origin::Default => {}
                // Whoever has no home, such as a service, has no config either.
                Err(_) if origin == Origin::Default && has_no_folder(file) => {}
                Ok(None) => return Err(vec![no_such_file(file, origin)]),
                Err(problem) => return Err(vec![problem]),
            }
            config.file.set(Some(file.to_owned()), origin);
        }
        config.take_environment(sources)?;
        if sources.presenter {
            config.presenter.set(true, Origin::Flag("--presenter"));
        }
        Ok(config)
    }

    /// The defaults with what the text of a config file sets; all of its problems instead when one of them
    /// is an error.
    pub fn of_text(file: &Path, text: &str, home: Option<&Path>) -> Result<Self, Vec<Diagnostic>> {
        let mut config = Self::default();
        config.read_file(file, text, home)?;
        Ok(config)
    }

    fn take_environment(&mut self, sources: &Sources) -> Result<(), Vec<Diagnostic>> {
        let Some(word) = &sources.environment_theme else { return Ok(()) };
        let Some(theme) = Theme::parse(word) else {
            let what = format!("\"{word}\" is not a theme");
            let hint = format!("one of: {}", Theme::ALL.map(Theme::as_str).join(", "));
            let file = Path::new(THEME_VARIABLE);
            return Err(vec![Diagnostic::of_file(Severity::Error, file, what, Some(hint))]);
        };
        self.theme.set(theme, Origin::Environment(THEME_VARIABLE));
        Ok(())
    }
}

fn no_such_file(file: &Path, origin: Origin) -> Diagnostic {
    let hint = format!("it was named by {origin}");
    Diagnostic::of_file(Severity::Error, file, "there is no such file", Some(hint))
}
