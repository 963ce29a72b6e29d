//! The calls that songsheet notes and learns from.

use insta::assert_snapshot;
use serde_json::Value;

use crate::fixture::{TEAM, user};
use crate::harness::User;

const TOPICS: &str = "[[topic]]\nid = \"ff01\"\ntitle = \"Flumbo garble\"\n\n\
                      [[topic]]\nid = \"ww01\"\ntitle = \"Flumbo wuzzle\"\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A user with two topics that the rules know nothing of.
fn alex() -> User {
    User::with(TEAM, TOPICS)
}

#[test]
fn a_call_is_noted_for_the_manager_alone() {
    let user = alex();
    user.run(&["call", "ff01", "private"]).fine();
    assert_snapshot!(user.read("private/calls.toml"), @r#"
    # Your calls, which songsheet learns from; `songsheet calls` says what each has taught.
    # A call that is taken out here teaches nothing any more.

    [[call]]
    title = "Flumbo garble"
    route = "private"
    day = 2026-11-23
    "#);
    assert_eq!(user.read(".gitignore").lines().filter(|line| *line == "private/").count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name: &str| user.path(name).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("private"), mode("private/calls.toml")), (0o700, 0o600));
    }
    user.run(&["edit", "ww01", "route=broadcast", "title=Wuzzle, at last", "because=ours"]).fine();
    let noted = user.read("private/calls.toml");
    assert!(
        noted.ends_with("[[call]]\ntitle = \"Wuzzle, at last\"\nroute = \"broadcast\"\nday = 2026-11-23\n")
    );
    user.run(&["check", "--strict"]).fine();
}

#[test]
fn calls_says_what_each_has_taught() {
    let user = alex();
    assert_eq!(user.run(&["calls"]).fine(), "No call has been noted yet.\n");
    user.run(&["call", "ff01", "private"]).fine();
    user.run(&["call", "ww01", "broadcast"]).fine();
    user.run(&["edit", "ww01", "route="]).fine();
    let shown = user.run(&["calls"]).fine();
    let told = |line: &str| line.split("taught +").next().unwrap().to_owned();
    assert_snapshot!(shown.lines().map(told).collect::<Vec<_>>().join("\n"), @"
    2 noted calls · private/calls.toml
    ○ private    Flumbo garble
                 Mon 23 Nov · 
    ● broadcast  Flumbo wuzzle
                 Mon 23 Nov · teaches nothing: the topic does not bear this call any more
    ");
    assert!(shown.contains("for the 1-1: “Flumbo” “garble”"), "{shown}");
    let calls = json(&user.run(&["calls", "--format", "json"]).fine());
    let states: Vec<_> = calls["calls"].as_array().unwrap().iter().map(|call| &call["state"]).collect();
    assert_eq!(states, ["taught", "taken-back"]);
    let words = &calls["calls"][0]["words"][1];
    assert_eq!(
        (&words["text"], &words["start"], &words["end"]),
        (&json("\"garble\""), &json("7"), &json("13"))
    );
    assert!(words["weight"].as_f64().unwrap() < 0.0, "toward the 1-1");
}

#[test]
fn why_names_what_the_calls_have_taught() {
    let user = alex();
    let before = json(&user.run(&["why", "ww01", "--format", "json"]).fine());
    user.run(&["call", "ff01", "private"]).fine();
    let shown = user.run(&["why", "ww01"]).fine();
    assert!(shown.contains("your calls: “Flumbo”"), "{shown}");
    let after = json(&user.run(&["why", "ww01", "--format", "json"]).fine());
    let all = |answer: &Value| -> Vec<Value> {
        ["reasons", "against"].iter().flat_map(|side| answer[*side].as_array().unwrap().clone()).collect()
    };
    let of_calls = |answer: &Value| all(answer).iter().filter(|one| one["rule"] == "your-calls").count();
    assert_eq!((of_calls(&before), of_calls(&after)), (0, 1));
}

#[test]
fn forgetting_leaves_the_calls_themselves() {
    let user = alex();
    user.run(&["call", "ff01", "private"]).fine();
    let topics = user.read("topics.toml");
    assert_eq!(user.run(&["calls", "--forget"]).fine(), "Forgotten: 1 noted call.\n");
    assert_eq!(user.run(&["calls"]).fine(), "No call has been noted yet.\n");
    assert_eq!(user.run(&["calls", "--forget"]).fine(), "Forgotten: 0 noted calls.\n");
    assert_eq!(user.read("topics.toml"), topics);
    assert!(!user.run(&["why", "ww01"]).fine().contains("your calls"));
    user.write("private/calls.toml", "what is this");
    assert_eq!(user.run(&["calls", "--forget"]).fine(), "Forgotten: 0 noted calls.\n");
    assert_eq!(user.read("private/calls.toml"), "");
}

#[test]
fn a_broken_file_of_calls_is_warned_of_and_teaches_nothing() {
    let user = alex();
    user.run(&["call", "ff01", "private"]).fine();
    let broken = user.read("private/calls.toml").replace("\"private\"", "\"to Kim's desk\"");
    user.write("private/calls.toml", &broken);
    let shown = user.run(&["check"]);
    assert_snapshot!(shown, @r#"
    private/calls.toml:6:9: warning: `route` cannot be "…"
      hint: write one of: broadcast, private
    3 members and 2 topics read: 1 warning.
    -- exit 0
    "#);
    assert!(!user.run(&["why", "ww01"]).stdout.contains("your calls"));
    assert_eq!(user.run(&["call", "ww01", "private"]).code, 0, "calls go on");
    assert_eq!(user.read("private/calls.toml"), broken, "and the file stays as it is");
    user.write("private/calls.toml", "");
    std::fs::File::create(user.path("private/calls.toml"))
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"\xff\xfe"))
        .unwrap();
    assert_eq!(user.run(&["call", "ff01", "broadcast"]).code, 0);
    assert!(user.run(&["check"]).stdout.contains("private/calls.toml:1:1: warning"));
}

