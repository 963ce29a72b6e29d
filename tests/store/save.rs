//! Saving as a user sees it: what is in the files afterwards, whoever else writes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use songsheet::domain::{Drawer, Topic};
use songsheet::store::save::{CommitError, Committed, Saved, commit, rebase};
use songsheet::store::{Change, Edit, Place, Reason, TopicField, Value, Workspace};

use crate::support::{TEAM, shared, write};

/// A workspace folder that goes away with the test.
struct Folder {
    folder: tempfile::TempDir,
    place: Place,
}

impl Folder {
    fn new(topics: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::folder(folder.path(), Reason::DirFlag);
        let new = Self { folder, place };
        new.write("team.toml", TEAM);
        new.write("topics.toml", topics);
        new
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        write(&self.path(name), text);
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn load(&self) -> Workspace {
        Workspace::load(&self.place).unwrap_or_else(|problems| panic!("{problems:#?}"))
    }

    fn commit(&self, before: &Workspace, edit: &Edit) -> Result<Committed, CommitError> {
        commit(&self.place, before, edit)
    }

    /// The names of all files, so that a test sees what was left behind.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn topic(title: &str) -> Topic {
    Topic::new(shared(0), title)
}

const TWO: &str = "[[topic]]\nid = 'aa'\ntitle = 'a'\n\n[[topic]]\ntitle = 'b'\n";

#[test]
fn a_saved_edit_is_in_the_file_and_nothing_is_left_behind() {
    let folder = Folder::new(TWO);
    let committed =
        folder.commit(&folder.load(), &Edit::set(shared(1), TopicField::Kind, text("decide"))).unwrap();
    assert_eq!((committed.saved, committed.reloaded), (Saved::Durably, false));
    assert_eq!(folder.read("topics.toml"), format!("{TWO}kind = \"decide\"\n"));
    assert_eq!(folder.names(""), [".songsheet.lock", "team.toml", "topics.toml"]);
    folder.commit(&committed.workspace, &committed.inverse).unwrap();
    assert_eq!(folder.read("topics.toml"), TWO);
}

#[test]
fn what_somebody_else_wrote_meanwhile_stays() {
    let folder = Folder::new(TWO);
    let before = folder.load();
    let theirs =
        "# new\n[[topic]]\ntitle = 'z'\n\n[[topic]]\nid = 'aa'\ntitle = 'A!'\n\n[[topic]]\ntitle = 'b'\n";
    folder.write("topics.toml", theirs);
    let edit = Edit {
        changes: vec![
            Change::Set { key: shared(0), field: TopicField::Kind, value: Some(text("inform")) },
            Change::Set { key: shared(1), field: TopicField::Kind, value: Some(text("decide")) },
        ],
    };
    let committed = folder.commit(&before, &edit).unwrap();
    assert!(committed.reloaded);
    let expected = theirs.replace("'A!'\n", "'A!'\nkind = \"inform\"\n") + "kind = \"decide\"\n";
    assert_eq!(folder.read("topics.toml"), expected);
    folder.commit(&committed.workspace, &committed.inverse).unwrap();
    assert_eq!(folder.read("topics.toml"), theirs);
}

#[test]
fn earlier_changes_can_be_taken_back_after_somebody_else_added_a_topic() {
    let folder = Folder::new("[[topic]]\ntitle = 'a'\n");
    let add = folder.commit(&folder.load(), &Edit::add(Drawer::Shared, topic("b"))).unwrap();
    let key = add.added[0];
    let first = folder.commit(&add.workspace, &Edit::set(key, TopicField::Kind, text("inform"))).unwrap();
    let second =
        folder.commit(&first.workspace, &Edit::set(key, TopicField::Route, text("private"))).unwrap();
    let theirs = "# theirs\n[[topic]]\ntitle = 'z'\n\n";
    let (own, tail) = (folder.read("topics.toml"), "\n[[topic]]\ntitle = 'y'\n");
    folder.write("topics.toml", &format!("{theirs}{own}{tail}"));
    let mut now = folder.load();
    for (inverse, title_and) in [(&second.inverse, "\nkind = \"inform\""), (&first.inverse, "")] {
        let edit = rebase(inverse, &second.workspace, &folder.load()).unwrap();
        now = now.apply(&edit).unwrap().workspace;
        let expected =
            format!("{theirs}[[topic]]\ntitle = 'a'\n\n[[topic]]\ntitle = \"b\"{title_and}\n{tail}");
        assert_eq!(now.text(Drawer::Shared), expected);
    }
}

#[test]
fn what_both_changed_is_a_conflict_with_both_versions() {
    let folder = Folder::new(TWO);
    let before = folder.load();
    let theirs = TWO.replace("'a'\n", "'a'\nroute = 'private'\n");
    folder.write("topics.toml", &theirs);
    let edit = Edit::set(shared(0), TopicField::Route, text("broadcast"));
    let CommitError::Conflict(conflict) = folder.commit(&before, &edit).unwrap_err() else { panic!() };
    assert_eq!(conflict.to_string(), "`route` of \"a\" was changed meanwhile");
    assert!(
        conflict.ours.contains("route = \"broadcast\"")
            && conflict.theirs.unwrap().contains("route = 'private'")
    );
    assert_eq!(folder.read("topics.toml"), theirs);
    let same = Edit::set(shared(0), TopicField::Route, text("private"));
    assert!(folder.commit(&before, &same).is_ok(), "both want the same");
}

#[test]
fn a_topic_that_is_gone_is_a_conflict() {
    let folder = Folder::new(TWO);
    let before = folder.load();
    folder.write("topics.toml", "[[topic]]\ntitle = 'b!'\n");
    for key in [shared(0), shared(1)] {
        let refused = folder.commit(&before, &Edit::set(key, TopicField::Kind, text("inform"))).unwrap_err();
        assert!(matches!(&refused, CommitError::Conflict(c) if c.theirs.is_none()), "{refused}");
    }
    assert_eq!(folder.read("topics.toml"), "[[topic]]\ntitle = 'b!'\n");
}

#[test]
fn a_file_that_somebody_else_broke_is_left_alone() {
    let folder = Folder::new(TWO);
    let before = folder.load();
    folder.write("topics.toml", "[[topic]]\ntitle = \n");
    let refused = folder.commit(&before, &Edit::add(Drawer::Shared, topic("c"))).unwrap_err();
    assert!(matches!(refused, CommitError::Broken(problems) if problems[0].line == 2));
    assert_eq!(folder.read("topics.toml"), "[[topic]]\ntitle = \n");
}

#[test]
fn the_same_id_given_twice_at_once_is_changed_for_the_later() {
    let folder = Folder::new("");
    let before = folder.load();
    let id = before.new_id("c", None);
    let add = Edit::add(Drawer::Shared, Topic { id: Some(id.clone()), ..topic("c") });
    folder.commit(&before, &add).unwrap();
    let second = folder.commit(&before, &add).unwrap();
    let ids: Vec<_> = second.workspace.topics().map(|topic| topic.id.clone().unwrap()).collect();
    assert!(ids.len() == 2 && ids[0] == id && ids[1] != id);
}

#[test]
fn adding_at_the_same_time_loses_nothing() {
    let folder = Folder::new("");
    thread::scope(|scope| {
        for worker in 0..8 {
            let folder = &folder;
            scope.spawn(move || {
                for nth in 0..12 {
                    let before = folder.load();
                    let title = format!("{worker}.{nth}");
                    let id = Some(before.new_id(&title, None));
                    let drawer = if nth % 3 == 0 { Drawer::Private } else { Drawer::Shared };
                    folder.commit(&before, &Edit::add(drawer, Topic { id, ..topic(&title) })).unwrap();
                }
            });
        }
    });
    let mut titles: Vec<_> = folder.load().topics().map(|topic| topic.title.clone()).collect();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 96);
}

