//! What the manager's calls teach: a small adjustment of the score that decides between the team meeting
//! and 1-1s.
//!
//! Each call that the rules doubted or would have decided otherwise is one step of online logistic
//! regression over the words, groups of phrases and senses of its title, starting from the built-in
//! weights. Names teach nothing. What one feature can add is capped, and so is what a topic can get.

use std::collections::HashMap;
use std::ops::Range;

use super::features::{Feature, LEARNED, STEM_KIND, Sink, Span, features};
use super::grammar::small_word;
use super::judge::{Evidence, Judgement};
use super::people::Role;
use super::router::{Read, Router};
use super::score::Sum;
use super::verdict::Field;
use super::{Reason, YOUR_CALLS};
use crate::domain::{Call, Drawer, Route, Topic, TopicKey};

/// How far one call moves, in log-odds: the root of the sum of its features' squares, at the most.
const STEP: f32 = 0.6;

/// The most that one feature adds, in log-odds.
const FEATURE_CAP: f32 = 0.5;

/// The most that a topic gets from all of its features, in log-odds.
const TOPIC_CAP: f32 = 1.5;

/// What has been learned: by feature, what it adds to the score for the team meeting.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lessons {
    weights: HashMap<u64, f32>,
}

/// What one call has taught.
#[derive(Debug, Clone, PartialEq)]
pub enum Lesson {
    /// These words were moved toward its route.
    Taught(Vec<Moved>),
    /// Nothing: the rules say so by themselves.
    Agreed,
    /// Nothing: a broadcast of what is sensitive is an exception.
    Exception,
}

/// Words of a call's title, with what was added to their score for the team meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// Where they stand in the title.
    pub words: Range<usize>,
    /// What was added, in log-odds; below 0 for 1-1s.
    pub weight: f32,
}

impl Lessons {
    /// What a feature adds to the score for the team meeting, when something is known of it.
    pub fn weight(&self, feature: &Feature<'_>, field: Field) -> Option<(u64, f32)> {
        if self.weights.is_empty() || !teaches(feature, field) {
            return None;
        }
        let key = feature.key();
        self.weights.get(&key).map(|weight| (key, *weight))
    }

    fn of(&self, key: u64) -> f32 {
        self.weights.get(&key).copied().unwrap_or_default()
    }
}

/// What features add to the score of a topic together.
pub(super) fn capped(sum: f32) -> f32 {
    sum.clamp(-TOPIC_CAP, TOPIC_CAP)
}

