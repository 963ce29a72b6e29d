//! Why a verdict is what it is: the contributions of the features, for and against, and advice.

use chrono::NaiveDate;

use super::features::{Feature, Sink, Span, features};
use super::model::Model;
use super::router::{Read, Router, units};
use super::verdict::Field;
use super::{Doubt, Explanation, Practice, Reason, Verdict};
use crate::domain::{Route, Topic};

impl Router {
    /// Says why a topic is routed as it is.
    ///
    /// A reason's weight is what it adds to the verdict's practice minus what it adds to the strongest
    /// practice of the other route; negative weights speak against the verdict.
    pub fn explain(&self, topic: &Topic, today: NaiveDate) -> Explanation {
        let verdict = self.verdict(topic, today);
        let read = self.read(topic);
        let mut scores = self.model.start();
        let mut found = Found { model: &self.model, found: Vec::new() };
        features(&read.title, &read.notes, &self.phrases, &mut found);
        for (_, row, _, _) in &found.found {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
        let rival = rival(&scores, verdict.route());
        let mut reasons: Vec<Reason> =
            found.found.iter().map(|entry| reason(entry, &verdict, rival, topic, &read)).collect();
        reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        let (reasons, against) =
            reasons.into_iter().filter(|r| r.weight != 0.0).partition(|r| r.weight > 0.0);
        Explanation { verdict, reasons, against, advice: advice(&verdict) }
    }
}

type Entry = (String, [i16; super::model::OUTPUTS], Field, Span);

struct Found<'m> {
    model: &'m Model,
    found: Vec<Entry>,
}

impl Sink for Found<'_> {
    fn take(&mut self, feature: Feature<'_>, field: Field, span: Span) {
        if let Some(row) = self.model.row(feature.key()) {
            self.found.push((feature.name(), *row, field, span));
        }
    }
}

/// The strongest practice of the other route.
fn rival(scores: &super::model::Scores, route: Route) -> Practice {
    let others = Practice::ALL.iter().filter(|practice| practice.route() != route);
    let best = others.max_by_key(|practice| scores.get(**practice as usize).copied().unwrap_or(i32::MIN));
    best.copied().unwrap_or(Practice::Confidential)
}

fn reason(entry: &Entry, verdict: &Verdict, rival: Practice, topic: &Topic, read: &Read) -> Reason {
    let (rule, row, field, span) = entry;
    let at = |practice: Practice| i32::from(row.get(practice as usize).copied().unwrap_or(0));
    let weight = units(at(verdict.practice()) - at(rival));
    let (text, reading) = match field {
        Field::Notes => (&topic.notes, &read.notes),
        _ => (&topic.title, &read.title),
    };
    let words = reading.text.words.get(span.0..span.1).unwrap_or_default();
    let start = words.first().map_or(0, |word| word.start);
    let end = words.last().map_or(0, |word| word.end);
    Reason {
        rule: rule.clone(),
        practice: if weight > 0.0 { verdict.practice() } else { rival },
        weight,
        field: *field,
        start,
        end,
        text: text.get(start..end).unwrap_or_default().to_owned(),
    }
}

fn advice(verdict: &Verdict) -> Vec<String> {
    let sentence = match verdict.doubt() {
        Some(Doubt::LittleEvidence) => {
            "The text says too little: say what it is about, and whom it concerns."
        }
        Some(Doubt::Torn) => "It could be either: is it about one person, or about the work?",
        Some(Doubt::MaybeSensitive) => {
            "It may be sensitive: call it yourself, or say what is public about it."
        }
        Some(Doubt::Contradiction) => {
            "It is called broadcast and marked as confidential: take one back, or say why."
        }
        None => return Vec::new(),
    };
    vec![sentence.to_owned()]
}