#[test]
fn the_first_private_topic_makes_the_folder_and_keeps_git_away() {
    for (ignore, expected) in [
        (None, "# What is between two people stays out of git.\nprivate/\n.songsheet.lock\n"),
        (Some("target\n"), "target\nprivate/\n.songsheet.lock\n"),
        (Some("target\r\n*.log"), "target\r\n*.log\r\nprivate/\r\n.songsheet.lock\r\n"),
        (Some("/private\n"), "/private\n"),
    ] {
        let folder = Folder::new(TWO);
        if let Some(ignore) = ignore {
            folder.write(".gitignore", ignore);
        }
        folder.commit(&folder.load(), &Edit::add(Drawer::Private, topic("c"))).unwrap();
        assert_eq!(folder.read("private/topics.toml"), "[[topic]]\ntitle = \"c\"\n");
        assert_eq!(folder.read(".gitignore"), expected);
        assert_eq!(folder.read("topics.toml"), TWO);
    }
}

#[test]
fn a_private_file_made_by_hand_is_kept_out_of_git_with_the_first_save() {
    let folder = Folder::new("");
    folder.write("private/topics.toml", "[[topic]]\ntitle = 'old'\n");
    folder.commit(&folder.load(), &Edit::add(Drawer::Private, topic("new"))).unwrap();
    assert!(folder.read(".gitignore").lines().any(|line| line == "private/"));
}

