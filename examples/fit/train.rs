//! Fits the weights: a softmax over the nine practices and two yes-or-no scores, with a quadratic
//! penalty, by L-BFGS. The order of all sums is fixed, so that the same data give the same weights.

use std::collections::BTreeMap;

use songsheet::classify::{
    BROADCAST, Limits, Model, OUTPUTS, Router, RoutingConfig, Row, SENSITIVE, START_ROW, UNIT,
};

use crate::voices::{Labelled, Voice};

/// How the weights are fitted.
#[derive(Clone)]
pub struct Settings {
    /// The weight of the quadratic penalty.
    pub penalty: f64,
    /// A feature that fewer topics have is left out.
    pub fewest: usize,
    /// What a topic counts on which a careful reader is not sure.
    pub unsure: f64,
    pub authored: f64,
    /// How many steps at most.
    pub steps: usize,
    /// How many copies of each topic are fitted, and which share of its features each copy lacks: so no
    /// feature is relied on alone, and what the unseen topic lacks is missed less.
    pub copies: u64,
    pub lacking: f64,
    /// By kind of feature: above 1 it is trusted more than others.
    pub trust: BTreeMap<String, f64>,
}

impl Default for Settings {
    /// What did best on authors left out.
    fn default() -> Self {
        let trust = BTreeMap::from([("stem".to_owned(), 1.5), ("sense".to_owned(), 1.5)]);
        Self {
            penalty: 0.7,
            fewest: 4,
            unsure: 0.4,
            authored: 2.0,
            steps: 120,
            copies: 6,
            lacking: 0.3,
            trust,
        }
    }
}

/// A topic as the fit sees it.
pub struct Sample {
    pub features: Vec<(String, u32)>,
    pub target: [f64; OUTPUTS],
    pub weight: f64,
}

impl Sample {
    fn new(features: Vec<(String, u32)>, voice: &Voice, label: &Labelled, settings: &Settings) -> Self {
        let mut target = [0.0; OUTPUTS];
        match label.also {
            Some(also) => {
                target[label.practice as usize] += 0.7;
                target[also as usize] += 0.3;
            }
            None => target[label.practice as usize] = 1.0,
        }
        target[SENSITIVE] = f64::from(u8::from(label.sensitive));
        target[BROADCAST] = f64::from(u8::from(label.route == songsheet::domain::Route::Broadcast));
        let certain = if label.sure { 1.0 } else { settings.unsure };
        let authored = if voice.is_authored() { settings.authored } else { 1.0 };
        Self { features, target, weight: certain * authored }
    }
}

/// All voices as samples, in their order.
pub fn samples(voices: &[Voice], settings: &Settings) -> Vec<Vec<Sample>> {
    let of = |voice: &Voice| {
        let router =
            Router::fitted(&voice.team, &RoutingConfig::default(), Model::new([]), Limits::built_in());
        let authored = voice.name.starts_with('a') && voice.name.len() == 3;
        let sample = |label: &Labelled| {
            let mut s = Sample::new(router.features(&label.topic), voice, label, settings);
            if authored {
                s.weight *= settings.authored;
            }
            s
        };
        voice.topics.iter().map(sample).collect()
    };
    voices.iter().map(of).collect()
}

/// The fitted weights by the features' names.
pub type Weights = BTreeMap<String, Row>;

/// Makes a model of weights.
pub fn model(weights: &Weights) -> Model {
    Model::new(weights.iter().map(|(name, row)| (name.as_str(), *row)))
}

