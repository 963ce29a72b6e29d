//! What the terminal interface goes by: set by the user or found in the environment, and the day.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::theme::{TerminalColours, Theme};
use crate::classify::RoutingConfig;
use crate::config::Config;
use crate::keys::keymap::Keymap;
use crate::keys::keymap_of;
use crate::store::Diagnostic;

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
        Ok(Self {
            theme: Theme::of(config.theme.value, terminal),
            keymap: keymap_of(config)?,
            presenting: config.presenter.value,
            warnings: config.warnings.clone(),
        })
    }
}
