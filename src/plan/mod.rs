//! Which meetings a week has and what is talked about in each.
//!
//! Pure: from the team, the routed topics and the date to agendas. No files, no terminal.

mod advice;
mod agenda;
mod basis;
mod calendar;
mod coming;
mod coverage;
mod economics;
mod errand;
mod errands;
mod forecast;
mod item;
mod ledger;
mod look_back;
mod make;
mod order;
mod promises;
mod rescue;
mod series;
mod suggestion;
mod timebox;

pub use advice::Advice;
pub use agenda::{
    Meeting, MeetingOff, Names, OneOnOneAgenda, Overflow, Plan, Slot, TeamAgenda, Undecided, Waiting,
    WaitingFor,
};
pub use basis::Basis;
pub use calendar::{
    MeetingDay, NotHeld, last_one_on_one, last_team_meeting, next_one_on_one, next_team_meeting, next_turn,
    nobody_meets, one_on_one, team_meeting, team_meeting_day, week_to_plan,
};
pub use coming::Condition;
pub use coverage::{Coverage, PRIVATE_PRACTICES, Share, Standing};
pub use economics::Economics;
pub use errands::concerned;
pub use forecast::{Expected, Filled, Forecast};
pub use item::{BroadcastItem, ItemText, PrivateItem, kind_of, minutes_of};
pub use ledger::{Ledger, MUST_HEAR_MINUTES, MustHear};
pub use look_back::{Caught, HeldMeeting, LookBack, Nudge, week_to_look_back_on};
pub use promises::{Promise, TeamPromise};
pub use rescue::Rescue;
pub use suggestion::{Asked, Suggested};
