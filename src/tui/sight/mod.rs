//! What the pages that look back and ahead show, as entries of lists: how everybody's 1-1s are doing, the log, the
//! weeks to come and a week that is past. Made when something changes; colours and drawing do not belong here.

mod entry;
mod forecast;
mod log;
mod look_back;
mod member;
mod people;
mod record;

pub use entry::{About, Entry};
pub use forecast::{one_on_ones as forecast_of_one_on_ones, team as forecast_of_team};
pub use log::{nothing as nothing_logged, rows as log};
pub use look_back::{meetings as week_of_meetings, people as week_of_people};
pub use member::entries as member;
pub use people::rows as people;
pub use record::{called as meeting_of, entries as record};
