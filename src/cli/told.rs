//! `songsheet told`: somebody has heard what they were to hear, or what they heard by the way.

use chrono::{Days, NaiveDate};

use crate::classify::Routed;
use crate::desk::{Desk, FindError, Found, Index, member_called, read_date};
use crate::domain::{Handle, Log, LoggedItem, LoggedMeeting, Outcome, Topic, TopicKey, parse_weekday};
use crate::share::words::day;
use crate::store::{Edit, LogEdit};

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::{change, done, heard, log, topics, words};

/// What `told` is asked for.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "songsheet told [--on DATE] TOPIC… WHO\n       songsheet told [--on DATE] --all WHO",
    after_help = "\
An open topic that somebody is to hear in a 1-1 is noted as `done --with` does, and so is one for the team that somebody
has heard by the way: the others should hear it soon. What a team meeting has said without somebody is noted in the log,
so that it is not on their next 1-1 any more.

Examples:
  songsheet told k7f2 leo
  songsheet told 'travel policy' 'deploy freeze' leo --on yesterday
  songsheet told --all leo"
)]
pub struct Args {
    /// The topics, each an id or words of its title, and at last who has heard them
    #[arg(value_names = ["TOPIC", "WHO"], num_args = 2.., required_unless_present = "all")]
    pub words: Vec<String>,

    /// Everything that team meetings have said without WHO
    #[arg(long, value_name = "WHO", conflicts_with = "words")]
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
    let name = args.all.as_ref().or(args.words.last()).map_or("", |name| name.trim_start_matches('@'));
    let who = member_called(desk.team(), name).map_err(change::not_understood)?;
    let on = heard_on(args, desk.today())?;
    let Some((_, names)) = args.words.split_last() else {
        return heard::all(session, &mut desk, &who, on);
    };
    let all_open = names.iter().map(|name| to_hear(&desk, name, &who)).collect::<Vec<_>>();
    // Years of log are read only for what no open topic is.
    let logs = if all_open.iter().all(Option::is_some) { None } else { Some(session.logs()?) };
    let index = logs.as_ref().map(|logs| Index::new(logs.log(), desk.team()));
    let search = logs.as_ref().zip(index.as_ref()).map(|(logs, index)| Search {
        desk: &desk,
        log: logs.log(),
        index,
        who: &who,
        on,
    });
    let mut all = Vec::new();
    for (name, open) in names.iter().zip(all_open) {
        let meant = match (open, &search) {
            (Some(open), _) => open,
            (None, Some(search)) => search.meant(name)?,
            (None, None) => continue,
        };
        all.extend((!all.contains(&meant)).then_some(meant));
    }
    let open = all
        .iter()
        .filter_map(|meant| if let Meant::Open(key, edit) = meant { Some((*key, edit)) } else { None });
    told_in_person(session, &mut desk, &open.collect::<Vec<_>>())?;
    all.iter().try_for_each(|meant| match meant {
        Meant::Open(..) => Ok(()),
        Meant::Missed(items) => told_later(session, &desk, items, &who, on),
    })
}

/// What a name means of what somebody has heard.
#[derive(Debug, Clone, PartialEq)]
enum Meant {
    /// An open topic, and the edit that notes it.
    Open(TopicKey, Edit),
    /// What the team heard without them, with the days.
    Missed(Vec<(NaiveDate, LoggedItem)>),
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

/// An open topic that somebody is to hear in their 1-1.
fn to_hear(desk: &Desk, name: &str, who: &Handle) -> Option<Meant> {
    let key = desk.find(name).ok()?;
    desk.workspace().topic(key).filter(|topic| topic.is_open())?;
    Some(Meant::Open(key, desk.done(key, Some(who)).ok()?))
}

/// Notes open topics in one save.
fn told_in_person(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    open: &[(TopicKey, &Edit)],
) -> Result<(), Failure> {
    if open.is_empty() {
        return Ok(());
    }
    let before = desk.workspace().clone();
    let topics = open.iter().filter_map(|(key, _)| before.topic(*key).cloned()).collect::<Vec<_>>();
    let edit = Edit { changes: open.iter().flat_map(|(_, edit)| edit.changes.clone()).collect() };
    change::save(session, &before, desk, &edit)?;
    topics.iter().try_for_each(|topic| {
        let key = change::known_again(desk, topic);
        let now = desk.workspace().topic(key).unwrap_or(topic);
        done::tell_of(session, desk, now)
    })
}

type Said<'a> = (&'a LoggedMeeting, &'a LoggedItem);

/// Looks for what somebody heard that was not to hear it in a 1-1.
struct Search<'a> {
    desk: &'a Desk,
    log: &'a Log,
    index: &'a Index,
    who: &'a Handle,
    on: NaiveDate,
}

