//! The files: where they are, what they say, what is wrong with them, and how an edit changes them.
//!
//! All of the file system but the config file is touched here. Knows nothing of verdicts, agendas and
//! terminals.

mod across;
mod backups;
mod block;
mod calls;
mod check;
mod children;
mod comments;
pub(crate) mod diagnostic;
pub mod disk;
mod document;
mod edit;
mod export;
mod exposure;
mod field;
pub(crate) mod files;
mod foreign;
mod id;
mod init;
mod journal;
mod log;
mod place;
pub(crate) mod report;
pub mod save;
pub(crate) mod schema;
mod sealing;
mod split;
pub(crate) mod suggest;
mod team;
mod watch;
mod workspace;

pub use backups::{Backup, Keeping};
pub use calls::Calls;
pub use children::while_none_starts;
pub use diagnostic::{Diagnostic, Severity};
pub use edit::{Applied, Change, Edit, EditError};
pub use export::{ExportError, export};
pub use exposure::{commits_of, exposures};
pub use field::{Shape, TopicField, Value};
pub use files::{exists, text_of};
pub use foreign::read_foreign;
pub use init::{InitError, Made, init};
pub use journal::{Journal, LeftBehind, Note, Pending, Unsaved};
pub use log::{
    FoundSession, LOG_FOLDER, LogEdit, LogError, Logged, Logs, Meanwhile, SessionDone, SessionKeeper,
    SessionStep, log, log_on, read_session, remove_session, write_session, write_session_on,
};
pub use place::{Candidate, PRIVATE_FOLDER, Place, Reason, Search, TEAM_FILE, TOPICS_FILE};
pub use team::{AppliedTeam, TeamEdit, TeamEditError};
pub use watch::{Seen, Watch, WatchError};
pub use workspace::{Texts, Workspace};
