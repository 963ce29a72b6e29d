//! The command line as a whole: the flags that every command knows, and the list of commands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::start::Flags;

use super::{
    add, agenda, appointment, call, calls, carry, check, completions, defer, done, drop, edit, forecast,
    hold, import, init, log, look_back, man, move_meeting, park, paths, people, restore, seal, split,
    suggest, tick, told, triage, why,
};

/// Plans a team's meetings: routes each topic to the team meeting or to a 1-1, and says why.
#[derive(Debug, Parser)]
#[command(
    name = "songsheet",
    bin_name = "songsheet",
    version,
    max_term_width = 100,
    long_about = LONG_ABOUT,
    after_long_help = AFTER_HELP,
    after_help = "Without a command, songsheet opens its screen. `songsheet --help` tells more."
)]
pub struct CommandLine {
    /// What every command knows.
    #[command(flatten)]
    pub global: Global,

    /// Show the team agenda alone, for sharing the screen
    #[arg(long)]
    pub presenter: bool,

    /// What to do; the screen opens when nothing is asked for.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const LONG_ABOUT: &str = "\
Plans a team's meetings: routes each topic to the team meeting or to a 1-1, and says why.

Topics are captured in a line, each is routed to the team meeting (broadcast) or to a 1-1 (private) \
by the practices of an article about 1-1 meetings at scale, and the week's agendas stand side by side. \
What songsheet is not sure about stands on no agenda until you call it.

Without a command, songsheet opens its screen; when the output is not a terminal, it prints the week's \
plan as text.";

/// What stands below the help of the whole program.
pub const AFTER_HELP: &str = "\
A usual week:
  songsheet init ~/team                       make a workspace and fill in the roster
  songsheet add 'Checkout outage: what the alert missed #incident 15m'
  songsheet add 'Kim: what would a next step be @kim'
  songsheet triage --unsure                   what needs your call?
  songsheet call k7f2 broadcast
  songsheet agenda team --format markdown     to send out a day ahead
  songsheet agenda dana                       to prepare one 1-1
  songsheet done k7f2

A TOPIC is an id (k7f2), the beginning of one, or words of one title.

Exit codes: 0 fine, 1 something is wrong with your data or files,
2 the command line is wrong, 70 a bug in songsheet.";

/// The flags that every command knows.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The workspace: a folder with team.toml and topics.toml
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    pub dir: Option<PathBuf>,

    /// This roster instead of the workspace's
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub team: Option<PathBuf>,

    /// This backlog instead of the workspace's
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub topics: Option<PathBuf>,

    /// This configuration file
    #[arg(long, global = true, value_name = "FILE", help_heading = "Everywhere")]
    pub config: Option<PathBuf>,

    /// When to use colours; auto is on a terminal, unless `NO_COLOR` is set
    #[arg(
        long,
        global = true,
        value_name = "auto|always|never",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Everywhere"
    )]
    pub color: ColorChoice,
}

impl CommandLine {
    /// What the command line says about where things are.
    pub fn flags(&self) -> Flags {
        Flags {
            dir: self.global.dir.clone(),
            team: self.global.team.clone(),
            topics: self.global.topics.clone(),
            config: self.global.config.clone(),
            presenter: self.presenter,
        }
    }
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What songsheet is asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a workspace: a roster, a few topics, a .gitignore
    Init(init::Args),
    /// Write down a topic, and hear where it goes
    Add(add::Args),
    /// Take in topics from a list of another program
    Import(import::Args),
    /// Show every open topic with its route
    Triage(triage::Args),
    /// Say why a topic, or any text, goes where it goes
    Why(why::Args),
    /// Decide where a topic goes; your call wins over the rules
    Call(call::Args),
    /// Show what songsheet has learned from your calls
    Calls(calls::Args),
    /// Split a topic into a case study without names and a private part
    Split(split::Args),
    /// Move private topics out of the file that others read
    Seal(seal::Args),
    /// Show the agendas of a week
    Agenda(agenda::Args),
    /// Show who is overdue, and what 1-1s had room for
    People(people::Args),
    /// Show which meeting will have each topic
    Forecast(forecast::Args),
    /// Show what a week was like
    LookBack(look_back::Args),
    /// Suggest a question for a 1-1
    Suggest(suggest::Args),
    /// Mark a topic as talked about
    Done(done::Args),
    /// Note that a meeting was held, and what became of its topics
    Hold(hold::Args),
    /// Search what was said, decided and promised
    Log(log::Args),
    /// Tick off a promise
    Tick(tick::Args),
    /// Note that somebody has heard something
    Told(told::Args),
    /// Note that a meeting did not reach a topic
    Carry(carry::Args),
    /// Let a topic rest until a date
    Defer(defer::Args),
    /// Put a topic into the parking lot, or take it out
    Park(park::Args),
    /// Give a topic up
    Drop(drop::Args),
    /// Hold one meeting on another day of its week
    Move(move_meeting::Args),
    /// Skip one meeting
    Skip(appointment::Args),
    /// Hold one meeting as usual, after it was moved or skipped
    Usual(appointment::Args),
    /// Change fields of a topic
    Edit(edit::Args),
    /// List all problems of the workspace
    Check(check::Args),
    /// Bring back an earlier text of a file
    Restore(restore::Args),
    /// Say where the files are and why there
    Paths(paths::Args),
    /// Print completions for a shell
    Completions(completions::Args),
    /// Print the manual page
    Man(man::Args),
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound_and_all_of_it_is_explained() {
        let command = CommandLine::command();
        command.clone().debug_assert();
        for sub in command.get_subcommands() {
            assert!(sub.get_about().is_some(), "{} has no help", sub.get_name());
            let silent = sub.get_arguments().find(|arg| arg.get_help().is_none());
            assert!(silent.is_none(), "{}: {silent:?} has no help", sub.get_name());
        }
    }
}
