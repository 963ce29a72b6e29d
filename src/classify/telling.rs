//! The reasons of a verdict that a manager recognises as such: runs of words that carry a meaning. Small
//! words by themselves and the form of a text weigh as well; they are only added up.

use super::grammar::small_word;
use super::{Explanation, Field, Reason, YOUR_CALLS};
use crate::domain::Topic;

/// So many letters are no quote any more.
const LONGEST: usize = 48;
/// What weighs less than this part of the strongest reason is not among the most telling.
const WORTH_IT: f32 = 0.2;

/// Words that by themselves tell nobody why.
const SMALL: &str = " a about after again all also am an and any anybody are as at be because been before being both but by can \
     could did do does doing done down each even every few for from further get gets go goes got had has have having he her \
     here hers him his how i if in into is it its just like made make makes may me might mine month months more most much must \
     my no nor not now of off on once one only onto or other our out over own per put really said same say says she should \
     since so some something still such take takes than that the their them then there these they thing things this those \
     three through to too two under until up us very was way we week weeks went were what when where which while who whom whose \
     why will with within without would yes yet you your ";

/// Words that lead up to others: a quote does not end with them.
const LEADING: &str = " a an and are at be been by can could did do does for from get gets got had has have he her his i if \
     in into is it its may my not of on or our she so than that the their these they this those to was we were which \
     who why will with would you your ";
/// Nor does it begin with these.
const JOINING: &str = " a an and at by for from in into is it of on or so than that the to with ";

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

impl Explanation {
    /// What speaks for the verdict on a topic, and what speaks against it. Words that stand twice on a side are one
    /// reason, unless they come from a rule that is to be told apart. All other signs stand on the one side for which
    /// they speak together.
    pub fn sides(&self, topic: &Topic, apart: impl Fn(&Reason) -> bool) -> [Side; 2] {
        let both = [&self.reasons, &self.against].map(|reasons| side(reasons, topic, &apart));
        let rest = both.iter().map(|side| side.rest).sum::<f32>();
        // What small words add to both sides alike says nothing.
        let [mut for_it, mut against] = both;
        (for_it.rest, against.rest) = if rest > 0.0 { (rest, 0.0) } else { (0.0, rest) };
        [for_it, against]
    }
}

fn side(reasons: &[Reason], topic: &Topic, apart: impl Fn(&Reason) -> bool) -> Side {
    let mut side = Side::default();
    let mut of_whole = Vec::new();
    for reason in reasons {
        if reason.rule == YOUR_CALLS {
            side.calls.push(reason.clone());
        } else if apart(reason) {
            add(&mut side.telling, reason.clone(), &apart);
        } else if !tells(reason) {
            side.rest += reason.weight;
        } else if is_whole(reason, topic) {
            add(&mut of_whole, reason.clone(), &apart);
        } else {
            add(&mut side.telling, trimmed(reason), &apart);
        }
    }
    // A title of two words may be all that can be quoted.
    if side.telling.is_empty() {
        side.telling = of_whole;
    } else {
        side.rest += of_whole.iter().map(|reason| reason.weight).sum::<f32>();
    }
    side.telling.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    side
}

/// Adds a reason to others, or its weight to the one that rests on the same words.
fn add(all: &mut Vec<Reason>, reason: Reason, apart: impl Fn(&Reason) -> bool) {
    let same = |one: &&mut Reason| words(&one.text).eq(words(&reason.text)) && apart(one) == apart(&reason);
    match all.iter_mut().find(same) {
        Some(one) => one.weight += reason.weight,
        None => all.push(reason),
    }
}

/// A reason without the small words at both ends of what it quotes.
pub(super) fn trimmed(reason: &Reason) -> Reason {
    if reason.field == Field::Tags {
        return reason.clone();
    }
    let mut text = reason.text.trim_end_matches(|c: char| !is_of_a_word(c));
    while let Some((rest, last)) = text.rsplit_once(|c: char| !is_of_a_word(c)) {
        if !is_one_of(LEADING, last) {
            break;
        }
        text = rest.trim_end_matches(|c: char| !is_of_a_word(c));
    }
    let kept = reason.text.get(..text.len()).unwrap_or_default();
    let mut text = kept;
    while let Some((first, rest)) = text.split_once(|c: char| !is_of_a_word(c)) {
        if !is_one_of(JOINING, first) {
            break;
        }
        text = rest.trim_start_matches(|c: char| !is_of_a_word(c));
    }
    let start = reason.start + (kept.len() - text.len());
    Reason { start, end: start + text.len(), text: text.to_owned(), ..reason.clone() }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || "'’-".contains(letter)
}

fn is_one_of(list: &str, word: &str) -> bool {
    list.contains(&format!(" {} ", word.to_lowercase()))
}

impl Side {
    /// What the rest is.
    pub const REST: &str = "small words, and how the sentence is built";

    /// The most telling reasons.
    pub fn strongest(&self, most: usize) -> impl Iterator<Item = &Reason> {
        let strongest = self.telling.iter().map(|reason| reason.weight.abs()).fold(0.0, f32::max);
        self.telling.iter().filter(move |reason| reason.weight.abs() >= strongest * WORTH_IT).take(most)
    }

