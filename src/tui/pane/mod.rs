//! The lists on the screen, as rows: what each holds, in which order and how many lines each row takes.
//! Colours and drawing do not belong here.

mod cursor;
mod held;
mod list;
mod one_on_ones;
mod rows;
mod team;
mod text;
mod topics;
mod wording;

pub use cursor::{Cursor, left_out, on_screen};
pub use held::{
    Aside, HeldRow, NOT_FOR_ALL, Spot, action_for_all, held_rows, notes_now, promise_is_for_all,
    title_for_all,
};
pub use list::{Keep, List};
pub use one_on_ones::{OneOnOneRow, begun, one_on_one_rows};
pub use rows::{Density, ItemLines, item_lines};
pub use team::{TeamRow, team_rows};
pub use text::{ONE_ON_ONE_INDENT, Room, TEAM_INDENT, THE_MANAGER, YOU};
pub use topics::{Place, Section, TopicRow, topic_rows};
pub use wording::{hear, item_details, meeting_time, place, promise, suggested, waiting_for};

use crate::domain::TopicKey;
pub use crate::share::words::that_week;

/// What a selected row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A topic.
    Topic(TopicKey),
    /// One of the plan's 1-1s, by its place among them.
    Member(usize),
    /// What somebody has to hear in the 1-1 at this place, by its place there.
    Hear(usize, usize),
    /// What was promised between the two of the 1-1 at this place, by its place there.
    Promise(usize, usize),
    /// What was promised to the team, by its place on the team agenda.
    TeamPromise(usize),
    /// A meeting of the week that is not held, by its place among them.
    Off(usize),
    /// The question that is suggested for the 1-1 at this place.
    Suggested(usize),
    /// Something in the meeting that is being held.
    Held(Spot),
    /// A line of a page that looks back or ahead.
    Line,
}

/// A row of a list.
pub trait Row {
    /// What it stands for; headings and such cannot be selected and stand for nothing.
    fn target(&self) -> Option<Target>;
}
