//! One piece of a topics file: its text, and the topic that it says.

use std::sync::Arc;

use toml::de::DeTable;

use super::Severity;
use super::diagnostic::Finding;
use super::schema::{Reader, Roster, Surface, parse, read_foreign, read_topic};
use crate::domain::{Topic, TopicKey};

/// A piece of the text with the topics in it: one, but for a list in braces, or none once it is removed.
#[derive(Debug, PartialEq)]
pub(crate) struct Block {
    pub text: Box<str>,
    pub topics: Vec<Placed>,
    pub findings: Vec<Finding>,
    pub line_breaks: usize,
    /// Whether it holds tables or keys beside topics.
    pub foreign: bool,
}

/// A topic and where it stands in its block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    pub topic: Arc<Topic>,
    pub surface: Surface,
}

impl Block {
    /// Reads the text of one block, whose first topic is `key`.
    pub fn read(text: &str, key: TopicKey, roster: &Roster) -> Self {
        let mut reader = Reader::of(roster);
        let mut topics = Vec::new();
        let mut foreign = false;
        let parsed = parse(text);
        if let Some(root) = parsed.root() {
            foreign = root.len() > usize::from(root.contains_key("topic"));
            topics = read_topics(&mut reader, text, &root, key);
            read_foreign(&mut reader, &root);
        }
        let findings = parsed.tell(reader.findings);
        let line_breaks = text.bytes().filter(|b| *b == b'\n').count();
        Self { text: text.into(), topics, findings, line_breaks, foreign }
    }

    /// Whether something in it is wrong enough not to be loaded.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

fn read_topics(reader: &mut Reader<'_>, text: &str, root: &DeTable<'_>, key: TopicKey) -> Vec<Placed> {
    let Some(value) = root.get("topic") else { return Vec::new() };
    let Some(array) = value.get_ref().as_array() else {
        let finding = Finding::error(value.span().start, "`topic` must be a list of tables");
        reader.findings.push(finding.hint("start each topic with [[topic]], in two pairs of brackets"));
        return Vec::new();
    };
    let mut topics = Vec::with_capacity(array.len());
    for (nth, item) in array.iter().enumerate() {
        let inline = text.as_bytes().get(item.span().start) == Some(&b'{');
        let key = TopicKey { index: key.index + nth, ..key };
        if let Some(read) = read_topic(reader, key, item, inline)
            && let Some(topic) = read.topic
        {
            topics.push(Placed { topic: Arc::new(topic), surface: read.surface });
        }
    }
    topics
}
