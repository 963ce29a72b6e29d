//! What can be done to topics, one verb per file: each turns the selection into an edit, at once or after
//! a prompt.

mod agenda;
mod call;
mod capture;
mod carry;
mod change;
mod close;
mod concern;
mod defer;
mod fields;
mod filter;
mod park;
mod record;
mod reload;
mod reorder;
mod split;
mod story;
mod tick;
mod title;
mod undo;
mod write;

pub use call::{because, broadcast, private, private_with};
pub use capture::{capture, capture_lines, captured};
pub use carry::carry;
pub use change::{refresh, sentence};
pub use close::{done, done_for_all, give_up};
pub use concern::{concern, concerned};
pub use defer::{defer, deferred};
pub use fields::{fields, save_fields};
pub use filter::{filter, filtered, narrow};
pub use park::park;
pub use record::remember;
pub use reload::reload;
pub use reorder::reorder;
pub use split::{split, split_as};
pub use tick::{dismiss, tick};
pub use title::{title, titled};
pub use undo::{redo, undo};
pub use write::write;
