//! Phrases as a tree of words, laid out in a table.
//!
//! Every node but the root is reached by one edge, so what is known of a node stands at its edge.

use std::collections::BTreeMap;

use super::stem::stem;
use super::symbol::{hash, join};
use super::table::Table;

/// The shortest beginning that a phrase may name with `*`.
pub(super) const SHORTEST_PREFIX: usize = 3;

/// How many groups one phrase can be in.
pub(super) const GROUPS_PER_PHRASE: usize = 3;

/// How a word of a phrase is met by a word of a text: exactly, by its stem, by its beginning, by being
/// a name, or in any case.
pub(super) const EXACT: u64 = hash("=");
pub(super) const STEM: u64 = hash("~");
pub(super) const PREFIX: u64 = hash("*");
pub(super) const NAME: u64 = hash("NAME");
pub(super) const ANY: u64 = hash("_");

const WIDTH: usize = 4 + GROUPS_PER_PHRASE + 1;

/// A place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    id: u32,
    /// The groups whose phrases end here, counted from 1; 0 is none.
    pub groups: [u8; GROUPS_PER_PHRASE],
    /// Whether the beginning of the next word may count.
    pub prefixed: bool,
}

impl Node {
    /// Where every phrase begins.
    pub const ROOT: Self = Self { id: 0, groups: [0; GROUPS_PER_PHRASE], prefixed: true };

    fn pack(self) -> [u8; WIDTH] {
        let mut packed = [0; WIDTH];
        let parts = self.id.to_le_bytes().into_iter().chain(self.groups).chain([u8::from(self.prefixed)]);
        packed.iter_mut().zip(parts).for_each(|(slot, byte)| *slot = byte);
        packed
    }

    fn unpack(packed: [u8; WIDTH]) -> Option<Self> {
        let (id, rest) = packed.split_first_chunk()?;
        let (groups, rest) = rest.split_first_chunk()?;
        Some(Self { id: u32::from_le_bytes(*id), groups: *groups, prefixed: rest != [0] })
    }
}

/// A compiled tree.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    edges: Table<WIDTH>,
}

impl Tree {
    /// Takes a tree that was laid out before.
    pub const fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { edges: Table::from_bytes(bytes) }
    }

    /// Compiles groups, each a text of phrases divided by commas or line breaks.
    pub fn new<'t>(groups: impl IntoIterator<Item = &'t str>) -> Self {
        let mut planter = Planter { edges: BTreeMap::new(), nodes: vec![Node::ROOT] };
        for (group, phrases) in (1..=u8::MAX).zip(groups) {
            for phrase in phrases.split([',', '\n']) {
                let words: Vec<&str> = phrase.split_whitespace().collect();
                if !words.is_empty() {
                    planter.plant(0, &words, group);
                }
            }
        }
        planter.lay_out()
    }

    /// The tree as bytes.
    #[cfg_attr(not(test), allow(dead_code, reason = "the build script uses it"))]
    pub fn as_bytes(&self) -> &[u8] {
        self.edges.as_bytes()
    }

    /// The node after a word.
    pub fn next(&self, node: Node, symbol: u64) -> Option<Node> {
        self.edges.get(join(symbol, u64::from(node.id))).and_then(|packed| Node::unpack(*packed))
    }
}

struct Planter {
    edges: BTreeMap<(usize, u64), usize>,
    nodes: Vec<Node>,
}

impl Planter {
    fn plant(&mut self, node: usize, words: &[&str], group: u8) {
        let Some((first, rest)) = words.split_first() else {
            self.end(node, group);
            return;
        };
        for choice in first.split('/') {
            let next = self.child(node, choice);
            self.plant(next, rest, group);
        }
    }

    fn end(&mut self, node: usize, group: u8) {
        let Some(node) = self.nodes.get_mut(node) else { return };
        if !node.groups.contains(&group)
            && let Some(free) = node.groups.iter_mut().find(|slot| **slot == 0)
        {
            *free = group;
        }
    }

    fn child(&mut self, node: usize, word: &str) -> usize {
        let symbol = symbol(word);
        if word.ends_with('*')
            && let Some(node) = self.nodes.get_mut(node)
        {
            node.prefixed = true;
        }
        let new = self.nodes.len();
        let child = *self.edges.entry((node, symbol)).or_insert(new);
        if child == new {
            let id = u32::try_from(new).unwrap_or(u32::MAX);
            self.nodes.push(Node { id, groups: [0; GROUPS_PER_PHRASE], prefixed: false });
        }
        child
    }

    fn lay_out(self) -> Tree {
        let edge = |((parent, symbol), child): (&(usize, u64), &usize)| {
            let child = self.nodes.get(*child)?;
            Some((join(*symbol, u64::try_from(*parent).ok()?), child.pack()))
        };
        let edges: Vec<_> = self.edges.iter().filter_map(edge).collect();
        Tree { edges: Table::new(&edges) }
    }
}

fn symbol(word: &str) -> u64 {
    match word {
        "NAME" => NAME,
        "_" => ANY,
        _ if word.starts_with('=') => join(EXACT, hash(word.trim_start_matches('='))),
        _ if word.ends_with('*') => join(PREFIX, hash(word.trim_end_matches('*'))),
        _ => join(STEM, stem(word).1),
    }
}
