//! Everything that the screen is drawn from, in small parts. Only [`super::update`] changes it.

mod board;
mod holding;
mod notice;
mod problems;
mod record;
mod saving;
mod search;
mod sights;
mod window;
mod work;

pub use board::{Board, Reading, Why};
pub use holding::{Holding, Unfinished};
pub use notice::{Notice, Tone};
pub use problems::Problems;
pub use record::{Back, Closed, Record, Turn};
pub use saving::{Saving, Trouble};
pub use search::{Indexed, Search};
pub use sights::{Sight, Sights};
pub use window::Window;
pub use work::Work;

use chrono::{NaiveDateTime, NaiveTime};
use ratatui::layout::Size;

use super::actions::Context;
use super::filter::Filter;
use super::form::Form;
use super::keymap::Keymap;
use super::layout::{Areas, Page, Wanted, divide};
use super::pane::List;
use super::prompt::Prompt;
use super::question::Question;
use super::settings::{Look, Settings};
use super::sight::{About, Entry};
use super::signals::Ending;
use super::theme::Theme;
use crate::share::released;
use crate::store::{Diagnostic, Workspace};

/// What lies over the page and takes the keys.
#[derive(Debug)]
pub enum Overlay {
    /// All keys, from so many lines down.
    Help(usize),
    /// Everything about the selection, from so many lines down.
    Why(usize),
    /// What the manager should look at.
    Advice(List<Entry>),
    /// A prompt of one line.
    Prompt(Box<Prompt>),
    /// The fields of a topic.
    Form(Box<Form>),
    /// A question to be answered with yes or no.
    Question(Question),
}

/// How far leaving the program has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// Nobody wants to leave.
    No,
    /// As soon as everything is saved.
    WhenSaved,
    /// Now, as a signal asks for.
    Now(Ending),
}

/// The state of the terminal interface.
#[derive(Debug)]
pub struct Model {
    /// What every part of the screen looks like.
    pub theme: Theme,
    /// Which key does what.
    pub keymap: Keymap,
    /// What files are read by.
    pub settings: Settings,
    /// Which part of the work the screen shows.
    pub window: Window,
    /// The topics and the plan; absent while the files have never been read without an error.
    pub work: Option<Work>,
    /// The log of meetings.
    pub record: Record,
    /// The meeting that is being held.
    pub holding: Option<Holding>,
    /// A meeting that was being held when songsheet ended, as long as nothing was said of it.
    pub unfinished: Option<Unfinished>,
    /// Changes that an earlier process could not save, each in a line, as long as nothing was asked about them.
    pub unsaved: Option<Vec<String>>,
    /// This is the time; it is told once a second while a meeting is being held.
    pub now: NaiveDateTime,
    /// What narrows the list of topics.
    pub filter: Filter,
    /// What is on its way to the files.
    pub saving: Saving,
    /// What is wrong with the files.
    pub problems: Problems,
    /// What lies over the page.
    pub overlay: Option<Overlay>,
    /// What has just happened.
    pub notice: Option<Notice>,
    /// Whether the program is about to end.
    pub leaving: Leaving,
}

impl Model {
    /// The model that the program starts with: of a workspace, or of what is wrong with its files.
    pub fn new(
        look: Look,
        settings: Settings,
        size: Size,
        loaded: Result<Workspace, Vec<Diagnostic>>,
    ) -> Self {
        let mut model = Self {
            theme: look.theme,
            keymap: look.keymap,
            window: Window::new(size, look.presenting),
            work: None,
            record: Record::default(),
            holding: None,
            unfinished: None,
            unsaved: None,
            now: settings.today.and_time(NaiveTime::MIN),
            filter: Filter::default(),
            saving: Saving::default(),
            problems: Problems::default(),
            overlay: None,
            notice: None,
            leaving: Leaving::No,
            settings,
        };
        model.problems.notice(look.warnings);
        match loaded {
            Ok(workspace) => {
                model.saving.in_memory = workspace.place().is_example();
                model.problems.read(workspace.diagnostics(), false);
                model.work = Some(Work::open(workspace, &model.settings));
                model.tell_released();
            }
            Err(problems) => {
                model.problems.read(problems, true);
                model.window.go_to(Page::Problems);
            }
        }
        model
    }

    /// Says that embargoes are over, on the first screen of a day.
    pub fn tell_released(&mut self) {
        let line = self
            .work
            .as_ref()
            .and_then(|work| released::line(&work.desk.released(), || work.desk.plan(work.desk.week())));
        if let Some(line) = line {
            self.say(Tone::Broadcast, line);
        }
    }

    /// Where keys go at the moment.
    pub fn context(&self) -> Context {
        match (&self.overlay, self.window.page()) {
            (Some(Overlay::Help(_)), _) => Context::Help,
            (Some(Overlay::Why(_)), _) => Context::Why,
            (Some(Overlay::Advice(_)), _) => Context::Advice,
            (Some(Overlay::Prompt(_)), _) => Context::Line,
            (Some(Overlay::Form(_)), _) => Context::Form,
            (Some(Overlay::Question(Question::Conflict(_))), _) => Context::Conflict,
            (Some(Overlay::Question(Question::Unfinished(_))), _) => Context::Unfinished,
            (Some(Overlay::Question(Question::Unsaved(_))), _) => Context::Unsaved,
            (Some(Overlay::Question(_)), _) => Context::Confirm,
            (None, Page::Presenter) => Context::Presenter,
            (None, Page::Hold) => Context::Hold,
            (None, Page::Problems) => Context::Problems,
            (None, Page::Plan | Page::Triage) => Context::Main,
            (None, Page::People | Page::Log | Page::Forecast | Page::LookBack) => Context::Sight,
        }
    }

    /// Whether something is open that was, or can be, typed into.
    pub fn is_typing(&self) -> bool {
        matches!(
            self.overlay,
            Some(
                Overlay::Prompt(_)
                    | Overlay::Form(_)
                    | Overlay::Question(Question::LeaveForm(_) | Question::CapturePasted(_))
            )
        )
    }

    /// What is selected on the page that looks back or ahead.
    pub fn entry(&self) -> Option<About> {
        let sight = self.work.as_ref()?.sights.page(self.window.page())?;
        sight.about(self.window.side).cloned()
    }

    /// The parts of the screen; `None` when it is too small.
    pub fn areas(&self) -> Option<Areas> {
        let page = self.window.page();
        let banner = page == Page::Presenter || self.saving.in_memory;
        let Window { size, focus, side, .. } = self.window;
        let lines = self.work.as_ref().and_then(|work| work.sights.lines(page, &work.desk)).unwrap_or(0);
        divide(Wanted { size, page, focus, side, lines, banner })
    }

    /// Whether others may be looking: while presenting, and while a team meeting is being held.
    pub fn is_shared(&self) -> bool {
        let holding =
            self.window.page() == Page::Hold && self.holding.as_ref().is_some_and(Holding::is_for_all);
        self.window.presenting() || holding
    }

    /// Whether the seconds count on the screen.
    pub fn counts_seconds(&self) -> bool {
        self.window.page() == Page::Hold && self.holding.as_ref().is_some_and(|one| one.hold.is_running())
    }

    /// Says what has just happened.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.notice = Some(Notice { tone, text: text.into(), for_all: false });
    }

    /// Says what has just happened, also while others are looking: it must hold nothing private.
    pub fn say_to_all(&mut self, tone: Tone, text: impl Into<String>) {
        self.notice = Some(Notice { tone, text: text.into(), for_all: true });
    }
}
