//! `songsheet triage`: every open topic with its verdict.

use super::format::TextOrJson;

/// What `triage` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet triage --unsure              what needs your call
  songsheet triage --format json | jq -r '.[] | select(.route == \"private\") | .id'")]
pub struct Args {
    /// Only topics that need your call
    #[arg(long)]
    pub unsure: bool,

    /// How to print them
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}
