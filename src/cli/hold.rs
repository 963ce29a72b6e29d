//! `songsheet hold`: a meeting that was held goes into the log, and what became of its topics into their files.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};

use crate::desk::Desk;
use crate::domain::{LoggedMeeting, MeetingOf, Minutes, Week, parse_time};
use crate::hold::Hold;
use crate::plan::MustHear;
use crate::store::{Edit, Journal, LogEdit, Note, Pending};

use super::failure::Failure;
use super::hold_table::Table;
use super::session::Session;
use super::{appointment, change, heard, held_on, hold_told, hold_undo};

/// What `hold` is asked for.
#[derive(Debug, Clone, clap::Args)]
#[command(group(clap::ArgGroup::new("deed").required(true).args(["close", "again", "undo"])))]
#[command(after_help = "\
What is on the agenda counts as said, unless --carry or --park names it. What a member must hear of team meetings
stays open, unless --heard names it.
Whom the roster has away on the day is absent, unless --present names them. A meeting is noted once, on its day or a
later one of its week; --extra notes one beside it, with nothing on the table but what is named.
--again begins with what the log has of the meeting, and adds or changes what you name.

Examples:
  songsheet hold team --close --absent kim,leo --minutes 42
  songsheet hold dana --close --carry k7f2 --decide 'rota: two on call' --action 'dana: write it down by fri'
  songsheet hold leo --close --heard all
  songsheet hold team --close --said 'travel policy' --action 'me: ask legal'
  songsheet hold team --again --absent jonas
  songsheet hold dana --close --extra --start 16:00 --note 'her talk: she is on'
  songsheet hold team --undo")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Args {
    /// Which: `team`, or the handle of the member whose 1-1 it is
    #[arg(value_name = "team|HANDLE", default_value = "team")]
    pub of: String,

    /// Note the meeting as held
    #[arg(long)]
    pub close: bool,

    /// Note the last meeting once more, in place of what the log has of it
    #[arg(long, conflicts_with_all = ["start", "extra"])]
    pub again: bool,

    /// Take the last meeting out of the log; its topics get back what they had
    #[arg(long, conflicts_with_all = [
        "start", "minutes", "absent", "present", "extra", "said", "carry", "park", "heard", "decide", "note", "action",
    ])]
    pub undo: bool,

    /// The day, when it was not today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,

    /// When it began; without it the time that the roster gives
    #[arg(long, value_name = "TIME")]
    pub start: Option<String>,

    /// How long it took
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub minutes: Option<u32>,

    /// A meeting beside those that the roster has
    #[arg(long)]
    pub extra: bool,

    /// Who was not at the team meeting; may be repeated, or a list with commas
    #[arg(long, value_name = "HANDLES", value_delimiter = ',')]
    pub absent: Vec<String>,

    /// Who was there although the roster has them away; may be repeated, or a list with commas
    #[arg(long, value_name = "HANDLES", value_delimiter = ',')]
    pub present: Vec<String>,

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

/// Notes a meeting as held, once more, or as not held after all.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let mut desk = session.open_own()?;
    desk.remember(session.logs()?.log().clone());
    let of = appointment::whose(desk.team(), &args.of)?;
    if args.close {
        return close(args, session, desk, &of);
    }
    let on = args.on.as_deref().map(|on| held_on::read(Some(on), desk.today())).transpose()?;
    let meeting = desk.last_held(&of, on).cloned().ok_or_else(|| held_on::not_in_the_log(&desk, &of, on))?;
    if on.is_none() && Week::of(meeting.date) != Week::of(desk.today()) {
        return Err(held_on::not_of_this_week(&desk, &meeting));
    }
    held_on::not_running(session, &desk, &of, meeting.date)?;
    if args.undo { hold_undo::run(session, desk, &meeting) } else { again(args, session, desk, &meeting) }
}

fn close(args: &Args, session: &mut Session<'_, '_>, desk: Desk, of: &MeetingOf) -> Result<(), Failure> {
    let on = held_on::read(args.on.as_deref(), desk.today())?;
    held_on::not_running(session, &desk, of, on)?;
    let mut hold = if args.extra {
        let now = session.start.clock.now().time().with_second(0);
        let began = began(args, &desk, of, on, now.filter(|_| on == desk.today()))?;
        let hold = Hold::unplanned(of.clone(), began).as_extra().without_those_away(desk.team());
        held_on::check_extra(session, &desk, of, began)?;
        hold
    } else {
        held_on::check(session, &desk, of, on)?;
        planned(args, &desk, of, on)?
    };
    let now = hold.began();
    hold.pause(now);
    let mut table = Table { desk: &desk, hold: &mut hold };
    table.say_all();
    table.fill(args)?;
    let before = Edit::default();
    note(args, session, desk, hold, before)
}

