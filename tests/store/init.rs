//! A new workspace, and what `check` finds beside the files.

use std::fs;

use chrono::NaiveDate;
use songsheet::store::{Place, Reason, Texts, Workspace, init};

use crate::support::write;

#[test]
fn a_new_workspace_can_be_used_at_once() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("deep/er");
    let made = init(&folder).unwrap();
    assert!(made.iter().all(|made| made.is_new) && made.len() == 3);
    let workspace = Workspace::load(&Place::folder(&folder, Reason::DirFlag)).unwrap();
    assert!(workspace.topics().count() >= 3 && workspace.team().members.len() >= 2);
    assert_eq!(workspace.diagnostics(), []);
    assert!(fs::read_to_string(folder.join(".gitignore")).unwrap().lines().any(|line| line == "private/"));
    let again = init(&folder).unwrap();
    assert!(again.iter().all(|made| !made.is_new));
}

#[test]
fn what_stands_there_stays() {
    let home = tempfile::tempdir().unwrap();
    write(&home.path().join("team.toml"), "[[member]]\nname = 'Ada'\nhandle = 'ada'\n");
    let made = init(home.path()).unwrap();
    assert_eq!(made.iter().map(|made| made.is_new).collect::<Vec<_>>(), [false, true, true]);
    assert!(fs::read_to_string(home.path().join("team.toml")).unwrap().contains("Ada"));
    let workspace = Workspace::load(&Place::folder(home.path(), Reason::DirFlag)).unwrap();
    assert_eq!(workspace.topics().count(), 0, "the topics to start from would name strangers");
    let refused = init(&home.path().join("team.toml")).unwrap_err();
    assert!(refused.to_string().contains("team.toml cannot be made"), "{refused}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_left_alone_and_the_umask_counts() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let home = tempfile::tempdir().unwrap();
    symlink("/nowhere/topics.toml", home.path().join("topics.toml")).unwrap();
    let made = init(home.path()).unwrap();
    assert_eq!(made.iter().map(|made| made.is_new).collect::<Vec<_>>(), [true, false, true]);
    assert!(fs::symlink_metadata(home.path().join("topics.toml")).unwrap().is_symlink());
    let mine = home.path().join("mine");
    write(&mine, "");
    let access = |name: &str| fs::metadata(home.path().join(name)).unwrap().permissions().mode();
    assert_eq!(access("team.toml"), access("mine"));
}

#[test]
fn copies_of_a_sync_program_are_named_and_not_read() {
    let home = tempfile::tempdir().unwrap();
    init(home.path()).unwrap();
    let place = Place::folder(home.path(), Reason::DirFlag);
    assert_eq!(place.copies(), []);
    fs::create_dir(home.path().join("private")).unwrap();
    for name in ["topics (conflicted copy).toml", "team.sync-conflict-20261123.toml", "private/topics 2.toml"]
    {
        write(&home.path().join(name), "[[topic]]\ntitle = 'lost?'\n");
    }
    write(&home.path().join(".topics.toml.songsheet-backup"), "");
    let found: Vec<_> =
        place.copies().iter().map(|d| d.file.strip_prefix(home.path()).unwrap().to_owned()).collect();
    assert_eq!(found.len(), 4, "{found:?}");
    let workspace = Workspace::load(&place).unwrap();
    assert!(workspace.topics().all(|topic| topic.title != "lost?"));
}

#[test]
fn a_call_against_a_mark_of_confidence_is_named_with_its_line() {
    let topics = "\
        [[topic]]\ntitle = 'a'\ntags = ['x', '#HR']\nroute = 'broadcast'\n\
        [[topic]]\ntitle = 'b'\n  route = 'broadcast'\nembargo = 2026-12-01\n\
        [[topic]]\ntitle = 'c'\nroute = 'broadcast'\nembargo = 2026-11-24\n\
        [[topic]]\ntitle = 'd'\ntags = ['hr']\nroute = 'broadcast'\nbecause = 'she said so'\n\
        [[topic]]\ntitle = 'e'\ntags = ['hr']\nroute = 'private'\n\
        [[topic]]\ntitle = 'f'\ntags = ['hr']\nroute = 'broadcast'\ndone = 2026-11-20\n";
    let texts = Texts { topics: topics.into(), ..Texts::default() };
    let workspace = Workspace::of_texts(&Place::example(), &texts).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let found = workspace.contradictions(&["hr".into()], today);
    let places: Vec<_> = found.iter().map(|d| (d.line, d.column, d.what.as_str())).collect();
    assert_eq!(
        places,
        [
            (4, 1, "the topic is called broadcast, but its tag \"HR\" marks it as confidential"),
            (7, 3, "the topic is called broadcast, but its embargo runs until 2026-12-01"),
            (20, 1, "the tag \"hr\" marks the topic as confidential, but others may read this file"),
        ]
    );
}
