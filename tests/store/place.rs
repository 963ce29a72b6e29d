//! Which workspace is opened, and what is never read.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use songsheet::domain::Drawer;
use songsheet::store::{Diagnostic, Place, Reason, Search, Workspace};

use crate::support::{TEAM, write};

/// A home with a workspace in each place where one is looked for.
fn home() -> (tempfile::TempDir, Search) {
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name);
    for folder in ["flag", "environment", "above", "config", "data"] {
        write(&path(folder).join("team.toml"), TEAM);
    }
    fs::create_dir_all(path("above/deep/er")).unwrap();
    let search = Search {
        dir: Some(path("flag")),
        environment: Some(path("environment")),
        current: Some(path("above/deep/er")),
        config: Some(path("config")),
        data: Some(path("data")),
        ..Search::default()
    };
    (home, search)
}

#[test]
fn the_places_count_in_their_order() {
    let (home, mut search) = home();
    let chosen = |search: &Search| {
        let place = search.place();
        let folder = place.root().strip_prefix(home.path()).map(Path::to_owned).unwrap_or_default();
        let said: Vec<_> = search.candidates().into_iter().filter(|c| c.chosen).map(|c| c.reason).collect();
        assert_eq!(said, [place.reason()], "one is said to be chosen, and it is");
        (place.reason(), folder)
    };
    assert_eq!(chosen(&search), (Reason::DirFlag, PathBuf::from("flag")));
    search.dir = None;
    assert_eq!(chosen(&search), (Reason::Environment, PathBuf::from("environment")));
    search.environment = None;
    assert_eq!(chosen(&search), (Reason::FoundAbove, PathBuf::from("above")));
    search.current = Some(home.path().to_owned());
    assert_eq!(chosen(&search), (Reason::Config, PathBuf::from("config")));
    search.config = None;
    assert_eq!(chosen(&search), (Reason::DataFolder, PathBuf::from("data")));
    search.data = Some(home.path().join("nothing there"));
    assert_eq!(chosen(&search), (Reason::Example, PathBuf::new()));
}

#[test]
fn a_folder_that_was_named_counts_though_it_is_empty() {
    let (home, mut search) = home();
    search.dir = Some(home.path().join("flga"));
    let problems = Workspace::load(&search.place()).unwrap_err();
    assert!(problems[0].file.ends_with("flga/team.toml"));
    assert!(problems[0].hint.as_deref().unwrap().contains("songsheet init"));
}

#[test]
fn single_files_take_the_rest_from_beside_them_or_from_the_workspace() {
    let (home, mut search) = home();
    search.topics = Some(home.path().join("x/mine.toml"));
    write(&home.path().join("x/mine.toml"), "");
    let place = search.place();
    assert_eq!(place.team_file(), home.path().join("flag/team.toml"));
    assert_eq!(place.topics_file(Drawer::Private), home.path().join("x/private/mine.toml"));
    write(&home.path().join("x/team.toml"), TEAM);
    assert_eq!(search.place().team_file(), home.path().join("x/team.toml"));
    search.topics = None;
    search.team = Some(home.path().join("x/team.toml"));
    assert_eq!(search.place().topics_file(Drawer::Shared), home.path().join("x/topics.toml"));
}

#[test]
fn a_backlog_may_be_missing_unless_it_was_named() {
    let (home, mut search) = home();
    assert_eq!(Workspace::load(&search.place()).unwrap().topics().count(), 0);
    search.topics = Some(home.path().join("typo.toml"));
    let problems = Workspace::load(&search.place()).unwrap_err();
    assert!(problems.len() == 1 && problems[0].file.ends_with("typo.toml"), "{problems:?}");
}

fn problem_of(folder: &Path) -> Diagnostic {
    let mut problems = Workspace::load(&Place::folder(folder, Reason::DirFlag)).unwrap_err();
    assert!(problems.len() == 1 && problems[0].hint.is_some(), "{problems:?}");
    problems.remove(0)
}

#[test]
fn only_files_of_bearable_size_are_read() {
    let home = tempfile::tempdir().unwrap();
    let topics = home.path().join("topics.toml");
    write(&home.path().join("team.toml"), TEAM);
    fs::create_dir(&topics).unwrap();
    assert!(problem_of(home.path()).what.contains("not a regular file"));
    fs::remove_dir(&topics).unwrap();
    File::create(&topics).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    assert!(problem_of(home.path()).what.contains("larger than 64 MiB"));
}

#[cfg(unix)]
#[test]
fn devices_and_links_that_go_round_are_not_read() {
    use std::os::unix::fs::symlink;
    let home = tempfile::tempdir().unwrap();
    write(&home.path().join("team.toml"), TEAM);
    symlink("/dev/zero", home.path().join("topics.toml")).unwrap();
    assert!(problem_of(home.path()).what.contains("not a regular file"));
    fs::remove_file(home.path().join("topics.toml")).unwrap();
    symlink("topics.toml", home.path().join("topics.toml")).unwrap();
    assert!(problem_of(home.path()).what.contains("cannot be read"));
}

#[test]
fn a_line_of_a_million_characters_and_a_thousand_topics_are_read() {
    let home = tempfile::tempdir().unwrap();
    write(&home.path().join("team.toml"), TEAM);
    let many = (0..1000).map(|nth| format!("[[topic]]\ntitle = \"{nth}\"\n")).collect::<Vec<_>>().concat();
    let long = format!("{many}[[topic]]\ntitle = \"{}\"\n", "x".repeat(1_000_000));
    write(&home.path().join("topics.toml"), &long);
    let workspace = Workspace::load(&Place::folder(home.path(), Reason::DirFlag)).unwrap();
    assert_eq!(workspace.topics().count(), 1001);
    assert_eq!(workspace.topics().last().map(|topic| workspace.line_of(topic.key)), Some(Some(2001)));
}

#[test]
fn an_endless_list_of_problems_is_cut_off() {
    let home = tempfile::tempdir().unwrap();
    write(&home.path().join("team.toml"), TEAM);
    write(&home.path().join("topics.toml"), &"[[topic]]\nminutes = 0\n".repeat(2000));
    let problems = Workspace::load(&Place::folder(home.path(), Reason::DirFlag)).unwrap_err();
    assert_eq!(problems.len(), 501);
    assert_eq!(problems[500].what, "there are 3500 problems more");
}
