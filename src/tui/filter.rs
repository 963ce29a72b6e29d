//! What narrows the list of topics: words, `@dana`, `#tag`, `is:unsure`.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::classify::{Certainty, Routed};
use crate::desk::Desk;
use crate::domain::{Member, Route, Team, Topic, With};
use crate::store::suggest::nearest;

/// A filter as it was typed and as it is understood.
#[derive(Debug, Default)]
pub struct Filter {
    text: String,
    terms: Vec<Term>,
    /// The words as they stand in titles.
    literal: Pattern,
    /// The same with letters missing, for when no title has them literally.
    words: Pattern,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Term {
    Person(String),
    Tag(String),
    Is(State),
    /// A state that there is not.
    NoState(String),
}

/// What `is:` can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unsure,
    Broadcast,
    Private,
    Sensitive,
    Called,
    Carried,
    Due,
}

impl State {
    const ALL: [(&'static str, Self); 7] = [
        ("unsure", Self::Unsure),
        ("broadcast", Self::Broadcast),
        ("private", Self::Private),
        ("sensitive", Self::Sensitive),
        ("called", Self::Called),
        ("carried", Self::Carried),
        ("due", Self::Due),
    ];
}

impl Filter {
    /// The words that `is:` knows, for the prompt's hint.
    pub const STATES: &'static str = "unsure, broadcast, private, sensitive, called, carried, due";

    /// Reads what was typed.
    pub fn parse(text: &str) -> Self {
        let (terms, words): (Vec<_>, Vec<_>) = text.split_whitespace().partition(|word| is_term(word));
        Self {
            text: text.trim().to_owned(),
            terms: terms.into_iter().filter_map(term).collect(),
            literal: Pattern::new(
                &words.join(" "),
                CaseMatching::Ignore,
                Normalization::Smart,
                AtomKind::Substring,
            ),
            words: fuzzy(&words.join(" ")),
        }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.words.atoms.is_empty()
    }

    /// What it asks for that there is not: a sentence on each, with what may be meant.
    pub fn slips(&self, desk: &Desk) -> Vec<String> {
        self.terms.iter().filter_map(|term| term.slip(desk)).collect()
    }

    /// Which of the topics it lets through, in their order: those whose titles have the words, or else
    /// those that have them with letters missing.
    pub fn matches<'a>(&self, routed: impl Iterator<Item = &'a Routed>, team: &Team) -> Vec<&'a Routed> {
        let holds = |one: &&Routed| self.terms.iter().all(|term| term.holds(one, team));
        let fitting: Vec<_> = routed.filter(holds).collect();
        if self.words.atoms.is_empty() {
            return fitting;
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut has = |one: &Routed| {
            let title = Utf32Str::new(&one.topic().title, &mut letters);
            self.literal.score(title, &mut matcher).is_some()
        };
        let literal: Vec<_> = fitting.iter().copied().filter(|one| has(one)).collect();
        if !literal.is_empty() {
            return literal;
        }
        let mut resembles =
            |one: &Routed| resembles(&self.words, &one.topic().title, &mut matcher, &mut letters);
        fitting.into_iter().filter(|one| resembles(one)).collect()
    }
}

/// A pattern of words that a text must resemble, each for itself.
pub fn fuzzy(words: &str) -> Pattern {
    Pattern::new(words, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy)
}

/// Whether every word of the pattern is found in `text`: letters may be missing, but a word whose
/// letters merely occur somewhere in this order is not found.
pub fn resembles(pattern: &Pattern, text: &str, matcher: &mut Matcher, letters: &mut Vec<char>) -> bool {
    const PER_LETTER: usize = 15;
    let text = Utf32Str::new(text, letters);
    pattern.atoms.iter().all(|word| {
        let enough = word.needle_text().len() * PER_LETTER;
        word.score(text, matcher).is_some_and(|score| usize::from(score) >= enough)
    })
}

fn is_term(word: &str) -> bool {
    word.starts_with(['@', '#']) || word.starts_with("is:")
}

