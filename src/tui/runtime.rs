//! The loop: waits for messages, lets the model change, does what it asks for, and draws.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use chrono::Timelike as _;
use ratatui::layout::Size;

use super::effect::Effect;
use super::message::Message;
use super::model::{Model, Tone};
use super::signals::{self, Ending};
use super::terminal::Screen;
use super::update::update;
use super::view;
use super::worker::{Handle, Job};
use crate::bug;
use crate::clock::Clock;

/// After this time without a message the date is looked at.
const LOOK_AT_THE_DATE: Duration = Duration::from_secs(30);
/// A second has so many.
const NANOSECONDS: u32 = 1_000_000_000;
/// So many messages are worked off at most before a frame is drawn.
const BETWEEN_FRAMES: usize = 1000;
/// How long saves may take when the program is told to end.
const LAST_SAVES: Duration = Duration::from_millis(1200);

/// How the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The user left.
    Quit,
    /// A signal asked for it.
    Signal(Ending),
}

/// What the loop works with.
#[derive(Debug)]
pub struct Runtime {
    /// The terminal.
    pub screen: Screen,
    /// The messages that come in.
    pub messages: Receiver<Message>,
    /// The thread that saves and reads files.
    pub files: Handle,
    /// The clock.
    pub clock: Clock,
}

impl Runtime {
    /// Runs until the user leaves or a signal ends it; all saves are finished then, or have failed.
    pub fn run(mut self, model: &mut Model) -> io::Result<End> {
        for job in [Job::LookAround, Job::FindUnsaved, Job::ReadLogs, Job::ReadSession] {
            self.files.ask(job);
        }
        update(model, Message::Now(self.clock.now()));
        // A bug on the screen must not cost what is just being saved.
        let end = catch_unwind(AssertUnwindSafe(|| self.until_end(model)));
        self.files.finish(LAST_SAVES);
        end.unwrap_or_else(|bug| resume_unwind(bug))
    }

    fn until_end(&mut self, model: &mut Model) -> io::Result<End> {
        loop {
            let mut seen = Size::ZERO;
            self.screen.draw(|frame| {
                seen = frame.area().as_size();
                view::draw(model, frame);
            })?;
            // Keys are meant for the size that is seen, whose message may still be on its way.
            if seen != model.window.size {
                if let Some(end) = self.react(Message::Resized(seen), model)? {
                    return Ok(end);
                }
                continue;
            }
            let first = match self.messages.recv_timeout(self.patience(model)) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => Message::Now(self.clock.now()),
                Err(RecvTimeoutError::Disconnected) => return Ok(End::Quit),
            };
            if let Some(end) = self.take_in(first, model)? {
                return Ok(end);
            }
        }
    }

    /// How long to wait for a message: while the seconds count, until the next one.
    fn patience(&self, model: &Model) -> Duration {
        if !model.counts_seconds() || self.clock.stands_still() {
            return LOOK_AT_THE_DATE;
        }
        let nanoseconds = self.clock.now().nanosecond() % NANOSECONDS;
        Duration::from_nanos(u64::from(NANOSECONDS - nanoseconds))
    }

    /// Works off a message and those that came in meanwhile. What happens in a meeting happens at a time.
    fn take_in(&mut self, first: Message, model: &mut Model) -> io::Result<Option<End>> {
        bug::provoke("update");
        update(model, Message::Now(self.clock.now()));
        let mut next = Some(first);
        for _ in 0..BETWEEN_FRAMES {
            let Some(message) = next.take() else { break };
            if let Some(end) = self.react(message, model)? {
                return Ok(Some(end));
            }
            next = self.messages.try_recv().ok();
        }
        Ok(None)
    }

    fn react(&mut self, message: Message, model: &mut Model) -> io::Result<Option<End>> {
        for effect in update(model, message) {
            if let Some(end) = self.perform(effect, model)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn perform(&mut self, effect: Effect, model: &mut Model) -> io::Result<Option<End>> {
        match effect {
            Effect::Save(task) => self.files.save(task),
            Effect::TakeOver => self.files.ask(Job::TakeOver),
            Effect::ForgetUnsaved => self.files.ask(Job::ForgetUnsaved),
            Effect::Retry => self.files.ask(Job::Retry),
            Effect::Overrule => self.files.ask(Job::Overrule),
            Effect::Discard => self.files.ask(Job::Discard),
            Effect::Reload => self.files.ask(Job::Reload),
            Effect::ReadLogs => self.files.ask(Job::ReadLogs),
            Effect::Index(log, team) => self.files.ask(Job::Index(log, team)),
            Effect::Redraw => self.screen.forget(),
            Effect::ComeBack => self.screen.come_back()?,
            Effect::Suspend => self.suspend(model)?,
            Effect::Quit => return Ok(Some(End::Quit)),
            Effect::NoInput => return Err(io::Error::other("it can no longer be read")),
            Effect::Die(ending) => return Ok(Some(End::Signal(ending))),
        }
        Ok(None)
    }

    fn suspend(&mut self, model: &mut Model) -> io::Result<()> {
        self.screen.leave()?;
        let stopped = signals::suspend();
        self.screen.come_back()?;
        if stopped {
            self.files.ask(Job::Reload);
        } else {
            model.say(Tone::Plain, "There is no shell to go back to");
        }
        Ok(())
    }
}
