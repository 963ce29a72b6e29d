//! `songsheet calls`: the manager's calls that songsheet learns from, and what they have taught.

use serde::Serialize;

use crate::cells;
use crate::classify::{Lesson, Moved};
use crate::desk::{Fate, NotedCall};
use crate::domain::Route;
use crate::share::words::day;
use crate::store::save::{CommitError, forget_calls};

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::{Tone, plain};
use super::session::{Session, from_here};
use super::words;

/// What `calls` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A call teaches when the rules were not sure, or would have decided otherwise: the words of its title count
a little more for the team meeting or for 1-1s from then on. What is or may be sensitive is never moved
toward the team. Names teach nothing. `learn = false` in the config file switches it off.

Examples:
  songsheet calls
  songsheet calls --forget           removes all notes; the calls themselves stay")]
pub struct Args {
    /// Forget all that was noted; your calls themselves stay
    #[arg(long)]
    pub forget: bool,

    /// How to print them
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints the noted calls, or forgets them.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    if args.forget {
        return forget(session);
    }
    let desk = session.open()?;
    let noted = desk.noted_calls();
    if args.format == TextOrJson::Json {
        let calls: Vec<_> = noted.iter().map(CallJson::from).collect();
        return Ok(session.page.json(&CallsJson { schema: 1, learn: learns(session), calls })?);
    }
    if !learns(session) {
        session.note("`learn = false` in the config file: nothing is noted, and nothing is learned.")?;
    }
    if noted.is_empty() {
        return Ok(session.page.text("No call has been noted yet.")?);
    }
    let file = from_here(&session.start.place().calls_file());
    let counted = words::count(noted.len(), "noted call", "noted calls");
    session
        .page
        .line(&[Tone::Strong.of(counted), Tone::Quiet.of(format!(" · {}", file.to_string_lossy()))])?;
    noted.iter().try_for_each(|one| print(session, one))
}

fn learns(session: &Session<'_, '_>) -> bool {
    session.start.config.routing.value.learn
}

fn forget(session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let place = session.start.place();
    let count = forget_calls(&place).map_err(|error| not_forgotten(&error))?;
    let counted = words::count(count, "noted call", "noted calls");
    Ok(session.page.text(&format!("Forgotten: {counted}."))?)
}

fn not_forgotten(error: &CommitError) -> Failure {
    Failure::data(format!("{error}."))
}

/// The width of mark and route.
const INDENT: usize = 13;

fn print(session: &mut Session<'_, '_>, noted: &NotedCall) -> Result<(), Failure> {
    let NotedCall { call, fate } = noted;
    let today = session.today();
    let (mark, tone) = match call.route {
        Route::Broadcast => ("●", Tone::Broadcast),
        Route::Private => ("○", Tone::Private),
    };
    let head = cells::pad(&format!("{mark} {}", call.route), INDENT);
    session.page.hanging(&[tone.of(head)], Tone::Plain, &call.title)?;
    let told = format!("{} · {}", day(call.day, today), taught(&call.title, call.route, fate));
    Ok(session.page.hanging(&[plain(" ".repeat(INDENT))], Tone::Quiet, &told)?)
}

/// What a call has taught, in a phrase.
fn taught(title: &str, route: Route, fate: &Fate) -> String {
    let nothing = match fate {
        Fate::Counts(Lesson::Taught(moved)) => return words_of(title, route, moved),
        Fate::Counts(Lesson::Agreed) => "of this title the rules say so by themselves",
        Fate::Counts(Lesson::Exception) => "an exception, for it is sensitive",
        Fate::TakenBack => "the topic does not bear this call any more",
        Fate::Replaced => "a later call says otherwise",
        Fate::TooOld => "there are many later ones",
    };
    format!("teaches nothing: {nothing}")
}

/// So many words are named.
const NAMED: usize = 5;

fn words_of(title: &str, route: Route, moved: &[Moved]) -> String {
    let toward = if route == Route::Broadcast { 1.0 } else { -1.0 };
    let sum: f32 = moved.iter().map(|one| one.weight * toward).sum();
    let mut strongest: Vec<_> = moved.iter().filter(|one| one.weight != 0.0).collect();
    if strongest.is_empty() {
        return "teaches nothing more: its words count as much as they can".to_owned();
    }
    strongest.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    let quoted = strongest.iter().take(NAMED).filter_map(|one| title.get(one.words.clone()));
    let quoted: Vec<_> = quoted.map(|text| format!("“{text}”")).collect();
    let meeting = words::meeting(route);
    format!("taught +{sum:.1} for the {meeting}: {}", quoted.join(" "))
}

#[derive(Debug, Serialize)]
struct CallsJson<'a> {
    schema: u32,
    learn: bool,
    calls: Vec<CallJson<'a>>,
}

#[derive(Debug, Serialize)]
struct CallJson<'a> {
    title: &'a str,
    route: &'static str,
    day: String,
    /// `taught`, or why it teaches nothing.
    state: &'static str,
    words: Vec<WordsJson<'a>>,
}

/// Words with what was added to their weight for the team meeting.
#[derive(Debug, Serialize)]
struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    weight: f64,
}

impl<'a> From<&'a NotedCall> for CallJson<'a> {
    fn from(noted: &'a NotedCall) -> Self {
        let title = noted.call.title.as_str();
        let (state, moved) = match &noted.fate {
            Fate::Counts(Lesson::Taught(moved)) => ("taught", moved.as_slice()),
            Fate::Counts(Lesson::Agreed) => ("agreed", [].as_slice()),
            Fate::Counts(Lesson::Exception) => ("exception", [].as_slice()),
            Fate::TakenBack => ("taken-back", [].as_slice()),
            Fate::Replaced => ("replaced", [].as_slice()),
            Fate::TooOld => ("too-old", [].as_slice()),
        };
        let words = |one: &Moved| WordsJson {
            start: one.words.start,
            end: one.words.end,
            text: title.get(one.words.clone()).unwrap_or_default(),
            weight: (f64::from(one.weight) * 1000.0).round() / 1000.0,
        };
        let (route, day) = (noted.call.route.as_str(), noted.call.day.to_string());
        Self { title, route, day, state, words: moved.iter().map(words).collect() }
    }
}
