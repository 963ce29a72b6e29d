//! Whatever a workspace holds, nothing private is in anything that the team gets, nor open on the disk.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::fixture;
use crate::harness::User;

/// Stands in everything that the team may not see.
const CANARY: &str = "zxqsecret";

/// A roster with secrets in every place that can hold one.
fn team() -> String {
    let notes = "handle = \"dana\"\nnotes = \"zxqsecret\"\nrole = \"zxqsecret\"\nemail = \"zxqsecret@example.com\"\nsalary = \"zxqsecret\"   # zxqsecret\n";
    format!("# zxqsecret\n{}", fixture::TEAM.replace("handle = \"dana\"\n", notes))
}

/// A topic that the team gets; all but its title is the manager's.
const SHOWN: &str = r#"
# zxqsecret
[[topic]]
title = "Release plan"   # zxqsecret
route = "broadcast"
notes = "zxqsecret"
because = "zxqsecret"
tags = ["zxqsecret"]
with = ["kim"]
tell_frist_of_all = "zxqsecret"

# zxqsecret
"#;

const SECRETS: &str = r#"
[[topic]]
title = "zxqsecret: pay review"
with = ["dana"]
route = "private"

[[topic]]
title = "zxqsecret: the data team joins us"
embargo = 2026-12-08
route = "broadcast"

[[topic]]
title = "zxqsecret"

[[topic]]
title = "zxqsecret outage"
route = "broadcast"
tags = ["confidential"]

[[topic]]
title = "zxqsecret was said"
route = "private"
done = 2026-11-16
"#;

const LOG: &str = "[[meeting]]\nwith = \"dana\"\ndate = 2026-11-18\n\n[[meeting.item]]\ntitle = \"zxqsecret\"\n\
    notes = \"zxqsecret\"\ndecisions = [\"zxqsecret\"]\n\n[[meeting.action]]\nwhat = \"zxqsecret\"\nwho = \"dana\"\nuntil = 2026-11-20\n";

const CALLS: &str = "[[call]]\ntitle = \"zxqsecret\"\nroute = \"private\"\nday = 2026-11-18\n";

const HELD: &str = "with = \"dana\"\nplanned_on = 2026-11-23\nbegan = \"2026-11-23T09:00:00\"\nminutes = 30\nspent_seconds = 0\n\n\
    [[item]]\nprivate = true\ntitle = \"zxqsecret\"\npractice = \"trust\"\nminutes = 5\nspent_seconds = 0\n";

/// A user whose files are full of secrets, also in their names.
fn user() -> User {
    let user = User::with(&team(), &format!("{SHOWN}{SECRETS}"));
    user.write(
        "private/topics.toml",
        &format!("# zxqsecret\n{}", SECRETS.replace("zxqsecret", "zxqsecret in private")),
    );
    user.write("private/log/2026-W47.toml", LOG);
    user.write("private/calls.toml", CALLS);
    user.write("private/hold.toml", HELD);
    user.write("private/topics (zxqsecret conflicted copy).toml", SECRETS);
    user.write("private/log/2026-W46 zxqsecret.toml", LOG);
    user.make_private("private/log");
    user
}

/// All formats that `agenda` knows, by its own help.
fn formats(user: &User) -> Vec<String> {
    let help = user.run(&["agenda", "--help"]).fine();
    let line = help.split("--format <").nth(1).unwrap().split('>').next().unwrap();
    line.split('|').map(str::to_owned).collect()
}

/// Every command line whose answer somebody of the team may see.
fn for_the_team(user: &User) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut add = |line: &str| all.push(line.split(' ').map(str::to_owned).collect());
    for format in formats(user) {
        for week in ["this", "next", "2026-W47", "2026-W51"] {
            add(&format!("agenda team --week {week} --format {format}"));
        }
        add(&format!("agenda team --color always --format {format}"));
        add(&format!("agenda team --format {format} --out team.{format}"));
    }
    for line in [
        "--presenter",
        "--presenter --color always",
        "agenda team --week someday",
        "completions bash",
        "completions zsh",
        "completions fish",
        "man",
        "--help",
        "help agenda",
    ] {
        add(line);
    }
    all
}