/// Begins with what the log has of a meeting: its topics are open again meanwhile.
fn again(
    args: &Args,
    session: &mut Session<'_, '_>,
    mut desk: Desk,
    meeting: &LoggedMeeting,
) -> Result<(), Failure> {
    let before = desk.unhold(meeting).map_err(not_noted)?.edit;
    desk.apply(&before).map_err(change::refused_edit)?;
    let began = meeting.date.and_time(meeting.start.unwrap_or(usual_time(&desk, &meeting.of)));
    let planned_on = desk.planned_for(&meeting.of, meeting.date);
    let mut hold = Hold::of_record(meeting, planned_on, began);
    Table { desk: &desk, hold: &mut hold }.fill(args)?;
    let minutes = args.minutes.or(meeting.minutes.map(|Minutes(minutes)| minutes));
    note(&Args { minutes, ..args.clone() }, session, desk, hold, before)
}

/// Saves what a meeting comes to: the log first, then its topics. `before` has been applied to the desk and is saved with
/// them.
fn note(
    args: &Args,
    session: &mut Session<'_, '_>,
    mut desk: Desk,
    mut hold: Hold,
    before: Edit,
) -> Result<(), Failure> {
    let on = hold.began().date();
    let end = ended(&mut hold, args.minutes);
    let heard = heard_in(&desk, &hold, &args.heard)?;
    let closing = desk.close_meeting(&hold, end).map_err(not_noted)?;
    if !before.changes.is_empty() {
        desk.undo_for_good().map_err(change::refused_edit)?;
    }
    let edit = Edit { changes: before.changes.into_iter().chain(closing.edit.changes).collect() };
    save(session, &mut desk, (closing.log, &edit), &held_on::half_noted(hold.of()))?;
    hold_told::tell(session, &desk, &hold, &closing.lost)?;
    let Some(who) = hold.of().with() else { return Ok(()) };
    heard::note(session, who, &heard, on)?;
    heard::tell_open(session, &mut desk, who, on)
}

/// Saves the log and then the topics; `hint` says what to do when the log alone is saved. Should the process end between
/// the two, what is missing is offered later.
fn save(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    (log, edit): (LogEdit, &Edit),
    hint: &str,
) -> Result<(), Failure> {
    let before = desk.workspace().clone();
    let mut journal = Journal::of(before.place());
    let rest = Pending::Topics(Box::new(before.clone()), edit.clone());
    let notes = [rest, Pending::Log(log.clone())].map(|one| journal.note(&one).ok().flatten());
    let saved = session
        .log(&log)
        .and_then(|()| change::save(session, &before, desk, edit).map_err(|failure| failure.hint(hint)));
    notes.iter().flatten().for_each(Note::forget);
    saved.map(|_| ())
}

fn not_noted(error: impl std::fmt::Display) -> Failure {
    Failure::data(format!("Nothing was noted: {error}."))
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
fn planned(args: &Args, desk: &Desk, of: &MeetingOf, on: NaiveDate) -> Result<Hold, Failure> {
    let plan = desk.plan(Week::of(on));
    let at = |usual| began(args, desk, of, on, usual);
    let own = of.with().and_then(|who| plan.one_on_one(who));
    let hold = match (of, &plan.team, own) {
        (MeetingOf::Team, Some(agenda), _) => Hold::team(agenda, at(agenda.meeting.start)?),
        (MeetingOf::OneOnOne(_), _, Some(agenda)) => Hold::one_on_one(agenda, at(agenda.meeting.start)?),
        _ => Hold::unplanned(of.clone(), at(None)?),
    };
    Ok(hold.without_those_away(desk.team()))
}

/// When it began: as said, or as is usual.
fn began(
    args: &Args,
    desk: &Desk,
    of: &MeetingOf,
    on: NaiveDate,
    usual: Option<NaiveTime>,
) -> Result<NaiveDateTime, Failure> {
    let given = args.start.as_deref().map(time_of).transpose()?;
    Ok(on.and_time(given.or(usual).unwrap_or_else(|| usual_time(desk, of))))
}

fn usual_time(desk: &Desk, of: &MeetingOf) -> NaiveTime {
    let team = desk.team();
    let own = of.with().and_then(|who| team.member(who)).and_then(|member| member.one_on_one.time);
    own.unwrap_or(team.meeting.time)
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
