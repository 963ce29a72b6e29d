//! The open topics with their verdicts: routed in parallel, and after an edit only where it changed them.

use std::num::NonZero;
use std::sync::{Arc, OnceLock};
use std::thread;

use chrono::NaiveDate;

use crate::classify::{Routed, Router};
use crate::domain::{Handle, Topic, TopicKey};
use crate::store::Workspace;

/// From so many topics on, reading them on several threads is worth starting those.
const WORTH_A_THREAD: usize = 300;

/// The open topics of a workspace in the order of its files.
#[derive(Debug)]
pub(super) struct RoutedTopics {
    routed: Vec<Routed>,
    /// Whom each topic's text mentions, looked up when it is first asked for.
    mentions: Vec<OnceLock<Vec<Handle>>>,
}

impl RoutedTopics {
    /// Routes all open topics.
    pub(super) fn route(router: &Router, workspace: &Workspace, today: NaiveDate) -> Self {
        let all = for_all(&open(workspace), |topic| router.route(topic.clone(), today));
        let mentions = all.iter().map(|_| OnceLock::new()).collect();
        Self { routed: all, mentions }
    }

    /// Takes over what did not change and routes the rest.
    pub(super) fn update(&mut self, router: &Router, workspace: &Workspace, today: NaiveDate) {
        let mut old =
            std::mem::take(&mut self.routed).into_iter().zip(std::mem::take(&mut self.mentions)).peekable();
        for topic in open(workspace) {
            while old.next_if(|(routed, _)| routed.topic().key < topic.key).is_some() {}
            let same = old.next_if(|(routed, _)| std::ptr::eq(routed.topic(), &raw const *topic));
            let (one, mentions) = same.unwrap_or_else(|| (router.route(topic, today), OnceLock::new()));
            self.routed.push(one);
            self.mentions.push(mentions);
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Routed] {
        &self.routed
    }

    /// One of them.
    pub(super) fn get(&self, key: TopicKey) -> Option<&Routed> {
        self.routed.get(self.position(key)?)
    }

    /// The members whom a topic's text mentions.
    pub(super) fn mentions(&self, router: &Router, topic: &Topic) -> Vec<Handle> {
        let known = self.position(topic.key).and_then(|at| self.mentions.get(at));
        match known {
            Some(known) => known.get_or_init(|| router.mentions(topic)).clone(),
            None => router.mentions(topic),
        }
    }

    fn position(&self, key: TopicKey) -> Option<usize> {
        self.routed.binary_search_by_key(&key, |routed| routed.topic().key).ok()
    }
}

fn open(workspace: &Workspace) -> Vec<Arc<Topic>> {
    workspace.topics().filter(|topic| topic.is_open()).cloned().collect()
}

/// Does the same with each of many topics, on as many threads as are worth it; gives the results in order.
pub fn for_all<T: Sync, U: Send>(all: &[T], make: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(all.len() / WORTH_A_THREAD);
    if threads < 2 {
        return all.iter().map(make).collect();
    }
    let make = &make;
    thread::scope(|scope| {
        let parts: Vec<_> = all
            .chunks(all.len().div_ceil(threads))
            .map(|part| scope.spawn(move || part.iter().map(make).collect::<Vec<_>>()))
            .collect();
        let joined = parts
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        joined.flatten().collect()
    })
}
