//! What can be done with the keyboard: the table of actions, and which key does what where.
//!
//! The screen goes by it, and whoever checks the config. Knows no screen and no topics.

pub mod actions;
pub mod keymap;
mod setting;

pub use setting::keymap_of;
