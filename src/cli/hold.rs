//! `songsheet hold`: a meeting that was held goes into the log, and what became of its topics into their files.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::desk::{Desk, member_called, read_date};
use crate::domain::{Action, Handle, MeetingOf, Outcome, Team, TopicKey, Week, parse_time};
use crate::hold::{Hold, State};
use crate::plan::{BroadcastItem, MustHear, Plan, PrivateItem, minutes_of};
use crate::share::words::day;
use crate::store::{Journal, Note, Pending};

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::{appointment, change, heard, held_on, topics, words};

/// What `hold` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What is on the agenda counts as said, unless --carry or --park names it. What a member must hear of team meetings
stays open, unless --heard names it.
Whom the roster has away on the day is absent. A meeting is noted once, on its day or a later one of its week;
what the log says of it can be edited there.

Examples:
  songsheet hold team --close --absent kim,leo --minutes 42
  songsheet hold dana --close --carry k7f2 --decide 'rota: two on call' --action 'dana: write it down by fri'
  songsheet hold leo --close --heard all
  songsheet hold team --close --said 'travel policy' --action 'me: ask legal'")]
pub struct Args {
    /// Which: `team`, or the handle of the member whose 1-1 it is
    #[arg(value_name = "team|HANDLE", default_value = "team")]
    pub of: String,

    /// Note the meeting as held
    #[arg(long, required = true)]
    pub close: bool,

    /// The day, when it was not today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,

    /// When it began; without it the time that the roster gives
    #[arg(long, value_name = "TIME")]
    pub start: Option<String>,

    /// How long it took
    #[arg(long, value_name = "N")]
    pub minutes: Option<u32>,

    /// Who was not at the team meeting; may be repeated, or a list with commas
    #[arg(long, value_name = "HANDLES", value_delimiter = ',')]
    pub absent: Vec<String>,

    /// A topic that was said although it is not on the agenda; may be repeated
    #[arg(long, value_name = "TOPIC")]
    pub said: Vec<String>,

    /// A topic that was not reached; may be repeated
    #[arg(long, value_name = "TOPIC")]
    pub carry: Vec<String>,

    /// A topic that goes to the parking lot; may be repeated
    #[arg(long, value_name = "TOPIC")]
    pub park: Vec<String>,

    /// What the member had to hear of a team meeting and has heard now, or `all`; may be repeated
    #[arg(long, value_name = "TOPIC|all")]
    pub heard: Vec<String>,

    /// What was decided about a topic; may be repeated
    #[arg(long, value_name = "TOPIC: TEXT")]
    pub decide: Vec<String>,

    /// What else is to be remembered of a topic; may be repeated
    #[arg(long, value_name = "TOPIC: TEXT")]
    pub note: Vec<String>,

    /// What somebody promised, `me` for yourself; may be repeated
    #[arg(long, value_name = "WHO: WHAT by DATE")]
    pub action: Vec<String>,
}

/// Notes a meeting as held.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut desk = session.open_own()?;
    desk.remember(session.logs()?.log().clone());
    let of = appointment::whose(desk.team(), &args.of)?;
    let on = held_on::read(args.on.as_deref(), desk.today())?;
    held_on::check(session, &desk, &of, on)?;
    let plan = desk.plan(Week::of(on));
    let mut hold = begin(&plan, &of, on, args.start.as_deref(), desk.team())?;
    let mut table = Table { desk: &desk, hold: &mut hold };
    table.fill(args)?;
    let end = ended(&mut hold, args.minutes);
    let heard = heard_in(&desk, &hold, &args.heard)?;
    let closing = desk
        .close_meeting(&hold, end)
        .map_err(|error| Failure::data(format!("Nothing was noted: {error}.")))?;
    let before = desk.workspace().clone();
    // Should the process end between the two saves, what is missing is offered later.
    let mut journal = Journal::of(before.place());
    let rest = Pending::Topics(Box::new(before.clone()), closing.edit.clone());
    let notes = [rest, Pending::Log(closing.log.clone())].map(|one| journal.note(&one).ok().flatten());
    let saved = session.log(&closing.log).and_then(|()| {
        change::save(session, &before, &mut desk, &closing.edit)
            .map_err(|failure| failure.hint(held_on::half_noted(session, &of, on)))
    });
    notes.iter().flatten().for_each(Note::forget);
    saved?;
    tell(session, &desk, &hold)?;
    let Some(who) = hold.of().with() else { return Ok(()) };
    heard::note(session, who, &heard, on)?;
    heard::tell_open(session, &mut desk, who, on)
}

