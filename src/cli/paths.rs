//! `songsheet paths`: where each file is, and why there.

/// What `paths` is asked for.
#[derive(Debug, clap::Args)]
pub struct Args {}
