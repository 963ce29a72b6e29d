//! What both faces of the program start from: a loaded workspace, its routed topics, the plan of a week,
//! and the edits that turn what the user wants into changes of the files.
//!
//! It has no files and no terminal: what it is given was loaded, and what it gives back is saved, by
//! others.

mod appointment;
mod capture;
mod closing;
mod dates;
mod drawn;
mod find;
mod history;
mod intent;
mod lessons;
mod overrule;
mod promised;
mod reason;
mod released;
mod routing;
mod seal;
mod search;
mod seeing;
mod shift;
mod split;
mod taking;
mod ticked;
mod turn;
mod unfinished;
mod unhold;
mod words;

use std::sync::Arc;

use chrono::NaiveDate;

pub use appointment::{Appointment, MoveError};
pub use capture::{CaptureError, member_called, read_capture};
pub use closing::{Closing, ClosingError, NotThen};
pub use dates::read_date;
pub use find::FindError;
pub use intent::{Capture, IntentError};
pub use lessons::{Fate, NotedCall};
pub use overrule::overrule;
pub use promised::{promise_of, read_promise};
pub use reason::MissingReason;
pub use routing::for_all;
pub use seal::{Sealing, Stays};
pub use search::{Found, Index, Query, QueryError};
pub use shift::Direction;
pub use split::Proposal;
pub use taking::{Already, Same, Taking};
pub use ticked::{heard, kept};
pub use unfinished::unfinished;
pub use unhold::Unheld;

use crate::classify::{Explanation, Routed, Router, RoutingConfig};
use crate::domain::{Drawer, Handle, Log, Team, Topic, TopicKey, Week};
use crate::plan::{Basis, Economics, Plan, week_to_plan};
use crate::store::{Edit, EditError, Workspace};
use history::History;
use lessons::Learned;
use routing::RoutedTopics;

/// A workspace with its routed topics, as seen on one day.
#[derive(Debug)]
pub struct Desk {
    workspace: Workspace,
    routing: RoutingConfig,
    router: Router,
    today: NaiveDate,
    learned: Learned,
    topics: RoutedTopics,
    history: History,
    log: Arc<Log>,
}

impl Desk {
    /// Routes all open topics of a workspace.
    pub fn open(workspace: Workspace, routing: &RoutingConfig, today: NaiveDate) -> Self {
        let mut router = Router::new(workspace.team(), routing);
        let learned = Learned::teach(&mut router, &workspace, routing.learn);
        let topics = RoutedTopics::route(&router, &workspace, today);
        let routing = routing.clone();
        Self {
            workspace,
            routing,
            router,
            today,
            learned,
            topics,
            history: History::default(),
            log: Arc::default(),
        }
    }

    /// Takes another state of the files in, after a save or when somebody else changed them. What was
    /// done can still be undone where the topic's text is the same. Calls made since then teach now: an
    /// edit by itself moves no other topic, and routes none again.
    pub fn reload(&mut self, workspace: Workspace) {
        self.history.carry_over(&self.workspace, &workspace);
        if !self.keeps_router(&workspace) {
            self.topics = RoutedTopics::route(&self.router, &workspace, self.today);
        }
        self.show(workspace);
    }

    /// Routes what is another topic than before.
    fn show(&mut self, workspace: Workspace) {
        self.topics.update(&self.router, &workspace, self.today);
        self.workspace = workspace;
    }

    /// Makes the router anew where the team or the noted calls are others; whether it routes as before.
    fn keeps_router(&mut self, workspace: &Workspace) -> bool {
        let learn = self.routing.learn;
        let same_team = workspace.team() == self.workspace.team();
        if same_team && self.learned.is_of(workspace, learn) {
            return true;
        }
        let mut router = Router::new(workspace.team(), &self.routing);
        self.learned = Learned::teach(&mut router, workspace, learn);
        let same = same_team && router.has_learned_like(&self.router);
        self.router = router;
        same
    }

    /// Sees everything as of another day.
    pub fn set_today(&mut self, today: NaiveDate) {
        self.today = today;
        self.topics = RoutedTopics::route(&self.router, &self.workspace, today);
    }

