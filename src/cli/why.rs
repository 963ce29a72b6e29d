//! `songsheet why`: the verdict of a topic, or of any text, with everything it rests on.

use crate::classify::Explanation;
use crate::desk::{Desk, FindError};
use crate::domain::{Drawer, Topic, TopicKey};
use crate::plan::Economics;

use super::failure::Failure;
use super::format::TextOrJson;
use super::session::Session;
use super::verdict_json::{VerdictJson, WhyJson};
use super::why_text::{self, Answer};
use super::{standing, topics, words};

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
    let words = args.words.join(" ");
    if words.trim().is_empty() {
        return Err(Failure::usage("There is no text to judge."));
    }
    let desk = session.open()?;
    match desk.find(&words) {
        Ok(key) => of_topic(args, session, &desk, key),
        Err(FindError::Nothing { .. }) => of_text(args, session, &desk, &words),
        Err(several @ FindError::Several { .. }) => Err(topics::not_found(several)),
    }
}

fn of_topic(args: &Args, session: &mut Session<'_, '_>, desk: &Desk, key: TopicKey) -> Result<(), Failure> {
    let (Some(topic), Some(explanation)) = (desk.workspace().topic(key), desk.explain(key)) else {
        return Ok(());
    };
    let place = words::place(desk.workspace(), key);
    let economics = Economics::of(&desk.route(Topic::clone(topic)), desk.team());
    answer(args, session, desk, Asked { topic, explanation: &explanation, place, economics })
}

fn of_text(args: &Args, session: &mut Session<'_, '_>, desk: &Desk, text: &str) -> Result<(), Failure> {
    let explanation = desk.explain_text(text);
    let routed = desk.route(Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, text));
    let economics = Economics::of(&routed, desk.team());
    let topic = routed.topic();
    answer(args, session, desk, Asked { topic, explanation: &explanation, place: None, economics })
}

struct Asked<'a> {
    topic: &'a Topic,
    explanation: &'a Explanation,
    place: Option<(String, usize)>,
    economics: Economics,
}

fn answer(args: &Args, session: &mut Session<'_, '_>, desk: &Desk, asked: Asked<'_>) -> Result<(), Failure> {
    let Asked { topic, explanation, place, economics } = asked;
    if args.format == TextOrJson::Json {
        let verdict = VerdictJson::new(topic, explanation, place);
        return Ok(session.page.json(&WhyJson::new(verdict, explanation, economics))?);
    }
    let place = place.map(|(file, line)| format!("{file}:{line}"));
    let standing = match &place {
        Some(_) => standing::of(&desk.plan(desk.week()), topic.key),
        None => Vec::new(),
    };
    let answer = Answer { topic, explanation, place, standing, today: desk.today(), economics };
    Ok(why_text::print(session.page, desk.team(), &answer)?)
}
