//! Groups of phrases that mean the same kind of thing, and where a text uses them.
//!
//! The groups are data (`phrases.toml`, and the user's own rules); all of them are compiled into one
//! tree that is walked once per word.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::people::Role;
use super::stem::stem;
use super::symbol::{HashedMap, HashedSet, NONE, START_HASH, Symbol, hash, join, step};
use super::text::{Text, Word};

/// The shortest beginning that a phrase may name with `*`.
const SHORTEST_PREFIX: usize = 3;

/// The words of one group, as `phrases.toml` has them.
#[derive(Debug, Deserialize)]
pub(super) struct GroupText {
    /// Phrases, divided by commas or line breaks.
    pub phrases: String,
    /// Whether the group is a mark of secrecy.
    #[serde(default)]
    pub secret: bool,
}

/// What a group is, apart from its phrases.
#[derive(Debug)]
pub(super) struct Group {
    /// Its name, or the id of the user's rule.
    pub name: String,
    /// The hash of its name.
    pub hash: u64,
    /// Whether it is a mark of secrecy.
    pub secret: bool,
}

/// One place where a text uses a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The group's place in [`Phrases::groups`].
    pub group: usize,
    /// The first word.
    pub from: usize,
    /// The word after the last.
    pub to: usize,
}

/// All groups, compiled.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    groups: Vec<Group>,
    /// From a node and a word to the next node.
    edges: HashedMap<u32>,
    /// Which groups' phrases end at a node.
    ends: HashedMap<Vec<u32>>,
    nodes: u32,
    /// The nodes after which a word's beginning may count.
    prefixed: HashedSet,
}

/// How a word of a phrase is met by a word of a text.
const EXACT: u64 = hash("=");
const STEM: u64 = hash("~");
const PREFIX: u64 = hash("*");
const NAME: u64 = hash("NAME");
const ANY: u64 = hash("_");

impl Phrases {
    /// Compiles the built-in groups.
    pub fn built_in() -> Self {
        let table: BTreeMap<String, GroupText> =
            toml::from_str(include_str!("phrases.toml")).unwrap_or_default();
        let mut phrases = Self::default();
        for (name, group) in table {
            phrases.add(&name, &group);
        }
        phrases
    }

    /// Adds a group; returns its place.
    pub fn add(&mut self, name: &str, text: &GroupText) -> usize {
        let index = self.groups.len();
        self.groups.push(Group { name: name.to_owned(), hash: hash(name), secret: text.secret });
        for phrase in text.phrases.split([',', '\n']) {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if !words.is_empty() {
                self.plant(0, &words, u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        index
    }

    /// All groups in order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// A group's name as a symbol.
    pub fn symbol_of(&self, group: usize) -> Symbol<'_> {
        self.groups.get(group).map_or(NONE, |group| Symbol { hash: group.hash, text: &group.name })
    }

    fn plant(&mut self, node: u32, words: &[&str], group: u32) {
        let Some((first, rest)) = words.split_first() else {
            let ends = self.ends.entry(u64::from(node)).or_default();
            if !ends.contains(&group) {
                ends.push(group);
            }
            return;
        };
        for choice in first.split('/') {
            let symbol = self.symbol(node, choice);
            let nodes = &mut self.nodes;
            let next = *self.edges.entry(join(symbol, u64::from(node))).or_insert_with(|| {
                *nodes += 1;
                *nodes
            });
            self.plant(next, rest, group);
        }
    }

    fn symbol(&mut self, node: u32, word: &str) -> u64 {
        match word {
            "NAME" => NAME,
            "_" => ANY,
            _ if word.starts_with('=') => join(EXACT, hash(word.trim_start_matches('='))),
            _ if word.ends_with('*') => {
                self.prefixed.insert(u64::from(node));
                join(PREFIX, hash(word.trim_end_matches('*')))
            }
            _ => join(STEM, stem(word).1),
        }
    }

    /// Where a text uses phrases; a phrase inside a longer one that was found is left out.
    pub fn find(&self, text: &Text, roles: &[Role]) -> Vec<Hit> {
        let mut search = Search { phrases: self, text, roles, hits: Vec::new() };
        let mut kept: Vec<Hit> = Vec::new();
        let mut reach = (0, 0);
        for from in 0..text.words.len() {
            search.hits.clear();
            search.walk(0, from, from);
            let longest = search.hits.iter().map(|hit| hit.to).max().unwrap_or(from);
            let inside = longest <= reach.1 && from < reach.1 && reach.1 - reach.0 > longest - from;
            if inside {
                continue;
            }
            kept.extend(search.hits.iter().filter(|hit| hit.to == longest));
            if longest > reach.1 {
                reach = (from, longest);
            }
        }
        kept
    }
}

struct Search<'s> {
    phrases: &'s Phrases,
    text: &'s Text,
    roles: &'s [Role],
    hits: Vec<Hit>,
}

impl Search<'_> {
    fn walk(&mut self, node: u32, from: usize, at: usize) {
        if let Some(groups) = (at > from).then(|| self.phrases.ends.get(&u64::from(node))).flatten() {
            let hits = groups.iter().map(|group| Hit { group: *group as usize, from, to: at });
            for hit in hits {
                if !self.hits.contains(&hit) {
                    self.hits.push(hit);
                }
            }
        }
        let Some(word) = self.text.words.get(at) else { return };
        if at > from && word.gap > super::text::Gap::Bracket {
            return;
        }
        self.steps(node, word, from, at);
    }

    fn steps(&mut self, node: u32, word: &Word, from: usize, at: usize) {
        self.follow(node, join(STEM, word.stem), from, at);
        self.follow(node, join(EXACT, word.hash), from, at);
        if at > from {
            self.follow(node, ANY, from, at);
        }
        if matches!(self.roles.get(at), Some(Role::Name(_))) {
            let tail = self.roles.iter().skip(at + 1).take_while(|role| **role == Role::NameTail).count();
            self.follow(node, NAME, from, at + tail);
        }
        if self.phrases.prefixed.contains(&u64::from(node)) {
            self.prefixes(node, word, from, at);
        }
    }

    fn prefixes(&mut self, node: u32, word: &Word, from: usize, at: usize) {
        let mut hash = START_HASH;
        for (length, byte) in self.text.folded(word).bytes().enumerate() {
            hash = step(hash, byte);
            if length + 1 >= SHORTEST_PREFIX {
                self.follow(node, join(PREFIX, hash), from, at);
            }
        }
    }

    fn follow(&mut self, node: u32, symbol: u64, from: usize, at: usize) {
        if let Some(next) = self.phrases.edges.get(&join(symbol, u64::from(node))) {
            self.walk(*next, from, at + 1);
        }
    }
}