/// What a command prints, errors included, and what it writes for others.
fn all_of(user: &User, line: &[String]) -> String {
    let shown = user.run(line);
    let out = line.iter().position(|word| word == "--out").and_then(|at| line.get(at + 1));
    let file = out.map(|file| fs::read_to_string(user.path(file)).unwrap_or_default()).unwrap_or_default();
    format!("{}{}{file}", shown.stdout, shown.stderr)
}

#[test]
fn nothing_private_is_in_any_answer_for_the_team() {
    let user = user();
    assert!(user.run(&["agenda"]).stdout.contains(CANARY), "or this file tests nothing");
    for line in for_the_team(&user) {
        let shown = all_of(&user, &line);
        assert!(!shown.contains(CANARY), "{line:?}: {shown}");
        if line.join(" ").starts_with("agenda team --week this") || line[0] == "--presenter" {
            assert!(shown.contains("Release plan"), "{line:?}: {shown}");
        }
    }
}

#[test]
fn nor_when_a_file_is_broken() {
    let broken = "[[topic]]\ntitle = \"zxqsecret\"\nroute = \"zxqsecret\"\nwith = [\"zxqsecret\"]\n\nzxqsecret = = zxqsecret\n";
    for file in [
        "topics.toml",
        "private/topics.toml",
        "private/log/2026-W47.toml",
        "private/calls.toml",
        "private/hold.toml",
    ] {
        let user = user();
        user.write(file, broken);
        for line in for_the_team(&user) {
            let shown = all_of(&user, &line);
            assert!(!shown.contains(CANARY), "{file}: {line:?}: {shown}");
        }
        if file.starts_with("private/") {
            for command in ["triage", "agenda", "people", "log zzz", "done zzz"] {
                let line: Vec<_> = command.split(' ').collect();
                let shown = user.run(&line).stderr;
                assert!(!shown.contains(CANARY), "{file}, on a pipe: {command}: {shown}");
            }
        }
    }
}

prop_compose! {
    /// One topic as its file says it; the number stands for its title's own canary.
    fn a_topic()(
        title in select(vec!["Outage on Friday", "Dana: pay", "Deploy freeze", "How is Kim doing?", "Layoffs, between us"]),
        route in select(vec!["", "route = \"broadcast\"\n", "route = \"broadcast\"\nbecause = \"zxqsecret\"\n", "route = \"private\"\n"]),
        with in select(vec!["", "with = [\"dana\"]\n", "with = [\"everyone\"]\n", "from = \"kim\"\n", "tell_first = [\"leo\"]\n"]),
        mark in select(vec!["", "tags = [\"zxqsecret\"]\n", "tags = [\"confidential\", \"zxqsecret\"]\n", "embargo = 2026-11-20\n", "embargo = 2026-12-20\n"]),
        rest in select(vec!["", "done = 2026-11-17\n", "parked = 2026-11-17\n", "carried = [2026-11-17]\n", "written = true\n", "due = 2026-11-20\n"]),
        kept in any::<bool>(),
    ) -> (bool, String) {
        let text = format!("# zxqsecret\n[[topic]]\ntitle = \"{title} CANARY\"   # zxqsecret\nnotes = '''\nzxqsecret'''\nunknown = \"zxqsecret\"\n{route}{with}{mark}{rest}\n");
        (kept, text)
    }
}

/// The canaries of titles that a verdict lets the team see.
fn let_through(user: &User) -> Vec<String> {
    let verdicts: Value = serde_json::from_str(&user.run(&["triage", "--format", "json"]).stdout).unwrap();
    let clear = |one: &&Value| one["route"] == "broadcast" && one["certainty"] == "clear";
    let canary = |one: &Value| one["title"].as_str().unwrap().rsplit(' ').next().unwrap().to_owned();
    verdicts.as_array().unwrap().iter().filter(clear).map(canary).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn of_random_workspaces_the_team_gets_what_is_clearly_for_it_and_no_more(
        topics in prop::collection::vec(a_topic(), 1..10),
    ) {
        let (mut shared, mut private) = (String::new(), String::new());
        for (index, (kept, text)) in topics.iter().enumerate() {
            let file = if *kept { &mut private } else { &mut shared };
            write!(file, "{}", text.replace("CANARY", &format!("zxq{index}q"))).unwrap();
        }
        let user = User::with(&team(), &shared);
        user.write("private/topics.toml", &private);
        user.write("private/log/2026-W47.toml", LOG);
        let let_through = let_through(&user);
        for format in formats(&user) {
            let shown = user.run(&["agenda", "team", "--format", &format]);
            let shown = format!("{}{}", shown.stdout, shown.stderr);
            prop_assert!(!shown.contains(CANARY), "{}: {}", format, shown);
            for index in 0..topics.len() {
                let canary = format!("zxq{index}q");
                prop_assert!(let_through.contains(&canary) || !shown.contains(&canary), "{}: {}", format, shown);
            }
        }
    }
}

