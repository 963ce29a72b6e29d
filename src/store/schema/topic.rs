//! One `[[topic]]`, and what else may stand in a topics file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::confidence::longer_form;
use super::{Entry, Reader, entries};
use crate::domain::{Handle, Kind, Priority, Route, Topic, TopicId, TopicKey, With};
use crate::store::field::{EVERYONE, TopicField, each_once, tags_of, with_of};
use crate::store::suggest::nearest;

/// Where a known key and its value stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeySpan {
    pub field: TopicField,
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// Where a topic stands in the text of its block: what an edit needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Surface {
    /// The header `[[topic]]`, or a whole inline table.
    pub span: Range<usize>,
    /// The end of its last value, keys that songsheet does not know included.
    pub end: usize,
    /// Whether it is written as `{ … }`.
    pub inline: bool,
    /// The known keys in the order of the text.
    pub keys: Vec<KeySpan>,
}

/// A topic as read, with where it stands; without a topic when it has an error.
pub(crate) struct ReadTopic {
    pub topic: Option<Topic>,
    pub surface: Surface,
}

/// Keys that people write for a mark of confidence which songsheet writes otherwise.
const MARKS: [&str; 9] = [
    "private",
    "confidential",
    "secret",
    "sensitive",
    "broadcast",
    "public",
    "visibility",
    "audience",
    "hidden",
];

/// Values that people write for a mark of confidence, whatever they call its key.
const PRIVATE: [&str; 2] = ["private", "confidential"];

/// Reads one topic and notes what is wrong with it.
pub(crate) fn read_topic(
    reader: &mut Reader<'_>,
    key: TopicKey,
    value: &Spanned<DeValue<'_>>,
    inline: bool,
) -> Option<ReadTopic> {
    let DeValue::Table(table) = value.get_ref() else {
        reader.error(value.span().start, "a topic must be a table", "start each topic with [[topic]]");
        return None;
    };
    let findings_before = reader.findings.len();
    let mut topic = Topic::new(key, "");
    let mut keys = Vec::with_capacity(table.len());
    let mut titled = false;
    for entry in entries(table) {
        let Some(field) = TopicField::parse(entry.key) else {
            reader.unknown_topic_key(&entry);
            continue;
        };
        titled |= field == TopicField::Title;
        reader.field(&mut topic, field, &entry);
        keys.push(KeySpan { field, key: entry.key_span, value: entry.value.span() });
    }
    if !titled {
        reader.error(value.span().start, "this topic has no title", "add a line such as `title = \"…\"`");
    }
    reader.people(&topic, table);
    let topic = (!reader.has_error_since(findings_before)).then_some(topic);
    Some(ReadTopic { topic, surface: Surface { span: value.span(), end: end_of(value), inline, keys } })
}

/// Notes what stands beside the topics of a file: nothing that songsheet reads.
pub(crate) fn read_foreign(reader: &mut Reader<'_>, root: &DeTable<'_>) {
    for entry in entries(root).iter().filter(|entry| entry.key != "topic") {
        if nearest(entry.key, ["topic", "topics"]).is_some() {
            let what = format!("`{}` is not read, so the topics in it would be lost", entry.key);
            reader.error(entry.key_span.start, what, "start each topic with [[topic]]");
        } else if TopicField::parse(entry.key).is_some() {
            let what = format!("`{}` stands outside of any topic and has no effect", entry.key);
            reader.error(entry.key_span.start, what, "put [[topic]] on a line above it");
        } else {
            reader.unknown_key(entry, &[], "a topics file");
        }
    }
}