/// What a member must hear and has heard in their 1-1.
fn heard_in(desk: &Desk, hold: &Hold, names: &[String]) -> Result<Vec<MustHear>, Failure> {
    match hold.of() {
        MeetingOf::OneOnOne(who) => heard::chosen(desk, who, names, hold.began().date()),
        MeetingOf::Team if names.is_empty() => Ok(Vec::new()),
        MeetingOf::Team => Err(Failure::usage("--heard is for a 1-1: the team hears what is said.")),
    }
}

/// Puts the agenda of the week on the table; where the week has none, the table is empty.
fn begin(
    plan: &Plan,
    of: &MeetingOf,
    on: NaiveDate,
    start: Option<&str>,
    team: &Team,
) -> Result<Hold, Failure> {
    let given = start.map(time_of).transpose()?;
    let at = |usual: Option<NaiveTime>| -> NaiveDateTime {
        on.and_time(given.or(usual).unwrap_or(team.meeting.time))
    };
    let begun = match of {
        MeetingOf::Team => plan.team.as_ref().map(|agenda| Hold::team(agenda, at(agenda.meeting.start))),
        MeetingOf::OneOnOne(who) => {
            plan.one_on_one(who).map(|agenda| Hold::one_on_one(agenda, at(agenda.meeting.start)))
        }
    };
    let hold = begun.unwrap_or_else(|| Hold::unplanned(of.clone(), at(None)));
    Ok(hold.without_those_away(team))
}

fn time_of(text: &str) -> Result<NaiveTime, Failure> {
    parse_time(text)
        .ok_or_else(|| Failure::usage(format!("“{text}” is not a time of day.")).hint("write 10:00 or 14:30"))
}

/// Lets the meeting end after so many minutes; how long it took is not known when nobody says.
fn ended(hold: &mut Hold, minutes: Option<u32>) -> NaiveDateTime {
    let began = hold.began();
    let Some(minutes) = minutes else { return began };
    let end = began + TimeDelta::minutes(minutes.min(24 * 60).into());
    hold.resume(began);
    hold.pause(end);
    end
}

/// A meeting of which is told afterwards what it did.
struct Table<'a> {
    desk: &'a Desk,
    hold: &'a mut Hold,
}

impl Table<'_> {
    fn fill(&mut self, args: &Args) -> Result<(), Failure> {
        let now = self.hold.began();
        self.hold.pause(now);
        let open = |(at, item): (usize, &crate::hold::HoldItem)| item.is_open().then_some(at);
        let planned: Vec<usize> = self.hold.items().iter().enumerate().filter_map(open).collect();
        for at in planned {
            self.hold.mark(at, State::Said, now);
        }
        let states = [(&args.said, State::Said), (&args.carry, State::Carried), (&args.park, State::Parked)];
        for (names, state) in states {
            for name in names {
                let at = self.place_of(name)?;
                self.hold.mark(at, state, now);
            }
        }
        for (entries, decision) in [(&args.decide, true), (&args.note, false)] {
            for entry in entries {
                let (name, text) = two_parts(entry)?;
                let at = self.place_of(name)?;
                if decision { self.hold.decide(at, text) } else { self.hold.note(at, text) }
            }
        }
        for action in &args.action {
            let action = self.action(action)?;
            self.hold.promise(action, None);
        }
        for name in &args.absent {
            let who = self.member(name)?;
            if self.hold.of().with().is_some() {
                return Err(Failure::usage("Nobody is absent from a 1-1 that was held.")
                    .hint("`songsheet skip` says that a 1-1 is not held"));
            }
            self.hold.miss(&who);
        }
        Ok(())
    }

    fn member(&self, name: &str) -> Result<Handle, Failure> {
        member_called(self.desk.team(), name.trim().trim_start_matches('@')).map_err(change::not_understood)
    }

    /// The place of a topic on the table; it is put there when it stands on no agenda of this meeting.
    fn place_of(&mut self, name: &str) -> Result<usize, Failure> {
        let key = topics::find(self.desk, name.trim())?;
        let topic = self.desk.workspace().topic(key).ok_or_else(change::gone)?;
        let is_it = |item: &crate::hold::HoldItem| match &topic.id {
            Some(id) => item.topic.as_ref() == Some(id),
            None => item.title == topic.title && item.drawer == key.drawer,
        };
        match self.hold.items().iter().position(is_it) {
            Some(at) => Ok(at),
            None => self.put(key, &topic.title),
        }
    }

    fn put(&mut self, key: TopicKey, title: &str) -> Result<usize, Failure> {
        let routed =
            self.desk.get(key).ok_or_else(|| Failure::data(format!("“{title}” is closed already.")))?;
        let minutes = minutes_of(routed);
        match self.hold.of().clone() {
            MeetingOf::OneOnOne(who) => self.hold.add_for_member(&PrivateItem::beside(routed, &who), minutes),
            MeetingOf::Team => {
                let item = BroadcastItem::admit(routed).ok_or_else(|| not_for_the_team(title))?;
                self.hold.add_for_team(&item, minutes);
            }
        }
        Ok(self.hold.items().len().saturating_sub(1))
    }

    /// Reads `kim: write the runbook by fri`.
    fn action(&self, text: &str) -> Result<Action, Failure> {
        let (who, what) = two_parts(text)?;
        let who = match who.trim().to_lowercase().as_str() {
            "me" | "i" => None,
            _ => Some(self.member(who)?),
        };
        let (what, until) = until(what, self.hold.began().date());
        Ok(Action { what: what.to_owned(), who, until, done: None, topic: None })
    }
}

