//! Routes topics: the manager's call and embargoes first, then the rules.

use std::sync::Arc;

use chrono::NaiveDate;

use super::config::{RoutingConfig, UserRule};
use super::features::{Feature, Reading, Sink, Span, features};
use super::judge::{Evidence, Judgement, Limits, judge};
use super::model::{BROADCAST, Model, SENSITIVE, Scores, UNIT};
use super::people::{People, Role};
use super::phrases::{GroupText, Phrases};
use super::verdict::Field;
use super::{Doubt, Practice, Principle, Routed, Source, Verdict};
use crate::domain::{Drawer, Handle, Route, Team, Topic, With};

/// Decides where topics are talked about. It can be shared between threads.
#[derive(Debug)]
pub struct Router {
    pub(super) people: People,
    pub(super) phrases: Phrases,
    pub(super) model: Model,
    pub(super) limits: Limits,
    pub(super) rules: Vec<UserRule>,
    /// The place of the first user rule among the phrase groups.
    pub(super) first_rule: usize,
    tags: Vec<String>,
    handles: Vec<Handle>,
}

/// A topic's texts, analysed.
pub(super) struct Read {
    pub title: Reading,
    pub notes: Reading,
}

impl Router {
    /// A router for a team, with the user's own rules.
    pub fn new(team: &Team, config: &RoutingConfig) -> Self {
        Self::fitted(team, config, Model::built_in(), Limits::built_in())
    }

    /// A router with other weights and limits than the built-in ones, for fitting them.
    pub fn fitted(team: &Team, config: &RoutingConfig, model: Model, limits: Limits) -> Self {
        let mut phrases = Phrases::built_in();
        let first_rule = phrases.groups().len();
        for rule in &config.rules {
            phrases.add(&rule.id, &GroupText { phrases: rule.phrases.join("\n"), secret: false });
        }
        Self {
            people: People::new(team),
            phrases,
            model,
            limits,
            rules: config.rules.clone(),
            first_rule,
            tags: config.confidential_tags.iter().map(|tag| tag.to_lowercase()).collect(),
            handles: team.members.iter().map(|member| member.handle.clone()).collect(),
        }
    }

    /// Routes a topic as of a day.
    pub fn route(&self, topic: Arc<Topic>, today: NaiveDate) -> Routed {
        let verdict = self.verdict(&topic, today);
        Routed { topic, verdict }
    }

    /// The members whom a topic's text names, in the order of the roster.
    pub fn mentions(&self, topic: &Topic) -> Vec<Handle> {
        let read = self.read(topic);
        let roles = read.title.roles.iter().chain(&read.notes.roles);
        let mut named: Vec<usize> = roles
            .filter_map(|role| if let Role::Name(Some(member)) = role { Some(*member) } else { None })
            .collect();
        named.sort_unstable();
        named.dedup();
        named.into_iter().filter_map(|member| self.handles.get(member).cloned()).collect()
    }

    /// The features of a topic's text with how often each occurs, for fitting.
    pub fn features(&self, topic: &Topic) -> Vec<(String, u32)> {
        let mut names = Names::default();
        let read = self.read(topic);
        features(&read.title, &read.notes, &self.phrases, &mut names);
        names.0.sort_unstable();
        let mut counted: Vec<(String, u32)> = Vec::new();
        for name in names.0 {
            match counted.last_mut() {
                Some((last, count)) if *last == name => *count += 1,
                _ => counted.push((name, 1)),
            }
        }
        counted
    }

    pub(super) fn read(&self, topic: &Topic) -> Read {
        Read {
            title: Reading::new(&topic.title, &self.people, &self.phrases),
            notes: Reading::new(&topic.notes, &self.people, &self.phrases),
        }
    }

    pub(super) fn verdict(&self, topic: &Topic, today: NaiveDate) -> Verdict {
        let judgement = self.judgement(topic);
        let marked = self.is_marked(topic);
        match decision(topic, today, marked) {
            Decision::Rules if marked => judgement.verdict_for(Route::Private, Source::Rules, None, true),
            Decision::Rules => judgement.verdict(),
            Decision::Call(route, source) => judgement.verdict_for(route, source, None, marked),
            Decision::Contradiction(source) => {
                judgement.verdict_for(Route::Private, source, Some(Doubt::Contradiction), true)
            }
        }
    }

    fn judgement(&self, topic: &Topic) -> Judgement {
        let read = self.read(topic);
        let mut sum = Sum { model: &self.model, scores: self.model.start(), known: 0, strange: 0 };
        features(&read.title, &read.notes, &self.phrases, &mut sum);
        let evidence = self.evidence(topic, &read, &sum);
        judge(&evidence, &self.limits)
    }

