//! The log as text: a meeting with what was said, who heard it, what was decided and promised.

use std::io;

use chrono::NaiveDate;

use crate::desk::{Desk, Found};
use crate::domain::{Action, Handle, LoggedItem, MeetingOf, Team};
use crate::plan::{Ledger, Promise};
use crate::share::logged::{attendance, by_when, details, heard, named, promised, unheard, whose};
use crate::share::words::day;

use super::page::{Page, Tone, plain};
use super::words;

/// Prints meetings, with a blank line between them; the ledger says who has still to hear what was said in them.
pub fn meetings(page: &mut Page<'_>, desk: &Desk, ledger: &Ledger, all: &[Found]) -> io::Result<()> {
    for (nth, found) in all.iter().enumerate() {
        if nth > 0 {
            page.gap()?;
        }
        meeting(page, desk, ledger, found)?;
    }
    Ok(())
}

fn meeting(page: &mut Page<'_>, desk: &Desk, ledger: &Ledger, found: &Found) -> io::Result<()> {
    let (team, today) = (desk.team(), desk.today());
    let meeting = &*found.meeting;
    let tone = if meeting.of == MeetingOf::Team { Tone::Broadcast } else { Tone::Private };
    let mut about = vec![named(team, &meeting.of)];
    about.extend(meeting.minutes.map(|minutes| format!("{minutes} min")));
    page.line(&[Tone::Strong.of(day(meeting.date, today)), plain(" · "), tone.of(about.join(" · "))])?;
    if let Some(attendance) = attendance(team, meeting) {
        page.paragraph(2, Tone::Quiet, &attendance)?;
    }
    found.items().try_for_each(|item| self::item(page, desk, item, &unheard(ledger, meeting, item)))?;
    found.actions().try_for_each(|action| self::action(page, team, action, today))
}

fn item(page: &mut Page<'_>, desk: &Desk, item: &LoggedItem, unheard: &[Handle]) -> io::Result<()> {
    let id = item.topic.as_ref().map_or_else(String::new, |id| format!(" ({id})"));
    page.hanging(&[plain("  ")], Tone::Plain, &format!("{}{id}", item.title))?;
    let details = details(desk.team(), item);
    if !details.is_empty() {
        page.paragraph(4, Tone::Quiet, &details.join(" · "))?;
    }
    for line in heard(desk.team(), item, unheard, desk.today()) {
        page.paragraph(4, Tone::Quiet, &line)?;
    }
    item.decisions.iter().try_for_each(|text| page.hanging(&[plain("    ▸ ")], Tone::Strong, text))?;
    item.notes.lines().try_for_each(|line| page.paragraph(4, Tone::Plain, line))
}

fn action(page: &mut Page<'_>, team: &Team, action: &Action, today: NaiveDate) -> io::Result<()> {
    let overdue = action.is_open() && action.until.is_some_and(|until| until < today);
    let tone = if overdue { Tone::Attention } else { Tone::Plain };
    let mark = if action.is_open() { "  ☐ " } else { "  ☑ " };
    page.hanging(&[tone.of(mark)], tone, &promised(team, action, today))
}

/// Prints open promises, each with the meeting in which it was made; `all` are so many.
pub fn promises(page: &mut Page<'_>, desk: &Desk, shown: &[Promise], all: usize) -> io::Result<()> {
    let counted = words::count(all, "open promise", "open promises");
    let overdue = shown.iter().filter(|promise| promise.overdue).count();
    let late = if overdue == 0 { String::new() } else { format!(" · {overdue} overdue") };
    page.line(&[Tone::Strong.of(counted), Tone::Attention.of(late)])?;
    shown.iter().try_for_each(|promise| self::promise(page, desk, promise))
}

fn promise(page: &mut Page<'_>, desk: &Desk, promise: &Promise) -> io::Result<()> {
    let (team, today) = (desk.team(), desk.today());
    let tone = if promise.overdue { Tone::Attention } else { Tone::Plain };
    let by = by_when(promise.until, promise.overdue, today);
    let text = format!("{} — {}{by}", promise.what, whose(team, promise.who.as_ref()));
    page.hanging(&[tone.of("☐ ")], tone, &text)?;
    page.paragraph(2, Tone::Quiet, &format!("{}, {}", named(team, &promise.of), day(promise.made_on, today)))
}