/// Fits weights to samples.
pub fn fit(samples: &[&Sample], settings: &Settings) -> Weights {
    let names = vocabulary(samples, settings.fewest);
    let index: std::collections::HashMap<&str, usize> =
        names.iter().enumerate().map(|(n, name)| (name.as_str(), n)).collect();
    let trust: Vec<f64> = names.iter().map(|name| trust(name, settings)).collect();
    let known = |sample: &Sample| -> Vec<(usize, f64)> {
        let known = sample.features.iter().filter_map(|(name, n)| Some((*index.get(name.as_str())?, n)));
        known.map(|(n, count)| (n, f64::from(*count) * trust[n])).collect()
    };
    let whole: Vec<_> = samples.iter().map(|sample| known(sample)).collect();
    let copies = (0..settings.copies).flat_map(|copy| (0..samples.len()).map(move |at| (copy, at)));
    let copies: Vec<_> = copies.collect();
    let problem = Problem {
        rows: copies.iter().map(|(copy, at)| thinned(&whole[*at], *copy, *at, settings.lacking)).collect(),
        targets: copies.iter().map(|(_, at)| samples[*at].target).collect(),
        weights: copies.iter().map(|(_, at)| samples[*at].weight / settings.copies as f64).collect(),
        features: names.len(),
        penalty: settings.penalty,
    };
    let solution = minimise(&problem, settings.steps);
    let mut weights = Weights::new();
    for (n, name) in names.iter().enumerate() {
        let row = quantise(&solution[n * OUTPUTS..][..OUTPUTS], trust[n]);
        if row != Row::default() {
            weights.insert(name.clone(), row);
        }
    }
    weights.insert(START_ROW.to_owned(), quantise(&solution[names.len() * OUTPUTS..], 1.0));
    weights
}

