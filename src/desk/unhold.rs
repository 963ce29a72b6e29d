//! Taking a meeting that was held back: its record goes, and its topics get back what they had.

use chrono::NaiveDate;

use super::drawn::Drawn;
use super::intent::{list, set};
use super::{ClosingError, Desk};
use crate::domain::{Drawer, Handle, LoggedItem, LoggedMeeting, MeetingOf, Outcome, Topic, Week};
use crate::plan::concerned;
use crate::store::{Change, Edit, LogEdit, TopicField, Value};

/// What taking a meeting back changes.
#[derive(Debug, Clone)]
pub struct Unheld {
    /// What becomes of the topics.
    pub edit: Edit,
    /// What takes the record out of the log.
    pub log: LogEdit,
    /// What a member of a 1-1 heard on its day of team meetings, and is to hear again.
    pub unheard: Vec<LogEdit>,
    /// How many topics get something back.
    pub topics: usize,
    /// The titles of items whose topic is not in the files any more.
    pub lost: Vec<String>,
}

impl Desk {
    /// What takes an edit of the log back that says that a meeting was held; nothing for other edits.
    pub fn unlog(&self, edit: &LogEdit) -> Option<LogEdit> {
        let LogEdit::Hold(meeting) = edit else { return None };
        let (of, date, start) = (&meeting.of, meeting.date, meeting.start);
        let same = |one: &&LoggedMeeting| one.is_same_as(meeting);
        let before = self.log().meetings().iter().map(AsRef::as_ref).find(same);
        Some(before.map_or_else(
            || LogEdit::Unhold { of: of.clone(), date, start },
            |before| LogEdit::Hold(Box::new(before.clone())),
        ))
    }

    /// The last meeting with these people that the log has, or the last of a day.
    pub fn last_held(&self, of: &MeetingOf, on: Option<NaiveDate>) -> Option<&LoggedMeeting> {
        let is_it = |one: &&LoggedMeeting| &one.of == of && on.is_none_or(|on| one.date == on);
        self.log().meetings().iter().map(AsRef::as_ref).rfind(is_it)
    }

    /// What takes a meeting back that the log has.
    pub fn unhold(&self, meeting: &LoggedMeeting) -> Result<Unheld, ClosingError> {
        let mut drawn = Drawn::of(self);
        let (mut topics, mut lost) = (0, Vec::new());
        for item in &meeting.items {
            let Some(topic) = self.topic_of_logged(item, meeting.of.drawer()) else {
                lost.push(item.title.clone());
                continue;
            };
            let edit = Edit { changes: self.given_back(topic, item, meeting) };
            topics += usize::from(!edit.changes.is_empty());
            drawn.add(edit)?;
        }
        let (of, date, start) = (meeting.of.clone(), meeting.date, meeting.start);
        let unheard = of.with().map(|who| self.heard_on(who, date)).unwrap_or_default();
        Ok(Unheld { edit: drawn.edit, log: LogEdit::Unhold { of, date, start }, unheard, topics, lost })
    }

    /// The topic of an item that the log has, open or closed: by its id, or by the same title.
    fn topic_of_logged(&self, item: &LoggedItem, drawer: Drawer) -> Option<&Topic> {
        let by_title = || {
            let mut namesakes = self.workspace().topics().filter(|topic| topic.title == item.title);
            namesakes.find(|topic| drawer == Drawer::Private || topic.key.drawer == drawer)
        };
        let found = match &item.topic {
            Some(id) => self.workspace().topic_by_id(id),
            None => by_title(),
        };
        found.map(AsRef::as_ref)
    }

    /// What takes back that a member heard of team meetings on a day.
    fn heard_on(&self, who: &Handle, date: NaiveDate) -> Vec<LogEdit> {
        let team = self.log().meetings().iter().filter(|meeting| meeting.of == MeetingOf::Team);
        let heard = team.flat_map(|meeting| meeting.items.iter().map(|item| (meeting.date, item)));
        let heard =
            heard.filter(|(_, item)| item.told.iter().any(|told| &told.who == who && told.on == date));
        let untold = |(date, item): (NaiveDate, &LoggedItem)| LogEdit::Told {
            date,
            topic: item.topic.clone(),
            title: item.title.clone(),
            who: who.clone(),
            on: None,
        };
        heard.map(untold).collect()
    }
}

impl Desk {
    /// What a topic gets back when a meeting was not held after all. What was changed since then stays.
    fn given_back(&self, topic: &Topic, item: &LoggedItem, meeting: &LoggedMeeting) -> Vec<Change> {
        match (item.outcome, meeting.of.with()) {
            (Outcome::Said | Outcome::Written, None) => reopened(topic, meeting.date),
            (Outcome::Said | Outcome::Written, Some(who)) => self.unheard_by(topic, who, meeting.date),
            (Outcome::Parked, _) if topic.parked == Some(meeting.date) => {
                vec![set(topic.key, TopicField::Parked, None)]
            }
            (Outcome::Parked, _) => Vec::new(),
            (Outcome::Carried, _) => uncarried(topic, meeting.date),
        }
    }

    /// What a topic gets back that a member is to hear again. What the team or somebody else heard of it, they heard.
    fn unheard_by(&self, topic: &Topic, who: &Handle, date: NaiveDate) -> Vec<Change> {
        let concerned = concerned(topic, &self.everyone());
        let closed_here = concerned.contains(who) && !topic.tell_first.contains(who);
        let mut changes = if closed_here { reopened(topic, date) } else { Vec::new() };
        // Who heard it last closed it, and is not among those who were told.
        let closed_later = closed_here && topic.done.is_some_and(|done| done > date);
        let heard = if closed_later { &concerned[..] } else { &topic.told };
        let others: Vec<Handle> = heard.iter().filter(|one| *one != who).cloned().collect();
        if others != topic.told {
            changes.push(set(topic.key, TopicField::Told, (!others.is_empty()).then(|| list(&others))));
        }
        changes
    }
}

/// What opens a topic again that was said on a day. One that comes back stood on the agenda of that day, so it
/// waited for nothing.
fn reopened(topic: &Topic, date: NaiveDate) -> Vec<Change> {
    let done = topic.done.filter(|done| *done >= date).map(|_| TopicField::Done);
    let waits = topic.after.filter(|after| topic.repeat.is_some() && topic.done.is_none() && *after > date);
    let fields = done.into_iter().chain(waits.map(|_| TopicField::After));
    fields.map(|field| set(topic.key, field, None)).collect()
}

/// What takes the carry of a day back. The day is that on which the plan had the meeting, in the same week.
fn uncarried(topic: &Topic, date: NaiveDate) -> Vec<Change> {
    let left: Vec<NaiveDate> =
        topic.carried.iter().copied().filter(|one| Week::of(*one) != Week::of(date)).collect();
    if left == topic.carried {
        return Vec::new();
    }
    let value = (!left.is_empty()).then_some(Value::Dates(left));
    vec![set(topic.key, TopicField::Carried, value)]
}
