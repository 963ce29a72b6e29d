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
    /// Whether the text tells of people or pay what is told in confidence until it is announced.
    pub news: bool,
    /// Whether it tells why somebody is away.
    pub reason: bool,
    /// Whether it asks somebody about their own life, or speaks of dismissing a kind of people.
    pub personal: bool,
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
    /// Log-odds that news of people or pay without a word of their being announced take from the score for the
    /// team meeting.
    pub news: f32,
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
        news: 0.0,
        temperature: 1.0,
    };
}

/// What the rules say.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
pub(super) struct Judgement {
    /// The route, or the guess.
    pub route: Route,
    /// Why it is a guess.
    pub doubt: Option<Doubt>,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// Whether it is, or may be, sensitive.
    pub guarded: bool,
    /// The chance, 0 to 1, that it belongs to the team meeting.
    pub broadcast_share: f32,
    /// The score for the team meeting against 1-1s.
    pub score: f32,
    /// What of it comes from the manager's calls.
    pub calls: f32,
    /// Whether nothing but its not being announced keeps it from the team.
    pub unannounced: bool,
    /// Whether the text says that it is secret, tells what is not announced, or hides something.
    conceals: bool,
    practices: [f32; 9],
}

impl Judgement {
    /// The practice that best explains a route; what is sensitive against the rules' guess is told in
    /// confidence.
    pub fn practice(&self, route: Route, sensitive: bool) -> Practice {
        if route == Route::Private && (self.unannounced || sensitive && self.route != route) {
            return Practice::Confidential;
        }
        strongest(&self.practices, route)
    }

    /// The strongest practice of the other route; what conceals something may be told in confidence, whatever
    /// else it says.
    pub fn rival(&self, route: Route) -> Practice {
        match route {
            Route::Broadcast if self.conceals => Practice::Confidential,
            _ => strongest(&self.practices, route.other()),
        }
    }
}

/// The practice of a route that has the highest score.
fn strongest(practices: &[f32; 9], route: Route) -> Practice {
    let candidates = Practice::ALL.iter().zip(practices).filter(|(practice, _)| practice.route() == route);
    let best = candidates.max_by(|a, b| a.1.total_cmp(b.1));
    best.map_or(Practice::Confidential, |(practice, _)| *practice)
}

/// Log-odds that say no more than which side is guessed.
const HARDLY: f32 = 0.01;

/// Judges the evidence.
pub(super) fn judge(evidence: &Evidence, limits: &Limits) -> Judgement {
    let score = f32::midpoint(log_odds(&evidence.practices), evidence.broadcast);
    let score = if evidence.concerns { score - limits.concerns } else { score };
    let score = if evidence.secret { score - limits.secret } else { score };
    let unannounced = evidence.news && logistic(-score / limits.temperature) < limits.clear_private;
    let score = if evidence.news { score - limits.news } else { score };
    // Of both guesses the one that can be taken back.
    let score = if unannounced { score.min(-HARDLY) } else { score };
    let own = if evidence.to_you && score > 0.0 { (score - limits.to_you).max(HARDLY) } else { score };
    let calls = if evidence.calls > 0.0 && guarded(evidence, limits, own) { 0.0 } else { evidence.calls };
    let score = own + calls;
    let broadcast = score > 0.0 && evidence.known > 0;
    let route = if broadcast { Route::Broadcast } else { Route::Private };
    let likely = logistic(evidence.sensitive / limits.temperature);
    let sensitive = route == Route::Private && (evidence.secret || likely >= limits.sensitive);
    let danger = danger(evidence, limits, score.min(own));
    let confidence = strongest(&evidence.practices, Route::Private) == Practice::Confidential;
    let weighed = Weighed { evidence, limits, route, score, likely, danger, confidence, unannounced };
    Judgement {
        route,
        doubt: weighed.doubt(),
        sensitive,
        guarded: sensitive || weighed.is_guarded(),
        broadcast_share: logistic(score / limits.temperature),
        score,
        calls,
        unannounced,
        conceals: weighed.conceals(),
        practices: evidence.practices,
    }
}

/// Whether the text is, or may be, what should not reach the team: no call of another topic moves it
/// there.
fn guarded(evidence: &Evidence, limits: &Limits, score: f32) -> bool {
    let sensitive = logistic(evidence.sensitive / limits.temperature) >= limits.sensitive;
    let doubted = score > 0.0 && danger(evidence, limits, score) >= limits.maybe_sensitive;
    evidence.secret || evidence.news || evidence.reason || evidence.suspicious || sensitive || doubted
}

/// The chance that it is sensitive, weighed against that of the team meeting.
fn danger(evidence: &Evidence, limits: &Limits, score: f32) -> f32 {
    logistic(f32::midpoint(evidence.sensitive, -score) / limits.temperature)
}

/// The evidence with what follows from it, to tell whether that suffices to act on.
struct Weighed<'a> {
    evidence: &'a Evidence,
    limits: &'a Limits,
    route: Route,
    score: f32,
    /// The chance that it is sensitive.
    likely: f32,
    /// The same, weighed against that of the team meeting.
    danger: f32,
    /// Whether of all practices for a 1-1 what is told in confidence is the strongest.
    confidence: bool,
    /// Whether nothing but its not being announced keeps it from the team.
    unannounced: bool,
}

