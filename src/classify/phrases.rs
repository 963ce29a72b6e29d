//! Groups of phrases that mean the same kind of thing, and where a text uses them.
//!
//! The groups are data (`phrases.toml`, and the user's own rules).

use super::people::Role;
use super::symbol::{NONE, START_HASH, Symbol, hash, join, step};
use super::text::{Gap, Text, Word};
use super::tree::{ANY, EXACT, NAME, Node, PREFIX, SHORTEST_PREFIX, STEM, Tree};

/// What a group is, apart from its phrases.
#[derive(Debug, PartialEq)]
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

/// The built-in groups.
#[derive(Debug)]
pub(super) struct Phrases {
    groups: Vec<Group>,
    tree: Tree,
}

impl Phrases {
    /// The groups that are part of the program; `phrases.toml`, laid out by the build script.
    pub fn built_in() -> Self {
        const TREE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.tree"));
        Self::laid_out(include_str!(concat!(env!("OUT_DIR"), "/phrases.groups")), TREE)
    }

    /// Groups as the build script has laid them out.
    pub fn laid_out(groups: &'static str, tree: &'static [u8]) -> Self {
        let groups = groups.lines().map(|line| {
            let (name, secret) = line.strip_suffix(" secret").map_or((line, false), |name| (name, true));
            Group { name: name.to_owned(), hash: hash(name), secret }
        });
        Self { groups: groups.collect(), tree: Tree::from_bytes(tree) }
    }

