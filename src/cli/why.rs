//! `songsheet why`: the verdict of a topic, or of any text, with everything it rests on.

use crate::classify::{Explanation, Routed};

use super::failure::Failure;
use super::format::TextOrJson;
use super::opened::Opened;
use super::session::Session;
use super::verdict_json::{VerdictJson, WhyJson};
use super::why_text::{self, Answer};
use super::words;

/// What `why` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet why k7f2
  songsheet why checkout outage
  songsheet why 'Dana has caused three outages'      any text, nothing is written down")]
pub struct Args {
    /// A topic, or any text to try
    #[arg(value_name = "TOPIC|TEXT", required = true)]
    pub words: Vec<String>,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints the verdict of the topic that the words name, or of the words themselves.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open()?;
    let asked = args.words.join(" ");
    let known = desk.find(&asked).and_then(|one| Some((one.clone(), desk.explain(one.topic().key)?)));
    let place = known.as_ref().and_then(|(one, _)| words::place(desk.workspace(), one.topic().key));
    let (routed, explanation) = known.unwrap_or_else(|| desk.try_text(&asked));
    answer(args, session, &desk, &routed, &explanation, place)
}

fn answer(
    args: &Args,
    session: &mut Session<'_, '_>,
    desk: &Opened,
    routed: &Routed,
    explanation: &Explanation,
    place: Option<(String, usize)>,
) -> Result<(), Failure> {
    let (topic, economics) = (routed.topic(), desk.economics(routed));
    if args.format == TextOrJson::Json {
        let verdict = VerdictJson::new(topic, explanation, place);
        return Ok(session.page.json(&WhyJson::new(verdict, explanation, economics))?);
    }
    let place = place.map(|(file, line)| format!("{file}:{line}"));
    let answer = Answer { topic, explanation, place, economics };
    Ok(why_text::print(session.page, desk.team(), &answer)?)
}
