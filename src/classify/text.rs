//! Cuts a text into words in one pass: folded for comparison, stemmed, with what stands between them.
//!
//! Knows letters only; people, meanings and weights are other files' work.

use unicode_normalization::char::is_combining_mark;

use super::stem::stem;
use super::symbol::{Symbol, hash};
use crate::letters::fold_letter;

/// Text beyond this many bytes is not read; such a topic is never clearly broadcast.
const READ_BYTES: usize = 16 * 1024;

/// How many bytes of a long word are looked at by themselves.
const BEGIN: usize = 5;

/// What stands before a word, the strongest mark of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// A blank, a hyphen or an apostrophe.
    Blank,
    /// An opening or closing quotation mark.
    Quote,
    /// A slash, an ampersand or a plus.
    Joint,
    /// A comma.
    Comma,
    /// A bracket.
    Bracket,
    /// A colon.
    Colon,
    /// A dash between blanks, or an arrow.
    Dash,
    /// A full stop, exclamation mark, semicolon or line break.
    Stop,
    /// A question mark.
    Question,
    /// An `@`, which makes the next word a person.
    At,
    /// The beginning of the text.
    Start,
}

/// One word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// The first byte in the text.
    pub start: usize,
    /// The byte after it, an apostrophe-s included.
    pub end: usize,
    /// Where its folded form stands in [`Text::folded`].
    fold: (usize, usize),
    /// How many bytes of the folded form its stem has.
    stem_len: usize,
    /// The folded form.
    pub hash: u64,
    /// The stem.
    pub stem: u64,
    /// What stands before it.
    pub gap: Gap,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it ended in an apostrophe-s.
    pub possessive: bool,
    /// Whether a hyphen joins it to the word before.
    pub joined: bool,
}

/// A text cut into words.
#[derive(Debug, Default)]
pub(super) struct Text {
    folded: String,
    /// The words in order.
    pub words: Vec<Word>,
    /// Whether it ends in a question mark, or holds one.
    pub asks: bool,
    /// Whether the text holds characters that hide, reorder or imitate letters, or is too long to read.
    pub suspicious: bool,
}

impl Text {
    /// Cuts `text` into words.
    pub fn new(text: &str) -> Self {
        let mut cutter = Cutter::new(text);
        for (at, c) in text.char_indices() {
            if at >= READ_BYTES {
                cutter.text.suspicious = true;
                return cutter.finish(at);
            }
            cutter.take(at, c);
        }
        cutter.finish(text.len())
    }

    /// A word's folded form.
    pub fn folded(&self, word: &Word) -> &str {
        self.folded.get(word.fold.0..word.fold.1).unwrap_or_default()
    }

    /// The first letters of a long word, which inflection and compounds mostly leave alone.
    pub fn begin(&self, word: &Word) -> Option<Symbol<'_>> {
        let folded = self.folded(word);
        let begin = folded.get(..BEGIN)?;
        (folded.len() > BEGIN).then(|| Symbol { hash: hash(begin), text: begin })
    }

    /// A word as a symbol.
    pub fn symbol(&self, word: &Word) -> Symbol<'_> {
        Symbol { hash: word.hash, text: self.folded(word) }
    }

    /// A word's stem as a symbol.
    pub fn stem(&self, word: &Word) -> Symbol<'_> {
        let stem = self.folded.get(word.fold.0..word.fold.0 + word.stem_len);
        Symbol { hash: word.stem, text: stem.unwrap_or_default() }
    }
}

/// The state of the one pass over a text.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct Cutter {
    text: Text,
    gap: Gap,
    blank_before: bool,
    /// Whether a hyphen, and nothing else, stands after the last word.
    hyphen: bool,
    word: Option<Open>,
    /// Whether the text has a Latin word.
    latin: bool,
    /// Whether the text has a word that only looks Latin.
    disguised: bool,
}

/// A word that is being read.
struct Open {
    start: usize,
    /// Whether a hyphen joins it to the word before.
    joined: bool,
    fold: usize,
    capital: bool,
    /// Where an apostrophe stood: the byte in the text and in the folded form.
    apostrophe: Option<(usize, usize)>,
    letters: Letters,
}

