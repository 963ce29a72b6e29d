//! What the user wants, as edits. These change nothing by themselves: an edit is applied by the desk and
//! committed to the files.

use std::fmt;

use chrono::NaiveDate;

use super::capture::{give_reason, member_called, read_capture};
use super::{CaptureError, Desk, read_date};
use crate::classify::{Certainty, Routed};
use crate::domain::{Cadence, Drawer, Handle, Route, Topic, TopicKey, With};
use crate::escape::visible;
use crate::plan::concerned;
use crate::store::suggest::nearest;
use crate::store::{Change, Edit, Shape, TopicField, Value};

/// A line that was read as a topic, with the edit that keeps it.
#[derive(Debug, Clone)]
pub struct Capture {
    /// The topic with its verdict.
    pub routed: Routed,
    /// The file that it goes to.
    pub drawer: Drawer,
    /// The edit that adds it.
    pub edit: Edit,
}

/// Why what the user wants cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntentError {
    /// There is no such topic any more.
    NoSuchTopic,
    /// The topic does not concern this member.
    NotConcerned(Handle),
    /// The value is not one that this field can have.
    Value(CaptureError),
    /// What the team is to read names members, by these words.
    Names(Vec<String>),
    /// What the team is to read hides something, or is too long to be looked through.
    Unreadable,
    /// A topic that nobody is named in and that concerns nobody has no part for a 1-1.
    NamesNobody,
    /// The topic has been split, and the team's part, with this id and title, is still open.
    SplitAlready {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
}

impl fmt::Display for IntentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchTopic => f.write_str("the topic is not there any more"),
            Self::NotConcerned(who) => write!(f, "the topic does not concern {who}"),
            Self::Value(error) => error.fmt(f),
            Self::Names(words) => {
                let words: Vec<_> = words.iter().map(|word| format!("“{}”", visible(word))).collect();
                write!(f, "it still names somebody: {}", words.join(", "))
            }
            Self::Unreadable => f.write_str("it holds characters that hide names, or is too long"),
            Self::NamesNobody => f.write_str("the topic names nobody and concerns nobody"),
            Self::SplitAlready { title, .. } => write!(f, "it is split already: “{}”", visible(title)),
        }
    }
}

impl std::error::Error for IntentError {}

impl Desk {
    /// Reads a line as a topic, with its verdict and the edit that keeps it; see [`read_capture`]. A broadcast
    /// that needs the manager's reason and has none is refused, as a call of one is.
    pub fn capture(&self, line: &str) -> Result<Capture, CaptureError> {
        self.capture_because(line, None)
    }

    /// Like [`Desk::capture`], with a reason for the call that is given beside the line.
    pub fn capture_because(&self, line: &str, because: Option<&str>) -> Result<Capture, CaptureError> {
        let mut topic = read_capture(line, self.team(), self.today)?;
        give_reason(&mut topic, because)?;
        topic.id = Some(self.workspace.new_id(&topic.title, topic.added));
        self.keep(topic, Drawer::Shared)
    }

    /// The edit that keeps a new topic, in the drawer that its verdict asks for, or in the private one at `least`.
    pub(super) fn keep(&self, topic: Topic, least: Drawer) -> Result<Capture, CaptureError> {
        self.known_tags(&topic.tags)?;
        let routed = self.route(topic.clone());
        if let Some(missing) = self.lacks_reason(&routed) {
            return Err(missing.of_capture());
        }
        let drawer = drawer_for(&routed).max(least);
        // What it is from then on, in that drawer.
        let routed = self.route(Topic { key: TopicKey { drawer, ..topic.key }, ..routed.topic().clone() });
        let called = topic.route.is_some() && self.notes_calls();
        let mut edit = Edit::add(drawer, topic);
        edit.changes.extend(called.then_some(Change::NoteAdded { day: self.today }));
        Ok(Capture { routed, drawer, edit })
    }

    /// Refuses a tag that is nearly one of those which mark what is confidential.
    fn known_tags(&self, tags: &[String]) -> Result<(), CaptureError> {
        let Some((tag, near)) = self.near_mark(tags) else { return Ok(()) };
        let hint = format!("did you mean #{near}? To write the word itself: \\#{tag}");
        Err(CaptureError::new(
            format!("`#{tag}` is nearly a tag that marks what is confidential"),
            Some(hint),
        ))
    }

