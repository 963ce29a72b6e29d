//! Blocks of text beside each other, aligned by terminal cells.

use crate::cells::{pad, width};

/// The narrowest column in which an agenda reads well.
const NARROWEST: usize = 54;
/// What stands between two columns.
const GUTTER: &str = " │ ";

/// How many columns fit into `total` cells, and how wide each is.
pub(super) fn fit(total: usize) -> (usize, usize) {
    let gutter = width(GUTTER);
    let count = ((total + gutter) / (NARROWEST + gutter)).clamp(1, 4);
    (count, (total - gutter * (count - 1).min(total)) / count)
}

/// Lays `first` in the leftmost column and the other blocks, in order, in the remaining ones, so that
/// these are about equally long. With one column everything stands below each other.
pub(super) fn lay_out(
    first: Vec<String>,
    others: Vec<Vec<String>>,
    count: usize,
    cells: usize,
) -> Vec<String> {
    let mut columns = vec![first];
    let mut share = usize::MAX;
    if count > 1 {
        let total: usize = others.iter().map(|block| block.len() + 1).sum();
        share = total.div_ceil(count - 1);
        columns.push(Vec::new());
    }
    for block in others {
        append(&mut columns, block, share);
    }
    beside(&columns, cells)
}

/// Adds a block to the last column, or to a new one when the last has its share already.
fn append(columns: &mut Vec<Vec<String>>, block: Vec<String>, share: usize) {
    match columns.last_mut() {
        Some(column) if column.is_empty() || column.len().saturating_add(block.len() / 2) < share => {
            if !column.is_empty() {
                column.push(String::new());
            }
            column.extend(block);
        }
        _ => columns.push(block),
    }
}

fn beside(columns: &[Vec<String>], cells: usize) -> Vec<String> {
    let columns: Vec<&Vec<String>> = columns.iter().filter(|column| !column.is_empty()).collect();
    let height = columns.iter().map(|column| column.len()).max().unwrap_or(0);
    (0..height)
        .map(|row| {
            let parts: Vec<String> = columns.iter().map(|column| part(column, row, cells)).collect();
            parts.join(GUTTER).trim_end().to_owned()
        })
        .collect()
}

fn part(column: &[String], row: usize, cells: usize) -> String {
    pad(column.get(row).map_or("", String::as_str), cells)
}
