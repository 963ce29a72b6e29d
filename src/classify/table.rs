//! A fixed table from hashes to a few bytes each, laid out so that it needs no reading at the start.
//!
//! The build script lays out the built-in tables with this same code; see `build.rs`.

use std::borrow::Cow;

/// How many bytes of a hash a slot keeps.
const KEY: usize = 4;

/// The table: the keys of its slots, a power of two of them, then their values; key 0 marks an empty slot.
/// Keys stand together because most of what is looked up is not there: few of them fit into one line of the
/// processor's cache, and values none.
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
        let mut keys = vec![[0; KEY]; slots];
        let mut values = vec![[0; WIDTH]; slots];
        for (hash, value) in entries {
            let wanted = key(*hash);
            let mut slot = start(*hash, slots);
            while let (Some(taken), Some(room)) = (keys.get_mut(slot), values.get_mut(slot)) {
                if *taken == [0; KEY] {
                    (*taken, *room) = (wanted, *value);
                }
                if *taken == wanted {
                    break;
                }
                slot = (slot + 1) % slots;
            }
        }
        Self { bytes: Cow::Owned([keys.concat(), values.concat()].concat()) }
    }

    /// The table as bytes.
    #[cfg_attr(not(test), allow(dead_code, reason = "the build script uses it"))]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The value of a hash.
    pub fn get(&self, hash: u64) -> Option<&[u8; WIDTH]> {
        let slots = self.bytes.len() / (KEY + WIDTH);
        let (keys, values) = self.bytes.split_at_checked(slots * KEY)?;
        let (keys, values) = (keys.as_chunks::<KEY>().0, values.as_chunks::<WIDTH>().0);
        let wanted = key(hash);
        let mut slot = start(hash, slots);
        loop {
            match *keys.get(slot)? {
                taken if taken == wanted => return values.get(slot),
                [0, 0, 0, 0] => return None,
                _ => slot = (slot + 1) & (slots - 1),
            }
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
