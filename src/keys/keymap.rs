//! Which key does what where: the defaults of the table of actions, overridden by the config.

use std::collections::HashMap;

use crokey::{KeyCombination, KeyCombinationFormat, OneToThree};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::actions::{ACTIONS, Action, Context, Entry};

/// What every key does in every context.
#[derive(Debug, Clone)]
pub struct Keymap {
    actions: HashMap<(Context, KeyCombination), Action>,
    keys: HashMap<Action, Vec<KeyCombination>>,
}

/// A `[keys]` entry of the config that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeymapError {
    /// No action has this name.
    UnknownAction(String),
    /// This is not the name of a key.
    UnknownKey {
        /// The action that was to get it.
        action: String,
        /// What was written.
        key: String,
    },
    /// Two actions that are possible at the same place have the same key.
    Taken {
        /// The key.
        key: String,
        /// The action that has it.
        by: &'static str,
        /// The action that wants it too.
        wanted: &'static str,
    },
}

impl std::fmt::Display for KeymapError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownAction(name) => write!(f, "[keys] names an unknown action `{name}`"),
            Self::UnknownKey { action, key } => write!(f, "[keys] {action}: `{key}` is not a key"),
            Self::Taken { key, by, wanted } => {
                write!(f, "[keys] `{key}` is wanted by `{wanted}` and by `{by}`")
            }
        }
    }
}

impl std::error::Error for KeymapError {}
impl Keymap {
    /// The keys of the table of actions, with those of the config in their place: pairs of an action's
    /// name and the keys that do it instead of its own. All that cannot be followed is reported.
    pub fn new(overrides: &[(String, Vec<String>)]) -> Result<Self, Vec<KeymapError>> {
        let mut errors = unknown_actions(overrides);
        let mut map = Self { actions: HashMap::new(), keys: HashMap::new() };
        for entry in ACTIONS {
            let own = overrides.iter().find(|(name, _)| name == entry.name).map(|(_, keys)| keys.as_slice());
            map.bind(entry, own, &mut errors);
        }
        if errors.is_empty() { Ok(map) } else { Err(errors) }
    }

    /// What a key does in a context.
    pub fn action(&self, context: Context, key: KeyEvent) -> Option<Action> {
        self.actions.get(&(context, combination(key))).copied()
    }

    /// The first key of an action as it is shown, such as `ctrl-r` or `K`.
    pub fn shown(&self, action: Action) -> String {
        self.keys.get(&action).and_then(|keys| keys.first()).map(|key| show(*key)).unwrap_or_default()
    }

    /// All keys of an action as they are shown.
    pub fn all_shown(&self, action: Action) -> Vec<String> {
        self.keys.get(&action).into_iter().flatten().map(|key| show(*key)).collect()
    }

    fn bind(&mut self, entry: &'static Entry, own: Option<&[String]>, errors: &mut Vec<KeymapError>) {
        let default = || entry.keys.iter().map(|key| (*key).to_owned()).collect();
        for text in own.map_or_else(default, <[String]>::to_vec) {
            let Some(key) = read(&text) else {
                errors.push(KeymapError::UnknownKey { action: entry.name.to_owned(), key: text });
                continue;
            };
            self.keys.entry(entry.action).or_default().push(key);
            for context in entry.contexts {
                self.bind_in(*context, key, entry, errors);
            }
        }
    }

    fn bind_in(
        &mut self,
        context: Context,
        key: KeyCombination,
        entry: &'static Entry,
        errors: &mut Vec<KeymapError>,
    ) {
        let Some(other) = self.actions.insert((context, key), entry.action) else { return };
        let taken = KeymapError::Taken { key: show(key), by: other.entry().name, wanted: entry.name };
        if !errors.contains(&taken) {
            errors.push(taken);
        }
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[]).unwrap_or_else(|_| Self { actions: HashMap::new(), keys: HashMap::new() })
    }
}

fn unknown_actions(overrides: &[(String, Vec<String>)]) -> Vec<KeymapError> {
    let unknown = overrides.iter().filter(|(name, _)| ACTIONS.iter().all(|entry| entry.name != name));
    unknown.map(|(name, _)| KeymapError::UnknownAction(name.clone())).collect()
}

/// The names of keys that have no sign of their own.
pub(super) const KEY_NAMES: [&str; 15] = [
    "enter",
    "esc",
    "tab",
    "space",
    "backspace",
    "delete",
    "insert",
    "home",
    "end",
    "pageup",
    "pagedown",
    "up",
    "down",
    "left",
    "right",
];

/// Whether what was written is the key that is shown like this.
pub(super) fn is_shown_as(written: &str, shown: &str) -> bool {
    read(written).is_some_and(|key| show(key) == shown)
}

