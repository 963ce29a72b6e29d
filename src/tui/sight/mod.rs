//! What the pages that look back and ahead show, as entries of lists: how everybody's 1-1s are doing, the log, the
//! weeks to come and a week that is past. Made when something changes; colours and drawing do not belong here.

mod entry;
mod member;
mod people;

pub use entry::{About, Entry};
pub use member::entries as member;
pub use people::rows as people;
