//! `songsheet import`: takes in the list of another program.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use crate::desk::{Capture, Desk, Taking};
use crate::domain::TopicId;
use crate::import::{self, Problem};
use crate::store::{Diagnostic, Severity, read_foreign};

use super::failure::Failure;
use super::format::TextOrJson;
use super::page::{Tone, plain};
use super::session::Session;
use super::{change, input, landing, words};

/// What `import` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What is read:
  markdown   items of lists; `- [x]` is done; @dana #tag due:2026-11-27; what stands
             below an item is its notes, the heading above it a tag
  csv        the first row names the fields: title, notes, with, from, tags, kind,
             minutes, priority, due, after, link, …; other columns go to the notes
  todo.txt   (A) is high; +project and @context; due:2026-11-27, t:2026-11-30
  github     open issues, with their text, labels, author and assignees

Examples:
  songsheet import markdown notes.md --dry-run
  gh issue list --json title,body,labels,author,assignees,url | songsheet import github -

Each entry is routed like a captured line. What is there already, by its link or its
title, is not taken twice. Either all of a list is taken, or nothing.")]
pub struct Args {
    /// What kind of list it is
    #[arg(value_name = "markdown|csv|todo.txt|github", hide_possible_values = true)]
    pub kind: Kind,

    /// The file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Show what would be taken, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// How to print it
    #[arg(long, value_name = "text|json", default_value = "text", hide_possible_values = true)]
    pub format: TextOrJson,
}

/// What kind of list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Items of Markdown lists.
    Markdown,
    /// A table with a first row of names.
    Csv,
    /// A todo.txt file.
    #[value(name = "todo.txt", alias = "todotxt")]
    TodoTxt,
    /// Issues as GitHub gives them.
    Github,
}

/// Takes in the list: all of it in one save, or nothing.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let (text, name) = text(args, session)?;
    let failed = |problems| Failure::problems(diagnostics(&name, problems));
    let found = import::read(args.kind.format(), &text).map_err(failed)?;
    let mut desk = if args.dry_run { session.open_with_log()? } else { session.open_own_with_week()? };
    let taking = desk.take_in(&found).map_err(failed)?;
    let edit = taking.edit();
    let keys = if args.dry_run || taking.taken.is_empty() {
        desk.apply(&edit).map_err(change::refused_edit)?
    } else {
        let before = desk.workspace().clone();
        change::save(session, &before, &mut desk, &edit)?
    };
    if args.format == TextOrJson::Json {
        return Ok(session.page.json(&TakingJson::of(args, &taking, &desk))?);
    }
    let landed: Vec<_> = keys.into_iter().zip(taking.taken.iter().map(|one| *one.routed.verdict())).collect();
    landing::added(session.page, &desk, &landed)?;
    tell(args, &taking, session)
}

/// The text of the list, and what it is called in messages.
fn text(args: &Args, session: &mut Session<'_, '_>) -> Result<(String, PathBuf), Failure> {
    if args.file == Path::new("-") {
        let text = input::text(session, "the list; Ctrl-D on an empty line ends it.")?;
        return Ok((text, PathBuf::from("standard input")));
    }
    let text = read_foreign(&args.file).map_err(|problem| Failure::problems(vec![problem]))?;
    Ok((text, args.file.clone()))
}

fn diagnostics(file: &Path, problems: Vec<Problem>) -> Vec<Diagnostic> {
    let one = |Problem { line, column, what, hint }| {
        let hint = Some(hint).filter(|hint| !hint.is_empty());
        Diagnostic { line, column, ..Diagnostic::of_file(Severity::Error, file, what, hint) }
    };
    problems.into_iter().map(one).collect()
}

/// Says what was not taken and why, what was, and whom nobody knows.
fn tell(args: &Args, taking: &Taking, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    let page = &mut *session.page;
    for one in &taking.already {
        page.hanging(&[Tone::Quiet.of("– already    ")], Tone::Plain, &one.title)?;
    }
    let parts = [
        (taking.taken.len(), if args.dry_run { "would be taken" } else { "taken" }),
        (taking.already.len(), "there already"),
        (taking.done, "done"),
        (taking.pull_requests, "pull requests"),
    ];
    let said: Vec<_> = parts.iter().enumerate().filter(|(at, (count, _))| *at == 0 || *count > 0).collect();
    let said: Vec<_> = said.iter().map(|(_, (count, what))| format!("{count} {what}")).collect();
    page.line(&[plain(format!("{}.", said.join(", ")))])?;
    if !taking.strangers.is_empty() {
        let who = taking.strangers.join(", ");
        let nobody = words::count(taking.strangers.len(), "name is nobody's", "names are nobody's");
        session.note(&format!("{nobody} in the team and stayed in the text: {who}"))?;
    }
    Ok(())
}

/// What `--format json` prints.
#[derive(Serialize)]
struct TakingJson<'a> {
    schema: u32,
    dry_run: bool,
    taken: Vec<TakenJson<'a>>,
    already: Vec<AlreadyJson<'a>>,
    done: usize,
    pull_requests: usize,
    strangers: &'a [String],
}

#[derive(Serialize)]
struct TakenJson<'a> {
    id: Option<&'a str>,
    title: &'a str,
    route: &'static str,
    certainty: &'static str,
    practice: &'static str,
    file: String,
}

#[derive(Serialize)]
struct AlreadyJson<'a> {
    line: usize,
    title: &'a str,
    by: &'static str,
}

impl<'a> TakingJson<'a> {
    fn of(args: &Args, taking: &'a Taking, desk: &Desk) -> Self {
        let already = taking.already.iter();
        let already =
            already.map(|one| AlreadyJson { line: one.line, title: &one.title, by: one.same.as_str() });
        Self {
            schema: 1,
            dry_run: args.dry_run,
            taken: taking.taken.iter().map(|one| TakenJson::of(one, desk)).collect(),
            already: already.collect(),
            done: taking.done,
            pull_requests: taking.pull_requests,
            strangers: &taking.strangers,
        }
    }
}

impl<'a> TakenJson<'a> {
    fn of(one: &'a Capture, desk: &Desk) -> Self {
        let (topic, verdict) = (one.routed.topic(), one.routed.verdict());
        Self {
            id: topic.id.as_ref().map(TopicId::as_str),
            title: &topic.title,
            route: verdict.route().as_str(),
            certainty: verdict.certainty().as_str(),
            practice: verdict.practice().id(),
            file: desk.workspace().place().short_name(one.drawer),
        }
    }
}

impl Kind {
    fn format(self) -> import::Format {
        match self {
            Self::Markdown => import::Format::Markdown,
            Self::Csv => import::Format::Csv,
            Self::TodoTxt => import::Format::TodoTxt,
            Self::Github => import::Format::Github,
        }
    }
}
