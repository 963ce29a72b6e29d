//! `songsheet add`: captures topics and prints their verdicts.

/// What `add` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In the text:
  @dana  @everyone           whom it concerns
  #incident                  a tag
  15m                        how long it takes
  !high  !low                how much it matters
  kind:decide                what for: inform, discuss or decide
  due:fri  after:2026-12-07  must be said by; not before
  ~private  ~broadcast       your call

Examples:
  songsheet add 'Which queue do we keep? kind:decide 15m due:fri'
  songsheet add 'How is the new on-call rota for her @dana ~private'
  pbpaste | songsheet add -                      one topic per line

Quote the text: a shell takes # and ! for itself.")]
pub struct Args {
    /// The topic in a line, or `-` to read one topic per line from standard input
    #[arg(value_name = "TEXT", required = true)]
    pub text: Vec<String>,
}
