//! The built program in a real terminal: what a user sees, and what is left behind when it is gone.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod ending;
mod flooding;
mod holding;
mod leaving;
mod presenting;
mod pty;
mod surroundings;
mod surviving;
mod using;
