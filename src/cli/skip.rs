//! `songsheet skip`: one meeting is not held.

use crate::desk::Desk;

use super::appointment::{self, Args};
use super::failure::Failure;
use super::session::Session;

/// Skips the meeting, and says where its topics go.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    appointment::run(args, session, Desk::skip_meeting)
}
