//! What both faces of the program start from: the config, the clock, and where the workspace is.
//!
//! The flags come from the command line; everything else is asked of the machine here, once.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::clock::Clock;
use crate::config::{Config, Sources};
use crate::store::{Diagnostic, Keeping, Place, Search, Severity};

/// What the command line says about where things are.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--dir`.
    pub dir: Option<PathBuf>,
    /// `--team`.
    pub team: Option<PathBuf>,
    /// `--topics`.
    pub topics: Option<PathBuf>,
    /// `--config`.
    pub config: Option<PathBuf>,
    /// `--presenter`.
    pub presenter: bool,
}

/// What both faces of the program start from.
#[derive(Debug, Clone)]
pub struct Start {
    /// What the user has set.
    pub config: Config,
    /// The only "now".
    pub clock: Clock,
    /// What the search for the workspace goes by.
    pub search: Search,
}

/// The variable that names the workspace.
const DIR_VARIABLE: &str = "SONGSHEET_DIR";
/// The variable that fixes the clock.
const NOW_VARIABLE: &str = "SONGSHEET_NOW";

impl Start {
    /// Asks the machine for what the flags do not say.
    pub fn of_machine(flags: Flags) -> Result<Self, Vec<Diagnostic>> {
        let sources = Sources {
            file: flags.config.clone(),
            presenter: flags.presenter,
            ..Sources::of_machine(|name| std::env::var_os(name))
        };
        let config = Config::load(&sources)?;
        let clock = read_clock(std::env::var_os(NOW_VARIABLE))?;
        let search = Search {
            team: flags.team,
            topics: flags.topics,
            dir: flags.dir,
            environment: std::env::var_os(DIR_VARIABLE).filter(|dir| !dir.is_empty()).map(PathBuf::from),
            current: std::env::current_dir().ok(),
            config: config.workspace.value.clone(),
            data: directories::ProjectDirs::from("", "", "songsheet").map(|dirs| dirs.data_dir().to_owned()),
        };
        Ok(Self { config, clock, search })
    }

    /// Where the workspace is.
    pub fn place(&self) -> Place {
        let place = self.search.place().with_marks(&self.config.routing.value.confidential_tags);
        match &self.search.data {
            Some(data) => place.with_keeping(Keeping::new(data, self.clock)),
            None => place,
        }
    }
}

fn read_clock(setting: Option<OsString>) -> Result<Clock, Vec<Diagnostic>> {
    let setting = setting.map(|value| value.to_string_lossy().into_owned());
    Clock::from_setting(setting.as_deref()).map_err(|error| {
        let what = format!("“{}” is not a moment", error.text);
        let hint = Some("write it as 2026-11-23T09:00:00".to_owned());
        vec![Diagnostic::of_file(Severity::Error, Path::new(NOW_VARIABLE), what, hint)]
    })
}
