//! The reasons of a verdict that a manager recognises as such: phrases, and words that carry a meaning.
//! Small words, the order of words and the form of a title weigh as well; they are only added up.

use crate::cells;
use crate::classify::{Explanation, Reason, YOUR_CALLS};
use crate::escape::visible;

/// What is longer is no quote any more.
const LONGEST: usize = 40;
/// What weighs less than this part of the strongest reason is not quoted, and does not come first as a
/// phrase.
const WORTH_IT: f32 = 0.2;

/// Words that tell nobody why; also at the ends of a phrase.
const SMALL: &str = " a about after again all also am an and any anybody are as at be because been before being both but by can \
     could did do does doing done down each even every few for from further get gets go goes got had has have having he her \
     here hers him his how i if in into is it its just like made make makes may me might mine month months more most much must \
     my no nor not now of off on once one only onto or other our out over own per put really said same say says she should \
     since so some something still such take takes than that the their them then there these they thing things this those \
     three through to too two under until up us very was way we week weeks were what when where which while who whom whose \
     why will with within without would yes yet you your ";
/// Words that a phrase does not end with.
const LOOSE_ENDS: &str = " a an and at by for from in is it of on or that the to with ";

/// What speaks for one side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Reasons with words of their own, no word in two of them; phrases first, then by weight.
    pub telling: Vec<Reason>,
    /// What the manager's calls have taught.
    pub calls: Vec<Reason>,
    /// What all the other signs weigh together.
    pub rest: f32,
}

/// What speaks for a verdict, and what speaks against it. Words that do both stand on the side for which
/// they weigh more; what rests on words of a stronger reason adds to that one's weight.
pub fn sides(explanation: &Explanation) -> (Side, Side) {
    let (mut for_it, mut against) = (Side::default(), Side::default());
    let mut telling: Vec<Reason> = Vec::new();
    let taught = |reasons: &[Reason]| reasons.iter().filter(|one| is_taught(one)).cloned().collect();
    (for_it.calls, against.calls) = (taught(&explanation.reasons), taught(&explanation.against));
    let others = explanation.reasons.iter().chain(&explanation.against).filter(|one| !is_taught(one));
    for reason in in_order(others) {
        let shares = |one: &&mut Reason| words(&one.text).any(|word| words(&reason.text).any(|w| w == word));
        if reason.text.is_empty() || cells::width(&reason.text) > LONGEST {
            let side = if reason.weight > 0.0 { &mut for_it } else { &mut against };
            side.rest += reason.weight;
        } else if let Some(one) = telling.iter_mut().find(shares) {
            one.weight += reason.weight;
        } else {
            telling.push(reason);
        }
    }
    (for_it.telling, against.telling) = telling.into_iter().partition(|reason| reason.weight > 0.0);
    (for_it, against)
}

fn is_taught(reason: &Reason) -> bool {
    reason.rule == YOUR_CALLS
}

/// Phrases first, then by weight.
fn in_order<'r>(reasons: impl Iterator<Item = &'r Reason>) -> Vec<Reason> {
    let mut reasons: Vec<_> = reasons.map(told).collect();
    let strongest = reasons.iter().map(|reason| reason.weight.abs()).fold(0.0, f32::max);
    let first = |one: &Reason| is_phrase(&one.text) && one.weight.abs() >= strongest * WORTH_IT;
    reasons.sort_by(|a, b| first(b).cmp(&first(a)).then(b.weight.abs().total_cmp(&a.weight.abs())));
    reasons
}

impl Side {
    /// The words of the most telling reasons in a line: `“what the alert missed” · “outage”`.
    pub fn quotes(&self, most: usize) -> Option<String> {
        let strongest = self.telling.iter().map(|reason| reason.weight.abs()).fold(0.0, f32::max);
        let telling = self.telling.iter().filter(|reason| reason.weight.abs() >= strongest * WORTH_IT);
        let quoted: Vec<_> =
            telling.take(most).map(|reason| format!("“{}”", visible(&reason.text))).collect();
        (!quoted.is_empty()).then(|| quoted.join(" · "))
    }

    /// Whether nothing speaks for it.
    pub fn is_empty(&self) -> bool {
        self.telling.is_empty() && self.calls.is_empty() && self.rest == 0.0
    }
}

