//! What routing a topic results in.

use std::sync::Arc;

use crate::domain::{Practice, Principle, Route, Topic};

/// Whether a verdict can be acted on or asks the manager first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The topic goes where the verdict says.
    Clear,
    /// The route is a guess; the topic stands on no agenda until the manager calls it.
    Unsure,
}

impl Certainty {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Unsure => "unsure",
        }
    }
}

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The rules, built in and the user's own.
    Rules,
    /// The manager: a call, or the drawer that the topic was put in.
    Manager,
    /// The topic's embargo date.
    Embargo,
}

impl Source {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Manager => "manager",
            Self::Embargo => "embargo",
        }
    }
}

/// Why a verdict is unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The text says too little either way.
    LittleEvidence,
    /// The text speaks for both routes.
    Torn,
    /// It may be sensitive, so a clear broadcast needs the manager's word.
    MaybeSensitive,
    /// It is a case study that names a member, and the team's are told without names.
    Named,
    /// The topic contradicts itself: called broadcast, yet marked as confidential.
    Contradiction,
}

/// A topic's route with how sure it is and what it rests on.
///
/// It can be made by the router only, so that whatever asks for one asks for a real judgement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Verdict {
    pub(super) route: Route,
    pub(super) source: Source,
    pub(super) practice: Practice,
    /// The strongest practice of the other route.
    pub(super) rival: Practice,
    pub(super) sensitive: bool,
    pub(super) guarded: bool,
    pub(super) doubt: Option<Doubt>,
    pub(super) about: About,
    /// The router's estimate, 0 to 1, that the topic belongs to the team meeting.
    pub(super) broadcast_share: f32,
    pub(super) principles: [Option<Principle>; 2],
}

/// What bears on the words in which a verdict is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct About {
    /// The text names somebody.
    pub names: bool,
    /// It is of a kind that is secret until it is announced.
    pub news: bool,
}

impl Verdict {
    /// Where the topic goes, or the guess when the verdict is unsure.
    pub fn route(&self) -> Route {
        self.route
    }

    /// Whether it can be acted on.
    pub fn certainty(&self) -> Certainty {
        if self.doubt.is_some() { Certainty::Unsure } else { Certainty::Clear }
    }

    /// Why it is unsure.
    pub fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// Who decided.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The practice that best explains the route.
    pub fn practice(&self) -> Practice {
        self.practice
    }

    /// The sections of the article that speak for telling everyone; empty for a private topic.
    pub fn principles(&self) -> impl Iterator<Item = Principle> {
        self.principles.into_iter().flatten()
    }

    /// Whether saying it in front of the team could hurt a person or break a confidence.
    pub fn sensitive(&self) -> bool {
        self.sensitive
    }

    /// Whether it is, or may be, sensitive: then a new topic goes to the private file, and calling it broadcast
    /// takes a reason. A text that could be either for reasons of its own is not.
    pub fn may_be_sensitive(&self) -> bool {
        self.sensitive || self.guarded
    }

    /// The router's estimate, 0 to 1, that the topic belongs to the team meeting.
    pub fn broadcast_share(&self) -> f32 {
        self.broadcast_share
    }
}

/// Which text of a topic a reason rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The title.
    Title,
    /// The notes.
    Notes,
    /// The tags.
    Tags,
}

impl Field {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Notes => "notes",
            Self::Tags => "tags",
        }
    }
}

/// The rule that stands for what the manager's calls have taught.
pub const YOUR_CALLS: &str = "your-calls";

/// One rule that fired: the words it found, the practice it speaks for and how much it weighs.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The rule's name, as in the rule table or the user's config.
    pub rule: String,
    /// The practice that it speaks for.
    pub practice: Practice,
    /// What it adds to the practice's score; the reasons of a verdict add up to the score.
    pub weight: f32,
    /// Where the words stand.
    pub field: Field,
    /// The first byte of the words in that field.
    pub start: usize,
    /// The byte after the words.
    pub end: usize,
    /// The words themselves.
    pub text: String,
}

/// Everything that `why` shows of a verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What was decided.
    pub verdict: Verdict,
    /// What speaks for the verdict's route, strongest first.
    pub reasons: Vec<Reason>,
    /// What speaks against it, strongest first.
    pub against: Vec<Reason>,
    /// Sentences on what would change the verdict, or what is missing.
    pub advice: Vec<String>,
}

/// A topic with its verdict: made by the router only, so the two always belong together.
#[derive(Debug, Clone)]
pub struct Routed {
    pub(super) topic: Arc<Topic>,
    pub(super) verdict: Verdict,
}

impl Routed {
    /// The topic.
    pub fn topic(&self) -> &Topic {
        &self.topic
    }

    /// Its verdict.
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Whether it may be said to the team today: a clear broadcast.
    pub fn is_clear_broadcast(&self) -> bool {
        self.verdict.doubt.is_none() && self.verdict.route == Route::Broadcast
    }
}
