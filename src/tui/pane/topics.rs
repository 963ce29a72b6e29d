//! All open topics as a list, grouped by where the plan puts them.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Row, Target};
use crate::domain::TopicKey;
use crate::plan::Plan;

/// A part of the list of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Topics that need the manager's call.
    Call,
    /// Topics of the team meeting, those that do not fit included.
    Team,
    /// Topics of the 1-1s, those that do not fit included.
    OneOnOnes,
    /// Topics that stand on no agenda of this week.
    Waiting,
    /// Topics that have their turn in another week.
    OtherWeeks,
}

impl Section {
    /// The heading above it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Call => "Needs your call",
            Self::Team => "Team meeting",
            Self::OneOnOnes => "1-1s",
            Self::Waiting => "Waiting",
            Self::OtherWeeks => "In other weeks",
        }
    }
}

/// Where the plan of the week puts a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nowhere, before the manager calls it.
    Call,
    /// On the team agenda.
    Team {
        /// Its place there.
        slot: usize,
    },
    /// On the team agenda, told in writing.
    Written,
    /// On a later team agenda.
    TeamLater {
        /// The date of it.
        to: Option<NaiveDate>,
    },
    /// On a 1-1.
    With {
        /// The place of that 1-1 in the plan.
        agenda: usize,
        /// How many others it is to be talked about with as well.
        more: usize,
    },
    /// On a member's later 1-1.
    WithLater {
        /// The place of this week's 1-1 with that member in the plan.
        agenda: usize,
        /// The date of the later one.
        to: Option<NaiveDate>,
    },
    /// In the plan's waiting list, at this place.
    Waiting(usize),
    /// In another week.
    OtherWeek,
}

/// A row of the list of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicRow {
    /// A heading with the number of topics below it.
    Heading(Section, usize),
    /// A topic.
    Topic(TopicKey, Place),
}

impl Row for TopicRow {
    fn target(&self) -> Option<Target> {
        match self {
            Self::Heading(..) => None,
            Self::Topic(key, _) => Some(Target::Topic(*key)),
        }
    }
}

/// Of `all` topics those that `keep` lets through, each once, under the headings of the places that the plan
/// gives them.
pub fn topic_rows(
    plan: &Plan,
    all: impl IntoIterator<Item = TopicKey>,
    keep: impl Fn(TopicKey) -> bool,
) -> Vec<TopicRow> {
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    let elsewhere = all.into_iter().map(|key| (key, Place::OtherWeek)).collect();
    for (section, places) in places(plan).into_iter().chain([(Section::OtherWeeks, elsewhere)]) {
        let heading = rows.len();
        let fresh = places.into_iter().filter(|(key, _)| keep(*key) && seen.insert(*key));
        rows.extend(fresh.map(|(key, place)| TopicRow::Topic(key, place)));
        let count = rows.len() - heading;
        if count > 0 {
            rows.insert(heading, TopicRow::Heading(section, count));
        }
    }
    rows
}

fn places(plan: &Plan) -> [(Section, Vec<(TopicKey, Place)>); 4] {
    let call = plan.undecided.iter().map(|one| (one.routed.topic().key, Place::Call));
    let waiting = plan.waiting.iter().enumerate();
    let waiting = waiting.map(|(at, one)| (one.routed.topic().key, Place::Waiting(at)));
    [
        (Section::Call, call.collect()),
        (Section::Team, team_places(plan)),
        (Section::OneOnOnes, one_on_one_places(plan)),
        (Section::Waiting, waiting.collect()),
    ]
}

fn team_places(plan: &Plan) -> Vec<(TopicKey, Place)> {
    let Some(agenda) = &plan.team else { return Vec::new() };
    let now = agenda.items.iter().enumerate();
    let now = now.map(|(slot, one)| (one.item.text().key(), Place::Team { slot }));
    let written = agenda.written.iter().map(|item| (item.text().key(), Place::Written));
    let later = agenda.overflow.iter().map(|one| (one.item.text().key(), Place::TeamLater { to: one.to }));
    now.chain(written).chain(later).collect()
}

fn one_on_one_places(plan: &Plan) -> Vec<(TopicKey, Place)> {
    let agendas = || plan.one_on_ones.iter().enumerate();
    let now = agendas().flat_map(|(agenda, one)| {
        one.items.iter().map(move |slot| {
            let more = slot.item.also_with().count();
            (slot.item.text().key(), Place::With { agenda, more })
        })
    });
    let later = agendas().flat_map(|(agenda, one)| {
        one.overflow
            .iter()
            .map(move |over| (over.item.text().key(), Place::WithLater { agenda, to: over.to }))
    });
    now.chain(later).collect()
}
