//! Closing a meeting that was held: the record for the log, and what becomes of its topics.

use chrono::{NaiveDate, NaiveDateTime};

use super::drawn::Drawn;
use super::{Desk, IntentError};
use crate::classify::Routed;
use crate::domain::{Handle, LoggedItem, MeetingOf, Outcome, Told, Topic, TopicId, Week};
use crate::hold::{Hold, HoldItem};
use crate::plan::{MeetingDay, NotHeld};
use crate::store::{Edit, EditError, LogEdit, TopicField, Value};

/// What closing a meeting changes: the log first, then the topics.
///
/// Both can be saved again when something came between: a meeting is in the log once, and a topic that is
/// closed already is left alone.
#[derive(Debug, Clone)]
pub struct Closing {
    /// What the log gains.
    pub log: LogEdit,
    /// What becomes of the topics.
    pub edit: Edit,
    /// The places of the items whose topic is not in the files any more, so that nothing becomes of it.
    pub lost: Vec<usize>,
}

/// Why a meeting cannot be closed.
#[derive(Debug, Clone, PartialEq)]
pub enum ClosingError {
    /// What is to become of a topic cannot be done.
    Intent(IntentError),
    /// A topic's text does not let it be said.
    Edit(EditError),
}

impl std::fmt::Display for ClosingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Intent(error) => error.fmt(f),
            Self::Edit(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ClosingError {}

/// Why a meeting was not held on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotThen {
    /// The week has none.
    NoneThatWeek,
    /// It is on a later day of the week.
    Later(NaiveDate),
    /// Something keeps it from being held.
    NotHeld(NotHeld),
}

impl Desk {
    /// The day on which the log has the meeting of a week: closing another one of that day would replace it.
    pub fn logged_in(&self, of: &MeetingOf, week: Week) -> Option<NaiveDate> {
        self.log()
            .in_week(week)
            .find(|meeting| &meeting.of == of && !meeting.extra)
            .map(|meeting| meeting.date)
    }

    /// The day on which the calendar has the meeting of the week of a day, or that day itself where it has none.
    pub fn planned_for(&self, of: &MeetingOf, on: NaiveDate) -> NaiveDate {
        match self.meeting_day(of, Week::of(on)) {
            MeetingDay::On(meeting) => meeting.date,
            MeetingDay::None | MeetingDay::Off { .. } => on,
        }
    }

    /// What speaks against a meeting having been held on a day. That may be the meeting's own day, or a later one of
    /// its week on which it was made up for.
    pub fn not_then(&self, of: &MeetingOf, on: NaiveDate) -> Option<NotThen> {
        if let Some(why) = self.hindrance(of, on) {
            return Some(NotThen::NotHeld(why));
        }
        let its_day = match self.meeting_day(of, Week::of(on)) {
            MeetingDay::None => return Some(NotThen::NoneThatWeek),
            MeetingDay::Off { why: NotHeld::Skipped, .. } => return Some(NotThen::NotHeld(NotHeld::Skipped)),
            MeetingDay::Off { on, .. } => on,
            MeetingDay::On(meeting) => meeting.date,
        };
        (on < its_day).then_some(NotThen::Later(its_day))
    }

    /// Closes a meeting at a moment. Topics get an id where they have none, so that the log can refer to them.
    pub fn close_meeting(&self, hold: &Hold, now: NaiveDateTime) -> Result<Closing, ClosingError> {
        let mut drawn = Drawn::of(self);
        let mut ids = Vec::with_capacity(hold.items().len());
        for (at, item) in hold.items().iter().enumerate() {
            ids.push(self.close_item(hold, at, item, &mut drawn)?);
        }
        let date = hold.began().date();
        let members: Vec<Handle> =
            self.team().members_there(date).map(|member| member.handle.clone()).collect();
        let mut record = hold.record(&members, now, |at, _| ids.get(at).cloned().flatten());
        for (logged, item) in record.items.iter_mut().zip(hold.items()) {
            logged.told = self.told_before(item, logged, &record.absent, date);
        }
        let mut shown = hold.items().iter().enumerate().map(|(at, item)| !self.withholds(hold, at, item));
        record.items.retain(|_| shown.next().unwrap_or(false));
        Ok(Closing { log: LogEdit::Hold(Box::new(record)), edit: drawn.edit, lost: self.lost(hold) })
    }

    /// Who was not there and need not hear an item, since they were told before and nothing was decided about it.
    fn told_before(
        &self,
        item: &HoldItem,
        logged: &LoggedItem,
        absent: &[Handle],
        on: NaiveDate,
    ) -> Vec<Told> {
        let told = self.topic_of(item).filter(|_| logged.decisions.is_empty()).map(|topic| &topic.told);
        let knew = told.into_iter().flatten().filter(|who| absent.contains(who));
        knew.map(|who| Told { who: who.clone(), on }).collect()
    }

    /// Draws what becomes of an item's topic; gives the topic's id.
    fn close_item(
        &self,
        hold: &Hold,
        at: usize,
        item: &HoldItem,
        drawn: &mut Drawn,
    ) -> Result<Option<TopicId>, ClosingError> {
        let Some(topic) = self.topic_of(item) else { return Ok(item.topic.clone()) };
        let outcome = hold.outcome(at).unwrap_or_default();
        let what = self.what_becomes(hold, topic, outcome).map_err(ClosingError::Intent)?;
        let id = match &topic.id {
            Some(id) => id.clone(),
            None => drawn.give_id(topic)?,
        };
        drawn.add(what)?;
        Ok(Some(id))
    }

    fn what_becomes(&self, hold: &Hold, topic: &Topic, outcome: Outcome) -> Result<Edit, IntentError> {
        let on = hold.began().date();
        match (outcome, hold.of()) {
            (Outcome::Said, MeetingOf::OneOnOne(with)) => match self.done_on(topic.key, Some(with), on) {
                // What the team or somebody else is to hear is still to be said there, whoever has heard it before.
                Err(IntentError::NotConcerned(_)) => Ok(Edit::default()),
                edit => edit,
            },
            (Outcome::Said | Outcome::Written, _) => self.done_on(topic.key, None, on),
            (Outcome::Carried, _) => self.carry(topic.key, hold.planned_on()),
            (Outcome::Parked, _) => Ok(Edit::set(topic.key, TopicField::Parked, Value::Date(on))),
        }
    }

    /// The open topic of an item: by its id, or by the same title in the same file.
    pub(super) fn topic_of(&self, item: &HoldItem) -> Option<&Topic> {
        self.routed().iter().map(Routed::topic).find(|topic| item.is_of(topic))
    }

    /// The places of the items whose topic is in the files no more, not even as one that is closed.
    pub fn lost(&self, hold: &Hold) -> Vec<usize> {
        let is_there = |item: &HoldItem| self.workspace().topics().any(|topic| item.is_of(topic));
        let lost = hold.items().iter().enumerate().filter(|(_, item)| !is_there(item));
        lost.map(|(at, _)| at).collect()
    }

    /// Whether an item is kept out of the team's log: the team has not heard it and, by now, may not.
    fn withholds(&self, hold: &Hold, at: usize, item: &HoldItem) -> bool {
        let heard = matches!(hold.outcome(at), Some(Outcome::Said | Outcome::Written));
        let topic = self.topic_of(item).and_then(|topic| self.get(topic.key));
        *hold.of() == MeetingOf::Team && !heard && topic.is_some_and(|one| !one.is_clear_broadcast())
    }
}
