//! Why a verdict is what it is: what each run of words adds, for and against, and what would change it.

use chrono::NaiveDate;

use super::features::{Feature, Sink, Span, features};
use super::model::{Model, Scores};
use super::router::{Read, Router};
use super::runs::runs;
use super::score::units;
use super::telling::{says_anything, tells, trimmed};
use super::verdict::Field;
use super::weights::{Row, START_ROW};
use super::{Explanation, Reason, Source, Verdict};
use crate::domain::{Practice, Route, Topic};

/// The rule that a mark of confidence is.
const MARK: &str = "confidential-tag";

/// The rule that news of people or pay without a word of their being announced are.
const UNANNOUNCED: &str = "unannounced";

/// What a mark of confidence is shown to weigh, in log-odds: more than any text.
const MARK_WEIGHS: f32 = 10.0;

/// So many runs of words are tried out for being what decides.
const TRIED: usize = 5;

impl Router {
    /// Says why a topic is routed as it is.
    ///
    /// A reason's weight is what its words add to the verdict's practice minus what they add to the
    /// strongest practice of the other route, in log-odds. A feature of several words counts for each of
    /// them in equal parts, and neighbours that pull the same way are one reason. So the reasons of both
    /// sides, with where every topic starts, add up to the distance between the two practices. A mark of
    /// confidence is a reason beside them.
    pub fn explain(&self, topic: &Topic, today: NaiveDate) -> Explanation {
        let verdict = self.verdict(topic, today);
        let read = self.read(topic);
        let mut found = Found::new(&self.model);
        features(&read.title, &read.notes, self.meanings(), &mut found);
        let sides = Sides { practice: verdict.practice, rival: found.rival(verdict.route) };
        let mut reasons = sides.reasons(&found, topic, &read);
        reasons.extend(self.own_reasons(topic, &read, &sides));
        reasons.extend(self.calls_for(&sides, topic, &read));
        reasons.extend(self.news_in(topic, &read, &sides));
        reasons.extend(self.mark(topic).map(|tag| mark(tag, verdict.route)));
        reasons.retain(|reason| reason.weight.abs() > 0.0);
        reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        let (reasons, against): (Vec<_>, Vec<_>) =
            reasons.into_iter().partition(|reason| reason.weight > 0.0);
        let advice = self.advice(topic, &verdict, &read, &reasons, today);
        Explanation { verdict, reasons, against, advice }
    }

    /// How much more the verdict's practice has than the strongest one of the other route, in log-odds:
    /// what all reasons of the text add up to.
    pub fn distance(&self, topic: &Topic, today: NaiveDate) -> f32 {
        let read = self.read(topic);
        let mut found = Found::new(&self.model);
        features(&read.title, &read.notes, self.meanings(), &mut found);
        let verdict = self.verdict(topic, today);
        let sides = Sides { practice: verdict.practice, rival: found.rival(verdict.route) };
        let calls: f32 = self.calls_for(&sides, topic, &read).iter().map(|reason| reason.weight).sum();
        let news = self.news_in(topic, &read, &sides).map_or(0.0, |reason| reason.weight);
        sides.weight(&found.scores) + calls + news
    }

    /// What the manager's calls add.
    fn calls_for(&self, sides: &Sides, topic: &Topic, read: &Read) -> Vec<Reason> {
        let reasons = self.reasons_of_calls(topic, read, sides.practice.route()).into_iter();
        reasons.map(|reason| Reason { practice: sides.side(reason.weight), ..reason }).collect()
    }

    /// The words that tell news of people or pay which nobody says are announced.
    fn news_in(&self, topic: &Topic, read: &Read, sides: &Sides) -> Option<Reason> {
        let (field, span) = self.unannounced(read)?;
        let sign = if sides.practice.route() == Route::Private { 1.0 } else { -1.0 };
        let place = place(field, span, topic, read);
        let practice = Practice::Confidential;
        Some(Reason { rule: UNANNOUNCED.to_owned(), practice, weight: sign * self.limits.news, ..place })
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

    /// What would change the verdict, or what is missing.
    fn advice(
        &self,
        topic: &Topic,
        verdict: &Verdict,
        read: &Read,
        reasons: &[Reason],
        today: NaiveDate,
    ) -> Vec<String> {
        let mut advice: Vec<String> = verdict.asks().map(str::to_owned).into_iter().collect();
        let judgement = self.judgement(topic, read);
        let rules = judgement.route;
        if verdict.source != Source::Rules {
            advice.push(format!("Without that, the rules would say {rules}."));
        } else if let Some(mark) = reasons.iter().find(|reason| reason.field == Field::Tags) {
            let bare = Topic { tags: Vec::new(), ..topic.clone() };
            let other = self.verdict(&bare, today);
            advice.push(format!("Without the tag “{}” {}.", mark.text, becomes(verdict, &other)));
        } else if judgement.unannounced {
            // The question says what would turn it; without its words it is another topic.
        } else if let Some(turn) = self.turn(topic, verdict, reasons, today) {
            advice.push(turn);
        } else if verdict.doubt.is_none() {
            advice.push(no_one_reason(verdict).to_owned());
        }
        advice.extend(self.another_way(verdict, read).map(str::to_owned));
        advice
    }

    /// How all could hear of it, or of a part of it, all the same.
    fn another_way(&self, verdict: &Verdict, read: &Read) -> Option<&'static str> {
        if verdict.source != Source::Rules || verdict.doubt.is_some() || verdict.route == Route::Broadcast {
            return None;
        }
        let mistake = verdict.practice == Practice::Growth && self.is_case_study(read);
        if verdict.sensitive && verdict.about.names && mistake {
            return Some("What all can learn from it can be told without names: split it.");
        }
        let news = !verdict.about.names && verdict.is_news();
        news.then_some("Once it is announced it is for all: an embargo says from which day on.")
    }

