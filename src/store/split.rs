//! Cuts the text of a topics file into its `[[topic]]` blocks without parsing it.
//!
//! Each block is valid TOML exactly when it is valid at its place in the whole file, so that blocks can
//! be read in parallel and an edit reads one again, not all.

use std::ops::Range;

/// Cuts `text`: first what stands before the first topic (often empty), then one piece per topic. The
/// pieces follow each other without a gap. A comment that stands right above a header belongs to the
/// topic, unless it opens the file.
///
/// A long string without an end would hide all topics below it. Such a text is an error anyway, so it is
/// cut at every line that looks like a header then: the others can still be read.
pub(crate) fn blocks(text: &str) -> Pieces {
    let (ranges, closed) = cut(text, Headers::OutsideStrings);
    if closed { Pieces { ranges, closed } } else { Pieces { ranges: cut(text, Headers::Anywhere).0, closed } }
}

/// The pieces of a text.
pub(crate) struct Pieces {
    pub ranges: Vec<Range<usize>>,
    /// Whether all long strings have an end. If not, the text has an error, whatever the pieces say.
    pub closed: bool,
}

/// Where a line that looks like a topic's header is taken for one.
#[derive(Clone, Copy, PartialEq)]
enum Headers {
    OutsideStrings,
    Anywhere,
}

fn cut(text: &str, headers: Headers) -> (Vec<Range<usize>>, bool) {
    let mut starts = vec![0];
    let mut scanner = Scanner::default();
    let mut comment = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '\u{feff}']);
        if headers == Headers::Anywhere && line.starts_with("[[topic]]") {
            scanner = Scanner::default();
        }
        if scanner.at_header(content) {
            let bom = if line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            starts.push(comment.filter(|start| *start > 0).unwrap_or(at + bom));
            scanner.depth = 0;
        }
        let is_comment = scanner.is_plain() && content.starts_with('#');
        comment = is_comment.then(|| comment.unwrap_or(at));
        scanner.advance(line.as_bytes());
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]).collect::<Vec<_>>();
    let ranges = starts.into_iter().zip(ends).map(|(start, end)| start..end).collect();
    (ranges, scanner.inside == Inside::Nothing)
}

/// Whether a line, from its first visible character, is the header of a topic.
pub(crate) fn is_topic_header(content: &str) -> bool {
    let name = content.strip_prefix("[[").and_then(|rest| rest.split_once("]]")).map(|(name, _)| name.trim());
    matches!(name, Some("topic" | "\"topic\"" | "'topic'"))
}

/// What a place in a text is inside of.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Inside {
    #[default]
    Nothing,
    /// A string in three quotes of this kind.
    LongString(u8),
}

/// Follows strings, comments and brackets through a text, line by line.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    inside: Inside,
    depth: usize,
}

impl Scanner {
    /// Whether the next line starts outside of all strings and brackets.
    pub(super) fn is_plain(&self) -> bool {
        self.inside == Inside::Nothing && self.depth == 0
    }

    /// Whether a topic starts on a line with this content. Within brackets a bare `[[topic]]` can only
    /// mean that an array above was not closed, so that the topics below it can still be read.
    fn at_header(&self, content: &str) -> bool {
        let outside = self.inside == Inside::Nothing;
        outside && is_topic_header(content) && (self.depth == 0 || content.starts_with("[[topic]]"))
    }

    /// Reads one line.
    pub(super) fn advance(&mut self, line: &[u8]) {
        let mut rest = line;
        while let Some((&byte, after)) = rest.split_first() {
            rest = match self.inside {
                Inside::LongString(quote) => self.in_long_string(quote, byte, rest, after),
                Inside::Nothing => match self.outside(byte, rest, after) {
                    Some(rest) => rest,
                    None => return,
                },
            };
        }
    }

