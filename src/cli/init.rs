//! `songsheet init`: makes a workspace.

use std::path::{Path, PathBuf};

use crate::store::{self, Made};

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::{Session, from_here};

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

/// Makes the workspace, and says what to do next.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let asked = args.folder.as_ref().or(session.start.search.dir.as_ref());
    let folder = asked.map_or(Path::new("."), PathBuf::as_path);
    let made = store::init(folder).map_err(|error| Failure::data(format!("{error}.")))?;
    for Made { file, is_new } in &made {
        let what = if *is_new { "made" } else { "kept as it was" };
        session.page.line(&[plain(format!("{what:14}  ")), plain(from_here(file).to_string_lossy())])?;
    }
    if made.iter().all(|one| !one.is_new) {
        return Ok(());
    }
    session.page.gap()?;
    let next = "Next: write your people into team.toml, then run `songsheet` in that folder. \
                `songsheet add 'a topic'` captures a topic from anywhere inside it.";
    Ok(session.page.paragraph(0, Tone::Plain, next)?)
}
