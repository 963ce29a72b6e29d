//! What the user adds to the routing: tags that mark a confidence, and rules of their own.

use crate::domain::{CONFIDENTIAL_TAGS, Practice};

/// The user's part of the routing, as the config file gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct RoutingConfig {
    /// Tags that mark a topic as told in confidence, without `#`, in lower case.
    pub confidential_tags: Vec<String>,
    /// The user's own rules.
    pub rules: Vec<UserRule>,
    /// Whether the manager's calls are noted and learned from.
    pub learn: bool,
}

/// Phrases that count as evidence for a practice, in the user's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct UserRule {
    /// Its name, shown as the reason.
    pub id: String,
    /// The practice that it speaks for.
    pub practice: Practice,
    /// The phrases, in the form of the built-in table.
    pub phrases: Vec<String>,
    /// What one hit adds to the practice's score; 1 is noticeable, 3 is strong.
    pub weight: f32,
    /// Whether a hit makes the topic sensitive: then it is never clearly broadcast.
    pub sensitive: bool,
}

impl Default for RoutingConfig {
    fn default() -> Self {
        Self {
            confidential_tags: CONFIDENTIAL_TAGS.map(str::to_owned).to_vec(),
            rules: Vec::new(),
            learn: true,
        }
    }
}

impl RoutingConfig {
    /// The same with these rules as well; one that has the id of a rule here takes its place.
    #[must_use]
    pub fn with_rules(mut self, rules: &[UserRule]) -> Self {
        self.rules.retain(|old| rules.iter().all(|rule| rule.id != old.id));
        self.rules.extend_from_slice(rules);
        self
    }
}