/// Reads a key as people write it: `K` is shift and the letter.
fn read(text: &str) -> Option<KeyCombination> {
    let (before, name) =
        text.rfind('-').filter(|at| at + 1 < text.len()).map_or(("", text), |at| text.split_at(at + 1));
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_uppercase() => {
            crokey::parse(&format!("{before}shift-{}", letter.to_ascii_lowercase())).ok()
        }
        (Some(letter), None) if !letter.is_ascii() && before.is_empty() => {
            Some(KeyEvent::from(KeyCode::Char(letter)).into())
        }
        _ => crokey::parse(text).ok(),
    }
}

/// What was pressed. Some terminals report the shift key with `?` and other signs, some do not.
fn combination(mut key: KeyEvent) -> KeyCombination {
    if matches!(key.code, KeyCode::Char(letter) if !letter.is_alphabetic()) {
        key.modifiers.remove(KeyModifiers::SHIFT);
    }
    if key.code == KeyCode::BackTab {
        key = KeyEvent::new(KeyCode::Tab, key.modifiers | KeyModifiers::SHIFT);
    }
    key.into()
}

/// A key as the footer and the help show it: letters as they are typed, other keys by their names.
fn show(key: KeyCombination) -> String {
    let plain = KeyCombinationFormat::default().with_lowercase_modifiers();
    if matches!(key.codes, OneToThree::One(KeyCode::Char(letter)) if letter != ' ') {
        return plain.with_implicit_shift().to_string(key);
    }
    let text = plain.to_string(key).to_lowercase();
    let named = [("up", "↑"), ("down", "↓"), ("left", "←"), ("right", "→")];
    let arrow =
        |text: &str| named.iter().find(|(name, _)| *name == text).map(|(_, arrow)| (*arrow).to_owned());
    arrow(&text).unwrap_or_else(|| text.replace("backtab", "shift-tab"))
}

#[cfg(test)]
mod tests {
    use crokey::key;

    use super::*;

    fn with(name: &str, keys: &[&str]) -> Result<Keymap, Vec<KeymapError>> {
        Keymap::new(&[(name.to_owned(), keys.iter().map(|key| (*key).to_owned()).collect())])
    }

    #[test]
    fn the_default_keys_are_keys_and_each_does_one_thing() {
        assert_eq!(Keymap::new(&[]).err(), None);
    }

    #[test]
    fn keys_are_shown_as_people_type_them() {
        let map = Keymap::default();
        assert_eq!(map.all_shown(Action::Earlier), ["K", "shift-up"]);
        assert_eq!(map.all_shown(Action::NextPane), ["tab", "→", "l"]);
        assert_eq!((map.shown(Action::Redo), map.shown(Action::Help)), ("ctrl-r".into(), "?".into()));
        assert_eq!(map.shown(Action::PreviousPane), "shift-tab");
    }

    #[test]
    fn shift_tab_is_read_as_terminals_send_it() {
        let map = Keymap::default();
        let key = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(map.action(Context::Main, key), Some(Action::PreviousPane));
        assert_eq!(map.action(Context::Form, key), Some(Action::PreviousField));
    }

    #[test]
    fn the_config_moves_a_key() {
        let map = with("drop", &["ctrl-x"]).unwrap();
        assert_eq!(map.action(Context::Main, key!(ctrl - x).into()), Some(Action::Drop));
        assert_eq!(map.action(Context::Main, key!(x).into()), None);
        assert_eq!(map.action(Context::Form, key!(ctrl - x).into()), None);
    }

    #[test]
    fn capital_letters_and_letters_of_other_languages_are_keys() {
        let map = with("drop", &["X", "ctrl-X", "ö", "-"]).unwrap();
        assert_eq!(map.all_shown(Action::Drop), ["X", "ctrl-X", "ö", "Hyphen"]);
        let capital = KeyEvent::new(KeyCode::Char('X'), KeyModifiers::SHIFT);
        assert_eq!(map.action(Context::Main, capital), Some(Action::Drop));
    }

    #[test]
    fn a_sign_is_the_same_key_whether_or_not_shift_is_reported_with_it() {
        let map = Keymap::default();
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            let key = KeyEvent::new(KeyCode::Char('?'), modifiers);
            assert_eq!(map.action(Context::Main, key), Some(Action::Help));
        }
    }

    #[test]
    fn a_key_that_another_action_has_is_refused() {
        let errors = with("drop", &["b"]).unwrap_err();
        assert_eq!(errors, [KeymapError::Taken { key: "b".into(), by: "broadcast", wanted: "drop" }]);
    }

    #[test]
    fn what_is_no_action_or_no_key_is_named() {
        let unknown = with("frobnicate", &["z"]).unwrap_err();
        assert_eq!(unknown.first().unwrap().to_string(), "[keys] names an unknown action `frobnicate`");
        let no_key = with("drop", &["hyperspace"]).unwrap_err();
        assert_eq!(no_key.first().unwrap().to_string(), "[keys] drop: `hyperspace` is not a key");
    }
}
