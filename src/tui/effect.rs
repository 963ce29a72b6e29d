//! What is to be done outside of the model.

use std::sync::Arc;

use super::signals::Ending;
use super::worker::Task;
use crate::domain::{Log, Team};

/// Something that [`super::update`] wants done.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Save a change.
    Save(Task),
    /// Save what an earlier process could not save.
    TakeOver,
    /// Forget what an earlier process could not save.
    ForgetUnsaved,
    /// Try again to save what could not be saved.
    Retry,
    /// Make the change that stands against somebody else's all the same.
    Overrule,
    /// Give up the change that stands against somebody else's, and save the rest.
    Discard,
    /// Read the files again.
    Reload,
    /// Read the log.
    ReadLogs,
    /// Make the index by which the log is searched.
    Index(Arc<Log>, Box<Team>),
    /// Draw the next frame whole: the terminal may show anything.
    Redraw,
    /// Give the terminal to the shell for a while.
    Suspend,
    /// Take the terminal over again after somebody stopped and continued the program.
    ComeBack,
    /// End; everything is saved or has been given up.
    Quit,
    /// End, since the terminal can no longer be read.
    NoInput,
    /// End as a signal asks for, after what is being saved.
    Die(Ending),
}
