//! Starting other programs.

use std::io;
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};

/// Held while another program is being started.
static STARTING: Mutex<()> = Mutex::new(());

/// Runs another program to its end, with nothing to read, and gives back what it said.
pub(super) fn output(command: &mut Command) -> io::Result<Output> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = while_none_starts(|| command.spawn())?;
    child.wait_with_output()
}

/// Does something while no other program is being started.
///
/// Until it has begun, a started program holds up the thread that starts it. Were both stopped then, as by
/// Ctrl-Z, this process would not count as stopped, and the shell would wait for it.
pub fn while_none_starts<T>(act: impl FnOnce() -> T) -> T {
    let _starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    act()
}
