//! `songsheet check`: all problems of the workspace.

/// What `check` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Each problem stands on a line as file:line:column, with a hint below it. The exit code is 1 when one of
them is an error; with --strict, a warning counts as well.")]
pub struct Args {
    /// Warnings count as errors
    #[arg(long)]
    pub strict: bool,
}
