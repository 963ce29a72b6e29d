//! Every file of `tests/files`, and what a user is told of it.
//!
//! `invalid` holds files that must not be loaded, `odd` files that look strange and must be. A file whose
//! name starts with `team-` is a roster, all others hold topics.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use songsheet::domain::Drawer;
use songsheet::escape::visible;
use songsheet::store::{Diagnostic, Edit, Search, TopicField, Value, Workspace};

const TEAM: &str = "tests/files/team.toml";

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new("tests/files").join(folder)).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

fn load(file: &Path) -> Result<Workspace, Vec<Diagnostic>> {
    let is_roster = name(file).starts_with("team-");
    let (team, topics) =
        if is_roster { (file, Path::new("tests/files/odd/empty.toml")) } else { (Path::new(TEAM), file) };
    let search = Search { team: Some(team.into()), topics: Some(topics.into()), ..Search::default() };
    Workspace::load(&search.place())
}

/// Diagnostics as they are printed, without the folder.
fn told(diagnostics: &[Diagnostic]) -> String {
    let mut told = String::new();
    for diagnostic in diagnostics {
        let file = PathBuf::from(diagnostic.file.file_name().unwrap());
        writeln!(told, "{}", Diagnostic { file, ..diagnostic.clone() }).unwrap();
    }
    told
}

#[test]
fn invalid_files_are_explained_and_left_alone() {
    let files = files("invalid");
    assert!(files.len() >= 60);
    let mut all = String::new();
    for file in files {
        let before = fs::read(&file).unwrap();
        let problems = load(&file).map(drop).expect_err(&name(&file));
        assert!(problems.iter().any(Diagnostic::is_error));
        for problem in &problems {
            assert!(problem.line > 0 && problem.column > 0, "{problem} has no place");
            assert!(problem.hint.is_some(), "{problem} has no hint");
        }
        assert_eq!(fs::read(&file).unwrap(), before);
        writeln!(all, "{}", told(&problems)).unwrap();
    }
    insta::assert_snapshot!("invalid", all);
}

#[test]
fn odd_files_are_read() {
    let files = files("odd");
    assert!(files.len() >= 25);
    let mut all = String::new();
    for file in files {
        let workspace = load(&file).unwrap_or_else(|problems| panic!("{}", told(&problems)));
        writeln!(all, "--- {}", name(&file)).unwrap();
        for topic in workspace.topics() {
            write!(all, "{}:", workspace.line_of(topic.key).unwrap()).unwrap();
            for field in TopicField::ALL {
                if let Some(value) = field.value_of(topic) {
                    write!(all, " {}={}", field.as_str(), shown(&value)).unwrap();
                }
            }
            writeln!(all).unwrap();
        }
        all.push_str(&told(&workspace.diagnostics()));
    }
    insta::assert_snapshot!("odd", all);
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => {
            format!("{:?}", visible(text).into_owned()) + if text.contains('\n') { "…" } else { "" }
        }
        Value::List(list) => format!("{list:?}"),
        Value::Number(number) => number.to_string(),
        Value::Switch(on) => on.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Dates(dates) => dates.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
    }
}

#[test]
fn odd_files_are_kept_byte_for_byte_and_can_be_edited() {
    for file in files("odd") {
        let bytes = fs::read(&file).unwrap();
        let before = load(&file).unwrap();
        let is_roster = name(&file).starts_with("team-");
        let text = if is_roster { before.team_text().to_owned() } else { before.text(Drawer::Shared) };
        assert_eq!(text.as_bytes(), bytes, "{}", name(&file));
        for topic in before.topics() {
            for field in [TopicField::Route, TopicField::Because, TopicField::Title] {
                let value =
                    Value::Text(if field == TopicField::Route { "private" } else { "it's \"so\"" }.into());
                let applied = before.apply(&Edit::set(topic.key, field, value)).unwrap();
                let back = applied.workspace.apply(&applied.inverse).unwrap();
                assert_eq!(back.workspace.text(Drawer::Shared).as_bytes(), bytes, "{}", name(&file));
            }
        }
    }
}
