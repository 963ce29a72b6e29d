//! The log of the built-in example: the year of meetings that lies behind its team.

use std::sync::Arc;

use super::file::LogFile;
use super::read::Volume;
use crate::domain::{Drawer, Week};
use crate::store::Place;

/// The text of each week, in the order of drawers and weeks.
const TEXTS: &[(Drawer, &str, &str)] = &include!(concat!(env!("OUT_DIR"), "/history.rs"));

/// The files as they would be read.
pub(super) fn files(place: &Place) -> Vec<Arc<LogFile>> {
    let file = |(drawer, week, text): &(Drawer, &str, &str)| {
        let volume = Volume { drawer: *drawer, week: Week::parse(week)? };
        Some(Arc::new(LogFile::of_text(volume, &place.log_file(volume.drawer, volume.week), text)))
    };
    TEXTS.iter().filter_map(file).collect()
}
