//! Reads a promise as people write it down in a meeting: `kim: write the runbook by fri`.

use chrono::NaiveDate;

use super::{CaptureError, member_called, read_date};
use crate::domain::{Action, Handle, Team};

/// Reads who promises what until when. Before a colon stands who does; without one, or with `me`, it is the
/// manager. A date at the end stands after `by` or `until`.
pub fn read_promise(text: &str, team: &Team, today: NaiveDate) -> Result<Action, CaptureError> {
    let (who, what) = who_and_what(text.trim(), team)?;
    let (what, until) = what_until(what.trim(), today);
    if what.is_empty() {
        let hint = Some("kim: write the runbook by fri".to_owned());
        return Err(CaptureError {
            what: "it says nothing that is to be done".to_owned(),
            hint,
            missing: None,
        });
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

fn what_until(what: &str, today: NaiveDate) -> (&str, Option<NaiveDate>) {
    let dated = [" by ", " until "].iter().find_map(|word| {
        let (what, date) = what.rsplit_once(word)?;
        Some((what.trim(), read_date(date, today)?))
    });
    dated.map_or((what, None), |(what, date)| (what, Some(date)))
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
}
