//! Reads the terminal's events on a thread of its own and passes on those that mean something.

use std::sync::mpsc::SyncSender;
use std::{io, thread};

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::message::{Message, Mouse};

/// After so many failures in a row the terminal is taken for gone.
const FAILURES: u32 = 10;

/// Starts the thread.
pub fn watch(messages: SyncSender<Message>) -> io::Result<()> {
    thread::Builder::new().name("input".to_owned()).spawn(move || read(&messages))?;
    Ok(())
}

fn read(messages: &SyncSender<Message>) {
    let mut failures = 0;
    while failures < FAILURES {
        let Ok(event) = event::read() else {
            failures += 1;
            continue;
        };
        failures = 0;
        let Some(message) = meaning(event) else { continue };
        if messages.send(message).is_err() {
            return;
        }
    }
    let _ = messages.send(Message::InputLost);
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