    /// Groups of the user's own: names and phrases.
    pub fn of<'t>(groups: impl Iterator<Item = (&'t str, &'t [String])>) -> Self {
        let mut own = Self { groups: Vec::new(), tree: Tree::default() };
        let mut texts = Vec::new();
        for (name, phrases) in groups {
            own.groups.push(Group { name: name.to_owned(), hash: hash(name), secret: false });
            texts.push(phrases.iter().map(|phrase| folded(phrase)).collect::<Vec<_>>().join("\n"));
        }
        own.tree = Tree::new(texts.iter().map(String::as_str));
        own
    }

    /// All groups in order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// A group's name as a symbol.
    pub fn symbol_of(&self, group: usize) -> Symbol<'_> {
        self.groups.get(group).map_or(NONE, |group| Symbol { hash: group.hash, text: &group.name })
    }

    /// Where a text uses phrases; a phrase inside a longer one that was found is left out.
    pub fn find(&self, text: &Text, roles: &[Role]) -> Vec<Hit> {
        let mut kept: Vec<Hit> = Vec::new();
        if self.groups.is_empty() {
            return kept;
        }
        let mut search = Search { tree: &self.tree, text, roles, hits: Vec::new() };
        let mut reach = (0, 0);
        for from in 0..text.words.len() {
            search.hits.clear();
            search.walk(Node::ROOT, from, from);
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

/// A phrase as the user wrote it, as texts are compared: `Café-Umbau` as `cafe umbau`.
fn folded(phrase: &str) -> String {
    let word = |word: &str| {
        if word.starts_with('=') || word.ends_with('*') || word.contains('/') || ["NAME", "_"].contains(&word)
        {
            return if word == "NAME" { word.to_owned() } else { word.to_lowercase() };
        }
        let text = Text::new(word);
        text.words.iter().map(|word| text.folded(word)).collect::<Vec<_>>().join(" ")
    };
    phrase.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

struct Search<'s> {
    tree: &'s Tree,
    text: &'s Text,
    roles: &'s [Role],
    hits: Vec<Hit>,
}

impl Search<'_> {
    fn walk(&mut self, node: Node, from: usize, at: usize) {
        for group in node.groups.into_iter().filter(|group| *group != 0) {
            let hit = Hit { group: usize::from(group) - 1, from, to: at };
            if !self.hits.contains(&hit) {
                self.hits.push(hit);
            }
        }
        let Some(word) = self.text.words.get(at) else { return };
        if at == from || word.gap <= Gap::Bracket {
            self.steps(node, word, from, at);
        }
    }

    fn steps(&mut self, node: Node, word: &Word, from: usize, at: usize) {
        self.follow(node, join(STEM, word.stem), from, at);
        self.follow(node, join(EXACT, word.hash), from, at);
        if at > from {
            self.follow(node, ANY, from, at);
        }
        if matches!(self.roles.get(at), Some(Role::Name(_))) {
            let tail = self.roles.iter().skip(at + 1).take_while(|role| **role == Role::NameTail).count();
            self.follow(node, NAME, from, at + tail);
        }
        if node.prefixed {
            self.prefixes(node, word, from, at);
        }
    }

    fn prefixes(&mut self, node: Node, word: &Word, from: usize, at: usize) {
        let mut hash = START_HASH;
        for (length, byte) in self.text.folded(word).bytes().enumerate() {
            hash = step(hash, byte);
            if length + 1 >= SHORTEST_PREFIX {
                self.follow(node, join(PREFIX, hash), from, at);
            }
        }
    }

    fn follow(&mut self, node: Node, symbol: u64, from: usize, at: usize) {
        if let Some(next) = self.tree.next(node, symbol) {
            self.walk(next, from, at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::classify::people::Role;
    use crate::classify::tree::GROUPS_PER_PHRASE;

    #[derive(serde::Deserialize)]
    struct GroupText {
        phrases: String,
        #[serde(default)]
        secret: bool,
    }

    fn table() -> BTreeMap<String, GroupText> {
        toml::from_str(include_str!("phrases.toml")).unwrap()
    }

    fn found(phrases: &Phrases, text: &str) -> Vec<String> {
        let text = Text::new(text);
        let roles = vec![Role::Word; text.words.len()];
        phrases.find(&text, &roles).iter().map(|hit| phrases.groups[hit.group].name.clone()).collect()
    }

    #[test]
    fn the_built_in_groups_are_what_the_phrases_file_says() {
        let built_in = Phrases::built_in();
        let table = table();
        assert_eq!(built_in.groups.len(), table.len());
        for group in &built_in.groups {
            assert_eq!(table.get(&group.name).map(|text| text.secret), Some(group.secret), "{}", group.name);
        }
        let in_order = built_in.groups.iter().map(|group| table[&group.name].phrases.as_str());
        assert_eq!(Tree::new(in_order).as_bytes(), built_in.tree.as_bytes());
    }

    #[test]
    fn no_phrase_is_in_more_groups_than_a_node_can_hold() {
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, group) in table() {
            for phrase in group.phrases.split([',', '\n']).map(str::trim).filter(|phrase| !phrase.is_empty())
            {
                let list = groups.entry(phrase.to_owned()).or_default();
                if !list.contains(&name) {
                    list.push(name.clone());
                }
            }
        }
        let crowded: Vec<_> = groups.iter().filter(|(_, list)| list.len() > GROUPS_PER_PHRASE).collect();
        assert!(crowded.is_empty(), "{crowded:?}");
    }

    #[test]
    fn phrases_are_written_as_words_are_compared() {
        for (name, group) in table() {
            for word in
                group.phrases.split([',', '\n', ' ', '/']).filter(|word| !["", "NAME", "_"].contains(word))
            {
                let plain = word.trim_start_matches('=').trim_end_matches('*');
                let text = Text::new(plain);
                let folded: Vec<&str> = text.words.iter().map(|word| text.folded(word)).collect();
                assert_eq!(folded, [plain], "{name}: {word} never matches");
            }
        }
    }

    #[test]
    fn the_users_phrases_may_be_written_as_people_write() {
        let rule = ["Café-Umbau".to_owned(), "secret proj*".to_owned()];
        let own = Phrases::of([("own", &rule[..])].into_iter());
        for text in ["the cafe umbau", "Café Umbau", "a secret project"] {
            assert_eq!(found(&own, text), ["own"], "{text}");
        }
    }

    #[test]
    fn a_longer_phrase_hides_the_shorter_one_inside_it() {
        let phrases = Phrases::built_in();
        assert!(found(&phrases, "their salary").contains(&"pay".to_owned()));
        assert_eq!(found(&phrases, "salary bands"), ["policy"]);
    }
}
