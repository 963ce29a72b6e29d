//! `songsheet done`: a topic has been talked about.

/// What `done` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet done k7f2
  songsheet done k7f2 --with dana      one of several with whom it is talked about")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// With whom, when it is talked about with several; may be repeated
    #[arg(long, value_name = "HANDLE")]
    pub with: Vec<String>,
}
