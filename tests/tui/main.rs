//! The terminal interface as its user meets it: keys in, screens and files out; no terminal is needed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod advising;
mod app;
mod appointments;
mod config_keys;
mod filtering;
mod forms;
mod holding;
mod holding_again;
mod hostile;
mod looking;
mod moving;
mod pasting;
mod picture;
mod presenting;
mod recording;
mod reloading;
#[path = "../common/roster.rs"]
mod roster;
mod saving;
mod screens;
mod sealing;
mod sizes;
mod splitting;
mod telling;
mod triage;
mod why;