impl Weighed<'_> {
    /// Whether the evidence suffices to act on, and if not, why.
    fn doubt(&self) -> Option<Doubt> {
        let unclear = self.unclear();
        if self.evidence.known == 0 {
            return Some(Doubt::LittleEvidence);
        }
        // What speaks for a 1-1 is no confidence, or mostly has nothing sensitive about it: then it is not that
        // which is in doubt.
        let harmless =
            !self.confidence || self.likely < logistic(-self.score / self.limits.temperature) / 2.0;
        let other = unclear.filter(|_| harmless && !self.conceals());
        if self.is_endangered() { other.or(Some(Doubt::MaybeSensitive)) } else { unclear }
    }

    /// Why it would be in doubt if nothing could be sensitive.
    fn unclear(&self) -> Option<Doubt> {
        let strange = f32::from(u16::try_from(self.evidence.strange).unwrap_or(u16::MAX));
        let chance = logistic((self.score.abs() - self.limits.strange * strange) / self.limits.temperature);
        let broadcast = self.route == Route::Broadcast;
        let needed = if broadcast { self.limits.clear_broadcast } else { self.limits.clear_private };
        let chance = if broadcast && self.evidence.personal { 0.0 } else { chance };
        let little = self.evidence.known < self.limits.known;
        if little { Some(Doubt::LittleEvidence) } else { (chance < needed).then_some(Doubt::Torn) }
    }

    /// Whether it may be for the team but for what could be sensitive about it.
    fn is_endangered(&self) -> bool {
        self.unannounced
            || self.route == Route::Broadcast
                && (self.conceals() || self.danger >= self.limits.maybe_sensitive)
    }

    /// Whether it has to be treated as sensitive: what is in doubt for other reasons only when it is not hardly
    /// ever sensitive.
    fn is_guarded(&self) -> bool {
        let likely = self.likely >= self.limits.maybe_sensitive && self.evidence.known > 0;
        self.doubt() == Some(Doubt::MaybeSensitive) || likely && self.is_endangered()
    }

    /// Whether the text says that it is secret, tells what is not announced, or hides something.
    fn conceals(&self) -> bool {
        self.evidence.secret || self.evidence.news || self.evidence.reason || self.evidence.suspicious
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of which the rules know a lot, with these log-odds of the team meeting and of being sensitive.
    fn judged(broadcast: f32, sensitive: f32, change: impl Fn(&mut Evidence)) -> Judgement {
        let mut practices = [0.0; 9];
        // Five practices against four: evens.
        practices[..5].fill(-0.223_143_55);
        practices[Practice::Confidential as usize] += 0.001;
        let mut evidence = Evidence {
            practices,
            sensitive,
            broadcast: 2.0 * broadcast,
            calls: 0.0,
            known: 20,
            strange: 0,
            secret: false,
            news: false,
            reason: false,
            personal: false,
            suspicious: false,
            concerns: false,
            to_you: false,
        };
        change(&mut evidence);
        judge(&evidence, &Limits::built_in())
    }

    fn doubt(broadcast: f32, sensitive: f32) -> (Option<Doubt>, bool) {
        let judgement = judged(broadcast, sensitive, |_| {});
        (judgement.doubt, judgement.guarded)
    }

    #[test]
    fn near_the_middle_it_is_torn_unless_it_is_the_sensitive_that_speaks_for_a_1_1() {
        assert_eq!(doubt(0.5, -6.0), (Some(Doubt::Torn), false));
        assert_eq!(
            doubt(0.2, -2.0),
            (Some(Doubt::Torn), true),
            "it is worded as torn, and treated with care"
        );
        assert_eq!(doubt(0.5, 0.0), (Some(Doubt::MaybeSensitive), true));
        assert_eq!(doubt(4.0, -12.0), (None, false));
        assert_eq!(doubt(2.0, 2.0), (Some(Doubt::MaybeSensitive), true), "all else would suffice");
        assert_eq!(doubt(-0.2, -6.0), (Some(Doubt::Torn), false));
        let of_growth = judged(0.5, 0.0, |evidence| evidence.practices[Practice::Growth as usize] += 0.01);
        assert_eq!((of_growth.doubt, of_growth.guarded), (Some(Doubt::Torn), true), "no confidence");
    }

    #[test]
    fn too_little_is_said_to_be_too_little() {
        let little = |sensitive| judged(0.5, sensitive, |evidence| evidence.known = 3);
        assert_eq!((little(-6.0).doubt, little(-6.0).guarded), (Some(Doubt::LittleEvidence), false));
        assert_eq!((little(1.0).doubt, little(1.0).guarded), (Some(Doubt::MaybeSensitive), true));
    }

    #[test]
    fn a_mark_of_secrecy_or_hidden_text_is_guarded_whatever_else_is_said() {
        for broadcast in [2.5, 9.0] {
            for hide in [true, false] {
                let judgement = judged(broadcast, -9.0, |evidence| {
                    evidence.secret = !hide;
                    evidence.suspicious = hide;
                });
                assert_eq!((judgement.doubt, judgement.guarded), (Some(Doubt::MaybeSensitive), true));
            }
        }
    }
}