impl Reader<'_> {
    fn field(&mut self, topic: &mut Topic, field: TopicField, entry: &Entry<'_, '_>) {
        match field {
            TopicField::Id => topic.id = self.id(entry),
            TopicField::SplitFrom => topic.split_from = self.id(entry),
            TopicField::Title => topic.title = self.title(entry).unwrap_or_default(),
            TopicField::Notes => topic.notes = self.lines(entry).unwrap_or_default(),
            TopicField::ShareNotes => topic.share_notes = self.switch(entry).unwrap_or_default(),
            TopicField::From => topic.from = self.from(entry),
            TopicField::With => topic.with = self.with(entry).unwrap_or_default(),
            TopicField::TellFirst => topic.tell_first = self.handles(entry).unwrap_or_default(),
            TopicField::Told => topic.told = self.handles(entry).unwrap_or_default(),
            TopicField::Tags => topic.tags = self.tags(entry),
            TopicField::Kind => topic.kind = self.word(entry, &Kind::ALL.map(Kind::as_str), Kind::parse),
            TopicField::Priority => topic.priority = self.priority(entry),
            TopicField::Route => topic.route = self.route(entry),
            TopicField::Because => topic.because = self.lines(entry),
            TopicField::Link => topic.link = self.lines(entry),
            TopicField::Minutes => topic.minutes = self.minutes(entry),
            TopicField::Order => topic.order = self.number(entry, 1, 1_000_000),
            TopicField::Repeat => topic.repeat = self.cadence(entry),
            TopicField::Added => topic.added = self.date(entry),
            TopicField::Due => topic.due = self.date(entry),
            TopicField::After => topic.after = self.date(entry),
            TopicField::Embargo => topic.embargo = self.date(entry),
            TopicField::Written => topic.written = self.switch(entry).unwrap_or_default(),
            TopicField::Parked => topic.parked = self.date(entry),
            TopicField::Done => topic.done = self.date(entry),
            TopicField::Dropped => topic.dropped = self.date(entry),
            TopicField::Carried => topic.carried = self.dates(entry).unwrap_or_default(),
        }
    }

    /// A key that is not a topic's: an error when a slip in it could tell somebody what is not for them.
    fn unknown_topic_key(&mut self, entry: &Entry<'_, '_>) {
        let at = entry.key_span.start;
        let meant = nearest(entry.key, TopicField::ALL.map(TopicField::as_str)).and_then(TopicField::parse);
        let said = entry.value.get_ref().as_str();
        let decides = |field: &TopicField| {
            // What is written as text under these decides the route; a number is something of the user's own.
            let is_text = matches!(field, TopicField::Title | TopicField::Notes) && said.is_some();
            field.bears_on_privacy() || is_text
        };
        let says_private = said.and_then(|said| nearest(said.trim(), PRIVATE)).is_some();
        if let Some(field) = meant.filter(decides) {
            let what = format!("`{}` is not a key, and it looks like `{}`", entry.key, field.as_str());
            self.error(at, what, format!("write `{}`, or another key if that is not meant", field.as_str()));
        } else if says_private || nearest(entry.key, MARKS).is_some() {
            let what = format!("`{}` is not a key, so it keeps nothing private", entry.key);
            self.error(at, what, "write `route = \"private\"` or `route = \"broadcast\"`");
        } else if let Some(key) = longer_form(entry.key) {
            let what = format!("`{}` is not a key, so it keeps nothing private", entry.key);
            self.error(at, what, format!("write `{key}`, or another key if that is not meant"));
        } else {
            self.unknown_key(entry, &TopicField::ALL.map(TopicField::as_str), "a topic");
        }
    }

    fn id(&mut self, entry: &Entry<'_, '_>) -> Option<TopicId> {
        let text = self.text(entry)?;
        let id = TopicId::new(&text);
        if id.is_none() {
            let what = format!("`{}` cannot be \"{text}\"", entry.key);
            self.error(entry.value.span().start, what, "an id has letters, digits, - and _, at most 64");
        }
        id
    }

    fn title(&mut self, entry: &Entry<'_, '_>) -> Option<String> {
        let title = self.lines(entry)?;
        if title.trim().is_empty() {
            self.error(entry.value.span().start, "the title is empty", "say in a few words what it is about");
        }
        Some(title)
    }

    fn tags(&mut self, entry: &Entry<'_, '_>) -> Vec<String> {
        let list = self.list(entry).unwrap_or_default();
        for (tag, at) in &list {
            let meant =
                self.roster.and_then(|roster| roster.marks().meant_by(tag.trim().trim_start_matches('#')));
            if let Some(mark) = meant {
                let what = format!("the tag \"{tag}\" looks like \"{mark}\", but keeps nothing private");
                self.error(*at, what, format!("write \"{mark}\", or another word if that is not meant"));
            }
        }
        tags_of(&list.into_iter().map(|(tag, _)| tag).collect::<Vec<_>>())
    }

    fn priority(&mut self, entry: &Entry<'_, '_>) -> Priority {
        self.word(entry, &Priority::ALL.map(Priority::as_str), Priority::parse).unwrap_or_default()
    }

    fn route(&mut self, entry: &Entry<'_, '_>) -> Option<Route> {
        let routes = [Route::Broadcast.as_str(), Route::Private.as_str()];
        self.word(entry, &routes, Route::parse)
    }

    /// Who raised a topic. The manager need not be named, but may be.
    fn from(&mut self, entry: &Entry<'_, '_>) -> Option<Handle> {
        let text =
            self.text(entry).filter(|text| !self.roster.is_some_and(|roster| roster.is_manager(text)))?;
        self.handle(&text, entry.value.span().start)
    }

    fn handle(&mut self, text: &str, at: usize) -> Option<Handle> {
        let handle = Handle::new(text);
        if handle.is_none() {
            let hint = match text.strip_prefix('@') {
                Some(bare) => format!("write \"{bare}\", without the @"),
                None if text == EVERYONE => "only `with` may say \"everyone\"".to_owned(),
                None => self.roster.map_or_else(String::new, |roster| roster.hint(text)),
            };
            self.error(at, format!("\"{text}\" is not a handle"), hint);
        }
        handle
    }

    fn handles(&mut self, entry: &Entry<'_, '_>) -> Option<Vec<Handle>> {
        let list = self.list(entry)?;
        let handles: Vec<_> = list.iter().filter_map(|(text, at)| self.handle(text, *at)).collect();
        let complete = handles.len() == list.len();
        if !complete {
            self.strangers(entry, &list);
        }
        complete.then(|| each_once(handles))
    }

    fn with(&mut self, entry: &Entry<'_, '_>) -> Option<With> {
        let list = self.list(entry)?;
        for (name, at) in list.iter().filter(|(name, _)| name != EVERYONE) {
            if nearest(name, [EVERYONE, "all", "team"]).is_some() && Handle::new(name).is_none() {
                self.error(*at, format!("\"{name}\" is not a handle"), "did you mean \"everyone\"?");
            } else {
                self.handle(name, *at);
            }
        }
        let names: Vec<_> = list.iter().map(|(name, _)| name.clone()).collect();
        let with = with_of(&names);
        if with.is_none() {
            self.strangers(entry, &list);
        }
        with
    }

    /// Names who is not on the roster in a list that is lost, because another name in it is malformed.
    fn strangers(&mut self, entry: &Entry<'_, '_>, list: &[(String, usize)]) {
        for (name, at) in list {
            let Some(handle) = Handle::new(name) else { continue };
            if let Some(roster) = self.roster.filter(|roster| !roster.has(&handle)) {
                let what = format!("`{}` names \"{handle}\", who is not on the roster", entry.key);
                self.error(*at, what, roster.hint(handle.as_str()));
            }
        }
    }

    /// Checks that everybody named is on the roster. A closed topic may name who has left since.
    fn people(&mut self, topic: &Topic, table: &DeTable<'_>) {
        let with = if let With::Members(members) = &topic.with { members.as_slice() } else { &[] };
        self.known(topic, table, "from", &topic.from);
        self.known(topic, table, "with", with);
        self.known(topic, table, "tell_first", &topic.tell_first);
        self.known(topic, table, "told", &topic.told);
    }

    fn known<'h>(
        &mut self,
        topic: &Topic,
        table: &DeTable<'_>,
        key: &str,
        handles: impl IntoIterator<Item = &'h Handle>,
    ) {
        for (nth, handle) in handles.into_iter().enumerate() {
            let Some(roster) = self.roster.filter(|roster| !roster.has(handle)) else { continue };
            let at = table.get(key).map_or(0, |value| place_of_item(value, nth));
            let what = format!("`{key}` names \"{handle}\", who is not on the roster");
            if topic.is_open() {
                self.error(at, what, roster.hint(handle.as_str()));
            } else {
                self.warning(at, what, "the topic is closed, so it may name who has left");
            }
        }
    }
}

/// The end of a value and of everything in it.
pub(crate) fn end_of(value: &Spanned<DeValue<'_>>) -> usize {
    let within = match value.get_ref() {
        DeValue::Table(table) => table.iter().map(|(_, value)| end_of(value)).max(),
        DeValue::Array(array) => array.iter().map(end_of).max(),
        _ => None,
    };
    value.span().end.max(within.unwrap_or_default())
}

/// Where the nth item of a list stands, or the value itself when it is no list.
fn place_of_item(value: &Spanned<DeValue<'_>>, nth: usize) -> usize {
    let item = value.get_ref().as_array().and_then(|array| array.get(nth));
    item.map_or(value.span().start, |item| item.span().start)
}
