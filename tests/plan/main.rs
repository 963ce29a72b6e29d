//! What a manager may rely on in the plan of a week.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod canary;
mod placing;
mod properties;
mod weeks;
mod world;
