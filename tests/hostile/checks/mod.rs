//! What has to hold for any text at all: of a file, and of a line that somebody types.
//!
//! The fuzz targets call these checks with whatever they think of, and `replay.rs` with the texts that
//! they found worth keeping.

mod config;
mod lines;
mod log;
mod private;
mod roster;
mod shown;
mod topics;

/// A check by the name of its fuzz target and of its folder of texts.
pub type Check = (&'static str, fn(&str));

/// All checks.
pub const CHECKS: [Check; 8] = [
    ("topics", topics::topics),
    ("roster", roster::roster),
    ("log", log::log),
    ("config", config::config),
    ("calls", private::calls),
    ("session", private::session),
    ("capture", lines::capture),
    ("query", lines::query),
];

/// Does the check of this name.
#[allow(dead_code, reason = "the fuzz targets call this, the replay goes through all")]
pub fn check(name: &str, bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (_, check) = CHECKS.iter().find(|(known, _)| *known == name).expect("a check of this name");
    check(text);
}
