//! Adds up what the features of a text weigh.

use super::features::{Feature, Sink, Span};
use super::lessons::{Lessons, capped};
use super::model::{Model, Scores, UNIT};
use super::verdict::Field;

/// A running sum of weights.
pub(super) struct Sum<'m> {
    model: &'m Model,
    lessons: &'m Lessons,
    /// What the manager's calls have taught of the features, each once.
    taught: Vec<(u64, f32)>,
    /// The sum of the rows so far.
    pub scores: Scores,
    /// How many features the model knows.
    pub known: u32,
    /// Whether any of them says what the text is about.
    pub says_what: bool,
    /// How many words no labelled topic has.
    pub strange: u32,
}

impl<'m> Sum<'m> {
    /// Where every topic starts.
    pub fn new(model: &'m Model, lessons: &'m Lessons) -> Self {
        let scores = model.start();
        Self { model, lessons, taught: Vec::new(), scores, known: 0, says_what: false, strange: 0 }
    }

    /// What the manager's calls add to the score for the team meeting.
    pub fn of_calls(&self) -> f32 {
        capped(self.taught.iter().map(|(_, weight)| weight).sum())
    }

    /// One output's score in log-odds.
    pub fn score(&self, output: usize) -> f32 {
        self.scores.get(output).map_or(0.0, |score| units(*score))
    }
}

impl Sink for Sum<'_> {
    fn take(&mut self, feature: Feature<'_>, field: Field, _: Span) {
        if let Some(taught) = self.lessons.weight(&feature, field).filter(|one| !self.taught.contains(one)) {
            self.taught.push(taught);
        }
        if let Some(row) = self.model.row(feature.key()) {
            self.known += 1;
            self.says_what |= feature.says_what();
            for (score, weight) in self.scores.iter_mut().zip(row) {
                *score += i32::from(weight);
            }
        } else if feature.is_word() {
            self.strange += 1;
        }
    }
}

/// Collects the features' names.
#[derive(Default)]
pub(super) struct Names(pub Vec<String>);

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
