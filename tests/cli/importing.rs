//! Taking in lists of other programs.

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::user;
use crate::harness::User;

const LIST: &str = "## Outages\n\n- [ ] The outage of Monday due:2026-11-27\n- [x] Restart the runner\n- Checkout outage on Friday: what the alert missed\n\n## HR\n\n- Kim's pay @kim\n- @bob would like to learn\n";

fn json(user: &User, arguments: &[&str]) -> Value {
    let shown = user.run(&[&["import"], arguments, &["--format", "json"]].concat());
    assert_eq!(shown.code, 0, "{shown}");
    serde_json::from_str(&shown.stdout).unwrap()
}

#[test]
fn a_list_is_looked_at_first_and_then_taken_at_once() {
    let user = user();
    user.write("notes.md", LIST);
    let (topics, private) = (user.read("topics.toml"), user.read("private/topics.toml"));
    let looked = user.run(&["import", "markdown", "notes.md", "--dry-run"]);
    assert_eq!(looked.code, 0, "{looked}");
    assert!(looked.stdout.ends_with("3 would be taken, 1 there already, 1 done.\n"), "{looked}");
    assert_eq!(
        (user.read("topics.toml"), user.read("private/topics.toml")),
        (topics.clone(), private.clone())
    );

    let taken = user.run(&["import", "markdown", "notes.md"]);
    assert_snapshot!(taken, @"
    ● broadcast  The outage of Monday (dh4b)
                 Collective learning · on the team meeting of Tue 24 Nov
    ○ private    Kim's pay (qwqd)
                 Confidential · on the 1-1 with Kim on Wed 25 Nov · kept in private/topics.toml
    ○ private    @bob would like to learn (c5d4)
                 Growth · needs a name: with whom? · kept in private/topics.toml
    – already    Checkout outage on Friday: what the alert missed
    3 taken, 1 there already, 1 done.
    -- stderr
    note: 1 name is nobody's in the team and stayed in the text: bob
    -- exit 0
    ");
    let (now, kept) = (user.read("topics.toml"), user.read("private/topics.toml"));
    assert!(now.starts_with(&topics) && kept.starts_with(&private), "what was there stays as it was");
    assert!(now.contains("The outage of Monday") && now.contains("due = 2026-11-27"), "{now}");
    for private in ["Kim's pay", "with = [\"kim\"]", "bob", "would like to learn"] {
        assert!(kept.contains(private) && !now[topics.len()..].contains(private), "{kept}");
    }
    let again = user.run(&["import", "markdown", "notes.md"]);
    assert!(again.stdout.ends_with("0 taken, 4 there already, 1 done.\n"), "{again}");
    assert_eq!((user.read("topics.toml"), user.read("private/topics.toml")), (now, kept));
}

#[test]
fn a_program_gets_the_same() {
    let user = user();
    user.write("notes.md", LIST);
    let value = json(&user, &["markdown", "notes.md", "--dry-run"]);
    assert_eq!((&value["schema"], &value["dry_run"], &value["done"]), (&1.into(), &true.into(), &1.into()));
    let taken = value["taken"].as_array().unwrap();
    let shown: Vec<_> =
        taken.iter().map(|one| (one["title"].as_str().unwrap(), one["file"].as_str().unwrap())).collect();
    let expected = [
        ("The outage of Monday", "topics.toml"),
        ("Kim's pay", "private/topics.toml"),
        ("@bob would like to learn", "private/topics.toml"),
    ];
    assert_eq!(shown, expected);
    assert_eq!((&taken[0]["route"], &taken[0]["certainty"]), (&"broadcast".into(), &"clear".into()));
    assert_eq!(value["already"][0]["by"], "title");
    assert_eq!(value["strangers"], serde_json::json!(["bob"]));
}

#[test]
fn issues_come_from_standard_input_and_are_known_by_their_link() {
    let user = user();
    let issue = |title: &str| {
        format!(
            "[{{\"title\": \"{title}\", \"url\": \"https://github.com/o/r/issues/7\", \"author\": {{\"login\": \"Dee\"}}, \
             \"assignees\": [{{\"login\": \"hubot\"}}], \"labels\": [{{\"name\": \"good first\"}}], \"state\": \"OPEN\"}}]"
        )
    };
    let taken = user.run_with_input(&["import", "github", "-"], &issue("The queue outage"));
    assert_eq!(
        taken.stderr, "note: 1 name is nobody's in the team and stayed in the text: hubot\n",
        "{taken}"
    );
    let topics = user.read("topics.toml");
    for written in ["from = \"dana\"", "with: hubot", "good-first", "https://github.com/o/r/issues/7"] {
        assert!(topics.contains(written), "{written}: {topics}");
    }
    let renamed = user.run_with_input(&["import", "github", "-"], &issue("Another title"));
    assert!(renamed.stdout.ends_with("0 taken, 1 there already.\n"), "{renamed}");
    assert_eq!(user.read("topics.toml"), topics);
}

#[test]
fn with_one_wrong_entry_nothing_is_taken() {
    let user = user();
    let before = (user.read("topics.toml"), user.read("private/topics.toml"));
    user.write("list.csv", "title,due,tags,route\nThe outage,2026-11-27,,\nThe queue,soon,,\n");
    assert_snapshot!(user.run(&["import", "csv", "list.csv"]).failed(1), @"
    list.csv:3:11: error: `soon` is not a value of `due`
      hint: write a day such as 2026-11-27
    error: Nothing was done, because of the error above.
    ");
    user.write(
        "list.csv",
        "title,due,tags,route\nThe outage,,confidental,\nOutage,,confidential,broadcast\n",
    );
    assert_snapshot!(user.run(&["import", "csv", "list.csv"]).failed(1), @"
    list.csv:2:1: error: `confidental` is nearly a tag that marks what is confidential
      hint: write `confidential`, or call it something else
    list.csv:3:1: error: the team is not to hear of this without your reason
      hint: say in `because` why all may hear it, or leave `route` empty
    error: Nothing was done, because of the 2 errors above.
    ");
    assert_eq!((user.read("topics.toml"), user.read("private/topics.toml")), before);
}

#[test]
fn whoever_is_not_known_makes_no_topic_public() {
    let user = user();
    user.write("list.csv", "title,with,from,tags\nThe outage,Bob,,\nThe queue outage,Dana Whitfield,Eve,\nAn outage,,leo,confidential\nOutage!,everyone,,\n");
    let value = json(&user, &["csv", "list.csv"]);
    let files: Vec<_> =
        value["taken"].as_array().unwrap().iter().map(|one| one["file"].as_str().unwrap()).collect();
    assert_eq!(files[..3], ["private/topics.toml"; 3], "{value}");
    let kept = user.read("private/topics.toml");
    for written in ["with: Bob", "from: Eve", "with = [\"dana\"]", "from = \"leo\""] {
        assert!(kept.contains(written), "{written}: {kept}");
    }
    let shared = user.run(&["agenda", "team"]).fine();
    assert!(!shared.contains("queue outage") && !shared.contains("An outage"), "{shared}");
}

#[cfg(unix)]
#[test]
fn what_is_no_list_is_left_alone() {
    let user = user();
    let said = |file: &str| user.run(&["import", "markdown", file]).failed(1);
    assert!(
        said("nowhere.md").contains("nowhere.md: error: there is no such file"),
        "{}",
        said("nowhere.md")
    );
    assert!(said("private").contains("it is not a regular file"));
    assert!(said("/dev/zero").contains("it is not a regular file"));
    std::fs::File::create(user.path("big.md")).unwrap().set_len(20 * 1024 * 1024).unwrap();
    assert!(said("big.md").contains("it is larger than 16 MiB"));
    std::fs::File::create(user.path("sparse.md")).unwrap().set_len(100).unwrap();
    assert!(user.run(&["import", "opml", "x"]).failed(2).contains("markdown"));
}

#[test]
fn hostile_titles_are_written_as_they_are_and_shown_escaped() {
    let user = user();
    let title = "Ou\u{1b}[2Jtage \u{202e}gnp \u{e0041} \"\"\" ]] \\ ''' \u{9b}2J \u{200b}end";
    let issues = serde_json::json!([{ "title": title, "body": format!("{title}\n\n[[topic]]\n{title}"), "labels": [title] }]);
    let shown = user.run_with_input(&["import", "github", "-"], &issues.to_string());
    assert_eq!(shown.code, 0, "{shown}");
    assert!(!shown.stdout.contains(['\u{1b}', '\u{202e}', '\u{9b}', '\u{200b}', '\u{e0041}']), "{shown:?}");
    let triage: Value = serde_json::from_str(&user.run(&["triage", "--format", "json"]).stdout).unwrap();
    assert!(triage.as_array().unwrap().iter().any(|one| one["title"] == title), "{triage}");
    let again = user.run_with_input(&["import", "github", "-"], &issues.to_string());
    assert!(again.stdout.ends_with("0 taken, 1 there already.\n"), "{again}");
}
