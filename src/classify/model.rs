//! The fitted weights: what each feature adds to the score of each practice.

use super::features::key;
use super::symbol::{HashedMap, hash};

/// The nine practices, then sensitivity, then the team meeting against 1-1s.
pub const OUTPUTS: usize = 11;

/// The place of the sensitivity score.
pub const SENSITIVE: usize = 9;

/// The place of the score that speaks for the team meeting.
pub const BROADCAST: usize = 10;

/// Weights are whole numbers; this many make one unit of log-odds.
pub const UNIT: f32 = 64.0;

/// What one feature adds to each output.
pub type Row = [i16; OUTPUTS];

/// The sum of the rows of a topic's features.
pub type Scores = [i32; OUTPUTS];

/// Weights by feature.
#[derive(Debug, Clone, Default)]
pub struct Model {
    rows: HashedMap<Row>,
    start: Scores,
}

/// The name of the row that every topic starts from.
pub const START_ROW: &str = "start";

impl Model {
    /// The weights that are part of the program.
    pub fn built_in() -> Self {
        Self::read(include_str!("weights.tsv"))
    }

    /// Reads lines of a feature's name and its weights, divided by tabs; an empty cell is zero. Lines
    /// that begin with `#` are remarks.
    pub fn read(text: &str) -> Self {
        let mut model = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let Some(name) = cells.next() else { continue };
            let mut row = Row::default();
            for (weight, cell) in row.iter_mut().zip(cells) {
                *weight = number(cell);
            }
            model.add(name, row);
        }
        model
    }

    /// Adds one feature by name.
    pub fn add(&mut self, name: &str, row: Row) {
        if name == START_ROW {
            self.start = row.map(i32::from);
            return;
        }
        let Some((kind, parts)) = name.split_once(':') else { return };
        let (left, right) = parts.split_once('+').unwrap_or((parts, ""));
        let right = if right.is_empty() { 0 } else { hash(right) };
        self.rows.insert(key(hash(kind), hash(left), right), row);
    }

    /// Where every topic starts.
    pub fn start(&self) -> Scores {
        self.start
    }

    /// What a feature adds; `None` when the model does not know it.
    pub fn row(&self, key: u64) -> Option<&Row> {
        self.rows.get(&key)
    }
}

fn number(cell: &str) -> i16 {
    let (sign, digits) = cell.strip_prefix('-').map_or((1, cell), |digits| (-1, digits));
    sign * digits
        .bytes()
        .fold(0i16, |n, byte| n.wrapping_mul(10).wrapping_add(i16::from(byte.wrapping_sub(b'0'))))
}
