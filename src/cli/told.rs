//! `songsheet told`: somebody has heard what they were to hear.

use chrono::{Days, NaiveDate};

use crate::desk::{Desk, FindError, Found, Index, member_called, read_date};
use crate::domain::{Handle, LoggedItem, LoggedMeeting, Outcome, TopicKey, parse_weekday};
use crate::share::words::day;
use crate::store::{Edit, LogEdit};

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::{change, heard, log, topics, words};

/// What `told` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An open topic that somebody is to hear in a 1-1 is noted as `done --with` does. What a team meeting has said
without somebody is noted in the log, so that it is not on their next 1-1 any more.

Examples:
  songsheet told k7f2 leo
  songsheet told 'travel policy' leo --on yesterday
  songsheet told --all leo")]
pub struct Args {
    /// The topic: an id, or words of its title
    #[arg(value_name = "TOPIC", required_unless_present = "all")]
    pub topic: Option<String>,

    /// Who has heard it
    #[arg(value_name = "WHO", required_unless_present = "all")]
    pub who: Option<String>,

    /// Everything that team meetings have said without WHO
    #[arg(long, value_name = "WHO", conflicts_with_all = ["topic", "who"])]
    pub all: Option<String>,

    /// On which day, when it was not today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// So many items are listed when words match several.
const LISTED: usize = 8;

/// Notes that somebody has heard something.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut desk = session.open_own()?;
    let name = args.all.as_ref().or(args.who.as_ref()).map_or("", |name| name.trim_start_matches('@'));
    let who = member_called(desk.team(), name).map_err(change::not_understood)?;
    let on = heard_on(args, desk.today())?;
    let Some(topic) = &args.topic else { return heard::all(session, &mut desk, &who, on) };
    let named = desk.find(topic);
    if let Some((key, edit)) = named.as_ref().ok().and_then(|key| to_hear(&desk, *key, &who)) {
        return told_in_person(session, desk, key, &edit);
    }
    let logs = session.logs()?;
    let query = log::query(std::slice::from_ref(topic), &desk, logs.log())?;
    let found = Index::new(logs.log(), desk.team()).find(&query);
    let said: Vec<_> = found.iter().flat_map(said).collect();
    let missed = missed(&said, &who);
    let Some((_, first)) = missed.first() else { return Err(not_missed(&desk, &named, &said, &who)) };
    if let Some(other) = missed.iter().find(|(_, item)| !is_same(first, item)) {
        return Err(ambiguous(topic, &missed, (first, other.1), desk.today()));
    }
    for (meeting, item) in missed.iter().filter(|(meeting, _)| meeting.date <= on) {
        session.log(&edit_of(meeting, item, &who, on))?;
    }
    told_later(session, &desk, &missed, &who, on)
}

/// The day on which they heard it: a weekday is the last such day.
fn heard_on(args: &Args, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let Some(text) = &args.on else { return Ok(today) };
    let read = read_date(text, today);
    let weekday = parse_weekday(text.trim()).is_some();
    let past = read.map(|date| match date.checked_sub_days(Days::new(7)) {
        Some(earlier) if weekday => earlier,
        _ => date,
    });
    past.filter(|date| *date <= today).ok_or_else(|| {
        Failure::usage(format!("“{text}” is not a day on which something was heard."))
            .hint("write yesterday, tue or 2026-11-24")
    })
}

/// The edit of an open topic that somebody is to hear.
fn to_hear(desk: &Desk, key: TopicKey, who: &Handle) -> Option<(TopicKey, Edit)> {
    desk.workspace().topic(key).filter(|topic| topic.is_open())?;
    Some((key, desk.done(key, Some(who)).ok()?))
}

fn told_in_person(
    session: &mut Session<'_, '_>,
    desk: Desk,
    key: TopicKey,
    edit: &Edit,
) -> Result<(), Failure> {
    let changed = change::apply(session, desk, key, edit)?;
    super::done::tell(session, &changed)
}

type Said<'a> = (&'a LoggedMeeting, &'a LoggedItem);

