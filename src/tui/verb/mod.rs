//! What can be done to topics, one verb per file: each turns the selection into an edit, at once or after
//! a prompt.

mod agenda;
mod appointment;
mod call;
mod capture;
mod carry;
mod change;
mod close;
mod concern;
mod defer;
mod fields;
mod filter;
mod hold;
mod hold_close;
mod hold_notes;
mod hold_session;
mod hold_steps;
mod hold_tick;
mod look_back;
mod open;
mod park;
mod record;
mod reload;
mod reorder;
mod seal;
mod search;
mod split;
mod story;
mod tick;
mod tick_entry;
mod title;
mod undo;
mod write;

pub use appointment::{move_meeting, moved, skip};
pub use call::{because, broadcast, private, private_with};
pub use capture::{capture, capture_lines, captured};
pub use carry::carry;
pub use change::{refresh, sentence};
pub use close::{done, done_for_all, give_up};
pub use concern::{concern, concerned};
pub use defer::{defer, deferred};
pub use fields::{fields, save_fields};
pub use filter::{filter, filtered, narrow};
pub use hold::{hold, leave};
pub use hold_close::{ask_to_close, close_meeting};
pub use hold_notes::{attendance, decide, decided, note, noted, promise, promised};
pub use hold_session::{ask_about_unfinished, forget, found, not_held, resume, tell_meanwhile};
pub use hold_steps::{
    absent, carry_item, extend, next_item, park_item, pause, put_on, shift_item, step_back,
};
pub use hold_tick::tick_held;
pub use look_back::look_back_on;
pub use open::{open, open_member, open_topic, opens};
pub use park::park;
pub use record::remember;
pub use reload::reload;
pub use reorder::reorder;
pub use seal::{seal, sealed};
pub use search::{search, seek, seeks};
pub use split::{split, split_as};
pub use tick::{dismiss, tick};
pub use tick_entry::{dismiss_entry, tick_entry};
pub use title::{title, titled};
pub use undo::{redo, undo};
pub use write::write;
