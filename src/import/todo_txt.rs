//! todo.txt: one task a line, `(A) 2026-11-20 Which queue do we keep? +platform @dana due:2026-11-27`.

use super::found::{Closed, Otherwise, date};
use super::lines::Lines;
use super::marks::{self, Signs};
use super::{Found, Problem};
use crate::domain::Priority;

/// A context is somebody, or a place or tool like most are.
const SIGNS: Signs = Signs { tag: '+', otherwise: Otherwise::Tag };

/// Reads every line that is not blank.
pub(super) fn read(text: &str) -> Result<Vec<Found>, Vec<Problem>> {
    let lines = Lines::of(text);
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            match task(line.trim_end_matches(['\n', '\r']), offset, &lines) {
                Ok(one) => found.push(one),
                Err(problem) => problems.push(problem),
            }
        }
        offset += line.len();
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

fn task(line: &str, offset: usize, lines: &Lines<'_>) -> Result<Found, Problem> {
    let (number, column) = lines.locate(offset);
    let mut found = Found { line: number, column, ..Found::default() };
    let mut rest = line.trim_start_matches([' ', '\t']);
    if let Some(done) = rest.strip_prefix("x ") {
        (found.closed, rest) = (Some(Closed::Done), done.trim_start());
    }
    if let Some((letter, after)) = priority(rest) {
        (found.priority, rest) = (Some(letter), after);
    }
    // Of what is done, the day that it was comes first.
    while let Some((word, after)) = rest.split_once(' ') {
        let Some(day) = date(word).filter(|_| word.len() == 10) else { break };
        (found.added, rest) = (Some(day), after.trim_start());
    }
    marks::read(&mut found, rest, offset, &SIGNS, lines)?;
    Ok(found)
}

/// The priority that a task begins with: `(A)` is high, `(B)` and `(C)` are usual, the others low.
fn priority(text: &str) -> Option<(Priority, &str)> {
    let (letter, rest) = text.strip_prefix('(')?.split_once(") ")?;
    let priority = match letter.as_bytes() {
        [b'A'] => Priority::High,
        [b'B' | b'C'] => Priority::Normal,
        [b'D'..=b'Z'] => Priority::Low,
        _ => return None,
    };
    Some((priority, rest.trim_start()))
}
