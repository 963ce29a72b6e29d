//! What agendas look like in a terminal, in a document and to a script.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod hostile;
mod html;
mod ics;
mod json;
mod markdown;
mod remembered;
mod slack;
mod text;
mod world;
