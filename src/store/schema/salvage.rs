//! What can still be read of a text that is not TOML throughout: all of it but the entries that are
//! wrong, at the places where it stands.
//!
//! An entry is a header or a key with its value, on as many lines as that takes. Each is parsed alone, so
//! that one slip spoils nothing beside it.

use toml::de::DeTable;

use super::parsed::MOST_ERRORS;
use super::syntax::plain;
use crate::store::diagnostic::Finding;
use crate::store::split::Scanner;

/// So many values that are left open are looked into; each may have to be followed to the end.
const MOST_LEFT_OPEN: usize = 20;

/// What was saved.
pub(super) struct Salvage {
    /// The text with blanks for the entries that are wrong.
    pub readable: String,
    /// What is wrong with those.
    pub errors: Vec<Finding>,
}

/// Sorts what can be read from what cannot.
pub(super) fn salvage(text: &str) -> Salvage {
    let mut salvage = Salvage { readable: String::with_capacity(text.len()), errors: Vec::new() };
    let mut state = State::default();
    let mut rest = text;
    while !rest.is_empty() {
        let entry = state.next_entry(rest);
        salvage.take(entry, &mut state);
        rest = rest.get(entry.text.len()..).unwrap_or_default();
    }
    salvage.settle();
    salvage
}

/// A header, or a key with its value.
#[derive(Clone, Copy)]
struct Entry<'t> {
    text: &'t str,
    /// Whether a string, list or table in it has no end.
    open: bool,
}

impl<'t> Entry<'t> {
    fn is_header(self) -> bool {
        is_header(self.text)
    }

    /// A header that is followed by what does not belong on its line, and that rest. Without such a header,
    /// all is the rest.
    fn whole_header(self) -> (&'t str, &'t str) {
        let end = self.text.find("]]").filter(|_| self.is_header()).map_or(0, |at| at + 2);
        let (header, rest) = self.text.split_at_checked(end).unwrap_or(("", self.text));
        if DeTable::parse(header).is_ok() { (header, rest) } else { ("", self.text) }
    }
}

fn is_header(line: &str) -> bool {
    line.trim_start_matches([' ', '\t', '\u{feff}']).starts_with('[')
}

/// What is known of the entries above.
#[derive(Default)]
struct State {
    left_open: usize,
    /// Something above has no end, so that what is no entry here may belong to it.
    within: bool,
    /// The header above is wrong, so that nobody knows whose the entries are.
    headless: bool,
}

impl State {
    /// The entry at the start of a text. One that has no end is its first line.
    fn next_entry<'t>(&mut self, text: &'t str) -> Entry<'t> {
        let first = text.split_inclusive('\n').next().unwrap_or(text);
        let mut scanner = Scanner::default();
        let mut end = 0;
        for line in text.split_inclusive('\n') {
            let strays = end > 0 && line.starts_with("[[") && line.trim_end().ends_with("]]");
            if strays || (end > 0 && self.left_open > MOST_LEFT_OPEN) {
                break;
            }
            scanner.advance(line.as_bytes());
            end += line.len();
            if scanner.is_plain() {
                return Entry { text: text.get(..end).unwrap_or(text), open: false };
            }
        }
        self.left_open += 1;
        Entry { text: first, open: true }
    }
}

impl Salvage {
    fn take(&mut self, entry: Entry<'_>, state: &mut State) {
        let (_, errors) = DeTable::parse_recoverable(entry.text);
        let (header, rest) = entry.whole_header();
        if !header.is_empty() || (errors.is_empty() && entry.is_header()) {
            (state.headless, state.within) = (false, false);
        }
        let at = self.readable.len();
        if errors.is_empty() && !state.headless {
            self.readable.push_str(entry.text);
            return;
        }
        self.readable.push_str(header);
        self.readable.push_str(&blank(rest));
        if !state.headless && !state.within && self.errors.len() < MOST_ERRORS {
            let told = errors.iter().map(|error| plain(error, entry.text));
            let told = told.take(if entry.open { 1 } else { usize::MAX });
            self.errors.extend(told.map(|finding| Finding { offset: at + finding.offset, ..finding }));
        }
        state.headless |= header.is_empty() && entry.is_header();
        state.within |= entry.open;
    }

    /// Takes out what is wrong only beside the other entries, such as a key that stands there twice.
    fn settle(&mut self) {
        let (_, errors) = DeTable::parse_recoverable(&self.readable);
        let found = errors.iter().take(MOST_ERRORS).map(|error| plain(error, &self.readable));
        let found: Vec<_> = found.collect();
        for finding in &found {
            let start = self.readable.get(..finding.offset).and_then(|before| before.rfind('\n'));
            self.take_out(start.map_or(0, |end| end + 1));
        }
        self.errors.extend(found);
    }

    /// Blanks the line that starts here, and what stands below it when it is a header.
    fn take_out(&mut self, start: usize) {
        let Some((before, rest)) = self.readable.split_at_checked(start) else { return };
        let mut lines = rest.split_inclusive('\n');
        let first = lines.next().unwrap_or_default();
        let below = lines.take_while(|line| is_header(first) && !is_header(line)).map(str::len);
        let end = first.len() + below.sum::<usize>();
        let (out, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        self.readable = format!("{before}{}{after}", blank(out));
    }
}

/// As many blanks as the text has bytes, on as many lines.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(text: &str) -> Vec<String> {
        let lines = salvage(text).readable;
        lines.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn a_slip_spoils_its_own_entry_only() {
        for slip in [
            "due = tomorrow",
            "due 2026-11-30",
            "notes = \"\"\" no end",
            "tags = [\"a\"",
            "tags = [\n  \"a\"\n  \"b\"\n]",
            "x = { a = 1",
            "a = 0",
        ] {
            let text = format!("[[topic]]\na = 1\n{slip}\nb = 2\n[[topic]]\na = 3\n");
            assert_eq!(kept(&text), ["[[topic]]", "a = 1", "b = 2", "[[topic]]", "a = 3"], "{slip}");
            assert_eq!(salvage(&text).errors.len(), 1, "{slip}");
        }
        assert_eq!(kept("a = 1\n[[topic]\nb = 2\n[more]\nc = 3\n"), ["a = 1", "[more]", "c = 3"]);
        assert_eq!(kept("[[topic]]]\nb = 2\n"), ["[[topic]]", "b = 2"]);
        assert_eq!(kept("notes = '''\nb = 2\n'''\nc = \n"), ["notes = '''", "b = 2", "'''"]);
    }

    proptest! {
        #[test]
        fn what_is_wrong_is_never_passed_over(lines in prop::collection::vec(LINES, 0..14)) {
            let text = lines.join("\n");
            let wrong = !DeTable::parse_recoverable(&text).1.is_empty();
            let salvage = salvage(&text);
            prop_assert!(!wrong || !salvage.errors.is_empty());
            prop_assert_eq!(salvage.readable.len(), text.len());
            prop_assert_eq!(salvage.readable.lines().count(), text.lines().count());
        }
    }

    const LINES: &str = "(\\[\\[topic\\]\\]|\\[topic|\\[more\\]|a = 1|b = \"x|notes = \"\"\"|\"\"\"|c = \\[|\\]|d = '''|'''|é = 2|# \"|e = \\{ f = 1|g = 1\r)";
}
