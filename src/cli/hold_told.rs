//! What is said of a meeting that was noted.

use crate::desk::Desk;
use crate::domain::{Handle, MeetingOf, Outcome, Team};
use crate::hold::{Hold, HoldItem};
use crate::share::words::day;

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::words;

/// Says what was noted.
pub fn tell(session: &mut Session<'_, '_>, desk: &Desk, hold: &Hold, lost: &[usize]) -> Result<(), Failure> {
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
    tell_away(session, desk.team(), hold)?;
    tell_still_open(session, desk, hold)?;
    let titles = lost.iter().filter_map(|at| hold.items().get(*at)).map(|item| &item.title);
    titles.into_iter().try_for_each(|title| {
        session.note(&format!("“{title}” is not in the files any more, so nothing became of it there."))
    })
}

/// Says which topics a 1-1 has had that the team is still to hear.
fn tell_still_open(session: &mut Session<'_, '_>, desk: &Desk, hold: &Hold) -> Result<(), Failure> {
    let Some(who) = hold.of().with() else { return Ok(()) };
    let items = hold.items().iter().enumerate().filter(|(at, _)| hold.outcome(*at) == Some(Outcome::Said));
    let is_open = |item: &HoldItem| {
        desk.routed().iter().any(|one| item.is_of(one.topic()) && !desk.is_for(one.topic(), who))
    };
    for (_, item) in items.filter(|(_, item)| is_open(item)) {
        session.note(&format!("“{}” is still to be said to the team.", item.title))?;
    }
    Ok(())
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