/// Which letters a word has.
struct Letters {
    /// At least one of Latin.
    latin: bool,
    /// At least one of a script whose letters pass for Latin ones.
    imitated: bool,
    /// Only letters that look Latin without being so.
    disguised: bool,
}

impl Cutter {
    fn new(text: &str) -> Self {
        let room = text.len().min(READ_BYTES);
        let text = Text {
            folded: String::with_capacity(room + 8),
            words: Vec::with_capacity(room / 5 + 2),
            ..Text::default()
        };
        Self {
            text,
            gap: Gap::Start,
            blank_before: true,
            hyphen: false,
            word: None,
            latin: false,
            disguised: false,
        }
    }

    fn finish(mut self, end: usize) -> Text {
        self.finish_word(end);
        self.text.suspicious |= self.latin && self.disguised;
        self.text
    }

    fn take(&mut self, at: usize, c: char) {
        if c.is_ascii_alphanumeric() {
            self.letter(at, c);
        } else if c.is_ascii() {
            self.ascii_mark(at, c);
        } else {
            self.foreign(at, c);
        }
    }

    fn letter(&mut self, at: usize, c: char) {
        let fold = self.text.folded.len();
        let word = self.word.get_or_insert(Open {
            start: at,
            joined: self.hyphen,
            fold,
            capital: c.is_uppercase(),
            apostrophe: None,
            letters: Letters { latin: false, imitated: false, disguised: true },
        });
        if c.is_ascii() {
            word.letters.latin |= c.is_ascii_alphabetic();
            word.letters.disguised = false;
            self.text.folded.push(c.to_ascii_lowercase());
        } else {
            word.letters.imitated |= imitates_latin(c);
            word.letters.disguised &= looks_latin(c);
            fold_letter(&mut self.text.folded, c);
        }
    }

    fn ascii_mark(&mut self, at: usize, c: char) {
        if c == '\'' && self.word.is_some() {
            self.apostrophe(at);
            return;
        }
        self.hyphen = c == '-' && self.word.is_some();
        self.finish_word(at);
        let gap = match c {
            '"' => Gap::Quote,
            '/' | '&' | '+' => Gap::Joint,
            ',' => Gap::Comma,
            '(' | ')' | '[' | ']' | '{' | '}' => Gap::Bracket,
            ':' => Gap::Colon,
            '.' | '!' | ';' | '\n' | '\r' => Gap::Stop,
            '?' => self.question(),
            '@' => Gap::At,
            '>' | '|' => Gap::Dash,
            '-' if self.blank_before => Gap::Dash,
            _ => Gap::Blank,
        };
        self.text.suspicious |= c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t');
        self.gap = self.gap.max(gap);
        self.blank_before = c.is_ascii_whitespace();
    }

    fn foreign(&mut self, at: usize, c: char) {
        if crate::escape::is_hostile(c) && !(c == '\u{200d}' && self.word.is_none()) {
            self.text.suspicious = true;
            return;
        }
        if is_ideograph(c) {
            self.hyphen = false;
            self.finish_word(at);
            self.letter(at, c);
            self.finish_word(at + c.len_utf8());
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            self.letter(at, c);
        } else if matches!(c, '’' | '‘' | 'ʼ') && self.word.is_some() {
            self.apostrophe(at);
        } else {
            self.hyphen = false;
            self.finish_word(at);
            self.foreign_mark(at, c);
        }
    }

    fn foreign_mark(&mut self, at: usize, c: char) {
        let gap = match c {
            '–' | '—' | '→' | '⇒' | '•' | '·' => Gap::Dash,
            '“' | '”' | '„' | '«' | '»' | '「' | '」' => Gap::Quote,
            '、' | '،' => Gap::Comma,
            '。' | '…' | '¡' => Gap::Stop,
            '：' => Gap::Colon,
            '？' | '¿' | '؟' => self.question(),
            _ if is_picture(c) => {
                self.letter(at, c);
                self.finish_word(at + c.len_utf8());
                Gap::Blank
            }
            _ => Gap::Blank,
        };
        self.gap = self.gap.max(gap);
        self.blank_before = c.is_whitespace();
    }

    fn question(&mut self) -> Gap {
        self.text.asks = true;
        Gap::Question
    }

