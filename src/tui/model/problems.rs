//! What is wrong with the files.

use crate::store::Diagnostic;

/// The problems that the last reading of the files found.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// All of them, in the order of the files.
    pub list: Vec<Diagnostic>,
    /// Whether the files could not be used, so that what is shown is what stood in them before.
    pub outdated: bool,
    /// The first line on the screen.
    pub offset: usize,
}

impl Problems {
    /// The problems of files that could be used all the same.
    pub fn warnings(list: Vec<Diagnostic>) -> Self {
        Self { list, outdated: false, offset: 0 }
    }

    /// The problems of files that could not be used.
    pub fn errors(list: Vec<Diagnostic>) -> Self {
        Self { list, outdated: true, offset: 0 }
    }
}
