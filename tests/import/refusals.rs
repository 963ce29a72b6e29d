//! What a reader says of a text that it cannot read, and where.

use songsheet::import::{Format, MOST_FOUND, read};

/// `line:column: what (hint)` of every problem.
fn problems(format: Format, text: &str) -> Vec<String> {
    let all = read(format, text).expect_err(text);
    all.iter().map(|one| format!("{}:{}: {} ({})", one.line, one.column, one.what, one.hint)).collect()
}

#[test]
fn markdown() {
    assert_eq!(
        problems(Format::Markdown, "# Heading\n\nProse.\n"),
        ["1:1: there is no list in it (begin each topic with `- ` or `- [ ] `)"]
    );
    assert_eq!(
        problems(Format::Markdown, "- a due:tomorrow\n- b\n- #tag @dana\n"),
        [
            "1:1: `due:tomorrow` has no date (write a day such as 2026-11-27)",
            "3:1: there is no title (write what it is about, or remove the line)",
        ]
    );
}

#[test]
fn csv() {
    assert_eq!(
        problems(Format::Csv, "name,notes\na,b\n")[0],
        "1:1: the first row names no column `title` (name the columns in the first row: title, notes, with, from, tags, due, link, …)"
    );
    assert_eq!(
        problems(Format::Csv, "title,rout,notes,notes\na,,,\n"),
        [
            "1:7: the column `rout` is not known, and nearly one that keeps topics private (call it `route`, or something else)",
            "1:18: the column `notes` says what another one says (remove one of the two)",
        ]
    );
    assert_eq!(
        problems(
            Format::Csv,
            "title,notes,kind,due,minutes,route\n\"a, \"\"b\"\"\",\"two\nlines\",chat,,,\n,x,,soon,0,Privat\n"
        ),
        [
            "3:8: `chat` is not a value of `kind` (one of inform, discuss, decide)",
            "4:5: `soon` is not a value of `due` (write a day such as 2026-11-27)",
            "4:10: `0` is not a value of `minutes` (write a whole number, at least 1)",
            "4:12: `Privat` is not a value of `route` (one of broadcast, private)",
            "4:1: the row has no title (write what it is about, or remove the row)",
        ]
    );
    assert_eq!(
        problems(Format::Csv, "title,notes\na,b,c\n"),
        [
            "2:5: the row has 3 fields, and the first row names 2 (put a field that has the separator in it between quotes)"
        ]
    );
}

#[test]
fn todo_txt() {
    assert_eq!(
        problems(Format::TodoTxt, "fine\n\na due:27.11.\n(A) +x @y\n"),
        [
            "3:1: `due:27.11.` has no date (write a day such as 2026-11-27)",
            "4:1: there is no title (write what it is about, or remove the line)",
        ]
    );
}

#[test]
fn github() {
    let gh = "(`gh issue list --json number,title,body,labels,assignees,author,url,state` gives them)";
    for (text, expected) in [
        ("[{\"title\": \"a\"},\n {\"number\": 3}]", "2:14: this is no issue: missing field `title`"),
        (
            "[{\"title\": \"a\"},\n {\"title\": 3}]",
            "2:12: this is no issue: invalid type: integer `3`, expected a string",
        ),
        ("[\n1]", "2:1: this is no issue: invalid type: integer `1`, expected struct Issue"),
        ("[{\"title\": \"a\"", "1:14: this is no issue: EOF while parsing an object"),
        ("# a list", "1:1: this is no issue: expected value"),
    ] {
        assert_eq!(problems(Format::Github, text), [format!("{expected} {gh}")], "{text}");
    }
    let deep = "[".repeat(20_000) + &"]".repeat(20_000);
    assert_eq!(
        problems(Format::Github, &deep),
        ["1:3: lists are nested too deeply (an export is a list of issues)"]
    );
    assert_eq!(
        problems(Format::Github, "[[[{\"title\": \"a\"}]]]"),
        ["1:3: lists are nested too deeply (an export is a list of issues)"]
    );
    assert_eq!(
        problems(Format::Github, "[{\"title\": \" \"}]"),
        ["1:2: the issue has no title (give it one, or leave it out)"]
    );
}

#[test]
fn a_list_that_is_too_long() {
    let text = "task\n".repeat(MOST_FOUND);
    assert_eq!(read(Format::TodoTxt, &text).unwrap().len(), MOST_FOUND);
    assert_eq!(
        problems(Format::TodoTxt, &(text + "one more\n")),
        ["5001:1: there are more than 5000 topics (take them in parts)"]
    );
}
