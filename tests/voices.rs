//! The labelled topics that the rules are fitted to: where two readers differ, nobody is said to be sure.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

use std::collections::HashMap;
use std::path::Path;

/// A file of labels, as rows by their ids with cells by their headings.
fn rows(path: &Path) -> HashMap<String, HashMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let heading: Vec<_> = lines.next().unwrap().split('\t').map(str::to_owned).collect();
    let row = |line: &str| -> HashMap<_, _> {
        heading.iter().cloned().zip(line.split('\t').map(str::to_owned)).collect()
    };
    lines.map(row).map(|row| (row["id"].clone(), row)).collect()
}

#[test]
fn where_two_readers_differ_nobody_is_sure() {
    let mut read = 0;
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir("tests/second-reading").unwrap() {
        let second = entry.unwrap().path();
        let first = rows(&Path::new("tests/voices").join(second.file_name().unwrap()));
        for (id, other) in rows(&second) {
            read += 1;
            let row = &first[&id];
            let practice = [&row["practice"], &row["also"]].contains(&&other["practice"]);
            if (row["route"] != other["route"] || !practice) && row["sure"] != "n" {
                wrong.push(id);
            }
        }
    }
    assert!(read > 10_000, "{read} topics are read twice");
    assert_eq!(wrong, [""; 0]);
}
