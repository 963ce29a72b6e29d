//! The config file as a user writes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::{Path, PathBuf};

use songsheet::config::{Config, Origin, Sources, Spot, Theme};
use songsheet::keys::actions::{ACTIONS, Entry};

/// Loads a config file with this text.
fn load(text: &str) -> Result<Config, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    std::fs::File::create(&file)
        .and_then(|mut f| std::io::Write::write_all(&mut f, text.as_bytes()))
        .unwrap();
    let sources =
        Sources { platform_file: Some(file), home: Some(PathBuf::from("/home/alex")), ..Sources::default() };
    let cut = folder.path().to_string_lossy().into_owned() + "/";
    Config::load(&sources)
        .map_err(|problems| problems.iter().map(|p| p.to_string().replace(&cut, "")).collect())
}

#[test]
fn the_example_is_every_key_at_its_default() {
    let text = include_str!("../config.example.toml");
    let example = load(text).unwrap();
    let default = Config::default();
    assert_eq!(example.presenter.value, default.presenter.value);
    assert_eq!(example.theme.value, default.theme.value);
    assert_eq!(example.routing.value, default.routing.value);
    assert!(example.warnings.is_empty());
    for key in [
        "workspace",
        "presenter",
        "theme",
        "[routing]",
        "confidential_tags",
        "learn",
        "[[routing.rule]]",
        "id",
        "practice",
        "phrases",
        "weight",
        "sensitive",
    ] {
        let stands = |line: &str| line.trim_start_matches("# ").starts_with(key);
        assert!(text.lines().any(stands), "`{key}` is missing");
    }
}

/// The `[keys]` section as the table of actions gives it.
fn key_section() -> String {
    let keys = |keys: &[&str]| keys.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", ");
    let line = |entry: &Entry| format!("{} = [{}]  # {}\n", entry.name, keys(entry.keys), entry.help);
    format!("[keys]\n{}", ACTIONS.iter().map(line).collect::<Vec<_>>().concat())
}

#[test]
fn the_example_has_every_action_with_its_keys() {
    let text = include_str!("../config.example.toml");
    assert!(text.ends_with(&key_section()), "config.example.toml must end with\n{}", key_section());
    let keys = load(text).unwrap().keys;
    assert!(ACTIONS.iter().all(|entry| keys[entry.name].keys.iter().map(|(key, _)| key).eq(entry.keys)));
}

#[test]
fn what_the_example_shows_commented_out_can_be_used() {
    let text = include_str!("../config.example.toml");
    let used: Vec<_> = text
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.contains(" = ") && !rest.contains('`') || rest.starts_with("[[") => rest,
            _ => line,
        })
        .collect();
    let config = load(&used.join("\n")).unwrap();
    assert_eq!(config.workspace.value.as_deref(), Some(Path::new("/home/alex/team")));
    assert_eq!(config.routing.value.rules[0].id, "our-incidents");
}

#[test]
fn later_layers_win_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("c.toml");
    std::fs::File::create(&file)
        .and_then(|mut f| std::io::Write::write_all(&mut f, b"\ntheme = 'dark'\n"))
        .unwrap();
    let mut sources = Sources { file: Some(file), ..Sources::default() };
    let config = Config::load(&sources).unwrap();
    assert_eq!((config.theme.value, config.theme.origin), (Theme::Dark, Origin::File { line: 2 }));
    assert_eq!(config.presenter.origin, Origin::Default);
    sources.environment_theme = Some("mono".into());
    sources.presenter = true;
    let config = Config::load(&sources).unwrap();
    assert_eq!(
        (config.theme.value, config.theme.origin),
        (Theme::Mono, Origin::Environment("SONGSHEET_THEME"))
    );
    assert_eq!((config.presenter.value, config.presenter.origin), (true, Origin::Flag("--presenter")));
}

#[test]
fn a_named_file_must_exist_but_the_usual_one_need_not() {
    let missing = Some(PathBuf::from("/nowhere/c.toml"));
    assert!(Config::load(&Sources { platform_file: missing.clone(), ..Sources::default() }).is_ok());
    let problems = Config::load(&Sources { file: missing, ..Sources::default() }).unwrap_err();
    let told = problems[0].to_string();
    assert_eq!(told, "/nowhere/c.toml: error: there is no such file\n  hint: it was named by --config");
}

#[test]
fn slips_are_told_with_their_place() {
    for (text, told) in [
        (
            "presentr = true",
            "1:1: error: `presentr` is not a key of the config\n  hint: did you mean `presenter`?",
        ),
        (
            "presenter = 'yes'",
            "1:13: error: `presenter` must be true or false, not text\n  hint: write `presenter = true`, without quotes",
        ),
        ("theme = 'drak'", "1:9: error: `theme` cannot be \"drak\"\n  hint: did you mean `dark`?"),
        (
            "[routing]\nconfidential_tag = []",
            "2:1: error: `confidential_tag` is not a key of [routing]\n  hint: did you mean `confidential_tags`?",
        ),
        (
            "[[routing.rule]]\nid = 'x'\nphrases = ['']\npractice = 'colective-learning'",
            "3:12: error: a phrase is empty\n  hint: remove it: it would fit every topic",
        ),
        (
            "[[routing.rule]]\nid = 'x'\nphrases = ['a']\npractice = 'colective-learning'",
            "4:12: error: `practice` cannot be \"colective-learning\"\n  hint: did you mean `collective-learning`?",
        ),
        (
            "[keys]\nadd = 'a'",
            "2:7: error: `add` must be a list of texts, not text\n  hint: write `add = [\"…\", \"…\"]`",
        ),
    ] {
        assert_eq!(load(text).unwrap_err()[0], format!("config.toml:{told}"), "{text}");
    }
    assert_eq!(load("colour = 1").unwrap().warnings.len(), 1);
}

#[test]
fn keys_are_read_as_written() {
    let config = load("[keys]\nundo = ['u', 'ctrl-z']\nquit = []\n").unwrap();
    let undo = &config.keys["undo"];
    let spot = |line, column| Spot { line, column };
    assert_eq!(undo.keys, [("u".to_owned(), spot(2, 9)), ("ctrl-z".to_owned(), spot(2, 14))]);
    assert_eq!(undo.spot, spot(2, 1));
    assert!(config.keys["quit"].keys.is_empty());
}
