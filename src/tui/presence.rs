//! Whether the terminal is still there. Whoever reads from a terminal that is gone is told nothing, and
//! a signal says so only to those whom its shell had in the foreground.

#[cfg(unix)]
pub use unix::Terminal;

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal as _};
    use std::os::fd::{AsFd as _, OwnedFd};

    /// The terminal that keys are read from.
    #[derive(Debug)]
    pub struct Terminal(Option<OwnedFd>);

    impl Terminal {
        /// Standard input when that is a terminal, else the one that the session has.
        pub fn of_input() -> Self {
            let stdin = io::stdin();
            let terminal = if stdin.is_terminal() {
                stdin.as_fd().try_clone_to_owned()
            } else {
                File::open("/dev/tty").map(OwnedFd::from)
            };
            Self(terminal.ok().filter(answers))
        }

        /// Whether it has gone. One that has never answered is not known to have.
        pub fn is_gone(&self) -> bool {
            self.0.as_ref().is_some_and(|terminal| !answers(terminal))
        }
    }

    fn answers(terminal: &OwnedFd) -> bool {
        rustix::termios::tcgetwinsize(terminal).is_ok()
    }
}

#[cfg(not(unix))]
pub use elsewhere::Terminal;

#[cfg(not(unix))]
mod elsewhere {
    /// The terminal that keys are read from.
    #[derive(Debug)]
    pub struct Terminal;

    impl Terminal {
        /// The one of the process.
        pub fn of_input() -> Self {
            Self
        }

        /// Here reading fails when it has gone.
        pub fn is_gone(&self) -> bool {
            false
        }
    }
}
