//! `songsheet defer`: a topic rests until a date.

/// What `defer` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet defer k7f2 2026-12-07
  songsheet defer k7f2 'next mon'
  songsheet defer k7f2 'in 2 weeks'")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// The day from which it stands on agendas again
    #[arg(value_name = "DATE")]
    pub date: String,
}
