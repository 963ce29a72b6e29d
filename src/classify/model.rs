//! The fitted weights: what each feature adds to the score of each practice.

use super::table::Table;
use super::weights::{OUTPUTS, Row, START_ROW, key_of, pack};

/// The place of the sensitivity score.
pub const SENSITIVE: usize = 9;

/// The place of the score that speaks for the team meeting.
pub const BROADCAST: usize = 10;

/// Weights are whole numbers; this many make one unit of log-odds.
pub const UNIT: f32 = 32.0;

/// The sum of the rows of a topic's features.
pub type Scores = [i32; OUTPUTS];

/// Weights by feature.
#[derive(Debug, Clone)]
pub struct Model {
    rows: Table<OUTPUTS>,
    start: Scores,
}

impl Model {
    /// The weights that are part of the program; `weights.tsv`, laid out by the build script.
    pub fn built_in() -> Self {
        const TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/weights.table"));
        const START: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/weights.start"));
        let start = START.first_chunk().copied().unwrap_or_default();
        Self { rows: Table::from_bytes(TABLE), start: start.map(|cell| i32::from(cell.cast_signed())) }
    }

    /// A model of these rows, by the features' names.
    pub fn new<'t>(rows: impl IntoIterator<Item = (&'t str, Row)>) -> Self {
        let mut start = Scores::default();
        let mut entries = Vec::new();
        for (name, row) in rows {
            match key_of(name) {
                Some(key) => entries.push((key, pack(row))),
                None if name == START_ROW => start = row.map(i32::from),
                None => {}
            }
        }
        Self { rows: Table::new(&entries), start }
    }

    /// Where every topic starts.
    pub fn start(&self) -> Scores {
        self.start
    }

    /// What a feature adds; `None` when the model does not know it.
    pub fn row(&self, key: u64) -> Option<Row> {
        self.rows.get(key).map(|row| row.map(u8::cast_signed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::weights::rows;

    /// The tables in the program and the readable file must say the same.
    #[test]
    fn the_built_in_model_is_what_the_weights_file_says() {
        let built_in = Model::built_in();
        let mut count = 0;
        for (name, row) in rows(include_str!("weights.tsv")) {
            match key_of(name) {
                Some(key) => assert_eq!(built_in.row(key), Some(row), "{name}"),
                None => assert_eq!(built_in.start(), row.map(i32::from), "{name}"),
            }
            count += 1;
        }
        assert!(count > 5_000, "{count}");
    }
}