/// All files below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            files.extend(files_below(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files
}

/// Everything that a manager does with what is private.
const DOINGS: [&str; 9] = [
    "add @dana_zxqsecret:_pay_review ~private",
    "add @leo_zxqsecret:_a_quieter_week ~private",
    "seal",
    "call a_quieter private --because zxqsecret",
    "edit a_quieter notes=zxqsecret",
    "agenda all --out week.txt",
    "agenda dana --format json --out dana.json",
    "hold dana --close --on today --note pay_review:_zxqsecret --action dana:_zxqsecret_by_fri",
    "done a_quieter",
];

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(|word| word.replace('_', " ")).collect()
}

#[cfg(unix)]
#[test]
fn whatever_the_umask_what_is_private_is_written_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let user =
        User::with(&fixture::TEAM.replace("time = \"14:00\"", "weekday = \"mon\"\ntime = \"14:00\""), SHOWN);
    for doing in DOINGS {
        let program = user.command::<&str>(&[]);
        let mut shell = std::process::Command::new("sh");
        shell
            .args(["-c", "umask 000; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_songsheet")])
            .args(words(doing));
        shell.current_dir(user.path("")).env_clear();
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{doing}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let home = user.path("..").canonicalize().unwrap();
    let mut secret = 0;
    for file in files_below(&home) {
        let is_below = |name: &str| file.parent().unwrap().iter().any(|part| part == name);
        let text = fs::read(&file).unwrap();
        let holds = String::from_utf8_lossy(&text).contains(CANARY);
        if is_below("private") || (holds && !file.ends_with("work/topics.toml")) {
            secret += 1;
            let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode & 0o077, 0, "{} is open to others: {mode:o}", file.display());
        }
        if is_below("private") {
            let mode = fs::metadata(file.parent().unwrap()).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o700, "the folder of {}", file.display());
        }
    }
    assert!(secret >= 5, "{secret} private files were written");
}

fn git(user: &User, arguments: &[&str]) -> Option<String> {
    let output = std::process::Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(user.path(""))
        .env("HOME", user.path(".."))
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[expect(clippy::print_stderr, reason = "whoever reads the result should know that this was not tried")]
#[test]
fn git_would_take_nothing_private_along() {
    for made_by_init in [true, false] {
        let user = User::new();
        if git(&user, &["--version"]).is_none() {
            eprintln!("skipped: there is no git");
            return;
        }
        if made_by_init {
            user.run(&["init"]).fine();
        }
        user.write(
            "team.toml",
            &fixture::TEAM.replace("time = \"14:00\"", "weekday = \"mon\"\ntime = \"14:00\""),
        );
        user.write("topics.toml", "");
        git(&user, &["init", "-q"]).unwrap();
        for doing in DOINGS.iter().filter(|doing| !doing.contains("--out")) {
            let shown = user.run(&words(doing));
            assert_eq!(shown.code, 0, "{doing}: {shown}");
            let listed = git(&user, &["status", "--porcelain", "-uall"]).unwrap();
            let files: Vec<_> = listed.lines().filter_map(|line| line.get(3..)).collect();
            let shareable = |file: &&str| {
                ["team.toml", "topics.toml", ".gitignore"].contains(file) || file.starts_with("log/")
            };
            assert!(files.iter().all(shareable), "{doing}: {listed}");
        }
        git(&user, &["add", "-A"]).unwrap();
        assert_eq!(git(&user, &["grep", "--cached", "-l", CANARY]).unwrap(), "");
    }
}
