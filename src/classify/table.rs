//! A fixed table from hashes to a few bytes each, laid out so that it needs no reading at the start.
//!
//! The build script lays out the built-in tables with this same code; see `build.rs`.

use std::borrow::Cow;

/// How many bytes of a hash a slot keeps.
const KEY: usize = 4;

/// The table: slots of a key and a value, a power of two of them; key 0 marks an empty slot.
#[derive(Debug, Clone)]
pub(super) struct Table<const WIDTH: usize> {
    bytes: Cow<'static, [u8]>,
}

impl<const WIDTH: usize> Table<WIDTH> {
    /// Takes a table that was laid out before.
    pub const fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    /// Lays out a table; of two entries with one key, the first counts.
    pub fn new(entries: &[(u64, [u8; WIDTH])]) -> Self {
        let slots = (entries.len() * 3 / 2 + 1).next_power_of_two();
        let mut bytes = vec![0; slots * (KEY + WIDTH)];
        for (hash, value) in entries {
            let mut slot = start(*hash, slots);
            while let Some(place) = bytes.get_mut(slot * (KEY + WIDTH)..(slot + 1) * (KEY + WIDTH)) {
                let (taken, room) = place.split_at_mut(KEY);
                if taken == [0; KEY] {
                    taken.copy_from_slice(&key(*hash));
                    room.copy_from_slice(value);
                    break;
                }
                if taken == key(*hash) {
                    break;
                }
                slot = (slot + 1) % slots;
            }
        }
        Self { bytes: Cow::Owned(bytes) }
    }

    /// The table as bytes.
    #[cfg_attr(not(test), allow(dead_code, reason = "the build script uses it"))]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The value of a hash.
    pub fn get(&self, hash: u64) -> Option<&[u8; WIDTH]> {
        let slots = self.bytes.len() / (KEY + WIDTH);
        let wanted = key(hash);
        let mut slot = start(hash, slots);
        loop {
            let place = self.bytes.get(slot * (KEY + WIDTH)..(slot + 1) * (KEY + WIDTH))?;
            let (taken, value) = place.split_first_chunk::<KEY>()?;
            if *taken == wanted {
                return value.first_chunk();
            }
            if *taken == [0; KEY] {
                return None;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }
}

impl<const WIDTH: usize> Default for Table<WIDTH> {
    fn default() -> Self {
        Self::new(&[])
    }
}

/// The first slot to look at.
#[expect(clippy::cast_possible_truncation, reason = "the low bits are wanted")]
fn start(hash: u64, slots: usize) -> usize {
    hash as usize & slots.wrapping_sub(1)
}

/// What a slot keeps of a hash: its high half, and never zero.
fn key(hash: u64) -> [u8; KEY] {
    let [.., a, b, c, d] = hash.to_le_bytes();
    [a | 1, b, c, d]
}
