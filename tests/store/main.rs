//! The files of a workspace, as a user's editor, other programs and the file system treat them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(unix)]
mod backups;
mod corpus;
mod edit;
#[cfg(unix)]
mod faults;
mod init;
mod journal;
mod log;
#[cfg(unix)]
mod log_faults;
mod log_properties;
mod place;
mod properties;
mod save;
mod session;
mod support;
mod team;
mod watch;
