//! `songsheet man`: the manual page.

use std::io::{self, Write};

use clap::CommandFactory as _;

use super::args::{AFTER_HELP, CommandLine};
use super::failure::Failure;
use super::page::Page;

/// What `man` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet man | man -l -
  songsheet man > ~/.local/share/man/man1/songsheet.1")]
pub struct Args {}

/// Prints the manual page: the program, then each of its commands.
pub fn run(page: &mut Page<'_>) -> Result<(), Failure> {
    let mut roff = Vec::new();
    let mut command = CommandLine::command().term_width(78);
    command.build();
    let manual = clap_mangen::Man::new(command.clone());
    manual.render_title(&mut roff)?;
    manual.render_name_section(&mut roff)?;
    manual.render_synopsis_section(&mut roff)?;
    manual.render_description_section(&mut roff)?;
    manual.render_options_section(&mut roff)?;
    commands(&mut command, &mut roff)?;
    writeln!(roff, ".SH EXAMPLES")?;
    verbatim(AFTER_HELP, &mut roff)?;
    Ok(page.as_laid_out(&roff)?)
}

/// One section for each command, with its help as it is.
fn commands(command: &mut clap::Command, roff: &mut impl Write) -> io::Result<()> {
    writeln!(roff, ".SH COMMANDS")?;
    for sub in command.get_subcommands_mut().filter(|sub| sub.get_name() != "help") {
        writeln!(roff, ".SS {}", sub.get_name())?;
        let mut own = sub.clone().mut_args(hide_known);
        verbatim(&own.render_help().to_string(), roff)?;
    }
    Ok(())
}

/// Hides what stands in the section on all commands.
fn hide_known(arg: clap::Arg) -> clap::Arg {
    let known = arg.is_global_set() || arg.get_id() == "help";
    arg.hide(known)
}

/// Text whose line breaks and spaces are kept.
fn verbatim(text: &str, roff: &mut impl Write) -> io::Result<()> {
    writeln!(roff, ".nf")?;
    for line in text.lines() {
        let escaped = line.replace('\\', "\\\\").replace('-', "\\-");
        let guard = if escaped.starts_with(['.', '\'']) { "\\&" } else { "" };
        writeln!(roff, "{guard}{escaped}")?;
    }
    writeln!(roff, ".fi")
}
