//! Which topics have comments beside them in their file.

use super::Workspace;
use super::edit::own_part;
use crate::domain::TopicKey;

impl Workspace {
    /// Whether a topic has comments that go with it when it moves to the other file.
    pub fn has_comments(&self, key: TopicKey) -> bool {
        let Some((block, placed)) = self.document(key.drawer).placed(key.index) else { return false };
        let own = block.text.get(own_part(block, placed)).unwrap_or_default();
        own.lines().any(has_comment)
    }
}

/// How many lines of a text without topics are comments.
pub(super) fn count(text: &str) -> usize {
    text.lines().filter(|line| line.trim_start_matches('\u{feff}').trim_start().starts_with('#')).count()
}

/// Whether a `#` stands outside of quotation marks.
fn has_comment(line: &str) -> bool {
    let mut quote = None;
    let mut escaped = false;
    for c in line.chars() {
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            None if c == '#' => return true,
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(_) | None => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::has_comment;

    #[test]
    fn a_comment_stands_outside_of_quotation_marks() {
        for line in ["# Leo \"told\" me", "due = 2026-11-27 # late", "title = \"a \\\" b\" # c"] {
            assert!(has_comment(line), "{line}");
        }
        for line in ["title = \"Fix #3\"", "tags = ['#hr', \"#x\"]", "", "title = \"a \\\" # b\""] {
            assert!(!has_comment(line), "{line}");
        }
    }
}
