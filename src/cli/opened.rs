//! The loaded workspace with its routed topics, until the desk takes over.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::classify::{Explanation, Routed, Router, RoutingConfig};
use crate::domain::{Drawer, Team, Topic, TopicKey, Week};
use crate::plan::{Economics, Plan};
use crate::store::Workspace;

pub struct Opened {
    workspace: Workspace,
    router: Router,
    routed: Vec<Routed>,
    today: NaiveDate,
}

impl Opened {
    pub fn open(workspace: Workspace, config: &RoutingConfig, today: NaiveDate) -> Self {
        let router = Router::new(workspace.team(), config);
        let open = workspace.topics().filter(|topic| topic.is_open());
        let verdicts = open.map(|topic| router.route(topic.clone(), today)).collect();
        Self { workspace, router, routed: verdicts, today }
    }

    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    pub fn team(&self) -> &Team {
        self.workspace.team()
    }

    pub fn routed(&self) -> &[Routed] {
        &self.routed
    }

    pub fn plan(&self, week: Week) -> Plan {
        Plan::make(self.team(), &self.routed, week, self.today, &|topic| self.router.mentions(topic))
    }

    pub fn explain(&self, key: TopicKey) -> Option<Explanation> {
        Some(self.router.explain(self.workspace.topic(key)?, self.today))
    }

    pub fn try_text(&self, text: &str) -> (Routed, Explanation) {
        let topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: usize::MAX }, text);
        let explanation = self.router.explain(&topic, self.today);
        (self.router.route(Arc::new(topic), self.today), explanation)
    }

    pub fn economics(&self, routed: &Routed) -> Economics {
        Economics::of(routed, self.team())
    }

    pub fn find(&self, words: &str) -> Option<&Routed> {
        let id = |one: &&Routed| one.topic().id.as_ref().is_some_and(|id| id.as_str() == words);
        let title = |one: &&Routed| one.topic().title.to_lowercase().contains(&words.to_lowercase());
        self.routed.iter().find(id).or_else(|| self.routed.iter().find(title))
    }
}
