//! Which meeting of the coming weeks will have each open topic, and which will come too late.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{NaiveDate, Weekday};

use super::coming::{Condition, coming};
use super::errand::Errand;
use super::errands::Errands;
use super::ledger::{Ledger, kept};
use super::rescue::{Rescue, Timetable};
use super::series::{Foreseen, Series};
use super::{Basis, ItemText, Meeting, Names, Undecided, Waiting, WaitingFor};
use crate::classify::Routed;
use crate::domain::{Handle, MeetingOf, Minutes, TopicKey, Week};

/// A topic in a series of meetings, and the one that will have it.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The topic.
    pub topic: ItemText,
    /// In which meetings.
    pub of: MeetingOf,
    /// The time it asks for.
    pub minutes: Minutes,
    /// The day it will be heard; `None` when no meeting in sight has room.
    pub on: Option<NaiveDate>,
    /// The days on which it comes back, when it repeats.
    pub again: Vec<NaiveDate>,
    /// What has to come before the team can hear it.
    pub condition: Option<Condition>,
    /// What would save it, when that is after the day it is due; the easiest first.
    pub late: Option<Vec<Rescue>>,
}

/// A meeting to come and how full it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Which meeting.
    pub of: MeetingOf,
    /// When.
    pub meeting: Meeting,
    /// The minutes that topics can still have.
    pub free: Minutes,
}

/// What can be foreseen today of the coming weeks, with the time that the meetings have.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// The names of the team and its people.
    pub names: Arc<Names>,
    /// The day on which it was made.
    pub today: NaiveDate,
    /// The first week.
    pub from: Week,
    /// How many weeks it looks ahead, this one included.
    pub weeks: u32,
    /// The meetings to come, by date.
    pub meetings: Vec<Filled>,
    /// Each topic that a meeting can have, once for each series of meetings that is to have it; by date, what no
    /// meeting has room for last.
    pub topics: Vec<Expected>,
    /// Clear topics that no meeting in sight can have yet.
    pub waiting: Vec<Waiting>,
    /// Topics that need the manager's call.
    pub undecided: Vec<Undecided>,
}

impl Forecast {
    /// Plays so many weeks from this one on.
    pub fn make(basis: &Basis<'_>, weeks: u32) -> Self {
        Self::knowing(&Ledger::of(basis.team, basis.log, basis.today), basis, weeks)
    }

    /// The same for a ledger that is known already.
    pub(super) fn knowing(ledger: &Ledger, basis: &Basis<'_>, weeks: u32) -> Self {
        let Basis { team, routed, today, mentions, .. } = *basis;
        let from = Week::of(today);
        let last = from.plus(i32::try_from(weeks).unwrap_or(i32::MAX).saturating_sub(1));
        let errands = Errands::sort(team, routed, last, today, mentions);
        let mut forecast = Self {
            names: Arc::new(Names::of(team, today)),
            today,
            from,
            weeks,
            meetings: Vec::new(),
            topics: Vec::new(),
            waiting: errands.waiting,
            undecided: errands.undecided,
        };
        for (member, errands) in team.members.iter().zip(&errands.members) {
            let kept = kept(basis, member, ledger.must_hear(&member.handle).len());
            let of = MeetingOf::OneOnOne(member.handle.clone());
            let errands = errands.iter().map(|one| one.with_item(None)).collect::<Vec<_>>();
            let meetings = forecast.add(&of, Series::one_on_one(basis, member, kept), &errands);
            forecast.meetings.extend(meetings);
        }
        let coming = coming(basis, last.day(Weekday::Sun), |key, who| forecast.told_on(key, who));
        forecast.expect(&coming);
        let (written, spoken): (Vec<_>, Vec<_>) =
            coming.into_iter().partition(|one| one.routed.topic().written);
        let spoken: Vec<_> = errands.team.iter().map(|one| one.with_item(None)).chain(spoken).collect();
        let meetings = forecast.add(&MeetingOf::Team, Series::team(basis), &spoken);
        forecast.meetings.extend(meetings);
        // What is told in writing goes along with a meeting and takes nothing of its time.
        let written: Vec<_> = errands.written.iter().map(|one| one.with_item(None)).chain(written).collect();
        forecast.add(&MeetingOf::Team, Series::team(basis), &written);
        forecast.meetings.sort_by_key(|one| (one.meeting.date, one.meeting.start));
        forecast.topics.sort_by_key(|one| (one.on.unwrap_or(NaiveDate::MAX), one.of.with().is_some()));
        forecast
    }

