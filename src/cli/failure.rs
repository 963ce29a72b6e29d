//! Why a command could not do its work: what happened, why, and what to do about it.

use std::io;

/// Who is asked to mend it, which is also the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The user's data or files.
    Data,
    /// The command line.
    Usage,
    /// Nobody: who read the output had enough of it.
    ClosedPipe,
}

impl Kind {
    /// The exit code of the program.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::ClosedPipe => 0,
            Self::Data => 1,
            Self::Usage => 2,
        }
    }
}

/// Why a command could not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Who is asked to mend it.
    pub kind: Kind,
    /// What happened, in one sentence; each further line stands below it.
    pub what: String,
    /// What to do about it, each a sentence.
    pub hints: Vec<String>,
}

impl Failure {
    /// Something is wrong with the user's data or files.
    pub fn data(what: impl Into<String>) -> Self {
        Self { kind: Kind::Data, what: what.into(), hints: Vec::new() }
    }

    /// The command line asks for something that does not exist.
    pub fn usage(what: impl Into<String>) -> Self {
        Self { kind: Kind::Usage, what: what.into(), hints: Vec::new() }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self { kind: Kind::ClosedPipe, what: String::new(), hints: Vec::new() };
        }
        Self::data(format!("The output cannot be written: {error}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_not_an_error() {
        let closed = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(closed.kind.exit_code(), 0);
        let full = Failure::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(full.kind.exit_code(), 1);
    }
}
