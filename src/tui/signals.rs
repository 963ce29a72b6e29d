//! Signals become messages; when nobody can act on the message any more, the process ends from here.

#[cfg(unix)]
pub use unix::{Ending, hang_up, suspend, watch};

#[cfg(unix)]
mod unix {
    use std::sync::mpsc::SyncSender;
    use std::time::Duration;
    use std::{io, process, thread};

    use signal_hook::consts::{
        SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
        SIGXCPU,
    };
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::{emulate_default_handler, raise};

    use super::super::message::Message;
    use super::super::terminal;
    use crate::store::while_none_starts;

    /// How long the program may take to finish its saves after it was told to end. Reading from a
    /// terminal that is gone never comes back by itself, so that somebody has to keep the time.
    const GRACE: Duration = Duration::from_millis(1500);

    /// How long a terminal may take to be given back when the process is ending.
    const LAST_WORDS: Duration = Duration::from_millis(200);
    /// What ends a process that does not mind it. What a shell sends comes first; the others are here so
    /// that they leave no terminal behind in which nothing that is typed can be seen.
    const ENDINGS: [i32; 10] =
        [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU];

    /// The signal that told the program to end.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Ending(i32);

    impl Ending {
        /// Ends the process as the signal would have, so that whoever sent it sees it obeyed.
        pub fn die(self) -> ! {
            terminal::restore_within(LAST_WORDS);
            let _ = emulate_default_handler(self.0);
            process::exit(128 + self.0)
        }
    }

    /// Starts the thread that turns signals into messages.
    pub fn watch(messages: SyncSender<Message>) -> io::Result<()> {
        let mut signals = Signals::new(ENDINGS.into_iter().chain([SIGTSTP, SIGCONT]))?;
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

    /// The terminal is gone, and no signal has come to say so: it went to a shell that did not mind it.
    pub fn hang_up(messages: &SyncSender<Message>) {
        end(messages, SIGHUP);
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
pub use elsewhere::{Ending, hang_up, suspend, watch};

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

    /// The terminal is gone.
    pub fn hang_up(messages: &SyncSender<Message>) {
        let _ = messages.try_send(Message::InputLost);
    }

    /// There is no shell to go back to.
    pub fn suspend() -> bool {
        false
    }
}
