//! Files and lines that are broken, strange or meant to harm: what songsheet makes of any of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs
)]

mod checks;
mod files;
mod limits;
mod replay;
mod run;