#[test]
fn nothing_is_noted_without_a_workspace_or_when_it_is_switched_off() {
    let nobody = User::new();
    assert_eq!(nobody.run(&["calls"]).stdout, "No call has been noted yet.\n");
    assert_eq!(nobody.run(&["calls", "--forget"]).stdout, "Forgotten: 0 noted calls.\n");
    let user = alex();
    user.write("../.config/songsheet/config.toml", "[routing]\nlearn = false\n");
    user.run(&["call", "ff01", "private"]).fine();
    assert!(!user.path("private/calls.toml").exists());
    user.write("private/calls.toml", "[[call]]\ntitle = \"Flumbo\"\nroute = \"private\"\nday = 2026-11-23\n");
    user.make_private("private");
    assert!(!user.run(&["why", "ww01"]).fine().contains("your calls"));
    assert!(user.run(&["calls"]).stderr.contains("learn = false"));
}

#[test]
fn no_agenda_for_the_team_has_anything_of_the_noted_calls() {
    let user = user();
    user.write(
        "private/calls.toml",
        "[[call]]\ntitle = \"Xyzzy about queues\"\nroute = \"private\"\nday = 2026-11-23\n",
    );
    user.make_private("private");
    for arguments in [&["agenda", "team"][..], &["--presenter"], &["agenda", "all"], &["triage"]] {
        let shown = user.run(arguments);
        assert!(!format!("{shown}").contains("Xyzzy"), "{shown}");
    }
}

#[test]
fn a_call_in_a_captured_line_is_noted_and_one_that_lacks_its_reason_is_refused() {
    let user = alex();
    let topics = user.read("topics.toml");
    let refused = user.run(&["add", "Kim is pregnant ~broadcast"]);
    assert_snapshot!(refused, @r#"
    -- stderr
    error: It may hurt somebody or break a confidence, so ~broadcast needs your reason.
    hint: say why all may hear it: because:"REASON"; or leave ~broadcast out
    hint: or after the text: --because 'REASON'
    -- exit 1
    "#);
    assert_eq!(user.read("topics.toml"), topics);
    assert!(!user.path("private").exists(), "nothing was kept");
    user.run(&["add", "Kim is pregnant ~broadcast", "--because", "she asked me to"]).fine();
    assert!(user.read("topics.toml").contains("because = \"she asked me to\""));
    assert!(user.read("private/calls.toml").contains("title = \"Kim is pregnant\"\nroute = \"broadcast\""));
    let lines = user.run_with_input(&["add", "-"], "Rota ~private\nKim is unwell ~broadcast\n").failed(1);
    assert!(lines.contains("Line 2: It may hurt somebody") && !lines.contains("--because"), "{lines}");
    assert!(user.run(&["add", "-", "--because", "x"]).failed(2).contains("because:"));
    user.run_with_input(&["add", "-"], "Rota ~private\nSwap ~private\n").fine();
    let noted = user.read("private/calls.toml");
    assert!(noted.contains("\"Rota\"") && noted.contains("\"Swap\""), "{noted}");
}
