//! Enters the terminal and leaves it as it was found: raw mode, the main screen, cursor, mouse, paste
//! and focus reports. Whatever ends the program goes through [`restore`].

use std::io::{self, BufWriter, Stdout, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::{Print, force_color_output};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::steady::{DoubtfulLines, Steady};
use crate::bug;

/// Presses, releases and the wheel, in the form that has no limit of columns. Crossterm's own command
/// asks for every movement of the mouse as well, which nothing here needs.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Whether the terminal is ours at the moment.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal while songsheet has it; leaving the scope gives it back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Steady<CrosstermBackend<BufWriter<Stdout>>>>,
    /// The lines of the last frame whose width is doubtful.
    doubtful: DoubtfulLines,
    /// Whether the terminal may show something else than the last frame.
    stale: bool,
}

impl Screen {
    /// Takes the terminal over and makes sure that a panic gives it back first.
    pub fn open() -> io::Result<Self> {
        // Without colours the theme has none; crossterm's own way of leaving them out would also erase
        // the reversed selection.
        force_color_output(true);
        give_back_on_panic();
        enter()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let terminal = Terminal::new(Steady(backend)).inspect_err(|_| restore())?;
        Ok(Self { terminal, doubtful: DoubtfulLines::default(), stale: false })
    }

    /// Draws one frame, which the terminal shows at once and whole.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        bug::provoke("draw");
        queue!(self.terminal.backend_mut().0, BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.stale) {
            // This clears everything, like `clear`, but does not ask where the cursor is: the answer would
            // go to the thread that reads the input.
            let area = self.terminal.size()?.into();
            self.terminal.resize(area)?;
        }
        let doubtful = &mut self.doubtful;
        self.terminal.draw(|frame| {
            view(frame);
            doubtful.write_whole(frame.buffer_mut());
        })?;
        execute!(self.terminal.backend_mut().0, EndSynchronizedUpdate)
    }

    /// Gives the terminal back for a while.
    pub fn leave(&mut self) -> io::Result<()> {
        Write::flush(&mut self.terminal.backend_mut().0)?;
        restore();
        Ok(())
    }

    /// Takes the terminal over again, whatever has become of it.
    pub fn come_back(&mut self) -> io::Result<()> {
        self.forget();
        // A shell that was there meanwhile has set its own modes, of which crossterm knows nothing: without
        // this it would take the terminal to be raw still.
        let _ = disable_raw_mode();
        enter()
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.stale = true;
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    ENTERED.store(true, Ordering::SeqCst);
    let entered = enable_raw_mode().and_then(|()| {
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            EnableFocusChange,
            Print(MOUSE_ON),
            cursor::Hide
        )
    });
    entered.inspect_err(|_| restore())
}

/// Gives the terminal back if it is ours; as often as anybody likes, from any thread.
///
/// A terminal that is gone cannot be restored, so that failures mean nothing here.
pub fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(
        io::stdout(),
        Print(MOUSE_OFF),
        DisableFocusChange,
        DisableBracketedPaste,
        EndSynchronizedUpdate,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// Gives the terminal back, but waits no longer than `limit` for one that takes nothing any more, such as a
/// window that has frozen: the thread that draws into it would keep this one waiting for ever.
pub fn restore_within(limit: Duration) {
    let (done, is_done) = mpsc::channel();
    let restoring = thread::Builder::new().spawn(move || {
        restore();
        let _ = done.send(());
    });
    if restoring.is_err() || is_done.recv_timeout(limit).is_err() {
        let _ = disable_raw_mode();
    }
}

/// Puts a hook before the one that stands: a panic of the drawing thread gives the terminal back before
/// anything is printed. A panic elsewhere must not print into the screen; its thread reports it.
fn give_back_on_panic() {
    static ONCE: AtomicBool = AtomicBool::new(false);
    if ONCE.swap(true, Ordering::SeqCst) {
        return;
    }
    let drawing = thread::current().id();
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == drawing {
            restore();
        }
        if !ENTERED.load(Ordering::SeqCst) {
            previous(info);
        }
    }));
}
