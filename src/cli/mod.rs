//! The command line: one file per command, each writing to a page that it is given.
//!
//! Decides nothing about topics itself: it reads what was asked for, asks the other rooms and says
//! what came out. Knows nothing of the screen.

mod add;
mod agenda;
mod appointment;
mod args;
mod call;
mod calls;
mod carry;
mod change;
mod check;
mod completions;
mod defer;
mod done;
mod drop;
mod edit;
pub mod failure;
mod forecast;
mod format;
mod heard;
mod held_on;
mod hold;
mod hold_table;
mod hold_told;
mod hold_undo;
mod import;
mod init;
mod input;
mod landing;
mod log;
mod log_json;
mod log_text;
mod look_back;
mod look_back_json;
mod man;
mod move_meeting;
pub mod page;
mod park;
mod paths;
mod people;
mod people_json;
mod people_text;
mod problems;
mod report;
mod restore;
mod seal;
pub mod session;
mod skip;
mod split;
mod standing;
mod suggest;
mod terminal;
mod tick;
mod told;
mod topics;
mod triage;
mod triage_text;
mod tried;
mod usual;
mod verdict_json;
mod week;
mod why;
mod why_text;
mod words;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::Parser as _;

pub use args::{ColorChoice, Command, CommandLine, Global};
use failure::Failure;
use page::Page;
use session::Session;
use terminal::Surroundings;

use crate::start::Start;

/// What the program does after the command line was read.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing more: it ends with this exit code.
    Exit(u8),
    /// It opens the screen.
    Screen(Box<Start>),
}

/// Does what the arguments, the program's own name first, ask for.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Outcome {
    let surroundings = Surroundings::of_process();
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(stop) => return Outcome::Exit(report::parsing_stopped(&stop, &surroundings)),
    };
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let choice = line.global.color;
    let mut out = BufWriter::new(stdout.lock());
    let mut err = stderr.lock();
    let mut page = open_page(&mut out, &surroundings, choice, stdout.is_terminal());
    let mut aside = open_page(&mut err, &surroundings, choice, stderr.is_terminal());
    let done = begin(&line, &mut page, &mut aside).and_then(|next| {
        page.flush()?;
        Ok(next)
    });
    done.unwrap_or_else(|failure| {
        let _ = page.flush();
        Outcome::Exit(report::failure(&failure, &mut aside))
    })
}

/// Tells of a failure outside of the command line; gives the exit code.
pub fn failed(failure: &Failure) -> u8 {
    let mut err = io::stderr().lock();
    let to_terminal = err.is_terminal();
    report::failure(
        failure,
        &mut open_page(&mut err, &Surroundings::of_process(), ColorChoice::Auto, to_terminal),
    )
}

fn open_page<'a>(
    out: &'a mut dyn Write,
    surroundings: &Surroundings,
    choice: ColorChoice,
    to_terminal: bool,
) -> Page<'a> {
    let colour = surroundings.colour(choice, to_terminal);
    Page::new(out, surroundings.width(to_terminal)).in_colour(colour).on_terminal(to_terminal)
}

/// Whether the terminal understands more than lines of text.
fn can_show_a_screen() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Runs a command, or asks for the screen when there is none to run and somebody to see it.
fn begin<'p>(line: &CommandLine, page: &mut Page<'p>, aside: &mut Page<'p>) -> Result<Outcome, Failure> {
    match &line.command {
        Some(Command::Completions(args)) => completions::run(args, page)?,
        Some(Command::Man(_)) => man::run(page)?,
        Some(_) if line.presenter => {
            return Err(Failure::usage("--presenter is for the screen, not for a command.")
                .hint("`songsheet agenda team` prints what the team may see"));
        }
        command => {
            let start = Start::of_machine(line.flags()).map_err(Failure::problems)?;
            match command {
                Some(command) => dispatch(command, &mut Session { start: &start, page, aside })?,
                None if page.is_terminal() && can_show_a_screen() => {
                    return Ok(Outcome::Screen(Box::new(start)));
                }
                None => agenda::this_week(&mut Session { start: &start, page, aside })?,
            }
        }
    }
    Ok(Outcome::Exit(0))
}

fn dispatch(command: &Command, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    match command {
        Command::Triage(args) => triage::run(args, session),
        Command::Why(args) => why::run(args, session),
        Command::Agenda(args) => agenda::run(args, session),
        Command::People(args) => people::run(args, session),
        Command::Forecast(args) => forecast::run(args, session),
        Command::LookBack(args) => look_back::run(args, session),
        Command::Suggest(args) => suggest::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::Restore(args) => restore::run(args, session),
        Command::Paths(_) => paths::run(session),
        Command::Add(args) => add::run(args, session),
        Command::Call(args) => call::run(args, session),
        Command::Calls(args) => calls::run(args, session),
        Command::Split(args) => split::run(args, session),
        Command::Seal(args) => seal::run(args, session),
        Command::Done(args) => done::run(args, session),
        Command::Carry(args) => carry::run(args, session),
        Command::Defer(args) => defer::run(args, session),
        Command::Hold(args) => hold::run(args, session),
        Command::Park(args) => park::run(args, session),
        Command::Drop(args) => drop::run(args, session),
        Command::Move(args) => move_meeting::run(args, session),
        Command::Skip(args) => skip::run(args, session),
        Command::Usual(args) => usual::run(args, session),
        Command::Edit(args) => edit::run(args, session),
        Command::Log(args) => log::run(args, session),
        Command::Tick(args) => tick::run(args, session),
        Command::Told(args) => told::run(args, session),
        Command::Import(args) => import::run(args, session),
        Command::Init(args) => init::run(args, session),
        Command::Completions(args) => completions::run(args, session.page),
        Command::Man(_) => man::run(session.page),
    }
}
