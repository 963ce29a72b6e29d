//! Reads a promise as people write it down in a meeting: `kim: write the runbook by fri`.

use chrono::NaiveDate;

use super::dates::is_meant_as_date;
use super::{CaptureError, member_called, read_date};
use crate::domain::{Action, Handle, Team};

/// Reads who promises what until when. Before a colon stands who does; without one, or with `me`, it is the
/// manager. A date at the end stands after `by` or `until`.
pub fn read_promise(text: &str, team: &Team, today: NaiveDate) -> Result<Action, CaptureError> {
    let (who, what) = who_and_what(text.trim(), team)?;
    promise_of(who, what, team, today)
}

/// Reads what a member, or the manager, promises until when. Who has left promises nothing any more.
pub fn promise_of(
    who: Option<Handle>,
    what: &str,
    team: &Team,
    today: NaiveDate,
) -> Result<Action, CaptureError> {
    if let Some(left) = who.as_ref().and_then(|who| team.member(who)).filter(|one| one.has_left(today)) {
        let last = left.until.map(|day| format!(": the last day was {day}")).unwrap_or_default();
        return Err(CaptureError::new(format!("{} has left{last}", left.short_name()), None));
    }
    let (what, until) = what_until(what.trim(), today)?;
    if what.is_empty() {
        let hint = Some("kim: write the runbook by fri".to_owned());
        return Err(CaptureError::new("it says nothing that is to be done".to_owned(), hint));
    }
    Ok(Action { what: what.to_owned(), who, until, done: None, topic: None })
}

fn who_and_what<'t>(text: &'t str, team: &Team) -> Result<(Option<Handle>, &'t str), CaptureError> {
    let Some((who, what)) = text.split_once(':') else { return Ok((None, text)) };
    let name = who.trim().trim_start_matches('@');
    if name.eq_ignore_ascii_case("me") || name.eq_ignore_ascii_case("i") {
        return Ok((None, what));
    }
    match member_called(team, name) {
        Ok(who) => Ok((Some(who), what)),
        // More than a name may stand before a colon that is part of what is to be done.
        Err(_) if name.contains(' ') => Ok((None, text)),
        Err(error) => Err(error),
    }
}

/// Splits off the date at the end. Words that were meant as one and are none are refused, since a promise without a date
/// is never overdue.
fn what_until(what: &str, today: NaiveDate) -> Result<(&str, Option<NaiveDate>), CaptureError> {
    let parts = [" by ", " until "].iter().filter_map(|word| what.rsplit_once(word));
    for (what, date) in parts {
        if let Some(read) = read_date(date, today) {
            return Ok((what.trim(), Some(read)));
        }
        if is_meant_as_date(date) {
            let what = format!("`{}` is no date", date.trim());
            let hint = "write fri, \"next tue\", 27 nov or 2026-11-27 at the end".to_owned();
            return Err(CaptureError::new(what, Some(hint)));
        }
    }
    Ok((what, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Member;

    fn read(text: &str) -> Result<(Option<String>, String, Option<String>), String> {
        let member = |name: &str, handle: &str| Member::new(name, Handle::new(handle).unwrap());
        let team = Team::new("Platform", vec![member("Kim Osei", "kim"), member("Dana Whitfield", "dana")]);
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let read = read_promise(text, &team, today).map_err(|error| error.what)?;
        let who = read.who.map(|who| who.to_string());
        Ok((who, read.what, read.until.map(|until| until.to_string())))
    }

    #[test]
    fn who_what_and_until_when_are_read() {
        let kim = || Some("kim".to_owned());
        let what = || "write the runbook".to_owned();
        let friday = || Some("2026-11-27".to_owned());
        assert_eq!(read("kim: write the runbook by fri"), Ok((kim(), what(), friday())));
        assert_eq!(read("@Kim : write the runbook until 27 nov"), Ok((kim(), what(), friday())));
        assert_eq!(read("me: write the runbook"), Ok((None, what(), None)));
        assert_eq!(read("write the runbook"), Ok((None, what(), None)));
        assert_eq!(read("stand by me"), Ok((None, "stand by me".to_owned(), None)), "that is no date");
    }

    #[test]
    fn whoever_is_not_on_the_team_is_told_and_a_colon_within_the_text_is_none() {
        assert!(read("kin: write it").unwrap_err().contains("nobody on the team"));
        assert_eq!(read("ask them this: when?").unwrap().0, None);
        assert!(read("kim: ").is_err() && read("").is_err());
    }

    #[test]
    fn a_date_that_is_none_is_told_and_other_words_are_left_alone() {
        for date in ["31 feb", "firday", "32 november", "2026-13-01", "the 31. feb"] {
            let error = read(&format!("kim: write it by {date}")).unwrap_err();
            assert!(error.contains("is no date"), "{date}: {error}");
        }
        for words in ["cut the bill by 20 per cent", "get there by train", "reduce it by 0.5 s", "by and by"]
        {
            assert_eq!(read(words).unwrap().2, None, "{words}");
        }
    }
}
