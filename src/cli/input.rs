//! Standard input, within limits.

use std::io::{self, IsTerminal as _, Read as _};

use super::failure::Failure;
use super::session::Session;

/// More than this on standard input is no list of topics.
const LONGEST_INPUT: u64 = 16 * 1024 * 1024;

/// All text of standard input; on a terminal, `invitation` says what is waited for.
pub fn text(session: &mut Session<'_, '_>, invitation: &str) -> Result<String, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        session.note(invitation)?;
    }
    let mut bytes = Vec::new();
    let read = stdin.lock().take(LONGEST_INPUT + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::data(format!("Standard input cannot be read: {error}.")))?;
    if bytes.len() as u64 > LONGEST_INPUT {
        return Err(Failure::data("Standard input is longer than 16 MiB."));
    }
    String::from_utf8(bytes).map_err(|_| Failure::data("Standard input is not UTF-8 text."))
}
