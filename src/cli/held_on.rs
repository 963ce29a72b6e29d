//! The day on which a meeting was held, and whether it can be noted for that day.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::desk::{Desk, NotThen, read_date};
use crate::domain::{LoggedMeeting, MeetingOf, Week};
use crate::hold::Hold;
use crate::plan::{NotHeld, last_one_on_one, last_team_meeting};
use crate::share::words::{day, not_held};
use crate::store::{FoundSession, SessionKeeper};

use super::appointment;
use super::failure::Failure;
use super::session::{Session, from_here};

/// Reads the day; without one it is today.
pub fn read(text: Option<&str>, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let Some(text) = text else { return Ok(today) };
    read_date(text, today).filter(|date| *date <= today).ok_or_else(|| {
        Failure::usage(format!("“{text}” is not a day on which a meeting was held."))
            .hint("today, yesterday or 2026-11-24")
    })
}

/// Refuses what is in the log already, which closing it again would replace, and what was not held on that day.
pub fn check(session: &Session<'_, '_>, desk: &Desk, of: &MeetingOf, on: NaiveDate) -> Result<(), Failure> {
    if let Some(date) = desk.logged_in(of, Week::of(on)) {
        return Err(in_the_log(session, desk, of, date));
    }
    desk.not_then(of, on).map_or(Ok(()), |why| Err(not_then(desk, of, on, why)))
}

fn in_the_log(session: &Session<'_, '_>, desk: &Desk, of: &MeetingOf, date: NaiveDate) -> Failure {
    let (name, date_held) = (appointment::name(desk.team(), of), day(date, desk.today()));
    let which = which(desk, of, date);
    Failure::data(format!("The {name} of {date_held} is in the log already, so nothing was noted."))
        .hint(format!(
            "`songsheet hold {which} --again` adds to what the log says, --undo takes the meeting back"
        ))
        .hint(format!("or edit {}", file(session, of, date)))
}

/// Refuses to change a meeting of an earlier week that was not named by its day.
pub fn not_of_this_week(desk: &Desk, meeting: &LoggedMeeting) -> Failure {
    let name = appointment::name(desk.team(), &meeting.of);
    let held = day(meeting.date, desk.today());
    Failure::data(format!(
        "The log has no {name} of this week, and the last is of {held}: nothing was changed."
    ))
    .hint(format!("--on {} if that one is meant", meeting.date))
}

/// How a command names a meeting that the log has.
fn which(desk: &Desk, of: &MeetingOf, date: NaiveDate) -> String {
    let whose = whose(of);
    if Week::of(date) == Week::of(desk.today()) { whose.to_owned() } else { format!("{whose} --on {date}") }
}

fn whose(of: &MeetingOf) -> &str {
    of.with().map_or("team", |who| who.as_str())
}

/// Refuses a meeting beside the others that the log has already.
pub fn check_extra(
    session: &Session<'_, '_>,
    desk: &Desk,
    of: &MeetingOf,
    began: NaiveDateTime,
) -> Result<(), Failure> {
    let same = |one: &&Arc<LoggedMeeting>| {
        &one.of == of && one.date == began.date() && one.start.is_none_or(|start| start == began.time())
    };
    match desk.log().meetings().iter().find(same) {
        Some(there) => Err(in_the_log(session, desk, of, there.date)
            .hint("--start TIME says when it began, if it was another one")),
        None => Ok(()),
    }
}

/// Refuses a meeting that is being held in a window, or was not closed there.
pub fn not_running(
    session: &Session<'_, '_>,
    desk: &Desk,
    of: &MeetingOf,
    on: NaiveDate,
) -> Result<(), Failure> {
    let (text, elsewhere) = match SessionKeeper::of(&session.start.place()).find() {
        Ok(FoundSession::Left(text)) => (text, false),
        Ok(FoundSession::Elsewhere(text)) => (text, true),
        Ok(FoundSession::Nothing) | Err(_) => return Ok(()),
    };
    let Ok(hold) = Hold::from_text(&text, on.and_time(NaiveTime::MIN)) else { return Ok(()) };
    if hold.of() != of || Week::of(hold.planned_on()) != Week::of(on) {
        return Ok(());
    }
    let name = appointment::name(desk.team(), of);
    Err(if elsewhere {
        Failure::data(format!("The {name} is being held in a window, so nothing was noted."))
            .hint("close it there, or leave that window first")
    } else {
        Failure::data(format!(
            "The {name} was begun in the interface and is not closed, so nothing was noted."
        ))
        .hint("`songsheet` asks what becomes of it: close it, go on with it or forget it")
    })
}

/// The log has no such meeting.
pub fn not_in_the_log(desk: &Desk, of: &MeetingOf, on: Option<NaiveDate>) -> Failure {
    let name = appointment::name(desk.team(), of);
    let on = on.map(|on| format!(" of {}", day(on, desk.today()))).unwrap_or_default();
    Failure::data(format!("The log has no {name}{on}, so nothing was changed."))
        .hint(format!("`songsheet hold {} --close` notes one", whose(of)))
}

fn file(session: &Session<'_, '_>, of: &MeetingOf, on: NaiveDate) -> String {
    let file = session.start.place().log_file(of.drawer(), Week::of(on));
    from_here(&file).display().to_string()
}

fn not_then(desk: &Desk, of: &MeetingOf, on: NaiveDate, why: NotThen) -> Failure {
    let today = desk.today();
    let member = of.with().map(|who| desk.team().name_of(who)).unwrap_or_default();
    let moved = matches!(why, NotThen::Later(_) | NotThen::NotHeld(NotHeld::Skipped)) && on == today;
    let why = match why {
        NotThen::NoneThatWeek => format!("{} has none", Week::of(on)),
        NotThen::Later(date) => format!("it is on {}", day(date, today)),
        NotThen::NotHeld(NotHeld::Skipped) => "it is skipped".to_owned(),
        NotThen::NotHeld(why) => not_held(why, member, today),
    };
    let name = appointment::name(desk.team(), of);
    let mut failure = Failure::data(format!("There was no {name} on {}: {why}.", day(on, today)));
    if let Some(date) = last(desk, of).filter(|date| desk.logged_in(of, Week::of(*date)).is_none()) {
        failure = failure.hint(format!("the last one was on {}: --on {date}", day(date, today)));
    }
    if moved {
        let whose = whose(of);
        failure = failure.hint(format!("`songsheet move {whose} {on}` when it was held today"));
    }
    if failure.hints.is_empty() {
        failure = failure.hint("--on DATE says on which day it was");
    }
    failure.hint("--extra notes one beside those that the roster has")
}

/// The day of the last such meeting that the calendar has.
fn last(desk: &Desk, of: &MeetingOf) -> Option<NaiveDate> {
    match of {
        MeetingOf::Team => last_team_meeting(desk.team(), desk.today()),
        MeetingOf::OneOnOne(who) => last_one_on_one(desk.team(), desk.team().member(who)?, desk.today()),
    }
}

/// What to do when the log has a meeting whose topics could not be saved.
pub fn half_noted(of: &MeetingOf) -> String {
    format!("the log has the meeting by now: `songsheet hold {} --undo` before you note it again", whose(of))
}
