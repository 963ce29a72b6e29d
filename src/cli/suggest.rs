//! `songsheet suggest`: a question for a 1-1 whose practices have waited.

use serde::Serialize;

use crate::desk::{Desk, member_called};
use crate::domain::Handle;
use crate::plan::Asked;
use crate::share::advice::counted;
use crate::share::remembered_json::SuggestedJson;
use crate::share::words::day;
use crate::store::LogEdit;

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::{Page, Tone, plain};
use super::session::Session;
use super::{change, landing};

/// What `suggest` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet suggest                    a question for everybody with whom something has waited six weeks
  songsheet suggest dana               one for Dana in any case
  songsheet suggest dana --take        makes it a topic for your next 1-1 with her
  songsheet suggest dana --dismiss     does not suggest it again while others are left")]
pub struct Args {
    /// For whom: a handle or a name
    #[arg(value_name = "WHO")]
    pub who: Option<String>,

    /// Make it a topic for the 1-1
    #[arg(long, requires = "who", conflicts_with = "dismiss")]
    pub take: bool,

    /// Do not suggest it again while others are left
    #[arg(long, requires = "who")]
    pub dismiss: bool,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// Prints questions, or does what was asked with one.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let Some(who) = &args.who else { return all(args, session) };
    let mut desk = session.open_with_log()?;
    if (args.take || args.dismiss) && desk.workspace().place().is_example() {
        session.open_own()?;
    }
    let who = member_called(desk.team(), who.trim_start_matches('@')).map_err(change::not_understood)?;
    let Some(asked) = desk.suggestion(&who, true) else {
        let name = desk.team().name_of(&who);
        return Err(Failure::data(format!("There is nothing to suggest: no 1-1 with {name} is in sight.")));
    };
    if args.take {
        return take(session, &mut desk, &who, &asked);
    }
    if args.dismiss {
        session.log(&LogEdit::Suggested(desk.noted_suggestion(&who, &asked.question, false)))?;
        return Ok(session.page.hanging(&[plain("Dismissed: ")], Tone::Plain, asked.question.text)?);
    }
    print(args, session, &desk, &[(who, asked)])
}

fn all(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let desk = session.open_with_log()?;
    let members = desk.team().members_on(desk.today());
    let asked =
        members.filter_map(|member| Some((member.handle.clone(), desk.suggestion(&member.handle, false)?)));
    let asked: Vec<_> = asked.collect();
    print(args, session, &desk, &asked)
}

/// Makes a topic of the question, and notes that it was taken. Should the second not come about, the question is not
/// suggested again while it stands open.
fn take(session: &mut Session<'_, '_>, desk: &mut Desk, who: &Handle, asked: &Asked) -> Result<(), Failure> {
    let edit = desk.take_suggestion(who, &asked.question).map_err(change::refused)?;
    let noted = LogEdit::Suggested(desk.noted_suggestion(who, &asked.question, true));
    let before = desk.workspace().clone();
    let added = change::save(session, &before, desk, &edit)?;
    session.log(&noted)?;
    let verdicts = added.iter().filter_map(|key| Some((*key, *desk.get(*key)?.verdict())));
    landing::added(session.page, desk, &verdicts.collect::<Vec<_>>())
}

fn print(
    args: &Args,
    session: &mut Session<'_, '_>,
    desk: &Desk,
    asked: &[(Handle, Asked)],
) -> Result<(), Failure> {
    if args.format == TextOrJson::Json {
        let suggestions = asked.iter().map(|(who, asked)| AskedJson::of(who, asked)).collect();
        return Ok(session.page.json(&SuggestJson { schema: 1, suggestions })?);
    }
    if asked.is_empty() {
        let none = "Nothing has waited six weeks, as far as the log tells; `songsheet suggest WHO` has a question \
                    in any case.";
        return Ok(session.page.paragraph(0, Tone::Plain, none)?);
    }
    asked.iter().try_for_each(|(who, asked)| one(session.page, desk, who, asked))
}

fn one(page: &mut Page<'_>, desk: &Desk, who: &Handle, asked: &Asked) -> Result<(), Failure> {
    let waited = asked.waited.map_or_else(
        || "never had room".to_owned(),
        |weeks| format!("had room {} ago", counted(weeks, "week")),
    );
    let practice = asked.question.practice.label();
    let on = day(asked.on, desk.today());
    page.line(&[
        Tone::Strong.of(desk.team().name_of(who).to_owned()),
        Tone::Quiet.of(format!(" · {on} · {practice} {waited} · {}", asked.question.id)),
    ])?;
    Ok(page.paragraph(2, Tone::Plain, asked.question.text)?)
}

#[derive(Serialize)]
struct SuggestJson<'a> {
    schema: u32,
    suggestions: Vec<AskedJson<'a>>,
}

#[derive(Serialize)]
struct AskedJson<'a> {
    who: &'a str,
    on: String,
    weeks_waited: Option<i64>,
    #[serde(flatten)]
    question: SuggestedJson,
}

impl<'a> AskedJson<'a> {
    fn of(who: &'a Handle, asked: &Asked) -> Self {
        Self {
            who: who.as_str(),
            on: asked.on.to_string(),
            weeks_waited: asked.waited,
            question: SuggestedJson::of(&asked.question),
        }
    }
}
