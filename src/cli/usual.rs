//! `songsheet usual`: one meeting is held as its rhythm has it, after it was moved or skipped.

use crate::desk::Desk;

use super::appointment::{self, Args};
use super::failure::Failure;
use super::session::Session;

/// Takes back that the meeting was moved or skipped.
pub fn run(args: &Args, session: &mut Session<'_, '_>) -> Result<(), Failure> {
    appointment::run(args, session, Desk::usual_meeting)
}
