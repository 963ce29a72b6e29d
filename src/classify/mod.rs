//! Routes a topic by the article and says why.
//!
//! Knows the article, the rules and the text of one topic; knows nothing of files and agendas.

mod article;
mod verdict;

pub use article::{Practice, Principle};
pub use verdict::{Certainty, Doubt, Explanation, Field, Reason, Routed, Source, Verdict};