    /// The first tag that is nearly one of those which mark what is confidential, and that mark.
    pub(super) fn near_mark<'a>(&'a self, tags: &'a [String]) -> Option<(&'a str, &'a str)> {
        let marks = &self.routing.confidential_tags;
        let is_mark = |tag: &str| marks.iter().any(|mark| mark.to_lowercase() == tag.to_lowercase());
        tags.iter().filter(|tag| !is_mark(tag)).find_map(|tag| {
            let near = nearest(tag, marks.iter().map(String::as_str))?;
            Some((tag.as_str(), near))
        })
    }

    /// The manager's call. A topic that is called broadcast leaves the private drawer, because what
    /// stands there is private; while an embargo runs it stays, and is broadcast from there afterwards. What is called
    /// private leaves the shared drawer when it is marked as confidential or sensitive by the rules, or when a reason
    /// is given, which is not for everybody who reads that either. The reason of another call goes when no
    /// new one is given.
    pub fn call(&self, key: TopicKey, route: Route, because: Option<&str>) -> Result<Edit, IntentError> {
        let topic = self.topic(key)?;
        let mut edit = Edit::set(key, TopicField::Route, text(route.as_str()));
        let because = because.map(str::trim).filter(|because| !because.is_empty());
        let again = topic.route == Some(route);
        if because.is_some() || (topic.because.is_some() && !again) {
            edit.changes.push(set(key, TopicField::Because, because.map(text)));
        }
        if self.notes_calls() {
            edit.changes.push(Change::Note { key, day: self.today });
        }
        let embargoed = topic.embargo.is_some_and(|end| end > self.today);
        if route == Route::Broadcast && key.drawer == Drawer::Private && !embargoed {
            edit.changes.push(Change::Move { key, to: Drawer::Shared });
        }
        let not_for_all = because.is_some() || self.by_the_rules(topic).sensitive() || self.is_marked(topic);
        if route == Route::Private && key.drawer == Drawer::Shared && not_for_all {
            edit.changes.push(Change::Move { key, to: Drawer::Private });
        }
        Ok(edit)
    }

    /// Whether the tags of a topic mark it as confidential.
    pub(super) fn is_marked(&self, topic: &Topic) -> bool {
        let marks = &self.routing.confidential_tags;
        topic.tags.iter().any(|tag| marks.iter().any(|mark| mark.to_lowercase() == tag.to_lowercase()))
    }

    /// Whether calls are noted, to learn from.
    fn notes_calls(&self) -> bool {
        self.routing.learn && !self.workspace.place().is_example()
    }

    /// What was written in the private file and becomes shareable with an edit, in words: notes and
    /// comments move with their topic, and nobody should find that out from the team.
    pub fn comes_along(&self, edit: &Edit, key: TopicKey) -> Option<&'static str> {
        let leaves = Change::Move { key, to: Drawer::Shared };
        if key.drawer != Drawer::Private || !edit.changes.contains(&leaves) {
            return None;
        }
        let notes = self.preview(edit, key).is_ok_and(|after| !after.topic().notes.trim().is_empty());
        match (notes, self.workspace.has_comments(key)) {
            (true, true) => Some("its notes and the comments beside it"),
            (true, false) => Some("its notes"),
            (false, true) => Some("the comments beside it"),
            (false, false) => None,
        }
    }

    /// Takes the manager's call back, so that the rules decide again.
    pub fn uncall(&self, key: TopicKey) -> Result<Edit, IntentError> {
        let topic = self.topic(key)?;
        let mut edit = Edit::clear(key, TopicField::Route);
        if topic.because.is_some() {
            edit.changes.push(set(key, TopicField::Because, None));
        }
        Ok(edit)
    }

    /// It has been talked about: with one member, when it concerns several or somebody hears it before the
    /// team, else altogether. A repeating topic waits for its next turn instead of being done.
    pub fn done(&self, key: TopicKey, with: Option<&Handle>) -> Result<Edit, IntentError> {
        self.done_on(key, with, self.today)
    }

    /// The same as of a day, for what is noted later.
    pub(super) fn done_on(
        &self,
        key: TopicKey,
        with: Option<&Handle>,
        on: NaiveDate,
    ) -> Result<Edit, IntentError> {
        let topic = self.topic(key)?;
        let Some(who) = with else { return Ok(self.close(topic, on)) };
        let to_hear = self.to_hear(topic);
        if !to_hear.contains(who) {
            return Err(IntentError::NotConcerned(who.clone()));
        }
        let mut told = topic.told.clone();
        if !told.contains(who) {
            told.push(who.clone());
        }
        let for_the_team = self.get(key).is_some_and(|routed| routed.verdict().route() == Route::Broadcast);
        let all_told = to_hear.iter().all(|who| told.contains(who));
        let later = for_the_team || topic.embargo.is_some_and(|end| end > self.today);
        if all_told && !later {
            return Ok(self.close(topic, on));
        }
        Ok(Edit::set(key, TopicField::Told, list(&told)))
    }

    /// Somebody has heard news for the team before the others, although nothing says that they should.
    pub fn told_by_the_way(&self, key: TopicKey, who: &Handle) -> Result<Edit, IntentError> {
        let mut told = self.topic(key)?.told.clone();
        if !told.contains(who) {
            told.push(who.clone());
        }
        Ok(Edit::set(key, TopicField::Told, list(&told)))
    }

    /// Whether a topic is one to talk about with a member in their 1-1.
    pub fn is_for(&self, topic: &Topic, who: &Handle) -> bool {
        self.to_hear(topic).contains(who)
    }

    /// Who hears it in a 1-1.
    fn to_hear(&self, topic: &Topic) -> Vec<Handle> {
        let broadcast = self.get(topic.key).is_some_and(Routed::is_clear_broadcast);
        if broadcast {
            return topic.tell_first.clone();
        }
        concerned(topic, &self.everyone()).to_vec()
    }

    fn close(&self, topic: &Topic, on: NaiveDate) -> Edit {
        let key = topic.key;
        let Some(rhythm) = topic.repeat else {
            return Edit::set(key, TopicField::Done, Value::Date(on));
        };
        let next = self.comes_back(topic, rhythm, on);
        let mut edit = Edit::set(key, TopicField::After, Value::Date(next));
        let spent = [TopicField::Carried, TopicField::Told, TopicField::Due, TopicField::Parked];
        let present = spent.into_iter().filter(|field| field.value_of(topic).is_some());
        edit.changes.extend(present.map(|field| set(key, field, None)));
        edit
    }

    /// A meeting did not reach it: it goes on to the next one.
    pub fn carry(&self, key: TopicKey, meeting: NaiveDate) -> Result<Edit, IntentError> {
        let mut carried = self.topic(key)?.carried.clone();
        if !carried.contains(&meeting) {
            carried.push(meeting);
            carried.sort_unstable();
        }
        Ok(Edit::set(key, TopicField::Carried, Value::Dates(carried)))
    }

    /// Not before a day.
    pub fn defer(&self, key: TopicKey, until: NaiveDate) -> Result<Edit, IntentError> {
        self.topic(key)?;
        Ok(Edit::set(key, TopicField::After, Value::Date(until)))
    }

    /// It will not be talked about.
    pub fn give_up(&self, key: TopicKey) -> Result<Edit, IntentError> {
        self.topic(key)?;
        Ok(Edit::set(key, TopicField::Dropped, Value::Date(self.today)))
    }

    /// It goes to the parking lot: not now, and nobody knows when. What is there stays there since the same day.
    pub fn park(&self, key: TopicKey) -> Result<Edit, IntentError> {
        let since = self.topic(key)?.parked.unwrap_or(self.today);
        Ok(Edit::set(key, TopicField::Parked, Value::Date(since)))
    }

    /// It comes out of the parking lot.
    pub fn unpark(&self, key: TopicKey) -> Result<Edit, IntentError> {
        self.topic(key)?;
        Ok(Edit::clear(key, TopicField::Parked))
    }

    /// It is open again.
    pub fn reopen(&self, key: TopicKey) -> Result<Edit, IntentError> {
        let topic = self.topic(key)?;
        let fields = [TopicField::Done, TopicField::Dropped];
        let present = fields.into_iter().filter(|field| field.value_of(topic).is_some());
        Ok(Edit { changes: present.map(|field| set(key, field, None)).collect() })
    }

    /// Whom it concerns.
    pub fn concern(&self, key: TopicKey, with: &With) -> Result<Edit, IntentError> {
        self.topic(key)?;
        let value = match with {
            With::Nobody => None,
            With::Everyone => Some(Value::List(vec!["everyone".to_owned()])),
            With::Members(members) => Some(list(members)),
        };
        Ok(Edit::one(set(key, TopicField::With, value)))
    }

    /// Sets a field as a person writes it: `due` as `next fri`, `with` as `dana, kim`, `tags` as
    /// `incident, team`, minutes as a number. No text clears the field.
    pub fn set(&self, key: TopicKey, field: TopicField, written: &str) -> Result<Edit, IntentError> {
        self.topic(key)?;
        let written = written.trim();
        if written.is_empty() {
            return Ok(Edit::clear(key, field));
        }
        if let Some(route) = Route::parse(written).filter(|_| field == TopicField::Route) {
            return self.call(key, route, None);
        }
        let value = self.read_value(field, written).map_err(IntentError::Value)?;
        Ok(Edit::set(key, field, value))
    }

    fn read_value(&self, field: TopicField, written: &str) -> Result<Value, CaptureError> {
        let refuse = |hint: &str| {
            let what = format!("`{written}` is not a value of `{}`", field.as_str());
            CaptureError::new(what, Some(hint.to_owned()))
        };
        match field.shape() {
            Shape::Lines => Ok(text(written)),
            Shape::Number => {
                let number = super::words::read_minutes(written).filter(|_| field == TopicField::Minutes);
                let number = number.or_else(|| written.parse().ok()).filter(|number| *number > 0);
                number.map(Value::Number).ok_or_else(|| refuse("write a whole number, at least 1"))
            }
            Shape::Date => read_date(written, self.today)
                .map(Value::Date)
                .ok_or_else(|| refuse("write a date such as fri, \"next tue\", 27 nov or 2026-11-27")),
            Shape::Dates => split(written)
                .map(|word| read_date(word, self.today))
                .collect::<Option<_>>()
                .map(Value::Dates)
                .ok_or_else(|| refuse("write dates such as 2026-11-24, with commas between them")),
            Shape::Switch => match written.to_lowercase().as_str() {
                "yes" | "true" | "on" => Ok(Value::Switch(true)),
                "no" | "false" | "off" => Ok(Value::Switch(false)),
                _ => Err(refuse("write yes or no")),
            },
            Shape::List if field == TopicField::Tags => {
                Ok(Value::List(split(written).map(|tag| tag.trim_start_matches('#').to_owned()).collect()))
            }
            Shape::List => self.read_members(field, written),
            Shape::Text => self.read_text(field, written),
        }
    }

    fn read_members(&self, field: TopicField, written: &str) -> Result<Value, CaptureError> {
        let names = split(written).flat_map(str::split_whitespace).map(|name| name.trim_start_matches('@'));
        let everyone = |name: &str| field == TopicField::With && name.eq_ignore_ascii_case("everyone");
        let handle = |name: &str| match name {
            name if everyone(name) => Ok("everyone".to_owned()),
            name => member_called(self.team(), name).map(|handle| handle.as_str().to_owned()),
        };
        names.map(handle).collect::<Result<_, _>>().map(Value::List)
    }

    fn read_text(&self, field: TopicField, written: &str) -> Result<Value, CaptureError> {
        match field {
            TopicField::From => member_called(self.team(), written.trim_start_matches('@'))
                .map(|handle| text(handle.as_str())),
            TopicField::Kind | TopicField::Priority | TopicField::Route => Ok(text(&written.to_lowercase())),
            TopicField::Repeat => {
                let rhythm =
                    Cadence::parse(written).map_or_else(|| written.to_owned(), |rhythm| rhythm.to_string());
                Ok(text(&rhythm))
            }
            _ => Ok(text(written)),
        }
    }

    pub(super) fn topic(&self, key: TopicKey) -> Result<&Topic, IntentError> {
        self.workspace.topic(key).map(|topic| &**topic).ok_or(IntentError::NoSuchTopic)
    }
}

/// The file for a new topic: what is private, or may be sensitive, goes to the private drawer at once.
/// What may well be for the team waits for the manager's call in the shared one.
pub(super) fn drawer_for(routed: &Routed) -> Drawer {
    let verdict = routed.verdict();
    let doubtful = verdict.certainty() == Certainty::Unsure;
    let careful = verdict.route() == Route::Private || doubtful && verdict.may_be_sensitive();
    if careful { Drawer::Private } else { Drawer::Shared }
}

pub(super) fn set(key: TopicKey, field: TopicField, value: Option<Value>) -> Change {
    Change::Set { key, field, value }
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn list(handles: &[Handle]) -> Value {
    Value::List(handles.iter().map(|handle| handle.as_str().to_owned()).collect())
}

fn split(written: &str) -> impl Iterator<Item = &str> {
    written.split(',').map(str::trim).filter(|part| !part.is_empty())
}
