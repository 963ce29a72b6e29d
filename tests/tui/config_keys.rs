//! The config's `[keys]`.

use songsheet::config::{Config, Sources};
use songsheet::keys::actions::ACTIONS;
use songsheet::keys::keymap::Keymap;
use songsheet::tui::Look;
use songsheet::tui::theme::TerminalColours;

#[test]
fn the_keys_of_the_example_config_are_those_without_a_config() {
    let file = Some(concat!(env!("CARGO_MANIFEST_DIR"), "/config.example.toml").into());
    let config = Config::load(&Sources { file, ..Sources::default() }).unwrap();
    let look = Look::of(&config, &TerminalColours::default()).unwrap();
    let default = Keymap::default();
    for entry in ACTIONS {
        assert_eq!(look.keymap.all_shown(entry.action), default.all_shown(entry.action), "{}", entry.name);
    }
}

#[test]
fn keys_that_cannot_be_followed_are_told_with_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    crate::app::write(&file, "[keys]\nundo = [\"u\"]\ndrop = [\"b\"]\nhover = [\"h\"]\n");
    let config = Config::load(&Sources { file: Some(file), ..Sources::default() }).unwrap();
    let problems = Look::of(&config, &TerminalColours::default()).unwrap_err();
    let told: Vec<_> = problems.iter().map(|problem| (problem.line, problem.what.clone())).collect();
    assert_eq!(
        told,
        [
            (3, "[keys] `b` is wanted by `drop` and by `broadcast`".to_owned()),
            (4, "[keys] names an unknown action `hover`".to_owned()),
        ]
    );
}
