//! What a command is given: the flags that every command knows, and where to write.

use super::args::Global;
use super::page::Page;

/// What a command is given.
pub struct Session<'a> {
    /// The flags that every command knows.
    pub global: &'a Global,
    /// Where the answer goes: standard output.
    pub page: Page<'a>,
    /// Where remarks beside the answer go: standard error.
    pub aside: Page<'a>,
}
