//! One earlier text of a file.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::store::disk::{Disk, RealDisk};

/// An earlier text of a file, known by its name: `000042_20261123T090000_9f86d081884c7d65`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The number by which it is asked for; later ones have higher numbers, whatever the clock says.
    pub number: u32,
    /// When it was kept.
    pub when: NaiveDateTime,
    /// How long it is.
    pub bytes: u64,
    pub(super) digest: u64,
    pub(super) path: PathBuf,
}

const MOMENT: &str = "%Y%m%dT%H%M%S";

impl Backup {
    /// The backup of a text that comes after `last`.
    pub(super) fn next(folder: &Path, last: Option<&Self>, when: NaiveDateTime, text: &[u8]) -> Self {
        let number = last.map_or(1, |last| last.number.saturating_add(1));
        let digest = digest(text);
        let path = folder.join(format!("{number:06}_{}_{digest:016x}", when.format(MOMENT)));
        Self { number, when, bytes: text.len() as u64, digest, path }
    }

    /// The backup that a file's name stands for.
    pub(super) fn named(folder: &Path, name: &str, bytes: u64) -> Option<Self> {
        let mut parts = name.split('_');
        let (number, when, digest) = (parts.next()?, parts.next()?, parts.next()?);
        let number = number.parse().ok().filter(|_| number.len() >= 6 && parts.next().is_none())?;
        let when = NaiveDateTime::parse_from_str(when, MOMENT).ok()?;
        let digest = u64::from_str_radix(digest, 16).ok()?;
        Some(Self { number, when, bytes, digest, path: folder.join(name) })
    }

    /// Whether it was made of this text, as far as its name and length say.
    pub(super) fn is_of(&self, text: &[u8]) -> bool {
        self.bytes == text.len() as u64 && self.digest == digest(text)
    }

    /// Its text. One that is not what was kept, such as after a power cut, cannot be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let text = RealDisk.read(&self.path)?;
        let whole = digest(&text) == self.digest;
        whole
            .then_some(text)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the backup is damaged"))
    }
}

/// A number that tells texts apart; the same on every machine and in every version. (FNV-1a, by words of
/// eight bytes.) It guards against accidents, not against people.
pub(in crate::store) fn digest(text: &[u8]) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    let (words, rest) = text.as_chunks::<8>();
    let mixed = words.iter().fold(START ^ text.len() as u64, |sum, word| {
        let sum = (sum ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME);
        sum ^ (sum >> 32)
    });
    rest.iter().fold(mixed, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_is_of() {
        let when = "2026-11-23T09:00:00".parse().unwrap();
        let first = Backup::next(Path::new("kept"), None, when, b"text");
        let second = Backup::next(Path::new("kept"), Some(&first), when, b"other");
        assert_eq!((first.number, second.number), (1, 2));
        let name = second.path.file_name().unwrap().to_str().unwrap();
        assert_eq!(Backup::named(Path::new("kept"), name, 5), Some(second.clone()));
        assert!(second.is_of(b"other") && !second.is_of(b"othex") && !second.is_of(b"other "));
        for other in
            ["", ".gitignore", "000001_20261123T090000", "1_20261123T090000_0", ".000001_x.songsheet-part"]
        {
            assert_eq!(Backup::named(Path::new("kept"), other, 0), None, "{other}");
        }
    }
}
