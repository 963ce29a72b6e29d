//! The texts that fuzzing found worth keeping, checked again.

use std::fs;
use std::path::Path;

use crate::checks::CHECKS;

/// So many bytes of texts are kept at most.
const MOST_KEPT: usize = 1_000_000;

#[test]
fn every_text_that_was_kept_still_holds() {
    let mut kept = 0;
    for (name, check) in CHECKS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/corpus").join(name);
        let mut files: Vec<_> =
            fs::read_dir(&folder).expect(name).map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no texts");
        for file in files {
            let bytes = fs::read(&file).unwrap();
            kept += bytes.len();
            if let Ok(text) = std::str::from_utf8(&bytes) {
                let checked = std::panic::catch_unwind(|| check(text));
                assert!(checked.is_ok(), "{} does not hold", file.display());
            }
        }
    }
    assert!(kept <= MOST_KEPT, "{kept} bytes of texts are too many: keep the smallest");
}
