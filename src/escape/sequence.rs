//! What belongs together in ordinary text although parts of it cannot be seen: joined emoji, flags, letters
//! that a joiner shapes, and the marks on a letter.

use super::{Place, is_hostile};

/// Marks above one letter beyond this many are not shown; real scripts stack fewer.
const MARKS_PER_LETTER: usize = 8;

/// Emoji joined to one are no more than this; a family of four takes three joiners.
const JOINERS_IN_A_ROW: usize = 8;

/// The flags of England, Scotland and Wales are spelled in tag characters after a black flag.
const FLAGS: [&str; 3] = [
    "\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

/// The last characters of a text, as far as they bear on the next one.
#[derive(Default)]
pub(super) struct Sequence {
    previous: Option<char>,
    marks: usize,
    joiners: usize,
    /// So many tag characters belong to the flag before them.
    of_flag: usize,
}

impl Sequence {
    /// Says what becomes of `c`, which stands before `rest`.
    pub(super) fn place(&mut self, c: char, rest: &str) -> Place {
        let place = self.decide(c, rest);
        match place {
            Place::Shown => self.previous = Some(c),
            // What is shown for it is a word of its own.
            Place::Escaped => *self = Self::default(),
            Place::LeftOut => {}
        }
        place
    }

    fn decide(&mut self, c: char, rest: &str) -> Place {
        if self.of_flag > 0 {
            self.of_flag -= 1;
            return Place::Shown;
        }
        if c == '\u{1f3f4}' {
            let flag = FLAGS.iter().find(|flag| rest.starts_with(**flag));
            self.of_flag = flag.map_or(0, |flag| flag.chars().count());
        }
        self.marks = if is_mark(c) { self.marks + 1 } else { 0 };
        if matches!(c, '\u{200c}' | '\u{200d}') {
            self.joiners += 1;
            return shown_if(self.joins(c, rest) && self.joiners <= JOINERS_IN_A_ROW);
        }
        if !is_mark(c) && !matches!(self.previous, Some('\u{200c}' | '\u{200d}')) {
            self.joiners = 0;
        }
        if is_selector(c) {
            return shown_if(self.previous.is_some_and(|base| selects(base, c)));
        }
        match is_hostile(c) {
            true => Place::Escaped,
            false if self.marks > MARKS_PER_LETTER => Place::LeftOut,
            false => Place::Shown,
        }
    }

    /// Whether a joiner, or what keeps letters from joining, stands where ordinary text has one.
    fn joins(&self, joiner: char, rest: &str) -> bool {
        let fits = if joiner == '\u{200d}' { |c| is_shaped(c) || is_emoji(c) } else { is_shaped };
        self.previous.is_some_and(fits) && rest.chars().next().is_some_and(fits)
    }
}

fn shown_if(belongs: bool) -> Place {
    if belongs { Place::Shown } else { Place::Escaped }
}

/// Letters of the scripts whose spelling needs joiners.
fn is_shaped(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{07bf}' | '\u{0900}'..='\u{0dff}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a selector chooses among the forms that its base has. Elsewhere it cannot be seen.
fn selects(base: char, selector: char) -> bool {
    let is_ideograph =
        matches!(base, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => {
            matches!(base, '#' | '*' | '0'..='9' | '\u{3297}' | '\u{3299}')
                || (base >= '\u{a9}' && !base.is_alphabetic() && !is_selector(base) && !is_mark(base))
                || matches!(base, '\u{1f3fb}'..='\u{1f3ff}' | '\u{24c2}' | '\u{1f170}'..='\u{1f189}')
        }
        '\u{e0100}'.. => is_ideograph,
        _ => {
            is_ideograph
                || (!base.is_ascii() && !base.is_alphabetic() && !is_selector(base) && !is_mark(base))
        }
    }
}
