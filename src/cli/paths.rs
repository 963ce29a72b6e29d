//! `songsheet paths`: where each file is, and why there.

use std::path::Path;

use crate::cells;
use crate::config::Origin;
use crate::domain::Drawer;
use crate::store::{self, Candidate, Place, Reason};

use super::failure::Failure;
use super::page::{Page, Tone, plain};
use super::session::Session;

/// What `paths` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A workspace is looked for in the order shown; the first one that is named or found is opened.")]
pub struct Args {}

/// The width of the first column.
const LABEL: usize = 21;

/// Prints where the files are, the config file, and the places that were considered.
pub fn run(session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let place = session.start.place();
    files(session.page, &place)?;
    session.page.gap()?;
    config(session)?;
    if place.reason() == Reason::SingleFiles {
        return Ok(());
    }
    session.page.gap()?;
    session.page.line(&[Tone::Strong.of("Looked for in this order")])?;
    session.start.search.candidates().iter().try_for_each(|one| candidate(session.page, one))
}

fn files(page: &mut Page<'_>, place: &Place) -> Result<(), Failure> {
    page.line(&[Tone::Strong.of("Workspace"), Tone::Quiet.of(format!(" · {}", place.reason()))])?;
    if place.is_example() {
        return Ok(());
    }
    file(page, "team.toml", place.team_file())?;
    file(page, "topics.toml", place.topics_file(Drawer::Shared))?;
    file(page, "private/topics.toml", place.topics_file(Drawer::Private))?;
    file(page, "private/calls.toml", &place.calls_file())?;
    place.backups_folder().map_or(Ok(()), |folder| file(page, "earlier texts", &folder))
}

fn file(page: &mut Page<'_>, label: &str, path: &Path) -> Result<(), Failure> {
    let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let missing = if store::exists(path) { "" } else { "   (not there)" };
    Ok(page.line(&[
        plain(format!("  {}", cells::pad(label, LABEL))),
        plain(path.to_string_lossy()),
        Tone::Quiet.of(missing),
    ])?)
}

fn config(session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let config = &session.start.config;
    let why = match config.file.origin {
        Origin::Default => "the platform's folder for settings".to_owned(),
        origin => format!("named by {origin}"),
    };
    session.page.line(&[Tone::Strong.of("Config"), Tone::Quiet.of(format!(" · {why}"))])?;
    match &config.file.value {
        Some(path) => file(session.page, "config.toml", path),
        None => Ok(session.page.line(&[plain("  this machine has no folder for it")])?),
    }
}

fn candidate(page: &mut Page<'_>, candidate: &Candidate) -> Result<(), Failure> {
    let (mark, tone) = if candidate.chosen { ("→ ", Tone::Strong) } else { ("  ", Tone::Plain) };
    let folder = match (&candidate.folder, candidate.reason) {
        (Some(folder), _) => plain(folder.to_string_lossy()),
        (None, Reason::Example) => plain("in memory"),
        (None, _) => Tone::Quiet.of("–"),
    };
    Ok(page.line(&[tone.of(mark), tone.of(cells::pad(name(candidate.reason), NAME)), folder])?)
}

/// The width of the names of places.
const NAME: usize = 36;

fn name(reason: Reason) -> &'static str {
    match reason {
        Reason::SingleFiles => "--team, --topics",
        Reason::DirFlag => "--dir",
        Reason::Environment => "SONGSHEET_DIR",
        Reason::FoundAbove => "the current folder, or one above",
        Reason::Config => "workspace in the config file",
        Reason::DataFolder => "the platform's folder for data",
        Reason::Example => "the built-in example",
    }
}
