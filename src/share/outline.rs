//! What an agenda says, piece by piece, before a form is given to it: Slack, HTML and calendars say the same.
//!
//! All text is safe to show; each form escapes it once more in its own way.

use super::{advice, link, remembered, words};
use crate::domain::Minutes;
use crate::escape::{visible, visible_lines};
use crate::plan::{
    BroadcastItem, ItemText, Meeting, Names, OneOnOneAgenda, Overflow, Plan, PrivateItem, Slot, TeamAgenda,
};

/// The agenda of one meeting.
pub(super) struct Sheet {
    /// Whose meeting it is.
    pub heading: String,
    /// Its day and time.
    pub when: String,
    /// How full it is, or that it was held.
    pub usage: String,
    /// What is talked about, in order.
    pub entries: Vec<Entry>,
    /// What is said after them.
    pub remarks: Vec<String>,
    /// What stands below; none of them is empty.
    pub sections: Vec<Section>,
}

/// A list with a heading.
pub(super) struct Section {
    /// What the list is of.
    pub heading: String,
    /// Its lines.
    pub entries: Vec<Entry>,
}

/// One line of a list.
#[derive(Default)]
pub(super) struct Entry {
    /// When it begins; empty where the roster does not say.
    pub time: String,
    /// How long it takes.
    pub minutes: Option<Minutes>,
    /// What it is about.
    pub title: String,
    /// Whether the title is that of a topic, and not a line of songsheet's own.
    pub is_topic: bool,
    /// What the meeting is to do with it.
    pub kind: Option<&'static str>,
    /// What else to know of it.
    pub details: Vec<String>,
    /// Where to read more: a page or an address, and nothing else.
    pub link: Option<String>,
    /// The notes, or a list that belongs to it.
    pub below: Vec<String>,
}

/// All agendas of a week, for the manager.
pub(super) struct Overview {
    /// Whose week it is.
    pub heading: String,
    /// The meetings.
    pub sheets: Vec<Sheet>,
    /// What needs the manager; none of them is empty.
    pub sections: Vec<Section>,
    /// What it costs, and saves.
    pub price: Option<String>,
}

/// What the week says that has no team meeting.
pub(super) const NO_TEAM_MEETING: &str = "No team meeting this week";

impl Sheet {
    /// The team meeting's agenda, made from what the team may see and nothing else.
    pub fn team(agenda: &TeamAgenda) -> Self {
        let (meeting, names) = (&agenda.meeting, &agenda.names);
        let end = meeting.minutes.saturating_sub(agenda.closing);
        let hello = Entry::frame("Hello", meeting, Minutes(0), agenda.opening);
        let items = agenda.items.iter().map(|slot| {
            let entry = Entry::of_slot(slot, slot.item.text(), meeting, names);
            entry.reading(slot.item.link(), slot.item.notes())
        });
        let wrap_up = Entry::frame("Wrap-up", meeting, end, agenda.closing);
        let mut sections =
            vec![in_writing(agenda), Section::of(remembered::PROMISED, remembered::team_promises(agenda))];
        sections.extend(overflow(meeting, &agenda.overflow, BroadcastItem::text, names));
        let usage = words::usage_or_held(agenda.held_on, agenda.used(), meeting);
        let mut sheet = Self::of(&words::team_meeting(&names.team), meeting, usage, sections);
        if agenda.held_on.is_some() {
            return sheet;
        }
        sheet.entries = hello.into_iter().chain(items).chain(wrap_up).collect();
        sheet
    }

    /// One member's 1-1. For the manager.
    pub fn one_on_one(agenda: &OneOnOneAgenda) -> Self {
        let (meeting, names) = (&agenda.meeting, &agenda.names);
        let items = agenda.items.iter().map(|slot| {
            let mut entry = Entry::of_slot(slot, slot.item.text(), meeting, names);
            entry.details.extend(words::private_details(&slot.item, names));
            entry.reading(slot.item.link(), slot.item.notes())
        });
        let promises = agenda.promises.iter().map(|one| remembered::promise(one, names, meeting.date));
        let mut sections = vec![Section::of(remembered::PROMISED, promises)];
        sections.extend(overflow(meeting, &agenda.overflow, PrivateItem::text, names));
        let heading = format!("1-1 with {}", names.of_member(&agenda.with));
        let usage = words::usage_or_held(agenda.held_on, agenda.used(), meeting);
        let mut sheet = Self::of(&heading, meeting, usage, sections);
        if agenda.held_on.is_some() {
            return sheet;
        }
        let nothing = agenda.items.is_empty().then(|| "Nothing planned: the time is theirs.".to_owned());
        sheet.remarks =
            nothing.into_iter().chain(agenda.suggestion.as_ref().map(remembered::suggestion)).collect();
        sheet.entries = must_hear(agenda).into_iter().chain(items).collect();
        sheet
    }

    fn of(heading: &str, meeting: &Meeting, usage: String, mut sections: Vec<Section>) -> Self {
        sections.retain(|section| !section.entries.is_empty());
        let heading = visible(heading.trim()).into_owned();
        let when = words::when(meeting);
        Self { heading, when, usage, entries: Vec::new(), remarks: Vec::new(), sections }
    }

