//! The workspace itself: init, check, paths, and files in a bad state.

use insta::assert_snapshot;

use crate::fixture::{PRIVATE, TEAM, TOPICS, user};
use crate::harness::User;

#[test]
fn init_makes_a_workspace_that_can_be_used_at_once() {
    let user = User::new();
    assert_snapshot!(user.run(&["init"]).fine(), @"
    made            team.toml
    made            topics.toml
    made            .gitignore

    Next: write your people into team.toml, then run `songsheet` in that folder. `songsheet add 'a
    topic'` captures a topic from anywhere inside it.
    ");
    assert_snapshot!(user.run(&["check", "--strict"]).fine(), @"2 members and 4 topics read: no problems.");
    user.run(&["add", "The first sprint demo ~broadcast"]).fine();
    assert!(user.run(&["agenda", "team"]).fine().contains("The first sprint demo"));
}

#[test]
fn init_keeps_what_is_there() {
    let user = user();
    assert_snapshot!(user.run(&["init", "."]).fine(), @"
    kept as it was  team.toml
    kept as it was  topics.toml
    kept as it was  .gitignore
    ");
    assert_eq!((user.read("team.toml"), user.read("topics.toml")), (TEAM.to_owned(), TOPICS.to_owned()));
    user.write("a-file", "");
    assert_snapshot!(user.run(&["init", "a-file"]), @"
    -- stderr
    error: a-file cannot be made: File exists (os error 17).
    -- exit 1
    ");
}

#[test]
fn check_lists_all_that_deserves_a_look() {
    let user = user();
    user.write("topics.sync-conflict-20261120.toml", TOPICS);
    user.write("topics.toml", &TOPICS.replace("2026-11-27 ", "2026-11-20 "));
    assert_snapshot!(user.run(&["check"]).fine(), @r#"
    topics.toml:24:1: warning: the topic is called broadcast, but its tag "confidential" marks it as confidential
      hint: remove one of the two, or say why with `because`; until then it needs your call
    topics.toml:3:1: warning: the topic was due on Fri 20 Nov
      hint: talk about it, move the day with `songsheet edit TOPIC due=DATE`, or drop it
    topics.sync-conflict-20261120.toml: warning: this looks like a copy that a sync or merge program left
      hint: it is not read: take over into topics.toml what is missing there, then delete it
    3 members and 7 topics read: 3 warnings.
    "#);
    assert_snapshot!(user.run(&["check", "--strict"]).stderr, @"error: 3 warnings.");
    assert_eq!(user.run(&["check", "--strict"]).code, 1);
}

#[test]
fn check_reads_the_log_and_quotes_nothing_of_1_1s() {
    let user = user();
    user.write("log/2026-W47.toml", "[[meeting]]\ndate = 2026-11-17\nabsent = [\"leo\"]\n");
    assert!(user.run(&["check"]).fine().ends_with("3 members, 7 topics and 1 meeting read: 1 warning.\n"));
    user.write("log/2026-W47 (conflict).toml", "");
    user.write("log/retro.toml", "");
    user.write("private/log/2026-W47.toml", "[[meeting]]\nwith = \"Dana's raise\"\ndate = 2026-11-24\n");
    user.make_private("private/log");
    assert_snapshot!(user.run(&["check"]), @r#"
    topics.toml:24:1: warning: the topic is called broadcast, but its tag "confidential" marks it as confidential
      hint: remove one of the two, or say why with `because`; until then it needs your call
    private/log/2026-W47.toml:2:8: error: "…" is not a handle
      hint: write the handle of a member, one word without @; the manager is left out
    private/log/2026-W47.toml:3:8: error: "…" is … which is not in the week of this file
      hint: correct it, or move it to 2026-W48.toml
    log/2026-W47 (conflict).toml: warning: this looks like a copy that a sync or merge program left
      hint: it is not read: take over into log/2026-W47.toml what is missing there, then delete it
    log/retro.toml: warning: this file is not read, because no week is named so
      hint: the log of a week is named like 2026-W48.toml
    -- stderr
    error: 2 errors and 3 warnings.
    -- exit 1
    "#);
}

#[cfg(unix)]
#[test]
fn check_warns_of_private_files_that_others_can_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let user = user();
    let readable = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(user.path("private/topics.toml"), readable).unwrap();
    let shown = user.run(&["check"]).fine();
    assert!(shown.contains("private/topics.toml: warning: others on this machine can open it"), "{shown}");
}

#[test]
fn every_error_is_told_at_once_and_nothing_is_touched() {
    let user = user();
    let broken = "[[topic]]\ntitle = \"Pay of Dana\"\nrouet = \"private\"\nwith = [\"dan\"]\n\n[[topic]]\ntitle = \"b\"\ndue = \"soon\"\nminutes = 0\n";
    user.write("topics.toml", broken);
    assert_snapshot!(user.run(&["check"]), @r#"
    topics.toml:3:1: error: `rouet` is not a key, and it looks like `route`
      hint: write `route`, or another key if that is not meant
    topics.toml:4:9: error: `with` names "dan", who is not on the roster
      hint: did you mean `dana`?
    topics.toml:8:7: error: `due` must be a date, not "soon"
      hint: write year, month and day, such as 2026-11-27
    topics.toml:9:11: error: `minutes` cannot be 0
      hint: write a whole number from 1 to 1440
    -- stderr
    error: 4 errors.
    -- exit 1
    "#);
    for command in [vec!["triage"], vec!["agenda"], vec!["add", "x"], vec!["done", "b"], vec![]] {
        let shown = user.run(&command);
        assert_eq!((shown.code, shown.stdout.as_str()), (1, ""), "{command:?}");
        assert!(shown.stderr.contains("topics.toml:3:1: error:"), "{shown}");
        assert!(!shown.stderr.contains("Pay of Dana"), "no text of a topic in a log: {shown}");
    }
    assert_eq!((user.read("topics.toml"), user.read("private/topics.toml")), (broken.into(), PRIVATE.into()));
}

#[test]
fn a_folder_without_a_workspace_is_an_error_when_it_is_named() {
    assert_snapshot!(User::new().run(&["--dir", "nowhere", "triage"]), @"
    -- stderr
    nowhere/team.toml: error: there is no such file
      hint: make a workspace there with `songsheet init nowhere`
    error: Nothing was done, because of the error above.
    -- exit 1
    ");
    let shown = User::new().run(&["triage"]);
    assert_snapshot!(shown.stderr, @"
    note: no workspace was found, so this is the built-in example; `songsheet init` makes one of your
          own.
    ");
    assert!(shown.stdout.contains("open topics"), "the example is shown: {shown}");
}

#[test]
fn warnings_are_remarked_upon_and_do_not_disturb_the_answer() {
    let user = user();
    user.write("topics.toml", &TOPICS.replace("kind = \"decide\"", "mood = \"good\""));
    let shown = user.run(&["triage", "--format", "json"]);
    assert_snapshot!(shown.stderr, @"note: 1 warning about the files; `songsheet check` lists them.");
    assert!(serde_json::from_str::<serde_json::Value>(&shown.stdout).is_ok() && shown.code == 0);
}

#[test]
fn paths_says_where_everything_is_and_why() {
    let user = user();
    assert_snapshot!(user.run(&["paths"]).fine(), @"
    Workspace · team.toml is in the current folder or one above it
      team.toml            ~/work/team.toml
      topics.toml          ~/work/topics.toml
      private/topics.toml  ~/work/private/topics.toml
      private/calls.toml   ~/work/private/calls.toml   (not there)
      earlier texts        ~/.local/share/songsheet/backups/work-…   (not there)

    Config · the platform's folder for settings
      config.toml          ~/.config/songsheet/config.toml

    Looked for in this order
      --dir                               –
      SONGSHEET_DIR                       –
    → the current folder, or one above    ~/work
      workspace in the config file        –
      the platform's folder for data      –
      the built-in example                in memory
    ");
    assert_snapshot!(user.run(&["paths", "--team", "team.toml"]).fine(), @"
    Workspace · named by --team or --topics
      team.toml            ~/work/team.toml
      topics.toml          ~/work/topics.toml
      private/topics.toml  ~/work/private/topics.toml
      private/calls.toml   ~/work/private/calls.toml   (not there)
      earlier texts        ~/.local/share/songsheet/backups/work-…   (not there)

    Config · the platform's folder for settings
      config.toml          ~/.config/songsheet/config.toml
    ");
    assert!(User::new().run(&["paths"]).fine().contains("→ the built-in example"));
}

#[test]
fn the_flag_wins_over_the_environment_and_the_environment_over_the_folder() {
    let user = user();
    user.write("other/team.toml", &TEAM.replace("Platform", "Other"));
    user.write("third/team.toml", &TEAM.replace("Platform", "Third"));
    let team_shown = |arguments: &[&str], environment: Option<&str>| {
        let mut command = user.command(arguments);
        command.envs(environment.map(|dir| ("SONGSHEET_DIR", user.path(dir))));
        let output = command.output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().next().unwrap_or_default().to_owned()
    };
    assert!(team_shown(&["agenda"], None).starts_with("Platform"));
    assert!(team_shown(&["agenda"], Some("other")).starts_with("Other"));
    assert!(team_shown(&["agenda", "--dir", "third"], Some("other")).starts_with("Third"));
}

#[test]
fn settings_of_the_environment_that_cannot_be_read_are_named() {
    let user = user();
    let run = |name: &str, value: &str| {
        let output = user.command(&["triage"]).env(name, value).output().unwrap();
        (String::from_utf8(output.stderr).unwrap(), output.status.code())
    };
    let (error, code) = run("SONGSHEET_NOW", "soon");
    assert_snapshot!(error, @"
    SONGSHEET_NOW: error: “soon” is not a moment
      hint: write it as 2026-11-23T09:00:00
    error: Nothing was done, because of the error above.
    ");
    assert_eq!(code, Some(1));
    let (error, code) = run("SONGSHEET_CONFIG", "missing.toml");
    assert!(error.contains("missing.toml: error: there is no such file") && code == Some(1), "{error}");
}

#[test]
fn without_a_home_the_workspace_still_opens() {
    let user = user();
    let output = user.command(&["triage"]).env_remove("HOME").output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn misspelt_marks_of_confidence_are_errors() {
    let title = "[[topic]]\ntitle = \"Checkout outage\"\n";
    for line in [
        "tags = [\"confidental\"]",
        "tags = [\"\u{441}onfidential\"]",
        "embargo_until = 2026-12-03",
        "my_route = \"private\"",
    ] {
        let user = User::with(TEAM, &format!("{title}{line}\n"));
        assert_eq!(user.run(&["agenda", "team"]).code, 1, "{line}");
        assert!(user.run(&["check"]).stdout.starts_with("topics.toml:3:"), "{line}");
    }
}

#[test]
fn an_error_of_a_private_file_quotes_nothing_in_a_pipe() {
    let user = User::with(TEAM, "");
    user.write(
        "private/topics.toml",
        "[[topic]]\ntitle = \"Pay\"\nwith = [\"Dana is fired\"]\ndue = \"the PIP\"\n",
    );
    for shown in [user.run(&["agenda", "team"]), user.run(&["--presenter"]), user.run(&["check"])] {
        let all = format!("{}{}", shown.stdout, shown.stderr);
        assert!(all.contains("private/topics.toml:3:9: error: \"…\" is not a handle"), "{all}");
        assert!(!all.contains("fired") && !all.contains("PIP"), "{all}");
    }
}

#[test]
fn all_names_of_a_list_are_checked_at_once() {
    let topic = "[[topic]]\ntitle = \"x\"\nwith = [\"danna\", \"Dee\", \"@kim\"]\ntell_first = [\"kimm\", \"@leo\"]\n";
    let shown = User::with(TEAM, topic).run(&["check"]).stdout;
    assert_eq!(shown.matches("error:").count(), 5, "{shown}");
    let shown = User::with(TEAM, "[[topic]]\ntitle = \"x\"\ndue = tomorrow\n").run(&["check"]).stdout;
    assert!(shown.contains("3:7: error: text must stand between quotes"), "{shown}");
}

#[test]
fn check_names_every_contradiction_and_a_call_does_not_hide_it() {
    let topics = "[[topic]]\ntitle = \"Bands\"\nroute = \"broadcast\"\ntags = [\"hr\"]\nbecause = \"\"\n\n\
                  [[topic]]\ntitle = \"News\"\ntags = [\"hr\"]\nembargo = 2026-11-01\n";
    let user = User::with(TEAM, topics);
    user.write("private/topics.toml", "[[topic]]\ntitle = \"Move\"\nroute = \"broadcast\"\n");
    user.write(".gitignore", "private/\n");
    let shown = user.run(&["check"]).stdout;
    for place in [
        "topics.toml:3:1: warning: the topic is called",
        "topics.toml:10:1: warning",
        "private/topics.toml:3:1: warning",
    ] {
        assert!(shown.contains(place), "{place}: {shown}");
    }
    assert!(user.run(&["call", "News", "broadcast"]).failed(1).contains("--because"));
    assert_eq!(user.run(&["edit", "News", "minutes=10"]).code, 0);
}

#[test]
fn what_cannot_be_saved_stays_as_it_is_and_the_error_names_the_path_as_it_is() {
    let user = User::with(TEAM, "");
    user.write("ws/team.toml", TEAM);
    user.write("ws/topics.toml", TOPICS);
    std::fs::create_dir(user.path("ws/.songsheet.lock")).unwrap();
    for command in [["done", "k7f2"].as_slice(), &["add", "hello"], &["add", "Pay round @dana ~private"]] {
        let shown = user.run(&[["--dir", "ws"].as_slice(), command].concat()).failed(1);
        assert!(shown.starts_with("error: ws/.songsheet.lock cannot be saved: "), "{shown}");
        assert_eq!(user.read("ws/topics.toml"), TOPICS);
        assert_eq!(std::fs::read_dir(user.path("ws")).unwrap().count(), 3, "nothing is left behind");
    }
}

#[test]
fn a_tag_that_is_nearly_one_of_the_user_s_own_marks_is_an_error() {
    let user = User::with(TEAM, "[[topic]]\nid = \"a1\"\ntitle = \"Deploy freeze\"\ntags = [\"vorstnad\"]\n");
    user.write("../.config/songsheet/config.toml", "[routing]\nconfidential_tags = [\"Vorstand\"]\n");
    let shown = user.run(&["check"]).stdout;
    assert!(
        shown.starts_with("topics.toml:4:9: error: the tag \"vorstnad\" looks like \"vorstand\""),
        "{shown}"
    );
    assert_eq!(user.run(&["agenda", "team"]).code, 1);
    user.write("topics.toml", "[[topic]]\nid = \"a1\"\ntitle = \"Deploy freeze\"\nroute = \"broadcast\"\n");
    let refused = user.run(&["edit", "a1", "tags=vorstandd"]).failed(1);
    assert!(refused.contains("looks like \"vorstand\""), "{refused}");
    assert_eq!(user.run(&["edit", "a1", "tags=vorstand", "because=agreed"]).code, 0);
}

#[test]
fn one_slip_hides_no_other_problem() {
    for slip in [
        "due = tomorrow",
        "due 2026-11-30",
        "notes = \"\"\" without an end",
        "tags = [\"a\"",
        "title = \"again\"",
        "x = { a = 1",
    ] {
        let topics = format!(
            "[[topic]]\ntitle = \"first\"\nroute = \"privat\"\n{slip}\nkind = \"discus\"\n\n\
             [[topic]]\ntitle = \"second\"\nwith = [\"danna\"]\nnotes = \"\"\"of\ntwo lines\"\"\"\n"
        );
        let shown = User::with(TEAM, &topics).run(&["check"]).stdout;
        let places: Vec<_> = shown.lines().filter_map(|line| line.split_once(": error: ")).collect();
        let lines: Vec<_> = places.iter().map(|(place, _)| place.split(':').nth(1).unwrap()).collect();
        assert_eq!(lines, ["3", "4", "5", "9"], "{slip}: {shown}");
    }
    let team = TEAM.replace("aliases = [\"Dee\"]", "aliases = [\"Dee\"").replace("\"15:00\"", "\"25:00\"");
    let shown = User::with(&team, "").run(&["check"]).stdout;
    assert_eq!(shown.matches("error:").count(), 2, "{shown}");
}

#[test]
fn check_reads_the_keys_of_the_config_as_the_screen_does() {
    let user = User::with(TEAM, "");
    user.write("c.toml", "[keys]\nunod = [\"u\"]\nquit = [\"q\", \"entr\"]\nadd = [\"a\", \"d\"]\n");
    assert_snapshot!(user.run(&["--config", "c.toml", "check"]), @"
    c.toml:2:1: error: [keys] names an unknown action `unod`
      hint: did you mean `undo`?
    c.toml:3:14: error: [keys] quit: `entr` is not a key
      hint: did you mean `enter`?
    c.toml:4:13: error: [keys] `d` is wanted by `done` and by `add`
      hint: songsheet's help (?) lists the actions and their keys
    c.toml:4:13: error: [keys] `d` is wanted by `decision` and by `add`
      hint: songsheet's help (?) lists the actions and their keys
    -- stderr
    error: 4 errors.
    -- exit 1
    ");
    user.write("c.toml", "[keys]\nundo = [\"u\", \"ctrl-z\"]\nsuspend = []\n");
    assert_eq!(user.run(&["--config", "c.toml", "check"]).code, 0);
}

#[test]
fn a_private_copy_is_never_to_be_taken_over_into_the_shared_file() {
    let user = user();
    user.write("private/topics.sync-conflict-20261120-1.toml", PRIVATE);
    let shown = user.run(&["check"]).stdout;
    assert!(shown.contains("take over into private/topics.toml what"), "{shown}");
}

#[test]
fn check_does_not_vouch_for_the_example() {
    let shown = User::new().run(&["check"]);
    assert_snapshot!(shown, @"
    -- stderr
    error: There is no workspace here, so nothing was checked.
    hint: `songsheet init` makes one in the current folder; --dir names another
    -- exit 1
    ");
}

#[test]
fn a_lost_backlog_is_not_an_empty_one() {
    let user = user();
    std::fs::remove_file(user.path("topics.toml")).unwrap();
    let shown = user.run(&["check"]).stdout;
    assert!(shown.contains("topics.toml: warning: there is no such file"), "{shown}");
    assert!(user.run(&["agenda", "team"]).stderr.contains("1 warning"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere/t", user.path("topics.toml")).unwrap();
        let shown = user.run(&["agenda", "team"]);
        assert!(shown.code == 1 && shown.stderr.contains("leads nowhere"), "{shown}");
    }
}

#[test]
fn a_capture_that_a_list_in_braces_cannot_take_says_where_that_stands() {
    let user = User::with(TEAM, "\ntopic = [ { id = \"in\", title = \"Release plan\" } ]\n");
    let shown = user.run(&["add", "New laptop policy ~broadcast"]);
    assert!(shown.code == 1 && shown.stderr.contains("Nothing was kept"), "{shown}");
    assert!(shown.stderr.contains("topics.toml:2"), "{shown}");
}
