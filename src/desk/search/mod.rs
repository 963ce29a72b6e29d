//! Searches the log: what was said, decided and promised, and in which meeting.
//!
//! `query` reads what is asked for, `index` has the words of the whole log side by side, `fold` makes words of
//! text that are the same in upper and lower case, with accents and without.

mod fold;
mod index;
mod query;

pub use index::{Found, Index};
pub use query::{Query, QueryError};
