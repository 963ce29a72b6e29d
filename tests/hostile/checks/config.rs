//! Config files, and rules that are tried out.

use std::path::Path;

use songsheet::config::{Config, TriedRules};
use songsheet::keys::keymap_of;

use super::shown::{is_safe, problems_lie_within};

/// A config is followed, or told what is wrong with it and where.
pub fn config(text: &str) {
    match Config::of_text(Path::new("config.toml"), text, Some(Path::new("/home/alex"))) {
        Err(problems) => {
            assert!(problems.iter().any(songsheet::store::Diagnostic::is_error));
            problems_lie_within(text, &problems);
        }
        Ok(config) => {
            problems_lie_within(text, &config.warnings);
            problems_lie_within(text, &keymap_of(&config).err().unwrap_or_default());
        }
    }
    if let Err(problems) = TriedRules::read(&[text.to_owned()]) {
        for problem in problems {
            is_safe(&problem.to_string());
        }
    }
}
