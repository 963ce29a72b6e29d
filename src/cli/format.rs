//! The formats that more than one command prints.

use clap::ValueEnum;

/// For reading, or for a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextOrJson {
    /// For reading.
    Text,
    /// For a program; the fields are stable.
    Json,
}
