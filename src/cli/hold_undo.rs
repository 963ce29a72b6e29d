//! Takes a meeting out of the log, and gives its topics back what they had.

use crate::desk::{Desk, Unheld};
use crate::domain::LoggedMeeting;
use crate::share::words::day;

use super::failure::Failure;
use super::page::{Tone, plain};
use super::session::Session;
use super::{appointment, change, words};

/// Takes a meeting back: its topics first, so that what is cut short can be done again.
pub fn run(session: &mut Session<'_, '_>, mut desk: Desk, meeting: &LoggedMeeting) -> Result<(), Failure> {
    let unheld =
        desk.unhold(meeting).map_err(|error| Failure::data(format!("Nothing was taken back: {error}.")))?;
    if !unheld.edit.changes.is_empty() {
        let before = desk.workspace().clone();
        change::save(session, &before, &mut desk, &unheld.edit)?;
    }
    unheld.unheard.iter().try_for_each(|edit| session.log(edit))?;
    session.log(&unheld.log)?;
    tell(session, &desk, meeting, &unheld)
}

fn tell(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    meeting: &LoggedMeeting,
    unheld: &Unheld,
) -> Result<(), Failure> {
    let name = appointment::name(desk.team(), &meeting.of);
    let what = format!("the {name} of {} is not in the log any more", day(meeting.date, desk.today()));
    session.page.hanging(&[Tone::Strong.of("Taken back: ")], Tone::Plain, &what)?;
    let mut counted = vec![words::count(unheld.topics, "topic is as before", "topics are as before")];
    if !unheld.unheard.is_empty() {
        counted.push(words::count(
            unheld.unheard.len(),
            "line is to be heard again",
            "lines are to be heard again",
        ));
    }
    session.page.line(&[plain("  "), Tone::Quiet.of(counted.join(" · "))])?;
    tell_gone(session, meeting)?;
    unheld.lost.iter().try_for_each(|title| session.note(&format!("“{title}” is not in the files any more.")))
}

/// Shows what was decided and promised there, so that it can be noted again.
fn tell_gone(session: &mut Session<'_, '_>, meeting: &LoggedMeeting) -> Result<(), Failure> {
    let decisions =
        meeting.items.iter().flat_map(|item| item.decisions.iter().map(move |text| (&item.title, text)));
    for (title, text) in decisions {
        session.page.hanging(
            &[plain("  "), Tone::Quiet.of("was decided: ")],
            Tone::Plain,
            &format!("{title} · {text}"),
        )?;
    }
    for action in &meeting.actions {
        let who = action.who.as_ref().map_or("me", |who| who.as_str());
        let until = action.until.map(|until| format!(" by {until}")).unwrap_or_default();
        let text = format!("{who}: {}{until}", action.what);
        session.page.hanging(&[plain("  "), Tone::Quiet.of("was promised: ")], Tone::Plain, &text)?;
    }
    Ok(())
}