/// A reason with as many of its words as tell something; with none when there are no such words.
fn told(reason: &Reason) -> Reason {
    let all: Vec<&str> = reason.text.split_whitespace().collect();
    let is_small = |word: &&str| is_one_of(SMALL, word);
    let mut from = all.iter().take_while(|word| is_small(word)).count();
    let mut to = all.len() - all.iter().rev().take_while(|word| is_small(word)).count();
    if from >= to {
        return Reason { text: String::new(), ..reason.clone() };
    }
    // A phrase that means something stays whole, but for its loose ends: `what went well`.
    if has_meaning(&reason.rule) {
        from = 0;
        to = all.len() - all.iter().rev().take_while(|word| is_one_of(LOOSE_ENDS, word)).count();
    }
    let text = all.get(from..to).unwrap_or_default().join(" ");
    let text = text.trim_matches(|letter: char| matches!(letter, ',' | ';' | ':' | '.' | '?' | '!' | '"'));
    Reason { text: text.to_owned(), ..reason.clone() }
}

/// Whether a rule is about a meaning and not about single words or how they follow each other.
fn has_meaning(rule: &str) -> bool {
    let plain = ["stem:", "word:", "begin:", "pair:", "chain:", "form:"];
    !plain.iter().any(|kind| rule.starts_with(kind))
}

fn is_phrase(text: &str) -> bool {
    text.contains(char::is_whitespace)
}

fn is_one_of(words: &str, word: &str) -> bool {
    let bare = bare(word);
    let says_little = bare.chars().count() <= 1 || bare.chars().all(|letter| letter.is_ascii_digit());
    says_little || words.contains(&format!(" {bare} "))
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// The words of a reason by which it is known again; small ones do not count.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().filter(|word| !is_one_of(SMALL, word)).map(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    use crate::classify::{Field, Practice, RoutingConfig};
    use crate::desk::Desk;
    use crate::store::{Place, Workspace};

    fn reason(rule: &str, text: &str, weight: f32) -> Reason {
        let (start, end, text, rule) = (0, text.len(), text.to_owned(), rule.to_owned());
        Reason { rule, practice: Practice::OpenFeedback, weight, field: Field::Title, start, end, text }
    }

    fn explained(reasons: &[Reason]) -> (Side, Side) {
        let example = Workspace::load(&Place::example()).unwrap();
        let desk = Desk::open(example, &RoutingConfig::default(), NaiveDate::MIN);
        let (reasons, against) = reasons.iter().cloned().partition(|reason| reason.weight > 0.0);
        sides(&Explanation { reasons, against, ..desk.explain_text("x") })
    }

    #[test]
    fn only_what_a_manager_recognises_is_quoted() {
        let reasons = [
            reason("stem:i", "I", 3.4),
            reason("stem:windows", "Windows", 1.9),
            reason("stem:what", "what", 0.9),
            reason("stem:17", "17", 0.9),
            reason("stem:の", "の", 0.9),
            reason("group:work-verb", "closed the", 0.6),
            reason("group:lesson", "what went well", 0.6),
            reason("pair:what+should", "what should", 0.6),
            reason("form:asks", "I closed the Windows runners: what should I have done now", 0.3),
        ];
        assert_eq!(explained(&reasons).0.quotes(9).unwrap(), "“Windows” · “closed” · “what went well”");
        assert_eq!(explained(&reasons[2..3]).0.quotes(9), None);
        let weak = [reason("stem:windows", "Windows", 1.9), reason("stem:lost", "lost", 0.2)];
        assert_eq!(explained(&weak).0.quotes(9).unwrap(), "“Windows”");
        let strong = [reason("stem:outage", "outage", 1.0), reason("group:lesson", "what went well", 0.6)];
        assert_eq!(explained(&strong).0.quotes(9).unwrap(), "“what went well” · “outage”");
    }

    #[test]
    fn no_word_is_quoted_twice_and_nothing_of_its_weight_is_lost() {
        let (for_it, against) = explained(&[
            reason("group:computing", "pull request", 1.0),
            reason("stem:pull", "Pull", 0.5),
            reason("notes-group:computing", "pull request,", 0.5),
            reason("stem:the", "the", 0.25),
            reason("group:work-verb", "closed", 0.5),
            reason("stem:clos", "closed", -1.5),
        ]);
        let told = |side: &Side| -> Vec<_> {
            side.telling.iter().map(|one| (one.text.clone(), one.weight)).collect()
        };
        assert_eq!((told(&for_it), for_it.rest), (vec![("pull request".to_owned(), 2.0)], 0.25));
        assert_eq!(told(&against), [("closed".to_owned(), -1.0)], "it does both, and more of this");
    }
}
