//! The `songsheet` program.

use std::process::ExitCode;

use songsheet::{bug, cli};

fn main() -> ExitCode {
    ExitCode::from(bug::guarded(|| match cli::run(std::env::args_os()) {
        cli::Outcome::Exit(code) => code,
        cli::Outcome::Screen(_) => 0,
    }))
}
