//! The log's files: `log/2026-W48.toml` says what the team meetings of that week covered,
//! `private/log/2026-W48.toml` what its 1-1s did.
//!
//! A file with an error is told, counts for nothing and is left alone; the others are read without it. A
//! [`LogEdit`] is a splice of one file: what it is not about stays as it is, byte for byte.

mod edit;
mod example;
mod file;
mod keeper;
mod load;
mod note;
mod people;
mod place;
mod read;
mod render;
mod rewrite;
mod save;
mod session;
mod splice;
mod stray;
mod told;

pub use edit::{LogEdit, LogError};
pub use keeper::{FoundSession, Meanwhile, SessionDone, SessionKeeper, SessionStep};
pub use load::Logs;
pub(super) use note::{LogNote, says_already};
pub use save::{Logged, log, log_on};
pub use session::{read_session, remove_session, write_session, write_session_on};

pub use place::LOG_FOLDER;
pub(super) use place::week_of;
pub(super) use stray::strays;
