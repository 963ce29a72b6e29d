//! A text parsed as TOML, and what is to be told when it is none.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::DeTable;

use super::salvage::{Salvage, salvage};
use crate::store::diagnostic::{Finding, LineIndex};

/// As many syntax errors as are told of one piece of text: what follows is often their consequence.
pub(super) const MOST_ERRORS: usize = 20;

/// A parsed text.
pub(crate) struct Parsed<'t> {
    text: &'t str,
    tree: Tree<'t>,
    errors: Vec<Finding>,
}

/// What a text says.
enum Tree<'t> {
    Whole(Box<Spanned<DeTable<'t>>>),
    /// The text without the entries that are wrong.
    Salvaged(String),
    /// Nothing that is to be trusted.
    None,
}

/// Parses a text.
pub(crate) fn parse(text: &str) -> Parsed<'_> {
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Parsed { text, tree: Tree::Whole(Box::new(root)), errors: Vec::new() };
    }
    let marks = merge_conflicts(text);
    if !marks.is_empty() {
        return Parsed { text, tree: Tree::None, errors: marks };
    }
    let Salvage { readable, mut errors } = salvage(text);
    errors.sort_by_key(|finding| finding.offset);
    errors.dedup_by_key(|finding| finding.offset);
    errors.truncate(MOST_ERRORS);
    Parsed { text, tree: Tree::Salvaged(readable), errors }
}

impl Parsed<'_> {
    /// The tree, when there is something in it to go by. Entries with syntax errors are not in it.
    pub fn root(&self) -> Option<Cow<'_, DeTable<'_>>> {
        match &self.tree {
            Tree::Whole(root) => Some(Cow::Borrowed(root.get_ref())),
            Tree::Salvaged(text) => Some(Cow::Owned(DeTable::parse_recoverable(text).0.into_inner())),
            Tree::None => None,
        }
    }

    /// All that is to be told, in the order of the text: the syntax errors, and what was found in the tree on other lines. A header
    /// counts as a line with an error then, because what is missing below it may be in that error.
    pub fn tell(self, found: Vec<Finding>) -> Vec<Finding> {
        let mut all = if self.errors.is_empty() { found } else { self.tell_both(found) };
        all.sort_by_key(|finding| finding.offset);
        all
    }

    fn tell_both(self, found: Vec<Finding>) -> Vec<Finding> {
        let lines = LineIndex::new(self.text);
        let line = |finding: &Finding| lines.locate(self.text, finding.offset).0;
        let spoilt: Vec<usize> = self.errors.iter().map(line).collect();
        let is_header =
            |line| lines.line(self.text, line).is_some_and(|line| line.trim_start().starts_with('['));
        let counts = |finding: &Finding| !spoilt.contains(&line(finding)) && !is_header(line(finding));
        let others: Vec<_> = found.into_iter().filter(counts).collect();
        self.errors.into_iter().chain(others).collect()
    }
}

/// The lines that git leaves between two versions of a text.
const CONFLICT_MARKS: [(&str, &str); 3] = [
    ("<<<<<<<", "an unsolved merge conflict starts here"),
    ("=======", "the other side of a merge conflict starts here"),
    (">>>>>>>", "an unsolved merge conflict ends here"),
];

/// Whether a line is one that git leaves between two versions.
fn conflict_mark(line: &str) -> Option<&'static str> {
    let is_mark =
        |mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    CONFLICT_MARKS.iter().find(|(mark, _)| is_mark(mark)).map(|(_, what)| *what)
}

/// Names the lines that git left, which explain all other errors.
fn merge_conflicts(text: &str) -> Vec<Finding> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(what) = conflict_mark(line.trim_end()) {
            let hint = "keep one of the two versions, and remove the lines of <<<<<<<, ======= and >>>>>>>";
            found.push(Finding::error(at, what).hint(hint));
        }
        at += line.len();
    }
    found
}

/// Whether a value of several lines holds what git leaves between two versions.
pub(super) fn holds_conflict(value: &str) -> bool {
    value.contains("<<<<<<<") && value.lines().filter(|line| conflict_mark(line).is_some()).count() >= 3
}
