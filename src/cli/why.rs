//! `songsheet why`: the verdict of a topic, or of any text, with everything it rests on.

use super::format::TextOrJson;

/// What `why` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet why k7f2
  songsheet why checkout outage
  songsheet why 'Dana has caused three outages'      any text, nothing is written down")]
pub struct Args {
    /// A topic, or any text to try
    #[arg(value_name = "TOPIC|TEXT", required = true)]
    pub words: Vec<String>,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}
