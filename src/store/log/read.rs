//! From the TOML of a log file to meetings, with every problem named at its place.
//!
//! Whoever is named need not be on the roster: people leave, and what they heard and promised stays.

use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::DeTable;

use crate::domain::{
    Action, Drawer, Handle, LoggedItem, LoggedMeeting, MeetingOf, Minutes, Outcome, Practice, Suggestion,
    Told, TopicId, Week,
};
use crate::store::schema::{Entry, Reader, entries};

const TOP: [&str; 2] = ["meeting", "suggestion"];
const MEETING: [&str; 9] =
    ["with", "date", "start", "minutes", "extra", "present", "absent", "item", "action"];
const ITEM: [&str; 9] =
    ["topic", "title", "practice", "from", "minutes", "outcome", "decisions", "notes", "told"];
const ACTION: [&str; 5] = ["what", "who", "until", "done", "topic"];
const TOLD: [&str; 2] = ["who", "on"];
const SUGGESTION: [&str; 4] = ["with", "question", "on", "taken"];

/// The most minutes that a meeting or an item can have taken: a day.
pub(super) const MOST_MINUTES: u32 = 24 * 60;

/// Which log file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Volume {
    pub drawer: Drawer,
    pub week: Week,
}

/// What a log file says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub meetings: Vec<Arc<LoggedMeeting>>,
    pub suggestions: Vec<Suggestion>,
}

