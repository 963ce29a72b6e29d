//! What is no file, or more than anybody writes: refused with a word before it is read, or read in
//! seconds and with memory in proportion.

use std::fs::File;

use crate::run::Folder;

/// Every file that a command reads of a workspace.
const FILES: [&str; 7] = [
    "team.toml",
    "topics.toml",
    "private/topics.toml",
    "private/calls.toml",
    "private/hold.toml",
    "log/2026-W48.toml",
    "private/log/2026-W48.toml",
];

#[test]
fn a_file_beyond_the_limit_is_refused_and_left_alone() {
    for file in FILES {
        let folder = Folder::new();
        // Without a byte on the disk.
        File::create(folder.path(file)).unwrap().set_len(100 << 20).unwrap();
        let ended = folder.run(&["check"]);
        assert!(ended.printed.contains("larger than 64 MiB"), "{file}: {ended:?}");
        assert!(ended.code == 1 || file.ends_with("calls.toml"), "{file}: {ended:?}");
        let added = folder.run(&["add", "Thanks ~private @dana"]);
        assert!([0, 1].contains(&added.code), "{file}: {added:?}");
        assert_eq!(folder.path(file).metadata().unwrap().len(), 100 << 20, "{file}");
    }
    let folder = Folder::new();
    File::create(folder.path("config.toml")).unwrap().set_len(100 << 20).unwrap();
    let ended = folder.run(&["--config", "config.toml", "check"]);
    assert!(ended.code == 1 && ended.printed.contains("larger than 64 MiB"), "{ended:?}");
}

#[test]
fn standard_input_has_a_limit() {
    let ended = Folder::new().run_with_input(&["add", "-"], &vec![b'x'; (16 << 20) + 1]);
    assert!(ended.code == 1 && ended.printed.contains("longer than 16 MiB"), "{ended:?}");
    let ended = Folder::new().run_with_input(&["add", "-"], b"Rota \xff\n");
    assert!(ended.code == 1 && ended.printed.contains("not UTF-8"), "{ended:?}");
}

/// Puts something that is no file in the place of one.
#[cfg(unix)]
type Make<'a> = &'a dyn Fn(&Folder, &str);

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let pipe = |folder: &Folder, file: &str| {
        assert!(Command::new("mkfifo").arg(folder.path(file)).status().unwrap().success());
    };
    let folder_there = |folder: &Folder, file: &str| std::fs::create_dir(folder.path(file)).unwrap();
    let device = |folder: &Folder, file: &str| symlink("/dev/zero", folder.path(file)).unwrap();
    let circle = |folder: &Folder, file: &str| symlink(folder.path(file), folder.path(file)).unwrap();
    let kinds: [(&str, Make<'_>); 4] =
        [("pipe", &pipe), ("folder", &folder_there), ("device", &device), ("circle", &circle)];
    for file in FILES {
        for (kind, make) in kinds {
            let folder = Folder::new();
            let _ = std::fs::remove_file(folder.path(file));
            make(&folder, file);
            let ended = folder.run(&["check"]);
            let name = file.rsplit('/').next().unwrap();
            assert!(
                ended.printed.contains(name) && ended.printed.contains("cannot be read"),
                "{kind} {file}: {ended:?}"
            );
            let added = folder.run(&["add", "Thanks ~private @dana"]);
            assert!([0, 1].contains(&added.code), "{kind} {file}: {added:?}");
        }
    }
    for (kind, make) in kinds {
        for file in [".songsheet.lock", ".gitignore"] {
            let folder = Folder::new();
            make(&folder, file);
            let added = folder.run(&["add", "Thanks ~private @dana"]);
            assert!(added.code == 1 && added.printed.contains("cannot be saved"), "{kind} {file}: {added:?}");
        }
        let folder = Folder::new();
        make(&folder, "config.toml");
        let ended = folder.run(&["--config", "config.toml", "check"]);
        assert!(ended.code == 1 && ended.printed.contains("cannot be read"), "{kind}: {ended:?}");
    }
}

/// A topic with something more in it.
fn topic_with(more: &str) -> String {
    format!("[[topic]]\ntitle = \"a\"\n{more}\n")
}

#[test]
fn nesting_and_endless_lines_are_read_or_explained() {
    let parts = |part: &str, times: usize| part.repeat(times);
    let texts = [
        (1, topic_with(&format!("x = {}", parts("[", 1_000_000)))),
        (1, topic_with(&format!("x = {}", parts("{a=", 300_000)))),
        (1, topic_with(&format!("a{} = 1", parts(".a", 100_000)))),
        (1, topic_with(&format!("[topic.a{}]", parts(".a", 100_000)))),
        (1, topic_with(&format!("x = {{ a{} = 1 }}", parts(".a", 100_000)))),
        (1, parts("x", 1 << 20)),
        (1, parts("x = = \" ", 1 << 17)),
        (1, topic_with(&parts("\"\n", 20_000))),
        (1, topic_with(&parts("'''\n", 20_001))),
        (1, topic_with(&parts("z = 1\n", 20_000))),
        (1, parts(&topic_with("id = \"k7f2\""), 5_000)),
        (1, parts(&topic_with("with = [\"nobody\"]"), 5_000)),
        (0, topic_with(&format!("notes = \"{}\"", parts("a ", 1 << 19)))),
        (0, topic_with(&format!("# {}", parts("a ", 1 << 19)))),
        (0, topic_with(&format!("tags = [{}]", parts("\"a\", ", 1 << 17)))),
    ];
    for (code, text) in texts {
        let start: String = text.chars().take(60).collect();
        let folder = Folder::new();
        folder.write("topics.toml", text.as_bytes());
        let ended = folder.run(&["check"]);
        assert_eq!(ended.code, code, "{start}");
        assert!(ended.printed.lines().count() < 1_100, "{start} is told at length");
        assert!(ended.printed.lines().all(|line| line.len() < 1_000), "{start} is told in long lines");
        assert_eq!(crate::run::bytes(&folder.path("topics.toml")), text.as_bytes());
    }
}

/// `cargo test --release --test hostile -- --ignored` takes seconds, and prints them with `--nocapture`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "measures the release build"]
fn a_hundred_thousand_topics_take_seconds_and_memory_in_proportion() {
    use std::fmt::Write as _;
    use std::time::Instant;

    let mut text = String::new();
    for nth in 0..100_000 {
        write!(text, "[[topic]]\ntitle = \"Which queue do we keep? {nth}\"\nnotes = \"\"\"\n").unwrap();
        write!(text, "{}\n\"\"\"\nminutes = 5\n\n", "What the alert missed, and why. ".repeat(14)).unwrap();
    }
    assert!(text.len() > 50_000_000 && text.len() < 64 << 20);
    let folder = Folder::new();
    folder.write("topics.toml", text.as_bytes());
    let most = 300_000_000 + 8 * text.len() as u64;
    for command in [&["check"] as &[&str], &["agenda"], &["add", "Thanks"], &["triage", "--format", "json"]] {
        let start = Instant::now();
        let ended = folder.run_within(most, command);
        let seconds = start.elapsed().as_secs_f32();
        let told = format!("{command:?}: {seconds:.1} s\n");
        std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes()).unwrap();
        assert_eq!(ended.code, 0, "{command:?}: {}", ended.printed.chars().take(300).collect::<String>());
        assert!(seconds < 20.0, "{command:?} takes {seconds} s");
    }
}