    fn evidence(&self, topic: &Topic, read: &Read, sum: &Sum<'_>) -> Evidence {
        let mut practices = [0.0; 9];
        for (practice, score) in practices.iter_mut().zip(sum.scores) {
            *practice = units(score);
        }
        let mut evidence = Evidence {
            practices,
            sensitive: sum.scores.get(SENSITIVE).map_or(0.0, |score| units(*score)),
            broadcast: sum.scores.get(BROADCAST).map_or(0.0, |score| units(*score)),
            known: sum.known,
            strange: sum.strange,
            secret: false,
            suspicious: read.title.text.suspicious || read.notes.text.suspicious,
            concerns: topic.with != With::Nobody,
        };
        for hit in read.title.hits.iter().chain(&read.notes.hits) {
            evidence.secret |= self.phrases.groups().get(hit.group).is_some_and(|group| group.secret);
            if let Some(rule) = hit.group.checked_sub(self.first_rule).and_then(|n| self.rules.get(n)) {
                evidence.add_rule(rule);
            }
        }
        evidence
    }

    fn is_marked(&self, topic: &Topic) -> bool {
        topic.tags.iter().any(|tag| self.tags.contains(&tag.to_lowercase()))
    }
}

/// Who decides about a topic.
enum Decision {
    Rules,
    Call(Route, Source),
    Contradiction(Source),
}

fn decision(topic: &Topic, today: NaiveDate, marked: bool) -> Decision {
    let explained = topic.because.as_deref().is_some_and(|because| !because.trim().is_empty());
    let public = topic.route == Some(Route::Broadcast);
    if topic.embargo.is_some_and(|date| today < date) {
        return if public && !explained {
            Decision::Contradiction(Source::Embargo)
        } else {
            Decision::Call(Route::Private, Source::Embargo)
        };
    }
    let passed = topic.embargo.is_some();
    match topic.route {
        Some(Route::Private) => Decision::Call(Route::Private, Source::Manager),
        Some(Route::Broadcast) if topic.key.drawer == Drawer::Private && !passed => {
            Decision::Contradiction(Source::Manager)
        }
        Some(Route::Broadcast) if marked && !explained => Decision::Contradiction(Source::Manager),
        Some(Route::Broadcast) => Decision::Call(Route::Broadcast, Source::Manager),
        None if passed && marked => Decision::Contradiction(Source::Embargo),
        None if passed => Decision::Call(Route::Broadcast, Source::Embargo),
        None if topic.key.drawer == Drawer::Private => Decision::Call(Route::Private, Source::Manager),
        None => Decision::Rules,
    }
}

/// Adds up weights.
struct Sum<'m> {
    model: &'m Model,
    scores: Scores,
    known: u32,
    /// Words that no labelled topic has.
    strange: u32,
}

impl Sink for Sum<'_> {
    fn take(&mut self, feature: Feature<'_>, _: Field, _: Span) {
        if let Some(row) = self.model.row(feature.key()) {
            self.known += 1;
            for (score, weight) in self.scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        } else if feature.is_word() {
            self.strange += 1;
        }
    }
}

/// Collects names.
#[derive(Default)]
struct Names(Vec<String>);

impl Sink for Names {
    fn take(&mut self, feature: Feature<'_>, _: Field, _: Span) {
        self.0.push(feature.name());
    }
}

/// A sum of weights in log-odds.
#[expect(clippy::cast_precision_loss, reason = "sums of a text's weights are far below 2^24")]
pub(super) fn units(score: i32) -> f32 {
    score as f32 / UNIT
}

impl Judgement {
    fn verdict(&self) -> Verdict {
        self.verdict_for(self.route, Source::Rules, self.doubt, self.sensitive)
    }

    fn verdict_for(&self, route: Route, source: Source, doubt: Option<Doubt>, sensitive: bool) -> Verdict {
        let practice =
            if sensitive && self.route != route { Practice::Confidential } else { self.best(route) };
        Verdict {
            route,
            source,
            practice,
            sensitive: self.sensitive || sensitive,
            doubt,
            broadcast_share: self.broadcast_share,
            principles: principles(practice),
        }
    }
}

/// The sections of the article that a practice rests on.
fn principles(practice: Practice) -> [Option<Principle>; 2] {
    match practice {
        Practice::BroadInformation => [Some(Principle::EqualAccess), Some(Principle::OneMessage)],
        Practice::CollectiveLearning => [Some(Principle::CaseStudy), Some(Principle::Transparency)],
        Practice::OpenFeedback => [Some(Principle::FeedbackAsLearning), Some(Principle::Transparency)],
        Practice::TimeEfficiency => [Some(Principle::Transparency), Some(Principle::OneMessage)],
        _ => [None, None],
    }
}
