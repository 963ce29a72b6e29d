//! The lines in which two texts differ.

/// A line of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffLine<'a> {
    /// It is in both.
    Same(&'a str),
    /// It is in the first text alone.
    Gone(&'a str),
    /// It is in the second text alone.
    New(&'a str),
    /// So many lines that are in both are left out.
    Skipped(usize),
}

/// The comparison of two texts, with so few lines around the differences that it stays short.
pub fn diff<'a>(one: &'a str, other: &'a str) -> Vec<DiffLine<'a>> {
    shortened(&whole(&lines(one), &lines(other)))
}

/// How many lines would go and come if the first text became the second.
pub fn counts(one: &str, other: &str) -> (usize, usize) {
    let all = whole(&lines(one), &lines(other));
    let count = |wanted: fn(&DiffLine<'_>) -> bool| all.iter().filter(|line| wanted(line)).count();
    (count(|line| matches!(line, DiffLine::Gone(_))), count(|line| matches!(line, DiffLine::New(_))))
}

/// The lines of a text. One that lacks its end is another line than one that has it.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// So many comparisons of lines are made at most; beyond, all that lies between the first and the last
/// difference counts as different.
const MOST_COMPARISONS: usize = 4_000_000;

fn whole<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<DiffLine<'a>> {
    let before = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one_rest, other_rest) =
        (one.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    let after = one_rest.iter().rev().zip(other_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, tail) = one_rest.split_at(one_rest.len() - after);
    let (new, _) = other_rest.split_at(other_rest.len() - after);
    let same = |lines: &[&'a str]| lines.iter().map(|line| DiffLine::Same(line)).collect::<Vec<_>>();
    let mut all = same(one.get(..before).unwrap_or_default());
    all.extend(between(gone, new));
    all.extend(same(tail));
    all
}

/// Compares by the longest common subsequence of lines.
fn between<'a>(one: &[&'a str], other: &[&'a str]) -> Vec<DiffLine<'a>> {
    let gone = |lines: &[&'a str]| lines.iter().map(|line| DiffLine::Gone(line)).collect::<Vec<_>>();
    let new = |lines: &[&'a str]| lines.iter().map(|line| DiffLine::New(line)).collect::<Vec<_>>();
    if one.len().saturating_mul(other.len()) > MOST_COMPARISONS {
        return [gone(one), new(other)].concat();
    }
    let common = Common::of(one, other);
    let (mut at, mut to, mut all) = (0, 0, Vec::new());
    while let (Some(a), Some(b)) = (one.get(at), other.get(to)) {
        if a == b {
            all.push(DiffLine::Same(a));
            (at, to) = (at + 1, to + 1);
        } else if common.after(at + 1, to) >= common.after(at, to + 1) {
            all.push(DiffLine::Gone(a));
            at += 1;
        } else {
            all.push(DiffLine::New(b));
            to += 1;
        }
    }
    all.extend(gone(one.get(at..).unwrap_or_default()));
    all.extend(new(other.get(to..).unwrap_or_default()));
    all
}

/// How many lines two texts have in common from any two places on.
struct Common {
    width: usize,
    longest: Vec<u32>,
}

impl Common {
    fn of(one: &[&str], other: &[&str]) -> Self {
        let width = other.len() + 1;
        let mut common = Self { width, longest: vec![0; width * (one.len() + 1)] };
        for (at, a) in one.iter().enumerate().rev() {
            for (to, b) in other.iter().enumerate().rev() {
                let longest = if a == b {
                    common.after(at + 1, to + 1) + 1
                } else {
                    common.after(at + 1, to).max(common.after(at, to + 1))
                };
                if let Some(place) = common.longest.get_mut(at * width + to) {
                    *place = longest;
                }
            }
        }
        common
    }

    fn after(&self, at: usize, to: usize) -> u32 {
        self.longest.get(at * self.width + to).copied().unwrap_or_default()
    }
}

/// So many lines are shown on each side of a difference.
const AROUND: usize = 2;

fn shortened<'a>(all: &[DiffLine<'a>]) -> Vec<DiffLine<'a>> {
    let differs = |line: &DiffLine<'_>| !matches!(line, DiffLine::Same(_));
    let near = |at: usize| {
        let range = at.saturating_sub(AROUND)..(at + AROUND + 1).min(all.len());
        all.get(range).is_some_and(|around| around.iter().any(differs))
    };
    let mut short = Vec::new();
    for (at, line) in all.iter().enumerate() {
        match short.last_mut() {
            _ if near(at) => short.push(*line),
            Some(DiffLine::Skipped(count)) => *count += 1,
            _ => short.push(DiffLine::Skipped(1)),
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(one: &str, other: &str) -> String {
        let line = |line: &DiffLine<'_>| match line {
            DiffLine::Same(text) => format!(" {}", text.trim_end()),
            DiffLine::Gone(text) => format!("-{}", text.trim_end()),
            DiffLine::New(text) => format!("+{}", text.trim_end()),
            DiffLine::Skipped(count) => format!("~{count}"),
        };
        diff(one, other).iter().map(line).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_comparison_names_what_came_and_went() {
        assert_eq!(shown("a\nb\nc\n", "a\nc\n"), " a -b  c");
        assert_eq!(shown("a\nb\nc\nd\n", "b\nx\nd\ny\n"), "-a  b -c +x  d +y");
        assert_eq!(shown("", "a\n"), "+a");
        assert_eq!(shown("a\n", "a"), "-a +a");
        assert_eq!(shown("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nx\n6\n"), "~2  3  4 -5 +x  6");
        assert_eq!(counts("a\nb\n", "b\nc\nd\n"), (1, 2));
    }

    #[test]
    fn texts_that_have_too_much_to_compare_differ_as_a_whole() {
        let long =
            |word: &str| (0..2100).map(|nth| format!("{word}{nth}")).collect::<Vec<_>>().join("\n") + "\n";
        let (one, other) = (format!("first\n{}last\n", long("a")), format!("first\n{}last\n", long("b")));
        assert_eq!(counts(&one, &other), (2100, 2100));
    }
}
