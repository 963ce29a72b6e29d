//! Why a command could not do its work: what happened, why, and what to do about it.

use std::io;

use crate::store::Diagnostic;

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
#[derive(Debug, Clone)]
pub struct Failure {
    /// Who is asked to mend it.
    pub kind: Kind,
    /// The problems of files that it comes from.
    pub problems: Vec<Diagnostic>,
    /// What happened, in a sentence.
    pub what: String,
    /// More about it, a line each.
    pub details: Vec<String>,
    /// What to do about it, each a sentence.
    pub hints: Vec<String>,
}

impl Failure {
    /// Something is wrong with the user's data or files.
    pub fn data(what: impl Into<String>) -> Self {
        Self::new(Kind::Data, what)
    }

    /// The command line asks for something that does not exist.
    pub fn usage(what: impl Into<String>) -> Self {
        Self::new(Kind::Usage, what)
    }

    /// The files have errors and cannot be used.
    pub fn problems(problems: Vec<Diagnostic>) -> Self {
        let errors = problems.iter().filter(|problem| problem.is_error()).count();
        let what = match errors {
            1 => "Nothing was done, because of the error above.".to_owned(),
            _ => format!("Nothing was done, because of the {errors} errors above."),
        };
        Self { problems, ..Self::data(what) }
    }

    fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self { kind, problems: Vec::new(), what: what.into(), details: Vec::new(), hints: Vec::new() }
    }

    /// Adds lines that say more.
    #[must_use]
    pub fn details(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
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
            return Self::new(Kind::ClosedPipe, "");
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