    /// The run of words without which the verdict would be another one, a clear one if that can be.
    fn turn(&self, topic: &Topic, verdict: &Verdict, reasons: &[Reason], today: NaiveDate) -> Option<String> {
        let words = reasons.iter().filter(|reason| tells(reason)).take(TRIED).map(trimmed);
        let others =
            words.filter_map(|reason| Some((self.verdict(&without(topic, &reason)?, today), reason)));
        let others: Vec<_> = others.filter(|(other, _)| is_turned(verdict, other)).collect();
        let clear = others.iter().find(|(other, _)| other.doubt.is_none());
        let (other, reason) = clear.or(others.first())?;
        Some(format!("Without “{}” {}.", reason.text, becomes(verdict, other)))
    }
}

/// Whether a verdict is another one for the manager.
fn is_turned(verdict: &Verdict, other: &Verdict) -> bool {
    match (verdict.doubt, other.doubt) {
        (None, None) | (Some(_), Some(_)) => other.route != verdict.route,
        (None, Some(_)) | (Some(_), None) => true,
    }
}

/// What becomes of a verdict when it is another one.
fn becomes(verdict: &Verdict, other: &Verdict) -> String {
    match (verdict.doubt, other.doubt) {
        (_, None) => format!("it would be {}", other.route),
        (None, Some(_)) => "it would need your call".to_owned(),
        (Some(_), Some(_)) => format!("the guess would be {}", other.route),
    }
}

/// What changes a verdict that rests on no single run of words.
fn no_one_reason(verdict: &Verdict) -> &'static str {
    match verdict.route {
        Route::Broadcast => {
            "No one reason decides it. A tag such as `confidential`, an embargo or your call would make it private."
        }
        Route::Private if verdict.sensitive => {
            "No one reason decides it. Only your call, with a reason why all may hear it, would make it broadcast."
        }
        Route::Private => "No one reason decides it. Your call would make it broadcast.",
    }
}

/// The topic without a reason's words; `None` when what would be left of the title says nothing.
fn without(topic: &Topic, reason: &Reason) -> Option<Topic> {
    let cut = |text: &str| Some([text.get(..reason.start)?, text.get(reason.end..)?].concat());
    let mut rest = topic.clone();
    match reason.field {
        Field::Title => rest.title = cut(&topic.title)?,
        Field::Notes => rest.notes = cut(&topic.notes)?,
        Field::Tags => return None,
    }
    says_anything(&rest.title).then_some(rest)
}

/// A feature that the model knows: its name, its weights and where it stands.
pub(super) struct Entry {
    /// Its name, as in `weights.tsv`.
    pub name: String,
    row: Row,
    /// Where it stands.
    pub field: Field,
    /// Its words.
    pub span: Span,
}

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
            self.entries.push(Entry { name: feature.name(), row, field, span });
        }
    }
}

/// The two practices between which a verdict is decided.
struct Sides {
    practice: Practice,
    rival: Practice,
}

impl Sides {
    fn reasons(&self, found: &Found<'_>, topic: &Topic, read: &Read) -> Vec<Reason> {
        let weighed: Vec<_> =
            found.entries.iter().map(|entry| (entry, self.weight(&entry.row.map(i32::from)))).collect();
        let start = Reason {
            rule: START_ROW.to_owned(),
            practice: self.side(self.weight(&found.model.start())),
            weight: self.weight(&found.model.start()),
            ..place(Field::Title, (0, 0), topic, read)
        };
        let fields = [(Field::Title, &read.title), (Field::Notes, &read.notes)];
        let runs = fields.into_iter().flat_map(|(field, reading)| {
            let here = weighed.iter().filter(move |(entry, _)| entry.field == field);
            let runs = runs(&reading.text.words, here.copied());
            runs.into_iter().map(move |run| Reason {
                rule: run.rule.to_owned(),
                practice: self.side(run.weight),
                weight: run.weight,
                ..place(field, run.span, topic, read)
            })
        });
        runs.chain([start]).collect()
    }

    /// How much more a row adds to the verdict's practice than to its rival.
    fn weight(&self, row: &Scores) -> f32 {
        let adds = |practice: Practice| row.get(practice as usize).copied().unwrap_or(0);
        units(adds(self.practice) - adds(self.rival))
    }

    fn side(&self, weight: f32) -> Practice {
        if weight > 0.0 { self.practice } else { self.rival }
    }
}

/// A mark of confidence as a reason.
fn mark(tag: &str, route: Route) -> Reason {
    Reason {
        rule: MARK.to_owned(),
        practice: Practice::Confidential,
        weight: if route == Route::Private { MARK_WEIGHS } else { -MARK_WEIGHS },
        field: Field::Tags,
        start: 0,
        end: tag.len(),
        text: tag.to_owned(),
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
