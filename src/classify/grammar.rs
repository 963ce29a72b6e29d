//! What part a word plays in a sentence about people and work: the small words that say who is meant.

use super::features::Reading;
use super::people::Role;
use super::phrases::Phrases;
use super::symbol::Symbol;

macro_rules! tags {
    ($($name:ident = $text:literal),+ $(,)?) => { $(pub(super) const $name: Symbol<'static> = Symbol::of($text);)+ };
}

tags! {
    NAME = "NAME",
    OWNER = "NAME's",
    HE = "HE",
    HIS = "HIS",
    THEY = "THEY",
    YOU = "YOU",
    YOUR = "YOUR",
    ME = "I",
    MY = "MY",
    WE = "WE",
    OUR = "OUR",
    ALL = "ALL",
    NUMBER = "NUMBER",
    NOT = "NOT",
    ASK = "ASK",
    BE = "BE",
    MODAL = "MODAL",
    PLACE = "PLACE",
    THE = "THE",
    AND = "AND",
    TO = "TO",
    OTHER = "_",
}

/// The part that a word plays by itself; `None` for words that carry a meaning of their own.
pub(super) fn small_word(word: &str) -> Option<Symbol<'static>> {
    let tag = match word {
        "he" | "she" | "him" | "himself" | "herself" | "hes" | "shes" | "il" | "elle" | "er" | "ella"
        | "lui" => HE,
        "his" | "her" | "hers" | "son" | "sa" | "ihr" | "ihm" | "ihn" | "ihre" | "seine" | "sein" | "su" => {
            HIS
        }
        "they" | "them" | "their" | "theirs" | "themselves" | "theyre" => THEY,
        "you" | "yourself" | "u" | "ya" | "youre" | "du" | "tu" | "dich" | "dir" | "toi" | "vos"
        | "usted" => YOU,
        "your" | "yours" | "ur" | "dein" | "deine" | "votre" | "ton" | "ta" => YOUR,
        "i" | "me" | "myself" | "im" | "ich" | "yo" | "je" | "moi" | "ive" | "mich" | "mir" => ME,
        "my" | "mine" | "mi" | "mon" | "ma" | "mein" | "meine" => MY,
        "we" | "us" | "ourselves" | "wir" | "uns" | "nous" | "nosotros" | "lets" => WE,
        "our" | "ours" | "unser" | "unsere" | "notre" | "nos" | "nuestro" | "nuestra" => OUR,
        "everyone" | "everybody" | "all" | "each" | "every" | "anyone" | "anybody" | "alle" | "todos"
        | "tous" | "whole" | "entire" => ALL,
        "not" | "no" | "never" | "dont" | "doesnt" | "didnt" | "isnt" | "arent" | "wasnt" | "cant"
        | "cannot" | "wont" | "without" | "nicht" | "kein" | "keine" | "pas" | "nor" | "hasnt" | "havent"
        | "nothing" | "nobody" => NOT,
        "what" | "how" | "why" | "when" | "where" | "which" | "who" | "whom" | "whose" | "whats" | "hows"
        | "whos" | "was" | "wie" | "warum" | "wer" | "que" | "como" | "quien" | "qui" | "comment"
        | "pourquoi" => ASK,
        "is" | "are" | "am" | "were" | "be" | "been" | "being" | "has" | "have" | "had" | "does" | "do"
        | "did" | "ist" | "sind" | "hat" | "est" | "es" => BE,
        "will" | "would" | "can" | "could" | "should" | "shall" | "may" | "might" | "must" | "needs"
        | "need" | "wants" | "want" => MODAL,
        "in" | "on" | "at" | "for" | "from" | "by" | "with" | "of" | "about" | "after" | "before"
        | "since" | "until" | "till" | "between" | "over" | "under" | "into" | "w" | "re" | "via" | "per"
        | "von" | "mit" | "bei" | "de" | "con" | "para" | "pour" | "avec" | "en" | "als" => PLACE,
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "der" | "die" | "das" | "el" | "la"
        | "le" | "les" | "los" => THE,
        "and" | "or" | "but" | "und" | "et" | "y" | "so" | "then" => AND,
        "to" | "zu" => TO,
        _ => return None,
    };
    Some(tag)
}

/// The parts that the words of a text play: people, small words, phrase groups.
pub(super) fn tags<'t>(reading: &'t Reading, phrases: &'t Phrases) -> Vec<Symbol<'t>> {
    let words = reading.text.words.iter().enumerate();
    let mut tags: Vec<Symbol<'t>> = words
        .map(|(at, word)| match reading.roles.get(at) {
            Some(Role::Name(_)) if word.possessive => OWNER,
            Some(Role::Name(_) | Role::NameTail) => NAME,
            _ => small_word(reading.text.folded(word)).unwrap_or_else(|| number(reading.text.folded(word))),
        })
        .collect();
    for hit in &reading.hits {
        let Some(group) = phrases.groups().get(hit.group) else { continue };
        for tag in tags.iter_mut().take(hit.to).skip(hit.from) {
            if *tag == OTHER || (hit.to - hit.from > 1 && !says_something(*tag)) {
                *tag = Symbol { hash: group.hash, text: &group.name };
            }
        }
    }
    tags
}

/// Whether a tag says of what or of whom the text speaks.
pub(super) fn says_something(tag: Symbol<'_>) -> bool {
    ![OTHER, ASK, BE, MODAL, PLACE, THE, AND, TO, NUMBER].contains(&tag)
}

fn number(word: &str) -> Symbol<'static> {
    if word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) { NUMBER } else { OTHER }
}
