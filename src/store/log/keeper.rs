//! Who holds the meeting whose session is kept: one window at a time, known by a lock that ends with its process. So
//! a meeting that another window holds is told from one that a crash left behind.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::edit::LogError;
use super::save::{Kept, Logged, change};
use super::session::{read_session, remove_session, write_session};
use crate::domain::Drawer;
use crate::store::disk::{Access, Disk, RealDisk};
use crate::store::{Diagnostic, Place};

/// What is found of a meeting before one is held here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundSession {
    /// No meeting is being held.
    Nothing,
    /// A meeting was left behind, with this text; it is this window's to settle now.
    Left(String),
    /// Another window holds a meeting, with this text.
    Elsewhere(String),
}

/// What becomes of the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionStep {
    /// A meeting begins.
    Begin(String),
    /// A meeting that was left behind goes on.
    Resume(String),
    /// The meeting that is held has come further.
    Keep(String),
    /// The meeting is over, or is given up.
    Forget,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionDone {
    /// It is kept.
    Kept(Logged, Option<Meanwhile>),
    /// Another meeting was left behind, with this text, and nothing was written over it.
    Left(String),
    /// Another window holds a meeting.
    Elsewhere,
}

/// What somebody else did to the file while the meeting was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meanwhile {
    /// They took it away.
    Gone,
    /// They wrote something else, which is kept in this file.
    Changed(PathBuf),
}

/// The lock of the window that holds a meeting; nothing is in it where the file system knows no locks.
#[derive(Debug)]
struct Lock {
    _file: Option<File>,
}

/// So many texts of others are put aside; from then on the last of them is written over.
const MOST_ASIDE: u32 = 1000;

/// Keeps the session of the meeting that this window holds.
#[derive(Debug)]
pub struct SessionKeeper {
    place: Place,
    /// As long as it is there, no other window holds a meeting.
    lock: Option<Lock>,
    /// What the file says as far as this window knows.
    known: Option<String>,
}

impl SessionKeeper {
    /// A keeper for a window that holds no meeting yet.
    pub fn of(place: &Place) -> Self {
        Self { place: place.clone(), lock: None, known: None }
    }

    /// Looks for a meeting that is being held, or was when songsheet ended. What was left behind is from now on
    /// this window's to settle.
    pub fn find(&mut self) -> Result<FoundSession, Diagnostic> {
        let Some(text) = read_session(&self.place)? else { return Ok(FoundSession::Nothing) };
        if !self.lock().unwrap_or(true) {
            return Ok(FoundSession::Elsewhere(text));
        }
        // Whoever held it may have closed it before the lock was free.
        self.known = read_session(&self.place)?;
        if let Some(text) = &self.known {
            return Ok(FoundSession::Left(text.clone()));
        }
        self.lock = None;
        Ok(FoundSession::Nothing)
    }

    /// Does a step.
    pub fn step(&mut self, step: &SessionStep) -> Result<SessionDone, LogError> {
        match step {
            _ if self.place.is_example() => Ok(SessionDone::Kept(Logged::IN_MEMORY, None)),
            SessionStep::Begin(text) => self.begin(text, false),
            SessionStep::Resume(text) => self.begin(text, true),
            SessionStep::Keep(text) => self.keep(text),
            SessionStep::Forget => self.forget(),
        }
    }

    fn begin(&mut self, text: &str, again: bool) -> Result<SessionDone, LogError> {
        if !self.lock()? {
            return Ok(SessionDone::Elsewhere);
        }
        match self.read()? {
            Some(left) if !again && left != text => {
                self.lock = None;
                Ok(SessionDone::Left(left))
            }
            there => {
                self.known = there;
                let logged = self.write(text)?;
                // The folder may not have been there before.
                if self.lock()? { Ok(SessionDone::Kept(logged, None)) } else { Ok(SessionDone::Elsewhere) }
            }
        }
    }

    /// A window that holds no meeting has nothing to keep: its first step was refused.
    fn keep(&mut self, text: &str) -> Result<SessionDone, LogError> {
        if self.lock.is_none() {
            return Ok(SessionDone::Kept(Logged::AS_IT_WAS, None));
        }
        let meanwhile = self.meanwhile()?;
        Ok(SessionDone::Kept(self.write(text)?, meanwhile))
    }

    fn forget(&mut self) -> Result<SessionDone, LogError> {
        if !self.lock()? {
            return Ok(SessionDone::Kept(Logged::AS_IT_WAS, None));
        }
        let changed = self.meanwhile()?.filter(|meanwhile| *meanwhile != Meanwhile::Gone);
        remove_session(&self.place)?;
        (self.known, self.lock) = (None, None);
        Ok(SessionDone::Kept(Logged { changed: true, ..Logged::AS_IT_WAS }, changed))
    }

    fn write(&mut self, text: &str) -> Result<Logged, LogError> {
        let logged = write_session(&self.place, text)?;
        self.known = Some(text.to_owned());
        Ok(logged)
    }

    fn read(&self) -> Result<Option<String>, LogError> {
        read_session(&self.place).map_err(|problem| LogError::Broken(vec![problem]))
    }

    /// What somebody else did to the file since this window wrote it; a text of theirs is put aside.
    fn meanwhile(&self) -> Result<Option<Meanwhile>, LogError> {
        match self.read()? {
            now if now == self.known => Ok(None),
            None => Ok(Some(Meanwhile::Gone)),
            Some(theirs) => self.put_aside(&theirs).map(Meanwhile::Changed).map(Some),
        }
    }

    fn put_aside(&self, text: &str) -> Result<PathBuf, LogError> {
        let name = |nth: u32| self.place.session_file().with_file_name(format!("hold-other-{nth}.toml"));
        let free = |file: &PathBuf| !file.exists();
        let file = (1..MOST_ASIDE).map(name).find(free).unwrap_or_else(|| name(MOST_ASIDE));
        change(&RealDisk, &self.place, (&file, Drawer::Private), Kept::Nothing, |_| {
            Ok(Some(text.to_owned()))
        })?;
        Ok(file)
    }

    /// Takes the lock; whether this window has it. Without the folder there is nothing to hold.
    fn lock(&mut self) -> Result<bool, LogError> {
        let file = self.place.session_lock();
        if self.lock.is_some() || file.parent().is_some_and(|folder| !folder.exists()) {
            return Ok(true);
        }
        // Made for the user's eyes alone, before it is opened as a lock.
        let _ = RealDisk.create(&file, Access::OwnerOnly);
        match RealDisk.lock(&file, Duration::ZERO) {
            Ok(lock) => {
                self.lock = Some(Lock { _file: lock });
                Ok(true)
            }
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Ok(false),
            Err(error) => Err(LogError::Io { file, error }),
        }
    }
}
