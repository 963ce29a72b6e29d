//! What the prompt for another day of a meeting says of what was typed.

use chrono::{NaiveDate, NaiveTime};

use super::super::model::Tone;
use super::Said;
use crate::desk::{Appointment, Desk, MoveError, read_date};
use crate::domain::{parse_time, parse_weekday};
use crate::escape::visible;
use crate::share::words::{day, not_held};
use crate::store::TeamEdit;

/// Reads `thu`, `thu 15:00` or `27 nov`: a weekday is that of the meeting's week. Gives how it reads, and the edit of
/// the roster that moves the meeting there.
pub fn read(text: &str, appointment: &Appointment, desk: &Desk) -> Result<(String, TeamEdit), String> {
    let today = desk.today();
    let (to, time) = day_and_time(text.trim(), appointment, today)
        .ok_or_else(|| "That is not a day yet: thu, thu 15:00, 27 nov".to_owned())?;
    let edit = desk.move_meeting(appointment, to, time).map_err(|error| match error {
        MoveError::OtherWeek => format!("{} is in another week; a meeting stays in its own.", day(to, today)),
        MoveError::Over => format!("{} is over.", day(to, today)),
        MoveError::NotHeld(why) => {
            let who = appointment.of.with().map_or("", |who| desk.team().name_of(who));
            format!("It cannot be on {}: {}.", day(to, today), not_held(why, &visible(who), today))
        }
    })?;
    let time = time.map_or_else(|| "at its usual time".to_owned(), |time| time.format("%H:%M").to_string());
    Ok((format!("{}, {time}", day(to, today)), edit))
}

fn day_and_time(
    text: &str,
    appointment: &Appointment,
    today: NaiveDate,
) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let date = |text: &str| match parse_weekday(&text.to_lowercase()) {
        Some(weekday) => Some(appointment.week.day(weekday)),
        None => read_date(text, today),
    };
    if let Some((before, time)) = text.rsplit_once(' ').and_then(|(day, time)| Some((day, parse_time(time)?)))
    {
        return Some((date(before.trim())?, Some(time)));
    }
    match parse_time(text) {
        Some(time) => Some((appointment.on, Some(time))),
        None => Some((date(text)?, None)),
    }
}

/// How it reads, while it is typed.
pub(super) fn reading(text: &str, appointment: &Appointment, desk: &Desk) -> Vec<Said> {
    if text.trim().is_empty() {
        return vec![Said::dim("thu · thu 15:00 · 15:00 · 27 nov")];
    }
    match read(text, appointment, desk) {
        Ok((reads, _)) => vec![Said::new(Tone::Good, reads)],
        Err(why) => vec![Said::error(why)],
    }
}
