//! Who has heard what was said in the team meeting, and who still has to.

use std::collections::{HashMap, VecDeque};

use chrono::{Days, NaiveDate};

use super::Basis;
use super::series::Kept;
use crate::domain::{
    Handle, Log, LoggedItem, LoggedMeeting, MeetingOf, Member, Minutes, Outcome, Team, TopicId,
};

/// What telling one thing takes that the team has heard without somebody.
pub const MUST_HEAR_MINUTES: Minutes = Minutes(2);

/// Who hears news before the team does hears it shortly before.
const TOLD_FIRST_DAYS: Days = Days::new(60);

/// Something that the team has heard and this member has not: told first in their next 1-1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MustHear {
    /// The topic, when it has an id.
    pub topic: Option<TopicId>,
    /// What it was about.
    pub title: String,
    /// The day of the team meeting that they missed.
    pub said_on: NaiveDate,
}

/// What the log knows a topic by: its id, or its title when it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    Id(&'a str),
    Title(&'a str),
}

impl<'a> Key<'a> {
    /// The key of something with a title and perhaps an id.
    pub(super) fn new(id: Option<&'a TopicId>, title: &'a str) -> Self {
        id.map_or(Self::Title(title), |id| Self::Id(id.as_str()))
    }

    /// The key of an item.
    pub(super) fn of(item: &'a LoggedItem) -> Self {
        Self::new(item.topic.as_ref(), &item.title)
    }
}

/// What each member still has to hear of what the team has heard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    unheard: Vec<(Handle, Vec<MustHear>)>,
}

impl Ledger {
    /// Reads a log from its first meeting to its last.
    ///
    /// Who is `absent` from a team meeting has to hear what was said there, until they are told: afterwards, in
    /// their 1-1, in writing, or by being there when it is said again. Who was told before the team was has
    /// nothing to hear unless something was decided since. What was said before somebody joined is not theirs, and who has left has nothing to hear.
    pub fn of(team: &Team, log: &Log, today: NaiveDate) -> Self {
        let mut readers: Vec<_> = team.members_on(today).map(Reader::new).collect();
        for meeting in log.meetings() {
            match &meeting.of {
                MeetingOf::Team => readers.iter_mut().for_each(|reader| reader.team_met(meeting)),
                MeetingOf::OneOnOne(who) => {
                    if let Some(reader) = readers.iter_mut().find(|reader| &reader.member.handle == who) {
                        reader.met(meeting);
                    }
                }
            }
        }
        Self { unheard: readers.into_iter().map(Reader::finish).collect() }
    }

    /// What a member still has to hear, in the order in which the team heard it.
    pub fn must_hear(&self, who: &Handle) -> &[MustHear] {
        self.unheard.iter().find(|(one, _)| one == who).map_or(&[], |(_, unheard)| unheard)
    }

    /// Who still has to hear something, in the order of the roster, and what.
    pub fn unheard(&self) -> impl Iterator<Item = (&Handle, &[MustHear])> {
        let all = self.unheard.iter().filter(|(_, unheard)| !unheard.is_empty());
        all.map(|(who, unheard)| (who, unheard.as_slice()))
    }
}

/// What a member's next 1-1 keeps for so many things that they must hear: at most half of its time. The next one is
/// the first that was not held yet.
pub(super) fn kept(basis: &Basis<'_>, member: &Member, lines: usize) -> Option<Kept> {
    let lines = u32::try_from(lines).ok().filter(|lines| *lines > 0)?;
    let on = basis.next_one_on_one(member)?;
    let wanted = MUST_HEAR_MINUTES.0.saturating_mul(lines);
    Some(Kept { on, minutes: Minutes(wanted.min(member.one_on_one.minutes.0 / 2)) })
}

/// One member, reading the log.
struct Reader<'a> {
    member: &'a Member,
    unheard: HashMap<Key<'a>, (&'a LoggedItem, NaiveDate, usize)>,
    /// What their 1-1s of late were about.
    lately: VecDeque<(NaiveDate, &'a LoggedItem)>,
    read: usize,
}

impl<'a> Reader<'a> {
    fn new(member: &'a Member) -> Self {
        Self { member, unheard: HashMap::new(), lately: VecDeque::new(), read: 0 }
    }

    fn team_met(&mut self, meeting: &'a LoggedMeeting) {
        let who = &self.member.handle;
        let there = meeting.present.contains(who);
        let joined = self.member.since.is_none_or(|since| since <= meeting.date);
        let missed = !there && joined && meeting.absent.contains(who);
        if !missed && self.unheard.is_empty() {
            return;
        }
        for item in &meeting.items {
            let told = item.told.iter().any(|told| &told.who == who);
            match item.outcome {
                Outcome::Said if there || told => self.heard(item),
                Outcome::Said if missed && !self.knew(item, meeting.date) => {
                    self.has_to_hear(item, meeting.date);
                }
                Outcome::Written => self.heard(item),
                Outcome::Said | Outcome::Carried | Outcome::Parked => {}
            }
        }
    }

    fn met(&mut self, meeting: &'a LoggedMeeting) {
        for item in meeting.items.iter().filter(|item| item.outcome == Outcome::Said) {
            self.heard(item);
            self.lately.push_back((meeting.date, item));
        }
        let start = meeting.date.checked_sub_days(TOLD_FIRST_DAYS).unwrap_or(meeting.date);
        while self.lately.front().is_some_and(|(date, _)| *date < start) {
            self.lately.pop_front();
        }
    }

    fn has_to_hear(&mut self, item: &'a LoggedItem, said_on: NaiveDate) {
        self.read += 1;
        self.unheard.insert(Key::of(item), (item, said_on, self.read));
    }

    fn heard(&mut self, item: &'a LoggedItem) {
        if !self.unheard.is_empty() {
            self.unheard.remove(&Key::of(item));
        }
    }

    /// Whether they were told before the team was, and nothing was decided since.
    fn knew(&self, item: &LoggedItem, said_on: NaiveDate) -> bool {
        let start = said_on.checked_sub_days(TOLD_FIRST_DAYS).unwrap_or(said_on);
        let told = |(date, one): &(NaiveDate, &LoggedItem)| *date >= start && Key::of(one) == Key::of(item);
        item.decisions.is_empty() && self.lately.iter().any(told)
    }

    fn finish(self) -> (Handle, Vec<MustHear>) {
        let mut unheard: Vec<_> = self.unheard.into_values().collect();
        unheard.sort_unstable_by_key(|(_, _, read)| *read);
        let line = |(item, said_on, _): (&LoggedItem, _, _)| MustHear {
            topic: item.topic.clone(),
            title: item.title.clone(),
            said_on,
        };
        (self.member.handle.clone(), unheard.into_iter().map(line).collect())
    }
}
