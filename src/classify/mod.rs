//! Routes a topic by the article and says why.
//!
//! Knows the article, the rules and the text of one topic; knows nothing of files and agendas.

mod config;
mod doubt;
mod explain;
mod features;
mod grammar;
mod judge;
mod lessons;
mod model;
mod nameless;
mod naming;
mod news;
mod people;
mod phrases;
mod precedence;
mod router;
mod runs;
mod score;
mod senses;
mod stem;
mod symbol;
mod table;
mod telling;
mod text;
mod tree;
mod verdict;
mod weights;

pub use config::{RoutingConfig, UserRule};
pub use judge::Limits;
pub use lessons::{Lesson, Moved};
pub use model::{BROADCAST, Model, SENSITIVE, Scores, UNIT};
pub use nameless::Nameless;
pub use naming::Naming;
pub use router::Router;
pub use telling::Side;
pub use verdict::{Certainty, Doubt, Explanation, Field, Reason, Routed, Source, Verdict, YOUR_CALLS};
pub use weights::{OUTPUTS, Row, START_ROW};
