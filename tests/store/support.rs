//! What several tests need.

use std::fs;
use std::path::Path;

use songsheet::domain::{Drawer, TopicKey};

/// A roster of two.
pub const TEAM: &str =
    "[[member]]\nname = 'Dana Whitfield'\nhandle = 'dana'\n\n[[member]]\nname = 'Kim'\nhandle = 'kim'\n";

/// Writes a file as the user's editor does, with the folders that it needs.
#[expect(clippy::disallowed_methods, reason = "the test plays the user's editor")]
pub fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The topic of this number in the shared file.
pub fn shared(index: usize) -> TopicKey {
    TopicKey { drawer: Drawer::Shared, index }
}
