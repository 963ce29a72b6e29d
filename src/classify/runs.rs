//! Who earns what a feature weighs: its words, and neighbouring words that pull the same way together.

use super::explain::Entry;
use super::features::Span;
use super::text::{Gap, Word};

/// A word that weighs less pulls no way of its own.
const PULLS: f32 = 0.2;

/// So many words are quoted together at most.
const LONGEST: usize = 6;

/// Neighbouring words that pull the same way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run<'e> {
    /// The words: from, to.
    pub span: Span,
    /// What they weigh together.
    pub weight: f32,
    /// The feature that weighs most among them.
    pub rule: &'e str,
    strongest: f32,
}

impl<'e> Run<'e> {
    fn new(span: Span) -> Self {
        Self { span, weight: 0.0, rule: "", strongest: 0.0 }
    }

    fn earn(&mut self, rule: &'e str, weight: f32) {
        self.weight += weight;
        if weight.abs() > self.strongest {
            (self.strongest, self.rule) = (weight.abs(), rule);
        }
    }

    /// Whether it pulls toward the verdict or away from it; `None` where it does neither.
    fn pull(&self) -> Option<bool> {
        (self.weight.abs() >= PULLS).then_some(self.weight > 0.0)
    }

    fn join(&mut self, next: &Self) {
        self.span.1 = next.span.1;
        self.weight += next.weight;
        if next.strongest > self.strongest {
            (self.strongest, self.rule) = (next.strongest, next.rule);
        }
    }
}

/// Shares the weights of a field's features among its words and groups these into runs; what is said by
/// the form of the whole text is a run of all its words, the first one.
pub(super) fn runs<'e>(words: &[Word], entries: impl Iterator<Item = (&'e Entry, f32)>) -> Vec<Run<'e>> {
    let breaks: Vec<bool> = words.iter().map(|word| word.gap >= Gap::Bracket).collect();
    let mut whole = Run::new((0, words.len()));
    let mut earned: Vec<Run<'e>> = (0..words.len()).map(|at| Run::new((at, at + 1))).collect();
    for (entry, weight) in entries {
        let earners = earners(entry, words.len());
        if entry.name.starts_with("form:") || earners.is_empty() {
            whole.earn(&entry.name, weight);
            continue;
        }
        let share = weight / f32::from(u16::try_from(earners.len()).unwrap_or(u16::MAX));
        for at in earners {
            if let Some(word) = earned.get_mut(at) {
                word.earn(&entry.name, share);
            }
        }
    }
    let mut runs = vec![whole];
    runs.extend(grouped(joined(earned, words), &breaks));
    runs
}

/// The words that earn what a feature weighs: both ends of a pair or a chain, all words of a phrase.
fn earners(entry: &Entry, words: usize) -> Vec<usize> {
    let (from, to) = (entry.span.0, entry.span.1.min(words));
    let Some(last) = to.checked_sub(1) else { return Vec::new() };
    let (kind, parts) = entry.name.split_once(':').unwrap_or_default();
    let (left, right) = parts.split_once('+').unwrap_or((parts, ""));
    match kind {
        "pair" | "chain" if left == "^" => vec![last],
        "pair" | "chain" if right == "$" => vec![from],
        "pair" | "chain" if from != last => vec![from, last],
        _ => (from..to).collect(),
    }
}

/// Makes one of words that a hyphen joins: no quote begins or ends in the middle of them.
fn joined<'e>(earned: Vec<Run<'e>>, words: &[Word]) -> Vec<Run<'e>> {
    let mut runs: Vec<Run<'e>> = Vec::new();
    for (run, word) in earned.into_iter().zip(words) {
        match runs.last_mut() {
            Some(last) if word.joined => last.join(&run),
            _ => runs.push(run),
        }
    }
    runs
}

/// Joins neighbours that pull the same way; words that pull no way join two that do. Where the text
/// breaks off, so does a run.
fn grouped<'e>(words: Vec<Run<'e>>, breaks: &[bool]) -> Vec<Run<'e>> {
    let mut runs: Vec<Run<'e>> = Vec::new();
    let mut between: Vec<Run<'e>> = Vec::new();
    let mut broken = false;
    for word in words {
        broken |= breaks.get(word.span.0).is_some_and(|breaks| *breaks);
        let pull = word.pull();
        if pull.is_none() {
            between.push(word);
            continue;
        }
        match runs.last_mut() {
            Some(run) if !broken && run.pull() == pull && word.span.1 - run.span.0 <= LONGEST => {
                between.drain(..).chain([word]).for_each(|next| run.join(&next));
            }
            _ => {
                runs.append(&mut between);
                runs.push(word);
            }
        }
        broken = false;
    }
    runs.append(&mut between);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(weights: &[f32]) -> Vec<Run<'static>> {
        let word = |(at, weight): (usize, &f32)| {
            let mut run = Run::new((at, at + 1));
            run.earn("stem:word", *weight);
            run
        };
        weights.iter().enumerate().map(word).collect()
    }

    fn spans(weights: &[f32], breaks: &[bool]) -> Vec<(Span, f32)> {
        grouped(words(weights), breaks).iter().map(|run| (run.span, run.weight)).collect()
    }

    #[test]
    fn neighbours_that_pull_the_same_way_are_one_run() {
        assert_eq!(spans(&[1.0, 0.125, 2.0, -1.0, -0.5], &[]), [((0, 3), 3.125), ((3, 5), -1.5)]);
        assert_eq!(spans(&[0.125, 1.0, 0.125], &[]), [((0, 1), 0.125), ((1, 2), 1.0), ((2, 3), 0.125)]);
    }

    #[test]
    fn a_run_breaks_off_where_the_text_does() {
        assert_eq!(spans(&[1.0, 1.0, 1.0], &[true, false, true]), [((0, 2), 2.0), ((2, 3), 1.0)]);
        assert_eq!(
            spans(&[1.0, 0.125, 1.0], &[true, true, false]),
            [((0, 1), 1.0), ((1, 2), 0.125), ((2, 3), 1.0)]
        );
    }

    #[test]
    fn a_run_is_short_enough_to_quote() {
        assert_eq!(spans(&[1.0; 8], &[]), [((0, 6), 6.0), ((6, 8), 2.0)]);
    }
}
