//! From scores to a route, and whether they suffice to act on.

use serde::Deserialize;

use super::Doubt;
use super::config::UserRule;
use crate::domain::{Practice, Route};

/// What speaks for what, in log-odds.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(super) struct Evidence {
    /// The nine practices' scores.
    pub practices: [f32; 9],
    /// Whether it is sensitive.
    pub sensitive: f32,
    /// The team meeting against 1-1s.
    pub broadcast: f32,
    /// What the manager's calls add to the score for the team meeting.
    pub calls: f32,
    /// How many features the model knows; none when they do not say what the text is about.
    pub known: u32,
    /// How many words the model has never seen.
    pub strange: u32,
    /// Whether the text says that it is secret.
    pub secret: bool,
    /// Whether the text hides something from the eye.
    pub suspicious: bool,
    /// Whether the topic names people whom it concerns.
    pub concerns: bool,
    /// Whether the title speaks to "you", who may be one person or all.
    pub to_you: bool,
}

impl Evidence {
    /// Counts a hit of a user's rule.
    pub fn add_rule(&mut self, rule: &UserRule) {
        if let Some(score) = self.practices.get_mut(rule.practice as usize) {
            *score += rule.weight;
        }
        let toward = if rule.practice.route() == Route::Broadcast { 1.0 } else { -1.0 };
        self.broadcast += toward * rule.weight;
        self.secret |= rule.sensitive;
        self.known += 1;
    }
}

/// How much evidence a verdict needs; the form of `limits.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Limits {
    /// The chance of the team meeting from which a broadcast is clear.
    pub clear_broadcast: f32,
    /// The chance of a 1-1 from which private is clear.
    pub clear_private: f32,
    /// The chance of being sensitive, weighed against that of the team meeting, from which no broadcast
    /// is clear.
    pub maybe_sensitive: f32,
    /// The chance from which a private topic counts as sensitive.
    pub sensitive: f32,
    /// Fewer known features than this say too little.
    pub known: u32,
    /// Log-odds that every word never seen takes from the certainty.
    pub strange: f32,
    /// Log-odds that naming the people concerned takes from the score for the team meeting.
    pub concerns: f32,
    /// Log-odds that a title that speaks to "you" takes from the certainty of a broadcast.
    pub to_you: f32,
    /// Log-odds that a mark of secrecy takes from the score for the team meeting.
    pub secret: f32,
    /// Above 1: scores are believed less than they say.
    pub temperature: f32,
}

impl Limits {
    /// The limits that are part of the program.
    pub fn built_in() -> Self {
        toml::from_str(include_str!("limits.toml")).unwrap_or(Self::NONE_SUFFICES)
    }

    /// Limits that no evidence meets.
    const NONE_SUFFICES: Self = Self {
        clear_broadcast: 2.0,
        clear_private: 2.0,
        maybe_sensitive: 0.0,
        sensitive: 0.5,
        known: 0,
        strange: 0.0,
        concerns: 0.0,
        to_you: 0.0,
        secret: 0.0,
        temperature: 1.0,
    };
}

/// What the rules say.
#[derive(Debug, Clone)]
pub(super) struct Judgement {
    /// The route, or the guess.
    pub route: Route,
    /// Why it is a guess.
    pub doubt: Option<Doubt>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// The chance, 0 to 1, that it belongs to the team meeting.
    pub broadcast_share: f32,
    /// The score for the team meeting against 1-1s.
    pub score: f32,
    /// What of it comes from the manager's calls.
    pub calls: f32,
    practices: [f32; 9],
}

impl Judgement {
    /// The practice that best explains a route; what is sensitive against the rules' guess is told in
    /// confidence.
    pub fn practice(&self, route: Route, sensitive: bool) -> Practice {
        if sensitive && self.route != route && route == Route::Private {
            return Practice::Confidential;
        }
        let candidates =
            Practice::ALL.iter().zip(self.practices).filter(|(practice, _)| practice.route() == route);
        let best = candidates.max_by(|a, b| a.1.total_cmp(&b.1));
        best.map_or(Practice::Confidential, |(practice, _)| *practice)
    }
}

/// Judges the evidence.
pub(super) fn judge(evidence: &Evidence, limits: &Limits) -> Judgement {
    let score = f32::midpoint(log_odds(&evidence.practices), evidence.broadcast);
    let score = if evidence.concerns { score - limits.concerns } else { score };
    let score = if evidence.secret { score - limits.secret } else { score };
    let own = if evidence.to_you && score > 0.0 { (score - limits.to_you).max(0.01) } else { score };
    let calls = if evidence.calls > 0.0 && guarded(evidence, limits, own) { 0.0 } else { evidence.calls };
    let score = own + calls;
    let broadcast = score > 0.0 && evidence.known > 0;
    let route = if broadcast { Route::Broadcast } else { Route::Private };
    let likely = logistic(evidence.sensitive / limits.temperature);
    let danger = danger(evidence, limits, score.min(own));
    Judgement {
        route,
        doubt: doubt(evidence, limits, route, score, danger),
        sensitive: route == Route::Private && (evidence.secret || likely >= limits.sensitive),
        broadcast_share: logistic(score / limits.temperature),
        score,
        calls,
        practices: evidence.practices,
    }
}

/// Whether the text is, or may be, what should not reach the team: no call of another topic moves it
/// there.
fn guarded(evidence: &Evidence, limits: &Limits, score: f32) -> bool {
    let sensitive = logistic(evidence.sensitive / limits.temperature) >= limits.sensitive;
    let doubted = score > 0.0 && danger(evidence, limits, score) >= limits.maybe_sensitive;
    evidence.secret || evidence.suspicious || sensitive || doubted
}

/// The chance that it is sensitive, weighed against that of the team meeting.
fn danger(evidence: &Evidence, limits: &Limits, score: f32) -> f32 {
    logistic(f32::midpoint(evidence.sensitive, -score) / limits.temperature)
}

/// Whether the evidence suffices to act on, and if not, why.
fn doubt(evidence: &Evidence, limits: &Limits, route: Route, score: f32, danger: f32) -> Option<Doubt> {
    let strange = f32::from(u16::try_from(evidence.strange).unwrap_or(u16::MAX));
    let chance = logistic((score.abs() - limits.strange * strange) / limits.temperature);
    let needed = if route == Route::Broadcast { limits.clear_broadcast } else { limits.clear_private };
    if evidence.known == 0 {
        Some(Doubt::LittleEvidence)
    } else if route == Route::Broadcast
        && (evidence.secret || evidence.suspicious || danger >= limits.maybe_sensitive)
    {
        Some(Doubt::MaybeSensitive)
    } else if evidence.known < limits.known {
        Some(Doubt::LittleEvidence)
    } else {
        (chance < needed).then_some(Doubt::Torn)
    }
}

/// How much more the four broadcast practices have together than the five private ones.
fn log_odds(practices: &[f32; 9]) -> f32 {
    let (private, broadcast) = practices.split_at(5);
    log_sum(broadcast) - log_sum(private)
}

fn log_sum(scores: &[f32]) -> f32 {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    top + scores.iter().map(|score| (score - top).exp()).sum::<f32>().ln()
}

fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
