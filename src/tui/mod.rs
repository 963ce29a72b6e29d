//! The terminal interface: event → [`message::Message`] → [`update::update`] of the [`model::Model`] →
//! [`effect::Effect`]s, which the loop in `runtime` carries out, and [`view::draw`] of the result.
//!
//! Only `runtime`, `terminal`, `input`, `signals` and `worker` touch the world; all else is pure. What can
//! be done is in [`actions`], how it is done in `verb`, where things stand on the screen in [`layout`].
//! Verdicts, agendas and edits are made elsewhere.

mod advice;
pub mod effect;
mod field;
mod filter;
mod form;
mod input;
pub mod layout;
pub mod message;
pub mod model;
mod pane;
mod presence;
mod prompt;
mod question;
mod runtime;
mod settings;
mod sight;
mod signals;
mod steady;
mod terminal;
pub mod theme;
pub mod update;
mod verb;
pub mod view;
pub mod worker;

use std::io;
use std::path::Path;
use std::sync::mpsc::{self, SyncSender};

use crossterm::terminal::size;
use ratatui::layout::Size;

use self::message::Message;
use self::model::Model;
use self::runtime::{End, Runtime};
pub use self::settings::{Look, Settings};
use self::terminal::Screen;
use self::theme::TerminalColours;
use self::worker::{Handle, WatchedFiles, Worker};
use crate::clock::Clock;
use crate::config::Config;
use crate::keys::{actions, keymap};
use crate::store::{Diagnostic, Journal, Place, Seen, Watch, Workspace};

/// So many messages may wait; who sends more waits until the loop has caught up.
const WAITING_MESSAGES: usize = 4096;

/// Why the terminal interface could not run.
#[derive(Debug)]
pub enum TuiError {
    /// The config's `[keys]` cannot be followed.
    Keys(Vec<Diagnostic>),
    /// The terminal cannot be used.
    Terminal(io::Error),
}

/// Opens the screen on a workspace and gives the terminal back when the user leaves.
///
/// Told to end by a signal, it finishes what is being saved and ends the process as the signal would.
pub fn run(place: &Place, config: &Config, clock: Clock) -> Result<(), TuiError> {
    let colours = TerminalColours::from_environment(|name| std::env::var(name).ok());
    let look = Look::of(config, &colours).map_err(TuiError::Keys)?;
    let folder = place.team_file().parent().map(Path::to_owned);
    let settings = Settings { routing: config.routing.value.clone(), today: clock.today(), folder };
    match screen(place, look, settings, clock).map_err(TuiError::Terminal)? {
        End::Quit => Ok(()),
        End::Signal(ending) => ending.die(),
    }
}

fn screen(place: &Place, look: Look, settings: Settings, clock: Clock) -> io::Result<End> {
    let loaded = Workspace::load(place);
    let known = loaded.as_ref().ok().cloned();
    let (width, height) = size()?;
    let mut model = Model::new(look, settings, Size::new(width, height), loaded);
    update::settle(&mut model);
    let (sender, messages) = mpsc::sync_channel(WAITING_MESSAGES);
    // From here on no signal ends the process before the terminal is given back.
    signals::watch(sender.clone())?;
    let screen = Screen::open()?;
    input::watch(sender.clone(), model.window.size)?;
    let watch = watch(place, known.as_ref(), &sender);
    let worker = Worker::new(WatchedFiles::new(place.clone(), watch), known.as_ref());
    let files = Handle::start(worker, Journal::of(place), sender)?;
    Runtime { screen, messages, files, clock }.run(&mut model)
}

/// Watches the files for what others write. Where that is not possible, they are read again when the
/// terminal's window becomes the active one.
fn watch(place: &Place, known: Option<&Workspace>, messages: &SyncSender<Message>) -> Option<Watch> {
    let messages = messages.clone();
    // A full queue means that a frame is overdue; the next look at the files tells the same.
    let tell = move |seen: Seen| {
        if seen.topics {
            drop(messages.try_send(Message::FilesChanged));
        }
        if seen.log {
            drop(messages.try_send(Message::LogsChanged));
        }
    };
    Watch::start(place, known, tell).ok()
}
