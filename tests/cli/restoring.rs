//! Earlier texts of the files: listed, compared, brought back.

use insta::assert_snapshot;

use crate::fixture::TEAM;
use crate::harness::User;

const TOPICS: &str = "[[topic]]\nid = \"aa01\"\ntitle = \"Travel policy\"\n";

/// A user who has changed one topic twice.
fn alex() -> User {
    let user = User::with(TEAM, TOPICS);
    user.run(&["edit", "aa01", "minutes=10"]).fine();
    user.at("2026-11-24T14:30:00").changed()
}

impl User {
    fn changed(self) -> Self {
        self.run(&["edit", "aa01", "minutes=20"]).fine();
        self
    }
}

#[test]
fn nothing_is_kept_before_the_first_save() {
    let user = User::with(TEAM, TOPICS);
    assert_snapshot!(user.run(&["restore"]), @"
    No earlier texts have been kept yet; what songsheet saves will be.
    -- exit 0
    ");
    assert_snapshot!(user.run(&["restore", "topics.toml"]), @"
    -- stderr
    error: No earlier text of topics.toml was kept.
    hint: what songsheet saves from now on is kept
    -- exit 1
    ");
    assert_eq!(User::new().run(&["restore"]).code, 1, "there is no workspace");
}

#[test]
fn earlier_texts_are_listed_and_compared() {
    let user = alex();
    assert_snapshot!(user.run(&["restore"]), @"
    Earlier texts of 1 file
      topics.toml  3 texts, the last of Tue 24 Nov 14:30
    -- stderr
    note: `songsheet restore FILE` lists the texts of one.
    -- exit 0
    ");
    assert_snapshot!(user.run(&["restore", "topics.toml"]), @"
    3 texts of topics.toml
         3  Tue 24 Nov 14:30            59 B  what the file says now
         2  Mon 23 Nov 09:00            59 B  would bring back 1 line, take away 1 line
         1  Mon 23 Nov 09:00            46 B  would bring back 0 lines, take away 1 line
    -- stderr
    note: `songsheet restore topics.toml NUMBER` shows what one would change.
    -- exit 0
    ");
    assert_snapshot!(user.run(&["restore", "topics.toml", "1"]), @r#"
    topics.toml · 1 of Mon 23 Nov 09:00
      … 1 line as now
      id = "aa01"
      title = "Travel policy"
    - minutes = 20
    -- stderr
    note: nothing was changed; `songsheet restore topics.toml 1 --yes` brings it back.
    -- exit 0
    "#);
    let diff = user.run(&["restore", "topics.toml", "2026-11-23", "--diff"]).fine();
    assert!(diff.contains("- minutes = 20\n+ minutes = 10\n"), "{diff}");
    assert!(
        user.run(&["restore", "topics.toml", "2026-11-23 09:00", "--diff"]).fine().contains("+ minutes = 10")
    );
    assert!(user.run(&["restore", "topics.toml", "2026-11-24"]).fine().contains("what the file says now"));
    assert_snapshot!(user.run(&["restore", "topics.toml", "soon"]), @"
    -- stderr
    error: “soon” names no earlier text.
    hint: write its number, `last`, a day such as 2026-11-20, or a moment such as 2026-11-20T14:30
    -- exit 2
    ");
    assert_snapshot!(user.run(&["restore", "topics.toml", "2026-11-01"]), @"
    -- stderr
    error: No earlier text of topics.toml is meant by 2026-11-01.
    hint: `songsheet restore topics.toml` lists them
    -- exit 1
    ");
    assert_snapshot!(user.run(&["restore", "../topics.toml", "1"]), @"
    -- stderr
    error: No earlier text of ../topics.toml was kept.
    hint: there are some of topics.toml
    -- exit 1
    ");
    assert_eq!(user.read("topics.toml"), format!("{TOPICS}minutes = 20\n"));
}

#[test]
fn a_text_that_is_brought_back_can_itself_be_taken_back() {
    let user = alex();
    let now = user.read("topics.toml");
    assert_snapshot!(user.run(&["restore", "topics.toml", "last", "--yes"]), @"
    topics.toml says again what it said on Mon 23 Nov 09:00. What it said until now is kept as 3.
    -- exit 0
    ");
    assert_eq!(user.read("topics.toml"), format!("{TOPICS}minutes = 10\n"));
    user.run(&["restore", "topics.toml", "3", "--yes"]).fine();
    assert_eq!(user.read("topics.toml"), now);
    assert_snapshot!(user.run(&["restore", "topics.toml", "3", "--yes"]), @"
    topics.toml says so already.
    -- exit 0
    ");
}

#[test]
fn a_file_that_was_emptied_comes_back() {
    for damage in ["", "[[topic]]\ntitle = ", "\u{0}\u{0}"] {
        let user = alex();
        let good = user.read("topics.toml");
        user.write("topics.toml", damage);
        let checked = user.run(&["check"]);
        assert!(
            checked.stdout.contains("topics.toml: warning: the file has lost most of its text"),
            "{checked}"
        );
        user.run(&["triage"]);
        for _ in 0..21 {
            user.run(&["add", "New one"]);
        }
        let damaged = user.read("topics.toml");
        let listed = user.run(&["restore", "topics.toml", "3"]);
        assert!(listed.stdout.contains("+ title = \"Travel policy\""), "{damage:?}: {listed}");
        user.run(&["restore", "topics.toml", "3", "--yes"]).fine();
        assert_eq!(user.read("topics.toml"), good, "{damage:?}");
        user.run(&["restore", "topics.toml", "last", "--yes"]);
        if !damage.is_empty() {
            assert_eq!(user.read("topics.toml"), damaged, "{damage:?}");
        }
    }
}

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let user = User::with(TEAM, "[[topic]]\nid = \"aa01\"\ntitle = \"a\"\n# \u{202e}\u{9b}2J \u{1b}[2J\n");
    user.run(&["edit", "aa01", "minutes=20"]);
    user.write("topics.toml", TOPICS);
    let shown = user.run(&["restore", "topics.toml", "1"]);
    assert!(!shown.stdout.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{shown}");
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_the_users_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let user = alex();
    user.run(&["add", "Kim's raise ~private @kim"]);
    let listed = user.run(&["restore"]).stdout;
    assert!(listed.contains("private/topics.toml"), "{listed}");
    let mut folders = vec![user.path("../.local/share/songsheet")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700, "{folder:?}");
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
                files += 1;
            }
        }
    }
    assert!(files > 3, "{files}");
}

#[cfg(unix)]
#[test]
fn a_save_without_room_for_what_was_is_told() {
    let user = User::with(TEAM, TOPICS);
    std::fs::create_dir_all(user.path("../.local/share")).unwrap();
    user.write("../.local/share/songsheet", "a file where the folder should be");
    let shown = user.run(&["edit", "aa01", "minutes=10"]);
    assert_snapshot!(shown.stderr, @"
    note: it is saved, but no earlier text could be kept for `songsheet restore`: Not a directory (os
          error 20).
    ");
    assert_eq!(user.read("topics.toml"), format!("{TOPICS}minutes = 10\n"));
}
