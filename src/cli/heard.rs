//! What a member had to hear of team meetings, and has heard: in the 1-1 that is closed, or all at once.

use chrono::NaiveDate;

use crate::desk::{self, Desk};
use crate::domain::Handle;
use crate::plan::MustHear;
use crate::share::words::day;

use super::failure::Failure;
use super::page::Tone;
use super::session::Session;
use super::words;

/// The lines that a member must hear and that `names` name, `all` all of them: nothing may be saved before it is
/// known that there are such lines. What the team heard after that day nobody heard on it.
pub fn chosen(desk: &Desk, who: &Handle, names: &[String], on: NaiveDate) -> Result<Vec<MustHear>, Failure> {
    let open = open(desk, who, on);
    let mut chosen = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        let meant = if name == "all" { open.clone() } else { vec![one(desk, &open, name, who)?] };
        chosen.extend(meant.into_iter().filter(|line| !chosen.contains(line)).collect::<Vec<_>>());
    }
    Ok(chosen)
}

fn open(desk: &Desk, who: &Handle, on: NaiveDate) -> Vec<MustHear> {
    let ledger = desk.ledger();
    ledger.must_hear(who).iter().filter(|line| line.said_on <= on).cloned().collect()
}

/// The line that a name means: an id, the whole title, or words of one title only.
fn one(desk: &Desk, open: &[MustHear], name: &str, who: &Handle) -> Result<MustHear, Failure> {
    let wanted = name.to_lowercase();
    let is_id = |line: &&MustHear| line.topic.as_ref().is_some_and(|id| id.as_str() == wanted);
    let is_title = |line: &&MustHear| line.title.to_lowercase() == wanted;
    let has_words = |line: &&MustHear| {
        let title = line.title.to_lowercase();
        !wanted.is_empty() && wanted.split_whitespace().all(|word| title.contains(word))
    };
    let exact = open.iter().find(is_id).or_else(|| open.iter().find(is_title));
    let matching: Vec<_> = open.iter().filter(has_words).collect();
    match (exact, matching.as_slice()) {
        (Some(line), _) => Ok(line.clone()),
        (None, [line]) => Ok(MustHear::clone(line)),
        (None, []) => {
            let member = desk.team().name_of(who);
            let what = format!("Nothing that {member} must hear matches “{name}”, so nothing was noted.");
            Err(Failure::data(what).hint(format!("`songsheet people {who}` lists what is open")))
        }
        (None, several) => {
            let listed =
                several.iter().map(|line| format!("  {} ({})", line.title, day(line.said_on, desk.today())));
            Err(Failure::data(format!("“{name}” matches {} things to hear:", several.len()))
                .details(listed)
                .hint("name one by its id, or by more words of its title"))
        }
    }
}

/// Writes down that a member heard these lines on that day.
pub fn note(
    session: &mut Session<'_, '_>,
    who: &Handle,
    lines: &[MustHear],
    on: NaiveDate,
) -> Result<(), Failure> {
    lines.iter().try_for_each(|line| session.log(&desk::heard(line, who, Some(on))))
}

/// Says what a member still has to hear although their 1-1 is over. The log is read again for it.
pub fn tell_open(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    who: &Handle,
    on: NaiveDate,
) -> Result<(), Failure> {
    desk.remember(session.logs()?.log().clone());
    let (lines, verb) = match open(desk, who, on).len() {
        0 => return Ok(()),
        1 => ("1 line".to_owned(), "is"),
        several => (format!("{several} lines"), "are"),
    };
    session.note(&format!(
        "{lines} that {} must hear {verb} still open: `songsheet told TOPIC {who}` notes one, `songsheet told \
         --all {who}` all.",
        desk.team().name_of(who)
    ))
}

/// Notes that a member has heard everything that was open.
pub fn all(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    who: &Handle,
    on: NaiveDate,
) -> Result<(), Failure> {
    desk.remember(session.logs()?.log().clone());
    let lines = open(desk, who, on);
    let name = desk.team().name_of(who);
    if lines.is_empty() {
        return Err(Failure::data(format!("There is nothing that {name} must hear.")));
    }
    note(session, who, &lines, on)?;
    for line in &lines {
        session.page.hanging(&[Tone::Strong.of("Noted: ")], Tone::Plain, &line.title)?;
    }
    let told =
        format!("{name} heard {} on {}", words::count(lines.len(), "thing", "things"), day(on, desk.today()));
    Ok(session.page.paragraph(2, Tone::Quiet, &told)?)
}
