//! `songsheet drop`: a topic is given up.

/// What `drop` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The topic stays in its file, marked as dropped; `songsheet edit TOPIC dropped=` takes it back.")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,
}
