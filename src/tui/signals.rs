//! Signals become messages; when nobody can act on the message any more, the process ends from here.

#[cfg(unix)]
pub use unix::{Ending, suspend, watch};

#[cfg(unix)]
mod unix {
    use std::sync::mpsc::SyncSender;
    use std::time::Duration;
    use std::{io, process, thread};

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use super::super::message::Message;
    use super::super::terminal;
    use crate::store::while_none_starts;

    /// How long the program may take to finish its saves after it was told to end. Reading from a
    /// terminal that is gone never comes back by itself, so that somebody has to keep the time.
    const GRACE: Duration = Duration::from_millis(1500);

    /// The signal that told the program to end.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Ending(i32);

    impl Ending {
        /// Ends the process as the signal would have, so that whoever sent it sees it obeyed.
        pub fn die(self) -> ! {
            terminal::restore();
            let _ = emulate_default_handler(self.0);
            process::exit(128 + self.0)
        }
    }

    /// Starts the thread that turns signals into messages.
    pub fn watch(messages: SyncSender<Message>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => pass(&messages, Message::StopAsked),
                    SIGCONT => pass(&messages, Message::Continued),
                    _ => end(&messages, signal),
                }
            }
        })?;
        Ok(())
    }

    /// Passes a message on without ever waiting: a full queue means that the program is busy and will
    /// draw again anyway.
    fn pass(messages: &SyncSender<Message>, message: Message) {
        let _ = messages.try_send(message);
    }

    fn end(messages: &SyncSender<Message>, signal: i32) {
        pass(messages, Message::EndAsked(Ending(signal)));
        thread::spawn(move || {
            thread::sleep(GRACE);
            Ending(signal).die();
        });
    }

    /// Stops the process until it is continued; gives back whether there is a shell to go back to.
    pub fn suspend() -> bool {
        let group = rustix::process::getpgrp();
        if rustix::process::getsid(None).is_ok_and(|session| session == group) {
            return false;
        }
        // The whole group stops, as it would with Ctrl-Z: a script around songsheet stops with it.
        while_none_starts(|| {
            rustix::process::kill_current_process_group(rustix::process::Signal::STOP).is_ok()
                || raise(signal_hook::consts::SIGSTOP).is_ok()
        })
    }
}

#[cfg(not(unix))]
pub use elsewhere::{Ending, suspend, watch};

#[cfg(not(unix))]
mod elsewhere {
    use std::io;
    use std::sync::mpsc::SyncSender;

    use super::super::message::Message;

    /// There are no signals that end the program here.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Ending {}

    impl Ending {
        /// Never called.
        pub fn die(self) -> ! {
            match self {}
        }
    }

    /// There are no signals to watch.
    pub fn watch(_: SyncSender<Message>) -> io::Result<()> {
        Ok(())
    }

    /// There is no shell to go back to.
    pub fn suspend() -> bool {
        false
    }
}
