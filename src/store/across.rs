//! What only both topics files together can get wrong.

use std::collections::{BTreeSet, HashMap};

use super::diagnostic::Severity;
use super::document::Document;
use super::report::limit;
use super::{Diagnostic, Workspace};
use crate::domain::{Drawer, Topic, TopicId, TopicKey};

/// Shared topics that are the same, word for word, as one in the private file: a move between the files
/// was interrupted. In doubt a topic is private, so that these are left out until one is removed.
pub(super) fn leftovers(shared: &Document, private: &Document) -> BTreeSet<TopicKey> {
    let by_title: HashMap<&str, &Topic> =
        private.topics().map(|topic| (topic.title.as_str(), &**topic)).collect();
    if by_title.is_empty() {
        return BTreeSet::new();
    }
    let is_same = |topic: &Topic| {
        let other = by_title.get(topic.title.as_str());
        other.is_some_and(|other| Topic { key: other.key, ..topic.clone() } == **other)
    };
    shared.topics().filter(|topic| is_same(topic)).map(|topic| topic.key).collect()
}

impl Workspace {
    /// The warning of a leftover.
    pub(super) fn leftover(&self, key: TopicKey) -> Option<Diagnostic> {
        let private = self.place().short_name(Drawer::Private);
        let what = format!("this topic stands in {private} too, so it is left out here");
        let hint = "remove it from one of the files: a move between them was interrupted";
        self.at_topic(Severity::Warning, key, what, hint)
    }

    /// Ids that more than one topic has.
    pub(super) fn repeated_ids(&self) -> Vec<Diagnostic> {
        let mut first: HashMap<&TopicId, TopicKey> = HashMap::new();
        let mut repeated = Vec::new();
        for topic in self.topics() {
            let Some(id) = &topic.id else { continue };
            match first.get(id) {
                None => drop(first.insert(id, topic.key)),
                Some(other) => repeated.extend(self.repeated_id(topic.key, id, *other)),
            }
        }
        limit(&self.shared.file, &mut repeated);
        repeated
    }

    fn repeated_id(&self, key: TopicKey, id: &TopicId, other: TopicKey) -> Option<Diagnostic> {
        let (line, file) = (self.line_of(other)?, self.place().short_name(other.drawer));
        let what = format!("the id \"{id}\" is taken by the topic of {file}, line {line}");
        self.at_topic(Severity::Error, key, what, "give one of them another id, or remove its line")
    }

    /// A problem at the header of a topic.
    fn at_topic(&self, severity: Severity, key: TopicKey, what: String, hint: &str) -> Option<Diagnostic> {
        let file = &self.document(key.drawer).file;
        let mut problem = Diagnostic::of_file(severity, file, what, Some(hint.to_owned()));
        (problem.line, problem.column) = (self.line_of(key)?, 1);
        Some(problem)
    }
}
