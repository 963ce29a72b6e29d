//! What happens when songsheet itself is at fault: a message with the place in the source and no text
//! of any topic, and an exit code of its own.

use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// The exit code of a bug, as in `sysexits.h`.
pub const EXIT_CODE: u8 = 70;

/// Runs `program` and turns a panic inside it into [`EXIT_CODE`].
pub fn guarded(program: impl FnOnce() -> u8) -> u8 {
    panic::set_hook(Box::new(report));
    panic::catch_unwind(AssertUnwindSafe(program)).unwrap_or(EXIT_CODE)
}

/// Is a bug where the tests want one: when `SONGSHEET_BUG` names this place and a file, and the file is there.
/// What the file says is what the bug says. Only builds for development have it.
///
/// # Panics
///
/// Then.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what it is for")]
pub fn provoke(place: &str) {
    let wanted = std::env::var("SONGSHEET_BUG").unwrap_or_default();
    let file = wanted.split_once(' ').and_then(|(wanted, file)| (wanted == place).then_some(file));
    if let Some(says) = file.and_then(|file| std::fs::read_to_string(file).ok()) {
        panic!("{says}");
    }
}

/// Only builds for development can be made to have a bug.
#[cfg(not(debug_assertions))]
pub fn provoke(_place: &str) {}

/// Says where it happened. What the panic says may hold a topic's words, so it is not shown.
fn report(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    let _ = std::io::stderr().write_all(message(&place).as_bytes());
}

fn message(place: &str) -> String {
    format!(
        "songsheet stopped because of a bug in it{place} (version {}).\n\
         hint: your files are as they were last saved; please report the line above\n",
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bug_has_its_own_exit_code() {
        assert_eq!(guarded(|| 1), 1);
        let before = panic::take_hook();
        assert_eq!(guarded(|| panic!("Dana's pay")), EXIT_CODE);
        panic::set_hook(before);
    }

    #[test]
    fn the_message_names_the_place() {
        assert!(
            message(" at src/plan/mod.rs:12")
                .starts_with("songsheet stopped because of a bug in it at src/plan/mod.rs:12 (version")
        );
    }
}
