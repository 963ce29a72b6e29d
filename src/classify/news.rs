//! Whether a text tells that somebody leaves, is replaced or changes their role, or that pay or the size of the
//! team change, without a word of its being announced.
//!
//! Such news are told in confidence until they are announced, and in plain words nothing about them sounds secret:
//! what gives them away is a person together with a leaving, a replacement or a role. The phrases are data
//! (`news.toml`), laid out by the build script.

use super::features::{Reading, Span};
use super::grammar::{AND, BE, HE, HIS, ME, MODAL, MY, NOT, THE, THEY, TO, small_word};
use super::people::Role;
use super::phrases::{Hit, Phrases};
use super::text::{Gap, Text, Word};

/// So many words may stand between a person and what is said of them.
const BETWEEN: usize = 4;

/// Words for people whom a text does not name.
fn is_of_people(word: &str) -> bool {
    matches!(
        word,
        "lead"
            | "leads"
            | "manager"
            | "managers"
            | "boss"
            | "director"
            | "deputy"
            | "head"
            | "ceo"
            | "cto"
            | "cfo"
            | "coo"
            | "vp"
            | "chief"
            | "designer"
            | "engineer"
            | "developer"
            | "tester"
            | "analyst"
            | "architect"
            | "intern"
            | "trainee"
            | "apprentice"
            | "contractor"
            | "freelancer"
            | "colleague"
            | "coworker"
            | "teammate"
            | "somebody"
            | "someone"
            | "nurse"
            | "doctor"
            | "teacher"
            | "editor"
            | "chef"
            | "coach"
            | "professor"
            | "secretary"
            | "treasurer"
    )
}

/// Knows how such news are told.
#[derive(Debug)]
pub(super) struct News {
    phrases: Phrases,
}

/// What a text says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// The words that tell the first of them.
    pub news: Option<Span>,
    /// Whether the text says that they are known.
    pub announced: bool,
    /// Whether it asks somebody about their own life.
    pub personal: bool,
    /// Whether it names a person and why they are away.
    pub reason: bool,
}

impl News {
    /// The phrases that are part of the program; `news.toml`, laid out by the build script.
    pub fn built_in() -> Self {
        const TREE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/news.tree"));
        Self { phrases: Phrases::laid_out(include_str!(concat!(env!("OUT_DIR"), "/news.groups")), TREE) }
    }

    /// What a text tells.
    pub fn of(&self, reading: &Reading) -> Told {
        let text = &reading.text;
        if text.words.is_empty() {
            return Told::default();
        }
        let people = persons(reading);
        let hits = self.phrases.find(text, &people);
        let has = |group: &str| hits.iter().any(|hit| self.group(*hit) == group);
        let cover = has("cover");
        let sentence = Sentence { text, people: &people };
        let tells = |hit: &&Hit| match self.group(**hit) {
            "theirs" => sentence.is_owned(hit),
            "only-theirs" => sentence.is_owned(hit) || sentence.is_of_a_stranger(hit),
            "stand-in" => !cover && sentence.is_owned(hit),
            "does" => sentence.subject(hit).is_some(),
            "elsewhere" => {
                sentence.subject(hit).is_some_and(|at| matches!(people.get(at), Some(Role::Name(Some(_)))))
            }
            "upon" => !cover && sentence.is_followed(hit),
            "whole" => true,
            _ => false,
        };
        Told {
            news: hits.iter().find(tells).map(|hit| (hit.from, hit.to)),
            announced: has("announced"),
            personal: text.asks && has("private-life"),
            reason: has("reason") && people.iter().any(|role| matches!(role, Role::Name(_))),
        }
    }

    fn group(&self, hit: Hit) -> &str {
        self.phrases.symbol_of(hit.group).text
    }
}