/// Splits off a date at the end, after `by` or `until`.
fn until(what: &str, today: NaiveDate) -> (&str, Option<NaiveDate>) {
    let dated = [" by ", " until "].iter().find_map(|word| {
        let (what, date) = what.rsplit_once(word)?;
        Some((what.trim(), read_date(date, today)?))
    });
    dated.map_or((what, None), |(what, date)| (what, Some(date)))
}

fn two_parts(entry: &str) -> Result<(&str, &str), Failure> {
    let parts = entry.split_once(':').map(|(name, text)| (name.trim(), text.trim()));
    parts.filter(|(name, text)| !name.is_empty() && !text.is_empty()).ok_or_else(|| {
        Failure::usage(format!("“{entry}” has no colon with something on both sides."))
            .hint("write 'rota: two on call', or 'dana: write it down by fri'")
    })
}

fn not_for_the_team(title: &str) -> Failure {
    Failure::data(format!("“{title}” is not a clear broadcast, so it is not in the team's log."))
        .hint("`songsheet call TOPIC broadcast` makes it one")
}

fn tell(session: &mut Session<'_, '_>, desk: &Desk, hold: &Hold) -> Result<(), Failure> {
    let what = match hold.of() {
        MeetingOf::Team => "the team meeting".to_owned(),
        MeetingOf::OneOnOne(who) => format!("the 1-1 with {}", desk.team().name_of(who)),
    };
    let what = format!("{what} of {}", day(hold.began().date(), desk.today()));
    session.page.hanging(&[Tone::Strong.of("Held: ")], Tone::Plain, &what)?;
    let count =
        |wanted: Outcome| (0..hold.items().len()).filter(|at| hold.outcome(*at) == Some(wanted)).count();
    let counted = [
        (count(Outcome::Said), "said"),
        (count(Outcome::Written), "in writing"),
        (count(Outcome::Carried), "carried over"),
        (count(Outcome::Parked), "parked"),
        (hold.actions().len(), "promised"),
        (hold.absent().len(), "absent"),
    ];
    let told: Vec<String> =
        counted.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    session.page.line(&[plain("  "), Tone::Quiet.of(told.join(" · "))])?;
    tell_away(session, desk.team(), hold)
}

/// Says who is absent because the roster has them away.
fn tell_away(session: &mut Session<'_, '_>, team: &Team, hold: &Hold) -> Result<(), Failure> {
    let on = hold.began().date();
    let is_away = |who: &&Handle| team.member(who).is_some_and(|member| member.away_on(on).is_some());
    let away: Vec<Handle> = hold.absent().iter().filter(is_away).cloned().collect();
    if away.is_empty() {
        return Ok(());
    }
    let names = words::names(team, &away);
    Ok(session.page.hanging(&[plain("  "), Tone::Quiet.of("away, so absent: ")], Tone::Plain, &names)?)
}
