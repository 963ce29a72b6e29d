//! The plan of the shown week as lists, and what the selected topic's verdict rests on.

use super::super::layout::Pane;
use super::super::pane::{
    Keep, List, OneOnOneRow, Place, Target, TeamRow, TopicRow, one_on_one_rows, place, team_rows, topic_rows,
};
use crate::cells;
use crate::classify::Explanation;
use crate::desk::Desk;
use crate::domain::{TopicKey, Week};
use crate::plan::{Economics, Plan};

/// What the panel below the lists tells of the selected topic.
#[derive(Debug, Clone)]
pub struct Why {
    /// The topic.
    pub key: TopicKey,
    /// Its verdict with the words it rests on.
    pub explanation: Explanation,
    /// What saying it costs, in both ways.
    pub economics: Option<Economics>,
}

/// How far down the panel has been read that tells of the selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// What it tells of.
    pub of: Option<Target>,
    /// The first line that is shown.
    pub from: usize,
}

/// So many rows have a say in how wide the column of places is.
const LOOKED_AT: usize = 1000;

/// The plan of a week as lists.
#[derive(Debug)]
pub struct Board {
    /// The plan.
    pub plan: Plan,
    /// How often it was made.
    pub made: u64,
    /// All open topics that the filter lets through.
    pub topics: List<TopicRow>,
    /// The team agenda.
    pub team: List<TeamRow>,
    /// The 1-1s.
    pub one_on_ones: List<OneOnOneRow>,
    /// The reasons of the selected topic's verdict.
    pub why: Option<Why>,
    /// The cells of the longest place of one of the first topics.
    pub longest_place: usize,
    /// How far down these have been read.
    pub reading: Reading,
}

impl Board {
    /// The board of a week.
    pub fn new(desk: &Desk, week: Week, keep: impl Fn(TopicKey) -> bool) -> Self {
        let mut board = Self {
            plan: desk.plan(week),
            made: 0,
            topics: List::default(),
            team: List::default(),
            one_on_ones: List::default(),
            why: None,
            longest_place: 0,
            reading: Reading::default(),
        };
        board.fill(desk, keep, Keep::Place);
        board
    }

    /// Plans anew, for this week or another one.
    pub fn refresh(&mut self, desk: &Desk, week: Week, filter: impl Fn(TopicKey) -> bool, keep: Keep) {
        self.plan = desk.plan(week);
        self.made += 1;
        self.why = None;
        self.fill(desk, filter, keep);
    }

    /// Shows the topics that another filter lets through.
    pub fn narrow(&mut self, desk: &Desk, filter: impl Fn(TopicKey) -> bool) {
        self.narrow_keeping(desk, filter, Keep::Topic);
    }

    fn fill(&mut self, desk: &Desk, filter: impl Fn(TopicKey) -> bool, keep: Keep) {
        self.narrow_keeping(desk, filter, keep);
        self.team.replace(self.plan.team.as_ref().map(team_rows).unwrap_or_default(), keep);
        self.one_on_ones.replace(one_on_one_rows(&self.plan), keep);
    }

    fn narrow_keeping(&mut self, desk: &Desk, filter: impl Fn(TopicKey) -> bool, keep: Keep) {
        let all = desk.routed().iter().map(|routed| routed.topic().key);
        self.topics.replace(topic_rows(&self.plan, all, filter), keep);
        let places = self.topics.rows.iter().take(LOOKED_AT).filter_map(|row| match row {
            TopicRow::Topic(_, Place::OtherWeek) | TopicRow::Heading(..) => None,
            TopicRow::Topic(_, at) => Some(cells::width(&place(*at, &self.plan))),
        });
        self.longest_place = places.max().unwrap_or_default();
    }

    /// What is selected in a pane.
    pub fn target(&self, pane: Pane) -> Option<Target> {
        match pane {
            Pane::Topics => self.topics.target(),
            Pane::Team => self.team.target(),
            Pane::OneOnOnes => self.one_on_ones.target(),
        }
    }

    /// The place in the plan of the 1-1 in which the selection stands.
    pub fn agenda_of_selection(&self, pane: Pane) -> Option<usize> {
        if pane != Pane::OneOnOnes {
            return None;
        }
        self.one_on_ones.rows.get(self.one_on_ones.cursor.selected)?.agenda()
    }

    /// Selects what stands for `target` in a pane, where it has it.
    pub fn go_to(&mut self, pane: Pane, target: Target) -> bool {
        match pane {
            Pane::Topics => self.topics.go_to(target),
            Pane::Team => self.team.go_to(target),
            Pane::OneOnOnes => self.one_on_ones.go_to(target),
        }
    }

    /// Selects in the other panes what is selected in this one, where they have it.
    pub fn follow(&mut self, focus: Pane) {
        let Some(target) = self.target(focus) else { return };
        for pane in Pane::ALL.into_iter().filter(|pane| *pane != focus) {
            self.go_to(pane, target);
        }
    }

    /// Begins to read at the top when something else is selected.
    pub fn read(&mut self, of: Option<Target>) {
        if self.reading.of != of {
            self.reading = Reading { of, from: 0 };
        }
    }

    /// Explains the topic unless it is explained already.
    pub fn explain(&mut self, desk: &Desk, topic: Option<TopicKey>) {
        if self.why.as_ref().map(|why| why.key) == topic {
            return;
        }
        self.why = topic.and_then(|key| {
            let explanation = desk.explain(key)?;
            Some(Why { key, explanation, economics: desk.economics(key) })
        });
    }
}
