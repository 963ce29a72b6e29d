//! Writes the year of meetings that lies behind the team of `examples/platform`: `cargo run --example history`, or for
//! a copy of that workspace `cargo run --example history -- FOLDER`. A test makes sure that what is there is what this
//! writes.
//!
//! What was said is written down by hand (`history/team.txt`, `history/one-on-ones.txt`); the rest falls by dice whose
//! seed never changes.

#[path = "history/dice.rs"]
mod dice;
#[path = "history/story.rs"]
mod story;
#[path = "history/write.rs"]
mod write;
#[path = "history/year.rs"]
mod year;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    let example = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/platform");
    let folder = std::env::args_os().nth(1).map_or_else(example, PathBuf::from);
    for log in ["log", "private/log"].map(|log| folder.join(log)) {
        if log.exists() {
            std::fs::remove_dir_all(log)?;
        }
    }
    // What saving leaves beside the logs; with a .gitignore the example's 1-1s would stay out of this repository.
    let beside = [".gitignore", ".songsheet.lock"].map(|name| folder.join(name));
    let made: Vec<_> = beside.iter().filter(|file| !file.exists()).collect();
    let year = write::year(&folder).map_err(io::Error::other)?;
    write::write(&folder, &year).map_err(io::Error::other)?;
    made.into_iter().filter(|file| file.exists()).try_for_each(std::fs::remove_file)?;
    let files = write::files(&year).len();
    writeln!(io::stdout(), "{} meetings in {files} files", year.meetings.len())
}
