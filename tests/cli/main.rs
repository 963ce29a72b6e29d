//! The command line, tried as a user tries it: the built program in a folder of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod changing;
mod days;
mod fixture;
mod harness;
mod holding;
mod holding_again;
mod hostile;
mod importing;
mod killed;
mod leaks;
mod learning;
mod logging;
mod looking;
mod meetings;
mod outcomes;
mod parking;
mod reading;
mod restoring;
mod sealing;
mod splitting;
mod strangers;
mod surroundings;
mod trying;
mod usage;
mod workspace;
