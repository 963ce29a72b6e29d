//! Where a list stands: the selected row and the first row that is shown.

use super::{Row, Target};

/// The place in one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The index of the selected row.
    pub selected: usize,
    /// The index of the first row on the screen.
    pub offset: usize,
}

impl Cursor {
    /// Moves by so many rows that can be selected, as far as there are any.
    pub fn step(&mut self, rows: &[impl Row], by: isize) {
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 { after(rows, self.selected) } else { before(rows, self.selected) };
            match next {
                Some(next) => self.selected = next,
                None => return,
            }
        }
    }

    /// Goes to the first row that can be selected.
    pub fn first(&mut self, rows: &[impl Row]) {
        *self = Self::default();
        self.settle(rows);
    }

    /// Goes to the last row that can be selected.
    pub fn last(&mut self, rows: &[impl Row]) {
        self.selected = rows.len();
        self.settle(rows);
    }

    /// Makes sure that a row is selected that can be: this one, else the next, else the one before.
    pub fn settle(&mut self, rows: &[impl Row]) {
        self.selected = self.selected.min(rows.len().saturating_sub(1));
        if rows.get(self.selected).is_some_and(|row| row.target().is_some()) {
            return;
        }
        let near = after(rows, self.selected).or_else(|| before(rows, self.selected));
        self.selected = near.unwrap_or(0);
    }

    /// Scrolls so that the selected row is on the screen, with the heading above it when that fits and,
    /// at the end of the list, with what follows it. `height` gives the lines that a row takes.
    ///
    /// The cost depends on what fits on the screen, not on the length of the list.
    pub fn reveal(&mut self, rows: &[impl Row], lines: usize, height: impl Fn(usize) -> usize) {
        self.offset = self.offset.min(rows.len().saturating_sub(1)).min(self.selected);
        let end = tail(rows, self.selected, lines);
        for goal in [end, self.selected] {
            self.offset = self.offset.max(start_to_show(goal, lines, &height).min(self.selected));
        }
        let heading = heading(rows, self.selected, lines);
        let fits = (heading..=self.selected).map(&height).sum::<usize>() <= lines;
        if self.offset > heading && fits {
            self.offset = heading;
        }
        self.fill(rows, lines, &height);
    }

    /// Leaves no empty lines below the last row while there are rows above the first one.
    fn fill(&mut self, rows: &[impl Row], lines: usize, height: &impl Fn(usize) -> usize) {
        let Some(last) = rows.len().checked_sub(1) else { return };
        if last - self.offset <= lines {
            self.offset = self.offset.min(start_to_show(last, lines, height));
        }
    }
}

/// The earliest first row with which row `goal` is still shown whole.
fn start_to_show(goal: usize, lines: usize, height: &impl Fn(usize) -> usize) -> usize {
    let mut start = goal;
    let mut used = height(goal);
    while let Some(above) = start.checked_sub(1) {
        used += height(above);
        if used > lines {
            break;
        }
        start = above;
    }
    start
}

/// The first of the rows right above `selected` that cannot be selected, when they are few.
fn heading(rows: &[impl Row], selected: usize, most: usize) -> usize {
    let above = rows.get(..selected).unwrap_or_default();
    selected - above.iter().rev().take(most).take_while(|row| row.target().is_none()).count()
}

/// The last row of the list when nothing after `selected` can be selected, else `selected`.
fn tail(rows: &[impl Row], selected: usize, most: usize) -> usize {
    let below = rows.get(selected + 1..).unwrap_or_default();
    let rest = below.iter().take(most).take_while(|row| row.target().is_none()).count();
    if rest == below.len() { selected + rest } else { selected }
}

fn after(rows: &[impl Row], at: usize) -> Option<usize> {
    let below = rows.get(at + 1..)?;
    below.iter().position(|row| row.target().is_some()).map(|ahead| at + 1 + ahead)
}

