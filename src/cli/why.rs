//! `songsheet why`: the verdict of a topic, or of any text, with everything it rests on.

use crate::classify::Explanation;
use crate::desk::{Desk, FindError, read_capture};
use crate::domain::{Drawer, Topic, TopicKey};
use crate::plan::Economics;

use super::failure::Failure;
use super::format::TextOrJson;
use super::session::Session;
use super::tried::{Trial, Tried};
use super::verdict_json::{VerdictJson, WhyJson};
use super::why_text::{self, Answer};
use super::{standing, topics, words};

/// What `why` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A RULE is a [[routing.rule]] of the config file, written in one line; it may do without an id. Nothing is
written down. A rule with the id of one in the config file takes its place.

Examples:
  songsheet why k7f2
  songsheet why checkout outage
  songsheet why 'Dana has caused three outages'      any text, nothing is written down
  songsheet why k7f2 --rule 'practice = \"trust\", phrases = [\"war room\"], weight = 2'")]
pub struct Args {
    /// A topic, or any text to try
    #[arg(value_name = "TOPIC|TEXT", required = true)]
    pub words: Vec<String>,

    /// Try out a rule before it goes into the config file: what it changes here, and for which open topics
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints the verdict of the topic that the words name, or of the words themselves.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let words = args.words.join(" ");
    if words.trim().is_empty() {
        return Err(Failure::usage("There is no text to judge."));
    }
    let trial = Trial::read(&args.rule, session)?;
    let desk = session.open()?;
    let found = match desk.find(&words) {
        Ok(key) => Some(key),
        Err(FindError::Nothing { .. }) => None,
        Err(several @ FindError::Several { .. }) => return Err(topics::not_found(several)),
    };
    // A text is judged as it would be captured, its marks included; what cannot be captured, as it stands.
    let text = read_capture(&words, desk.team(), desk.today())
        .unwrap_or_else(|_| Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, words));
    let topic = found.and_then(|key| desk.workspace().topic(key)).map_or(&text, |topic| &**topic);
    let Some(trial) = trial else { return answer(args, session, &desk, topic, found, None) };
    let trying = trial.on(&desk);
    let tried = trial.compare(&desk, &trying, topic);
    answer(args, session, &trying, topic, found, Some(&tried))
}

/// Prints the verdict of a topic, or of a text that stands nowhere.
fn answer(
    args: &Args,
    session: &mut Session<'_, '_>,
    desk: &Desk,
    topic: &Topic,
    found: Option<TopicKey>,
    tried: Option<&Tried>,
) -> Result<(), Failure> {
    let explanation: &Explanation = &desk.explain_topic(topic);
    let economics = Economics::of(&desk.route(topic.clone()), desk.team(), desk.today());
    let place = found.and_then(|key| words::place(desk.workspace(), key));
    if args.format == TextOrJson::Json {
        let verdict = VerdictJson::new(topic, explanation, place);
        let why = WhyJson::new(verdict, explanation, economics).with_trial(tried);
        return Ok(session.page.json(&why)?);
    }
    let place = place.map(|(file, line)| format!("{file}:{line}"));
    let mut standing = match &place {
        Some(_) => standing::of(&desk.plan(desk.week()), topic.key),
        None => Vec::new(),
    };
    let other = desk.other_part(topic);
    standing.extend(other.map(|other| format!("the other part of it: {}", topics::name(other))));
    let answer = Answer { topic, explanation, place, standing, today: desk.today(), economics, tried };
    Ok(why_text::print(session.page, desk.team(), &answer)?)
}
