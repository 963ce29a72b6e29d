//! songsheet plans a team's meetings.
//!
//! It loads a roster and a backlog of topics from TOML, routes each topic to the team meeting or to a
//! 1-1 by the practices of an article about 1-1 meetings at scale, says why, and lays out the week's
//! agendas. Data flows one way: text of the files → [`store`] → [`domain`] → [`classify`] → [`plan`] →
//! [`share`], [`cli`] or [`tui`]; edits flow back as data and become splices of the text.

pub mod bug;
pub mod cells;
pub mod classify;
pub mod cli;
pub mod clock;
pub mod config;
pub mod desk;
pub mod domain;
pub mod escape;
pub mod hold;
pub mod import;
pub mod keys;
mod letters;
pub mod plan;
pub mod share;
pub mod start;
pub mod store;
pub mod tui;
