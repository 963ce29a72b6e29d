//! `songsheet agenda`: the agendas of a week.

use std::path::PathBuf;

use clap::ValueEnum;

/// What `agenda` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet agenda                                   the whole week, for your eyes
  songsheet agenda team --format markdown            to send to the team
  songsheet agenda team --week next --out next.md --format markdown
  songsheet agenda dana                              to prepare one 1-1

What `agenda team` prints holds nothing private.")]
pub struct Args {
    /// Whose: `team`, the handle of a member, or `all`
    #[arg(value_name = "team|HANDLE|all", default_value = "all")]
    pub whose: String,

    /// Which week: this, next, 2026-W48 or a date in it
    #[arg(long, value_name = "WEEK", default_value = "this")]
    pub week: String,

    /// How to print it
    #[arg(long, value_name = "text|markdown|json", default_value = "text", hide_possible_values = true)]
    pub format: Format,

    /// Write to this file instead
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How an agenda is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading in a terminal.
    Text,
    /// For chat, wikis and mail.
    Markdown,
    /// For a program; the fields are stable.
    Json,
}