#[test]
fn a_move_is_seen_in_both_files() {
    let folder = Folder::new(TWO);
    let before = folder.load();
    let edit = Edit::one(Change::Move { key: shared(0), to: Drawer::Private });
    let committed = folder.commit(&before, &edit).unwrap();
    assert_eq!(folder.read("private/topics.toml"), "[[topic]]\nid = 'aa'\ntitle = 'a'\n");
    assert_eq!(folder.read("topics.toml"), "[[topic]]\ntitle = 'b'\n");
    folder.commit(&committed.workspace, &committed.inverse).unwrap();
    assert_eq!((folder.read("private/topics.toml"), folder.read("topics.toml")), (String::new(), TWO.into()));
}

#[test]
fn the_example_is_changed_in_memory_only() {
    let place = Place::example();
    let before = Workspace::load(&place).unwrap();
    let committed = commit(&place, &before, &Edit::add(Drawer::Private, topic("c"))).unwrap();
    assert_eq!(committed.saved, Saved::InMemory);
    assert_eq!(committed.workspace.topics().count(), before.topics().count() + 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn chmod(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn links_are_followed_and_stay() {
        let folder = Folder::new("");
        fs::create_dir(folder.path("sync")).unwrap();
        fs::rename(folder.path("topics.toml"), folder.path("sync/backlog.toml")).unwrap();
        symlink("sync/backlog.toml", folder.path("hop.toml")).unwrap();
        symlink(folder.path("hop.toml"), folder.path("topics.toml")).unwrap();
        folder.commit(&folder.load(), &Edit::add(Drawer::Shared, topic("c"))).unwrap();
        assert!(fs::symlink_metadata(folder.path("topics.toml")).unwrap().is_symlink());
        assert_eq!(folder.read("sync/backlog.toml"), "[[topic]]\ntitle = \"c\"\n");
    }

    #[test]
    fn a_link_to_a_file_that_does_not_exist_yet_is_followed() {
        let folder = Folder::new("");
        fs::remove_file(folder.path("topics.toml")).unwrap();
        fs::create_dir(folder.path("sync")).unwrap();
        symlink("sync/backlog.toml", folder.path("topics.toml")).unwrap();
        folder.commit(&folder.load(), &Edit::add(Drawer::Shared, topic("c"))).unwrap();
        assert_eq!(folder.read("sync/backlog.toml"), "[[topic]]\ntitle = \"c\"\n");
    }

    #[test]
    fn the_mode_of_a_file_stays() {
        for kept in [0o640, 0o664, 0o600, 0o755] {
            let folder = Folder::new(TWO);
            chmod(&folder.path("topics.toml"), kept);
            folder.commit(&folder.load(), &Edit::add(Drawer::Shared, topic("c"))).unwrap();
            assert_eq!(mode(&folder.path("topics.toml")), kept);
        }
    }

    #[test]
    fn private_files_are_the_users_alone() {
        let folder = Folder::new(TWO);
        let committed = folder.commit(&folder.load(), &Edit::add(Drawer::Private, topic("c"))).unwrap();
        assert_eq!(
            (mode(&folder.path("private")), mode(&folder.path("private/topics.toml"))),
            (0o700, 0o600)
        );
        chmod(&folder.path("private/topics.toml"), 0o664);
        folder.commit(&committed.workspace, &Edit::add(Drawer::Private, topic("d"))).unwrap();
        assert_eq!(mode(&folder.path("private/topics.toml")), 0o600, "opened by somebody, closed again");
    }

    #[test]
    fn a_file_with_two_names_stays_one_file() {
        let folder = Folder::new(TWO);
        fs::hard_link(folder.path("topics.toml"), folder.path("other.toml")).unwrap();
        let inode = fs::metadata(folder.path("topics.toml")).unwrap().ino();
        folder.commit(&folder.load(), &Edit::clear(shared(0), TopicField::Id)).unwrap();
        assert_eq!(folder.read("other.toml"), TWO.replace("id = 'aa'\n", ""));
        assert_eq!(fs::metadata(folder.path("topics.toml")).unwrap().ino(), inode);
        assert_eq!(folder.names(""), [".songsheet.lock", "other.toml", "team.toml", "topics.toml"]);
    }

    #[test]
    fn what_an_interrupted_save_left_is_not_overwritten() {
        let folder = Folder::new(TWO);
        fs::hard_link(folder.path("topics.toml"), folder.path("other.toml")).unwrap();
        folder.write(".topics.toml.songsheet-backup", "precious");
        let refused = folder.commit(&folder.load(), &Edit::add(Drawer::Shared, topic("c"))).unwrap_err();
        assert!(refused.to_string().contains("interrupted save"), "{refused}");
        assert_eq!(
            (folder.read("topics.toml"), folder.read(".topics.toml.songsheet-backup")),
            (TWO.into(), "precious".into())
        );
    }
}
