//! The reasons of a verdict that a manager recognises as such: runs of words that carry a meaning. Small
//! words by themselves and the form of a title weigh as well; they are only added up.

use crate::cells;
use crate::classify::{Explanation, Reason, YOUR_CALLS};
use crate::escape::visible;

/// What is longer is no quote any more.
const LONGEST: usize = 48;
/// What weighs less than this part of the strongest reason is not quoted.
const WORTH_IT: f32 = 0.2;

/// Words that by themselves tell nobody why.
const SMALL: &str = " a about after again all also am an and any anybody are as at be because been before being both but by can \
     could did do does doing done down each even every few for from further get gets go goes got had has have having he her \
     here hers him his how i if in into is it its just like made make makes may me might mine month months more most much must \
     my no nor not now of off on once one only onto or other our out over own per put really said same say says she should \
     since so some something still such take takes than that the their them then there these they thing things this those \
     three through to too two under until up us very was way we week weeks were what when where which while who whom whose \
     why will with within without would yes yet you your ";

/// What speaks for one side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Reasons with words of their own, by weight.
    pub telling: Vec<Reason>,
    /// What the manager's calls have taught.
    pub calls: Vec<Reason>,
    /// What all the other signs weigh together.
    pub rest: f32,
}

/// What speaks for a verdict, and what speaks against it; words that stand twice on a side are one reason.
pub fn sides(explanation: &Explanation) -> (Side, Side) {
    (side(&explanation.reasons), side(&explanation.against))
}

fn side(reasons: &[Reason]) -> Side {
    let mut side = Side::default();
    for reason in reasons {
        let same = |one: &&mut Reason| words(&one.text).eq(words(&reason.text));
        if reason.rule == YOUR_CALLS {
            side.calls.push(reason.clone());
        } else if words(&reason.text).all(|word| is_small(&word)) || cells::width(&reason.text) > LONGEST {
            side.rest += reason.weight;
        } else if let Some(one) = side.telling.iter_mut().find(same) {
            one.weight += reason.weight;
        } else {
            side.telling.push(reason.clone());
        }
    }
    side.telling.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    side
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

fn is_small(word: &str) -> bool {
    let says_little = word.chars().count() <= 1 || word.chars().all(|letter| letter.is_ascii_digit());
    says_little || SMALL.contains(&format!(" {word} "))
}

/// The words of a reason by which it is known again.
fn words(text: &str) -> impl Iterator<Item = String> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    use crate::classify::{Field, RoutingConfig};
    use crate::desk::Desk;
    use crate::domain::Practice;
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
            reason("stem:windows", "the Windows", 1.9),
            reason("stem:17", "17", 0.9),
            reason("stem:の", "の", 0.9),
            reason("group:lesson", "what went well?", 0.6),
            reason("stem:lost", "lost", 0.2),
            reason("form:asks", "I closed the Windows runners: what should I have done now instead", 0.3),
        ];
        assert_eq!(explained(&reasons).0.quotes(9).unwrap(), "“the Windows” · “what went well?”");
        assert_eq!(explained(&reasons[2..3]).0.quotes(9), None);
    }

    #[test]
    fn words_that_stand_twice_are_one_reason_and_nothing_of_their_weight_is_lost() {
        let (for_it, against) = explained(&[
            reason("group:computing", "pull request", 1.0),
            reason("notes-group:computing", "Pull request,", 0.5),
            reason("stem:the", "the", 0.25),
            reason("stem:clos", "closed", -1.5),
        ]);
        let told = |side: &Side| -> Vec<_> {
            side.telling.iter().map(|one| (one.text.clone(), one.weight)).collect()
        };
        assert_eq!((told(&for_it), for_it.rest), (vec![("pull request".to_owned(), 1.5)], 0.25));
        assert_eq!(told(&against), [("closed".to_owned(), -1.5)]);
    }
}
