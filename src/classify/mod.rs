//! Routes a topic by the article and says why.
//!
//! Knows the article, the rules and the text of one topic; knows nothing of files and agendas.

mod article;
mod config;
mod explain;
mod features;
mod grammar;
mod judge;
mod model;
mod people;
mod phrases;
mod router;
mod stem;
mod symbol;
mod text;
mod verdict;

pub use article::{Practice, Principle};
pub use config::{RoutingConfig, UserRule};
pub use judge::Limits;
pub use model::{BROADCAST, Model, OUTPUTS, Row, SENSITIVE, START_ROW, Scores, UNIT};
pub use router::Router;
pub use verdict::{Certainty, Doubt, Explanation, Field, Reason, Routed, Source, Verdict};
