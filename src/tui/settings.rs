//! What the terminal interface goes by: set by the user or found in the environment, and the day.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::keymap::{Keymap, KeymapError};
use super::theme::{TerminalColours, Theme};
use crate::classify::RoutingConfig;
use crate::config::Config;
use crate::store::{Diagnostic, Severity};

/// What the model goes by when it reads files.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How topics are routed.
    pub routing: RoutingConfig,
    /// The day.
    pub today: NaiveDate,
    /// The folder of the workspace, when it has one: files in it are named without it.
    pub folder: Option<PathBuf>,
}

/// Everything that is set.
#[derive(Debug, Clone)]
pub struct Look {
    /// What every part of the screen looks like.
    pub theme: Theme,
    /// Which key does what.
    pub keymap: Keymap,
    /// Whether to start in presenter mode.
    pub presenting: bool,
    /// What deserves a look in the config.
    pub warnings: Vec<Diagnostic>,
}

impl Look {
    /// What the config and the terminal ask for.
    pub fn of(config: &Config, terminal: &TerminalColours) -> Result<Self, Vec<Diagnostic>> {
        let keys: Vec<_> = config.keys.iter().map(|(name, set)| (name.clone(), set.keys.clone())).collect();
        Ok(Self {
            theme: Theme::of(config.theme.value, terminal),
            keymap: Keymap::new(&keys).map_err(|errors| diagnostics(&errors, config))?,
            presenting: config.presenter.value,
            warnings: config.warnings.clone(),
        })
    }
}

/// What is wrong with the config's `[keys]`, at the lines of the config file.
fn diagnostics(errors: &[KeymapError], config: &Config) -> Vec<Diagnostic> {
    let file = config.file.value.as_deref().unwrap_or(Path::new("config.toml"));
    let one = |error: &KeymapError| {
        let hint = "songsheet's help (?) lists the actions and their keys".to_owned();
        let mut problem = Diagnostic::of_file(Severity::Error, file, error.to_string(), Some(hint));
        if let Some(set) = config.keys.get(error.action()) {
            (problem.line, problem.column) = (set.line, 1);
        }
        problem
    };
    errors.iter().map(one).collect()
}