/// Meanings and stems that say when something is, which is no matter of routes.
const WHEN: [&str; 20] = [
    "day",
    "time-words",
    "monda",
    "tuesda",
    "wednesda",
    "thursda",
    "frida",
    "saturda",
    "sunda",
    "januar",
    "februar",
    "march",
    "april",
    "jun",
    "jul",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a feature can be learned from: what the title says, and neither small words, days nor numbers.
fn teaches(feature: &Feature<'_>, field: Field) -> bool {
    let word = feature.left.text;
    let says_little = || word.chars().count() < 3 || word.starts_with(|c: char| c.is_ascii_digit());
    field == Field::Title
        && LEARNED.contains(&feature.kind)
        && !WHEN.contains(&word)
        && (feature.kind != STEM_KIND || !(says_little() || small_word(word).is_some()))
}

/// Collects the features of a topic that can be learned from, each once.
#[derive(Default)]
struct Learnable(Vec<(u64, Span)>);

impl Sink for Learnable {
    fn take(&mut self, feature: Feature<'_>, field: Field, span: Span) {
        let key = feature.key();
        if teaches(&feature, field) && self.0.iter().all(|(known, _)| *known != key) {
            self.0.push((key, span));
        }
    }
}

impl Router {
    /// Forgets what was learned and learns from these calls, the oldest first; says what each has taught.
    pub fn learn(&mut self, calls: &[Call]) -> Vec<Lesson> {
        self.lessons = Lessons::default();
        // What a call teaches depends on the built-in judgement and on what is known so far.
        let mut lessons = Lessons::default();
        let taught = calls.iter().map(|call| self.lesson(call, &mut lessons)).collect();
        self.lessons = lessons;
        taught
    }

    /// Whether two routers have learned the same.
    pub fn has_learned_like(&self, other: &Self) -> bool {
        self.lessons == other.lessons
    }

    fn lesson(&self, call: &Call, lessons: &mut Lessons) -> Lesson {
        let topic = Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, call.title.as_str());
        let read = self.read(&topic);
        let (evidence, judgement) = self.judged(&topic, &read);
        if judgement.doubt.is_none() && judgement.route == call.route {
            return Lesson::Agreed;
        }
        if call.route == Route::Broadcast && is_secret(&evidence, &judgement) {
            return Lesson::Exception;
        }
        let mut found = self.learnable(&read);
        found.retain(|(_, span)| !is_name(&read, *span));
        let sum = capped(found.iter().map(|(key, _)| lessons.of(*key)).sum());
        let step = STEP * surprise(judgement.score + sum, call.route) / root(found.len());
        let mut moved: Vec<Moved> = Vec::new();
        for (key, span) in found {
            let weight = lessons.weights.entry(key).or_default();
            let before = *weight;
            *weight = (before + step).clamp(-FEATURE_CAP, FEATURE_CAP);
            add(&mut moved, words(&read, span), *weight - before);
        }
        Lesson::Taught(moved)
    }

    fn learnable(&self, read: &Read) -> Vec<(u64, Span)> {
        let mut found = Learnable::default();
        features(&read.title, &read.notes, self.meanings(), &mut found);
        found.0
    }

    /// What the manager's calls add to a verdict, with the words that it rests on. `toward` is the route
    /// whose side counts as above 0.
    pub(super) fn reasons_of_calls(&self, topic: &Topic, read: &Read, toward: Route) -> Vec<Reason> {
        let (_, judgement) = self.judged(topic, read);
        if judgement.calls == 0.0 {
            return Vec::new();
        }
        let found = self.learnable(read).into_iter().map(|(key, span)| (span, self.lessons.of(key)));
        let sum: f32 = found.clone().map(|(_, weight)| weight).sum();
        let sign = if toward == Route::Broadcast { 1.0 } else { -1.0 };
        let scale = sign * capped(sum) / sum;
        let mut moved: Vec<Moved> = Vec::new();
        for (span, weight) in found.filter(|(_, weight)| *weight != 0.0) {
            add(&mut moved, words(read, span), weight * scale);
        }
        moved.into_iter().map(|moved| reason(topic, moved)).collect()
    }

    /// The evidence of a topic's text with what the rules make of it.
    pub(super) fn judged(&self, topic: &Topic, read: &Read) -> (Evidence, Judgement) {
        let mut sum = Sum::new(&self.model, &self.lessons);
        features(&read.title, &read.notes, self.meanings(), &mut sum);
        let evidence = self.evidence(topic, read, &sum);
        let judgement = super::judge::judge(&evidence, &self.limits);
        (evidence, judgement)
    }
}

fn is_secret(evidence: &Evidence, judgement: &Judgement) -> bool {
    judgement.sensitive || evidence.secret || evidence.suspicious
}

/// How far a call is from what was to be expected, from -1 to 1.
fn surprise(score: f32, route: Route) -> f32 {
    let expected = 1.0 / (1.0 + (-score).exp());
    if route == Route::Broadcast { 1.0 - expected } else { -expected }
}

fn root(count: usize) -> f32 {
    f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX)).sqrt()
}

/// Whether nothing but a name stands there: one that is also a word may mean something.
fn is_name(read: &Read, span: Span) -> bool {
    let roles = read.title.roles.get(span.0..span.1).unwrap_or_default();
    roles.iter().all(|role| matches!(role, Role::Name(_) | Role::NameTail))
}

/// Where words stand in the title.
fn words(read: &Read, span: Span) -> Range<usize> {
    let words = read.title.text.words.get(span.0..span.1).unwrap_or_default();
    let start = words.first().map_or(0, |word| word.start);
    start..words.last().map_or(start, |word| word.end)
}

/// Adds up what rests on the same words; words that overlap are one run.
fn add(all: &mut Vec<Moved>, words: Range<usize>, weight: f32) {
    let mut run = Moved { words, weight };
    all.retain(|other| {
        let overlaps = other.words.start < run.words.end && run.words.start < other.words.end;
        if overlaps {
            let (start, end) = (run.words.start.min(other.words.start), run.words.end.max(other.words.end));
            run = Moved { words: start..end, weight: run.weight + other.weight };
        }
        !overlaps
    });
    all.push(run);
    all.sort_by_key(|moved| moved.words.start);
}

fn reason(topic: &Topic, Moved { words, weight }: Moved) -> Reason {
    let text = topic.title.get(words.clone()).unwrap_or_default().to_owned();
    let practice = crate::domain::Practice::Confidential;
    let (start, end) = (words.start, words.end);
    Reason { rule: YOUR_CALLS.to_owned(), practice, weight, field: Field::Title, start, end, text }
}