fn before(rows: &[impl Row], at: usize) -> Option<usize> {
    rows.get(..at)?.iter().rposition(|row| row.target().is_some())
}

/// The rows that are on the screen: index, first line and how many lines of it are to be seen.
pub fn on_screen(
    rows: usize,
    offset: usize,
    lines: usize,
    height: impl Fn(usize) -> usize,
) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut line = 0;
    (offset..rows).map_while(move |index| {
        let from = line;
        line += height(index);
        (from < lines).then(|| (index, from, (line - from).min(lines - from)))
    })
}

/// How many topics stand below the last row that is shown whole; `None` when no row is left out.
pub fn left_out(
    rows: &[impl Row],
    offset: usize,
    lines: usize,
    height: impl Fn(usize) -> usize,
) -> Option<usize> {
    let whole =
        on_screen(rows.len(), offset, lines, &height).filter(|(index, _, seen)| *seen == height(*index));
    let below = whole.last().map_or(offset, |(index, ..)| index + 1);
    let rest = rows.get(below..).filter(|rest| !rest.is_empty())?;
    Some(rest.iter().filter(|row| matches!(row.target(), Some(Target::Topic(_)))).count())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Test(bool);

    impl Row for Test {
        fn target(&self) -> Option<Target> {
            self.0.then_some(Target::Member(0))
        }
    }

    fn rows(pattern: &str) -> Vec<Test> {
        pattern.chars().map(|c| Test(c == 'x')).collect()
    }

    #[test]
    fn steps_jump_over_headings() {
        let rows = rows("-xx--x-");
        let mut cursor = Cursor::default();
        cursor.first(&rows);
        assert_eq!(cursor.selected, 1);
        cursor.step(&rows, 2);
        assert_eq!(cursor.selected, 5);
        cursor.step(&rows, 9);
        assert_eq!(cursor.selected, 5, "there is nothing further down");
        cursor.step(&rows, -2);
        assert_eq!(cursor.selected, 1);
        cursor.last(&rows);
        assert_eq!(cursor.selected, 5);
    }

    #[test]
    fn a_row_that_is_gone_leaves_the_next_one_selected() {
        let mut cursor = Cursor { selected: 2, offset: 0 };
        cursor.settle(&rows("-x-x"));
        assert_eq!(cursor.selected, 3);
        cursor.settle(&rows("-x-"));
        assert_eq!(cursor.selected, 1);
        cursor.settle(&rows(""));
        assert_eq!(cursor.selected, 0);
    }

    #[test]
    fn going_up_to_the_first_topic_shows_its_heading() {
        let rows = rows("-xxxxxxxx");
        let mut cursor = Cursor { selected: 1, offset: 4 };
        cursor.reveal(&rows, 3, |_| 1);
        assert_eq!(cursor.offset, 0);
    }

    #[test]
    fn going_down_to_the_last_topic_shows_what_follows_it() {
        let rows = rows("xxxxxx--");
        let mut cursor = Cursor { selected: 5, offset: 0 };
        cursor.reveal(&rows, 4, |_| 1);
        assert_eq!(cursor.offset, 4);
    }

    proptest! {
        #[test]
        fn the_selected_row_is_always_seen(
            pattern in "[x-]{1,40}", selected in 0usize..40, offset in 0usize..40, lines in 1usize..12,
            tall in 1usize..4,
        ) {
            let rows = rows(&pattern);
            let height = |index: usize| 1 + index % tall;
            let mut cursor = Cursor { selected, offset };
            cursor.settle(&rows);
            cursor.reveal(&rows, lines, height);
            let seen = on_screen(rows.len(), cursor.offset, lines, height).find(|(index, ..)| *index == cursor.selected);
            prop_assert!(seen.is_some(), "{cursor:?}");
            let (index, _, shown) = seen.unwrap();
            prop_assert!(shown == height(index) || height(index) > lines, "cut off: {cursor:?}");
        }
    }
}