    /// The same without what is only read to prepare.
    pub fn without_notes(mut self) -> Self {
        let sections = self.sections.iter_mut().flat_map(|section| &mut section.entries);
        let topics = self.entries.iter_mut().chain(sections).filter(|entry| entry.is_topic);
        topics.for_each(|entry| entry.below.clear());
        self
    }
}

impl Overview {
    /// All agendas of a week, with what needs the manager's call and what waits.
    pub fn of(plan: &Plan) -> Self {
        let names = &plan.names;
        let title = |text: &str| visible(text.trim()).into_owned();
        let calls = plan.undecided.iter().map(|one| title(&one.routed.topic().title));
        let waiting = plan.waiting.iter().map(|one| {
            let why = words::waiting(one, names, plan.today);
            format!("{} ({why})", title(&one.routed.topic().title))
        });
        let said = plan.advice.iter().map(|one| advice::sentence(one, names, plan.today));
        let mut sections = vec![
            Section::of("Needs your call", calls),
            Section::of("Waiting", waiting),
            Section::of("Not held", words::meetings_off(plan)),
            Section::of("Worth a look", said),
        ];
        sections.retain(|section| !section.entries.is_empty());
        let team = plan.team.iter().map(Sheet::team);
        let sheets = team.chain(plan.one_on_ones.iter().map(Sheet::one_on_one)).map(Sheet::without_notes);
        Self {
            heading: format!("{}: {}", visible(names.team.trim()), words::week(plan.week)),
            sheets: sheets.collect(),
            sections,
            price: words::economics(&plan.economics()),
        }
    }
}

impl Section {
    fn of(heading: &str, lines: impl IntoIterator<Item = String>) -> Self {
        let entries = lines.into_iter().map(|title| Entry { title, ..Entry::default() }).collect();
        Self { heading: heading.to_owned(), entries }
    }
}

impl Entry {
    fn of_item(item: &ItemText, minutes: Minutes, details: Vec<String>) -> Self {
        let title = visible(item.title().trim()).into_owned();
        let kind = Some(item.kind().as_str());
        Self { minutes: Some(minutes), title, is_topic: true, kind, details, ..Self::default() }
    }

    fn of_slot<T>(slot: &Slot<T>, item: &ItemText, meeting: &Meeting, names: &Names) -> Self {
        let details = words::slot_details(slot, item, meeting, names);
        Self { time: time_at(meeting, slot.offset), ..Self::of_item(item, slot.minutes, details) }
    }

    /// Hello and wrap-up.
    fn frame(title: &str, meeting: &Meeting, offset: Minutes, minutes: Minutes) -> Option<Self> {
        let time = time_at(meeting, offset);
        let title = title.to_owned();
        (minutes.0 > 0).then(|| Self { time, minutes: Some(minutes), title, ..Self::default() })
    }

    fn reading(mut self, link: Option<&str>, notes: &str) -> Self {
        self.link = link.filter(|link| link::leads_somewhere(link)).map(str::to_owned);
        self.below = visible_lines(notes.trim_end()).map(|line| line.trim_end().to_owned()).collect();
        self
    }

    /// Its length and kind in a phrase: `15 min, discuss`.
    pub fn measure(&self) -> Option<String> {
        let minutes = self.minutes.map(|minutes| format!("{minutes} min"));
        let parts: Vec<_> = minutes.into_iter().chain(self.kind.map(str::to_owned)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// What the team reads instead of hearing it.
fn in_writing(agenda: &TeamAgenda) -> Section {
    let entries = agenda.written.iter().map(|item| {
        let title = visible(item.text().title().trim()).into_owned();
        let details = words::details(item.text(), &agenda.names, None, &agenda.meeting);
        Entry { title, details, is_topic: true, ..Entry::default() }.reading(item.link(), item.notes())
    });
    Section { heading: words::IN_WRITING.to_owned(), entries: entries.collect() }
}

/// What the member must hear, in the time that is kept for it.
fn must_hear(agenda: &OneOnOneAgenda) -> Option<Entry> {
    if agenda.must_hear.is_empty() {
        return None;
    }
    let below = agenda.must_hear.iter().map(|line| remembered::must_hear(line, agenda)).collect();
    let time = time_at(&agenda.meeting, Minutes(0));
    let title = remembered::MUST_HEAR.to_owned();
    Some(Entry { time, minutes: Some(agenda.reserved), title, below, ..Entry::default() })
}

/// What did not fit, by the meeting that it goes to.
fn overflow<T>(
    meeting: &Meeting,
    left: &[Overflow<T>],
    text: impl Fn(&T) -> &ItemText,
    names: &Names,
) -> Vec<Section> {
    let entry = |one: &Overflow<T>| {
        let item = text(&one.item);
        Entry::of_item(item, one.minutes, words::details(item, names, one.to, meeting))
    };
    let together = left.chunk_by(|a, b| a.to == b.to).filter_map(|together| {
        let heading = words::moved_to(together.first()?.to, meeting);
        Some(Section { heading, entries: together.iter().map(entry).collect() })
    });
    together.collect()
}

fn time_at(meeting: &Meeting, offset: Minutes) -> String {
    meeting.time_at(offset).map(|time| time.format("%H:%M").to_string()).unwrap_or_default()
}
