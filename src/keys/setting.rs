//! The config's `[keys]`: followed, or told what is wrong with them and where.

use std::path::Path;

use super::actions::ACTIONS;
use super::keymap::{KEY_NAMES, Keymap, KeymapError, is_shown_as};
use crate::config::{Config, KeySetting, Spot};
use crate::store::suggest::nearest;
use crate::store::{Diagnostic, Severity};

/// The keys that a config asks for; all that cannot be followed instead, at its place in the file.
pub fn keymap_of(config: &Config) -> Result<Keymap, Vec<Diagnostic>> {
    let texts = |set: &KeySetting| set.keys.iter().map(|(key, _)| key.clone()).collect();
    let keys: Vec<_> = config.keys.iter().map(|(name, set)| (name.clone(), texts(set))).collect();
    Keymap::new(&keys).map_err(|errors| {
        let mut problems: Vec<_> = errors.iter().map(|error| diagnostic(error, config)).collect();
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems
    })
}

fn diagnostic(error: &KeymapError, config: &Config) -> Diagnostic {
    let file = config.file.value.as_deref().unwrap_or(Path::new("config.toml"));
    let mut problem = Diagnostic::of_file(Severity::Error, file, error.to_string(), Some(hint(error)));
    if let Some(spot) = spot(error, config) {
        (problem.line, problem.column) = (spot.line, spot.column);
    }
    problem
}

/// Where what is wrong was written.
fn spot(error: &KeymapError, config: &Config) -> Option<Spot> {
    let of_key = |action: &str, is_it: &dyn Fn(&str) -> bool| {
        let set = config.keys.get(action)?;
        let key = set.keys.iter().find(|(key, _)| is_it(key));
        Some(key.map_or(set.spot, |(_, spot)| *spot))
    };
    match error {
        KeymapError::UnknownAction(name) => config.keys.get(name).map(|set| set.spot),
        KeymapError::UnknownKey { action, key } => of_key(action, &|written| written == key),
        KeymapError::Taken { key, by, wanted } => {
            let is_it = |written: &str| is_shown_as(written, key);
            of_key(wanted, &is_it).or_else(|| of_key(by, &is_it))
        }
    }
}

fn hint(error: &KeymapError) -> String {
    let near = match error {
        KeymapError::UnknownAction(name) => nearest(name, ACTIONS.iter().map(|entry| entry.name)),
        KeymapError::UnknownKey { key, .. } => nearest(key, KEY_NAMES),
        KeymapError::Taken { .. } => None,
    };
    match (near, error) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, KeymapError::UnknownKey { .. }) => {
            "write a key as \"a\", \"K\", \"ctrl-r\", \"f1\" or \"esc\"".to_owned()
        }
        (None, _) => "songsheet's help (?) lists the actions and their keys".to_owned(),
    }
}
