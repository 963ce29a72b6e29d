//! What the model sees of a topic: words, phrase groups, who is spoken about, and how these stand together.

use super::grammar::{ALL, HE, HIS, ME, MY, NAME, OUR, WE, YOU, YOUR, says_something, small_word, tags};
use super::people::{People, Role};
use super::phrases::{Hit, Phrases};
use super::senses::Senses;
use super::symbol::{NONE, Symbol};
use super::text::{Gap, Text, Word};
use super::verdict::Field;
use super::weights::key;

/// A kind of feature; its name stands before the colon in `weights.tsv`.
pub(super) type Kind = Symbol<'static>;

macro_rules! kinds {
    ($($name:ident = $text:literal),+ $(,)?) => { $(const $name: Kind = Symbol::of($text);)+ };
}

kinds! {
    STEM = "stem",
    WORD = "word",
    BEGIN = "begin",
    PAIR = "pair",
    GROUP = "group",
    ABOUT = "about",
    CHAIN = "chain",
    FORM = "form",
    NOTES_GROUP = "notes-group",
    NOTES_ABOUT = "notes-about",
    SENSE = "sense",
    SENSE_ABOUT = "sense-about",
    NOTES_SENSE = "notes-sense",
}

/// The kind of a word by itself.
pub(super) const STEM_KIND: Kind = STEM;

/// The kinds that the manager's calls can teach: words, and what phrases and words mean.
pub(super) const LEARNED: [Kind; 3] = [STEM, GROUP, SENSE];

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
    /// Whether it is a word by itself.
    pub fn is_word(&self) -> bool {
        self.kind == STEM
    }

    /// Whether it says what the text is about, and not only how it is built.
    pub fn says_what(&self) -> bool {
        [STEM, BEGIN, GROUP, SENSE, NOTES_GROUP, NOTES_SENSE].contains(&self.kind)
    }

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

    /// Whether it speaks to "you", or asks for "me": to one person, perhaps, and not to all.
    pub fn is_to_you(&self) -> bool {
        let mut words = self.text.words.iter();
        words.any(|word| match small_word(self.text.folded(word)) {
            Some(YOU | YOUR) => true,
            Some(ME | MY) => self.text.asks,
            _ => false,
        })
    }

    /// The words that name nobody, with their places.
    fn plain_words(&self) -> impl Iterator<Item = (usize, &Word)> {
        let words = self.text.words.iter().enumerate();
        words.filter(|(at, _)| self.roles.get(*at) == Some(&Role::Word))
    }

    /// How a word stands in pairs: its stem, or `NAME`.
    fn pair_symbol(&self, at: usize, word: &Word) -> Symbol<'_> {
        if self.is_name(at) { NAME } else { self.text.stem(word) }
    }
}

const START: Symbol<'static> = Symbol::of("^");
const END: Symbol<'static> = Symbol::of("$");

/// What phrases and words mean.
#[derive(Clone, Copy)]
pub(super) struct Meanings<'m> {
    /// What phrases mean.
    pub phrases: &'m Phrases,
    /// What single words are about.
    pub senses: &'m Senses,
}

/// Tells a sink all features of a topic.
pub(super) fn features(title: &Reading, notes: &Reading, meanings: Meanings<'_>, sink: &mut impl Sink) {
    let Meanings { phrases, senses } = meanings;
    let people = About::of(title);
    words(title, Field::Title, sink);
    title_senses(title, senses, people, sink);
    groups(title, phrases, people, sink);
    chain(title, phrases, sink);
    form(title, people, sink);
    if !notes.text.words.is_empty() {
        words(notes, Field::Notes, sink);
        notes_senses(notes, senses, sink);
        notes_groups(notes, phrases, sink);
        notes_form(notes, sink);
    }
}

