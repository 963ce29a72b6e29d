//! Which backups of a file are given up, so that they need a bounded amount of space.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::Backup;

/// The newest are kept, so many of them.
const NEWEST: usize = 20;
/// Of each day the last one is kept, for so many days.
const DAYS: i64 = 30;
/// So many of those are kept for as long after which more than half of the text was gone.
const BEFORE_LOSSES: usize = 10;
/// The backups of one file take no more than this, but for the two newest ones.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Those of `all`, the oldest first, that need not be kept any longer.
pub(super) fn surplus(all: &[Backup]) -> Vec<&Backup> {
    let mut wanted: BTreeSet<u32> = all.iter().rev().take(NEWEST).map(|backup| backup.number).collect();
    wanted.extend(last_of_days(all));
    wanted.extend(before_losses(all));
    let (mut bytes, mut kept) = (0, 0);
    let mut surplus = Vec::new();
    for backup in all.iter().rev() {
        let room = kept < 2 || bytes + backup.bytes <= MOST_BYTES;
        if wanted.contains(&backup.number) && room {
            bytes += backup.bytes;
            kept += 1;
        } else {
            surplus.push(backup);
        }
    }
    surplus
}

/// The backups of the last days.
fn recent(all: &[Backup]) -> impl Iterator<Item = (usize, &Backup)> {
    let since = all.last().and_then(|last| last.when.checked_sub_signed(TimeDelta::days(DAYS)));
    all.iter().enumerate().rev().filter(move |(_, backup)| since.is_none_or(|since| backup.when >= since))
}

fn last_of_days(all: &[Backup]) -> Vec<u32> {
    let mut days = BTreeSet::new();
    recent(all)
        .filter(|(_, backup)| days.insert(backup.when.date()))
        .map(|(_, backup)| backup.number)
        .collect()
}

/// What stood there before more than half of it was gone, and what came next, by which that is known: if it was
/// a mishap, nobody may notice for days.
fn before_losses(all: &[Backup]) -> Vec<u32> {
    let loss = |(at, backup): (usize, &Backup)| {
        let next = all.get(at + 1).filter(|next| next.bytes < backup.bytes / 2)?;
        Some([backup.number, next.number])
    };
    recent(all).filter_map(loss).take(BEFORE_LOSSES).flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chrono::NaiveDateTime;

    use super::*;

    /// Keeps texts of these lengths one after the other, so many minutes apart, and gives what is left.
    fn left(lengths: &[usize], minutes: i64) -> Vec<Backup> {
        let start: NaiveDateTime = "2026-11-02T00:30:00".parse().unwrap();
        let mut all: Vec<Backup> = Vec::new();
        for (nth, length) in lengths.iter().enumerate() {
            let when = start + TimeDelta::minutes(minutes * i64::try_from(nth).unwrap());
            let new = Backup::next(Path::new(""), all.last(), when, &[]);
            all.push(Backup { bytes: *length as u64, ..new });
            let gone: Vec<_> = surplus(&all).into_iter().map(|backup| backup.number).collect();
            all.retain(|backup| !gone.contains(&backup.number));
        }
        all
    }

    fn numbers(backups: &[Backup]) -> Vec<u32> {
        backups.iter().map(|backup| backup.number).collect()
    }

    #[test]
    fn the_newest_stay_and_the_last_of_each_day() {
        assert_eq!(numbers(&left(&[100; 20], 1)), (1..=20).collect::<Vec<_>>());
        assert_eq!(numbers(&left(&[100; 25], 1)), (6..=25).collect::<Vec<_>>());
        // Four a day for forty days: the last thirty-one days, the last five of them whole.
        let kept = left(&[100; 160], 360);
        assert_eq!(kept.len(), 20 + 26, "{:?}", numbers(&kept));
        assert_eq!(kept.first().map(|backup| backup.number % 4), Some(0), "the last of its day");
    }

    #[test]
    fn what_stood_before_a_loss_outlasts_what_came_after_it() {
        let mut lengths = vec![5000];
        lengths.extend([10; 100]);
        assert_eq!(
            numbers(&left(&[&[90, 10], [100; 50].as_slice()].concat(), 1))[..2],
            [1, 2],
            "also when it grows again"
        );
        assert_eq!(numbers(&left(&lengths, 1)).first(), Some(&1), "the whole text");
        let kept = left(&lengths, 720);
        assert!(!numbers(&kept).contains(&1), "after a month it goes: {:?}", numbers(&kept));
    }

    #[test]
    fn the_space_is_bounded() {
        let size = usize::try_from(MOST_BYTES).unwrap() / 4;
        assert_eq!(left(&[size; 12], 1).len(), 4);
        assert_eq!(left(&[size * 8; 12], 1).len(), 2);
        let ups_and_downs: Vec<_> = (0..500).map(|nth| if nth % 2 == 0 { 1000 } else { 1 }).collect();
        assert_eq!(left(&ups_and_downs, 1).len(), NEWEST, "ten losses are among the newest");
    }
}
