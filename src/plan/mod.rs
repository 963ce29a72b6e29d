//! Which meetings a week has and what is talked about in each.
//!
//! Pure: from the team, the routed topics and the date to agendas. No files, no terminal.

mod agenda;

pub use agenda::{
    BroadcastItem, Meeting, OneOnOneAgenda, Overflow, Plan, PrivateItem, Slot, TeamAgenda, Undecided,
    Waiting, WaitingFor,
};