    /// Takes one step outside of strings; `None` at a comment, which ends the line.
    fn outside<'l>(&mut self, byte: u8, rest: &'l [u8], after: &'l [u8]) -> Option<&'l [u8]> {
        match byte {
            b'#' => return None,
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            b'"' | b'\'' if run_of(byte, rest) >= 3 => {
                self.inside = Inside::LongString(byte);
                return rest.get(3..);
            }
            b'"' | b'\'' => return Some(after_short_string(byte, after)),
            _ => {}
        }
        Some(after)
    }

    fn in_long_string<'l>(&mut self, quote: u8, byte: u8, rest: &'l [u8], after: &'l [u8]) -> &'l [u8] {
        if byte == b'\\' && quote == b'"' {
            return after.get(1..).unwrap_or_default();
        }
        let run = if byte == quote { run_of(quote, rest) } else { 0 };
        if run < 3 {
            return rest.get(run.max(1)..).unwrap_or_default();
        }
        self.inside = Inside::Nothing;
        // Up to two quotes may belong to the text before the three that end it.
        rest.get(run.min(5)..).unwrap_or_default()
    }
}

fn run_of(byte: u8, bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| **b == byte).count()
}

/// What follows a string in single quotes or one pair of double quotes; it ends with its line.
fn after_short_string(quote: u8, mut rest: &[u8]) -> &[u8] {
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == quote {
            break;
        }
        if byte == b'\\' && quote == b'"' {
            rest = after.get(1..).unwrap_or_default();
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        blocks(text).ranges.into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn a_comment_right_above_belongs_to_its_topic() {
        let text =
            "# file\n\n# a\n[[topic]]\ntitle = 'a'\n\n# apart\n\n# b\n  [[ topic ]] # x\ntitle = 'b'\n";
        let expected = [
            "# file\n\n",
            "# a\n[[topic]]\ntitle = 'a'\n\n# apart\n\n",
            "# b\n  [[ topic ]] # x\ntitle = 'b'\n",
        ];
        assert_eq!(pieces(text), expected);
        assert_eq!(pieces("# file\n[[topic]]\n"), ["# file\n", "[[topic]]\n"]);
    }

    #[test]
    fn headers_in_strings_and_arrays_are_no_headers() {
        for quiet in [
            "[[topic]]\nnotes = \"\"\"\n[[topic]]\n\\\"\"\"\n[[topic]]\n\"\"\"\"\"\n",
            "[[topic]]\nnotes = '''\n[[topic]]\n\\'''\n",
            "[[topic]]\nnotes = \"\"\"\"\"\"\ntags = [\n  [[\"topic\"]],\n[[\"topic\"]]\n]\n",
            "[[topic]]\ntitle = \"a \\\" [ # [[topic]]\" # [[topic]] [\n#[[topic]]\n",
            "[[topic]]\ntitle = 'it \"\"\" is'\n[topic.more]\n[[topics]]\n",
        ] {
            assert_eq!(pieces(quiet), ["", quiet]);
        }
    }

    #[test]
    fn an_array_left_open_does_not_swallow_the_next_topic() {
        let text = "[[topic]]\nwith = [\"dana\"\n[[topic]]\ntitle = 'b'\n";
        assert_eq!(pieces(text).len(), 3);
    }

    #[test]
    fn a_text_left_open_does_not_swallow_the_topics_below_it() {
        let text = "[[topic]]\nnotes = \"\"\"a\n[[topic]]\nnotes = \"\"\"b\"\"\"\n# c\n[[topic]]\n";
        assert_eq!(pieces(text).len(), 4);
        assert!(!blocks(text).closed);
    }

    #[test]
    fn texts_without_topics_are_one_piece() {
        assert_eq!(pieces(""), [""]);
        assert_eq!(pieces("\u{feff}topic = [{ title = 'a' }]"), ["\u{feff}topic = [{ title = 'a' }]"]);
        assert_eq!(pieces("\u{feff}[[topic]]\r\n"), ["\u{feff}", "[[topic]]\r\n"]);
    }
}
