//! The manager's words as plain values: people, meetings in the calendar, and topics.
//!
//! Nothing here reads files, knows the time of day or draws; a value that exists is a valid one.

mod article;
mod calendar;
mod exception;
mod log;
mod team;
mod topic;
mod zone;

pub use article::{Practice, Principle};
pub use calendar::{Cadence, DateRange, Minutes, Week, parse_time, parse_weekday, weekday_name};
pub use exception::{Exception, Instead};
pub use log::{Action, Log, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Suggestion, Told};
pub use team::{Handle, Member, Mistakes, OneOnOneRhythm, Team, TeamMeetingRhythm};
pub use topic::{
    CONFIDENTIAL_TAGS, Call, Drawer, Kind, MOST_CALLS, Priority, Route, Topic, TopicId, TopicKey, With,
};
pub use zone::Zone;
