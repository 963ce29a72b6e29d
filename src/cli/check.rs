//! `songsheet check`: all problems of the workspace.

use chrono::{NaiveDate, NaiveDateTime};

use crate::desk::unfinished;
use crate::keys::keymap_of;
use crate::share;
use crate::store::{self, Diagnostic, Logs, Place, Severity, Workspace};

use super::failure::Failure;
use super::page::{Tone, plain};
use super::problems;
use super::session::Session;
use super::words;

/// What `check` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Each problem stands on a line as file:line:column, with a hint below it. The exit code is 1 when one of
them is an error; with --strict, a warning counts as well.")]
pub struct Args {
    /// Warnings count as errors
    #[arg(long)]
    pub strict: bool,
}

/// Prints all problems; fails when one of them counts as an error.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let place = session.start.place();
    let mut found = session.start.config.warnings.clone();
    found.extend(keymap_of(&session.start.config).err().unwrap_or_default());
    if place.is_example() {
        problems::print(session.page, &found)?;
        return Err(Failure::data("There is no workspace here, so nothing was checked.")
            .hint("`songsheet init` makes one in the current folder; --dir names another"));
    }
    let loaded = Workspace::load(&place);
    match &loaded {
        Ok(workspace) => {
            found.extend(workspace.diagnostics());
            let marks = &session.start.config.routing.value.confidential_tags;
            found.extend(workspace.contradictions(marks, session.today()));
            found.extend(overdue(workspace, session.today()));
        }
        Err(diagnostics) => found.extend(diagnostics.iter().cloned()),
    }
    let logs = Logs::load(&place);
    found.extend(logs.problems().iter().cloned());
    found.extend(unfinished_problem(&place, session.start.clock.now()));
    found.extend(loaded.iter().flat_map(|workspace| logs.strangers(workspace)));
    found.extend(place.copies());
    found.extend(place.losses());
    found.extend(store::exposures(place.root()));
    problems::print(session.page, &found)?;
    verdict(args, session, &found, (loaded.ok().as_ref(), &logs))
}

/// What is wrong with what was kept of a meeting that was being held.
fn unfinished_problem(place: &Place, now: NaiveDateTime) -> Option<Diagnostic> {
    match store::read_session(place) {
        Ok(text) => unfinished(&place.session_file(), &text?, now).err(),
        Err(problem) => Some(problem),
    }
}

/// Counts what was found, and says whether it is good enough.
fn verdict(
    args: &Args,
    session: &mut Session<'_, '_>,
    found: &[Diagnostic],
    (loaded, logs): (Option<&Workspace>, &Logs),
) -> Result<(), Failure> {
    let errors = found.iter().filter(|problem| problem.is_error()).count();
    let warnings = found.len() - errors;
    let counted = counted(errors, warnings);
    if errors > 0 || (args.strict && warnings > 0) {
        return Err(Failure::data(format!("{counted}.")));
    }
    let topics = loaded.map_or(0, |workspace| workspace.topics().count());
    let members = loaded.map_or(0, |workspace| workspace.team().members.len());
    let meetings = logs.log().meetings().len();
    let members = words::count(members, "member", "members");
    let topics = words::count(topics, "topic", "topics");
    let read = match meetings {
        0 => format!("{members} and {topics} read: "),
        _ => format!("{members}, {topics} and {} read: ", words::count(meetings, "meeting", "meetings")),
    };
    let tone = if warnings > 0 { Tone::Attention } else { Tone::Plain };
    Ok(session.page.line(&[plain(read), tone.of(format!("{counted}."))])?)
}

fn counted(errors: usize, warnings: usize) -> String {
    let errors = (errors > 0).then(|| words::count(errors, "error", "errors"));
    let warnings = (warnings > 0).then(|| words::count(warnings, "warning", "warnings"));
    let all: Vec<_> = [errors, warnings].into_iter().flatten().collect();
    if all.is_empty() { "no problems".to_owned() } else { all.join(" and ") }
}

/// Open topics whose day has passed.
fn overdue(workspace: &Workspace, today: NaiveDate) -> Vec<Diagnostic> {
    let open = workspace.topics().filter(|topic| topic.is_open());
    open.filter_map(|topic| {
        let due = topic.due.filter(|due| *due < today)?;
        let what = format!("the topic was due on {}", share::words::day(due, today));
        let hint = "talk about it, move the day with `songsheet edit TOPIC due=DATE`, or drop it";
        let file = workspace.place().topics_file(topic.key.drawer);
        let mut problem = Diagnostic::of_file(Severity::Warning, file, what, Some(hint.to_owned()));
        (problem.line, problem.column) = (workspace.line_of(topic.key)?, 1);
        problem.excerpt = Some(topic.title.clone());
        Some(problem)
    })
    .collect()
}