    /// The day on which a member's 1-1 will have a topic.
    fn told_on(&self, key: TopicKey, who: &Handle) -> Option<NaiveDate> {
        let of_them = |one: &&Expected| one.with() == Some(who) && one.topic.key() == key;
        self.topics.iter().find(of_them)?.on
    }

    /// Lets wait no longer what will become the team's.
    fn expect(&mut self, coming: &[Errand<'_, Option<Condition>>]) {
        let keys: HashSet<_> = coming.iter().map(|one| one.routed.topic().key).collect();
        let for_the_team =
            |why: &WaitingFor| matches!(why, WaitingFor::Embargo(_) | WaitingFor::TellFirst(_));
        self.waiting.retain(|one| !(for_the_team(&one.why) && keys.contains(&one.routed.topic().key)));
    }

    /// The topics that will be heard after the day they are due.
    pub fn late(&self) -> impl Iterator<Item = &Expected> {
        self.topics.iter().filter(|one| one.late.is_some())
    }

    /// Adds the topics of a series; gives its meetings.
    fn add(
        &mut self,
        of: &MeetingOf,
        series: Series<'_>,
        errands: &[Errand<'_, Option<Condition>>],
    ) -> Vec<Filled> {
        let numbered = errands.iter().enumerate().map(|(number, one)| one.with_item(number)).collect();
        let played = series.ahead_of(self.weeks, numbered);
        let dates = dates(&played, errands.len());
        let topics: Vec<&Routed> = errands.iter().map(|one| one.routed).collect();
        let timetable = Timetable { of, played: &played, topics: &topics };
        for (errand, dates) in errands.iter().zip(dates) {
            let mut dates = dates.into_iter();
            let on = dates.next();
            self.topics.push(Expected {
                topic: ItemText::of(errand.routed),
                of: of.clone(),
                minutes: errand.minutes,
                on,
                again: dates.collect(),
                condition: errand.item.clone(),
                late: self.is_late(errand.routed, on).then(|| timetable.rescues(errand)),
            });
        }
        let filled = |one: &Foreseen<usize>| Filled { of: of.clone(), meeting: one.meeting, free: one.free };
        played.iter().map(filled).collect()
    }

    /// Whether a topic is heard too late; what lies beyond the weeks in sight is not known to be.
    fn is_late(&self, routed: &Routed, on: Option<NaiveDate>) -> bool {
        let end = self.from.plus(i32::try_from(self.weeks).unwrap_or(i32::MAX)).monday();
        routed.topic().due.is_some_and(|due| on.map_or(due < end, |on| due < on))
    }
}

impl Expected {
    /// Whether the meeting of a day has it, for the first time or again.
    pub fn is_on(&self, date: NaiveDate) -> bool {
        self.on == Some(date) || self.again.contains(&date)
    }

    /// The member whose 1-1 is to have it.
    pub fn with(&self) -> Option<&Handle> {
        self.of.with()
    }
}

/// The meetings that have each of so many numbers.
fn dates(played: &[Foreseen<usize>], count: usize) -> Vec<Vec<NaiveDate>> {
    let mut dates = vec![Vec::new(); count];
    for one in played {
        for slot in &one.items {
            if let Some(of_topic) = dates.get_mut(slot.item) {
                of_topic.push(one.meeting.date);
            }
        }
    }
    dates
}
