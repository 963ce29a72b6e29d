//! What can happen to the model.

use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::KeyEvent;
use ratatui::layout::{Position, Size};

use super::signals::Ending;
use super::worker::Report;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has another size.
    Resized(Size),
    /// The terminal's window is the active one again.
    FocusGained,
    /// The shell wants the program to stop for a while.
    StopAsked,
    /// The program goes on after it was stopped.
    Continued,
    /// The program is told to end.
    EndAsked(Ending),
    /// The terminal can no longer be read.
    InputLost,
    /// The worker saved or read something.
    Worker(Report),
    /// The files have been changed, perhaps by somebody else.
    FilesChanged,
    /// The log has been changed, perhaps by somebody else.
    LogsChanged,
    /// This is the date now.
    Today(NaiveDate),
    /// This is the time now.
    Now(NaiveDateTime),
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed.
    Click(Position),
    /// The wheel was turned away.
    WheelUp(Position),
    /// The wheel was turned towards the user.
    WheelDown(Position),
}
