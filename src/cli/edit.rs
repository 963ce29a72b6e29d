//! `songsheet edit`: fields of a topic, for scripts and editors.

/// What `edit` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Fields: title, notes, from, with, tags, kind, minutes, priority, due, after, repeat, route, because,
embargo, tell_first, link, done, dropped. Several names or tags are separated by commas.

Examples:
  songsheet edit k7f2 minutes=20 due=2026-11-27
  songsheet edit k7f2 with=dana,kim 'title=Checkout outage: what we learned'
  songsheet edit k7f2 due=                nothing after = clears the field")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// What to set
    #[arg(value_name = "FIELD=VALUE", required = true)]
    pub fields: Vec<String>,
}
