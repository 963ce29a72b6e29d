//! From parsed TOML to the domain's values, with every problem named at its place.
//!
//! Written by hand over the spanned tree, so that one reading finds all problems and keeps the span of
//! every key.

mod confidence;
mod exception;
mod member;
mod parsed;
mod roster;
mod salvage;
mod syntax;
mod team;
mod topic;
mod values;

pub(crate) use parsed::parse;
pub(crate) use roster::Roster;
pub(crate) use team::read_team;
pub(crate) use topic::{KeySpan, Surface, end_of, read_foreign, read_topic};

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::diagnostic::{Finding, Severity};
use super::suggest::nearest;

/// One key of a table with its value.
#[derive(Clone)]
pub(crate) struct Entry<'t, 'i> {
    pub key: &'t str,
    pub key_span: Range<usize>,
    pub value: &'t Spanned<DeValue<'i>>,
}

/// The entries of a table in the order of the file.
pub(crate) fn entries<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
    let entry = |(key, value): (&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)| Entry {
        key: key.get_ref(),
        key_span: key.span(),
        value,
    };
    let mut entries: Vec<_> = table.iter().map(entry).collect();
    entries.sort_unstable_by_key(|entry| entry.key_span.start);
    entries
}

/// Collects what is wrong while values are read.
#[derive(Debug, Default)]
pub(crate) struct Reader<'r> {
    pub findings: Vec<Finding>,
    /// The people whom topics may name.
    roster: Option<&'r Roster>,
}

impl<'r> Reader<'r> {
    /// A reader of topics, which may name these people.
    pub fn of(roster: &'r Roster) -> Self {
        Self { findings: Vec::new(), roster: Some(roster) }
    }

    /// Whether something was wrong in what was read since there were so many findings.
    pub fn has_error_since(&self, findings: usize) -> bool {
        self.findings.iter().skip(findings).any(|finding| finding.severity == Severity::Error)
    }

    pub fn error(&mut self, at: usize, what: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::error(at, what).hint(hint));
    }

    pub fn warning(&mut self, at: usize, what: impl Into<String>, hint: impl Into<String>) {
        self.findings.push(Finding::warning(at, what).hint(hint));
    }

    /// Refuses a key that is near a known one, where a slip could show what was to be hidden or lose what
    /// was to be read; warns of any other unknown key.
    pub fn slip_or_unknown(&mut self, entry: &Entry<'_, '_>, known: &[&str], table: &str) {
        match nearest(entry.key, known.iter().copied()) {
            Some(near) => {
                let what = format!("`{}` is not a key of {table}", entry.key);
                self.error(entry.key_span.start, what, format!("did you mean `{near}`?"));
            }
            None => self.unknown_key(entry, known, table),
        }
    }

    /// Warns of a key that songsheet does not know; the key stays as it is.
    pub fn unknown_key(&mut self, entry: &Entry<'_, '_>, known: &[&str], table: &str) {
        let what = format!("`{}` is not a key of {table} and has no effect", entry.key);
        let hint = match nearest(entry.key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? Otherwise it is kept as it is"),
            None => "it is kept as it is".to_owned(),
        };
        let once = format!("{table}.{}", entry.key);
        self.findings.push(Finding::warning(entry.key_span.start, what).hint(hint).once(once));
    }
}
