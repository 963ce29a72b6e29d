//! What is wrong with the files, and what deserves a look.

use crate::store::Diagnostic;

/// All problems that are known.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// What the last reading of the files found.
    found: Vec<Diagnostic>,
    /// What the last reading of the log found.
    log: Vec<Diagnostic>,
    /// What is beside the files' content: the config, copies by sync programs, who can open them.
    beside: Vec<Diagnostic>,
    /// Whether the files could not be used, so that what is shown is what stood in them before.
    pub outdated: bool,
    /// The place of the first problem on the screen.
    pub offset: usize,
}

impl Problems {
    /// Takes what reading the files found; `outdated` when they could not be used.
    pub fn read(&mut self, found: Vec<Diagnostic>, outdated: bool) {
        self.found = found;
        self.outdated = outdated;
        self.offset = 0;
    }

    /// Takes what reading the log found.
    pub fn read_log(&mut self, found: Vec<Diagnostic>) {
        self.log = found;
    }

    /// Adds what is beside the files' content.
    pub fn notice(&mut self, beside: Vec<Diagnostic>) {
        self.beside.extend(beside);
    }

    /// All of them, those of the files first.
    pub fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().chain(&self.log).chain(&self.beside)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.found.len() + self.log.len() + self.beside.len()
    }
}
