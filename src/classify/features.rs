//! What the model sees of a topic: words, phrase groups, who is spoken about, and how these stand together.

use super::people::{People, Role};
use super::phrases::{Hit, Phrases};
use super::symbol::{NONE, Symbol, join};
use super::text::{Gap, Text, Word};
use super::verdict::Field;

/// A kind of feature; its name stands before the colon in `weights.tsv`.
pub(super) type Kind = Symbol<'static>;

macro_rules! kinds {
    ($($name:ident = $text:literal),+ $(,)?) => { $(const $name: Kind = Symbol::of($text);)+ };
}

kinds! {
    STEM = "stem",
    WORD = "word",
    PAIR = "pair",
    FIRST = "first",
    LAST = "last",
    GROUP = "group",
    ABOUT = "about",
    FORM = "form",
    NOTES_STEM = "notes-stem",
    NOTES_GROUP = "notes-group",
}

/// One feature: a kind and up to two parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feature<'t> {
    /// What sort of feature it is.
    pub kind: Kind,
    /// Its first part.
    pub left: Symbol<'t>,
    /// Its second part, or [`NONE`].
    pub right: Symbol<'t>,
}

impl Feature<'_> {
    /// The number under which the model knows it.
    pub fn key(&self) -> u64 {
        key(self.kind.hash, self.left.hash, self.right.hash)
    }

    /// Its name, as in `weights.tsv`.
    pub fn name(&self) -> String {
        let joint = if self.right.text.is_empty() { "" } else { "+" };
        format!("{}:{}{joint}{}", self.kind.text, self.left.text, self.right.text)
    }
}

/// The number of a feature of which the parts' hashes are known.
pub(super) fn key(kind: u64, left: u64, right: u64) -> u64 {
    join(join(kind, left), right)
}

/// The words on which a feature rests: from, to.
pub(super) type Span = (usize, usize);

/// What takes the features as they are found.
pub(super) trait Sink {
    /// Takes one feature.
    fn take(&mut self, feature: Feature<'_>, field: Field, span: Span);
}

/// One field of a topic, analysed.
pub(super) struct Reading {
    /// Its words.
    pub text: Text,
    /// Who is named.
    pub roles: Vec<Role>,
    /// The phrases in it.
    pub hits: Vec<Hit>,
}

impl Reading {
    /// Analyses a field.
    pub fn new(text: &str, people: &People, phrases: &Phrases) -> Self {
        let text = Text::new(text);
        let roles = people.roles(&text);
        let hits = phrases.find(&text, &roles);
        Self { text, roles, hits }
    }

    fn is_name(&self, at: usize) -> bool {
        matches!(self.roles.get(at), Some(Role::Name(_)))
    }

    /// How a word stands in pairs: its stem, or `NAME`.
    fn pair_symbol(&self, at: usize, word: &Word) -> Symbol<'_> {
        if self.is_name(at) { NAME } else { self.text.stem(word) }
    }
}

const NAME: Symbol<'static> = Symbol::of("NAME");
const START: Symbol<'static> = Symbol::of("^");
const END: Symbol<'static> = Symbol::of("$");

/// Tells a sink all features of a topic.
pub(super) fn features(title: &Reading, notes: &Reading, phrases: &Phrases, sink: &mut impl Sink) {
    words(title, sink);
    groups(title, phrases, sink);
    form(title, notes, sink);
    notes_words(notes, phrases, sink);
}

fn words(title: &Reading, sink: &mut impl Sink) {
    let mut previous = START;
    for (at, word) in title.text.words.iter().enumerate() {
        let span = (at, at + 1);
        let symbol = title.pair_symbol(at, word);
        sink.take(
            Feature { kind: PAIR, left: previous, right: symbol },
            Field::Title,
            (at.saturating_sub(1), at + 1),
        );
        if title.roles.get(at) == Some(&Role::Word) {
            sink.take(Feature { kind: STEM, left: symbol, right: NONE }, Field::Title, span);
            if word.hash != word.stem {
                sink.take(
                    Feature { kind: WORD, left: title.text.symbol(word), right: NONE },
                    Field::Title,
                    span,
                );
            }
        }
        previous = symbol;
    }
    let all = title.text.words.len();
    sink.take(Feature { kind: PAIR, left: previous, right: END }, Field::Title, (all.saturating_sub(1), all));
}

fn notes_words(notes: &Reading, phrases: &Phrases, sink: &mut impl Sink) {
    let mut previous = START;
    for (at, word) in notes.text.words.iter().enumerate() {
        let symbol = notes.pair_symbol(at, word);
        if notes.roles.get(at) == Some(&Role::Word) {
            sink.take(Feature { kind: STEM, left: symbol, right: NONE }, Field::Notes, (at, at + 1));
            sink.take(Feature { kind: NOTES_STEM, left: symbol, right: NONE }, Field::Notes, (at, at + 1));
        }
        sink.take(
            Feature { kind: PAIR, left: previous, right: symbol },
            Field::Notes,
            (at.saturating_sub(1), at + 1),
        );
        previous = symbol;
    }
    for hit in &notes.hits {
        let Some(group) = phrases.groups().get(hit.group) else { continue };
        let left = Symbol { hash: group.hash, text: &group.name };
        sink.take(Feature { kind: NOTES_GROUP, left, right: NONE }, Field::Notes, (hit.from, hit.to));
    }
}

fn groups(title: &Reading, phrases: &Phrases, sink: &mut impl Sink) {
    let about = about(title);
    for hit in &title.hits {
        let Some(group) = phrases.groups().get(hit.group) else { continue };
        let left = Symbol { hash: group.hash, text: &group.name };
        sink.take(Feature { kind: GROUP, left, right: NONE }, Field::Title, (hit.from, hit.to));
        sink.take(Feature { kind: ABOUT, left, right: about }, Field::Title, (hit.from, hit.to));
    }
}

/// Whom a title speaks about, in one word.
fn about(title: &Reading) -> Symbol<'static> {
    let names = title.roles.iter().filter(|role| matches!(role, Role::Name(_))).count();
    match names {
        0 => Symbol::of("nobody"),
        1 => Symbol::of("one"),
        _ => Symbol::of("several"),
    }
}

fn form(title: &Reading, notes: &Reading, sink: &mut impl Sink) {
    let span = (0, title.text.words.len());
    let mut say = |left, right| {
        sink.take(Feature { kind: FORM, left, right }, Field::Title, span);
    };
    say(Symbol::of("about"), about(title));
    say(Symbol::of("asks"), if title.text.asks { Symbol::of("yes") } else { Symbol::of("no") });
    let length = match title.text.words.len() {
        0 | 1 => Symbol::of("one"),
        2 | 3 => Symbol::of("few"),
        4..=8 => Symbol::of("some"),
        _ => Symbol::of("many"),
    };
    say(Symbol::of("words"), length);
    if !notes.text.words.is_empty() {
        say(Symbol::of("notes"), NONE);
    }
    if title.is_name(0) {
        let next = title.text.words.get(1).map_or(Gap::Stop, |word| word.gap);
        let kind = match (title.text.words.first().is_some_and(|word| word.possessive), next) {
            (true, _) => "owns",
            (_, Gap::Blank) => "does",
            (_, Gap::Colon | Gap::Dash | Gap::Comma) => "heading",
            _ => "other",
        };
        say(Symbol::of("opens"), Symbol { hash: super::symbol::hash(kind), text: kind });
    }
    let _ = (FIRST, LAST);
}
