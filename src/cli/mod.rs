//! The command line: one file per command, each writing to a page that it is given.
//!
//! Decides nothing about topics itself: it reads what was asked for, asks the other rooms and says
//! what came out. Knows nothing of the screen.

mod add;
mod agenda;
mod args;
mod call;
mod check;
mod completions;
mod defer;
mod done;
mod drop;
mod edit;
pub mod failure;
mod format;
mod init;
mod man;
pub mod page;
mod paths;
mod report;
pub mod session;
mod terminal;
mod triage;
mod why;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::Parser as _;

pub use args::{ColorChoice, Command, CommandLine, Global};
use failure::Failure;
use page::Page;
use session::Session;
use terminal::Surroundings;

/// What the program does after the command line was read.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing more: it ends with this exit code.
    Exit(u8),
    /// It opens the screen.
    Screen(ScreenRequest),
}

/// What the screen is asked for.
#[derive(Debug, Clone)]
pub struct ScreenRequest {
    /// Where the files are, and the other flags that every command knows.
    pub global: Global,
    /// Show the team agenda alone.
    pub presenter: bool,
}

/// Does what the arguments, the program's own name first, ask for.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Outcome {
    let surroundings = Surroundings::of_process();
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(stop) => return Outcome::Exit(report::parsing_stopped(&stop, &surroundings)),
    };
    if line.command.is_none() && io::stdout().is_terminal() {
        return Outcome::Screen(ScreenRequest { global: line.global, presenter: line.presenter });
    }
    Outcome::Exit(command(&line, &surroundings))
}

/// Runs a command on the process's own streams.
fn command(line: &CommandLine, surroundings: &Surroundings) -> u8 {
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let color = line.global.color;
    let mut out = BufWriter::new(stdout.lock());
    let mut err = stderr.lock();
    let page = open_page(&mut out, surroundings, color, stdout.is_terminal());
    let aside = open_page(&mut err, surroundings, color, stderr.is_terminal());
    let mut session = Session { global: &line.global, page, aside };
    let done = dispatch(line, &mut session).and_then(|()| Ok(session.page.flush()?));
    done.err().map_or(0, |failure| report::failure(&failure, &mut session))
}

fn open_page<'a>(
    out: &'a mut dyn Write,
    surroundings: &Surroundings,
    color: ColorChoice,
    to_terminal: bool,
) -> Page<'a> {
    Page::new(out, surroundings.width(to_terminal), surroundings.colour(color, to_terminal))
}

fn dispatch(line: &CommandLine, session: &mut Session<'_>) -> Result<(), Failure> {
    match line.command.as_ref() {
        Some(Command::Completions(args)) => completions::run(args, &mut session.page),
        Some(Command::Man(_)) => man::run(&mut session.page),
        _ => Err(Failure::usage("This command is not there yet.")),
    }
}
