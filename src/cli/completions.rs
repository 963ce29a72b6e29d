//! `songsheet completions`: completions for a shell.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::args::CommandLine;
use super::failure::Failure;
use super::page::Page;

/// What `completions` is asked for.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  songsheet completions bash > ~/.local/share/bash-completion/completions/songsheet
  songsheet completions zsh > ~/.zfunc/_songsheet
  songsheet completions fish > ~/.config/fish/completions/songsheet.fish")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Prints the shell's completion script.
pub fn run(args: &Args, page: &mut Page<'_>) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut CommandLine::command(), "songsheet", &mut script);
    Ok(page.as_laid_out(&script)?)
}
