//! Words, groups and features as numbers, so that routing compares numbers and copies no text.

/// A name together with its hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Symbol<'t> {
    /// The hash of `text`.
    pub hash: u64,
    /// The name.
    pub text: &'t str,
}

impl Symbol<'static> {
    /// Makes a symbol of a fixed name.
    pub const fn of(text: &'static str) -> Self {
        Self { hash: hash(text), text }
    }
}

/// The empty symbol, where a feature has fewer parts.
pub(super) const NONE: Symbol<'static> = Symbol { hash: 0, text: "" };

const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Hashes a name (FNV-1a, the same on every machine).
pub(super) const fn hash(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = START;
    let mut rest = bytes;
    while let [byte, tail @ ..] = rest {
        hash = step(hash, *byte);
        rest = tail;
    }
    hash
}

/// Takes one more byte into a hash that began as [`START_HASH`].
pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

/// The hash of no bytes.
pub(super) const START_HASH: u64 = START;

/// Makes one number of two; the order matters.
pub(super) const fn join(left: u64, right: u64) -> u64 {
    let mixed = (left ^ right.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Takes numbers that are hashes already as they are.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct AsIs(u64);

impl std::hash::Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| step(hash, *byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A map from hashes.
pub(super) type HashedMap<V> = std::collections::HashMap<u64, V, std::hash::BuildHasherDefault<AsIs>>;

/// A set of hashes.
pub(super) type HashedSet = std::collections::HashSet<u64, std::hash::BuildHasherDefault<AsIs>>;
