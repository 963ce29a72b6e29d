//! Reads the terminal's events on a thread of its own and passes on those that mean something.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::SyncSender;
use std::time::Duration;
use std::{io, thread};

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::message::{Message, Mouse};
use super::presence::Terminal;
use super::signals;
use crate::bug;

/// After so many failures in a row the terminal is taken for gone.
const FAILURES: u32 = 10;
/// How often to look whether the terminal is still there. Reading from one that is gone never comes back and
/// keeps a processor busy, so that this is also the longest that it does.
const LOOK: Duration = Duration::from_millis(500);

/// Why no more is read.
enum End {
    /// Nobody takes what is read.
    NoReader,
    /// The terminal is no more.
    Gone,
    /// It cannot be read, though it is there.
    Unreadable,
}

/// Starts the thread; `size` is the size that the model knows.
pub fn watch(messages: SyncSender<Message>, size: Size) -> io::Result<()> {
    let terminal = Terminal::of_input();
    let read = move |messages: &SyncSender<Message>| {
        tell_size(messages, size);
        read(messages, &terminal)
    };
    let reading = move || match catch_unwind(AssertUnwindSafe(|| read(&messages))) {
        Ok(End::NoReader) => {}
        Ok(End::Gone) => signals::hang_up(&messages),
        // Without keys nobody could leave.
        Ok(End::Unreadable) | Err(_) => drop(messages.send(Message::InputLost)),
    };
    thread::Builder::new().name("input".to_owned()).spawn(reading)?;
    Ok(())
}

/// Tells of another size that the terminal has been given while nobody was told of it yet.
fn tell_size(messages: &SyncSender<Message>, known: Size) {
    // From the first look on, crossterm is told of every size.
    let _ = event::poll(Duration::ZERO);
    match crossterm::terminal::size().map(|(width, height)| Size::new(width, height)) {
        Ok(size) if size != known => drop(messages.send(Message::Resized(size))),
        _ => {}
    }
}

fn read(messages: &SyncSender<Message>, terminal: &Terminal) -> End {
    let mut failures = 0;
    while failures < FAILURES {
        match event::poll(LOOK) {
            Ok(true) => {}
            Ok(false) if terminal.is_gone() => return End::Gone,
            Ok(false) => continue,
            Err(_) => {
                failures += 1;
                continue;
            }
        }
        bug::provoke("input");
        let Ok(event) = event::read() else {
            failures += 1;
            continue;
        };
        failures = 0;
        let Some(message) = meaning(event) else { continue };
        if messages.send(message).is_err() {
            return End::NoReader;
        }
    }
    if terminal.is_gone() { End::Gone } else { End::Unreadable }
}

/// What an event means; nothing for releases of keys and buttons.
fn meaning(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => (key.kind != KeyEventKind::Release).then_some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resized(Size::new(width, height))),
        Event::FocusGained => Some(Message::FocusGained),
        Event::FocusLost => None,
        Event::Mouse(mouse) => {
            let at = Position::new(mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Message::Mouse(Mouse::Click(at))),
                MouseEventKind::ScrollUp => Some(Message::Mouse(Mouse::WheelUp(at))),
                MouseEventKind::ScrollDown => Some(Message::Mouse(Mouse::WheelDown(at))),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventState, KeyModifiers};

    use super::*;

    #[test]
    fn letting_a_key_go_does_nothing() {
        let release = KeyEvent {
            code: KeyCode::Char('x'),
            modifiers: KeyModifiers::NONE,
            kind: KeyEventKind::Release,
            state: KeyEventState::NONE,
        };
        assert!(meaning(Event::Key(release)).is_none());
        assert!(meaning(Event::Key(KeyEvent::from(KeyCode::Char('x')))).is_some());
    }
}