    /// Whether nothing speaks for it.
    pub fn is_empty(&self) -> bool {
        self.telling.is_empty() && self.calls.is_empty() && self.rest == 0.0
    }
}

/// Whether a text says anything by itself: it has several words, and not small ones alone.
pub(super) fn says_anything(text: &str) -> bool {
    words(text).nth(1).is_some() && words(text).any(|word| !is_small(&word))
}

/// Whether the words of a reason say something by themselves.
pub(super) fn tells(reason: &Reason) -> bool {
    reason.field == Field::Tags
        || (!words(&reason.text).all(|word| is_small(&word)) && reason.text.chars().count() <= LONGEST)
}

/// Whether a reason rests on all of a text of several words.
fn is_whole(reason: &Reason, topic: &Topic) -> bool {
    let of = |text: &str| words(&reason.text).eq(words(text));
    words(&reason.text).nth(1).is_some() && (of(&topic.title) || of(&topic.notes))
}

/// Whether a word tells nobody anything by itself.
pub(super) fn says_little(word: &str) -> bool {
    is_small(word) || small_word(word).is_some()
}

fn is_small(word: &str) -> bool {
    let says_little = word.chars().count() <= 1 || word.chars().all(|letter| letter.is_ascii_digit());
    says_little || is_one_of(SMALL, word)
}

/// The words of a text by which it is known again.
fn words(text: &str) -> impl Iterator<Item = String> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Drawer, Practice, TopicKey};

    fn reason(rule: &str, text: &str, weight: f32) -> Reason {
        let (start, end, text, rule) = (0, text.len(), text.to_owned(), rule.to_owned());
        Reason { rule, practice: Practice::OpenFeedback, weight, field: Field::Title, start, end, text }
    }

    fn topic(title: &str) -> Topic {
        Topic::new(TopicKey { drawer: Drawer::Shared, index: 0 }, title)
    }

    fn of(title: &str, reasons: &[Reason]) -> Side {
        side(reasons, &topic(title), |reason| reason.rule == "tried")
    }

    fn told(side: &Side) -> Vec<(&str, f32)> {
        side.telling.iter().map(|one| (one.text.as_str(), one.weight)).collect()
    }

    #[test]
    fn only_what_a_manager_recognises_is_told() {
        let title = "I closed the Windows runners: what should I have done now instead";
        let side = of(
            title,
            &[
                reason("stem:i", "I", 3.5),
                reason("stem:windows", "the Windows", 2.0),
                reason("stem:17", "17", 1.0),
                reason("stem:の", "の", 1.0),
                reason("group:lesson", "what went well?", 0.5),
                reason("stem:lost", "lost", 0.25),
                reason("form:asks", title, 0.25),
            ],
        );
        assert_eq!(told(&side), [("Windows", 2.0), ("what went well", 0.5), ("lost", 0.25)]);
        assert!((side.rest - 5.75).abs() < 0.001, "{}", side.rest);
        let strongest: Vec<_> = side.strongest(9).map(|one| one.text.as_str()).collect();
        assert_eq!(strongest, ["Windows", "what went well"]);
    }

    #[test]
    fn words_that_stand_twice_are_one_reason_and_nothing_of_their_weight_is_lost() {
        let side = of(
            "A title",
            &[
                reason("group:computing", "pull request", 1.0),
                reason("notes-group:computing", "Pull request,", 0.5),
                reason("tried", "the", 0.5),
                reason("tried", "pull request", 0.25),
                reason("stem:the", "the", 0.25),
            ],
        );
        assert_eq!(told(&side), [("pull request", 1.5), ("the", 0.5), ("pull request", 0.25)]);
        assert!((side.rest - 0.25).abs() < 0.001, "{}", side.rest);
    }

    #[test]
    fn a_quote_neither_begins_nor_ends_with_words_that_lead_up_to_others() {
        for (text, quoted) in [
            ("lose the Harbour contract, do not", "lose the Harbour contract"),
            ("hospital, she", "hospital"),
            ("not talking to each other", "not talking to each other"),
            ("the survey is", "survey"),
            ("to the", "to the"),
            ("Überstunden (die", "Überstunden (die"),
            ("what went well?", "what went well"),
        ] {
            let side = of("A title", &[reason("a rule", text, 1.0)]);
            let all: Vec<_> = side.telling.iter().map(|one| one.text.as_str()).collect();
            assert_eq!(all, if text == "to the" { vec![] } else { vec![quoted] });
            let one = trimmed(&reason("a rule", text, 1.0));
            assert_eq!(text.get(one.start..one.end), Some(one.text.as_str()), "it is still where it says");
        }
    }

    #[test]
    fn all_of_a_title_is_quoted_only_when_nothing_else_can_be() {
        let whole = reason("group:cuts", "Budget cut", 2.0);
        assert_eq!(told(&of("Budget cut?", std::slice::from_ref(&whole))), [("Budget cut", 2.0)]);
        let both = of("Budget cut?", &[whole, reason("stem:cut", "cut", 1.0)]);
        assert_eq!((told(&both), both.rest), (vec![("cut", 1.0)], 2.0));
    }
}
