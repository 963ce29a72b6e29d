//! `songsheet seal`: private topics leave the file that others read.

use serde::Serialize;

use crate::classify::Routed;
use crate::desk::{Desk, Sealing, Stays};
use crate::domain::Drawer;
use crate::store::{Workspace, commits_of};

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::{Page, Tone};
use super::session::Session;
use super::{change, topics, words};

/// What `seal` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet seal --dry-run               shows what would move
  songsheet seal

What moves is what a capture would have kept in private/ at once: topics for 1-1s, open or closed, what
may be sensitive, and what is marked or under an embargo. Each goes with its comments, to the letter.
What git has of the file stays in its history; `seal` says so.")]
pub struct Args {
    /// Only show what would move
    #[arg(long, short = 'n')]
    pub dry_run: bool,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Moves private topics out of the shared file, and says what may still be read of them.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut desk = session.open_own()?;
    let before = desk.workspace().clone();
    let sealing = desk.seal();
    if !args.dry_run && !sealing.edit.changes.is_empty() {
        change::save(session, &before, &mut desk, &sealing.edit)?;
    }
    let sealed = Sealed::of(args, &before, &desk, &sealing);
    match args.format {
        TextOrJson::Json => session.page.json(&sealed)?,
        TextOrJson::Text => tell(session.page, &desk, &sealing, &sealed)?,
    }
    match sealing.left.len() {
        0 => Ok(()),
        left => {
            let counted = words::count(left, "private topic stays", "private topics stay");
            Err(Failure::data(format!("{counted} in {}.", sealed.from)).hint(
                "write it as a [[topic]] of its own, or remove it from one of the files, and seal again",
            ))
        }
    }
}

/// What was done, for a program; the fields are stable.
#[derive(Debug, Serialize)]
struct Sealed<'a> {
    schema: u32,
    dry_run: bool,
    from: String,
    to: String,
    moved: Vec<TopicJson<'a>>,
    left: Vec<TopicJson<'a>>,
    /// Topics that stood in both files, and now in the private one alone.
    doubles: usize,
    /// Lines of comments in the shared file that belong to no topic.
    comments_apart: usize,
    /// Commits in which git has the shared file; `null` without a repository.
    commits: Option<usize>,
}

#[derive(Debug, Serialize)]
struct TopicJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    /// The line of the shared file on which it stood.
    line: Option<usize>,
    route: &'static str,
    certainty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
}

impl<'a> Sealed<'a> {
    fn of(args: &Args, before: &Workspace, desk: &Desk, sealing: &'a Sealing) -> Self {
        let place = before.place();
        let topic = |routed: &'a Routed, why| TopicJson::of(routed, before.line_of(routed.topic().key), why);
        Self {
            schema: 1,
            dry_run: args.dry_run,
            from: place.short_name(Drawer::Shared),
            to: place.short_name(Drawer::Private),
            moved: sealing.moved.iter().map(|routed| topic(routed, None)).collect(),
            left: sealing.left.iter().map(|(routed, why)| topic(routed, Some(stays(*why)))).collect(),
            doubles: sealing.doubles,
            comments_apart: desk.workspace().comments_apart(Drawer::Shared),
            commits: commits_of(place.root(), place.topics_file(Drawer::Shared)),
        }
    }
}

impl<'a> TopicJson<'a> {
    fn of(routed: &'a Routed, line: Option<usize>, why: Option<&'static str>) -> Self {
        let (topic, verdict) = (routed.topic(), routed.verdict());
        Self {
            id: topic.id.as_ref().map(crate::domain::TopicId::as_str),
            title: &topic.title,
            line,
            route: verdict.route().as_str(),
            certainty: verdict.certainty().as_str(),
            why,
        }
    }
}

fn stays(why: Stays) -> &'static str {
    match why {
        Stays::InBraces => "it stands in a list in braces",
        Stays::InBoth => "it stands in both files, with other comments",
    }
}

fn tell(page: &mut Page<'_>, desk: &Desk, sealing: &Sealing, sealed: &Sealed<'_>) -> Result<(), Failure> {
    let (from, to) = (&sealed.from, &sealed.to);
    if sealed.moved.is_empty() && sealed.doubles == 0 {
        page.text(&format!("No private topic can be taken out of {from}."))?;
    } else {
        let counted = words::count(sealed.moved.len() + sealed.doubles, "topic", "topics");
        let moved = if sealed.dry_run { "would move" } else { "moved" };
        page.text(&format!("{counted} {moved} from {from} to {to}."))?;
    }
    for routed in &sealing.moved {
        line(page, routed, &basis(desk, routed))?;
    }
    if sealed.doubles > 0 {
        let counted = words::count(sealed.doubles, "topic stands", "topics stand");
        page.paragraph(2, Tone::Quiet, &format!("{counted} in {to} already: a move was interrupted."))?;
    }
    for (routed, why) in &sealing.left {
        line(page, routed, &format!("stays: {}", stays(*why)))?;
    }
    tell_rest(page, sealed)
}

/// What may still be read of them, and where.
fn tell_rest(page: &mut Page<'_>, sealed: &Sealed<'_>) -> Result<(), Failure> {
    let from = &sealed.from;
    if sealed.moved.is_empty() && sealed.doubles == 0 {
        return Ok(());
    }
    if sealed.comments_apart > 0 {
        let counted = words::count(sealed.comments_apart, "line of comments", "lines of comments");
        let said = format!("Left in {from}: {counted} beside no topic. See that everybody may read that.");
        page.paragraph(0, Tone::Quiet, &said)?;
    }
    if sealed.dry_run {
        return Ok(());
    }
    let said = match sealed.commits {
        Some(0) => return Ok(()),
        Some(commits) => {
            let counted = words::count(commits, "commit", "commits");
            format!(
                "git still has {from} as it was, in {counted}: who can get the repository can read it there. \
                 Only rewriting its history (`git filter-repo`), here and in every clone, changes that."
            )
        }
        None => {
            format!("Older versions of {from}, in a synced folder or a backup, still have what stood there.")
        }
    };
    Ok(page.paragraph(0, Tone::Attention, &said)?)
}

fn line(page: &mut Page<'_>, routed: &Routed, says: &str) -> Result<(), Failure> {
    let (mark, tone) = words::mark(routed.verdict());
    page.hanging(&[tone.of(format!("{mark} "))], Tone::Plain, &topics::name(routed.topic()))?;
    Ok(page.paragraph(2, Tone::Quiet, says)?)
}

/// Why it is not for everybody, in a phrase.
fn basis(desk: &Desk, routed: &Routed) -> String {
    let (topic, verdict) = (routed.topic(), routed.verdict());
    let closed = topic.done.or(topic.dropped).map(|_| "closed");
    let why = words::doubt(verdict)
        .map(|doubt| doubt.trim_end_matches('.').to_owned())
        .or_else(|| words::decided(topic, verdict, desk.today()))
        .unwrap_or_else(|| verdict.practice().label().to_owned());
    closed.into_iter().map(str::to_owned).chain([why]).collect::<Vec<_>>().join(" · ")
}
