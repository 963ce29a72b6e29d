//! What the source itself promises: few places write to a terminal, a pipe or a file, and each takes only
//! text that is safe to show.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// What writes somewhere, and the only files that may have it, with what keeps raw text out of them.
const SINKS: &[(&str, &[&str])] = &[
    // Handed to `Page`, which takes what is safe; help that clap made of our own words; the bug's place.
    ("stdout()", &["cli/mod.rs", "cli/report.rs", "tui/terminal.rs"]),
    ("stderr()", &["cli/mod.rs", "cli/report.rs", "bug.rs"]),
    ("dyn Write", &["cli/mod.rs", "cli/page.rs"]),
    ("impl Write", &["cli/man.rs"]),
    (
        "write_all",
        &["bug.rs", "cli/page.rs", "cli/report.rs", "store/disk.rs", "store/export.rs", "store/init.rs"],
    ),
    // The cells of a frame: `Paint` alone draws, through `Paint::line`.
    ("buffer_mut", &["tui/view/mod.rs", "tui/terminal.rs"]),
    ("set_line", &["tui/view/paint.rs"]),
    ("set_string", &[]),
    ("set_stringn", &[]),
    ("set_span", &[]),
    ("set_symbol", &["tui/view/paint.rs", "tui/steady.rs"]),
    ("render_widget", &[]),
    // Of Markdown that is read, not of a frame that is drawn.
    ("Paragraph", &["import/markdown.rs"]),
    // The terminal's own codes.
    ("execute!", &["tui/terminal.rs"]),
    ("queue!", &["tui/terminal.rs"]),
    ("SetTitle", &[]),
    ("\\x1b", &["cli/page.rs", "tui/terminal.rs"]),
    ("\\u{1b}", &[]),
    // Copying to the clipboard, logging: there is none, and none may come in by the way.
    ("]52;", &[]),
    ("CopyToClipboard", &[]),
    ("log::info", &[]),
    ("log::debug", &[]),
    // Files for others are written by the export, which takes what is safe.
    ("fs::write", &[]),
    ("File::create", &[]),
    ("OpenOptions", &["store/disk.rs", "store/export.rs"]),
];

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The code of a file without its tests and comments.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let text = text.split("\n#[cfg(test)]").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_writes_is_where_raw_text_cannot_get_to() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in files_below(&source) {
        let name = file.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        let code = code(&file);
        for (sink, allowed) in SINKS {
            if code.contains(sink) && !allowed.contains(&name.as_str()) {
                wrong.push(format!("src/{name} has {sink}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "text goes through cli::page::Page, tui's Paint or store::export; see escape::Shown\n{}",
        wrong.join("\n")
    );
}

/// The list above would be worth nothing if it named what is not there any more.
#[test]
fn each_place_that_may_write_does() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (sink, allowed) in SINKS {
        for name in *allowed {
            assert!(code(&source.join(name)).contains(sink), "src/{name} has no {sink}");
        }
    }
}

/// A promise without the test that it names would only look kept.
#[test]
fn each_promise_has_the_tests_that_it_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let table = text.split("\n## Promises\n").nth(1).unwrap();
    let rows: Vec<_> =
        table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| #")).collect();
    assert_eq!(rows.len(), 22);
    for (number, row) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| {} |", number + 1)), "{row}");
        let named: Vec<_> = row.split('`').filter_map(|piece| piece.split_once("::")).collect();
        assert!(!named.is_empty(), "no test keeps this promise: {row}");
        for (file, tests) in named {
            let text = fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            for test in tests.trim_matches(['{', '}']).split(", ") {
                assert!(text.contains(&format!("fn {test}(")), "there is no {test} in {file}");
            }
        }
    }
}