fn one(kind: Kind, part: Symbol<'_>) -> Feature<'_> {
    Feature { kind, left: part, right: NONE }
}

fn two<'t>(kind: Kind, left: Symbol<'t>, right: Symbol<'t>) -> Feature<'t> {
    Feature { kind, left, right }
}

/// Words, their beginnings and pairs of words.
fn words(reading: &Reading, field: Field, sink: &mut impl Sink) {
    let mut previous = START;
    for (at, word) in reading.text.words.iter().enumerate() {
        let span = (at, at + 1);
        let symbol = reading.pair_symbol(at, word);
        sink.take(two(PAIR, previous, symbol), field, (at.saturating_sub(1), at + 1));
        if reading.roles.get(at) == Some(&Role::Word) {
            sink.take(one(STEM, symbol), field, span);
            if word.hash != word.stem {
                sink.take(one(WORD, reading.text.symbol(word)), field, span);
            }
            if let Some(begin) = reading.text.begin(word) {
                sink.take(one(BEGIN, begin), field, span);
            }
        }
        previous = symbol;
    }
    let all = reading.text.words.len();
    sink.take(two(PAIR, previous, END), field, (all.saturating_sub(1), all));
}

/// Phrase groups, alone and with who is spoken about.
fn groups(title: &Reading, phrases: &Phrases, people: About, sink: &mut impl Sink) {
    for hit in &title.hits {
        let span = (hit.from, hit.to);
        let group = phrases.symbol_of(hit.group);
        sink.take(one(GROUP, group), Field::Title, span);
        for flag in people.flags() {
            sink.take(two(ABOUT, group, flag), Field::Title, span);
        }
    }
}

/// What the words are about, alone and with who is spoken about.
fn title_senses(title: &Reading, senses: &Senses, people: About, sink: &mut impl Sink) {
    for (at, word) in title.plain_words() {
        for sense in senses.of(word.stem) {
            sink.take(one(SENSE, sense), Field::Title, (at, at + 1));
            for flag in people.flags() {
                sink.take(two(SENSE_ABOUT, sense, flag), Field::Title, (at, at + 1));
            }
        }
    }
}

/// What the words of the notes are about.
fn notes_senses(notes: &Reading, senses: &Senses, sink: &mut impl Sink) {
    for (at, word) in notes.plain_words() {
        for sense in senses.of(word.stem) {
            sink.take(one(NOTES_SENSE, sense), Field::Notes, (at, at + 1));
        }
    }
}

/// In which order people and meanings stand.
fn chain(title: &Reading, phrases: &Phrases, sink: &mut impl Sink) {
    let (mut link, mut link_at) = (START, 0);
    let tags = tags(title, phrases);
    for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| says_something(**tag)) {
        sink.take(two(CHAIN, link, *tag), Field::Title, (link_at, at + 1));
        (link, link_at) = (*tag, at);
    }
    sink.take(two(CHAIN, link, END), Field::Title, (link_at, tags.len()));
}

/// What the notes are about.
fn notes_groups(notes: &Reading, phrases: &Phrases, sink: &mut impl Sink) {
    let people = About::of(notes);
    for hit in &notes.hits {
        let span = (hit.from, hit.to);
        let group = phrases.symbol_of(hit.group);
        sink.take(one(NOTES_GROUP, group), Field::Notes, span);
        for flag in people.flags() {
            sink.take(two(NOTES_ABOUT, group, flag), Field::Notes, span);
        }
    }
}

/// Of whom a text speaks.
#[derive(Debug, Clone, Copy, Default)]
struct About {
    found: [Option<Symbol<'static>>; 7],
}

impl About {
    fn of(reading: &Reading) -> Self {
        let mut about = Self::default();
        let names = reading.roles.iter().filter(|role| matches!(role, Role::Name(_))).count();
        about.found[0] = match names {
            0 => None,
            1 => Some(Symbol::of("one")),
            _ => Some(Symbol::of("several")),
        };
        for (at, word) in reading.text.words.iter().enumerate() {
            if reading.is_name(at) {
                continue;
            }
            match small_word(reading.text.folded(word)) {
                Some(HE | HIS) => about.found[1] = Some(HE),
                Some(YOU | YOUR) => about.found[2] = Some(YOU),
                Some(ME | MY) => about.found[3] = Some(ME),
                Some(WE | OUR) => about.found[4] = Some(WE),
                Some(ALL) => about.found[5] = Some(ALL),
                _ => {}
            }
        }
        if about.found.iter().all(Option::is_none) {
            about.found[6] = Some(Symbol::of("nobody"));
        }
        about
    }

    fn flags(self) -> impl Iterator<Item = Symbol<'static>> {
        self.found.into_iter().flatten()
    }
}

/// How the title is built.
fn form(title: &Reading, people: About, sink: &mut impl Sink) {
    let span = (0, title.text.words.len());
    let asks = if title.text.asks { Symbol::of("asks") } else { Symbol::of("says") };
    sink.take(one(FORM, asks), Field::Title, span);
    sink.take(one(FORM, length(title.text.words.len())), Field::Title, span);
    for flag in people.flags() {
        sink.take(two(FORM, asks, flag), Field::Title, span);
    }
    if title.is_name(0) {
        sink.take(two(FORM, Symbol::of("opens"), opening(title)), Field::Title, (0, 2));
    }
}

/// How a title goes on that begins with a name.
fn opening(title: &Reading) -> Symbol<'static> {
    let after = title.text.words.get(1).map_or(Gap::Stop, |word| word.gap);
    let owner = title.text.words.first().is_some_and(|word| word.possessive);
    match (owner, after) {
        (true, _) => Symbol::of("owner"),
        (_, Gap::Blank) => Symbol::of("does"),
        (_, Gap::Colon | Gap::Dash | Gap::Comma) => Symbol::of("heading"),
        _ => Symbol::of("alone"),
    }
}

fn length(words: usize) -> Symbol<'static> {
    match words {
        0 | 1 => Symbol::of("1"),
        2 => Symbol::of("2"),
        3 => Symbol::of("3"),
        4 | 5 => Symbol::of("4-5"),
        6..=8 => Symbol::of("6-8"),
        9..=12 => Symbol::of("9-12"),
        _ => Symbol::of("13+"),
    }
}

fn notes_form(notes: &Reading, sink: &mut impl Sink) {
    let span = (0, notes.text.words.len());
    sink.take(one(FORM, Symbol::of("notes")), Field::Notes, span);
    for flag in About::of(notes).flags() {
        sink.take(two(FORM, Symbol::of("notes"), flag), Field::Notes, span);
    }
}
