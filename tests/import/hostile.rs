//! Whatever a text holds, a reader ends, and loses nothing that it does not say it loses.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use songsheet::import::{Format, read};

use crate::found;

const ALL: [Format; 4] = [Format::Markdown, Format::Csv, Format::TodoTxt, Format::Github];

#[test]
fn deep_wide_and_long_texts_end() {
    let json = |title: &str| format!("[{{\"title\": {}}}]", serde_json::Value::from(title));
    let texts = [
        "[".repeat(100_000),
        "{\"items\":".repeat(10_000),
        "- ".repeat(50_000),
        "> ".repeat(50_000),
        format!("- {}", "*a_".repeat(50_000)),
        format!("- {}", "[".repeat(50_000)),
        format!("- {}", "@".repeat(500_000)),
        format!("title\n\"{}", "x".repeat(1_000_000)),
        ",".repeat(100_000),
        format!("title{}\n{}", ",x".repeat(2_000), "a,\"\n\n".repeat(2_000)),
        "\"".repeat(100_001),
        json(&"long ".repeat(100_000)),
        "\u{feff}\u{feff}\0\r\r\n\u{85}\u{2028}".repeat(1_000),
    ];
    for text in &texts {
        for format in ALL {
            let begun = Instant::now();
            let _ = read(format, text);
            let took = begun.elapsed();
            let start: String = text.chars().take(12).collect();
            assert!(took < Duration::from_secs(20), "{format:?} of {start:?} took {took:?}");
        }
    }
}

/// What could steer a terminal, break out of a file or be lost on the way.
const TITLES: [&str; 8] = [
    "a\u{1b}[2Jb\u{202e}c\u{9b}d\u{200b}e\u{e0041}",
    "\"quoted\" \\back\\ 'single'",
    "\"\"\"\n[[topic]]",
    "]] = # not a comment",
    "محمد שלום 田中 👩🏽‍💻",
    "a\u{2028}b\u{2029}c\u{85}d\u{a0}e",
    "<script>alert(1)</script> & more",
    "=1+2; -- '",
];

#[test]
fn a_hostile_title_is_read_as_it_is() {
    for title in TITLES {
        let issues = found(Format::Github, &format!("[{{\"title\": {}}}]", serde_json::Value::from(title)));
        assert_eq!(issues[0].title, title);
        let rows = found(Format::Csv, &format!("title\n\"{}\"\n", title.replace('"', "\"\"")));
        assert_eq!(rows[0].title, title);
        let line = title.lines().next().unwrap();
        assert_eq!(found(Format::TodoTxt, line)[0].title, line);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read_or_explained(text in "[-a1 x()@#+.,:;\"\\\\\\[\\]{}<>*_`|\r\n\té\u{0}\u{feff}]{0,80}") {
        let lines = text.split('\n').count();
        for format in ALL {
            match read(format, &text) {
                Ok(found) => for one in found {
                    prop_assert!(!one.title.trim().is_empty(), "{format:?}: {one:?}");
                    prop_assert!((1..=lines).contains(&one.line) && one.column >= 1, "{format:?}: {one:?}");
                },
                Err(problems) => for one in problems {
                    prop_assert!((1..=lines).contains(&one.line) && one.column >= 1, "{format:?}: {one:?}");
                    prop_assert!(!one.what.is_empty());
                },
            }
        }
    }

    #[test]
    fn a_table_gives_back_what_was_written(title in "[^\u{0}\r\n\\s][^\r\n]{0,30}[^\r\n\\s]", notes in "(?s).{0,40}") {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["title", "notes"]).unwrap();
        writer.write_record([&title, &notes]).unwrap();
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let one = &found(Format::Csv, &text)[0];
        prop_assert_eq!(&one.title, title.trim());
        prop_assert_eq!(&one.notes, notes.trim());
    }
}