    fn apostrophe(&mut self, at: usize) {
        let fold = self.text.folded.len();
        if let Some(word) = &mut self.word {
            word.apostrophe = Some((at, fold));
        }
    }

    fn finish_word(&mut self, end: usize) {
        let Some(open) = self.word.take() else { return };
        let possessive = self.cut_suffix(&open);
        let fold = (open.fold, self.text.folded.len());
        let form = self.text.folded.get(fold.0..).unwrap_or_default();
        let (stem_len, stem) = stem(form);
        self.text.suspicious |= open.letters.imitated && open.letters.latin;
        self.latin |= open.letters.latin;
        self.disguised |= open.letters.disguised;
        self.text.words.push(Word {
            start: open.start,
            end,
            fold,
            stem_len,
            hash: hash(form),
            stem,
            gap: self.gap,
            capital: open.capital,
            possessive,
            joined: open.joined,
        });
        self.gap = Gap::Blank;
        self.blank_before = false;
    }

    /// Takes `'s`, `'re`, `'m`, `'ll`, `'ve` and `'d` off the folded form; says whether it was `'s`.
    /// What stands before a Romance elision (`l'`, `d'`, `qu'`) goes as well.
    fn cut_suffix(&mut self, open: &Open) -> bool {
        let Some((_, fold)) = open.apostrophe else { return false };
        let suffix = self.text.folded.get(fold..).unwrap_or_default();
        match suffix {
            "s" | "" => {
                self.text.folded.truncate(fold);
                true
            }
            "re" | "m" | "ll" | "ve" | "d" => {
                self.text.folded.truncate(fold);
                false
            }
            _ => {
                if fold - open.fold <= 2 && suffix.len() > 1 {
                    self.text.folded.replace_range(open.fold..fold, "");
                }
                false
            }
        }
    }
}

/// Whether a letter belongs to a script whose letters pass for Latin ones.
fn imitates_latin(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{13a0}'..='\u{13ff}' | '\u{1d400}'..='\u{1d7ff}')
}

/// Letters that a reader takes for Latin ones.
fn looks_latin(c: char) -> bool {
    "аеорсухіјѕһԁԛԝвкмнтАВЕКМНОРСТУХІЈЅοανρτυχικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".contains(c)
}

/// Scripts without blanks between words: each sign is a word of its own.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// Emoji and other pictures, which say something as words do.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let cut = Text::new(text);
        cut.words.iter().map(|word| cut.folded(word).to_owned()).collect()
    }

    #[test]
    fn words_are_folded_and_spans_are_the_texts_own() {
        let text = "Zoë’s PAY – don't tell L'Équipe!";
        assert_eq!(words(text), ["zoe", "pay", "dont", "tell", "equipe"]);
        let cut = Text::new(text);
        let spans: Vec<&str> = cut.words.iter().map(|w| text.get(w.start..w.end).unwrap()).collect();
        assert_eq!(spans, ["Zoë’s", "PAY", "don't", "tell", "L'Équipe"]);
        assert!(cut.words[0].possessive && cut.words[1].gap == Gap::Blank);
        assert_eq!(cut.words[2].gap, Gap::Dash);
    }

    #[test]
    fn hidden_and_imitated_letters_are_noticed() {
        for text in ["sal\u{200b}ary", "s\u{0430}lary", "\u{440}\u{430}\u{443} cut", "pay\u{202e}", "x\u{7}"]
        {
            assert!(Text::new(text).suspicious, "{text:?}");
        }
        for text in [
            "salary",
            "зарплата",
            "👩\u{1f3fd}\u{200d}💻 ship",
            "two\nlines\t",
            "Ελλάδα",
            "наш релиз",
            "релиз in May",
        ] {
            assert!(!Text::new(text).suspicious, "{text:?}");
        }
    }

    #[test]
    fn a_zero_width_space_does_not_hide_a_word() {
        assert_eq!(words("sal\u{200b}ary"), ["salary"]);
    }

    #[test]
    fn ideographs_are_words() {
        assert_eq!(words("給与 update"), ["給", "与", "update"]);
    }

    #[test]
    fn what_is_too_long_to_read_is_suspicious() {
        let text = "a ".repeat(500_000);
        let cut = Text::new(&text);
        assert!(cut.suspicious && cut.words.len() <= READ_BYTES);
    }
}
