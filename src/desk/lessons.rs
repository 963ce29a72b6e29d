//! Which of the noted calls count, and what they have taught.

use std::collections::HashMap;

use super::Desk;
use crate::classify::{Lesson, Router};
use crate::domain::{Call, MOST_CALLS};
use crate::store::Workspace;

/// A noted call with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct NotedCall {
    /// The call.
    pub call: Call,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a noted call.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It counts, and has taught this.
    Counts(Lesson),
    /// The topic does not bear the call any more.
    TakenBack,
    /// A later call of the same text takes its place.
    Replaced,
    /// There are too many later ones.
    TooOld,
}

/// What the router has learned from, and what that was.
#[derive(Debug, Default)]
pub(super) struct Learned {
    calls: Vec<Call>,
    lessons: Vec<Lesson>,
}

impl Learned {
    /// Lets a router learn from the calls of a workspace that count.
    pub(super) fn teach(router: &mut Router, workspace: &Workspace, learn: bool) -> Self {
        let calls = if learn { counting(workspace) } else { Vec::new() };
        let lessons = router.learn(&calls);
        Self { calls, lessons }
    }

    /// Whether another state of the workspace teaches the same.
    pub(super) fn is_of(&self, workspace: &Workspace, learn: bool) -> bool {
        if learn { self.calls == counting(workspace) } else { self.calls.is_empty() }
    }
}

impl Desk {
    /// All noted calls, the oldest first, with what became of them.
    pub fn noted_calls(&self) -> Vec<NotedCall> {
        let all = self.workspace().calls().all();
        let mut lessons = self.learned.calls.iter().zip(&self.learned.lessons).peekable();
        let fates = fates(self.workspace());
        let noted = all.iter().zip(fates).map(|(call, fate)| {
            let lesson = fate.is_none().then(|| lessons.next_if(|(taught, _)| *taught == call)).flatten();
            let counts = || Fate::Counts(lesson.map_or(Lesson::Agreed, |(_, lesson)| lesson.clone()));
            NotedCall { call: call.clone(), fate: fate.unwrap_or_else(counts) }
        });
        noted.collect()
    }
}

/// The calls that count, the oldest first.
fn counting(workspace: &Workspace) -> Vec<Call> {
    let all = workspace.calls().all();
    let counting = all.iter().zip(fates(workspace)).filter(|(_, fate)| fate.is_none());
    counting.map(|(call, _)| call.clone()).collect()
}

/// Why each of the noted calls does not count; `None` when it does.
fn fates(workspace: &Workspace) -> Vec<Option<Fate>> {
    let all = workspace.calls().all();
    if all.is_empty() {
        return Vec::new();
    }
    let last: HashMap<&str, usize> =
        all.iter().enumerate().map(|(at, call)| (call.title.as_str(), at)).collect();
    let mut borne: HashMap<&str, bool> = HashMap::new();
    for topic in workspace.topics() {
        if let Some(call) = last.get(topic.title.as_str()).and_then(|at| all.get(*at)) {
            *borne.entry(&call.title).or_default() |= topic.route == Some(call.route);
        }
    }
    let fate = |(at, call): (usize, &Call)| {
        if last.get(call.title.as_str()) != Some(&at) {
            return Some(Fate::Replaced);
        }
        let is_borne = borne.get(call.title.as_str()).copied().unwrap_or(true);
        (!is_borne).then_some(Fate::TakenBack)
    };
    let mut fates: Vec<_> = all.iter().enumerate().map(fate).collect();
    let too_old = fates.iter_mut().rev().filter(|fate| fate.is_none()).skip(MOST_CALLS);
    for fate in too_old {
        *fate = Some(Fate::TooOld);
    }
    fates
}