/// A topic's features without a share of them, always the same ones for the same copy; what stays counts
/// for what is gone.
fn thinned(row: &[(usize, f64)], copy: u64, at: usize, lacking: f64) -> Vec<(usize, f64)> {
    let mut state = (((copy << 32) ^ at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let kept = row.iter().filter(|_| next() >= lacking);
    kept.map(|(feature, value)| (*feature, value / (1.0 - lacking))).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to what a cell holds")]
fn quantise(weights: &[f64], trust: f64) -> Row {
    let mut row = Row::default();
    for (cell, weight) in row.iter_mut().zip(weights) {
        *cell = (weight * trust * f64::from(UNIT)).round().clamp(-127.0, 127.0) as i8;
    }
    row
}

fn trust(name: &str, settings: &Settings) -> f64 {
    let kind = name.split(':').next().unwrap_or_default();
    settings.trust.get(kind).copied().unwrap_or(1.0)
}

fn vocabulary(samples: &[&Sample], fewest: usize) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in samples.iter().flat_map(|sample| &sample.features) {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= fewest).map(|(name, _)| name.to_owned()).collect()
}

struct Problem {
    rows: Vec<Vec<(usize, f64)>>,
    targets: Vec<[f64; OUTPUTS]>,
    weights: Vec<f64>,
    features: usize,
    penalty: f64,
}

impl Problem {
    fn size(&self) -> usize {
        (self.features + 1) * OUTPUTS
    }

    /// The loss at a point, and its gradient.
    fn loss(&self, point: &[f64], gradient: &mut [f64]) -> f64 {
        let start = self.features * OUTPUTS;
        let mut loss = 0.0;
        for (n, weight) in point.iter().enumerate() {
            let penalty = if n < start { self.penalty } else { 0.001 };
            loss += 0.5 * penalty * weight * weight;
            gradient[n] = penalty * weight;
        }
        for ((row, target), weight) in self.rows.iter().zip(&self.targets).zip(&self.weights) {
            let mut scores = [0.0; OUTPUTS];
            scores.copy_from_slice(&point[start..]);
            for (feature, value) in row {
                for (score, w) in scores.iter_mut().zip(&point[feature * OUTPUTS..][..OUTPUTS]) {
                    *score += value * w;
                }
            }
            let (sample_loss, slope) = sample_loss(&scores, target);
            loss += weight * sample_loss;
            for (feature, value) in row.iter().map(|(f, v)| (*f, *v)).chain([(self.features, 1.0)]) {
                for (g, s) in gradient[feature * OUTPUTS..][..OUTPUTS].iter_mut().zip(&slope) {
                    *g += weight * value * s;
                }
            }
        }
        loss
    }
}

/// The loss of one sample and its slope in every score.
fn sample_loss(scores: &[f64; OUTPUTS], target: &[f64; OUTPUTS]) -> (f64, [f64; OUTPUTS]) {
    let mut slope = [0.0; OUTPUTS];
    let practices = &scores[..SENSITIVE];
    let top = practices.iter().copied().fold(f64::MIN, f64::max);
    let sum: f64 = practices.iter().map(|score| (score - top).exp()).sum();
    let mut loss = 0.0;
    for n in 0..SENSITIVE {
        let log = scores[n] - top - sum.ln();
        loss -= target[n] * log;
        slope[n] = log.exp() - target[n];
    }
    for n in [SENSITIVE, BROADCAST] {
        let chance = 1.0 / (1.0 + (-scores[n]).exp());
        loss += (-scores[n].abs()).exp().ln_1p() + scores[n].max(0.0) - target[n] * scores[n];
        slope[n] = chance - target[n];
    }
    (loss, slope)
}

/// Limited-memory BFGS with a backtracking line search.
fn minimise(problem: &Problem, steps: usize) -> Vec<f64> {
    const MEMORY: usize = 7;
    let size = problem.size();
    let (mut point, mut gradient) = (vec![0.0; size], vec![0.0; size]);
    let mut loss = problem.loss(&point, &mut gradient);
    let mut memory: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for step in 0..steps {
        let direction = direction(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let mut length = if step == 0 { 1.0 / dot(&gradient, &gradient).sqrt() } else { 1.0 };
        let (mut next, mut next_gradient) = (vec![0.0; size], vec![0.0; size]);
        let mut next_loss = f64::MAX;
        for _ in 0..30 {
            for ((n, p), d) in next.iter_mut().zip(&point).zip(&direction) {
                *n = p + length * d;
            }
            next_loss = problem.loss(&next, &mut next_gradient);
            if next_loss <= loss + 1e-4 * length * slope {
                break;
            }
            length *= 0.5;
        }
        let moved: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let bent: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let curve = dot(&moved, &bent);
        if curve > 1e-12 {
            if memory.len() == MEMORY {
                memory.remove(0);
            }
            memory.push((moved, bent, curve));
        }
        let gain = loss - next_loss;
        (point, gradient, loss) = (next, next_gradient, next_loss);
        if gain < 1e-5 * loss {
            break;
        }
    }
    point
}

fn direction(gradient: &[f64], memory: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut q: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut factors = Vec::new();
    for (moved, bent, curve) in memory.iter().rev() {
        let factor = dot(moved, &q) / curve;
        q.iter_mut().zip(bent).for_each(|(a, b)| *a -= factor * b);
        factors.push(factor);
    }
    if let Some((_, bent, curve)) = memory.last() {
        let scale = curve / dot(bent, bent);
        for a in &mut q {
            *a *= scale;
        }
    }
    for ((moved, bent, curve), factor) in memory.iter().zip(factors.iter().rev()) {
        let back = dot(bent, &q) / curve;
        q.iter_mut().zip(moved).for_each(|(a, b)| *a += (factor - back) * b);
    }
    q
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The weights as `weights.tsv` has them.
pub fn file(weights: &Weights) -> String {
    let mut text = String::from(
        "# Fitted by `cargo run --release --example fit -- --write`; not to be edited by hand.\n\
         # feature, then what it adds (in 32nds) to trust, coaching, confidential, growth, objectives,\n\
         # broad-information, collective-learning, open-feedback, time-efficiency; sensitive; broadcast.\n",
    );
    for (name, row) in weights {
        text += name;
        for cell in row {
            text.push('\t');
            if *cell != 0 {
                text += &cell.to_string();
            }
        }
        text.truncate(text.trim_end_matches('\t').len());
        text.push('\n');
    }
    text
}
