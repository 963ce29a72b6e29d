//! `songsheet tick`: a promise was kept.

use crate::desk::{Found, Index};
use crate::domain::{Action, LoggedMeeting};
use crate::share::logged;
use crate::share::words::day;
use crate::store::LogEdit;

use super::failure::Failure;
use super::log;
use super::page::{Tone, plain};
use super::session::Session;

/// What `tick` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet tick runbook
  songsheet tick runbook @kim            when somebody else promised one as well
  songsheet tick --undo runbook          it is still to be done")]
pub struct Args {
    /// Words of the promise, or of the topic that it came from; @dana and whatever `log` understands
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,

    /// Open it again
    #[arg(long)]
    pub undo: bool,
}

/// So many promises are listed when words match several.
const LISTED: usize = 8;

/// Ticks a promise off, or opens it again.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open_own()?;
    let logs = session.logs()?;
    let query = log::query(&args.words, &desk, logs.log())?.of_promises();
    let found = Index::new(logs.log(), desk.team()).find(&query);
    let all: Vec<_> = found.iter().flat_map(made).collect();
    let (meeting, action) = choose(args, &all, session)?;
    let edit = LogEdit::Tick {
        of: meeting.of.clone(),
        date: meeting.date,
        what: action.what.clone(),
        who: action.who.clone(),
        done: (!args.undo).then(|| desk.today()),
    };
    session.log(&edit)?;
    let head = if args.undo { "Open again: " } else { "Kept: " };
    session.page.hanging(&[Tone::Strong.of(head)], Tone::Plain, &action.what)?;
    let whose = action.who.as_ref().map_or("you", |who| desk.team().name_of(who));
    let meeting =
        format!("{whose} · {}, {}", logged::named(desk.team(), &meeting.of), day(meeting.date, desk.today()));
    Ok(session.page.line(&[plain("  "), Tone::Quiet.of(meeting)])?)
}

type Made<'a> = (&'a LoggedMeeting, &'a Action);

fn made(found: &Found) -> Vec<Made<'_>> {
    found.actions().map(|action| (&*found.meeting, action)).collect()
}

/// The one promise that is meant: of several, the one whose whole text the words are.
fn choose<'a>(args: &Args, all: &[Made<'a>], session: &Session<'_, '_>) -> Result<Made<'a>, Failure> {
    let words = args.words.join(" ");
    let fitting: Vec<_> = all.iter().filter(|(_, action)| action.is_open() != args.undo).copied().collect();
    let exact: Vec<_> = fitting.iter().filter(|(_, action)| action.what == words).copied().collect();
    match (fitting.as_slice(), exact.as_slice()) {
        ([one], _) | (_, [one]) => Ok(*one),
        ([], _) => Err(none(&words, all, session)),
        (several, _) => Err(ambiguous(&words, several, session)),
    }
}

fn none(words: &str, all: &[Made<'_>], session: &Session<'_, '_>) -> Failure {
    match all {
        [(_, Action { what, done: Some(done), .. })] => {
            let on = day(*done, session.today());
            Failure::data(format!("“{what}” was kept on {on} already."))
                .hint("`songsheet tick --undo WORDS` opens it again")
        }
        [(_, Action { what, done: None, .. })] => Failure::data(format!("“{what}” is open already.")),
        _ => Failure::data(format!("No promise matches “{words}”."))
            .hint("`songsheet log --open` lists all that are open"),
    }
}

fn ambiguous(words: &str, several: &[Made<'_>], session: &Session<'_, '_>) -> Failure {
    let listed = several.iter().take(LISTED).map(|(meeting, action)| {
        let who = action.who.as_ref().map_or("you", |who| who.as_str());
        format!("  {} ({who}, {})", action.what, day(meeting.date, session.today()))
    });
    Failure::data(format!("“{words}” matches {} promises:", several.len()))
        .details(listed)
        .hint("say more of its words, or whose it is (@dana, @me), or when it was made (since:, until:)")
}