    /// The workspace as it stands, edits included.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The roster.
    pub fn team(&self) -> &Team {
        self.workspace.team()
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// The open topics with their verdicts, in the order of the files.
    pub fn routed(&self) -> &[Routed] {
        self.topics.all()
    }

    /// One open topic with its verdict.
    pub fn get(&self, key: TopicKey) -> Option<&Routed> {
        self.topics.get(key)
    }

    /// The agendas of a week.
    pub fn plan(&self, week: Week) -> Plan {
        self.plan_of(self.routed(), week)
    }

    /// The agendas that a week would have with these topics.
    fn plan_of(&self, topics: &[Routed], week: Week) -> Plan {
        self.with_basis(topics, |basis| Plan::make(basis, week))
    }

    /// The agendas that a week has with a log that was not taken in.
    pub fn plan_knowing(&self, log: &Log, week: Week) -> Plan {
        self.with_log(log, self.routed(), |basis| Plan::make(basis, week))
    }

    fn with_basis<T>(&self, routed: &[Routed], make: impl FnOnce(&Basis<'_>) -> T) -> T {
        self.with_log(&self.log, routed, make)
    }

    fn with_log<T>(&self, log: &Log, routed: &[Routed], make: impl FnOnce(&Basis<'_>) -> T) -> T {
        let mentions = |topic: &Topic| self.topics.mentions(&self.router, topic);
        let is_for_all_on = |topic: &Topic, on: NaiveDate| {
            self.router.route(Arc::new(topic.clone()), on).is_clear_broadcast()
        };
        make(&Basis {
            team: self.team(),
            routed,
            log,
            today: self.today,
            mentions: &mentions,
            is_for_all_on: &is_for_all_on,
        })
    }

    /// Takes in the record of meetings; plans are made from it from now on.
    pub fn remember(&mut self, log: Arc<Log>) {
        self.log = log;
    }

    /// The record of meetings, as far as it was taken in.
    pub fn log(&self) -> &Arc<Log> {
        &self.log
    }

    /// The week to plan when none is named: this one, or at a weekend the coming one.
    pub fn week(&self) -> Week {
        week_to_plan(self.team(), self.today)
    }

    /// Why a topic goes where it goes.
    pub fn explain(&self, key: TopicKey) -> Option<Explanation> {
        Some(self.router.explain(self.workspace.topic(key)?, self.today))
    }

    /// Why a topic goes where it goes that need not be in the files.
    pub fn explain_topic(&self, topic: &Topic) -> Explanation {
        self.router.explain(topic, self.today)
    }

    /// Where a topic would go that is not in the files.
    pub fn route(&self, topic: Topic) -> Routed {
        self.router.route(Arc::new(topic), self.today)
    }

    /// Why any text would go where it would go.
    pub fn explain_text(&self, text: &str) -> Explanation {
        self.router.explain(&Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, text), self.today)
    }

    /// The members whom an open topic's text mentions.
    pub fn mentions(&self, key: TopicKey) -> Vec<Handle> {
        self.get(key).map(|routed| self.topics.mentions(&self.router, routed.topic())).unwrap_or_default()
    }

    /// What saying a topic once to all costs, and what saying it to each in turn.
    pub fn economics(&self, key: TopicKey) -> Option<Economics> {
        self.get(key).map(|routed| Economics::of(routed, self.team(), self.today))
    }

    /// The topic as it would be after an edit, with its verdict: to ask before it is done.
    pub fn preview(&self, edit: &Edit, key: TopicKey) -> Result<Routed, EditError> {
        let applied = self.workspace.apply(edit)?;
        let key = applied.added.last().copied().unwrap_or(key);
        let topic = applied.workspace.topic(key).ok_or(EditError::NoSuchTopic(key))?;
        Ok(self.router.route(topic.clone(), self.today))
    }

    /// Makes an edit; gives the keys of topics that it added or moved. Undoing it is possible from now
    /// on, and what was undone before cannot be done again.
    pub fn apply(&mut self, edit: &Edit) -> Result<Vec<TopicKey>, EditError> {
        let applied = self.workspace.apply(edit)?;
        self.history.did(applied.inverse);
        self.show(applied.workspace);
        Ok(applied.added)
    }

    /// Takes the last edit back; gives the edit that did, `None` when there is nothing to undo.
    pub fn undo(&mut self) -> Result<Option<Edit>, EditError> {
        let Some(edit) = self.history.take_undo()? else { return Ok(None) };
        let applied = self.workspace.apply(&edit)?;
        self.history.undid(applied.inverse);
        self.show(applied.workspace);
        Ok(Some(edit))
    }

    /// Takes the last edit back for good: what was done together with it is taken back elsewhere, so it cannot be done
    /// again by itself.
    pub fn undo_for_good(&mut self) -> Result<Option<Edit>, EditError> {
        let edit = self.undo()?;
        self.history.forget_redo();
        Ok(edit)
    }

    /// Does again what was undone last; gives the edit that did, `None` when there is nothing to redo.
    pub fn redo(&mut self) -> Result<Option<Edit>, EditError> {
        let Some(edit) = self.history.take_redo()? else { return Ok(None) };
        let applied = self.workspace.apply(&edit)?;
        self.history.redid(applied.inverse);
        self.show(applied.workspace);
        Ok(Some(edit))
    }

    /// How many edits were made, whether or not they were undone since.
    pub fn edits_made(&self) -> u64 {
        self.history.made()
    }

    /// How many edits can be undone and redone.
    pub fn depth(&self) -> (usize, usize) {
        self.history.depth()
    }
}
