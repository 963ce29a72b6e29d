//! The `songsheet` program.

use std::process::ExitCode;

use songsheet::cli::failure::Failure;
use songsheet::start::Start;
use songsheet::tui::{self, TuiError};
use songsheet::{bug, cli};

fn main() -> ExitCode {
    ExitCode::from(bug::guarded(|| match cli::run(std::env::args_os()) {
        cli::Outcome::Exit(code) => code,
        cli::Outcome::Screen(start) => screen(&start),
    }))
}

/// Opens the screen; gives back the exit code.
fn screen(start: &Start) -> u8 {
    match tui::run(&start.place(), &start.config, start.clock) {
        Ok(()) => 0,
        Err(TuiError::Keys(problems)) => cli::failed(&Failure::problems(problems)),
        Err(TuiError::Terminal(error)) => {
            cli::failed(&Failure::data(format!("The terminal cannot be used: {error}.")))
        }
    }
}
