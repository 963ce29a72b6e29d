//! A doubt in words: why a topic needs the manager's call, and the question whose answer would settle it.

use super::{Doubt, Verdict};
use crate::domain::{Practice, Route};

impl Doubt {
    /// The word used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LittleEvidence => "little-evidence",
            Self::Torn => "torn",
            Self::MaybeSensitive => "maybe-sensitive",
            Self::Named => "named",
            Self::Contradiction => "contradiction",
        }
    }
}

impl Verdict {
    /// Why it is unsure, as a part of a sentence.
    pub fn why_unsure(&self) -> Option<String> {
        let says = match self.doubt? {
            Doubt::LittleEvidence => "it says too little to tell",
            Doubt::Torn => return Some(self.either()),
            Doubt::MaybeSensitive => return Some(self.perhaps_sensitive()),
            Doubt::Named => "it names somebody, and your team tells mistakes without names",
            Doubt::Contradiction => "it is called broadcast, yet marked as confidential",
        };
        Some(says.to_owned())
    }

    /// What the manager is asked; the answer would settle the doubt.
    pub fn asks(&self) -> Option<&'static str> {
        Some(match self.doubt? {
            Doubt::LittleEvidence => "What is it about, and whom does it concern?",
            Doubt::Torn => self.which_of_both(),
            Doubt::MaybeSensitive if self.is_news() => {
                "Is it announced yet? If all may hear it, call it broadcast."
            }
            Doubt::MaybeSensitive if self.private_side() != Practice::Confidential => self.which_of_both(),
            Doubt::MaybeSensitive => {
                "Would anybody mind hearing it in front of all? If not, call it broadcast."
            }
            Doubt::Named => "Name it without naming: split it. Or call it broadcast, with the name.",
            Doubt::Contradiction => "Take one back, or say why all may hear it.",
        })
    }

    /// The two things that a text may be about which speaks for both routes.
    fn either(&self) -> String {
        let [private, broadcast] = self.both();
        format!("it could be either: {}, or {}", reading(private), reading(broadcast))
    }

    /// What keeps it from the team.
    fn perhaps_sensitive(&self) -> String {
        let may_be = match self.private_side() {
            Practice::Trust => "about how somebody is doing",
            Practice::Coaching => "about what one person is to learn",
            Practice::Growth => "feedback on one person",
            Practice::Objectives => "about one person's goals or workload",
            _ if self.is_news() => "news that is not announced yet",
            _ => "sensitive",
        };
        format!("it may be {may_be}, so the team hears it only on your word")
    }

    /// The question between the two.
    fn which_of_both(&self) -> &'static str {
        match self.both() {
            [Practice::Confidential, _] if self.is_news() => "Is it announced yet?",
            [Practice::Confidential, _] => "Would anybody mind hearing it in front of all?",
            [Practice::Coaching, _] if !self.about.names => "Who is to learn it: one person, or all?",
            [Practice::Objectives, _] if !self.about.names => "Whose is it: one person's, or the team's?",
            _ if self.about.names => "Is it about the person, or about the work?",
            _ => "Who is it about: one person, or all?",
        }
    }

    /// Whether it is in confidence until it is announced.
    pub(super) fn is_news(&self) -> bool {
        self.about.news && self.private_side() == Practice::Confidential
    }

    /// The strongest practice for a 1-1.
    fn private_side(&self) -> Practice {
        let [private, _] = self.both();
        private
    }

    /// The strongest practice of either route, the private one first.
    fn both(&self) -> [Practice; 2] {
        match self.route {
            Route::Private => [self.practice, self.rival],
            Route::Broadcast => [self.rival, self.practice],
        }
    }
}

/// What a topic of this practice is about.
fn reading(practice: Practice) -> &'static str {
    match practice {
        Practice::Trust => "how one person is doing",
        Practice::Coaching => "teaching one person something",
        Practice::Confidential => "something told in confidence",
        Practice::Growth => "feedback on one person",
        Practice::Objectives => "one person's goals or workload",
        Practice::BroadInformation => "news for everybody",
        Practice::CollectiveLearning => "something to learn from together",
        Practice::OpenFeedback => "feedback on what all share",
        Practice::TimeEfficiency => "how the work is going",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Source;
    use crate::classify::verdict::About;

    fn torn(route: Route, practice: Practice, rival: Practice, names: bool, news: bool) -> Verdict {
        Verdict {
            route,
            source: Source::Rules,
            practice,
            rival,
            sensitive: false,
            guarded: false,
            doubt: Some(Doubt::Torn),
            about: About { names, news },
            broadcast_share: 0.5,
            principles: [None; 2],
        }
    }

    #[test]
    fn a_torn_verdict_says_what_both_are_and_asks_what_is_missing() {
        let either = torn(Route::Broadcast, Practice::TimeEfficiency, Practice::Growth, true, false);
        let why = either.why_unsure().unwrap();
        assert_eq!(why, "it could be either: feedback on one person, or how the work is going");
        assert_eq!(either.asks(), Some("Is it about the person, or about the work?"));
        let guess = torn(Route::Private, Practice::Growth, Practice::TimeEfficiency, false, false);
        assert_eq!(guess.why_unsure(), Some(why), "whichever it is thought to be");
        assert_eq!(guess.asks(), Some("Who is it about: one person, or all?"));
        let news = torn(Route::Private, Practice::Confidential, Practice::BroadInformation, true, true);
        assert_eq!(news.asks(), Some("Is it announced yet?"));
        let clear = Verdict { doubt: None, ..guess };
        assert_eq!((clear.why_unsure(), clear.asks()), (None, None));
    }
}
