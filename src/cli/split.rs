//! `songsheet split`: what all can learn from a topic, without names, and the rest for a 1-1.

use std::io::{self, BufRead as _, IsTerminal as _};

use crate::classify::{Certainty, Routed};
use crate::desk::{Desk, IntentError, Proposal};
use crate::domain::{Drawer, Route, Topic, TopicKey, With};
use crate::share;

use super::failure::Failure;
use super::page::{Page, Span, Tone};
use super::session::Session;
use super::{change, landing, topics, words};

/// What `split` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet split k7f2                    proposes a title without names, and asks
  songsheet split k7f2 --yes              takes what it proposes
  songsheet split k7f2 --title 'A late release: what the checklist missed'

The team gets a topic of its own, which names nobody. The topic itself becomes private, with
everybody whom it names, and keeps its notes. Nothing is saved as long as the team's part names a
member.")]
pub struct Args {
    /// The topic: an id, the beginning of one, or words of its title
    #[arg(value_name = "TOPIC")]
    pub topic: String,

    /// The title for the team, instead of the proposed one
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,

    /// Give the team the notes as well, without names
    #[arg(long)]
    pub notes: bool,

    /// Take what is proposed without asking
    #[arg(long, short)]
    pub yes: bool,
}

/// Splits a topic, after somebody has seen what the team is going to read.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut desk = session.open_own_with_week()?;
    let key = topics::find(&desk, &args.topic)?;
    let before = desk.workspace().topic(key).map(|topic| Topic::clone(topic)).ok_or_else(change::gone)?;
    if let Some(closed) = change::closed(&before, desk.today()) {
        return Err(closed);
    }
    let proposal = desk.propose_split(key).map_err(change::refused)?;
    let notes = args.notes.then_some(proposal.notes.as_str()).filter(|notes| !notes.is_empty());
    let decided = match &args.title {
        Some(title) => Some(title.clone()),
        None if args.yes => Some(proposal.title.clone()),
        None => {
            let part =
                desk.split(key, &proposal.title, notes).ok().and_then(|edit| desk.part_for_the_team(&edit));
            tell(session.page, &desk, &before, &proposal, notes, part.as_ref())?;
            ask(session, &desk, key, &proposal.title)?
        }
    };
    let Some(title) = decided else { return Ok(session.page.text("Nothing was changed.")?) };
    let edit = desk.split(key, &title, notes).map_err(change::refused)?;
    let workspace = desk.workspace().clone();
    let added = change::save(session, &workspace, &mut desk, &edit)?;
    let parts: Vec<_> =
        added.iter().filter_map(|key| desk.workspace().topic(*key)).map(|topic| &**topic).collect();
    let other = desk.workspace().topic(key).map(|topic| &**topic).filter(|_| key.drawer == Drawer::Private);
    change::tell_dropped_reason(session, &before, &[parts, other.into_iter().collect()].concat())?;
    landed(session.page, &desk, added.first().copied(), key.drawer)
}

/// Shows what would become of the topic, and what was taken out of its title.
fn tell(
    page: &mut Page<'_>,
    desk: &Desk,
    topic: &Topic,
    proposal: &Proposal,
    notes: Option<&str>,
    part: Option<&Routed>,
) -> Result<(), Failure> {
    page.hanging(&[heading(part)], Tone::Strong, &proposal.title)?;
    for line in notes.iter().flat_map(|notes| notes.lines()) {
        page.paragraph(INDENT, Tone::Plain, line)?;
    }
    let marked = share::words::marked(&topic.title, &proposal.taken_out);
    page.hanging(&[Tone::Private.of("○ private       ")], Tone::Plain, &marked)?;
    let with = match &proposal.with {
        With::Everyone => "with everyone".to_owned(),
        With::Members(members) => format!("with {}", words::names(desk.team(), members)),
        With::Nobody => "waits for a name".to_owned(),
    };
    let kept = (!topic.notes.trim().is_empty()).then_some("its notes stay here");
    let says: Vec<_> = [Some(with.as_str()), kept].into_iter().flatten().collect();
    Ok(page.paragraph(INDENT, Tone::Quiet, &says.join(" · "))?)
}

/// What becomes of the part for the team: the rules may keep it from the team until it is called.
fn heading(part: Option<&Routed>) -> Span<'static> {
    let Some(part) = part else { return Tone::Broadcast.of("● for the team  ") };
    let (mark, tone) = words::mark(part.verdict());
    let says = match (part.verdict().certainty(), part.verdict().route()) {
        (Certainty::Unsure, _) => "needs a call",
        (Certainty::Clear, Route::Broadcast) => "for the team",
        (Certainty::Clear, Route::Private) => "private yet",
    };
    tone.of(format!("{mark} {says:13} "))
}

/// Where what is said of a part stands, below its title.
const INDENT: usize = 16;

/// Asks whether to save it like this, as often as an edited title still names somebody. `None` is no.
fn ask(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    key: TopicKey,
    proposed: &str,
) -> Result<Option<String>, Failure> {
    if !io::stdin().is_terminal() || !session.page.is_terminal() {
        return Err(Failure::data("Nothing was saved: somebody has to agree to the team's part first.")
            .hint("--yes takes it as it is proposed; --title 'TEXT' says it otherwise"));
    }
    let mut title = proposed.to_owned();
    loop {
        let question = "Save it like this? y yes, e edit the title, n no:";
        match answer(session, question)?.to_lowercase().as_str() {
            "y" | "yes" => match desk.split(key, &title, None) {
                Ok(_) => return Ok(Some(title)),
                Err(error) => still_named(session.page, &error)?,
            },
            "e" | "edit" => {
                let text = answer(session, "Title for the team:")?;
                if !text.is_empty() {
                    title = text;
                }
                let left = desk.names_left(key, &title);
                if left.is_empty() {
                    let part =
                        desk.split(key, &title, None).ok().and_then(|edit| desk.part_for_the_team(&edit));
                    session.page.hanging(&[heading(part.as_ref())], Tone::Strong, &title)?;
                } else {
                    still_named(session.page, &IntentError::Names(left))?;
                }
            }
            "n" | "no" | "" => return Ok(None),
            _ => {}
        }
    }
}

fn still_named(page: &mut Page<'_>, error: &IntentError) -> Result<(), Failure> {
    Ok(page.line(&[Tone::Attention.of(format!("Not yet: {error}."))])?)
}

/// What was typed in answer to a question; nothing at the end of the input.
fn answer(session: &mut Session<'_, '_>, question: &str) -> Result<String, Failure> {
    session.page.ask(question)?;
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.map_err(|error| Failure::data(format!("Standard input cannot be read: {error}.")))?;
    if line.is_empty() {
        session.page.gap()?;
    }
    Ok(line.trim().to_owned())
}

/// Says where both parts stand now.
fn landed(page: &mut Page<'_>, desk: &Desk, public: Option<TopicKey>, from: Drawer) -> Result<(), Failure> {
    let Some(public) = public.and_then(|key| desk.get(key)) else { return Ok(()) };
    let other = desk.other_part(public.topic()).and_then(|topic| desk.get(topic.key));
    let parts = [Some(public), other].into_iter().flatten();
    let parts: Vec<_> = parts.map(|routed| (routed.topic().key, *routed.verdict())).collect();
    landing::added(page, desk, &parts)?;
    if from == Drawer::Shared {
        let file = desk.workspace().place().short_name(from);
        let said = format!("What stood in {file} until now may still be in its history.");
        page.paragraph(0, Tone::Quiet, &said)?;
    }
    Ok(())
}