/// What the team has heard of what was found.
fn said(found: &Found) -> Vec<Said<'_>> {
    let team = found.meeting.of.with().is_none();
    let said = |item: &&LoggedItem| team && item.outcome == Outcome::Said;
    found.items().filter(said).map(|item| (&*found.meeting, item)).collect()
}

fn missed<'a>(said: &[Said<'a>], who: &Handle) -> Vec<Said<'a>> {
    let waits = |(meeting, item): &&Said<'a>| {
        meeting.absent.contains(who) && !item.told.iter().any(|told| &told.who == who)
    };
    said.iter().filter(waits).copied().collect()
}

/// Whether two items are about the same topic.
fn is_same(one: &LoggedItem, other: &LoggedItem) -> bool {
    match (&one.topic, &other.topic) {
        (Some(one), Some(other)) => one == other,
        _ => one.title == other.title,
    }
}

fn edit_of(meeting: &LoggedMeeting, item: &LoggedItem, who: &Handle, on: NaiveDate) -> LogEdit {
    LogEdit::Told {
        date: meeting.date,
        topic: item.topic.clone(),
        title: item.title.clone(),
        who: who.clone(),
        on: Some(on),
    }
}

fn told_later(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    missed: &[Said<'_>],
    who: &Handle,
    on: NaiveDate,
) -> Result<(), Failure> {
    let (today, name) = (desk.today(), desk.team().name_of(who));
    let heard: Vec<_> = missed.iter().filter(|(meeting, _)| meeting.date <= on).collect();
    let Some((meeting, item)) = heard.first() else {
        let first = missed.last().map_or(on, |(meeting, _)| meeting.date);
        return Err(Failure::usage(format!("The team heard it on {} only.", day(first, today)))
            .hint("--on names the day on which somebody heard it afterwards"));
    };
    session.page.hanging(&[Tone::Strong.of("Noted: ")], Tone::Plain, &item.title)?;
    let rest =
        format!("{name} heard on {} what the team did on {}", day(on, today), day(meeting.date, today));
    Ok(session.page.line(&[plain("  "), Tone::Quiet.of(rest)])?)
}

/// Why there is nothing to note.
fn not_missed(desk: &Desk, named: &Result<TopicKey, FindError>, said: &[Said<'_>], who: &Handle) -> Failure {
    let (name, today) = (desk.team().name_of(who), desk.today());
    let told = |(_, item): &Said<'_>| item.told.iter().find(|told| &told.who == who).map(|told| told.on);
    if let Some(on) = said.iter().find_map(told) {
        return Failure::data(format!("{name} heard it on {} already.", day(on, today)));
    }
    if let Some((meeting, _)) = said.iter().find(|(meeting, _)| meeting.present.contains(who)) {
        return Failure::data(format!(
            "{name} was there when the team heard it, on {}.",
            day(meeting.date, today)
        ));
    }
    match named {
        Err(FindError::Nothing { words }) => Failure::data(format!(
            "Neither an open topic nor what a team meeting has said matches “{words}”."
        ))
        .hint("`songsheet log team` lists what the team has heard"),
        Err(error) => topics::not_found(error.clone()),
        Ok(_) if said.is_empty() => {
            Failure::data(format!("{name} is not to hear it in a 1-1, and no team meeting has said it."))
        }
        Ok(_) => Failure::data(format!("The log does not say that {name} missed it.")),
    }
}

fn ambiguous(
    words: &str,
    missed: &[Said<'_>],
    (first, other): (&LoggedItem, &LoggedItem),
    today: NaiveDate,
) -> Failure {
    let mut titles = vec![first, other];
    for (_, item) in missed {
        if !titles.iter().any(|known| is_same(known, item)) {
            titles.push(item);
        }
    }
    let said_on =
        |item: &LoggedItem| missed.iter().find(|(_, other)| is_same(other, item)).map(|(m, _)| m.date);
    let listed = titles.iter().take(LISTED).map(|item| {
        let on = said_on(item).map_or_else(String::new, |date| format!(" ({})", day(date, today)));
        format!("  {}{on}", item.title)
    });
    Failure::data(format!("“{words}” matches {}:", words::count(titles.len(), "item", "items")))
        .details(listed)
        .hint("name one by its id, or by more words of its title")
}
