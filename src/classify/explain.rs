//! Why a verdict is what it is: what each rule adds, for and against, and what would change it.

use chrono::NaiveDate;

use super::features::{Feature, Sink, Span, features};
use super::model::{Model, Scores};
use super::router::{Read, Router};
use super::score::units;
use super::verdict::Field;
use super::weights::Row;
use super::{Doubt, Explanation, Practice, Reason, Source, Verdict};
use crate::domain::{Route, Topic};

/// Reasons that weigh less than this are not worth reading.
const NOTICEABLE: f32 = 0.05;

impl Router {
    /// Says why a topic is routed as it is.
    ///
    /// A reason's weight is what it adds to the verdict's practice minus what it adds to the strongest
    /// practice of the other route, in log-odds; rules that rest on the same words are one reason, named
    /// after the strongest. So the reasons of both sides add up to the distance between the two
    /// practices, but for where every topic starts and what is too small to be shown.
    pub fn explain(&self, topic: &Topic, today: NaiveDate) -> Explanation {
        let verdict = self.verdict(topic, today);
        let read = self.read(topic);
        let mut found = Found::new(&self.model);
        features(&read.title, &read.notes, &self.phrases, &mut found);
        let sides = Sides { practice: verdict.practice, rival: found.rival(verdict.route) };
        let built_in = found.entries.iter().map(|entry| sides.reason(entry, topic, &read));
        let mut reasons = sides.merged(built_in.collect());
        reasons.extend(self.own_reasons(topic, &read, &sides));
        reasons.extend(self.reasons_of_calls(topic, &read, verdict.route).into_iter().map(|reason| {
            let practice = if reason.weight > 0.0 { sides.practice } else { sides.rival };
            Reason { practice, ..reason }
        }));
        let (reasons, against): (Vec<_>, Vec<_>) =
            sorted(reasons).into_iter().partition(|reason| reason.weight > 0.0);
        let by_rules = self.judgement(topic, &read).route;
        let advice = advice(&verdict, by_rules, &reasons, &against);
        Explanation { verdict, reasons, against, advice }
    }

    /// What the user's own rules add.
    fn own_reasons(&self, topic: &Topic, read: &Read, sides: &Sides) -> Vec<Reason> {
        let reason = |(field, hit): (Field, super::phrases::Hit)| {
            let rule = self.rules.get(hit.group)?;
            let sign = if rule.practice.route() == sides.practice.route() { 1.0 } else { -1.0 };
            let place = place(field, (hit.from, hit.to), topic, read);
            Some(Reason {
                rule: rule.id.clone(),
                practice: rule.practice,
                weight: sign * rule.weight,
                ..place
            })
        };
        self.own_hits(read).into_iter().filter_map(reason).collect()
    }
}

/// A feature that the model knows: its name, its weights and where it stands.
type Entry = (String, Row, Field, Span);

/// Collects the features that the model knows.
struct Found<'m> {
    model: &'m Model,
    scores: Scores,
    entries: Vec<Entry>,
}

impl<'m> Found<'m> {
    fn new(model: &'m Model) -> Self {
        Self { model, scores: model.start(), entries: Vec::new() }
    }

    /// The strongest practice of the other route.
    fn rival(&self, route: Route) -> Practice {
        let others = Practice::ALL.iter().filter(|practice| practice.route() != route);
        let best = others.max_by_key(|practice| self.scores.get(**practice as usize).copied());
        best.copied().unwrap_or(Practice::Confidential)
    }
}

impl Sink for Found<'_> {
    fn take(&mut self, feature: Feature<'_>, field: Field, span: Span) {
        if let Some(row) = self.model.row(feature.key()) {
            for (score, weight) in self.scores.iter_mut().zip(row) {
                *score += i32::from(weight);
            }
            self.entries.push((feature.name(), row, field, span));
        }
    }
}

/// The two practices between which a verdict is decided.
struct Sides {
    practice: Practice,
    rival: Practice,
}

impl Sides {
    fn reason(&self, (rule, row, field, span): &Entry, topic: &Topic, read: &Read) -> Reason {
        let adds = |practice: Practice| i32::from(row.get(practice as usize).copied().unwrap_or(0));
        let weight = units(adds(self.practice) - adds(self.rival));
        Reason { rule: rule.clone(), weight, ..place(*field, *span, topic, read) }
    }

    /// Makes one reason of all that rest on the same words.
    fn merged(&self, mut reasons: Vec<Reason>) -> Vec<Reason> {
        let place = |reason: &Reason| (reason.field == Field::Notes, reason.start, reason.end);
        reasons.sort_by(|a, b| place(a).cmp(&place(b)).then(b.weight.abs().total_cmp(&a.weight.abs())));
        let mut merged: Vec<Reason> = Vec::new();
        for reason in reasons {
            match merged.last_mut() {
                Some(last) if place(last) == place(&reason) => last.weight += reason.weight,
                _ => merged.push(reason),
            }
        }
        for reason in &mut merged {
            reason.practice = if reason.weight > 0.0 { self.practice } else { self.rival };
        }
        merged
    }
}

/// A reason of which only the words are known.
fn place(field: Field, span: Span, topic: &Topic, read: &Read) -> Reason {
    let (text, reading) = match field {
        Field::Notes => (&topic.notes, &read.notes),
        Field::Title | Field::Tags => (&topic.title, &read.title),
    };
    let words = reading.text.words.get(span.0..span.1).unwrap_or_default();
    let start = words.first().map_or(0, |word| word.start);
    let end = words.last().map_or(0, |word| word.end);
    Reason {
        rule: String::new(),
        practice: Practice::Confidential,
        weight: 0.0,
        field,
        start,
        end,
        text: text.get(start..end).unwrap_or_default().to_owned(),
    }
}

fn sorted(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.retain(|reason| reason.weight.abs() >= NOTICEABLE);
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    reasons
}

/// What would change the verdict, or what is missing.
fn advice(verdict: &Verdict, by_rules: Route, reasons: &[Reason], against: &[Reason]) -> Vec<String> {
    let mut advice = Vec::new();
    if let Some(doubt) = verdict.doubt {
        advice.push(missing(doubt).to_owned());
    }
    if verdict.source != Source::Rules {
        advice.push(format!("Without that, the rules would say {by_rules}."));
    } else if let Some(turn) = turning_point(reasons, against) {
        let other = if verdict.route == Route::Broadcast { Route::Private } else { Route::Broadcast };
        advice.push(format!("“{}” decides it: without these words it would be {other}.", turn.text));
    }
    advice
}

fn missing(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::LittleEvidence => "The text says too little: say what it is about, and whom it concerns.",
        Doubt::Torn => {
            "Who is it about? One person's conduct, health or plans are private; the work is for all."
        }
        Doubt::MaybeSensitive => "It may be sensitive. If all may hear it, call it broadcast.",
        Doubt::Named => "Name it without naming: split it. Or call it broadcast, with the name.",
        Doubt::Contradiction => {
            "It is called broadcast and marked as confidential: take one back, or say why."
        }
    }
}

/// The one reason without which the other side would weigh more.
fn turning_point<'r>(reasons: &'r [Reason], against: &[Reason]) -> Option<&'r Reason> {
    let sum = |side: &[Reason]| side.iter().map(|reason| reason.weight).sum::<f32>();
    let margin = sum(reasons) + sum(against);
    let words = |reason: &&Reason| !reason.text.is_empty() && reason.weight > margin && margin > 0.0;
    reasons.first().filter(words)
}
