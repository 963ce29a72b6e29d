//! What both faces of the program rely on: finding, changing, undoing, and who gets to see what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod capturing;
mod changing;
mod closing;
mod finding;
mod history;
mod learning;
#[path = "../common/roster.rs"]
mod roster;
mod routing;
mod searching;
mod splitting;
mod world;
