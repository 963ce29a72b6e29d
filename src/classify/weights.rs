//! The form of `weights.tsv`: a feature's name, then what it adds to each output.

use super::symbol::{hash, join};

/// The nine practices, then sensitivity, then the team meeting against 1-1s.
pub const OUTPUTS: usize = 11;

/// The name of the row that every topic starts from.
pub const START_ROW: &str = "start";

/// What one feature adds to each output.
pub type Row = [i8; OUTPUTS];

/// Reads the rows; an empty cell is zero, and lines that begin with `#` are remarks.
#[cfg_attr(not(test), allow(dead_code, reason = "the build script uses it"))]
pub(super) fn rows(text: &str) -> impl Iterator<Item = (&str, Row)> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let mut row = Row::default();
        for (weight, cell) in row.iter_mut().zip(cells) {
            *weight = cell.parse().unwrap_or_default();
        }
        (name, row)
    })
}

/// The number under which the model knows a feature: of `kind:left+right`.
pub(super) fn key_of(name: &str) -> Option<u64> {
    let (kind, parts) = name.split_once(':')?;
    let (left, right) = parts.split_once('+').unwrap_or((parts, ""));
    let right = if right.is_empty() { 0 } else { hash(right) };
    Some(key(hash(kind), hash(left), right))
}

/// The number of a feature of which the parts' hashes are known.
pub(super) const fn key(kind: u64, left: u64, right: u64) -> u64 {
    join(join(kind, left), right)
}

/// A row as the table keeps it.
pub(super) fn pack(row: Row) -> [u8; OUTPUTS] {
    row.map(i8::cast_unsigned)
}
