//! What a manager may rely on in the plan of a week.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod calendar;
mod canary;
mod ledger;
mod logs;
mod looking;
mod placing;
mod properties;
mod weeks;
mod world;