/// The roles of a text's words in which pronouns and words for people are persons as well.
fn persons(reading: &Reading) -> Vec<Role> {
    let text = &reading.text;
    let roles = text.words.iter().zip(&reading.roles);
    roles
        .map(
            |(word, role)| {
                if is_person(text, word) && *role == Role::Word { Role::Name(None) } else { *role }
            },
        )
        .collect()
}

fn is_person(text: &Text, word: &Word) -> bool {
    let folded = text.folded(word);
    // Who asks "when I leave" asks for a rule.
    let own = !text.asks && matches!(small_word(folded), Some(ME | MY));
    let other = folded != "them" && matches!(small_word(folded), Some(HE | HIS | THEY));
    own || other || is_of_people(folded) && !(text.asks && folded.starts_with("some"))
}

/// Where a text has people.
struct Sentence<'s> {
    text: &'s Text,
    people: &'s [Role],
}

impl Sentence<'_> {
    /// Whether what somebody has is somebody's: after its owner, or of or for somebody.
    fn is_owned(&self, hit: &Hit) -> bool {
        match self.text.words.get(hit.to).map(|next| self.text.folded(next)) {
            Some("of" | "for") => self.is_followed(hit),
            _ => self.owner_before(hit),
        }
    }

    /// Whether a name that nobody knows stands before as its owner.
    fn is_of_a_stranger(&self, hit: &Hit) -> bool {
        let before = hit.from.checked_sub(1).and_then(|at| self.text.words.get(at));
        before.is_some_and(|word| word.possessive && word.capital)
    }

    /// The person before, with one more word at most between them.
    fn owner_before(&self, hit: &Hit) -> bool {
        self.before(hit).take(2).any(|at| self.is_person(at))
    }

    /// Who does it: a person, and not a thing of theirs, with nothing but small words between.
    fn subject(&self, hit: &Hit) -> Option<usize> {
        let near = self.before(hit).take(BETWEEN).find(|at| self.is_person(*at) || !self.is_filler(*at));
        near.filter(|at| self.is_person(*at) && (self.is_heading(*at) || !self.owns(*at)))
    }

    /// Whether somebody follows, and not a thing of theirs.
    fn is_followed(&self, hit: &Hit) -> bool {
        let near = (hit.to..self.text.words.len()).take(3);
        let mut near =
            near.take_while(|at| self.text.words.get(*at).is_some_and(|word| word.gap < Gap::Comma));
        near.find(|at| self.is_person(*at)).is_some_and(|at| !self.owns(at) || self.is_last(at))
    }

    /// The places before a hit in its sentence, the nearest first.
    fn before(&self, hit: &Hit) -> impl Iterator<Item = usize> {
        let breaks = |at: &usize| self.text.words.get(at + 1).is_none_or(|next| next.gap >= Gap::Stop);
        (0..hit.from).rev().take_while(move |at| !breaks(at))
    }

    fn is_person(&self, at: usize) -> bool {
        matches!(self.people.get(at), Some(Role::Name(_) | Role::NameTail))
    }

    /// Whether a person is named as the owner of what follows.
    fn owns(&self, at: usize) -> bool {
        let Some(word) = self.text.words.get(at) else { return false };
        let own = matches!(small_word(self.text.folded(word)), Some(HIS | MY));
        word.possessive || own
    }

    /// Whether a person stands before a colon or a dash.
    fn is_heading(&self, at: usize) -> bool {
        self.text.words.get(at + 1).is_some_and(|next| matches!(next.gap, Gap::Colon | Gap::Dash))
    }

    fn is_last(&self, at: usize) -> bool {
        at + 1 == self.text.words.len()
    }

    fn is_filler(&self, at: usize) -> bool {
        let folded = self.text.words.get(at).map_or("", |word| self.text.folded(word));
        let small = small_word(folded).is_some_and(|tag| [BE, MODAL, NOT, TO, THE, AND].contains(&tag));
        let when =
            ["soon", "now", "then", "also", "already", "just", "only", "too", "first"].contains(&folded);
        small || when || folded.ends_with("ly")
    }
}
