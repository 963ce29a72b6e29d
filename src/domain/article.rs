//! The article as data: nine practices and five principles, with the words to cite.

use std::fmt;

use super::Route;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $id:literal, $cite:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$item_doc])* $item),+ }

        impl $name {
            /// All of them, in the article's order.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// The word used in files, commands and JSON.
            pub fn id(self) -> &'static str {
                match self { $(Self::$item => $id),+ }
            }

            /// The article's own words.
            pub fn cite(self) -> &'static str {
                match self { $(Self::$item => $cite),+ }
            }

            /// Reads the exact id.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.id() == text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.id())
            }
        }
    };
}

words! {
    /// A situation in which the article finds a 1-1 good practice (the first five) or not (the last four).
    Practice {
        /// How somebody is doing, getting to know each other, morale.
        Trust = "trust", "Building trust and relationships";
        /// Teaching, mentoring or stretching one person.
        Coaching = "coaching", "Used for personalized coaching and development";
        /// What would hurt a person or break a confidence when said to all.
        Confidential = "confidential", "Confidential or sensitive issues";
        /// Feedback on one person, and their career.
        Growth = "growth", "Detailed feedback and personal growth";
        /// One person's goals, expectations, scope and workload.
        Objectives = "objectives", "Clarity and alignment on personal objectives";
        /// Announcements, decisions, dates, policy.
        BroadInformation = "broad-information", "Sharing information that needs to be broad";
        /// Incidents, mistakes as case studies, design, debate, demos.
        CollectiveLearning = "collective-learning", "Collective learning and reasoning";
        /// Feedback on shared work, praise, surveys, everyone's opinion.
        OpenFeedback = "open-feedback", "Promoting open feedback culture";
        /// Status, planning, coordination.
        TimeEfficiency = "time-efficiency", "Time efficiency in large teams";
    }
}

words! {
    /// Why a topic is better said to everyone: a section of the article, cited by its heading.
    Principle {
        /// Nobody has privileged access to information.
        EqualAccess = "equal-access", "Equal Access to Information";
        /// The team is aligned and can help to solve the problem.
        Transparency = "transparency", "Empowerment Through Transparency";
        /// Feedback given in the open teaches reasoning to all.
        FeedbackAsLearning = "feedback-as-learning", "Feedback as Collective Learning";
        /// Everyone hears the same message directly, nobody relays it.
        OneMessage = "one-message", "Avoiding Miscommunication";
        /// One person's mistake is everybody's lesson.
        CaseStudy = "case-study", "Case Study Approach to Mistakes";
    }
}

impl Practice {
    /// Where a topic of this practice is talked about.
    pub fn route(self) -> Route {
        if self <= Self::Objectives { Route::Private } else { Route::Broadcast }
    }

    /// A short name for screens and agendas.
    pub fn label(self) -> &'static str {
        match self {
            Self::Trust => "Trust",
            Self::Coaching => "Coaching",
            Self::Confidential => "Confidential",
            Self::Growth => "Growth",
            Self::Objectives => "Objectives",
            Self::BroadInformation => "Broad information",
            Self::CollectiveLearning => "Collective learning",
            Self::OpenFeedback => "Open feedback",
            Self::TimeEfficiency => "Time efficiency",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_practices_are_private_and_four_broadcast() {
        let private = Practice::ALL.iter().filter(|p| p.route() == Route::Private).count();
        assert_eq!((private, Practice::ALL.len(), Principle::ALL.len()), (5, 9, 5));
        assert!(Practice::ALL.iter().all(|p| Practice::parse(p.id()) == Some(*p)));
        assert!(Principle::ALL.iter().all(|p| Principle::parse(p.id()) == Some(*p)));
    }
}
