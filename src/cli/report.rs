//! How failures reach the user: what happened, hints below it, and the exit code.

use std::io::{self, IsTerminal as _, Write as _};

use super::args::ColorChoice;
use super::failure::{Failure, Kind};
use super::open_page;
use super::page::{Page, Tone, plain};
use super::problems;
use super::terminal::Surroundings;

/// Tells of a failure, and gives the exit code.
pub fn failure(failure: &Failure, page: &mut Page<'_>) -> u8 {
    if failure.kind != Kind::ClosedPipe {
        let _ = tell(failure, page);
    }
    failure.kind.exit_code()
}

fn tell(failure: &Failure, page: &mut Page<'_>) -> io::Result<()> {
    problems::print(page, &failure.problems)?;
    page.hanging(&[Tone::Error.of("error: ")], Tone::Plain, &failure.what)?;
    failure.details.iter().try_for_each(|detail| page.line(&[plain(detail)]))?;
    failure.hints.iter().try_for_each(|hint| page.hanging(&[Tone::Strong.of("hint: ")], Tone::Plain, hint))
}

/// Prints what the reading of the command line ended with: help, the version, or what is wrong.
pub fn parsing_stopped(stop: &clap::Error, surroundings: &Surroundings) -> u8 {
    if stop.use_stderr() {
        let mut stderr = io::stderr().lock();
        let to_terminal = stderr.is_terminal();
        // What was typed is quoted in the message, so it is made safe like any other text.
        let _ = open_page(&mut stderr, surroundings, ColorChoice::Never, to_terminal)
            .text(&stop.render().to_string());
        return Kind::Usage.exit_code();
    }
    let mut stdout = io::stdout().lock();
    let help = stop.render();
    let coloured = surroundings.colour(ColorChoice::Auto, stdout.is_terminal());
    let text = if coloured { help.ansi().to_string() } else { help.to_string() };
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => 0,
        Err(error) => super::failed(&error.into()),
    }
}