/// A term that is still being typed (`@`, `is:uns`) must not hide everything yet.
fn term(word: &str) -> Option<Term> {
    let rest = |prefix: &str| word.strip_prefix(prefix).map(str::to_lowercase);
    if let Some(person) = rest("@") {
        return (!person.is_empty()).then_some(Term::Person(person));
    }
    if let Some(tag) = rest("#") {
        return (!tag.is_empty()).then_some(Term::Tag(tag));
    }
    let state = rest("is:")?;
    let known = State::ALL.iter().find(|(name, _)| !state.is_empty() && name.starts_with(&state));
    match known {
        Some((_, state)) => Some(Term::Is(*state)),
        None if state.is_empty() => None,
        None => Some(Term::NoState(state)),
    }
}

impl Term {
    fn holds(&self, one: &Routed, team: &Team) -> bool {
        let topic = one.topic();
        match self {
            Self::Person(person) => concerns(topic, person, team),
            Self::Tag(tag) => topic.tags.iter().any(|one| one.to_lowercase().starts_with(tag)),
            Self::Is(state) => state.holds(one),
            Self::NoState(_) => false,
        }
    }

    fn slip(&self, desk: &Desk) -> Option<String> {
        match self {
            Self::NoState(state) => {
                let known = nearest(state, State::ALL.iter().map(|(name, _)| *name));
                let meant = known.map_or(format!("is: knows {}", Filter::STATES), |known| {
                    format!("did you mean is:{known}?")
                });
                Some(format!("There is no is:{state}; {meant}"))
            }
            Self::Person(person) => {
                let team = desk.team();
                let found = called(person, team) || desk.routed().iter().any(|one| self.holds(one, team));
                (!found).then(|| nobody(person, team))
            }
            Self::Tag(_) | Self::Is(_) => None,
        }
    }
}

/// Whether a member's handle begins like this.
fn called(person: &str, team: &Team) -> bool {
    team.members.iter().any(|member| member.handle.as_str().starts_with(person))
}

fn nobody(person: &str, team: &Team) -> String {
    let names = |member: &Member| {
        let near = [member.handle.as_str(), &member.name]
            .into_iter()
            .chain(member.aliases.iter().map(String::as_str));
        nearest(person, near).is_some()
    };
    let near = nearest(person, team.members.iter().map(|member| member.handle.as_str()))
        .or_else(|| team.members.iter().find(|member| names(member)).map(|member| member.handle.as_str()));
    let meant = near.map(|near| format!("; did you mean @{near}?")).unwrap_or_default();
    format!("Nobody is called @{person}{meant}")
}

fn concerns(topic: &Topic, person: &str, team: &Team) -> bool {
    let named = match &topic.with {
        With::Members(members) => members.iter().any(|handle| handle.as_str().starts_with(person)),
        With::Everyone => called(person, team),
        With::Nobody => false,
    };
    named || topic.from.as_ref().is_some_and(|from| from.as_str().starts_with(person))
}

impl State {
    fn holds(self, one: &Routed) -> bool {
        let (topic, verdict) = (one.topic(), one.verdict());
        let clear = verdict.certainty() == Certainty::Clear;
        match self {
            Self::Unsure => !clear,
            Self::Broadcast => clear && verdict.route() == Route::Broadcast,
            Self::Private => clear && verdict.route() == Route::Private,
            Self::Sensitive => verdict.sensitive(),
            Self::Called => topic.route.is_some(),
            Self::Carried => !topic.carried.is_empty(),
            Self::Due => topic.due.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str, title: &str) -> bool {
        resembles(&fuzzy(words), title, &mut Matcher::new(Config::DEFAULT), &mut Vec::new())
    }

    #[test]
    fn words_are_found_with_letters_missing_and_accents_folded() {
        let title = "Checkout outage on Friday: what the alert missed";
        assert!(found("outage", title) && found("chkout alrt", title) && found("alert out", title));
        assert!(found("zoe", "Zoë is back") && found("", title));
    }

    #[test]
    fn scattered_letters_are_not_a_word() {
        assert!(!found("codewit", "Checkout outage on Friday: what the alert missed"));
        assert!(!found("budget", "Checkout outage on Friday: what the alert missed"));
    }

    #[test]
    fn a_term_that_is_being_typed_hides_nothing() {
        for text in ["", "@", "#", "is:", "  "] {
            assert!(Filter::parse(text).is_empty(), "{text:?}");
        }
        assert!(!Filter::parse("is:x").is_empty(), "an unknown state shows nothing rather than everything");
        assert_eq!(Filter::parse("is:uns").terms, [Term::Is(State::Unsure)]);
    }
}
