//! What is looked for in the log, and what was found.

use std::sync::Arc;

use crate::desk::{Desk, Found, Index, Query};
use crate::domain::{Log, Team};

/// So many meetings are shown at first, and so many more as one goes on down.
const AT_A_TIME: usize = 60;

/// A search of the log.
#[derive(Debug, Default)]
pub struct Search {
    text: String,
    /// What keeps the text from being read; what was found before stays.
    pub slip: Option<String>,
    found: Vec<Found>,
    shown: usize,
    index: Option<Indexed>,
}

/// The index, and what it was made of.
#[derive(Debug)]
pub struct Indexed {
    log: Arc<Log>,
    team: Team,
    index: Index,
}

impl Indexed {
    /// Makes the index of a log.
    pub fn of(log: &Arc<Log>, team: &Team) -> Self {
        Self { log: log.clone(), team: team.clone(), index: Index::new(log, team) }
    }
}

impl Search {
    /// Takes an index that was made elsewhere; of another log than the one that is searched it is of no use.
    pub fn know(&mut self, indexed: Indexed) {
        self.index = Some(indexed);
    }

    /// Whether the index of this log is known.
    pub fn knows(&self, log: &Arc<Log>) -> bool {
        self.index.as_ref().is_some_and(|one| Arc::ptr_eq(&one.log, log))
    }

    /// What is looked for.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many meetings were found.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The meetings that are shown, and how many more there are.
    pub fn shown(&self) -> (&[Found], usize) {
        let shown = self.found.get(..self.shown).unwrap_or(&self.found);
        (shown, self.found.len() - shown.len())
    }

    /// Shows more of what was found; gives back whether there was more.
    pub fn go_on(&mut self) -> bool {
        let more = self.shown < self.found.len();
        self.shown += if more { AT_A_TIME } else { 0 };
        more
    }

    /// Looks for something else.
    pub fn set(&mut self, desk: &Desk, text: &str) {
        text.clone_into(&mut self.text);
        self.shown = AT_A_TIME;
        self.look(desk);
    }

    /// Looks again, in the log as it is now.
    pub fn look(&mut self, desk: &Desk) {
        self.shown = self.shown.max(AT_A_TIME);
        let log = desk.log();
        match Query::read(&self.text, desk.team(), log, desk.today()) {
            Ok(query) => {
                self.slip = None;
                self.found = self.indexed(desk).find(&query);
            }
            Err(error) => self.slip = Some(format!("{error}: {}", error.hint)),
        }
    }

    /// The index of the log as it is now.
    fn indexed(&mut self, desk: &Desk) -> &Index {
        let (log, team) = (desk.log(), desk.team());
        let same = |one: &Indexed| Arc::ptr_eq(&one.log, log) && one.team == *team;
        let kept = self.index.take().filter(same);
        &self.index.insert(kept.unwrap_or_else(|| Indexed::of(log, team))).index
    }
}
