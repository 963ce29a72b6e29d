//! Finds the people whom a text names: members of the team, and others by their given names.
//!
//! A name that is a word as well (Will, Mark, Grace) counts when its neighbours or its capital say so.

use serde::Deserialize;

use super::senses::Senses;
use super::symbol::{HashedMap, HashedSet, hash};
use super::text::{Gap, Text, Word};
use crate::domain::Team;

/// What a word is, as far as people are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not a name.
    Word,
    /// A person: the member's place in the roster, or `None` for somebody else.
    Name(Option<usize>),
    /// A further word of the name before it.
    NameTail,
}

/// The words by which a name is known from other words; the form of `names.toml`.
#[derive(Deserialize)]
struct NameWords {
    given: String,
    words: String,
    surnames: String,
    before: String,
    after: String,
}

/// All names that can be met in a text.
#[derive(Debug)]
pub(super) struct People {
    members: HashedMap<Vec<Form>>,
    given: HashedSet,
    words: HashedSet,
    surnames: HashedSet,
    before: HashedSet,
    after: HashedSet,
}

/// One way to call a member.
#[derive(Debug)]
struct Form {
    member: usize,
    /// The words after the first.
    rest: Vec<u64>,
    /// Whether it is another part of the name than the first, and a word of the language as well.
    doubtful: bool,
}

impl People {
    /// Knows the names of a team, and given names in general.
    pub fn new(team: &Team, senses: &Senses) -> Self {
        let names: NameWords =
            toml::from_str(include_str!("names.toml")).unwrap_or_else(|_| NameWords::none());
        let mut people = Self {
            members: HashedMap::default(),
            given: hashes(&names.given),
            words: hashes(&names.words),
            surnames: hashes(&names.surnames),
            before: hashes(&names.before),
            after: hashes(&names.after),
        };
        for (index, member) in team.members.iter().enumerate() {
            people.learn(index, &member.name);
            people.learn(index, member.first_name());
            people.learn(index, member.handle.as_str());
            for alias in &member.aliases {
                people.learn(index, alias);
            }
            people.learn_surnames(index, &member.name, senses);
        }
        for forms in people.members.values_mut() {
            forms.sort_by_key(|form| (std::cmp::Reverse(form.rest.len()), form.doubtful));
        }
        people
    }

    /// Whether a part of a name is a word of the language as well.
    pub fn is_common(&self, word: &Word, senses: &Senses) -> bool {
        let known = self.words.contains(&word.hash) || self.surnames.contains(&word.hash);
        known || senses.of(word.stem).next().is_some()
    }

    /// Whether a name in lower case is a word as well.
    pub fn is_word(&self, folded: &str) -> bool {
        self.words.contains(&hash(folded))
    }

    fn learn(&mut self, member: usize, name: &str) {
        self.learn_form(member, &Text::new(name), false);
    }

    fn learn_form(&mut self, member: usize, name: &Text, doubtful: bool) {
        let mut words = name.words.iter().map(|word| word.hash);
        let Some(first) = words.next() else { return };
        let form = Form { member, rest: words.collect(), doubtful };
        self.members.entry(first).or_default().push(form);
    }

    /// Learns what a member's name has besides the first part; initials and particles say nothing.
    fn learn_surnames(&mut self, member: usize, name: &str, senses: &Senses) {
        for part in name.split_whitespace().skip(1) {
            let part = Text::new(part);
            let says_who = part.words.len() > 1 || part.words.iter().any(|word| part.folded(word).len() > 2);
            let doubtful = part.words.iter().all(|word| self.is_common(word, senses));
            if says_who {
                self.learn_form(member, &part, doubtful);
            }
        }
    }

