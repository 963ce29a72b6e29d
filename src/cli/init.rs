//! `songsheet init`: makes a workspace.

use std::path::PathBuf;

/// What `init` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet init              here
  songsheet init ~/team       in a folder of its own

Files that exist already are left as they are.")]
pub struct Args {
    /// The folder; the current one when none is named
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}
