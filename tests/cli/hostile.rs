//! Text from files cannot steer the terminal, whichever command shows it.

use crate::harness::User;

const TEAM: &str = r#"[team]
name = "Plat\u001b[31mform"

[[member]]
name = "Da\u202ena"
handle = "dana"
"#;

/// A clear screen, a title change, a bidi override, a tag character, a C1 control, a bell.
const HOSTILE: &str = r"Ou\u001b[2Jtage \u001b]0;x\u0007 \u202egnp \U000E0041 \u009b2J \u200bend";

fn user() -> User {
    let topic = |extra: &str| {
        format!(
            "[[topic]]\ntitle = \"{HOSTILE}\"\nnotes = \"{HOSTILE}\"\ntags = [\"{HOSTILE}\"]\nlink = \"{HOSTILE}\"\n{extra}\n\n"
        )
    };
    let topics = [
        "id = \"aa\"\nroute = \"broadcast\"\nbecause = \"\\u001b[5m\"\ndue = 2026-11-01",
        "id = \"bb\"\nroute = \"private\"\nwith = [\"dana\"]",
        "",
    ];
    User::with(TEAM, &topics.map(topic).concat())
}

fn is_foreign(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}' | '\u{e0000}'..='\u{e0fff}')
}

#[test]
fn no_command_lets_foreign_control_characters_through() {
    let user = user();
    let commands: &[&[&str]] = &[
        &[],
        &["triage"],
        &["triage", "--format", "json"],
        &["why", "aa"],
        &["why", "aa", "--format", "json"],
        &["why", "any \u{202e}text"],
        &["agenda"],
        &["agenda", "team"],
        &["agenda", "dana"],
        &["agenda", "--format", "markdown"],
        &["agenda", "--format", "slack"],
        &["agenda", "--format", "html"],
        &["agenda", "--format", "ics"],
        &["agenda", "--format", "json"],
        &["check"],
        &["done", "tage"],
        &["done", "\u{202e}nothing"],
        &["agenda", "\u{202e}x"],
        &["agenda", "--week", "\u{9b}2J"],
        &["edit", "aa", "\u{9b}2J=1"],
        &["edit", "aa", "kind=\u{9b}2J"],
        &["defer", "aa", "\u{202e}"],
        &["add", "\u{202e}gnp @\u{202e}x"],
        &["add", "\u{202e}gnp"],
        &["call", "aa", "private"],
        &["call", "aa", "broadcast"],
        &["calls"],
        &["calls", "--format", "json"],
        &["why", "bb", "--rule", "practice = \"\u{202e}\", phrases = [\"\u{9b}2J\"]"],
        &["why", "bb", "--rule", "practice = \"trust\", phrases = [\"end\"], id = \"\u{202e}\""],
        &["defer", "aa", "fri"],
        &["done", "bb"],
        &["drop", "aa"],
        &["--dir", "\u{202e}x", "triage"],
        &["--config", "\u{9b}x", "triage"],
    ];
    for command in commands {
        let shown = user.run(command);
        // The lines of a calendar end with both.
        let stdout = shown.stdout.replace("\r\n", "\n");
        let foreign = stdout.chars().chain(shown.stderr.chars()).find(|c| is_foreign(*c));
        assert_eq!(foreign, None, "{command:?}: {shown:?}");
    }
}

#[test]
fn json_keeps_the_text_as_it_is() {
    let shown = user().run(&["triage", "--format", "json"]).stdout;
    let all: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(all[0]["title"], "Ou\u{1b}[2Jtage \u{1b}]0;x\u{7} \u{202e}gnp \u{e0041} \u{9b}2J \u{200b}end");
}

#[test]
fn colours_are_only_the_programs_own() {
    let shown = user().run(&["--color", "always", "triage"]).stdout;
    assert!(shown.contains("\x1b[36m●\x1b[0m"), "{shown:?}");
    let codes: Vec<_> = shown.split('\x1b').skip(1).collect();
    assert!(
        codes.iter().all(|code| code.starts_with("[0m")
            || code.starts_with("[1m")
            || code.starts_with("[2m")
            || code.starts_with("[3")),
        "{codes:?}"
    );
    assert!(shown.contains("<U+001B>[2J"), "{shown:?}");
}