impl Search<'_> {
    fn meant(&self, name: &str) -> Result<Meant, Failure> {
        let named = self.desk.find(name);
        let open = named.as_ref().ok().and_then(|key| self.open(*key));
        let query = log::query(&[name.to_owned()], self.desk, self.log)?;
        let found = self.index.find(&query);
        let all: Vec<_> = found.iter().flat_map(said).collect();
        // A topic that is meant for sure is not one of the same words in the log.
        let exact = open
            .filter(|topic| topic.title == name || topic.id.as_ref().is_some_and(|id| id.as_str() == name));
        let said: Vec<_> =
            all.into_iter().filter(|(_, item)| exact.is_none_or(|topic| is_about(item, topic))).collect();
        let missed = missed(&said, self.who);
        match (open, missed.first()) {
            (_, Some((_, first))) => {
                let other = missed.iter().map(|(_, item)| *item).find(|item| !is_same(first, item));
                let open = open.filter(|topic| !is_about(first, topic));
                if other.is_some() || open.is_some() {
                    return Err(self.ambiguous(name, open, &missed));
                }
                self.heard_by(&missed)
            }
            (Some(topic), None) => {
                let of_it: Vec<_> = said.into_iter().filter(|(_, item)| is_about(item, topic)).collect();
                match self.heard_already(&of_it) {
                    Some(failure) => Err(failure),
                    None => self.by_the_way(topic),
                }
            }
            (None, None) => Err(self.not_missed(&named, &said)),
        }
    }

    fn open(&self, key: TopicKey) -> Option<&Topic> {
        self.desk.workspace().topic(key).map(|topic| &**topic).filter(|topic| topic.is_open())
    }

    /// News for the team that somebody has heard before the others.
    fn by_the_way(&self, topic: &Topic) -> Result<Meant, Failure> {
        let name = self.desk.team().name_of(self.who);
        if !self.desk.get(topic.key).is_some_and(Routed::is_clear_broadcast) {
            return Err(Failure::data(format!("{name} is not to hear “{}” in a 1-1.", topic.title))
                .hint("`songsheet edit TOPIC with=HANDLE` says whom it concerns"));
        }
        let edit = self.desk.told_by_the_way(topic.key, self.who).map_err(change::refused)?;
        Ok(Meant::Open(topic.key, edit))
    }

    /// Those items that they heard on the day or before.
    fn heard_by(&self, missed: &[Said<'_>]) -> Result<Meant, Failure> {
        let heard: Vec<_> = missed.iter().filter(|(meeting, _)| meeting.date <= self.on).collect();
        if heard.is_empty() {
            let first = missed.last().map_or(self.on, |(meeting, _)| meeting.date);
            return Err(Failure::usage(format!(
                "The team heard it on {} only.",
                day(first, self.desk.today())
            ))
            .hint("--on names the day on which somebody heard it afterwards"));
        }
        Ok(Meant::Missed(heard.into_iter().map(|(meeting, item)| (meeting.date, (*item).clone())).collect()))
    }

    /// That they have heard it, as far as the log says.
    fn heard_already(&self, said: &[Said<'_>]) -> Option<Failure> {
        let (name, today) = (self.desk.team().name_of(self.who), self.desk.today());
        let told =
            |(_, item): &Said<'_>| item.told.iter().find(|told| &told.who == self.who).map(|told| told.on);
        if let Some(on) = said.iter().find_map(told) {
            return Some(Failure::data(format!("{name} heard it on {} already.", day(on, today))));
        }
        let (meeting, item) = said.iter().find(|(meeting, _)| meeting.present.contains(self.who))?;
        Some(Failure::data(format!(
            "{name} was there when the team heard “{}”, on {}.",
            item.title,
            day(meeting.date, today)
        )))
    }

    /// Why there is nothing to note.
    fn not_missed(&self, named: &Result<TopicKey, FindError>, said: &[Said<'_>]) -> Failure {
        if let Some(failure) = self.heard_already(said) {
            return failure;
        }
        let name = self.desk.team().name_of(self.who);
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

    fn ambiguous(&self, words: &str, open: Option<&Topic>, missed: &[Said<'_>]) -> Failure {
        let mut items: Vec<&Said<'_>> = Vec::new();
        for one in missed {
            if !items.iter().any(|(_, known)| is_same(known, one.1)) {
                items.push(one);
            }
        }
        let count = items.len() + usize::from(open.is_some());
        let said = items
            .iter()
            .map(|(meeting, item)| format!("  {} ({})", item.title, day(meeting.date, self.desk.today())));
        let open = open.map(|topic| format!("  {} (open)", topics::name(topic)));
        Failure::data(format!("“{words}” matches {}:", words::count(count, "item", "items")))
            .details(open.into_iter().chain(said).take(LISTED))
            .hint("name one by its id, or by more words of its title")
    }
}

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

/// Whether an item is about a topic.
fn is_about(item: &LoggedItem, topic: &Topic) -> bool {
    match (&item.topic, &topic.id) {
        (Some(one), Some(other)) => one == other,
        _ => item.title == topic.title,
    }
}

fn told_later(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    heard: &[(NaiveDate, LoggedItem)],
    who: &Handle,
    on: NaiveDate,
) -> Result<(), Failure> {
    for (date, item) in heard {
        let (topic, title) = (item.topic.clone(), item.title.clone());
        session.log(&LogEdit::Told { date: *date, topic, title, who: who.clone(), on: Some(on) })?;
    }
    let Some((date, item)) = heard.first() else { return Ok(()) };
    let (today, name) = (desk.today(), desk.team().name_of(who));
    session.page.hanging(&[Tone::Strong.of("Noted: ")], Tone::Plain, &item.title)?;
    let rest = format!("{name} heard on {} what the team did on {}", day(on, today), day(*date, today));
    Ok(session.page.line(&[plain("  "), Tone::Quiet.of(rest)])?)
}
