//! `songsheet seal`: what is private leaves the file that others read, to the letter.

use serde_json::Value;

use crate::fixture::TEAM;
use crate::harness::User;

const TOPICS: &str = "\u{feff}# The backlog.\r\n\r\n# asked in the corridor\r\n[[topic]]\r\nid = \"leo1\"\r\n\
    title   =   'Leo: the move'   # he told me\r\nroute = \"private\"\r\nwith = [ 'leo' ]\r\nfavourite = \"blue\"\r\n\r\n\
    [[topic]]\r\ntitle = \"Which queue do we keep?\"\r\nroute = \"broadcast\"\r\n\r\n\
    [[topic]]\r\nid = \"old1\"\r\ntitle = \"Kim's raise\"\r\nroute = \"private\"\r\ndone = 2026-11-17\r\n\r\n\
    [[topic]]\r\nid = \"emb1\"\r\ntitle = \"The data team joins us\"\r\nembargo = 2026-12-08\r\nroute = \"broadcast\"\r\n\r\n\
    [[topic]]\r\nid = \"mark\"\r\ntitle = \"Next year's budget\"\r\ntags = [\"confidential\"]\r\nroute = \"broadcast\"\r\n";

fn user() -> User {
    let user = User::with(TEAM, TOPICS);
    user.write(".gitignore", "private/\n");
    user
}

#[test]
fn what_is_private_moves_with_every_byte_of_it() {
    let user = user();
    let shown = user.run(&["seal"]);
    assert_eq!(shown.code, 0, "{shown}");
    let (shared, private) = (user.read("topics.toml"), user.read("private/topics.toml"));
    assert!(shown.stdout.starts_with("4 topics moved from topics.toml to private/topics.toml.\n"), "{shown}");
    assert_eq!(
        shared,
        "\u{feff}# The backlog.\r\n\r\n[[topic]]\r\ntitle = \"Which queue do we keep?\"\r\nroute = \"broadcast\"\r\n\r\n"
    );
    let blocks =
        TOPICS.split("\r\n\r\n").filter(|block| block.contains("[[topic]]") && !block.contains("queue"));
    for block in blocks {
        assert_eq!(private.matches(block.trim()).count(), 1, "{block}\n{private}");
    }
    let again = user.run(&["seal"]).stdout;
    assert_eq!(again, "No private topic can be taken out of topics.toml.\n");
    assert_eq!((user.read("topics.toml"), user.read("private/topics.toml")), (shared, private));
}

#[cfg(unix)]
#[test]
fn what_was_sealed_is_the_user_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let user = User::with(TEAM, TOPICS);
    user.run(&["seal"]);
    let mode = |name: &str| std::fs::metadata(user.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("private"), mode("private/topics.toml")), (0o700, 0o600));
    assert!(user.read(".gitignore").contains("private/\n"));
}

#[test]
fn a_dry_run_shows_it_and_changes_nothing() {
    let user = user();
    let shown = user.run(&["seal", "--dry-run", "--format", "json"]).stdout;
    let sealed: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(user.read("topics.toml"), TOPICS);
    assert!(!user.path("private").exists());
    let keys: Vec<_> = sealed.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["comments_apart", "commits", "doubles", "dry_run", "from", "left", "moved", "schema", "to"]
    );
    assert_eq!((&sealed["schema"], &sealed["dry_run"]), (&1.into(), &true.into()));
    let ids: Vec<_> =
        sealed["moved"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["leo1", "old1", "emb1", "mark"]);
    assert_eq!(sealed["moved"][0]["line"], 4);
    let text = user.run(&["seal", "-n"]).stdout;
    assert!(text.contains("4 topics would move from topics.toml to private/topics.toml."), "{text}");
    assert!(text.contains("Left in topics.toml: 1 line of comments beside no topic."), "{text}");
}

#[test]
fn a_topic_that_stands_in_both_files_is_taken_out_of_the_shared_one() {
    let user = user();
    let leo = "# asked in the corridor\r\n[[topic]]\r\nid = \"leo1\"\r\ntitle   =   'Leo: the move'   # he told me\r\n\
               route = \"private\"\r\nwith = [ 'leo' ]\r\nfavourite = \"blue\"\r\n";
    user.write("private/topics.toml", leo);
    user.make_private("private");
    let shown = user.run(&["seal"]);
    assert_eq!(shown.code, 0, "{shown}");
    assert!(shown.stdout.contains("1 topic stands in private/topics.toml already"), "{shown}");
    assert!(!user.read("topics.toml").contains("Leo"));
    assert_eq!(user.read("private/topics.toml").matches("Leo").count(), 1);
}

#[test]
fn words_that_only_the_shared_file_has_are_not_thrown_away() {
    let user = user();
    user.write(
        "private/topics.toml",
        "[[topic]]\nid = \"leo1\"\ntitle = 'Leo: the move'\nroute = \"private\"\nwith = ['leo']\n",
    );
    let shown = user.run(&["seal"]);
    assert_eq!(shown.code, 1, "{shown}");
    assert!(shown.stdout.contains("stays: it stands in both files, with other comments"), "{shown}");
    assert!(user.read("topics.toml").contains("# he told me"));
    let listed = User::with(TEAM, "topic = [{ title = \"Leo: the move\", route = \"private\" }]\n");
    let shown = listed.run(&["seal"]);
    assert_eq!(shown.code, 1, "{shown}");
    assert!(shown.stdout.contains("stays: it stands in a list in braces"), "{shown}");
}

#[expect(clippy::print_stderr, reason = "whoever reads the result should know that this was not tried")]
#[test]
fn it_says_what_git_still_has() {
    let user = user();
    let git = |arguments: &[&str]| {
        std::process::Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(user.path(""))
            .output()
            .is_ok_and(|output| output.status.success())
    };
    if !git(&["--version"]) {
        eprintln!("skipped: there is no git");
        return;
    }
    assert!(git(&["init", "-q"]) && git(&["add", "-A"]) && git(&["commit", "-qm", "one"]));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let shown = user.command(&["seal"]).env("PATH", path).output().unwrap();
    let shown = String::from_utf8(shown.stdout).unwrap();
    let said = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("git still has topics.toml as it was, in 1 commit: who can get the repository"),
        "{shown}"
    );
}

#[test]
fn what_was_sealed_and_is_brought_back_is_told() {
    let user = user();
    user.run(&["seal"]);
    let back = user.run(&["restore", "topics.toml", "last", "--yes"]);
    let told = "4 private topics stand in a file that others read again; `songsheet seal`";
    assert!(back.code == 0 && back.stderr.contains(told), "{back}");
}