impl Reader<'_> {
    /// Reads a log file.
    pub(super) fn log(&mut self, root: &DeTable<'_>, volume: Volume) -> Said {
        let mut said = Said::default();
        for entry in entries(root) {
            match entry.key {
                "meeting" => said.meetings = self.meetings(&entry, volume),
                "suggestion" => said.suggestions = self.suggestions(&entry, volume),
                key if MEETING.contains(&key) => self.outside(&entry),
                _ => self.slip_or_unknown(&entry, &TOP, "a log"),
            }
        }
        said
    }

    /// Something of a meeting that belongs to none, and would be lost.
    fn outside(&mut self, entry: &Entry<'_, '_>) {
        let what = format!("`{}` stands outside of any meeting and has no effect", entry.key);
        let hint = match entry.key {
            list @ ("item" | "action") => format!("write [[meeting.{list}]], below the [[meeting]] it is of"),
            _ => "put [[meeting]] on a line above it".to_owned(),
        };
        self.error(entry.key_span.start, what, hint);
    }

    /// The tables of a list, each with the place where it starts.
    fn tables<'t, 'i>(&mut self, entry: &Entry<'t, 'i>, header: &str) -> Vec<(&'t DeTable<'i>, usize)> {
        let table = |item: &'t toml::Spanned<toml::de::DeValue<'i>>| {
            item.get_ref().as_table().map(|table| (table, item.span().start))
        };
        let tables = entry.value.get_ref().as_array().and_then(|array| array.iter().map(table).collect());
        tables.unwrap_or_else(|| {
            let what = format!("`{}` must be a list of tables", entry.key);
            self.error(entry.key_span.start, what, format!("start each with [[{header}]]"));
            Vec::new()
        })
    }

    fn meetings(&mut self, entry: &Entry<'_, '_>, volume: Volume) -> Vec<Arc<LoggedMeeting>> {
        let mut meetings: Vec<Arc<LoggedMeeting>> = Vec::new();
        for (table, at) in self.tables(entry, "meeting") {
            let Some(meeting) = self.held_meeting(table, at, volume) else { continue };
            if meetings.iter().any(|other| other.is_same_as(&meeting)) {
                let hint = "one meeting of a day is enough: take over into one what only the other says";
                self.warning(at, "the same meeting of this day stands above already", hint);
            }
            meetings.push(Arc::new(meeting));
        }
        meetings
    }

    fn held_meeting(&mut self, table: &DeTable<'_>, at: usize, volume: Volume) -> Option<LoggedMeeting> {
        let (mut with, mut date) = (None, None);
        let (mut start, mut minutes, mut extra) = (None, None, false);
        let (mut present, mut absent) = (Vec::new(), Vec::new());
        let (mut items, mut actions) = (Vec::new(), Vec::new());
        for entry in entries(table) {
            match entry.key {
                "with" => with = self.with_whom(&entry, volume.drawer),
                "date" => date = self.day_of(&entry, volume),
                "start" => start = self.time(&entry),
                "minutes" => minutes = self.taken(&entry),
                "extra" => extra = self.switch(&entry).unwrap_or_default(),
                "present" => present = self.attendance(&entry, volume.drawer),
                "absent" => absent = self.attendance(&entry, volume.drawer),
                "item" => items = self.items(&entry),
                "action" => actions = self.actions(&entry),
                _ => self.slip_or_unknown(&entry, &MEETING, "a meeting"),
            }
        }
        self.needs(table, at, "meeting", &["date"]);
        if volume.drawer == Drawer::Private {
            self.needs(table, at, "1-1", &["with"]);
        }
        let of = match volume.drawer {
            Drawer::Shared => MeetingOf::Team,
            Drawer::Private => MeetingOf::OneOnOne(with?),
        };
        if let MeetingOf::OneOnOne(who) = &of {
            (present, absent) = (vec![who.clone()], Vec::new());
        }
        Some(LoggedMeeting { of, date: date?, start, minutes, extra, present, absent, items, actions })
    }

    /// Says what is missing in a table.
    fn needs(&mut self, table: &DeTable<'_>, at: usize, of: &str, keys: &[&str]) {
        for key in keys.iter().filter(|key| !table.contains_key(**key)) {
            self.error(at, format!("this {of} has no `{key}`"), format!("add a line `{key} = …`"));
        }
    }

    fn with_whom(&mut self, entry: &Entry<'_, '_>, drawer: Drawer) -> Option<Handle> {
        if drawer == Drawer::Shared {
            let what = "a 1-1 does not belong into the log that the team can read";
            self.error(entry.key_span.start, what, "move it to the file of the same name in private/log/");
        }
        self.person(entry)
    }

    /// A date that must lie in the week of the file.
    fn day_of(&mut self, entry: &Entry<'_, '_>, volume: Volume) -> Option<NaiveDate> {
        let date = self.date(entry)?;
        let week = Week::of(date);
        if week != volume.week {
            let what = format!("`{}` is {date}, which is not in the week of this file", entry.key);
            self.error(entry.value.span().start, what, format!("correct it, or move it to {week}.toml"));
        }
        Some(date)
    }

    fn taken(&mut self, entry: &Entry<'_, '_>) -> Option<Minutes> {
        self.number(entry, 0, MOST_MINUTES).map(Minutes)
    }

    /// Who was there, or was not: of a team meeting.
    fn attendance(&mut self, entry: &Entry<'_, '_>, drawer: Drawer) -> Vec<Handle> {
        if drawer == Drawer::Private {
            let what = format!("`{}` has no effect in a 1-1", entry.key);
            self.warning(entry.key_span.start, what, "it is kept as it is");
        }
        self.people_of(entry)
    }

    fn people_of(&mut self, entry: &Entry<'_, '_>) -> Vec<Handle> {
        let list = self.list(entry).unwrap_or_default();
        let mut people = Vec::with_capacity(list.len());
        for (text, at) in list {
            people.extend(self.handle_at(&text, at).filter(|who| !people.contains(who)));
        }
        people
    }

    fn person(&mut self, entry: &Entry<'_, '_>) -> Option<Handle> {
        let text = self.text(entry)?;
        self.handle_at(&text, entry.value.span().start)
    }

    fn handle_at(&mut self, text: &str, at: usize) -> Option<Handle> {
        let handle = Handle::new(text);
        if handle.is_none() {
            let hint = "write the handle of a member, one word without @; the manager is left out";
            self.error(at, format!("\"{text}\" is not a handle"), hint);
        }
        handle
    }

    fn items(&mut self, entry: &Entry<'_, '_>) -> Vec<LoggedItem> {
        let tables = self.tables(entry, "meeting.item");
        tables.into_iter().map(|(table, at)| self.item(table, at)).collect()
    }

    fn item(&mut self, table: &DeTable<'_>, at: usize) -> LoggedItem {
        let mut item = LoggedItem {
            topic: None,
            title: String::new(),
            practice: None,
            from: None,
            minutes: None,
            outcome: Outcome::Said,
            decisions: Vec::new(),
            notes: String::new(),
            told: Vec::new(),
        };
        for entry in entries(table) {
            match entry.key {
                "topic" => item.topic = self.topic_id(&entry),
                "title" => item.title = self.sentence(&entry),
                "practice" => item.practice = self.practice_of(&entry),
                "from" => item.from = self.person(&entry),
                "minutes" => item.minutes = self.taken(&entry),
                "outcome" => item.outcome = self.outcome(&entry),
                "decisions" => item.decisions = self.sentences(&entry),
                "notes" => item.notes = self.lines(&entry).unwrap_or_default(),
                "told" => item.told = self.told(&entry),
                _ => self.slip_or_unknown(&entry, &ITEM, "an item"),
            }
        }
        self.needs(table, at, "item", &["title"]);
        item
    }

    fn topic_id(&mut self, entry: &Entry<'_, '_>) -> Option<TopicId> {
        let text = self.text(entry)?;
        let id = TopicId::new(&text);
        if id.is_none() {
            let what = format!("`{}` cannot be \"{text}\"", entry.key);
            self.error(entry.value.span().start, what, "an id has letters, digits, - and _, at most 64");
        }
        id
    }

    /// Text that must say something.
    fn sentence(&mut self, entry: &Entry<'_, '_>) -> String {
        let text = self.lines(entry).unwrap_or_default();
        if text.trim().is_empty() {
            let what = format!("`{}` is empty", entry.key);
            self.error(entry.value.span().start, what, "fill it in, or remove what it is about");
        }
        text
    }

    fn sentences(&mut self, entry: &Entry<'_, '_>) -> Vec<String> {
        let list = self.list(entry).unwrap_or_default();
        list.into_iter().map(|(text, _)| text.replace("\r\n", "\n")).collect()
    }

    fn practice_of(&mut self, entry: &Entry<'_, '_>) -> Option<Practice> {
        let ids: Vec<_> = Practice::ALL.iter().map(|practice| practice.id()).collect();
        self.word(entry, &ids, Practice::parse)
    }

    fn outcome(&mut self, entry: &Entry<'_, '_>) -> Outcome {
        self.word(entry, &Outcome::ALL.map(Outcome::as_str), Outcome::parse).unwrap_or_default()
    }

    fn told(&mut self, entry: &Entry<'_, '_>) -> Vec<Told> {
        let tables = self.tables(entry, "meeting.item.told");
        tables.into_iter().filter_map(|(table, at)| self.one_told(table, at)).collect()
    }

    fn one_told(&mut self, table: &DeTable<'_>, at: usize) -> Option<Told> {
        let (mut who, mut on) = (None, None);
        for entry in entries(table) {
            match entry.key {
                "who" => who = self.person(&entry),
                "on" => on = self.date(&entry),
                _ => self.slip_or_unknown(&entry, &TOLD, "`told`"),
            }
        }
        self.needs(table, at, "entry of `told`", &TOLD);
        Some(Told { who: who?, on: on? })
    }

    fn actions(&mut self, entry: &Entry<'_, '_>) -> Vec<Action> {
        let tables = self.tables(entry, "meeting.action");
        tables.into_iter().map(|(table, at)| self.action(table, at)).collect()
    }

    fn action(&mut self, table: &DeTable<'_>, at: usize) -> Action {
        let mut action = Action { what: String::new(), who: None, until: None, done: None, topic: None };
        for entry in entries(table) {
            match entry.key {
                "what" => action.what = self.sentence(&entry),
                "who" => action.who = self.person(&entry),
                "until" => action.until = self.date(&entry),
                "done" => action.done = self.date(&entry),
                "topic" => action.topic = self.topic_id(&entry),
                _ => self.slip_or_unknown(&entry, &ACTION, "an action"),
            }
        }
        self.needs(table, at, "action", &["what"]);
        action
    }

    fn suggestions(&mut self, entry: &Entry<'_, '_>, volume: Volume) -> Vec<Suggestion> {
        if volume.drawer == Drawer::Shared {
            let what = "a suggestion for a 1-1 does not belong into the log that the team can read";
            self.error(entry.key_span.start, what, "move it to the file of the same name in private/log/");
        }
        let tables = self.tables(entry, "suggestion");
        tables.into_iter().filter_map(|(table, at)| self.suggestion(table, at, volume)).collect()
    }

    fn suggestion(&mut self, table: &DeTable<'_>, at: usize, volume: Volume) -> Option<Suggestion> {
        let (mut with, mut question, mut on, mut taken) = (None, None, None, None);
        for entry in entries(table) {
            match entry.key {
                "with" => with = self.person(&entry),
                "question" => question = self.name(&entry),
                "on" => on = self.day_of(&entry, volume),
                "taken" => taken = self.switch(&entry),
                _ => self.slip_or_unknown(&entry, &SUGGESTION, "a suggestion"),
            }
        }
        self.needs(table, at, "suggestion", &SUGGESTION);
        Some(Suggestion { with: with?, question: question?, on: on?, taken: taken? })
    }
}
