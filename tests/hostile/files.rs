//! Every file of `tests/files` in its place in a workspace: what `check` says of it as a user runs it, and
//! that it stays as it is. What exactly is said stands in the snapshots of `tests/store`.

use std::fs;
use std::path::{Path, PathBuf};

use songsheet::escape::visible;

use crate::run::{Folder, bytes};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The place of a file of the corpus, by the start of its name.
fn place_of(file: &str) -> &'static str {
    let places = [
        ("team-", "team.toml"),
        ("log-", "log/2026-W48.toml"),
        ("private-log-", "private/log/2026-W48.toml"),
        ("config-", "config.toml"),
        ("calls-", "private/calls.toml"),
        ("hold-", "private/hold.toml"),
    ];
    places.into_iter().find(|(start, _)| file.starts_with(start)).map_or("topics.toml", |(_, place)| place)
}

/// A workspace of the corpus's roster with one of its files, and that file's place.
fn with(file: &Path) -> (Folder, &'static str) {
    let folder = Folder::new();
    folder.write("team.toml", &bytes(&file.parent().unwrap().with_file_name("team.toml")));
    let place = place_of(&file.file_stem().unwrap().to_string_lossy());
    folder.write(place, &bytes(file));
    (folder, place)
}

fn check(folder: &Folder, place: &str, more: &[&str]) -> (i32, String) {
    let config: &[&str] = if place == "config.toml" { &["--config", "config.toml"] } else { &[] };
    let ended = folder.run(&[config, &["check"], more].concat());
    for line in ended.printed.lines() {
        assert_eq!(visible(line), line);
    }
    (ended.code, ended.printed)
}

/// Whether a line names a place in this file: `topics.toml:3:7: error: …`.
fn names_a_place(line: &str, place: &str) -> bool {
    let Some((_, rest)) = line.split_once(&format!("{place}:")) else { return false };
    let numbers: Vec<_> = rest.splitn(3, ':').take(2).map(str::parse::<usize>).collect();
    matches!(numbers.as_slice(), [Ok(1..), Ok(1..)])
}

#[test]
fn check_says_where_an_invalid_file_is_wrong_and_leaves_it_alone() {
    for file in files("invalid") {
        let (folder, place) = with(&file);
        let (code, printed) = check(&folder, place, &[]);
        let told = printed.lines().any(|line| names_a_place(line, place));
        assert!(told && printed.contains("\n  hint: "), "{}: {printed}", file.display());
        // What can be done without is a warning.
        let tolerant = ["private/calls.toml", "private/hold.toml"].contains(&place);
        assert_eq!(code, i32::from(!tolerant), "{}: {printed}", file.display());
        assert_eq!(check(&folder, place, &["--strict"]).0, 1, "{}", file.display());
        // Another command neither mends nor tramples it.
        let added = folder.run(&["add", "Thanks ~private @dana"]);
        assert!([0, 1].contains(&added.code), "{}: {added:?}", file.display());
        assert_eq!(bytes(&folder.path(place)), bytes(&file), "{}", file.display());
    }
}

#[test]
fn check_accepts_an_odd_file_and_the_week_can_be_planned() {
    for file in files("odd") {
        let (folder, place) = with(&file);
        let (code, printed) = check(&folder, place, &[]);
        assert_eq!(code, 0, "{}: {printed}", file.display());
        let planned = folder.run(&["agenda"]);
        assert_eq!(planned.code, 0, "{}: {planned:?}", file.display());
        assert_eq!(bytes(&folder.path(place)), bytes(&file), "{}", file.display());
    }
}