    /// The role of every word.
    pub fn roles(&self, text: &Text) -> Vec<Role> {
        let mut roles = vec![Role::Word; text.words.len()];
        let style = Style::of(text);
        let mut at = 0;
        while let Some(word) = text.words.get(at) {
            let Some((role, length)) = self.role(text, at, word, style) else {
                at += 1;
                continue;
            };
            for (n, slot) in roles.iter_mut().skip(at).take(length).enumerate() {
                *slot = if n == 0 { role } else { Role::NameTail };
            }
            at += length;
        }
        roles
    }

    fn role(&self, text: &Text, at: usize, word: &Word, style: Style) -> Option<(Role, usize)> {
        if let Some((form, length)) = self.member(text, at, word) {
            let Form { member, doubtful, .. } = *form;
            let plain = length > 1 || !doubtful && !self.words.contains(&word.hash);
            let meant = (word.capital || !doubtful) && self.reads_as_name(text, at, word, style);
            return (plain || meant).then_some((Role::Name(Some(member)), length));
        }
        if word.gap == Gap::At {
            return Some((Role::Name(None), 1));
        }
        let known = self.given.contains(&word.hash) && (word.capital || style == Style::Lower);
        let meant = self.words.contains(&word.hash) && self.strong_sign(text, at, word, style);
        (known || meant).then_some((Role::Name(None), 1))
    }

    fn member(&self, text: &Text, at: usize, word: &Word) -> Option<(&Form, usize)> {
        let forms = self.members.get(&word.hash)?;
        forms.iter().find_map(|form| {
            let following = text.words.get(at + 1..at + 1 + form.rest.len())?;
            let same = following.iter().zip(&form.rest).all(|(word, part)| word.hash == *part);
            same.then_some((form, form.rest.len() + 1))
        })
    }

    /// Whether a member's name that is a word as well means the member here.
    fn reads_as_name(&self, text: &Text, at: usize, word: &Word, style: Style) -> bool {
        let next = text.words.get(at + 1);
        let opens = word.gap >= Gap::Colon;
        if word.gap == Gap::At || word.possessive {
            return true;
        }
        if opens
            && next.is_none_or(|next| matches!(next.gap, Gap::Colon | Gap::Dash | Gap::Comma | Gap::Joint))
        {
            return true;
        }
        match style {
            Style::Sentence if word.capital && !opens => return true,
            Style::Sentence if !word.capital => return false,
            _ => {}
        }
        if next.is_some_and(|next| next.gap == Gap::Blank && self.after.contains(&next.hash)) {
            return true;
        }
        let previous = at.checked_sub(1).and_then(|before| text.words.get(before));
        previous.is_some_and(|previous| !opens && self.before.contains(&previous.hash))
            && next.is_none_or(|next| next.gap != Gap::Blank || self.before.contains(&next.hash))
    }

    /// Whether a word that nobody on the roster is called by is a person all the same.
    fn strong_sign(&self, text: &Text, at: usize, word: &Word, style: Style) -> bool {
        let next = text.words.get(at + 1);
        style == Style::Sentence
            && word.capital
            && next.is_some_and(|next| next.gap == Gap::Blank && self.after.contains(&next.hash))
    }
}

impl NameWords {
    fn none() -> Self {
        Self {
            given: String::new(),
            words: String::new(),
            surnames: String::new(),
            before: String::new(),
            after: String::new(),
        }
    }
}

fn hashes(words: &str) -> HashedSet {
    words.split_whitespace().map(hash).collect()
}

/// How a text uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Capitals begin sentences and names.
    Sentence,
    /// Hardly any capitals.
    Lower,
    /// Most Words Have One, or ALL DO.
    Title,
}

impl Style {
    fn of(text: &Text) -> Self {
        let letters = text.words.iter().filter(|word| word.end - word.start > 3);
        let (all, capitals) = letters.fold((0, 0), |(all, caps), w| (all + 1, caps + usize::from(w.capital)));
        if text.words.first().is_some_and(|first| !first.capital) && capitals * 2 <= all {
            Self::Lower
        } else if all > 2 && capitals * 10 >= all * 8 {
            Self::Title
        } else {
            Self::Sentence
        }
    }
}
